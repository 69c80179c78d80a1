// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/skeleton.h"

#include <algorithm>
#include <deque>
#include <numeric>

namespace graph {

namespace {

/// Flags the nodes that stay.
std::vector<char> prune(const Adjacency &links, qint32 limit)
{
    std::vector<char> stays(size_t(links.size()), 1);
    std::vector<qint32> degree(size_t(links.size()));
    std::vector<qint32> leaves;
    for (qint32 node = 0; node < links.size(); ++node) {
        degree[size_t(node)] = links.degree(node);
        if (degree[size_t(node)] == 1)
            leaves.push_back(node);
    }
    qint32 left = links.size();
    for (bool first = true; !leaves.empty() && (first || left > limit); first = false) {
        std::vector<qint32> next;
        for (const qint32 leaf : leaves) {
            if (degree[size_t(leaf)] != 1)
                continue; // its only neighbour went before it: the last of a tree stays
            stays[size_t(leaf)] = 0;
            --left;
            for (const qint32 hub : links.of(leaf)) {
                if (stays[size_t(hub)] && --degree[size_t(hub)] == 1)
                    next.push_back(hub);
            }
        }
        leaves = std::move(next);
    }
    return stays;
}

void keepBestConnected(const Adjacency &links, qint32 limit, std::vector<char> &stays)
{
    std::vector<qint32> kept;
    for (qint32 node = 0; node < links.size(); ++node) {
        if (stays[size_t(node)] && links.degree(node) > 0)
            kept.push_back(node);
    }
    if (qint32(kept.size()) <= limit)
        return;
    std::stable_sort(kept.begin(), kept.end(),
                     [&links](qint32 a, qint32 b) { return links.degree(a) > links.degree(b); });
    for (size_t i = size_t(limit); i < kept.size(); ++i)
        stays[size_t(kept[i])] = 0;
}

/// Breadth first from the skeleton; a component that lost all its nodes keeps its lowest.
void growTrees(const Adjacency &links, const std::vector<char> &stays, Skeleton &skeleton, std::vector<qint32> &root)
{
    root.assign(size_t(links.size()), -1);
    skeleton.parent.assign(size_t(links.size()), -1);
    std::vector<qint32> &order = skeleton.topDown;
    size_t done = 0;
    const auto drain = [&] {
        for (; done < order.size(); ++done) {
            const qint32 node = order[done];
            for (const qint32 next : links.of(node)) {
                if (root[size_t(next)] >= 0)
                    continue;
                root[size_t(next)] = root[size_t(node)];
                skeleton.parent[size_t(next)] = node;
                order.push_back(next);
            }
        }
    };
    const auto start = [&](qint32 node) {
        root[size_t(node)] = node;
        order.push_back(node);
    };
    for (qint32 node = 0; node < links.size(); ++node) {
        if (stays[size_t(node)])
            start(node);
    }
    drain();
    for (qint32 node = 0; node < links.size(); ++node) {
        if (root[size_t(node)] < 0) {
            start(node);
            drain();
        }
    }
}

} // namespace

Skeleton skeletonOf(const Adjacency &links, qint32 limit)
{
    Skeleton skeleton;
    std::vector<char> stays = prune(links, limit);
    keepBestConnected(links, limit, stays);
    std::vector<qint32> root;
    growTrees(links, stays, skeleton, root);

    std::vector<std::pair<qint32, qint32>> touching;
    for (qint32 node = 0; node < links.size(); ++node) {
        for (const qint32 other : links.of(node)) {
            if (node < other && root[size_t(node)] != root[size_t(other)])
                touching.emplace_back(root[size_t(node)], root[size_t(other)]);
        }
    }
    skeleton.links = Adjacency(links.size(), touching);

    skeleton.m_first.assign(size_t(links.size()) + 1, 0);
    for (const qint32 parent : skeleton.parent) {
        if (parent >= 0)
            ++skeleton.m_first[size_t(parent) + 1];
    }
    std::partial_sum(skeleton.m_first.begin(), skeleton.m_first.end(), skeleton.m_first.begin());
    std::vector<qint32> at(skeleton.m_first.begin(), skeleton.m_first.end() - 1);
    skeleton.m_children.resize(size_t(skeleton.m_first.back()));
    for (qint32 node = 0; node < links.size(); ++node) {
        if (const qint32 parent = skeleton.parent[size_t(node)]; parent >= 0)
            skeleton.m_children[size_t(at[size_t(parent)]++)] = node;
    }
    return skeleton;
}

} // namespace graph
