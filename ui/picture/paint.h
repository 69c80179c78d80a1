// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/colours.h"
#include "ui/picture/fonts.h"
#include "ui/picture/plan.h"
#include "ui/picture/sprites.h"

class QPainter;

/// The one paint routine, for the screen and for every file.
namespace picture {

struct PaintOptions
{
    Colours colours = Colours::light();
    Fonts fonts;
    /// Marks and words as ready pixels: the painter stands on an image and its transformation is a scale by `ratio`
    /// alone. Both null: everything as vectors.
    Sprites *sprites = nullptr;
    LabelImages *labels = nullptr;
    qreal ratio = 1;
    bool ground = true; ///< fill the view with the canvas first
    bool looseLabels = true; ///< false: words on the canvas are left to the caller (those on plates and cards are not)
    bool askingArcs = true;
    bool compared = false; ///< the legend tells the marks of a comparison
};

/// Paints the view of the plan at (0, 0). Any thread.
void paint(QPainter &painter, const Picture &picture, const Plan &plan, const PaintOptions &options);
/// Plans and paints in one go.
void paint(QPainter &painter, const Picture &picture, const View &view, const PaintOptions &options);

/// A mark as sprite or vector, whichever the options say.
void paintGlyph(QPainter &painter, const QPointF &at, const Glyph &glyph, const PaintOptions &options);
void paintLabel(QPainter &painter, const Label &label, const PaintOptions &options);

} // namespace picture
