// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"
#include "core/graph/scene.h"
#include "ui/picture/grid.h"

#include <QList>
#include <QPointF>
#include <QRectF>

#include <memory>

namespace picture {

/// Node keys along a chain: indicator … host, actor.
using Way = QList<graph::NodeKey>;

/// A scene with its places and what is lit: everything that is drawn, as shared values. Any thread.
struct Picture
{
    std::shared_ptr<const graph::Scene> scene = std::make_shared<graph::Scene>();
    QList<QPointF> positions; ///< parallel to the nodes; 1 unit = 1 px at 100 %
    QList<graph::LayoutResult::Column> columns; ///< flow only
    bool flow = false; ///< labels to the right, edges from left to right
    std::shared_ptr<const Grid> grid; ///< may be missing
    QList<quint8> litNodes, litEdges; ///< empty, or parallel to nodes and edges
    QList<qint32> selected; ///< nodes; labelled first
    QList<quint8> lifted; ///< empty, or 1 for nodes that are drawn elsewhere just now, with their edges

    bool isLit() const { return !litNodes.isEmpty(); }
    bool isNodeLit(qint32 node) const { return !litNodes.isEmpty() && litNodes[node]; }
    bool isEdgeLit(qint32 edge) const { return !litEdges.isEmpty() && litEdges[edge]; }
    bool isLifted(qint32 node) const { return !lifted.isEmpty() && lifted[node]; }
};

Picture makePicture(std::shared_ptr<const graph::Scene> scene, QList<QPointF> positions,
                    QList<graph::LayoutResult::Column> columns, bool flow);

/// The node that shows the key: itself, or the closed bundle its host is in; -1 when it is not in the scene.
qint32 nodeOf(const graph::Scene &scene, const graph::NodeKey &key);

/// Lights the ways; hosts inside a closed bundle light the bundle. No ways: nothing is lit.
void light(Picture &picture, const QList<Way> &ways);

/// Of the positions alone; scene units. Null when there is nothing.
QRectF bounds(const Picture &picture);

} // namespace picture
