// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/glyph.h"

#include <QPainter>
#include <QPainterPath>
#include <QtMath>

namespace picture {
namespace {

using graph::NodeState;
using graph::Shape;
using graph::Verdict;

constexpr double quarterArc = 90 * 16;

QPolygonF hexagon(const QPointF &centre, double radius)
{
    QPolygonF points;
    for (int i = 0; i < 6; ++i) {
        const double angle = qDegreesToRadians(60.0 * i);
        points << centre + QPointF(radius * qSin(angle), -radius * qCos(angle));
    }
    return points;
}

QPolygonF tag(const QPointF &centre, double s)
{
    return {centre + QPointF(-1.15, -1) * s, centre + QPointF(.42, -1) * s, centre + QPointF(1.3, 0) * s,
            centre + QPointF(.42, 1) * s, centre + QPointF(-1.15, 1) * s};
}

QPainterPath outline(Shape shape, const QPointF &c, double s)
{
    QPainterPath path;
    switch (shape) {
    case Shape::Indicator:
        path.addPolygon(tag(c, s));
        path.closeSubpath();
        break;
    case Shape::Name:
        path.addEllipse(c, s * 1.08, s * 1.08);
        break;
    case Shape::Actor:
        path.addPolygon(hexagon(c, s * 1.25));
        path.closeSubpath();
        break;
    case Shape::Address:
    case Shape::Bundle:
        path.addRoundedRect(QRectF(c.x() - s, c.y() - s, 2 * s, 2 * s), qMax(1.0, s * .28), qMax(1.0, s * .28));
        break;
    }
    return path;
}

QPen line(const QColor &colour, double width, const QList<qreal> &dashes = {})
{
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (!dashes.isEmpty()) {
        QList<qreal> relative; // Qt counts dashes in pen widths
        for (const qreal dash : dashes)
            relative << dash / width;
        pen.setDashPattern(relative);
    }
    return pen;
}

QPen roundLine(const QColor &colour, double width)
{
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void drawBlob(QPainter &p, const QPointF &c, double radius, const QColor &colour)
{
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawEllipse(c, radius, radius);
}

void drawQuestionMark(QPainter &p, const QPointF &c, const QColor &ink, double k)
{
    QPainterPath hook(c + QPointF(-2.2, -2.4) * k);
    hook.arcTo(QRectF(c.x() + (.049 - 2.25) * k, c.y() + (-2.457 - 2.1) * k, 4.5 * k, 4.2 * k), -178.4, -243.7);
    hook.cubicTo(c + QPointF(.3, -.15) * k, c + QPointF(0, .2) * k, c + QPointF(0, 1.0) * k);
    p.setBrush(Qt::NoBrush);
    p.setPen(roundLine(ink, 1.7 * k));
    p.drawPath(hook);
    drawBlob(p, c + QPointF(0, 4.1) * k, 1.1 * k, ink);
}

/// The sign inside: ! malicious, ? suspicious, bar neutral, small dot unknown.
void drawInner(QPainter &p, Verdict verdict, const QPointF &c, const QColor &ink, double k)
{
    switch (verdict) {
    case Verdict::Malicious:
        p.setPen(roundLine(ink, 2 * k));
        p.drawLine(c + QPointF(0, -4) * k, c + QPointF(0, .4) * k);
        drawBlob(p, c + QPointF(0, 3.9) * k, 1.15 * k, ink);
        break;
    case Verdict::Suspicious:
        drawQuestionMark(p, c, ink, k);
        break;
    case Verdict::Neutral:
        p.setPen(roundLine(ink, 2 * k));
        p.drawLine(c + QPointF(-3, 0) * k, c + QPointF(3, 0) * k);
        break;
    case Verdict::Unknown:
        drawBlob(p, c, 1.5 * k, ink);
        break;
    }
}

void drawActor(QPainter &p, const QPointF &c, const Glyph &g, const Colours &colours, const QFont &font)
{
    const double s = halfHeight(g.shape, g.level);
    p.setPen(line(colours.actor, 1.5));
    p.setBrush(colours.actor);
    p.drawPath(outline(g.shape, c, s));
    if (g.level < Level::Mark || g.score < 0)
        return;
    QFont bold(font);
    bold.setPixelSize(qRound(s * (g.score > 99 ? .86 : 1.02)));
    bold.setWeight(QFont::Bold);
    p.setFont(bold);
    p.setPen(colours.onActor);
    p.drawText(QRectF(c.x() - 20, c.y() - 20, 40, 40), Qt::AlignCenter, QString::number(g.score));
}

void drawBundle(QPainter &p, const QPointF &c, const Glyph &g, const Colours &colours)
{
    const double s = halfHeight(g.shape, g.level);
    const bool small = g.level <= Level::Dot;
    const double radius = small ? 1.6 : 2.4;
    const QList<QPointF> stack
        = small ? QList<QPointF>{{2.2, -2.2}, {0, 0}} : QList<QPointF>{{3, -2.4}, {1.5, -1.2}, {0, 0}};
    p.setPen(line(colours.unknown, small ? 1.25 : 1.5));
    p.setBrush(groundColour(g.ground, colours));
    for (const QPointF &shift : stack)
        p.drawRoundedRect(QRectF(-s * .95, -s * .85, s * 1.9, s * 1.7).translated(c + shift), radius, radius);
    if (small)
        return;
    p.setPen(roundLine(colours.muted, 1.5));
    p.drawLine(c + QPointF(-3, 0), c + QPointF(3, 0));
    p.drawLine(c + QPointF(0, -3), c + QPointF(0, 3));
}

void drawHeld(QPainter &p, const QPointF &c, const Glyph &g, const Colours &colours)
{
    const bool small = g.level <= Level::Dot;
    const double k = halfHeight(g.shape, g.level) / 7.6;
    p.setPen(line(colours.unknown, small ? 1.4 : 1.6));
    p.setBrush(groundColour(g.ground, colours));
    p.drawPath(outline(g.shape, c, halfHeight(g.shape, g.level)));
    if (small) {
        p.setPen(line(colours.unknown, 1.6));
        p.drawLine(c + QPointF(-3.1, 0), c + QPointF(3.1, 0));
        return;
    }
    p.setPen(roundLine(colours.muted, 2 * k));
    const double shift = g.shape == Shape::Indicator ? -.8 * k : 0;
    for (const double x : {-2.3, 2.3})
        p.drawLine(c + QPointF(x * k + shift, -3.4 * k), c + QPointF(x * k + shift, 3.4 * k));
}

void drawWaiting(QPainter &p, const QPointF &c, const Glyph &g, const Colours &colours)
{
    const bool small = g.level <= Level::Dot;
    p.setPen(line(colours.unknown, 1.4, small ? QList<qreal>{2, 2} : QList<qreal>{2.5, 2.5}));
    p.setBrush(groundColour(g.ground, colours));
    p.drawPath(outline(g.shape, c, halfHeight(g.shape, g.level)));
}

void drawIncomplete(QPainter &p, const QPointF &c, const Glyph &g, const Colours &colours)
{
    const double s = halfHeight(g.shape, g.level);
    const bool small = g.level <= Level::Dot;
    const QColor ground = groundColour(g.ground, colours);
    const QColor &mark = colours.mark(g.verdict);
    const QPainterPath shape = outline(g.shape, c, s);
    p.setPen(line(mark, 1.5, small ? QList<qreal>{2, 1.6} : QList<qreal>{3, 2.2}));
    p.setBrush(ground);
    p.drawPath(shape);
    QPainterPath left;
    left.addRect(QRectF(c.x() - 24, c.y() - 24, 24, 48));
    QPainterPathStroker stroker(QPen(Qt::black, 1.5));
    p.fillPath(shape.united(stroker.createStroke(shape)).intersected(left), mark);
    if (small)
        return;
    const QRectF pill(c.x() + 2, c.y() - s - 4.5, 13, 7.4);
    p.setPen(line(ground, 1.4));
    p.setBrush(colours.text);
    p.drawRoundedRect(pill, 3.7, 3.7);
    for (int i = 0; i < 3; ++i)
        drawBlob(p, pill.topLeft() + QPointF(3.3 + 3.2 * i, 3.7), 1, ground);
}

void drawNormal(QPainter &p, const QPointF &c, const Glyph &g, const Colours &colours)
{
    const double s = halfHeight(g.shape, g.level);
    const bool small = g.level <= Level::Dot;
    const QColor &mark = colours.mark(g.verdict);
    const QPointF inner = c - QPointF(g.shape == Shape::Indicator ? .8 * s / 7.6 : 0, 0);
    if (g.verdict == Verdict::Malicious || g.verdict == Verdict::Suspicious) {
        p.setPen(line(mark, small ? .8 : 1.5));
        p.setBrush(mark);
        p.drawPath(outline(g.shape, c, s));
        if (!small)
            drawInner(p, g.verdict, inner, colours.onMark(g.verdict), s / 7.6);
        else if (g.verdict == Verdict::Suspicious)
            drawBlob(p, c, 1.7, groundColour(g.ground, colours));
        return;
    }
    p.setPen(line(mark, small ? 1.4 : 1.7));
    p.setBrush(g.verdict == Verdict::Neutral ? colours.neutralTint : groundColour(g.ground, colours));
    p.drawPath(outline(g.shape, c, small ? s * .82 : s));
    if (!small)
        drawInner(p, g.verdict, inner, mark, s / 7.6);
}

void drawCorners(QPainter &p, const QPointF &c, const Glyph &g, const Colours &colours)
{
    const double s = halfHeight(g.shape, g.level);
    const bool small = g.level <= Level::Dot;
    const QColor ground = groundColour(g.ground, colours);
    if (g.evidence) {
        p.setPen(line(ground, 1.4));
        p.setBrush(colours.actor);
        p.drawPolygon(hexagon(c + QPointF(s, s) * .92, small ? 2.6 : 4.6));
    }
    p.setPen(line(ground, 1.2));
    p.setBrush(colours.text);
    if (g.note && !small)
        p.drawRect(QRectF(c.x() - s - 3, c.y() + s - 3, 6, 6));
    if (g.mark != graph::Mark::None) // in the place of the dot of moved ones
        drawMark(p, c - QPointF(s, s) * (small ? .9 : 1.05), g.mark, small ? 3.4 : 5.2, ground, colours);
    else if (g.moved && !small)
        p.drawEllipse(c - QPointF(s, s) * .95, 2.6, 2.6);
}

/// What was there before and is not now: its outline, faint.
void drawGone(QPainter &p, const QPointF &c, const Glyph &g, const Colours &colours)
{
    const bool small = g.level <= Level::Dot;
    p.setPen(line(colours.muted, 1.3, small ? QList<qreal>{1.5, 1.5} : QList<qreal>{1.5, 2}));
    p.setBrush(groundColour(g.ground, colours));
    p.drawPath(outline(g.shape, c, halfHeight(g.shape, g.level)));
    if (!small && g.shape != Shape::Actor)
        drawInner(p, g.verdict, c - QPointF(g.shape == Shape::Indicator ? .8 : 0, 0), colours.muted,
                  halfHeight(g.shape, g.level) / 7.6);
}

} // namespace

Glyph Glyph::of(const graph::Node &node, Level level, Ground ground)
{
    Glyph glyph{node.shape, node.verdict, node.state, level, ground, node.evidence, node.note, node.moved, -1, node.mark};
    if (node.shape == Shape::Actor) {
        glyph.score = node.score;
        glyph.evidence = false;
        glyph.verdict = Verdict::Unknown;
    }
    return glyph;
}

quint64 Glyph::key() const
{
    return quint64(shape) | quint64(verdict) << 4 | quint64(state) << 8 | quint64(level) << 12 | quint64(ground) << 16
        | quint64(evidence) << 20 | quint64(note) << 21 | quint64(moved) << 22 | quint64(quint16(score)) << 24
        | quint64(mark) << 40;
}

double halfHeight(Shape shape, Level level)
{
    const bool actor = shape == Shape::Actor;
    switch (level) {
    case Level::Speck:
        return actor ? 6 : 1.5;
    case Level::Dot:
        return actor ? 6 : 4.2;
    case Level::Mark:
        return actor ? 9.2 : 7.6;
    case Level::Big:
        break;
    }
    return actor ? 12.8 : 11;
}

double reachLeft(Shape shape, Level level)
{
    const double s = halfHeight(shape, level);
    return shape == Shape::Indicator ? 1.15 * s : shape == Shape::Actor ? 1.083 * s : 1.08 * s;
}

double reachRight(Shape shape, Level level)
{
    const double s = halfHeight(shape, level);
    return shape == Shape::Indicator ? 1.3 * s : shape == Shape::Bundle ? s + 2.5 : 1.083 * s;
}

QRectF glyphBox(const Glyph &g)
{
    const double s = halfHeight(g.shape, g.level) + 1;
    QRectF box(-reachLeft(g.shape, g.level) - 1, -s, reachLeft(g.shape, g.level) + reachRight(g.shape, g.level) + 2,
               2 * s);
    if (g.shape == Shape::Actor)
        box.adjust(0, -s * .25, 0, s * .25);
    if (g.shape == Shape::Bundle)
        box.adjust(0, -1, 1, 0);
    if (g.level <= Level::Dot) {
        const double badge = g.mark != graph::Mark::None ? -4 : 0;
        return box.adjusted(badge, badge, g.evidence ? 3 : 0, g.evidence ? 3 : 0);
    }
    if (g.evidence)
        box.adjust(0, 0, 5, 5);
    if (g.state == NodeState::Incomplete)
        box |= QRectF(1, -s - 5, 16, 9);
    if (g.note)
        box.adjust(-4, 0, 0, 4);
    if (g.moved)
        box.adjust(-3, -3, 0, 0);
    if (g.mark != graph::Mark::None)
        box.adjust(-6, -6, 0, 0);
    return box;
}

QColor groundColour(Ground ground, const Colours &colours)
{
    return ground == Ground::Plate ? colours.accentTint : ground == Ground::Card ? colours.raised : colours.canvas;
}

QColor markColour(graph::Mark mark, const Colours &colours)
{
    switch (mark) {
    case graph::Mark::Added:
        return colours.ok;
    case graph::Mark::Changed:
        return colours.accent;
    case graph::Mark::Gone:
    case graph::Mark::None:
        break;
    }
    return colours.text;
}

void drawMark(QPainter &painter, const QPointF &centre, graph::Mark mark, double radius, const QColor &ground,
              const Colours &colours)
{
    // Shapes differ as well as signs and colours: round is new, a diamond has changed, a square is gone.
    const double k = radius / 5.2, r = radius;
    painter.setPen(line(ground, 1.2));
    painter.setBrush(markColour(mark, colours));
    if (mark == graph::Mark::Added)
        painter.drawEllipse(centre, r, r);
    else if (mark == graph::Mark::Gone)
        painter.drawRect(QRectF(centre.x() - r * .92, centre.y() - r * .92, r * 1.84, r * 1.84));
    else
        painter.drawPolygon(QPolygonF{centre + QPointF(0, -r * 1.25), centre + QPointF(r * 1.25, 0),
                                      centre + QPointF(0, r * 1.25), centre + QPointF(-r * 1.25, 0)});
    const QColor ink = mark == graph::Mark::Gone ? ground : colours.accentText;
    painter.setPen(roundLine(ink, 1.5 * k));
    if (mark == graph::Mark::Changed) {
        painter.drawLine(centre + QPointF(-2.4, -1.3) * k, centre + QPointF(2.4, -1.3) * k);
        painter.drawLine(centre + QPointF(-2.4, 1.3) * k, centre + QPointF(2.4, 1.3) * k);
        return;
    }
    painter.drawLine(centre + QPointF(-2.7, 0) * k, centre + QPointF(2.7, 0) * k);
    if (mark == graph::Mark::Added)
        painter.drawLine(centre + QPointF(0, -2.7) * k, centre + QPointF(0, 2.7) * k);
}

void drawGlyph(QPainter &painter, const QPointF &centre, const Glyph &glyph, const Colours &colours, const QFont &font)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (glyph.mark == graph::Mark::Gone && glyph.level > Level::Speck && glyph.shape != Shape::Bundle)
        drawGone(painter, centre, glyph, colours);
    else if (glyph.shape == Shape::Actor)
        drawActor(painter, centre, glyph, colours, font);
    else if (glyph.shape == Shape::Bundle)
        drawBundle(painter, centre, glyph, colours);
    else if (glyph.state == NodeState::Held)
        drawHeld(painter, centre, glyph, colours);
    else if (glyph.state == NodeState::Queued || glyph.state == NodeState::Asking)
        drawWaiting(painter, centre, glyph, colours);
    else if (glyph.state == NodeState::Incomplete)
        drawIncomplete(painter, centre, glyph, colours);
    else
        drawNormal(painter, centre, glyph, colours);
    drawCorners(painter, centre, glyph, colours);
}

void drawAskingArc(QPainter &painter, const QPointF &centre, Shape shape, Level level, const Colours &colours, int step)
{
    const double r = halfHeight(shape, level) + 3.4;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(roundLine(colours.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r), -step * 36 * 16, int(quarterArc));
}

void drawRing(QPainter &painter, const QPointF &centre, Shape shape, Level level, Ring ring, const Colours &colours)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    double s = halfHeight(shape, level) + (level <= Level::Dot ? 2.6 : 3.6);
    switch (ring) {
    case Ring::Selected:
        painter.setPen(line(colours.accent, 2));
        break;
    case Ring::Hover:
        painter.setPen(line(colours.text, 1));
        break;
    case Ring::Found:
        painter.setPen(line(colours.accent, 2, {4, 2.5}));
        break;
    case Ring::FoundCurrent:
        s += 2;
        painter.setPen(line(colours.accent, 3, {4, 2.5}));
        break;
    }
    painter.drawPath(outline(shape, centre, s));
}

} // namespace picture
