// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/graphview_p.h"

#include "ui/theme/theme.h"

#include <QtMath>

#include <algorithm>

namespace ui {

namespace {

constexpr double least = .05, most = 4, fitMost = 1.2;
constexpr double padding = 16; ///< around everything
constexpr double topGap = 8; ///< in flow
constexpr int flightMs = 160;
constexpr double worthTheMap = .9; ///< as large the picture must stay for the small map to be kept

/// Whole device pixels: panning then is a plain copy.
QPointF snapped(const QPointF &origin, double zoom, qreal ratio)
{
    const double unit = zoom * ratio;
    return {qRound64(origin.x() * unit) / unit, qRound64(origin.y() * unit) / unit};
}

} // namespace

QRectF GraphView::Private::clearArea() const
{
    QRectF area(QPointF(), QSizeF(q->size()));
    if (feed.picture().flow)
        area.setTop(picture::headingHeight);
    if (legendOn)
        area.setBottom(area.bottom() - picture::legendHeight);
    return area;
}

QList<qint32> GraphView::Private::nodesOf(const QList<graph::NodeKey> &keys) const
{
    QList<qint32> nodes;
    for (const graph::NodeKey &key : keys) {
        const qint32 node = picture::nodeOf(*feed.picture().scene, key);
        if (node >= 0)
            nodes.append(node);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
}

QList<qint32> GraphView::Private::nodesOfWays() const
{
    QList<graph::NodeKey> keys;
    for (const picture::Way &way : std::as_const(ways))
        keys.append(way);
    return nodesOf(keys);
}

void GraphView::Private::lookAt(const QList<qint32> &nodes)
{
    if (nodes.isEmpty())
        return;
    cameraTouched = true;
    const picture::View view = viewFitting(nodes);
    look(view.zoom, view.origin, true);
}

void GraphView::Private::lookAtAll(const picture::View &whole, bool animated)
{
    look(whole.zoom, whole.origin, animated);
    withoutMap.reset();
    const QRectF map = minimapReach();
    const picture::View goal{goalZoom, goalOrigin, QSizeF(q->size())};
    if (!map.isNull() && picture::isTouched(feed.picture(), goal, map, *ruler))
        withoutMap = goal;
}

picture::View GraphView::Private::viewFitting(const QList<qint32> &nodes) const
{
    picture::Picture part = feed.picture();
    if (!nodes.isEmpty()) {
        auto scene = std::make_shared<graph::Scene>();
        QList<QPointF> positions;
        for (const qint32 node : nodes) {
            scene->nodes.append(part.scene->nodes[node]);
            positions.append(part.positions[node]);
        }
        part.scene = scene;
        part.positions = positions;
    }
    const QRectF area = clearArea().adjusted(padding, padding, -padding, -padding);
    if (part.positions.isEmpty() || area.isEmpty())
        return {1, {}, QSizeF(q->size())};
    const picture::View whole = viewFitting(part, area);
    const QRectF map = minimapReach();
    if (map.isNull() || !picture::isTouched(part, whole, map, *ruler))
        return whole;
    // Nothing is to lie behind the small map: beside it or above it, where the picture is larger. Where that costs too
    // much the map goes: it has nothing to add to a picture that is seen as a whole.
    const picture::View beside = viewFitting(part, area & QRectF(area.topLeft(), QPointF(map.left(), area.bottom())));
    const picture::View above = viewFitting(part, area & QRectF(area.topLeft(), QPointF(area.right(), map.top())));
    const picture::View &better = beside.zoom >= above.zoom ? beside : above;
    return nodes.isEmpty() && better.zoom < worthTheMap * whole.zoom ? whole : better;
}

picture::View GraphView::Private::viewFitting(const picture::Picture &part, const QRectF &area) const
{
    double low = least, high = fitMost;
    QRectF box = picture::extent(part, high, *ruler);
    const auto fits = [&area](const QRectF &b) { return b.width() <= area.width() && b.height() <= area.height(); };
    if (!fits(box)) {
        // Marks and words keep their size, so this is no plain division.
        for (int i = 0; i < 14; ++i) {
            const double middle = (low + high) / 2;
            (fits(picture::extent(part, middle, *ruler)) ? low : high) = middle;
        }
        high = low;
        box = picture::extent(part, high, *ruler);
    }
    QPointF corner = box.center() - area.center();
    // Columns are read from the top, below their heads.
    if (part.flow && box.height() < area.height())
        corner.setY(box.top() - area.top() - qMin(topGap, (area.height() - box.height()) / 2));
    return {high, corner / high, QSizeF(q->size())};
}

void GraphView::Private::setCamera(double newZoom, const QPointF &newOrigin)
{
    const bool zoomed = !qFuzzyCompare(newZoom, zoom);
    zoom = newZoom;
    origin = newOrigin;
    if (zoomed)
        Q_EMIT q->zoomChanged(zoom);
    q->update();
}

void GraphView::Private::look(double newZoom, const QPointF &newOrigin, bool animated)
{
    newZoom = qBound(least, newZoom, most);
    tip.hide(); // what it speaks of moves away under it
    tipTimer.stop();
    goalZoom = newZoom;
    goalOrigin = snapped(newOrigin, newZoom, q->devicePixelRatioF());
    flight.stop();
    if (!animated || !motion || !theme::motion() || !q->isVisible() || frame.isNull()
        || (qFuzzyCompare(goalZoom, zoom) && goalOrigin == origin)) {
        setCamera(goalZoom, goalOrigin);
        updateFrame();
        return;
    }
    const double fromZoom = zoom;
    const QPointF middle(q->width() / 2.0, q->height() / 2.0);
    const QPointF fromCentre = origin + middle / zoom, toCentre = goalOrigin + middle / goalZoom;
    flight.disconnect();
    connect(&flight, &QVariantAnimation::valueChanged, this, [=, this](const QVariant &value) {
        const double t = value.toDouble();
        if (t >= 1) {
            setCamera(goalZoom, goalOrigin);
            return;
        }
        const double now = fromZoom * qPow(goalZoom / fromZoom, t);
        setCamera(now, fromCentre + (toCentre - fromCentre) * t - middle / now);
    });
    connect(&flight, &QVariantAnimation::finished, this, [this] {
        updateFrame();
        checkSettled();
    });
    flight.setStartValue(0.0);
    flight.setEndValue(1.0);
    flight.setDuration(flightMs);
    flight.setEasingCurve(QEasingCurve::OutCubic);
    flight.start();
    updateFrame(); // the picture at the goal is painted during the flight
}

void GraphView::Private::zoomAt(double factor, const QPointF &pixels, bool animated)
{
    const double next = qBound(least, goalZoom * factor, most);
    const QPointF scene = pixels / goalZoom + goalOrigin;
    cameraTouched = true;
    look(next, scene - pixels / next, animated);
}

void GraphView::Private::panBy(const QPointF &pixels)
{
    flight.stop();
    cameraTouched = true;
    look(goalZoom, goalOrigin - pixels / goalZoom, false);
}

void GraphView::Private::ensureVisible(qint32 node)
{
    if (node < 0)
        return;
    const QRectF area = clearArea().adjusted(40, 24, -120, -24);
    const picture::View goal{goalZoom, goalOrigin, QSizeF(q->size())};
    const QPointF at = goal.toPixels(positionOf(node));
    if (area.contains(at) || area.isEmpty())
        return;
    const QPointF middle = clearArea().center();
    look(goalZoom, positionOf(node) - middle / goalZoom, true);
}

} // namespace ui
