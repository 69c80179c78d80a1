// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/bundling.h"

#include <algorithm>
#include <numeric>

namespace graph {

namespace {

class Planner
{
public:
    explicit Planner(const BundleInput &input)
        : m_in(input)
        , m_count(input.hosts.size())
        , m_parent(size_t(m_count), noHub)
        , m_hub(size_t(m_count), notBundled)
        , m_members(size_t(m_count) + 1)
    {
        m_order.resize(size_t(m_count));
        std::iota(m_order.begin(), m_order.end(), 0);
        std::stable_sort(m_order.begin(), m_order.end(),
                         [this](qint32 a, qint32 b) { return m_in.hops[size_t(a)] < m_in.hops[size_t(b)]; });
        for (qint32 host = 0; host < m_count; ++host)
            m_parent[size_t(host)] = parentOf(host);
        raiseRanks();
    }

    /// Fills hubs() and returns how many host marks stay.
    qint32 run(BundleRank upTo, bool honourOpen)
    {
        m_upTo = upTo;
        m_honourOpen = honourOpen;
        std::fill(m_hub.begin(), m_hub.end(), notBundled);
        for (const qint32 host : m_order) {
            if (isCandidate(host) && !isReversed(host))
                m_hub[size_t(host)] = hubThrough(m_parent[size_t(host)]);
        }
        for (const qint32 host : m_order) {
            if (isCandidate(host) && isReversed(host))
                m_hub[size_t(host)] = hubThrough(m_parent[size_t(host)]);
        }
        return dissolveSmall();
    }

    const std::vector<chain::HostId> &hubs() const { return m_hub; }

private:
    bool before(qint32 a, qint32 b) const
    {
        return std::pair(m_in.hops[size_t(a)], a) < std::pair(m_in.hops[size_t(b)], b);
    }

    /// The neighbour nearest to the indicators. A lone neighbour is the hub even when it is farther (its own way to the
    /// indicators may be filtered out).
    qint32 parentOf(qint32 host) const
    {
        const std::span<const qint32> around = m_in.hosts.of(host);
        if (around.empty())
            return noHub;
        if (around.size() == 1)
            return m_in.hosts.degree(around.front()) > 1 || before(around.front(), host) ? around.front() : noHub;
        const qint32 best
            = *std::min_element(around.begin(), around.end(), [this](qint32 a, qint32 b) { return before(a, b); });
        return before(best, host) ? best : noHub;
    }

    /// A host tells at least as much as what hangs on it: a quiet name in front of a malicious address stays in sight.
    void raiseRanks()
    {
        m_rank = m_in.rank;
        for (auto host = m_order.rbegin(); host != m_order.rend(); ++host) {
            const qint32 parent = m_parent[size_t(*host)];
            if (parent >= 0 && m_in.visible[size_t(*host)])
                m_rank[size_t(parent)] = std::max(m_rank[size_t(parent)], m_rank[size_t(*host)]);
        }
    }

    bool isReversed(qint32 host) const
    {
        const qint32 parent = m_parent[size_t(host)];
        return parent >= 0 && before(host, parent);
    }

    bool isCandidate(qint32 host) const
    {
        if (!m_in.visible[size_t(host)] || m_rank[size_t(host)] > m_upTo)
            return false;
        const qint32 parent = m_parent[size_t(host)];
        if (parent == noHub && m_upTo < BundleRank::Plain)
            return false;
        return !m_honourOpen || !m_in.open.contains(parent);
    }

    chain::HostId hubThrough(qint32 parent) const
    {
        if (parent == noHub || m_hub[size_t(parent)] == notBundled)
            return parent;
        return m_hub[size_t(parent)];
    }

    qint32 dissolveSmall()
    {
        std::fill(m_members.begin(), m_members.end(), 0);
        for (const chain::HostId hub : m_hub) {
            if (hub != notBundled)
                ++m_members[size_t(hub + 1)];
        }
        qint32 marks
            = qint32(std::count_if(m_members.begin(), m_members.end(), [](qint32 n) { return n >= fewestBundled; }));
        for (qint32 host = 0; host < m_count; ++host) {
            chain::HostId &hub = m_hub[size_t(host)];
            if (hub != notBundled && m_members[size_t(hub + 1)] < fewestBundled)
                hub = notBundled;
            if (hub == notBundled && m_in.visible[size_t(host)])
                ++marks;
        }
        return marks;
    }

    const BundleInput &m_in;
    qint32 m_count;
    BundleRank m_upTo = BundleRank::PlainLeaf;
    bool m_honourOpen = false;
    std::vector<qint32> m_order; ///< nearest to the indicators first
    std::vector<qint32> m_parent;
    std::vector<BundleRank> m_rank;
    std::vector<chain::HostId> m_hub;
    std::vector<qint32> m_members; ///< per hub + 1
};

} // namespace

std::vector<chain::HostId> planBundles(const BundleInput &input)
{
    Planner planner(input);
    const auto aboveLimit = [](qint32 marks, BundleRank level) {
        return level < BundleRank::Suspicious ? marks > comfortableMarks : marks > mostMarks && level < BundleRank::Malicious;
    };
    BundleRank level = BundleRank::Plain;
    while (aboveLimit(planner.run(level, false) + input.otherMarks, level))
        level = BundleRank(int(level) + 1);
    if (!input.open.isEmpty())
        planner.run(level, true);
    return planner.hubs();
}

} // namespace graph
