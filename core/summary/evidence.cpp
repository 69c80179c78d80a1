// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/evidence.h"

#include "core/graph/wording.h"
#include "core/summary/words.h"

#include <QSet>

namespace summary {

namespace {

using chain::HostId;

/// When the last step of a path was seen: the record that touches the claim's host.
QString seenOn(const chain::Investigation &found, const chain::WeighedClaim &weighed, const attribution::Evidence &from)
{
    if (from.firstSeen.isValid() || from.lastSeen.isValid())
        return words::range(from.firstSeen, from.lastSeen);
    if (weighed.path.size() < 2)
        return {};
    const HostId end = weighed.path.constLast(), before = weighed.path[weighed.path.size() - 2];
    qint64 first = chain::Record::unknownTime, last = chain::Record::unknownTime;
    for (const chain::RecordId id : found.recordsOf(end)) {
        const chain::Record &record = found.records()[id];
        if (!((record.from == before && record.to == end) || (record.to == before && record.from == end)))
            continue;
        if (record.firstSeen != chain::Record::unknownTime
            && (first == chain::Record::unknownTime || record.firstSeen < first))
            first = record.firstSeen;
        last = std::max(last, record.lastSeen); // unknown is the smallest of all
    }
    return words::range(words::fromSeconds(first), words::fromSeconds(last));
}

QString through(const chain::Investigation &found, const QList<HostId> &path)
{
    QStringList hosts;
    for (const HostId id : path.mid(1))
        hosts.append(words::host(found.hosts()[id].value));
    return hosts.isEmpty() ? QStringLiteral("itself") : hosts.join(QStringLiteral(", then "));
}

Block rowOf(const chain::Investigation &found, const chain::WeighedClaim &weighed)
{
    const chain::Claim &claim = found.claims()[weighed.claim];
    const QString when = seenOn(found, weighed, claim.evidence);
    const QString why = claimWords(claim);
    const QString indicator = weighed.path.isEmpty() ? words::host(found.hosts()[claim.host].value)
                                                     : words::host(found.hosts()[weighed.path.constFirst()].value);
    return tableRow({indicator, through(found, weighed.path), when.isEmpty() ? why : why + QStringLiteral("; ") + when,
                     QString::number(weighed.terms.weight(), 'f', 2)});
}

void addSharedHosts(Blocks &blocks, const QString &label, const QStringList &hosts, const QString &end)
{
    if (!hosts.isEmpty())
        blocks.append(block(Block::Kind::Paragraph, Line{bold(label), Run{words::list(hosts, 5) + end, false, {}}}));
}

QString missing(const chain::Incomplete &item)
{
    static const QHash<chain::Incomplete::What, QString> what
        = {{chain::Incomplete::What::PassiveDns, QStringLiteral("records of %1")},
           {chain::Incomplete::What::PassiveDnsReverse, QStringLiteral("records of %1")},
           {chain::Incomplete::What::Reputation, QStringLiteral("reputation of %1")},
           {chain::Incomplete::What::Profile, QStringLiteral("the profile %1")},
           {chain::Incomplete::What::ProfileIndicators, QStringLiteral("the indicator list of %1")},
           {chain::Incomplete::What::Article, QStringLiteral("the article %1")}};
    static const QHash<chain::Incomplete::Why, QString> why
        = {{chain::Incomplete::Why::Budget, QStringLiteral("request limit reached")},
           {chain::Incomplete::Why::Throttled, QStringLiteral("service busy")},
           {chain::Incomplete::Why::Failed, QStringLiteral("request failed")},
           {chain::Incomplete::Why::Cancelled, QStringLiteral("stopped")},
           {chain::Incomplete::Why::Offline, QStringLiteral("working offline")}};
    const QString subject = item.host >= 0 ? words::host(item.subject) : foreign(item.subject, 100).text;
    return QString(what.value(item.what)).replace(QStringLiteral("%1"), subject)
        + QStringLiteral(" (%1)").arg(why.value(item.why));
}

QString heldWords(const chain::Investigation &found, HostId id)
{
    const chain::Host &host = found.hosts()[id];
    return QStringLiteral("%1 is shared (%2)").arg(words::host(host.value), graph::heldText(host));
}

QStringList missingWords(const chain::Investigation &found)
{
    QStringList items;
    for (const chain::Incomplete &item : found.incomplete())
        items.append(missing(item));
    items.removeDuplicates();
    return items;
}

/// Held hosts, each once: those that keep a claim from counting, then those behind which nothing was looked for.
void addHeld(const chain::Investigation &found, const chain::RankedActor &ranked, Blocks &blocks)
{
    QStringList notCounted, notFollowed;
    QSet<HostId> told;
    for (const chain::WeighedClaim &weighed : ranked.claims) {
        for (const HostId id : weighed.path) {
            if (!weighed.terms.held || !found.hosts()[id].isHeld() || told.contains(id))
                continue;
            told.insert(id);
            notCounted.append(heldWords(found, id));
        }
    }
    for (HostId id = 0; id < HostId(found.hosts().size()); ++id) {
        if (found.hosts()[id].isHeld() && !told.contains(id))
            notFollowed.append(heldWords(found, id));
    }
    addSharedHosts(blocks, QStringLiteral("Not counted: "), notCounted, QStringLiteral("."));
    addSharedHosts(blocks, QStringLiteral("Not followed: "), notFollowed, QStringLiteral(". What lies behind was not looked at."));
}

void addMissing(const chain::Investigation &found, Blocks &blocks)
{
    const QStringList items = missingWords(found);
    if (items.isEmpty())
        return;
    blocks.append(block(Block::Kind::Paragraph,
                        Line{bold(QStringLiteral("Incomplete: ")),
                             Run{QStringLiteral("not answered: ") + words::list(items, 5)
                                     + QStringLiteral(". Actors behind it may be missing."),
                                 false,
                                 {}}}));
}

} // namespace

QStringList doubts(const chain::Investigation &found)
{
    QStringList held, all;
    for (HostId id = 0; id < HostId(found.hosts().size()); ++id) {
        if (found.hosts()[id].isHeld())
            held.append(heldWords(found, id));
    }
    if (!held.isEmpty())
        all.append(QStringLiteral("Not followed: %1. An actor behind it would not be found; what is shared can be released, "
                                  "or nothing held.")
                       .arg(words::list(held, 5)));
    if (const QStringList items = missingWords(found); !items.isEmpty())
        all.append(QStringLiteral("Not answered: %1. An actor behind it would not be found.").arg(words::list(items, 5)));
    return all;
}

QString claimWords(const chain::Claim &claim)
{
    const attribution::Evidence &from = claim.evidence;
    switch (claim.kind) {
    case attribution::Kind::Indicator: {
        const QString source = foreign(from.listSource, 40).text;
        return source.isEmpty() ? QStringLiteral("In the actor's indicator list")
                                : QStringLiteral("In the actor's indicator list (%1)").arg(source);
    }
    case attribution::Kind::ProfileLink:
        return QStringLiteral("Reputation links to the profile");
    case attribution::Kind::Rule:
        return QStringLiteral("Rule “%1”: ").arg(foreign(from.rule, 100).text) + foreign(from.description, 200).text;
    case attribution::Kind::Mention:
        return QStringLiteral("Mentioned in “%1”").arg(foreign(from.description, 200).text);
    }
    return {};
}

Blocks evidenceBlocks(const chain::Investigation &found, const chain::RankedActor &ranked, int most)
{
    Blocks blocks{block(Block::Kind::Heading, QStringLiteral("Evidence")),
                  tableRow({QStringLiteral("Indicator"), QStringLiteral("Through"),
                            QStringLiteral("Why, and when seen"), QStringLiteral("Weight")},
                           true)};
    QSet<QString> told; // a rule and the article it links to often say the same
    qsizetype rest = 0;
    for (const chain::WeighedClaim &weighed : ranked.claims) {
        const Block row = rowOf(found, weighed);
        const QString text = plainText(row);
        if (told.contains(text))
            continue;
        if (told.size() >= most) {
            ++rest;
            continue;
        }
        told.insert(text);
        blocks.append(row);
    }
    if (rest > 0) {
        blocks.append(
            block(Block::Kind::Paragraph,
                  QStringLiteral("%1 of less weight.")
                      .arg(words::counted(rest, QStringLiteral("more claim"), QStringLiteral("more claims")))));
    }
    addHeld(found, ranked, blocks);
    addMissing(found, blocks);
    return blocks;
}

} // namespace summary
