// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/adjacency.h"
#include "core/graph/scene.h"

#include <vector>

namespace graph {

/// How little a host tells, by itself and by where it stands. Lower ranks are bundled first; `Shown` ones never.
enum class BundleRank : quint8 {
    PlainLeaf, ///< one neighbour, unknown or neutral
    Plain, ///< leads on, but to no actor and to nothing suspicious: always bundled, like leaves
    SuspiciousLeaf,
    Suspicious,
    Unsettled, ///< held or incomplete
    Malicious,
    Shown, ///< indicators, hosts on a way to an actor, noted and moved ones
};

struct BundleInput
{
    const Adjacency &hosts; ///< visible records between visible hosts
    const std::vector<char> &visible;
    const std::vector<BundleRank> &rank; ///< per host
    const std::vector<qint16> &hops; ///< per host
    const QSet<chain::HostId> &open; ///< hubs whose bundle is open
    qint32 otherMarks = 0; ///< drawn besides hosts
};

/// Values of BundlePlan::hubOf that are no host.
constexpr chain::HostId notBundled = -2;
constexpr chain::HostId noHub = -1; ///< in the one bundle of hosts that hang on nothing visible

/// For each host the hub whose bundle it is in, or notBundled. Goes as far up the ranks as it takes to stay under the
/// limit while every bundle is closed, so that opening one changes nothing elsewhere.
std::vector<chain::HostId> planBundles(const BundleInput &input);

constexpr int fewestBundled = 4;
constexpr int mostMarks = 300; ///< whatever it takes
constexpr int comfortableMarks = 120; ///< what one look takes in: suspicious hosts without evidence give way for it

} // namespace graph
