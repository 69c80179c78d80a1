// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/adjacency.h"
#include "core/graph/layout.h"

#include <vector>

/// What the layouts share. Not for use outside core/graph.
namespace graph {

/// Marks are drawn within 16 px; no two may be nearer than this.
constexpr double markPitch = 17;

struct LayoutTask
{
    const LayoutInput &input;
    const Adjacency &links;
    const std::atomic_bool *stop = nullptr;

    bool stopped() const { return stop && stop->load(std::memory_order_relaxed); }
    qint32 size() const { return qint32(input.items.size()); }
    const LayoutInput::Item &item(qint32 i) const { return input.items.at(i); }
    bool isActor(qint32 i) const { return input.items.at(i).shape == Shape::Actor; }
};

/// Each node's connected component, numbered in the order of their lowest node.
struct Components
{
    std::vector<qint32> of; ///< per node
    std::vector<std::vector<qint32>> members; ///< ascending
};
Components components(const Adjacency &links);

/// Full layouts: every item gets a place, as if none had one.
void flowLayout(const LayoutTask &task, LayoutResult &result);
void organicLayout(const LayoutTask &task, LayoutResult &result);
void radialLayout(const LayoutTask &task, LayoutResult &result);

/// Gives places to the items that have none, leaving all others alone.
void joinFlow(const LayoutTask &task, LayoutResult &result);
void joinFreely(const LayoutTask &task, LayoutResult &result);

/// A finished part of a picture, to be set beside others.
struct Part
{
    std::vector<qint32> nodes;
    QRectF bounds; ///< of the positions, before packing
};
/// Moves the parts next to each other in rows, largest first, so that the whole is about 1.6 times as wide as high.
void packParts(std::vector<Part> parts, QList<QPointF> &positions, double gap);
/// The gap to use: wide while more is likely to come.
double partGap(const LayoutInput &input);
QRectF boundsOf(const std::vector<qint32> &nodes, const QList<QPointF> &positions);

/// Middle and width of the widest gap between directions (radians, at least one; they get sorted).
std::pair<double, double> widestGap(std::vector<double> &directions);

/// How leaves stand round their hub.
struct Fan
{
    double ring = 23; ///< radius of the first ring
    double everySecond = 9; ///< farther, when there are more than six
    double pitch = markPitch; ///< between leaves, and between rings

    /// Wider in small pictures, where there is room for names.
    static Fan forNodes(qint32 count);
    /// How far `count` leaves reach from their hub when they have `span` radians.
    double radius(qint32 count, double span) const;
    /// Calls `put(i, point)` for i = 0 … count − 1, within the angle `from`…`from + span` round `centre`.
    void out(QPointF centre, double from, double span, qint32 count,
             const std::function<void(qint32, QPointF)> &put) const;

private:
    bool isStaggered(qint32 count, double span) const;
    qint32 capacity(double radius, double span) const;
};

} // namespace graph
