// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"
#include "core/summary/block.h"

namespace summary {

/// The part of a comment that says how we know: a table row per weighed claim, then what was not counted and what is
/// missing. `most` rows.
Blocks evidenceBlocks(const chain::Investigation &found, const chain::RankedActor &ranked, int most);

/// Why there may be an actor although none was found: sentences about shared hosts that were not followed, and answers
/// that are missing. Empty: everything was looked at.
QStringList doubts(const chain::Investigation &found);

/// "in the actor's indicator list (microsoft)", "rule “…”: …", without dates.
QString claimWords(const chain::Claim &claim);

} // namespace summary
