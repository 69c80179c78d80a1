// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/export/document.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

/// What several writers say alike: which actors and claims belong to a document, how nodes are called, and the words of the
/// evidence. All of it is derived from the document alone, in a fixed order.
namespace exporting {

/// A ranked actor with those of its claims whose host is written, heaviest first.
struct WrittenActor
{
    const chain::RankedActor *ranked = nullptr;
    const attribution::Actor *actor = nullptr;
    QList<const chain::WeighedClaim *> claims; ///< never empty
    QString node; ///< its name as a node: "actor:Aqua Blizzard", unique in the document
};
QList<WrittenActor> writtenActors(const Document &document);

/// Incomplete items about written hosts or no host, sorted by subject.
QList<chain::Incomplete> writtenIncomplete(const Document &document);

/// "indicator", "address", "name": what a host is in the picture.
QString hostKind(const chain::Host &host);
/// What is known of the verdict: "malicious", …, or "not asked" where nobody answered.
QString verdictText(const chain::Host &host);
/// "198.51.100.1 > c2.example", values as they are.
QString pathText(const Document &document, const chain::WeighedClaim &weighed);
/// "0.68 = indicator list 1.00 × co-hosts 0.68", or why it counts for nothing.
QString weightText(const chain::WeighedClaim &weighed, const chain::Claim &claim);
/// One line without line breaks or invisible characters: kind, rule and words of the service, when and by which request
/// it was asked. Not defanged.
QString evidenceText(const chain::Claim &claim);
/// Other names of an actor, without those that several actors carry.
QStringList aliasNames(const attribution::Actor &actor);
/// Earliest and latest time over the records on a claim's path, or unknownTime.
QPair<qint64, qint64> pathTimes(const Document &document, const chain::WeighedClaim &weighed);
/// True where the claim adds something to a score.
bool counts(const chain::WeighedClaim &weighed);

/// A sentence in which only what looks like a host or a URL is defanged; the dots of sentences and numbers stay.
QString defangedProse(const QString &text);

/// ATT&CK techniques ("T1566.001") named in a text, in order, each once.
QStringList techniquesIn(const QString &text);

} // namespace exporting
