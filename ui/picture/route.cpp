// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/route.h"

#include <QtMath>

namespace picture {
namespace {

constexpr double gap = 2; ///< between a mark and its line

struct Ends
{
    QPointF at;
    double left, right; ///< x where lines may start
};

Ends endsOf(const Picture &picture, const Plan &plan, qint32 node)
{
    if (const Look *look = plan.look(node)) {
        if (!look->box.isNull())
            return {look->at, look->box.left(), look->box.right()};
        const graph::Shape shape = picture.scene->nodes[node].shape;
        const double right = look->labelEnd > 0 ? look->labelEnd + 4 : reachRight(shape, look->level) + gap;
        return {look->at, look->at.x() - reachLeft(shape, look->level) - gap, look->at.x() + right};
    }
    const QPointF at = plan.view.toPixels(picture.positions[node]);
    return {at, at.x() - 10, at.x() + 12};
}

/// A long edge runs level under its own row up to the last column before its end: fewer crossings with labels.
double bendOf(const Picture &picture, const Plan &plan, const QPointF &from, double to)
{
    double last = -1e9;
    for (const graph::LayoutResult::Column &column : picture.columns) {
        const double x = plan.view.toPixels({column.x, 0}).x();
        if (x < to - 40)
            last = qMax(last, x);
    }
    return qBound(from.x(), last + 40, qMax(from.x(), to - 60));
}

} // namespace

void Route::appendTo(QPainterPath &path) const
{
    path.moveTo(from);
    if (straight) {
        path.lineTo(to);
        return;
    }
    if (bend.x() > from.x() + 1)
        path.lineTo(bend);
    path.cubicTo(control1, control2, to);
}

QPointF Route::at(double t) const
{
    if (straight)
        return from + (to - from) * t;
    const double u = 1 - t;
    return bend * (u * u * u) + control1 * (3 * u * u * t) + control2 * (3 * u * t * t) + to * (t * t * t);
}

double Route::angleAt(double t) const
{
    const QPointF d = at(qMin(1.0, t + .02)) - at(qMax(0.0, t - .02));
    return qAtan2(d.y(), d.x());
}

Route routeOf(const Picture &picture, const Plan &plan, qint32 index)
{
    const graph::Edge &edge = picture.scene->edges[index];
    Route route;
    if (plan.manners.straight) {
        route.from = route.bend = plan.view.toPixels(picture.positions[edge.a]);
        route.to = plan.view.toPixels(picture.positions[edge.b]);
        return route;
    }
    const Ends a = endsOf(picture, plan, edge.a), b = endsOf(picture, plan, edge.b);
    const double port = double(plan.ports.value(index, 0));
    route.straight = false;
    if (b.left >= a.right + 8 || b.at.x() > a.at.x() + 40) { // to the right
        // Without room between words and goal the line starts at the mark; the words cover its beginning.
        route.from = {b.left - a.right < 6 ? qMin(a.right, a.at.x() + 12) : a.right, a.at.y()};
        route.to = {b.left, b.at.y() + port};
        route.bend = {bendOf(picture, plan, route.from, route.to.x()), route.from.y()};
        const double pull = (route.to.x() - route.bend.x()) * .5;
        route.control1 = route.bend + QPointF(pull, 0);
        route.control2 = route.to - QPointF(pull, 0);
    } else if (b.at.x() < a.at.x() - 40) { // back to the left
        route.from = route.bend = {a.left, a.at.y()};
        route.to = {qMax(b.right, b.at.x() + 10), b.at.y() + port};
        const double pull = qMax(20.0, (route.from.x() - route.to.x()) * .5);
        route.control1 = route.from - QPointF(pull, 0);
        route.control2 = route.to + QPointF(pull, 0);
    } else { // within a column: a bow at the left, where no words are
        route.from = route.bend = {a.left, a.at.y()};
        route.to = {b.left, b.at.y() + port};
        const double bow = qMin(40.0, 12 + qAbs(a.at.y() - b.at.y()) * .15);
        const double x = qMin(a.left, b.left) - bow;
        route.control1 = {x, a.at.y()};
        route.control2 = {x, b.at.y() + port};
    }
    return route;
}

} // namespace picture
