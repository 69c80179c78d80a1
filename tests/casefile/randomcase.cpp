// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/casefile/randomcase.h"

namespace testsupport {

QString RandomCase::word()
{
    static const QStringList words = {
        QStringLiteral("aqua"),
        QStringLiteral("Blizzard'); DROP TABLE hosts;--"),
        QStringLiteral("ünïcode ✓"),
        QStringLiteral("line\nbreak\t"),
        QStringLiteral("\"quoted\" \\ {}"),
        QStringLiteral("𝄞 clef"),
        QStringLiteral("a longer text that goes on for a while, as texts of rules do"),
    };
    return words.at(number(int(words.size()))) + QString::number(number(1000));
}

QDateTime RandomCase::time()
{
    return QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + m_random.bounded(80'000'000) * 1000LL + number(1000),
                                          Qt::UTC);
}

mdti::Provenance RandomCase::provenance()
{
    return {QStringLiteral("GET /v1.0/security/threatIntelligence/hosts/") + QString::number(number(9999)), word(),
            time(), sometimes(3)};
}

chain::Investigation RandomCase::input(int indicators)
{
    chain::Investigation investigation;
    investigation.created = time();
    investigation.options.depth = 1 + number(4);
    investigation.options.timeTrue = sometimes(2);
    investigation.options.actorRules = {word(), word()};
    if (sometimes(2))
        investigation.options.since = QDate(2025, 1, 1).addDays(number(300));
    for (int n = 0; n < indicators; ++n) {
        ioc::Indicator indicator;
        indicator.value = QStringLiteral("h%1.example").arg(n);
        indicator.written = word();
        indicator.reach = ioc::Reach::Documentation;
        indicator.source = {word(), number(100), number(3), word(), word()};
        indicator.occurrences = 1 + number(5);
        investigation.indicators.append(indicator);
    }
    for (int n = number(4); n > 0; --n)
        investigation.rejected.append(
            {word(), ioc::RejectReason(number(16)), {word(), n, 0, {}, word()}, 1 + number(3)});
    return investigation;
}

chain::Host RandomCase::host(const QString &value, int hops)
{
    chain::Host host;
    host.value = value;
    host.type = ioc::Type(number(3));
    host.hops = hops;
    host.state = chain::HostState(number(5));
    host.reputationKnown = sometimes(2);
    host.recordsKnown = sometimes(2);
    host.classification = mdti::Classification(number(4));
    host.score = number(102) - 1;
    host.reputationFrom = provenance();
    if (sometimes(3))
        host.coHosts = m_random.bounded(100'000);
    if (m_rich ? sometimes(4) : sometimes(50)) {
        host.held = chain::Held{chain::Held::Why(number(3)), number(1000), word(), word()};
        host.released = sometimes(2);
    }
    if (m_rich ? sometimes(3) : sometimes(20)) {
        for (int n = 1 + number(3); n > 0; --n)
            host.rules.append({word(), {word(), word()}, QStringLiteral("high"), word()});
    }
    return host;
}

chain::Record RandomCase::record(int hosts)
{
    static const QStringList types
        = {QStringLiteral("A"), QStringLiteral("AAAA"), QStringLiteral("CNAME"), QStringLiteral("NS")};
    chain::Record record;
    record.from = number(hosts);
    record.to = number(hosts);
    record.type = types.at(number(int(types.size())));
    if (!sometimes(4))
        record.firstSeen = time().toSecsSinceEpoch();
    if (!sometimes(4))
        record.lastSeen = time().toSecsSinceEpoch();
    record.rows = 1 + number(5);
    return record;
}

attribution::Actor RandomCase::actor(int number)
{
    attribution::Actor actor;
    actor.name = QStringLiteral("Actor %1").arg(number);
    actor.aliases = {{word(), word(), sometimes(2)}, {word(), word(), sometimes(2)}};
    actor.candidates = {word()};
    actor.origin = word();
    if (sometimes(2)) {
        actor.profileId = QString::number(number, 16);
        actor.profile.id = actor.profileId;
        actor.profile.title = actor.name;
        actor.profile.aliases = {word()};
        actor.profile.targets = {word(), word()};
        actor.profile.firstActive = time();
        actor.profile.description = word().repeated(50);
        actor.profile.tradecraft = word();
        actor.profile.from = provenance();
    }
    return actor;
}

chain::Claim RandomCase::claim(int hosts, int actors)
{
    chain::Claim claim;
    claim.kind = attribution::Kind(number(4));
    claim.host = number(hosts);
    claim.actor = number(actors);
    claim.evidence.rule = word();
    claim.evidence.description = word();
    claim.evidence.severity = word();
    claim.evidence.matched = word();
    claim.evidence.from = provenance();
    if (sometimes(2)) {
        claim.evidence.firstSeen = time();
        claim.evidence.articleId = word();
        claim.evidence.cves = {QStringLiteral("CVE-2021-%1").arg(10'000 + number(9000))};
        claim.evidence.raw = word().repeated(1 + number(40)).toUtf8();
    }
    return claim;
}

chain::Delta RandomCase::grow(chain::Investigation &investigation, int hosts, int records)
{
    chain::Delta delta;
    const int before = int(investigation.hosts().size()), after = before + hosts;
    for (int n = 0; n < hosts / 4 && before > 0; ++n) {
        const int changed = number(before);
        delta.hosts.append(
            {changed, host(investigation.hosts().at(changed).value, investigation.hosts().at(changed).hops)});
    }
    for (int id = before; id < after; ++id)
        delta.hosts.append(
            {id,
             host(QStringLiteral("h%1.example").arg(id), id < investigation.indicators.size() ? 0 : 1 + number(3))});
    for (int n = 0; n < records; ++n)
        delta.records.append({int(investigation.records().size()) + n, record(after)});
    const int actors = int(investigation.actors().size());
    delta.actors.append({actors, actor(actors)});
    for (int n = 0; n < (m_rich ? hosts : hosts / 20); ++n)
        delta.claims.append({int(investigation.claims().size()) + n, claim(after, actors + 1)});
    if (sometimes(2)) {
        QList<chain::Incomplete> incomplete
            = investigation.incomplete().mid(0, number(int(investigation.incomplete().size()) + 1));
        for (int n = number(5); n > 0; --n) {
            const int about = number(after + 1) - 1;
            incomplete.append(
                {about, word(), chain::Incomplete::What(number(6)), chain::Incomplete::Why(number(5)), word()});
        }
        delta.incomplete = incomplete;
    }
    delta.activity.append({time(), chain::Activity::Kind(number(7)), word(), word(), number(1000) - 1});
    delta.stats.requests = number(100'000);
    delta.stats.bytes = m_random.bounded(1'000'000'000);
    delta.stats.elapsedMs = number(100'000);
    investigation.apply(delta);
    return delta;
}

graph::ViewState RandomCase::view(const chain::Investigation &investigation)
{
    const int hosts = int(investigation.hosts().size());
    graph::ViewState view;
    view.layout = QStringLiteral("radial");
    view.bundling = sometimes(2);
    view.filter.verdicts = {number(4), number(4)};
    view.filter.minimumScore = number(100) - 1;
    view.filter.actors = {number(int(investigation.actors().size()))};
    view.filter.recordTypes = {QStringLiteral("A"), word()};
    view.filter.seenFrom = time().toSecsSinceEpoch();
    view.filter.text = word();
    view.filter.hideHeld = sometimes(2);
    for (int n = 0; n < 10; ++n) {
        view.hidden.insert(number(hosts));
        view.openBundles.insert(number(hosts) - 1);
        view.moved.insert({graph::NodeKey::Kind::Host, number(hosts)}, {number(1000) / 7.0, -number(1000) / 3.0});
    }
    view.moved.insert({graph::NodeKey::Kind::Actor, number(int(investigation.actors().size()))}, {1.5, 2});
    return view;
}

casefile::Notes RandomCase::notes(const chain::Investigation &investigation)
{
    casefile::Notes notes;
    notes.insert(QString(), {QString(), word(), false});
    for (int n = 0; n < 5; ++n) {
        const QString subject = investigation.hosts().at(number(int(investigation.hosts().size()))).value;
        notes.insert(subject, {subject, word(), sometimes(2)});
    }
    notes.insert(QStringLiteral("actor:Actor 0"), {QStringLiteral("actor:Actor 0"), word(), true});
    return notes;
}

} // namespace testsupport
