// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

/// Small investigations as readable text, for tests. Statements are separated by ";" or line breaks:
///
///     203.0.113.7                                    an indicator
///     203.0.113.7 -A-> c2.example                    a passive DNS record
///     203.0.113.7 -A 2026-01-02..2026-03-04-> c2.example
///     c2.example =rule=> Aqua Blizzard               a claim: indicator, profile-link, rule or mention
///     c2.example is malicious 90 cohosts:3 held:cdn:4812 incomplete
///
/// A host that first stands alone or on the left of a record is an indicator; one that first stands on the right is
/// found by it. Hops are counted along the records. Words after "is": a verdict, a number (reputation score), "queued",
/// "asking", "incomplete", "released", cohosts:N, held:CATEGORY[:N]. Ids count up in the order of appearance. A text
/// that cannot be read ends the test program with a message.
namespace testsupport {

/// The whole text as one change, e.g. to feed a model. `into` is where ids go on from.
chain::Delta deltaFrom(const QString &text, const chain::Investigation &into = {});

/// An investigation with the text applied and the indicators set.
chain::Investigation investigationFrom(const QString &text);

/// Adds the text to an investigation that is there already (hops are counted anew).
void addTo(chain::Investigation &investigation, const QString &text);

} // namespace testsupport
