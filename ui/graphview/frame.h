// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/furniture.h"
#include "ui/picture/plan.h"

#include <QFont>
#include <QImage>

namespace ui {

/// What shall be painted. Values that cost nothing to copy.
struct FrameRequest
{
    picture::Picture picture;
    quint64 pictureSerial = 0;
    QList<picture::Way> ways; ///< to be lit
    quint64 litSerial = 0; ///< of ways and selection
    QList<graph::NodeKey> selection;
    QList<quint8> lifted; ///< see picture::Picture
    quint64 liftSerial = 0;
    picture::View view; ///< with the margin around what the widget shows
    picture::Colours colours;
    picture::Fonts fonts;
    qreal ratio = 1;
};

/// What was painted for it.
struct Frame
{
    FrameRequest request;
    QImage image; ///< device pixels, device pixel ratio set
    picture::Picture picture; ///< lit
    picture::Plan plan;
    QList<QImage> labels; ///< parallel to plan.labels from plan.platedLabels on
    picture::Minimap minimap;
    double tookMs = 0;
    bool isNull() const { return image.isNull(); }
};

} // namespace ui
