// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/reachingactors.h"

namespace chain {

ReachingActors::ReachingActors(const Investigation &investigation, const Pathfinder &open, int actors)
    : m_investigation(investigation)
    , m_open(open)
    , m_words(size_t(actors + 63) / 64)
    , m_claimed(size_t(investigation.hosts().size()) * m_words, 0)
{
}

void ReachingActors::addClaim(HostId host, int actor)
{
    m_claimed[size_t(host) * m_words + size_t(actor) / 64] |= quint64(1) << (actor % 64);
}

/// What `from` leads to is what `to` leads to by one edge more. Through a held host, or by a record that ends there,
/// only the claims about that host itself come along.
void ReachingActors::join(Bits &into, HostId to, HostId from, bool isLastEdge, bool endsHere) const
{
    const Bits &source = isLastEdge || endsHere || !m_open.canPass(from) ? m_claimed : m_reached;
    for (size_t word = 0; word < m_words; ++word)
        into[size_t(to) * m_words + word] |= source[size_t(from) * m_words + word];
}

void ReachingActors::spread(int steps)
{
    m_reached = m_claimed;
    const Records &records = m_investigation.records();
    for (int step = 0; step < steps; ++step) {
        Bits next = m_reached;
        for (RecordId id = 0; id < records.size(); ++id) {
            const Follow follow = m_open.follow(id);
            if (follow == Follow::Not)
                continue;
            const Record &record = records.at(id);
            join(next, record.from, record.to, step == 0, follow == Follow::EndsHere);
            join(next, record.to, record.from, step == 0, follow == Follow::EndsHere);
        }
        m_reached = std::move(next);
    }
}

bool ReachingActors::leadsTo(HostId indicator, int actor) const
{
    const size_t word = size_t(indicator) * m_words + size_t(actor) / 64;
    return m_open.canPass(indicator) && (m_reached[word] >> (actor % 64) & 1) != 0;
}

} // namespace chain
