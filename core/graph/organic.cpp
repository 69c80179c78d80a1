// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/graphviz.h"
#include "core/graph/placement.h"
#include "core/graph/skeleton.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace graph {

namespace {

using std::numbers::pi;

constexpr double markRadius = 12;
constexpr double ringRoom = 10; ///< between two rings of branches
constexpr double edgeGap = 46; ///< free length of an edge between two hubs' leaves

double reach(double radius)
{
    return std::max(markRadius, radius + markRadius);
}

/// The free angle a hub's leaves and branches may use, by how many skeleton edges it has.
double freeSpan(qint32 neighbours)
{
    return neighbours == 0 ? 2 * pi : neighbours == 1 ? 1.6 * pi : 1.1 * pi;
}

/// Trees hanging on the skeleton, each node as a balloon: leaves in rings round it, branches as circles beyond.
class Balloons
{
public:
    Balloons(const LayoutTask &task, const Skeleton &skeleton)
        : m_task(task)
        , m_skeleton(skeleton)
        , m_fan(Fan::forNodes(qint32(skeleton.parent.size())))
        , m_radius(skeleton.parent.size(), 0.0)
    {
    }

    void measure(qint32 node, double span)
    {
        const Arrangement fan = arrange(node, span);
        m_radius[size_t(node)] = fan.radius;
    }
    /// Without room needed for the skeleton: bottom up.
    void measureBranches()
    {
        for (auto it = m_skeleton.topDown.rbegin(); it != m_skeleton.topDown.rend(); ++it) {
            if (m_skeleton.parent[size_t(*it)] >= 0)
                measure(*it, branchSpan);
        }
    }
    double radius(qint32 node) const { return reach(m_radius[size_t(node)]); }

    /// Sets everything that hangs on `node`, which has its place, into the angle around `direction`.
    void place(qint32 root, double rootDirection, double rootSpan, QList<QPointF> &positions) const
    {
        struct Open
        {
            qint32 node;
            double direction, span;
        };
        std::vector<Open> open{{root, rootDirection, rootSpan}};
        while (!open.empty()) {
            const auto [node, direction, span] = open.back();
            open.pop_back();
            const Arrangement fan = arrange(node, span);
            const double from = direction - span / 2;
            const QPointF centre = positions.at(node);
            m_fan.out(centre, from + fan.leavesFrom, fan.leavesSpan, qint32(fan.leaves.size()),
                      [&](qint32 i, QPointF at) { positions[fan.leaves[size_t(i)]] = leafPlace(fan, i, centre, at); });
            for (const Branch &branch : fan.branches) {
                const double angle = from + branch.angle;
                positions[branch.node] = centre + branch.distance * QPointF(std::cos(angle), std::sin(angle));
                open.push_back({branch.node, angle, branchSpan});
            }
        }
    }

private:
    static constexpr double branchSpan = 1.6 * pi;

    struct Branch
    {
        qint32 node = -1;
        double angle = 0, distance = 0;
    };
    struct Arrangement
    {
        std::vector<qint32> leaves;
        std::vector<Branch> branches;
        double leavesFrom = 0, leavesSpan = 0;
        double radius = 0; ///< of everything
    };

    /// Actors are larger than hosts, also where a picture is shown small: they stand farther out.
    double actorShift() const { return m_fan.ring * 0.6; }

    QPointF leafPlace(const Arrangement &fan, qint32 i, QPointF centre, QPointF at) const
    {
        if (!m_task.isActor(fan.leaves[size_t(i)]))
            return at;
        const QPointF way = at - centre;
        return at + way * (actorShift() / std::max(1.0, std::hypot(way.x(), way.y())));
    }

    Arrangement arrange(qint32 node, double span) const
    {
        Arrangement fan;
        double circles = 0;
        for (const qint32 child : m_skeleton.childrenOf(node)) {
            if (m_skeleton.childrenOf(child).empty()) {
                fan.leaves.push_back(child);
            } else {
                fan.branches.push_back({child});
                circles += 2 * radius(child);
            }
        }
        // The last ones are the outermost.
        const auto actors = std::stable_partition(fan.leaves.begin(), fan.leaves.end(),
                                                  [this](qint32 leaf) { return !m_task.isActor(leaf); });
        const double leafArc = double(std::min<size_t>(fan.leaves.size(), 14)) * m_fan.pitch;
        const double share = fan.branches.empty() ? 1.0
            : fan.leaves.empty()                  ? 0.0
                                                  : std::clamp(leafArc / (leafArc + circles / 2), 0.25, 0.6);
        fan.leavesSpan = span * share;
        fan.leavesFrom = span - fan.leavesSpan;
        const double leavesReach = m_fan.radius(qint32(fan.leaves.size()), fan.leavesSpan)
            + (actors == fan.leaves.end() ? 0.0 : actorShift());
        fan.radius = leavesReach;
        if (!fan.branches.empty())
            arrangeBranches(fan, span - fan.leavesSpan);
        return fan;
    }

    /// In rings, the small ones inside: a single ring would grow with the square of what is on it.
    void arrangeBranches(Arrangement &fan, double span) const
    {
        std::stable_sort(fan.branches.begin(), fan.branches.end(),
                         [this](const Branch &a, const Branch &b) { return radius(a.node) < radius(b.node); });
        double inside = edgeGap - ringRoom;
        for (size_t first = 0; first < fan.branches.size();) {
            size_t end = first + 1;
            double distance = ringDistance(fan, end, inside);
            while (angles(fan, first, end, distance) > span)
                distance *= 1.12;
            while (end < fan.branches.size()) {
                const double wider = std::max(distance, ringDistance(fan, end + 1, inside));
                if (angles(fan, first, end + 1, wider) > span)
                    break;
                distance = wider;
                ++end;
            }
            putRing(fan, first, end, distance, span);
            inside = distance + radius(fan.branches[end - 1].node);
            first = end;
        }
        fan.radius = std::max(fan.radius, inside);
    }

    double ringDistance(const Arrangement &fan, size_t end, double inside) const
    {
        return inside + radius(fan.branches[end - 1].node) + ringRoom;
    }

    double angleOf(qint32 node, double distance) const
    {
        return 2 * std::asin(std::min(1.0, (radius(node) + 3) / distance));
    }

    double angles(const Arrangement &fan, size_t first, size_t end, double distance) const
    {
        double sum = 0;
        for (size_t i = first; i < end; ++i)
            sum += angleOf(fan.branches[i].node, distance);
        return sum;
    }

    void putRing(Arrangement &fan, size_t first, size_t end, double distance, double span) const
    {
        const double spare = (span - angles(fan, first, end, distance)) / double(end - first);
        double angle = 0;
        for (size_t i = first; i < end; ++i) {
            const double own = angleOf(fan.branches[i].node, distance) + spare;
            fan.branches[i].angle = angle + own / 2;
            fan.branches[i].distance = distance;
            angle += own;
        }
    }

    const LayoutTask &m_task;
    const Skeleton &m_skeleton;
    Fan m_fan;
    std::vector<double> m_radius;
};

/// One connected part of the skeleton.
class SpringPart
{
public:
    SpringPart(const LayoutTask &task, const Skeleton &skeleton, Balloons &balloons, std::vector<qint32> nodes)
        : m_task(task)
        , m_skeleton(skeleton)
        , m_balloons(balloons)
        , m_nodes(std::move(nodes))
        , m_at(m_nodes.size())
    {
        for (const qint32 node : m_nodes)
            m_balloons.measure(node, freeSpan(m_skeleton.links.degree(node)));
    }

    /// False when Graphviz could not.
    bool layOut()
    {
        if (m_nodes.size() == 1) {
            m_at[0] = {};
            return true;
        }
        collectEdges();
        if (m_nodes.size() == 2) {
            m_at[0] = {};
            m_at[1] = {wanted(0, 1), 0};
            return true;
        }
        auto positions = springPositions(qint32(m_nodes.size()), m_edges);
        if (!positions)
            return false;
        m_at = std::move(*positions);
        layFlat();
        scale();
        spread();
        separate();
        return true;
    }

    void put(QList<QPointF> &positions) const
    {
        for (size_t i = 0; i < m_nodes.size(); ++i)
            positions[m_nodes[i]] = m_at[i];
        for (const qint32 node : m_nodes) {
            const auto [direction, span] = freeSide(node, positions);
            m_balloons.place(node, direction, span, positions);
        }
    }

private:
    double wanted(size_t a, size_t b) const
    {
        return m_balloons.radius(m_nodes[a]) + m_balloons.radius(m_nodes[b]) + edgeGap;
    }

    void collectEdges()
    {
        QHash<qint32, qint32> local;
        for (size_t i = 0; i < m_nodes.size(); ++i)
            local.insert(m_nodes[i], qint32(i));
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            for (const qint32 other : m_skeleton.links.of(m_nodes[i])) {
                if (other > m_nodes[i])
                    m_edges.emplace_back(qint32(i), local.value(other));
            }
        }
    }

    /// Turns the longest extent to the horizontal: screens are wide.
    void layFlat()
    {
        const QPointF mean = std::accumulate(m_at.begin(), m_at.end(), QPointF()) / double(m_at.size());
        double xx = 0, yy = 0, xy = 0;
        for (QPointF &at : m_at) {
            at -= mean;
            xx += at.x() * at.x();
            yy += at.y() * at.y();
            xy += at.x() * at.y();
        }
        const double angle = -0.5 * std::atan2(2 * xy, xx - yy);
        const double c = std::cos(angle), s = std::sin(angle);
        for (QPointF &at : m_at)
            at = {at.x() * c - at.y() * s, at.x() * s + at.y() * c};
    }

    void scale()
    {
        std::vector<double> ratios;
        ratios.reserve(m_edges.size());
        for (const auto &[a, b] : m_edges) {
            const QPointF d = m_at[size_t(a)] - m_at[size_t(b)];
            ratios.push_back(wanted(size_t(a), size_t(b)) / std::max(1e-3, std::hypot(d.x(), d.y())));
        }
        const auto middle = ratios.begin() + qsizetype(ratios.size() / 2);
        std::nth_element(ratios.begin(), middle, ratios.end());
        for (QPointF &at : m_at)
            at *= *middle;
    }

    /// A well connected part would become a heap of marks if only its edges told how big it is: everything gets air.
    void spread()
    {
        constexpr double few = 100, many = 1'500, airOfFew = 40, airOfMany = 20, filled = 0.5;
        if (double(m_nodes.size()) < few)
            return; // leaves close to their hub would be the heap instead, once all of it is fitted into a view
        const double share = std::clamp(std::log(double(m_nodes.size()) / few) / std::log(many / few), 0.0, 1.0);
        const double air = airOfFew + (airOfMany - airOfFew) * share;
        double needed = 0;
        QPointF least = m_at.front(), most = least;
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            const double side = 2 * m_balloons.radius(m_nodes[i]) + air;
            needed += side * side;
            least = {std::min(least.x(), m_at[i].x()), std::min(least.y(), m_at[i].y())};
            most = {std::max(most.x(), m_at[i].x()), std::max(most.y(), m_at[i].y())};
        }
        const double there = std::max(1.0, (most.x() - least.x()) * (most.y() - least.y()) * filled);
        if (there >= needed)
            return;
        const double factor = std::sqrt(needed / there);
        for (QPointF &at : m_at)
            at *= factor;
    }

    /// Pushes overlapping balloons apart, a little each round. Sweeps along x, so only near pairs are looked at.
    void separate()
    {
        std::vector<size_t> order(m_nodes.size());
        std::iota(order.begin(), order.end(), size_t(0));
        double biggest = 0;
        for (const qint32 node : m_nodes)
            biggest = std::max(biggest, m_balloons.radius(node));
        for (int round = 0; round < 120 && !m_task.stopped(); ++round) {
            std::sort(order.begin(), order.end(),
                      [this](size_t a, size_t b) { return std::pair(m_at[a].x(), a) < std::pair(m_at[b].x(), b); });
            if (!pushRound(order, biggest))
                return;
        }
    }

    bool pushRound(const std::vector<size_t> &order, double biggest)
    {
        constexpr double room = 8;
        bool moved = false;
        for (size_t i = 0; i < order.size(); ++i) {
            const size_t a = order[i];
            const double ra = m_balloons.radius(m_nodes[a]);
            for (size_t j = i + 1; j < order.size(); ++j) {
                const size_t b = order[j];
                if (m_at[b].x() - m_at[a].x() > ra + biggest + room)
                    break;
                const double least = ra + m_balloons.radius(m_nodes[b]) + room;
                QPointF d = m_at[b] - m_at[a];
                double length = std::hypot(d.x(), d.y());
                if (length >= least)
                    continue;
                if (length < 1e-6) {
                    d = {std::cos(double(a)), std::sin(double(a))};
                    length = 1;
                    m_at[b] += d * 0.01;
                }
                const QPointF push = d / length * ((least - length) / 2 + 0.01);
                m_at[a] -= push;
                m_at[b] += push;
                moved = true;
            }
        }
        return moved;
    }

    /// Middle and width of the widest gap between the directions of the node's skeleton edges.
    std::pair<double, double> freeSide(qint32 node, const QList<QPointF> &positions) const
    {
        std::vector<double> taken;
        for (const qint32 other : m_skeleton.links.of(node)) {
            const QPointF d = positions.at(other) - positions.at(node);
            taken.push_back(std::atan2(d.y(), d.x()));
        }
        const double least = freeSpan(qint32(taken.size()));
        if (taken.empty())
            return {pi / 2, least};
        const auto [middle, widest] = widestGap(taken);
        return {middle, std::max(least, widest - 0.6)};
    }

    const LayoutTask &m_task;
    const Skeleton &m_skeleton;
    Balloons &m_balloons;
    std::vector<qint32> m_nodes;
    std::vector<QPointF> m_at; ///< parallel to m_nodes
    std::vector<std::pair<qint32, qint32>> m_edges; ///< of places in m_nodes
};

} // namespace

void organicLayout(const LayoutTask &task, LayoutResult &result)
{
    if (task.input.graphvizMaximum <= 0) {
        radialLayout(task, result);
        return;
    }
    constexpr qint32 springLimit = 1'200; // what sfdp does in about a third of a second
    const Skeleton skeleton = skeletonOf(task.links, std::min(springLimit, task.input.graphvizMaximum));
    Balloons balloons(task, skeleton);
    balloons.measureBranches();
    const Components whole = components(task.links);
    std::vector<std::vector<qint32>> springs(whole.members.size());
    for (qint32 node = 0; node < task.size(); ++node) {
        if (skeleton.parent[size_t(node)] < 0)
            springs[size_t(whole.of[size_t(node)])].push_back(node);
    }
    std::vector<Part> parts;
    for (size_t i = 0; i < whole.members.size() && !task.stopped(); ++i) {
        SpringPart part(task, skeleton, balloons, std::move(springs[i]));
        if (!part.layOut()) {
            radialLayout(task, result);
            result.note = QStringLiteral("Graphviz could not lay this out; placed by distance instead");
            return;
        }
        part.put(result.positions);
        parts.push_back({whole.members[i], boundsOf(whole.members[i], result.positions)});
    }
    packParts(std::move(parts), result.positions, partGap(task.input));
}

} // namespace graph
