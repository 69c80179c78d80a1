// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/paint.h"

#include "ui/picture/edges.h"
#include "ui/picture/words.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QtMath>

namespace picture {
namespace {

using graph::Node;
using graph::NodeState;
using graph::Shape;

void paintCard(QPainter &p, const Node &node, const Look &look, bool selected, const PaintOptions &options)
{
    const Colours &colours = options.colours;
    const bool accent = look.lit || selected;
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(accent ? colours.accent : colours.border, selected ? 2 : 1));
    p.setBrush(colours.raised);
    p.drawRoundedRect(look.box.translated(.5, .5), 6, 6);
    const double left = look.at.x() + (node.shape == Shape::Actor ? 23 : 16);
    const QFontMetricsF strong(options.fonts.strong), small(options.fonts.small);
    const double top = look.box.center().y() - (strong.height() + small.height()) / 2;
    p.setLayoutDirection(Qt::LeftToRight);
    p.setFont(options.fonts.strong);
    p.setPen(colours.text);
    p.drawText(QPointF(left, qRound(top + strong.ascent())), elided(nodeLabel(node)));
    p.setFont(options.fonts.small);
    const double baseline = qRound(top + strong.height() + small.ascent());
    const QString verdict = verdictLine(node);
    p.setPen(verdict.isEmpty() || node.state == NodeState::Held ? colours.muted : colours.words(node.verdict));
    p.drawText(QPointF(left, baseline), verdict);
    p.setPen(colours.muted);
    p.drawText(QPointF(left + small.horizontalAdvance(verdict), baseline), cardLine(node).mid(verdict.size()));
}

void paintPlate(QPainter &p, const Look &look, const Colours &colours)
{
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(colours.accent, 1));
    p.setBrush(colours.accentTint);
    p.drawRoundedRect(QRectF(qRound(look.box.left()) + .5, qRound(look.box.top()) + .5, qRound(look.box.width()),
                             qRound(look.box.height())),
                      5, 5);
}

/// Far out: squares of three pixels, one call per colour.
void paintSpecks(QPainter &p, const Picture &picture, const Plan &plan, const Colours &colours)
{
    const QList<Node> &nodes = picture.scene->nodes;
    p.setRenderHint(QPainter::Antialiasing, false);
    p.setPen(Qt::NoPen);
    QList<QRectF> squares;
    QColor current;
    const auto flush = [&] {
        p.setBrush(current);
        p.drawRects(squares.constData(), int(squares.size()));
        squares.clear();
    };
    for (const Look &look : plan.looks) {
        const Node &node = nodes[look.node];
        if (node.shape == Shape::Actor)
            continue;
        const QColor &colour = look.lit ? colours.accent : colours.mark(node.verdict);
        if (colour != current && !squares.isEmpty())
            flush();
        current = colour;
        const double size = look.lit ? 4 : node.shape == Shape::Indicator ? 4 : 3;
        squares.append(QRectF(qRound(look.at.x() - size / 2), qRound(look.at.y() - size / 2), size, size));
    }
    flush();
}

void paintNodes(QPainter &p, const Picture &picture, const Plan &plan, const PaintOptions &options)
{
    const bool specks = levelAt(plan.view.zoom, picture.flow) == Level::Speck;
    if (specks)
        paintSpecks(p, picture, plan, options.colours);
    for (const Look &look : plan.looks) {
        const Node &node = picture.scene->nodes[look.node];
        if (specks && node.shape != Shape::Actor)
            continue;
        if (look.card)
            paintCard(p, node, look, picture.selected.contains(look.node), options);
        else if (!look.box.isNull())
            paintPlate(p, look, options.colours);
        paintGlyph(p, look.at, Glyph::of(node, look.level, look.ground()), options);
        if (node.state == NodeState::Asking && options.askingArcs)
            drawAskingArc(p, look.at, node.shape, look.level, options.colours);
    }
}

void paintPills(QPainter &p, const Plan &plan, const PaintOptions &options)
{
    p.setRenderHint(QPainter::Antialiasing);
    p.setFont(options.fonts.small);
    for (const Pill &pill : plan.pills) {
        p.setPen(QPen(pill.lit ? options.colours.accent : options.colours.border, 1));
        p.setBrush(options.colours.canvas);
        p.drawRoundedRect(pill.box, 3, 3);
        p.setPen(pill.lit ? options.colours.accent : options.colours.muted);
        p.drawText(pill.box, Qt::AlignCenter | Qt::TextSingleLine, pill.text);
    }
}

} // namespace

void paintGlyph(QPainter &painter, const QPointF &at, const Glyph &glyph, const PaintOptions &options)
{
    if (!options.sprites) {
        drawGlyph(painter, at, glyph, options.colours, options.fonts.base);
        return;
    }
    const Sprites::Sprite &sprite = options.sprites->sprite(glyph);
    const QPoint corner = QPoint(qFloor(at.x() * options.ratio), qFloor(at.y() * options.ratio)) - sprite.centre;
    const QTransform before = painter.worldTransform();
    painter.resetTransform();
    painter.drawImage(corner, sprite.image);
    painter.setWorldTransform(before);
}

void paintLabel(QPainter &painter, const Label &label, const PaintOptions &options)
{
    if (!options.labels) {
        drawLabel(painter, label, options.fonts, options.colours, label.ground == Ground::Canvas && options.ground);
        return;
    }
    const QTransform before = painter.worldTransform();
    painter.resetTransform();
    painter.drawImage(QPoint(qRound(label.box.left() * options.ratio), qRound(label.box.top() * options.ratio)),
                      options.labels->image(label));
    painter.setWorldTransform(before);
}

void paint(QPainter &painter, const Picture &picture, const Plan &plan, const PaintOptions &options)
{
    if (options.sprites)
        options.sprites->prepare(options.colours, options.fonts.base, options.ratio);
    if (options.labels)
        options.labels->prepare(options.colours, options.fonts, options.ratio);
    if (options.ground)
        painter.fillRect(QRectF(QPointF(), plan.view.size), options.colours.canvas);
    paintEdges(painter, picture, plan, options.colours, options.ratio);
    paintNodes(painter, picture, plan, options);
    const qsizetype end = options.looseLabels ? plan.labels.size() : plan.platedLabels;
    for (qsizetype i = 0; i < end; ++i)
        paintLabel(painter, plan.labels[i], options);
    paintPills(painter, plan, options);
}

void paint(QPainter &painter, const Picture &picture, const View &view, const PaintOptions &options)
{
    paint(painter, picture, makePlan(picture, view, LabelRuler(options.fonts)), options);
}

} // namespace picture
