// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/picture.h"

#include <QSet>

namespace picture {
namespace {

quint64 pairOf(qint32 a, qint32 b)
{
    return quint64(quint32(qMin(a, b))) << 32 | quint32(qMax(a, b));
}

} // namespace

qint32 nodeOf(const graph::Scene &scene, const graph::NodeKey &key)
{
    const auto found = scene.index.constFind(key);
    if (found != scene.index.constEnd())
        return *found;
    return key.kind == graph::NodeKey::Kind::Host ? scene.bundleOf.value(key.id, -1) : -1;
}

Picture makePicture(std::shared_ptr<const graph::Scene> scene, QList<QPointF> positions,
                    QList<graph::LayoutResult::Column> columns, bool flow)
{
    Picture picture;
    picture.scene = std::move(scene);
    positions.resize(picture.scene->nodes.size());
    picture.positions = std::move(positions);
    picture.columns = std::move(columns);
    picture.flow = flow;
    picture.grid = std::make_shared<Grid>(picture.positions);
    return picture;
}

void light(Picture &picture, const QList<Way> &ways)
{
    const graph::Scene &scene = *picture.scene;
    picture.litNodes.clear();
    picture.litEdges.clear();
    QSet<quint64> steps;
    QSet<qint32> nodes;
    for (const Way &way : ways) {
        qint32 before = -1;
        for (const graph::NodeKey &key : way) {
            const qint32 node = nodeOf(scene, key);
            if (node < 0)
                continue;
            nodes.insert(node);
            if (before >= 0 && before != node)
                steps.insert(pairOf(before, node));
            before = node;
        }
    }
    if (nodes.isEmpty())
        return;
    picture.litNodes.fill(0, scene.nodes.size());
    picture.litEdges.fill(0, scene.edges.size());
    for (const qint32 node : std::as_const(nodes))
        picture.litNodes[node] = 1;
    for (qsizetype i = 0; i < scene.edges.size(); ++i)
        picture.litEdges[i] = steps.contains(pairOf(scene.edges[i].a, scene.edges[i].b));
}

QRectF bounds(const Picture &picture)
{
    if (picture.positions.isEmpty())
        return {};
    double left = picture.positions.first().x(), right = left, top = picture.positions.first().y(), bottom = top;
    for (const QPointF &p : picture.positions) {
        left = qMin(left, p.x());
        right = qMax(right, p.x());
        top = qMin(top, p.y());
        bottom = qMax(bottom, p.y());
    }
    return QRectF(QPointF(left, top), QPointF(right, bottom));
}

} // namespace picture
