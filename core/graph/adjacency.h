// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <span>
#include <utility>
#include <vector>

namespace graph {

/// Neighbours of each node of an undirected graph, packed into two arrays. Self-loops and doubled edges are dropped;
/// neighbours are sorted.
class Adjacency
{
public:
    Adjacency() = default;
    Adjacency(qint32 nodes, const std::vector<std::pair<qint32, qint32>> &edges);

    qint32 size() const { return qint32(m_first.size()) - 1; }
    std::span<const qint32> of(qint32 node) const
    {
        return {m_neighbours.data() + m_first[size_t(node)], size_t(degree(node))};
    }
    qint32 degree(qint32 node) const { return m_first[size_t(node) + 1] - m_first[size_t(node)]; }

private:
    std::vector<qint32> m_first{0};
    std::vector<qint32> m_neighbours;
};

} // namespace graph
