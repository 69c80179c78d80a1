// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/placement.h"

#include <cmath>
#include <numbers>

namespace graph {

namespace {

using std::numbers::pi;

constexpr double ringGap = 90; ///< between the rings of two distances
constexpr double rootPitch = 110; ///< between actors in the middle, also where the picture is shown small

/// One connected part as rings around its roots: actors, or else the hosts nearest to the indicators.
class Rings
{
public:
    Rings(const LayoutTask &task, const std::vector<qint32> &nodes, std::vector<qint32> &distance,
          std::vector<double> &middle)
        : m_task(task)
        , m_distance(distance)
        , m_middle(middle)
    {
        findRoots(nodes);
        grow();
        share();
    }

    void put(QList<QPointF> &positions) const
    {
        const double rootRing = putRoots(positions);
        const double leaves = double(m_leaves);
        double radius = rootRing
            + std::max(ringGap, std::min(markPitch * leaves / (4 * pi), markPitch * std::sqrt(leaves / (2 * pi))));
        size_t begin = m_roots.size();
        while (begin < m_order.size()) {
            size_t end = begin;
            while (end < m_order.size() && distanceAt(end) == distanceAt(begin))
                ++end;
            radius += putRing(begin, end, radius, positions) + ringGap;
            begin = end;
        }
    }

private:
    static QPointF at(double radius, double angle) { return {radius * std::cos(angle), radius * std::sin(angle)}; }
    qint32 distanceAt(size_t place) const { return m_distance[size_t(m_order[place])]; }

    void findRoots(const std::vector<qint32> &nodes)
    {
        qint32 nearest = std::numeric_limits<qint32>::max();
        for (const qint32 node : nodes) {
            if (m_task.isActor(node))
                m_roots.push_back(node);
            nearest = std::min(nearest, m_task.item(node).hops);
        }
        if (!m_roots.empty())
            return;
        for (const qint32 node : nodes) {
            if (m_task.item(node).hops == nearest)
                m_roots.push_back(node);
        }
    }

    /// Each in the middle of what hangs on it, unless that would need a very wide ring; then evenly. Returns the
    /// radius.
    double putRoots(QList<QPointF> &positions) const
    {
        const size_t count = m_roots.size();
        if (count == 1) {
            positions[m_roots[0]] = {};
            return 0;
        }
        const double even = 2 * pi / double(count);
        const auto middle = [this](size_t i) { return m_middle[size_t(m_roots[i])] * 2 * pi / m_leaves; };
        double narrowest = 2 * pi - (middle(count - 1) - middle(0));
        for (size_t i = 1; i < count; ++i)
            narrowest = std::min(narrowest, middle(i) - middle(i - 1));
        constexpr double mostWidening = 3;
        const bool byMiddle = narrowest * mostWidening > even;
        const double radius = rootPitch / (byMiddle ? narrowest : even);
        for (size_t i = 0; i < count; ++i)
            positions[m_roots[i]] = at(radius, byMiddle ? middle(i) : even * double(i));
        return radius;
    }

    /// Breadth first; children of a node are neighbours in the order, so each ring is in the order of the one inside
    /// it.
    void grow()
    {
        m_order = m_roots;
        for (const qint32 root : m_roots)
            m_distance[size_t(root)] = 0;
        m_firstChild.reserve(m_order.size());
        for (size_t done = 0; done < m_order.size(); ++done) {
            m_firstChild.push_back(qint32(m_order.size()));
            for (const qint32 next : m_task.links.of(m_order[done])) {
                if (m_distance[size_t(next)] >= 0)
                    continue;
                m_distance[size_t(next)] = m_distance[size_t(m_order[done])] + 1;
                m_order.push_back(next);
            }
        }
        m_firstChild.push_back(qint32(m_order.size()));
    }

    /// Every leaf of the tree gets the same share of the circle, every other node the middle of its leaves.
    void share()
    {
        std::vector<qint32> width(m_order.size(), 0);
        for (size_t i = m_order.size(); i-- > 0;) {
            for (qint32 c = m_firstChild[i]; c < m_firstChild[i + 1]; ++c)
                width[i] += width[size_t(c)];
            width[i] = std::max(width[i], 1);
        }
        std::vector<qint32> first(m_order.size(), 0);
        for (size_t i = 0; i < m_roots.size(); ++i) {
            first[i] = m_leaves;
            m_leaves += width[i];
        }
        for (size_t i = 0; i < m_order.size(); ++i) {
            qint32 next = first[i];
            for (qint32 c = m_firstChild[i]; c < m_firstChild[i + 1]; ++c) {
                first[size_t(c)] = next;
                next += width[size_t(c)];
            }
            m_middle[size_t(m_order[i])] = first[i] + width[i] / 2.0;
        }
    }

    /// Places a ring in as many rows as it needs for its marks not to touch; returns how thick it became.
    double putRing(size_t begin, size_t end, double radius, QList<QPointF> &positions) const
    {
        // A mark's width stays free where the circle closes, so only neighbours in the order can touch.
        const double least = (markPitch + 1) / radius;
        const double scale = std::max(0.1, 2 * pi - least) / double(m_leaves);
        const auto angle = [this, scale](size_t i) { return m_middle[size_t(m_order[i])] * scale; };
        const auto touches = [&angle, begin, end, least](size_t rows) {
            for (size_t i = begin; i + rows < end; ++i) {
                if (angle(i + rows) - angle(i) < least)
                    return true;
            }
            return false;
        };
        size_t rows = 1;
        while (rows < end - begin && touches(rows))
            ++rows;
        for (size_t i = begin; i < end; ++i)
            positions[m_order[i]] = at(radius + markPitch * double((i - begin) % rows), angle(i));
        return markPitch * double(rows - 1);
    }

    const LayoutTask &m_task;
    std::vector<qint32> &m_distance; ///< per item, -1 before it is reached
    std::vector<double> &m_middle; ///< per item, in leaves
    std::vector<qint32> m_roots;
    std::vector<qint32> m_order; ///< breadth first
    std::vector<qint32> m_firstChild; ///< places in m_order
    qint32 m_leaves = 0;
};

} // namespace

void radialLayout(const LayoutTask &task, LayoutResult &result)
{
    const Components whole = components(task.links);
    std::vector<qint32> distance(size_t(task.size()), -1);
    std::vector<double> middle(size_t(task.size()), 0);
    std::vector<Part> parts;
    for (const std::vector<qint32> &nodes : whole.members) {
        if (task.stopped())
            return;
        Rings(task, nodes, distance, middle).put(result.positions);
        parts.push_back({nodes, boundsOf(nodes, result.positions)});
    }
    packParts(std::move(parts), result.positions, partGap(task.input));
}

} // namespace graph
