// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

/// The short English words on nodes and edges.
namespace graph {

/// "CDN, 4,812 names"; empty when the host is not held.
QString heldText(const chain::Host &host);
/// "3 artifacts · 4 claims"; `ranked` may be null, then only the claims are counted.
QString actorText(const chain::RankedActor *ranked, int claims);
/// "indicator list", "profile link", "rule", "mention".
QString claimText(attribution::Kind kind);
/// One line, invisible characters gone, names in their Unicode form.
QString hostLabel(const QString &value);

} // namespace graph
