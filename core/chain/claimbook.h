// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/attribution/reader.h"
#include "core/chain/ledger.h"

#include <functional>

namespace chain {

/// Actors and claims of an investigation: who is the same actor, which claim is the same claim when a text is read
/// again with more names known. An actor is keyed by its profile, else by its name with case, blanks and hyphens
/// folded: the one the name book gives for it, so that two aliases of one actor are one row.
class ClaimBook
{
public:
    ClaimBook(Ledger &ledger, const attribution::NameBook &names);
    /// A host got its first claim by this actor.
    std::function<void(HostId, ActorId)> found;

    void reset(); ///< after Ledger::reset: takes up the actors and claims that are there

    /// Where findings were read. Reading one source again replaces what it said before.
    static constexpr int reputation = 0, lists = 1, articles = 2;
    /// What one source says about a host now. `about` tells sources of one kind apart (the article's id).
    void put(HostId host, int source, const QString &about, const QList<attribution::Finding> &findings);
    bool hasClaims(HostId host) const;
    /// More names are known: actors that have a profile by now get it, under the id they have, and the claims of two
    /// rows that turned out to be one actor go to one of them (the other stays, without claims).
    void refreshNames();
    QStringList profileIds() const; ///< of actors with claims of whose profile only the name is known

private:
    ActorId actorOf(const attribution::Finding &finding);
    void index(ActorId id);
    ActorId rowOf(const attribution::Actor &actor) const;
    void moveClaims(ActorId from, ActorId to);
    bool isSameSource(ClaimId id, int source, const QString &about) const;
    void replaceOrAdd(HostId host, QList<ClaimId> &before, const Claim &claim);

    Ledger &m_ledger;
    const attribution::NameBook &m_names;
    QHash<QString, ActorId> m_byProfile, m_byName;
    QSet<QPair<HostId, ActorId>> m_told;
};

} // namespace chain
