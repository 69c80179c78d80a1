// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/follow.h"

#include <optional>
#include <vector>

namespace chain {

/// Shortest ways from the indicators to hosts over an investigation that stands still meanwhile. Among equally short
/// ones a way whose consecutive intervals meet comes first, then the one whose host values come first in order: the
/// answer depends on values only, never on ids.
class Pathfinder
{
public:
    enum class Through {
        OpenHosts, ///< no held host on the way (the end may be one)
        AllHosts, ///< any host, any record: how something was reached at all
    };
    /// `targets`: the hosts that `to` will be asked about; only what may lie on a way to them is looked at.
    Pathfinder(const Investigation &investigation, Through through, const QList<HostId> &targets);

    struct Path
    {
        QList<HostId> hosts; ///< indicator … host
        bool timeFits = true; ///< consecutive intervals meet or are unknown
    };
    std::optional<Path> to(HostId host) const;

    bool canPass(HostId host) const { return m_through == Through::AllHosts || !m_hosts.at(host).isHeld(); }
    Follow follow(RecordId record) const { return m_follow[size_t(record)]; }

private:
    /// One way into a host that goes on from there, ending with `record`; its intervals meet all along.
    struct Arrival
    {
        HostId host, from;
        RecordId record;
        int before; ///< index of the arrival at `from`, -1 when that is an indicator
        int level; ///< edges from the indicator
        int rank = 0; ///< order of the ways of one level by host values
    };
    using Arrivals = std::vector<int>;

    void classifyRecords();
    void findLevels();
    void markNeeded(const QList<HostId> &targets);
    void collectNeeded();
    void findPlainWays();
    void findFittingWays();
    void advanceFitting(HostId from, int level, std::vector<Arrival> &fresh);
    void keepRanked(std::vector<Arrival> &fresh);
    void rankPlain(std::vector<HostId> &hosts);

    HostId otherEnd(RecordId id, HostId host) const
    {
        const Record &record = m_records.at(id);
        return record.from == host ? record.to : record.from;
    }
    bool anyLength() const { return m_rules.isTimeTrue() && m_through == Through::OpenHosts; }
    bool isSource(HostId host) const { return m_level[size_t(host)] == 0; }
    bool canBeBetween(HostId host) const; ///< a way may go on from it
    int shortestTo(HostId host) const; ///< edges of a shortest way, whatever its last edge; -1 none
    bool hasVisited(int arrival, HostId host) const;
    /// Best arrival at `from` at `level` (0 = any) that meets the record; -1 none.
    int bestMeeting(HostId from, RecordId record, int level, HostId to) const;
    int rankAt(HostId from, int arrival) const;
    std::optional<Path> fittingPath(HostId host, int length) const;
    std::optional<Path> plainPath(HostId host, int length) const;

    const Investigation &m_investigation;
    const Hosts &m_hosts;
    const Records &m_records;
    const FollowRules m_rules;
    const Through m_through;
    std::vector<Follow> m_follow; ///< per record
    std::vector<int>
        m_level; ///< per host: edges from the nearest indicator over hosts that can be passed; -1 unreached
    std::vector<bool> m_needed; ///< per host: may lie on a way to a target
    std::vector<int> m_plainRank; ///< per needed host: order among those of its level
    std::vector<HostId> m_plainFrom;
    std::vector<Arrival> m_arrivals;
    std::vector<Arrivals> m_arrivalsAt; ///< per host, by level, then rank
    std::vector<bool> m_used; ///< per record and direction: time-true walk went along
    std::vector<std::vector<HostId>> m_byLevel; ///< needed hosts
};

} // namespace chain
