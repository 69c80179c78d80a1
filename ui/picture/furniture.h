// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/paint.h"

#include <QImage>

/// What stands around the graph: heads of columns, legend, minimap.
namespace picture {

constexpr double legendHeight = 30, headingHeight = 32;
constexpr QSize minimapSize{126, 62};

/// Heads of the columns of *flow* at y = 0 … headingHeight; `ground` of the options keeps them readable over the graph.
void paintHeadings(QPainter &painter, const Picture &picture, const View &view, const PaintOptions &options);

/// One line with every sign, as far as it fits.
void paintLegend(QPainter &painter, const QRectF &box, const PaintOptions &options);

/// The whole scene, tiny.
struct Minimap
{
    QImage image;
    double scale = 0; ///< pixels per scene unit; 0: nothing to show
    QPointF shift; ///< pixel = scene * scale + shift

    QPointF toPixels(const QPointF &scene) const { return scene * scale + shift; }
    QPointF toScene(const QPointF &pixels) const { return scale > 0 ? (pixels - shift) / scale : QPointF(); }
};
Minimap makeMinimap(const Picture &picture, const Colours &colours, qreal ratio);

} // namespace picture
