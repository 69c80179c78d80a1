// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/scene.h"

#include <vector>

/// Which hosts and records the filters and the analyst's own hiding let through. Used by the scene and by whoever lists
/// the same hosts in a table.
namespace graph {

/// One flag per host and per record of the investigation, at their ids. (Bytes: vector<bool> is slow to scan.)
struct Visibility
{
    std::vector<char> hosts;
    std::vector<char> records; ///< passes by type and time and has both ends visible
};

Visibility visibility(const chain::Investigation &investigation, const chain::Assessment &assessment,
                      const ViewState &view);

/// Hosts that lie on a shortest way from an indicator to a claim for one of `actors` (empty: for any actor), the
/// claims' hosts included. One flag per host.
std::vector<char> onPaths(const chain::Investigation &investigation, const chain::Assessment &assessment,
                          const QSet<chain::ActorId> &actors);

/// Whether two intervals share a moment, give or take `slack` seconds; an unknown end is open.
bool intervalsMeet(qint64 firstA, qint64 lastA, qint64 firstB, qint64 lastB, qint64 slack = 0);

} // namespace graph
