// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/scene.h"
#include "ui/picture/colours.h"

#include <QFont>
#include <QPointF>
#include <QRectF>

class QPainter;

/// The marks of the graph. Shape tells the kind, fill and inner mark tell the verdict, corners tell the rest. Sizes are
/// device-independent pixels and do not follow the zoom.
namespace picture {

enum class Level : quint8 {
    Speck, ///< 3 px squares; only actors keep a shape
    Dot, ///< 8 px, no inner mark
    Mark, ///< 16 px
    Big, ///< 22 px: cards, actors in free layouts
};

enum class Ground : quint8 { Canvas, Plate, Card }; ///< what the mark stands on: shows through hollow marks

struct Glyph
{
    graph::Shape shape = graph::Shape::Name;
    graph::Verdict verdict = graph::Verdict::Unknown;
    graph::NodeState state = graph::NodeState::Normal;
    Level level = Level::Mark;
    Ground ground = Ground::Canvas;
    bool evidence = false, note = false, moved = false;
    qint16 score = -1; ///< actors only; not drawn below Mark
    graph::Mark mark = graph::Mark::None; ///< of a comparison: a badge at the upper left; what is gone is hollow

    static Glyph of(const graph::Node &node, Level level, Ground ground = Ground::Canvas);
    quint64 key() const; ///< equal keys draw alike
    bool operator==(const Glyph &) const = default;
};

enum class Ring : quint8 { Selected, Hover, Found, FoundCurrent };

double halfHeight(graph::Shape shape, Level level);
/// Where the outline ends to either side of the centre; lines and labels start there.
double reachLeft(graph::Shape shape, Level level);
double reachRight(graph::Shape shape, Level level);
/// Everything the mark may cover, corners included, around (0, 0).
QRectF glyphBox(const Glyph &glyph);

QColor groundColour(Ground ground, const Colours &colours);

/// The badge of a comparison by itself: + new, − gone, two bars changed.
void drawMark(QPainter &painter, const QPointF &centre, graph::Mark mark, double radius, const QColor &ground,
              const Colours &colours);
QColor markColour(graph::Mark mark, const Colours &colours);

/// Draws as vectors; antialiasing is set here. `font` is only used for the score. The arc of an asking host is not part
/// of the mark (it turns): see drawAskingArc.
void drawGlyph(QPainter &painter, const QPointF &centre, const Glyph &glyph, const Colours &colours, const QFont &font);
/// A quarter circle outside the mark; `step` of 10 turns it.
void drawAskingArc(QPainter &painter, const QPointF &centre, graph::Shape shape, Level level, const Colours &colours,
                   int step = 0);
void drawRing(QPainter &painter, const QPointF &centre, graph::Shape shape, Level level, Ring ring,
              const Colours &colours);

} // namespace picture
