// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/adjacency.h"

#include <algorithm>

namespace graph {

Adjacency::Adjacency(qint32 nodes, const std::vector<std::pair<qint32, qint32>> &edges)
{
    std::vector<std::pair<qint32, qint32>> both;
    both.reserve(edges.size() * 2);
    for (const auto &[a, b] : edges) {
        if (a == b)
            continue;
        both.emplace_back(a, b);
        both.emplace_back(b, a);
    }
    std::sort(both.begin(), both.end());
    both.erase(std::unique(both.begin(), both.end()), both.end());
    m_first.assign(size_t(nodes) + 1, 0);
    m_neighbours.reserve(both.size());
    for (const auto &[a, b] : both) {
        ++m_first[size_t(a) + 1];
        m_neighbours.push_back(b);
    }
    for (size_t i = 1; i < m_first.size(); ++i)
        m_first[i] += m_first[i - 1];
}

} // namespace graph
