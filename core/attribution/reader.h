// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/attribution/claim.h"
#include "core/attribution/namebook.h"
#include "core/mdti/types.h"

namespace attribution {

/// A claim before it has ids: which actor, which kind, which evidence.
struct Finding
{
    Kind kind = Kind::Rule;
    QString actorName; ///< "profile 9b01de37" while a linked profile is not in the book: read again when it is
    QString profileId; ///< empty: known by name only
    QStringList candidates;
    Evidence evidence;
};

struct ReputationReading
{
    QList<Finding> findings;
    QStringList profileIds; ///< profiles that rules link to and that the book does not know yet: to be fetched
    QStringList articleIds; ///< articles that rules link to
};

/// What a reputation says about actors (design section 3; mdti-graph.md §7): profile links, rules that name an actor
/// (`actorRules`, compared case-insensitively), mentions in other rules. Pure.
ReputationReading readReputation(const mdti::Reputation &reputation, const QStringList &actorRules,
                                 const NameBook &names);
/// Mentions in an article that a rule of the host links to.
QList<Finding> readArticle(const mdti::Article &article, const Evidence &rule, const NameBook &names);

} // namespace attribution
