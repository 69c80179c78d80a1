// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/visibility.h"

#include <vector>

/// Records and claims merged to what is drawn as one line.
namespace graph {

/// All visible records between two hosts.
struct RecordLink
{
    chain::HostId a = -1, b = -1; ///< a is nearer to the indicators
    chain::RecordId first = -1; ///< the lowest id
    QString type; ///< "A", "A, NS"
    qint64 firstSeen = chain::Record::unknownTime, lastSeen = chain::Record::unknownTime;
    bool outOfTime = false; ///< meets none of the links that lead to a
};
std::vector<RecordLink> recordLinks(const chain::Investigation &investigation, const Visibility &seen);

/// All claims that one visible host belongs to one visible actor.
struct ClaimLink
{
    chain::HostId host = -1;
    chain::ActorId actor = -1;
    chain::ClaimId claim = -1; ///< the strongest, ties by id
    attribution::Kind kind = attribution::Kind::Mention;
    bool outOfTime = false;
    qint64 firstSeen = chain::Record::unknownTime, lastSeen = chain::Record::unknownTime;
};
/// Sorted by host, then actor.
std::vector<ClaimLink> claimLinks(const chain::Investigation &investigation, const chain::Assessment &assessment,
                                  const Visibility &seen, const Filter &filter);

/// Of two times the earlier (later) one; an unknown one does not count.
qint64 earlier(qint64 a, qint64 b);
qint64 later(qint64 a, qint64 b);
/// Union of two lists like "A, NS", sorted.
QString joinedTypes(const QString &a, const QString &b);

} // namespace graph
