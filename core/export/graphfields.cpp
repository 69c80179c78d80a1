// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/graphfields.h"

#include "core/base/text.h"
#include "core/graph/wording.h"

namespace exporting {

namespace {

QString yesOrNo(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

GraphNode hostNode(const chain::Host &host)
{
    GraphNode node;
    node.id = host.value;
    node.label = graph::hostLabel(host.value);
    node.indicator = host.isIndicator();
    node.verdict = host.classification;
    node.type = host.type;
    node.values = {hostKind(host),
                   ioc::toString(host.type),
                   QString::number(host.hops),
                   verdictText(host),
                   host.score < 0 ? QString() : QString::number(host.score),
                   chain::toString(host.state),
                   host.coHosts ? QString::number(*host.coHosts) : QString(),
                   host.held ? base::singleLine(graph::heldText(host), 200) : QString(),
                   QString(),
                   QString(),
                   QString(),
                   QString()};
    return node;
}

GraphNode actorNode(const WrittenActor &written)
{
    GraphNode node;
    node.id = written.node;
    node.label = base::singleLine(written.actor->name, 200);
    node.actor = true;
    const QStringList aliases = aliasNames(*written.actor);
    const auto known = [](const QString &text) { return text.isEmpty() ? QString() : base::singleLine(text, 200); };
    node.values = {QStringLiteral("actor"),
                   QString(),
                   QString(),
                   QString(),
                   QString::number(written.ranked->score),
                   QString(),
                   QString(),
                   QString(),
                   QString::number(written.ranked->independentArtifacts),
                   aliases.isEmpty() ? QString() : aliases.join(QStringLiteral("; ")),
                   known(written.actor->attackId),
                   known(written.actor->profileId)};
    return node;
}

QString orNothing(const QString &text)
{
    return text.isEmpty() ? QString() : text;
}

} // namespace

const QList<GraphField> &nodeFields()
{
    static const QList<GraphField> fields = {
        {"kind", "string"},   {"type", "string"}, {"hops", "int"},      {"verdict", "string"},
        {"score", "int"},     {"state", "string"}, {"cohosts", "long"}, {"held", "string"},
        {"artifacts", "int"}, {"aliases", "string"}, {"attack_id", "string"}, {"profile_id", "string"},
    };
    return fields;
}

const QList<GraphField> &edgeFields()
{
    static const QList<GraphField> fields = {
        {"relation", "string"},  {"type", "string"},    {"first_seen", "string"}, {"last_seen", "string"},
        {"weight", "double"},    {"counted", "boolean"}, {"evidence", "string"},
    };
    return fields;
}

void eachNode(const Document &document, const QList<WrittenActor> &actors, const std::function<void(const GraphNode &)> &take)
{
    for (const chain::HostId id : sortedHosts(document))
        take(hostNode(document.investigation.hosts()[id]));
    for (const WrittenActor &written : actors)
        take(actorNode(written));
}

void eachEdge(const Document &document, const QList<WrittenActor> &actors, const std::function<void(const GraphEdge &)> &take)
{
    const chain::Investigation &found = document.investigation;
    qint64 number = 0;
    for (const chain::RecordId id : sortedRecords(document)) {
        const chain::Record &record = found.records()[id];
        GraphEdge edge;
        edge.id = QStringLiteral("r%1").arg(++number);
        edge.source = found.hosts()[record.from].value;
        edge.target = found.hosts()[record.to].value;
        edge.label = base::singleLine(record.type, 40);
        edge.values = {QStringLiteral("record"), edge.label, orNothing(isoTime(record.firstSeen)),
                       orNothing(isoTime(record.lastSeen)), QString(), QString(), QString()};
        take(edge);
    }
    number = 0;
    for (const WrittenActor &written : actors) {
        for (const chain::WeighedClaim *weighed : written.claims) {
            const chain::Claim &claim = found.claims()[weighed->claim];
            GraphEdge edge;
            edge.id = QStringLiteral("c%1").arg(++number);
            edge.source = found.hosts()[claim.host].value;
            edge.target = written.node;
            edge.claim = true;
            edge.weight = weighed->terms.weight();
            edge.label = graph::claimText(claim.kind);
            edge.values = {QStringLiteral("claim"),
                           attribution::toString(claim.kind),
                           orNothing(isoTime(claim.evidence.firstSeen)),
                           orNothing(isoTime(claim.evidence.lastSeen)),
                           QString::number(edge.weight, 'f', 4),
                           yesOrNo(weighed->counted),
                           evidenceText(claim)};
            take(edge);
        }
    }
}

} // namespace exporting
