// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/furniture.h"

#include "ui/picture/words.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QtMath>

namespace picture {
namespace {

using graph::NodeState;
using graph::Shape;
using graph::Verdict;

constexpr qsizetype minimapEdges = 3000; ///< more would only blacken it
constexpr double headingGap = 8;
constexpr double legendScale = .78; ///< signs are a little smaller than in the graph

struct Entry
{
    Glyph glyph;
    QString words;
};

QList<Entry> legendEntries(bool compared)
{
    const auto kind = [](Shape shape) {
        Glyph glyph;
        glyph.shape = shape;
        return Entry{glyph, kindWord(shape)};
    };
    const auto verdict = [](Verdict value) {
        Glyph glyph;
        glyph.verdict = value;
        return Entry{glyph, verdictWord(value)};
    };
    const auto state = [](NodeState value) {
        Glyph glyph;
        glyph.state = value;
        return Entry{glyph, stateWord(value)};
    };
    const auto mark = [](graph::Mark value) {
        Glyph glyph;
        glyph.mark = value;
        return Entry{glyph, markWord(value)};
    };
    Entry actor = kind(Shape::Actor);
    QList<Entry> entries;
    if (compared) // first: the rest is cut off where there is no room
        entries = {mark(graph::Mark::Added), mark(graph::Mark::Changed), mark(graph::Mark::Gone)};
    return entries + QList<Entry>{
        kind(Shape::Indicator),       kind(Shape::Address),         kind(Shape::Name),         actor,
        verdict(Verdict::Malicious),  verdict(Verdict::Suspicious), verdict(Verdict::Neutral), state(NodeState::Held),
        state(NodeState::Incomplete), kind(Shape::Bundle)};
}

/// Where the head of the next column begins.
double nextColumn(const Picture &picture, const View &view, double x)
{
    double next = 1e9;
    for (const graph::LayoutResult::Column &column : picture.columns) {
        if (column.x > x)
            next = qMin(next, view.toPixels({column.x, 0}).x() - (column.actors ? 23 : 12) - headingGap);
    }
    return next;
}

double dotSize(Shape shape, Verdict verdict)
{
    if (shape == Shape::Actor)
        return 5;
    return shape == Shape::Indicator || verdict >= Verdict::Suspicious ? 3 : 2;
}

} // namespace

void paintHeadings(QPainter &painter, const Picture &picture, const View &view, const PaintOptions &options)
{
    if (!picture.flow || picture.columns.isEmpty() || picture.positions.isEmpty())
        return;
    if (options.ground)
        painter.fillRect(QRectF(0, 0, view.size.width(), headingHeight), options.colours.canvas);
    painter.setFont(options.fonts.small);
    painter.setPen(options.colours.muted);
    const QFontMetricsF metrics(options.fonts.small);
    double taken = -1e9;
    for (const graph::LayoutResult::Column &column : picture.columns) {
        QString words = columnWord(column.hops, column.actors);
        const double x = qRound(view.toPixels({column.x, 0}).x() - (column.actors ? 23 : 12));
        // Where columns are narrow the bare number has to do.
        if (!column.actors && x + metrics.horizontalAdvance(words) > nextColumn(picture, view, column.x))
            words = QString::number(column.hops);
        if (x < taken)
            continue;
        painter.drawText(QPointF(x, qRound(headingHeight * .66)), words);
        taken = x + metrics.horizontalAdvance(words) + headingGap;
    }
}

void paintLegend(QPainter &painter, const QRectF &box, const PaintOptions &options)
{
    const Colours &colours = options.colours;
    if (options.ground)
        painter.fillRect(box, colours.canvas);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colours.border, 1));
    painter.drawLine(QPointF(box.left(), box.top() + .5), QPointF(box.right(), box.top() + .5));
    const QFontMetricsF metrics(options.fonts.small);
    const double middle = box.top() + box.height() / 2;
    const QList<Entry> entries = legendEntries(options.compared);
    double words = 0;
    for (const Entry &entry : entries)
        words += metrics.horizontalAdvance(entry.words) + 21;
    // In a small window the entries move together before the last ones are left out.
    const double gap = qBound(7.0, (box.width() - 14 - 8 - 4 - words) / double(qMax(1, int(entries.size()) - 1)), 17.0);
    double x = box.left() + 14;
    for (const Entry &entry : entries) {
        const double width = metrics.horizontalAdvance(entry.words);
        if (x + 21 + width > box.right() - 8)
            break;
        painter.save();
        painter.translate(x + 8, middle);
        painter.scale(legendScale, legendScale);
        drawGlyph(painter, {}, entry.glyph, colours, options.fonts.base);
        painter.restore();
        painter.setFont(options.fonts.small);
        painter.setPen(colours.muted);
        if (entry.glyph.state == NodeState::Incomplete)
            x += 4; // its corner reaches out
        painter.drawText(QPointF(qRound(x + 21), qRound(middle + (metrics.ascent() - metrics.descent()) / 2)),
                         entry.words);
        x += 21 + width + gap;
    }
}

Minimap makeMinimap(const Picture &picture, const Colours &colours, qreal ratio)
{
    Minimap map;
    map.image = QImage(minimapSize * ratio, QImage::Format_RGB32);
    map.image.fill(colours.base);
    map.image.setDevicePixelRatio(ratio);
    if (picture.positions.isEmpty())
        return map;
    const QRectF all = bounds(picture);
    const QSizeF inner(minimapSize.width() - 20, minimapSize.height() - 16);
    map.scale = qMin(inner.width() / qMax(1.0, all.width()), inner.height() / qMax(1.0, all.height()));
    map.scale = qMin(map.scale, .2);
    map.shift = QPointF(minimapSize.width() / 2.0, minimapSize.height() / 2.0) - all.center() * map.scale;
    QPainter painter(&map.image);
    const QList<graph::Edge> &edges = picture.scene->edges;
    const qsizetype step = qMax<qsizetype>(1, edges.size() / minimapEdges);
    painter.setRenderHint(QPainter::Antialiasing, edges.size() < 500);
    const auto line = [&](qsizetype i) {
        painter.drawLine(map.toPixels(picture.positions[edges[i].a]), map.toPixels(picture.positions[edges[i].b]));
    };
    painter.setPen(QPen(edges.size() < 500 ? colours.edge : colours.edgeDense, 1 / ratio));
    for (qsizetype i = 0; i < edges.size(); i += step)
        line(i);
    painter.setPen(QPen(colours.accent, 1.2));
    for (qsizetype i = 0; i < edges.size() && picture.isLit(); ++i) {
        if (picture.isEdgeLit(qint32(i)))
            line(i);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype i = 0; i < picture.positions.size(); ++i) {
        const graph::Node &node = picture.scene->nodes[i];
        const double size = dotSize(node.shape, node.verdict) - (picture.positions.size() > 500 ? 1 : 0);
        const QPointF at = map.toPixels(picture.positions[i]);
        painter.fillRect(QRectF(at.x() - size / 2, at.y() - size / 2, size, size),
                         node.shape == Shape::Actor ? colours.actor : colours.mark(node.verdict));
    }
    return map;
}

} // namespace picture
