// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/mdti/types.h"

#include <QList>
#include <QString>
#include <QStringList>

/// Claims, evidence and the open score (design section 3).
namespace attribution {

/// Strongest first; the order is used for ties.
enum class Kind { Indicator, ProfileLink, Rule, Mention };
QString toString(Kind kind); ///< "indicator", "profile-link", "rule", "mention"

/// Where a name of an actor is known from.
struct Alias
{
    QString name;
    QString source; ///< "profile", "public mapping"
    bool shared = false; ///< more than one actor carries it: says nothing by itself
    bool operator==(const Alias &) const = default;
};

struct Actor
{
    QString name; ///< profile title, or the name as a rule gave it
    QString profileId; ///< empty: known by name only
    QList<Alias> aliases;
    QStringList candidates; ///< when a name fits several actors: their names; never merged silently
    QString origin; ///< for people ("Russia"); empty when unknown
    QString attackId; ///< MITRE ATT&CK group id ("G0047") or empty
    mdti::Profile profile; ///< id empty when there is none or it was not fetched yet

    bool operator==(const Actor &) const = default;
};

struct Evidence
{
    QString rule; ///< name of the reputation rule, "" for indicator lists
    QString description; ///< the rule's text, the article's title, …
    QString severity;
    QString detailsUrl;
    QString listSource; ///< of an indicator-list hit: "microsoft", "osint", "public"
    QString matched; ///< the part of the text that named the actor
    QString articleId;
    QStringList cves; ///< vulnerabilities the article names
    QDateTime firstSeen, lastSeen; ///< of an indicator-list hit
    QByteArray raw; ///< JSON as received; may be empty when the case stores it elsewhere
    mdti::Provenance from;
    bool operator==(const Evidence &) const = default;
};

/// The terms of one claim's weight, so that "why 93?" can be answered by showing them.
struct Terms
{
    double kind = 0; ///< 1.0 indicator, 0.9 profile-link, 0.8 rule, 0.35 mention
    double hops = 1; ///< 0.7^(hops−1)
    double sharing = 1; ///< 1/(1+log10(max(1, co-hosts)))
    double time = 1; ///< 1 or 0.5
    bool held = false; ///< the host or the way to it is held: weight 0

    double weight() const { return held ? 0.0 : kind * hops * sharing * time; }
    bool operator==(const Terms &) const = default;
};

double kindWeight(Kind kind);
/// `hops` passive DNS edges from the nearest indicator; `coHosts` < 1 = unknown.
Terms terms(Kind kind, int hops, qint64 coHosts, bool timeFits, bool held);

/// Score 0–100 from (group, weight) pairs: the best weight of each group counts. Order does not matter.
int score(const QList<QPair<QString, double>> &groupedWeights);

} // namespace attribution
