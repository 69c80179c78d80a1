// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

/// What is different between two investigations of the same thing: last week's and today's, two saved cases. Compared
/// by value, so ids and order do not matter. Values; any thread.
namespace graph {

enum class Change : quint8 { Added, Gone, Changed };
QString toString(Change change); ///< "added", "gone", "changed"

/// One property that differs, as plain text.
struct FieldChange
{
    QString field; ///< "verdict", "score", "state", "held", "rules"; "lastSeen"…
    QString was, now; ///< empty: was (is) not known
    bool operator==(const FieldChange &) const = default;
};

struct HostChange
{
    Change change = Change::Changed;
    QString value;
    chain::HostId before = -1, after = -1; ///< -1 where it is not there
    QList<FieldChange> fields; ///< of changed ones: verdict, score, hops, state, held, coHosts, rules
    bool operator==(const HostChange &) const = default;
    bool verdictChanged() const;
};

struct RecordChange
{
    Change change = Change::Changed;
    QString a, b, type; ///< the ends in alphabetical order: a record may be walked from either side
    chain::RecordId before = -1, after = -1;
    QList<FieldChange> fields; ///< firstSeen, lastSeen as ISO dates
    bool operator==(const RecordChange &) const = default;
};

struct ActorChange
{
    Change change = Change::Changed;
    QString name;
    chain::ActorId before = -1, after = -1;
    QList<FieldChange> fields; ///< score, artifacts, claims
    QStringList hostsAdded, hostsGone; ///< that carry a claim
    bool operator==(const ActorChange &) const = default;
};

struct Diff
{
    QStringList indicatorsAdded, indicatorsGone;
    QList<HostChange> hosts; ///< gone, changed and added together, sorted by value
    QList<RecordChange> records; ///< sorted by ends, type
    QList<ActorChange> actors; ///< sorted by name
    qint64 hostsBefore = 0, hostsAfter = 0, recordsBefore = 0, recordsAfter = 0;
    bool operator==(const Diff &) const = default;
    bool isEmpty() const;
    qsizetype count(Change change) const; ///< hosts, records and actors
};

/// Host states "queued" and "asking" count as not known yet and are no change by themselves.
Diff diff(const chain::Investigation &before, const chain::Assessment &beforeAssessed,
          const chain::Investigation &after, const chain::Assessment &afterAssessed);

} // namespace graph
