// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/edges.h"

#include "ui/picture/glyph.h"
#include "ui/picture/route.h"

#include <QPainter>
#include <QPen>
#include <QtMath>

#include <algorithm>

namespace picture {
namespace {

using graph::Edge;
using graph::EdgeKind;

/// Edges that share a pen are drawn in one call.
struct Batch
{
    QPen pen;
    QList<QLineF> lines;
    QPainterPath curves;
};

enum class Stroke : quint8 { Solid, Alias, Other };

Stroke strokeOf(const QString &type)
{
    if (type.isEmpty() || type == u"A" || type == u"AAAA")
        return Stroke::Solid;
    return type == u"CNAME" ? Stroke::Alias : Stroke::Other;
}

QList<qreal> dashes(Stroke stroke)
{
    return stroke == Stroke::Alias ? QList<qreal>{7, 3} : stroke == Stroke::Other ? QList<qreal>{2, 3} : QList<qreal>{};
}

double claimWidth(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::IndicatorList:
        return 2.5;
    case EdgeKind::ProfileLink:
        return 2;
    case EdgeKind::Rule:
        return 1.5;
    case EdgeKind::Mention:
        return 1.25;
    case EdgeKind::Record:
        break;
    }
    return 1;
}

QPen makePen(const QColor &colour, double width, const QList<qreal> &pattern)
{
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (!pattern.isEmpty()) {
        QList<qreal> relative;
        for (const qreal dash : pattern)
            relative.append(dash / width);
        pen.setDashPattern(relative);
    }
    return pen;
}

class EdgePainter
{
public:
    EdgePainter(QPainter &painter, const Picture &picture, const Plan &plan, const Colours &colours, qreal ratio)
        : m_painter(painter)
        , m_picture(picture)
        , m_plan(plan)
        , m_colours(colours)
        , m_many(plan.manners.thin)
        , m_thin(m_many && ratio > 0 ? 1 / ratio : 1)
    {
    }

    void run()
    {
        m_painter.setRenderHint(QPainter::Antialiasing, m_plan.manners.smooth);
        QHash<quint32, Batch> batches;
        QList<qint32> lit;
        for (const qint32 i : m_plan.edges) {
            if (m_picture.isEdgeLit(i))
                lit.append(i);
            else
                add(batches, i);
        }
        QList<quint32> order = batches.keys();
        std::sort(order.begin(), order.end()); // claims after records
        for (const quint32 key : std::as_const(order))
            draw(batches[key]);
        if (m_plan.edges.size() <= Limits::dimAbove && !m_plan.manners.straight) {
            for (const qint32 i : m_plan.edges) {
                if (m_picture.scene->edges[i].outOfTime && !m_picture.isEdgeLit(i))
                    drawBreak(i, m_colours.edge);
            }
        }
        drawLit(lit);
    }

private:
    void add(QHash<quint32, Batch> &batches, qint32 i)
    {
        const Edge &edge = m_picture.scene->edges[i];
        const bool leaf = m_plan.manners.straight && levelAt(m_plan.view.zoom, m_picture.flow) == Level::Dot
            && edge.kind == EdgeKind::Record
            && (m_picture.scene->nodes[edge.a].degree < 2 || m_picture.scene->nodes[edge.b].degree < 2);
        const bool light = leaf || m_plan.manners.dense;
        const Stroke stroke
            = m_plan.manners.dense ? Stroke::Solid : strokeOf(edge.kind == EdgeKind::Record ? edge.type : QString());
        Batch &batch = batches[quint32(edge.mark) << 16 | quint32(edge.kind) << 8 | quint32(light ? 0 : 1) << 4
                               | quint32(stroke)];
        if (batch.lines.isEmpty() && batch.curves.isEmpty())
            batch.pen = penOf(edge, light, stroke);
        if (m_plan.manners.straight) {
            const QPointF from = m_plan.view.toPixels(m_picture.positions[edge.a]);
            const QPointF to = m_plan.view.toPixels(m_picture.positions[edge.b]);
            // Shorter than the marks at its ends: nothing of it would show.
            if ((to - from).manhattanLength() >= 2)
                batch.lines.append({from, to});
        } else {
            routeOf(m_picture, m_plan, i).appendTo(batch.curves);
        }
    }

    QPen penOf(const Edge &edge, bool light, Stroke stroke) const
    {
        if (edge.mark != graph::Mark::None) // new: thick; gone: dots; changed: long dashes
            return makePen(edge.mark == graph::Mark::Gone ? m_colours.muted : markColour(edge.mark, m_colours),
                           m_many                                 ? m_thin
                               : edge.mark == graph::Mark::Added ? 2
                                                                 : 1,
                           edge.mark == graph::Mark::Gone          ? QList<qreal>{1.5, 4}
                               : edge.mark == graph::Mark::Changed ? QList<qreal>{10, 3}
                                                                   : QList<qreal>{});
        if (edge.kind != EdgeKind::Record) {
            const double width = m_many ? m_thin : claimWidth(edge.kind);
            return makePen(m_colours.edgeClaim, width,
                           edge.kind == EdgeKind::Mention && !m_many ? QList<qreal>{1.5, 3.5} : QList<qreal>{});
        }
        const QColor &colour = m_plan.manners.dim ? m_colours.edgeDim : light ? m_colours.edgeDense : m_colours.edge;
        return makePen(colour, m_thin, dashes(stroke));
    }

    void draw(const Batch &batch)
    {
        m_painter.setPen(batch.pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawLines(batch.lines);
        if (!batch.curves.isEmpty())
            m_painter.drawPath(batch.curves);
    }

    void drawLit(const QList<qint32> &lit)
    {
        if (lit.isEmpty())
            return;
        const bool few = lit.size() <= Limits::curves;
        m_painter.setRenderHint(QPainter::Antialiasing, few);
        m_painter.setBrush(Qt::NoBrush);
        for (const qint32 i : lit) {
            const bool mention = m_picture.scene->edges[i].kind == EdgeKind::Mention;
            m_painter.setPen(makePen(m_colours.accent,
                                     !few          ? m_thin
                                         : mention ? 1.25
                                                   : 2.5,
                                     mention && few ? QList<qreal>{1.5, 3.5} : QList<qreal>{}));
            QPainterPath path;
            routeOf(m_picture, m_plan, i).appendTo(path);
            m_painter.drawPath(path);
            if (few && m_picture.scene->edges[i].outOfTime)
                drawBreak(i, m_colours.accent);
        }
    }

    /// "//": the intervals on both sides do not overlap.
    void drawBreak(qint32 i, const QColor &colour)
    {
        const Route route = routeOf(m_picture, m_plan, i);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.translate(route.at(.5));
        m_painter.rotate(qRadiansToDegrees(route.angleAt(.5)));
        m_painter.fillRect(QRectF(-3, -4, 6, 8), m_colours.canvas);
        m_painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
        for (const double x : {-3.0, 3.0})
            m_painter.drawLine(QPointF(x - 2, 5), QPointF(x + 2, -5));
        m_painter.restore();
    }

    QPainter &m_painter;
    const Picture &m_picture;
    const Plan &m_plan;
    const Colours &m_colours;
    const bool m_many;
    const double m_thin;
};

} // namespace

void paintEdges(QPainter &painter, const Picture &picture, const Plan &plan, const Colours &colours, qreal ratio)
{
    EdgePainter(painter, picture, plan, colours, ratio).run();
}

QPen edgePen(const Edge &edge, bool lit, bool dim, const Colours &colours)
{
    if (edge.kind != EdgeKind::Record)
        return makePen(lit ? colours.accent : colours.edgeClaim, lit ? 2.5 : claimWidth(edge.kind),
                       edge.kind == EdgeKind::Mention ? QList<qreal>{1.5, 3.5} : QList<qreal>{});
    return makePen(lit       ? colours.accent
                       : dim ? colours.edgeDim
                             : colours.edge,
                   lit ? 2.5 : 1, lit ? QList<qreal>{} : dashes(strokeOf(edge.type)));
}

} // namespace picture
