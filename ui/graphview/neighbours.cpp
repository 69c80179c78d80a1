// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/neighbours.h"

#include <QSet>
#include <QtMath>

#include <limits>

namespace ui {

namespace {
constexpr double sideways = 2.2; ///< a step aside costs this many steps ahead
constexpr double alongEdge = .45; ///< what an edge takes off the way
} // namespace

qint32 neighbour(const picture::Picture &picture, qint32 from, Qt::Key arrow)
{
    if (from < 0 || from >= picture.positions.size())
        return -1;
    QSet<qint32> linked;
    for (const graph::Edge &edge : picture.scene->edges) {
        if (edge.a == from)
            linked.insert(edge.b);
        else if (edge.b == from)
            linked.insert(edge.a);
    }
    const bool level = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    const double sign = arrow == Qt::Key_Right || arrow == Qt::Key_Down ? 1 : -1;
    qint32 best = -1;
    double least = std::numeric_limits<double>::max();
    for (qint32 i = 0; i < qint32(picture.positions.size()); ++i) {
        const QPointF way = picture.positions[i] - picture.positions[from];
        const double ahead = sign * (level ? way.x() : way.y()), aside = qAbs(level ? way.y() : way.x());
        if (i == from || ahead <= .5)
            continue;
        const bool edge = linked.contains(i);
        // Beyond 60° to the side it is another direction; an edge may bend a little more.
        if (aside > ahead * (edge ? 6 : 1.75))
            continue;
        const double cost = (ahead + sideways * aside) * (edge ? alongEdge : 1);
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    return best;
}

qint32 nearest(const picture::Picture &picture, const QPointF &scene)
{
    qint32 best = -1;
    double least = std::numeric_limits<double>::max();
    for (qint32 i = 0; i < qint32(picture.positions.size()); ++i) {
        const QPointF way = picture.positions[i] - scene;
        const double distance = way.x() * way.x() + way.y() * way.y();
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    return best;
}

} // namespace ui
