// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/graphview_p.h"

#include "ui/picture/route.h"

namespace ui {

namespace {
constexpr double catchWithin = 4; ///< pixels beside a mark that still mean it
constexpr double edgeWithin = 4;
constexpr int edgesForTips = 3000;
} // namespace

qint32 GraphView::Private::nodeAt(const QPointF &pixels) const
{
    if (frame.isNull())
        return -1;
    const picture::View now = viewNow();
    const picture::Picture &picture = frame.picture;
    // Cards and plates lie on top, the last one uppermost.
    for (qsizetype i = frame.plan.looks.size() - 1; i >= 0; --i) {
        const picture::Look &look = frame.plan.looks[i];
        if (!look.box.isNull()
            && look.box.translated(now.toPixels(picture.positions[look.node]) - look.at).contains(pixels))
            return look.node;
    }
    qint32 best = -1;
    double least = 1e9;
    const double reach = 24 / zoom;
    const QPointF scene = now.toScene(pixels);
    picture.grid->visit(QRectF(scene.x() - reach, scene.y() - reach, 2 * reach, 2 * reach), [&](qint32 node) {
        const QPointF way = now.toPixels(picture.positions[node]) - pixels;
        const picture::Look *look = frame.plan.look(node);
        const picture::Level level = look ? look->level : picture::levelAt(zoom, shown().flow);
        const double size = picture::halfHeight(picture.scene->nodes[node].shape, level) * 1.2 + catchWithin;
        const double distance = qMax(qAbs(way.x()), qAbs(way.y()));
        if (distance <= size && distance < least) {
            least = distance;
            best = node;
        }
    });
    if (best >= 0)
        return best;
    for (qsizetype i = frame.plan.platedLabels; i < frame.plan.labels.size(); ++i) {
        const picture::Label &label = frame.plan.labels[i];
        const picture::Look *look = frame.plan.look(label.node);
        if (look && label.box.translated(now.toPixels(picture.positions[label.node]) - look->at).contains(pixels))
            return label.node;
    }
    return -1;
}

qint32 GraphView::Private::edgeAt(const QPointF &pixels) const
{
    if (frame.isNull() || frame.plan.edges.size() > edgesForTips || !qFuzzyCompare(frame.request.view.zoom, zoom))
        return -1;
    const QPointF inFrame = pixels - viewNow().toPixels(frame.request.view.origin);
    for (const qint32 edge : frame.plan.edges) {
        const picture::Route route = picture::routeOf(frame.picture, frame.plan, edge);
        const QRectF around = QRectF(route.from, route.to).normalized().adjusted(-50, -edgeWithin, 50, edgeWithin);
        if (!around.contains(inFrame))
            continue;
        QPointF before = route.from;
        for (int i = 0; i <= 16; ++i) {
            const QPointF point = route.at(i / 16.0);
            const QPointF way = point - before, to = inFrame - before;
            const double length = QPointF::dotProduct(way, way);
            const double t = length > 0 ? qBound(0.0, QPointF::dotProduct(to, way) / length, 1.0) : 0;
            const QPointF off = to - way * t;
            if (QPointF::dotProduct(off, off) <= edgeWithin * edgeWithin)
                return edge;
            before = point;
        }
    }
    return -1;
}

} // namespace ui
