// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/adjacency.h"

#include <span>
#include <vector>

namespace graph {

/// A graph split into a skeleton, small enough for a force-directed layout, and trees that hang on it.
struct Skeleton
{
    std::vector<qint32> parent; ///< in its tree; -1: belongs to the skeleton
    std::vector<qint32> topDown; ///< all nodes, parents before their children
    Adjacency links; ///< between skeleton nodes, also where only their trees touch

    std::span<const qint32> childrenOf(qint32 node) const
    {
        return {m_children.data() + m_first[size_t(node)], size_t(m_first[size_t(node) + 1] - m_first[size_t(node)])};
    }

    std::vector<qint32> m_first, m_children; ///< packed, ascending
};

/// Takes leaves off, round by round, until at most `limit` nodes are left or only cycles; is that still too much, the
/// best connected nodes stay. At least one node of each component stays; the first round is always made.
Skeleton skeletonOf(const Adjacency &links, qint32 limit);

} // namespace graph
