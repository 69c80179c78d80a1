// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/graphview_p.h"

#include "ui/picture/edges.h"

#include <QPaintEvent>
#include <QPainter>
#include <QtMath>

namespace ui {

namespace {
constexpr qsizetype mostRings = 600; ///< more would hide what they mark
constexpr double minimapGap = 12;
constexpr double smallest = .6; ///< where growing begins
} // namespace

picture::PaintOptions GraphView::Private::vectorOptions() const
{
    picture::PaintOptions options;
    options.colours = colours;
    options.fonts = fonts;
    options.ratio = q->devicePixelRatioF();
    options.compared = workspace->comparison() != nullptr;
    return options;
}

QRectF GraphView::Private::minimapRect() const
{
    const double bottom = q->height() - (legendOn ? picture::legendHeight : 0) - minimapGap;
    return {QPointF(q->width() - picture::minimapSize.width() - minimapGap, bottom - picture::minimapSize.height()),
            QSizeF(picture::minimapSize)};
}

bool GraphView::Private::minimapShown() const
{
    return !minimapReach().isNull()
        && !(withoutMap && withoutMap->zoom == goalZoom && withoutMap->origin == goalOrigin
             && withoutMap->size == QSizeF(q->size()));
}

QRectF GraphView::Private::minimapReach() const
{
    const bool room = q->width() > 380 && q->height() > 220;
    return minimapOn && room ? minimapRect().adjusted(-4, -4, 4, 4) : QRectF();
}

QRectF GraphView::Private::legendRect() const
{
    return {0, q->height() - picture::legendHeight, double(q->width()), picture::legendHeight};
}

void GraphView::Private::paint(QPainter &painter, const QRect &area)
{
    paintFrame(painter, area);
    paintLabels(painter, area);
    paintAsking(painter);
    paintArriving(painter);
    paintLifted(painter);
    paintRings(painter);
    if (mode == Mode::Band) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(colours.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(band.normalized());
    }
    paintFurniture(painter);
    if (q->hasFocus() && focusVisible) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(q->rect()).adjusted(1, 1, -1, -1));
    }
}

void GraphView::Private::paintFrame(QPainter &painter, const QRect &area)
{
    if (frame.isNull()) {
        painter.fillRect(area, colours.canvas);
        return;
    }
    const picture::View now = viewNow();
    const picture::View &then = frame.request.view;
    const QPointF corner = now.toPixels(then.origin);
    const double scale = now.zoom / then.zoom;
    const QRectF target(corner, then.size * scale);
    if (!target.contains(QRectF(area)))
        painter.fillRect(area, frame.request.colours.canvas);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    if (qFuzzyCompare(scale, 1)) {
        const qreal ratio = q->devicePixelRatioF();
        painter.drawImage(QPointF(qRound(corner.x() * ratio) / ratio, qRound(corner.y() * ratio) / ratio), frame.image);
        return;
    }
    // Only the part that can be seen; scaling what lies outside costs the same.
    const QRectF seen = target & QRectF(area).adjusted(-2, -2, 2, 2);
    if (seen.isEmpty())
        return;
    const qreal ratio = frame.image.devicePixelRatio();
    painter.drawImage(seen, frame.image,
                      QRectF((seen.topLeft() - corner) / scale * ratio, seen.size() / scale * ratio));
}

void GraphView::Private::paintLabels(QPainter &painter, const QRect &area)
{
    if (frame.isNull())
        return;
    const picture::View now = viewNow();
    const qreal ratio = q->devicePixelRatioF();
    const qsizetype first = frame.plan.platedLabels;
    for (qsizetype i = 0; i < frame.labels.size(); ++i) {
        const picture::Label &label = frame.plan.labels[first + i];
        const picture::Look *look = frame.plan.look(label.node);
        if (!look || (!lifted.isEmpty() && lifted.contains(frame.picture.scene->nodes[label.node].key)))
            continue;
        const QPointF at = now.toPixels(frame.picture.positions[label.node]) + (label.box.topLeft() - look->at);
        if (QRectF(at, label.box.size()).intersects(QRectF(area)))
            painter.drawImage(QPointF(qRound(at.x() * ratio) / ratio, qRound(at.y() * ratio) / ratio), frame.labels[i]);
    }
}

void GraphView::Private::paintAsking(QPainter &painter)
{
    const picture::View now = viewNow();
    for (const qint32 i : std::as_const(asking)) {
        const picture::Look &look = frame.plan.looks[i];
        const graph::Node &node = frame.picture.scene->nodes[look.node];
        if (look.level > picture::Level::Speck)
            picture::drawAskingArc(painter, now.toPixels(positionOf(look.node)), node.shape, look.level, colours,
                                   askingStep);
    }
}

void GraphView::Private::ring(QPainter &painter, qint32 node, picture::Ring kind)
{
    const QPointF at = viewNow().toPixels(positionOf(node));
    if (!QRectF(q->rect()).adjusted(-200, -40, 40, 40).contains(at))
        return;
    const picture::Look *look = frame.isNull() || node >= frame.plan.lookOf.size() ? nullptr : frame.plan.look(node);
    if (look && look->card) {
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(kind == picture::Ring::Hover ? colours.text : colours.accent, kind == picture::Ring::Hover ? 1 : 2);
        if (kind >= picture::Ring::Found)
            pen.setDashPattern({2, 1.25});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const double out = kind >= picture::Ring::Found ? 3 : 0;
        painter.drawRoundedRect(look->box.translated(at - look->at + QPointF(.5, .5)).adjusted(-out, -out, out, out), 6,
                                6);
        return;
    }
    const graph::Shape shape = shown().scene->nodes[node].shape;
    picture::drawRing(painter, at, shape, look ? look->level : picture::levelAt(zoom, shown().flow), kind, colours);
}

void GraphView::Private::paintRings(QPainter &painter)
{
    if (frame.isNull())
        return;
    qsizetype left = mostRings;
    for (const qint32 node : std::as_const(hitNodes)) {
        if (--left < 0)
            break;
        ring(painter, node, picture::Ring::Found);
    }
    if (currentHit >= 0 && currentHit < hits.size()) {
        const qint32 node = nodeOf(hits[currentHit]);
        if (node >= 0)
            ring(painter, node, picture::Ring::FoundCurrent);
    }
    left = mostRings;
    for (const graph::NodeKey &key : workspace->selection()) {
        const qint32 node = nodeOf(key);
        if (node >= 0 && --left >= 0)
            ring(painter, node, picture::Ring::Selected);
    }
    if (hovered >= 0 && mode == Mode::Idle)
        ring(painter, hovered, picture::Ring::Hover);
}

/// A plan for a few nodes that stand elsewhere than in the frame, with all their edges. `moved` becomes the picture to
/// go with it.
picture::Plan GraphView::Private::overlayPlan(const QHash<graph::NodeKey, QPointF> &places,
                                              picture::Picture &moved) const
{
    moved = frame.picture;
    moved.lifted.clear();
    moved.litNodes.clear();
    moved.litEdges.clear();
    picture::Plan plan;
    plan.view = viewNow();
    plan.manners = frame.plan.manners;
    plan.lookOf.fill(-1, moved.positions.size());
    for (auto it = places.cbegin(); it != places.cend(); ++it) {
        const qint32 node = nodeOf(it.key());
        if (node < 0 || plan.lookOf[node] >= 0)
            continue;
        moved.positions[node] = *it;
        const graph::Node &n = moved.scene->nodes[node];
        picture::Look look;
        look.level = plan.manners.leavesAsDots && n.degree <= 1 ? picture::Level::Dot : picture::levelAt(zoom, shown().flow);
        if (const picture::Look *before = frame.plan.look(node))
            look = *before;
        look.node = node;
        const QPointF at = plan.view.toPixels(*it);
        look.box = look.card ? look.box.translated(at - look.at) : QRectF();
        look.labelEnd = 0;
        look.at = at;
        plan.lookOf[node] = qint32(plan.looks.size());
        plan.looks.append(look);
    }
    const QList<graph::Edge> &edges = moved.scene->edges;
    for (qint32 i = 0; i < qint32(edges.size()); ++i) {
        if (plan.lookOf[edges[i].a] >= 0 || plan.lookOf[edges[i].b] >= 0)
            plan.edges.append(i);
    }
    return plan;
}

/// What is being dragged, over the picture that was painted without it.
void GraphView::Private::paintLifted(QPainter &painter)
{
    if (lifted.isEmpty() || frame.isNull())
        return;
    QHash<graph::NodeKey, QPointF> places;
    for (const graph::NodeKey &key : std::as_const(lifted)) {
        const qint32 node = nodeOf(key);
        if (node >= 0)
            places.insert(key, frame.picture.positions[node] + liftShift);
    }
    picture::Picture moved;
    const picture::Plan plan = overlayPlan(places, moved);
    picture::PaintOptions options = vectorOptions();
    options.ground = false;
    picture::paint(painter, moved, plan, options);
}

void GraphView::Private::paintArriving(QPainter &painter)
{
    if (arriving.isEmpty() || frame.isNull() || (frame.request.liftSerial != liftSerial && !arrived))
        return;
    const double t = arrived ? 1 : arrival.currentValue().toDouble();
    QHash<graph::NodeKey, QPointF> places;
    for (auto it = arriving.cbegin(); it != arriving.cend(); ++it) {
        const qint32 node = nodeOf(it.key());
        if (node >= 0)
            places.insert(it.key(), *it + (frame.picture.positions[node] - *it) * t);
    }
    picture::Picture moved;
    const picture::Plan plan = overlayPlan(places, moved);
    picture::paintEdges(painter, moved, plan, colours, q->devicePixelRatioF());
    for (const picture::Look &look : plan.looks) {
        painter.save();
        painter.translate(look.at);
        painter.scale(smallest + (1 - smallest) * t, smallest + (1 - smallest) * t);
        picture::drawGlyph(painter, {}, picture::Glyph::of(moved.scene->nodes[look.node], look.level), colours,
                           fonts.base);
        painter.restore();
    }
}

void GraphView::Private::paintFurniture(QPainter &painter)
{
    const picture::PaintOptions options = vectorOptions();
    const qreal ratio = options.ratio;
    if (!frame.isNull())
        picture::paintHeadings(painter, frame.picture, viewNow(), options);
    if (!frame.isNull() && frame.picture.scene->nodes.isEmpty())
        paintNothing(painter);
    else if (minimapShown() && !frame.isNull())
        paintMinimap(painter);
    if (!legendOn)
        return;
    const QSize size(q->width(), int(picture::legendHeight));
    if (legend.size() != size * ratio) {
        legend = QPixmap(size * ratio);
        legend.setDevicePixelRatio(ratio);
        QPainter p(&legend);
        picture::paintLegend(p, QRectF(QPointF(), QSizeF(size)), options);
    }
    painter.drawPixmap(legendRect().topLeft(), legend);
}

void GraphView::Private::paintMinimap(QPainter &painter)
{
    const QRectF box = minimapRect();
    const picture::Minimap &map = frame.minimap;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.border, 1));
    painter.setBrush(colours.base);
    painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 5, 5);
    painter.drawImage(box.topLeft(), map.image);
    if (map.scale <= 0)
        return;
    const QRectF area = clearArea();
    const picture::View now = viewNow();
    QRectF seen(map.toPixels(now.toScene(area.topLeft())), map.toPixels(now.toScene(area.bottomRight())));
    seen = seen.translated(box.topLeft()) & box.adjusted(1, 1, -1, -1);
    painter.setPen(QPen(colours.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    if (!seen.isEmpty())
        painter.drawRoundedRect(seen, 2, 2);
}

/// Nothing to show although there are hosts: the filters are to blame, and say so.
void GraphView::Private::paintNothing(QPainter &painter)
{
    const qint32 hosts = frame.picture.scene->hostsTotal;
    if (hosts == 0)
        return;
    const QRectF area = clearArea();
    painter.setFont(fonts.strong);
    painter.setPen(colours.text);
    painter.drawText(QRectF(area.left(), area.center().y() - 24, area.width(), 22), Qt::AlignCenter,
                     GraphView::tr("Every host is filtered out."));
    painter.setFont(fonts.small);
    painter.setPen(colours.muted);
    painter.drawText(QRectF(area.left(), area.center().y(), area.width(), 20), Qt::AlignCenter,
                     GraphView::tr("%n host(s) (is|are) hidden by filters or by hand.", nullptr, hosts));
}

void GraphView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    d->paint(painter, event->rect());
}

} // namespace ui
