// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/pathfinder.h"

namespace chain {

/// Which indicators lead to which actor, by any way of at most `steps` edges, not only by the one shown. Sets of actors
/// as bits travel from the hosts of their claims towards the indicators, all at once.
class ReachingActors
{
public:
    ReachingActors(const Investigation &investigation, const Pathfinder &open, int actors);
    void addClaim(HostId host, int actor); ///< actor: 0 … actors−1
    void spread(int steps);
    bool leadsTo(HostId indicator, int actor) const;

private:
    using Bits = std::vector<quint64>;
    void join(Bits &into, HostId to, HostId from, bool isLastEdge, bool endsHere) const;

    const Investigation &m_investigation;
    const Pathfinder &m_open;
    size_t m_words = 0;
    Bits m_claimed; ///< actors with a claim about the host itself
    Bits m_reached;
};

} // namespace chain
