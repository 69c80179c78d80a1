// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "ui/picture/paint.h"

class QIODevice;

/// The graph as a file or on paper. Text stays text and means nothing: no links, no markup, nothing to run. Any thread;
/// needs a QGuiApplication (the offscreen platform will do).
namespace picture {

struct Sheet
{
    Picture picture;
    Colours colours = Colours::light();
    QFont font; ///< the application font
    double zoom = 1; ///< lowered when the picture would be too large
    QRectF area; ///< scene units; null: everything
    bool transparent = false;
    bool headings = true; ///< heads of columns, in flow
    bool legend = false;
    QString title; ///< one line above the picture; empty: none
};

/// A sheet of a scene by itself, as the command line makes it.
Sheet makeSheet(std::shared_ptr<const graph::Scene> scene, const graph::LayoutResult &layout, bool flow,
                const QFont &font);

/// Size in pixels at scale 1, after the zoom was lowered to fit the limits for `scale`.
QSizeF sheetSize(const Sheet &sheet, double scale = 1);
constexpr int longestSide = 16'384; ///< pixels of a PNG
constexpr qint64 mostPixels = 80'000'000; ///< memory stays below 4 bytes for each

/// `scale`: pixels per unit (1, 2, 3). Fails with BadInput when there is nothing to draw, with Storage when the device
/// does.
base::Status renderPng(const Sheet &sheet, double scale, QIODevice *device);
QImage renderImage(const Sheet &sheet, double scale); ///< null when there is nothing to draw
base::Status renderSvg(const Sheet &sheet, QIODevice *device);
base::Status renderPdf(const Sheet &sheet, QIODevice *device); ///< one page of the size of the picture
/// For printers: as large as it fits into `target`, centred.
void paintSheet(QPainter &painter, const Sheet &sheet, const QRectF &target);

} // namespace picture
