// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

namespace testsupport {

struct ChainGraph
{
    int hosts = 10'000;
    double core = 0.2; ///< share of hosts that lead on to others
    double crossLinks = 0.02; ///< additional records between hosts that lead on, per host
    int actors = 5;
    int claims = 25;
    quint32 seed = 1;
};

/// What a wide run finds: indicators with many neighbours, a few of them shared, nearly all of them leaves. Same
/// parameters, same graph.
chain::Investigation chainGraph(const ChainGraph &wanted);

} // namespace testsupport
