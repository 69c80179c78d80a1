// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <atomic>
#include <utility>
#include <vector>

/// Order and height of what stands in the columns of *flow*.
namespace graph {

/// What keeps together in a column: a node, or all the leaves a hub has there, or the free lane of a long edge.
struct RowUnit
{
    int column = 0;
    bool block = false; ///< leaves
    double height = 0;
    double y = 0; ///< of its middle
    std::vector<qint32> members; ///< items; none for a lane
};

struct Rows
{
    std::vector<RowUnit> units;
    std::vector<std::pair<qint32, qint32>> edges; ///< of units, from left to right
    std::vector<std::vector<qint32>> columns; ///< units, top to bottom; filled by orderRows
};

/// Few crossings: starts with a walk from the left, so that what belongs together is together, then sweeps by
/// barycentre and keeps the best.
void orderRows(Rows &rows, const std::atomic_bool *stop);

/// Heights: units near the middle of their neighbours, in their order, without overlap. The topmost row is at 0; a
/// picture is hardly higher than its tallest column, since the higher it is the smaller it is shown.
void setRows(Rows &rows, const std::atomic_bool *stop);

} // namespace graph
