// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/diff.h"

#include "core/graph/wording.h"

#include <map>
#include <tuple>

namespace graph {

namespace {

using chain::Assessment;
using chain::Host;
using chain::Investigation;
using chain::Record;

/// Collects what differs between two values.
class Fields
{
public:
    void compare(const QString &field, const QString &was, const QString &now)
    {
        if (was != now)
            m_changes.append({field, was, now});
    }
    /// -1: not known.
    void compareNumbers(const QString &field, qint64 was, qint64 now)
    {
        const auto text = [](qint64 number) { return number < 0 ? QString() : QString::number(number); };
        compare(field, text(was), text(now));
    }
    const QList<FieldChange> &changes() const { return m_changes; }

private:
    QList<FieldChange> m_changes;
};

QString verdictText(const Host &host)
{
    return host.reputationKnown ? mdti::toString(host.classification) : QString();
}

QString settledState(const Host &host)
{
    return host.state == chain::HostState::Queued || host.state == chain::HostState::Asking
        ? QString()
        : chain::toString(host.state);
}

QString ruleNames(const Host &host)
{
    QStringList names;
    for (const mdti::ReputationRule &rule : host.rules)
        names.append(rule.name);
    names.sort();
    return names.join(QStringLiteral(", "));
}

QList<FieldChange> hostFields(const Host &was, const Host &now)
{
    Fields fields;
    fields.compare(QStringLiteral("verdict"), verdictText(was), verdictText(now));
    fields.compareNumbers(QStringLiteral("score"), was.score, now.score);
    fields.compareNumbers(QStringLiteral("hops"), was.hops, now.hops);
    const QString stateWas = settledState(was), stateNow = settledState(now);
    if (!stateWas.isEmpty() && !stateNow.isEmpty())
        fields.compare(QStringLiteral("state"), stateWas, stateNow);
    fields.compare(QStringLiteral("held"), heldText(was), heldText(now));
    fields.compareNumbers(QStringLiteral("coHosts"), was.coHosts.value_or(-1), now.coHosts.value_or(-1));
    fields.compare(QStringLiteral("rules"), ruleNames(was), ruleNames(now));
    return fields.changes();
}

/// Walks two sorted maps together and calls `report(change, key, before, after)` with the values' addresses.
template <typename Map, typename Report> void walk(const Map &before, const Map &after, Report report)
{
    auto b = before.begin(), a = after.begin();
    while (b != before.end() || a != after.end()) {
        if (a == after.end() || (b != before.end() && b->first < a->first)) {
            report(Change::Gone, b->first, &b->second, nullptr);
            ++b;
        } else if (b == before.end() || a->first < b->first) {
            report(Change::Added, a->first, nullptr, &a->second);
            ++a;
        } else {
            report(Change::Changed, a->first, &b->second, &a->second);
            ++a;
            ++b;
        }
    }
}

std::map<QString, chain::HostId> hostsByValue(const Investigation &investigation)
{
    std::map<QString, chain::HostId> hosts;
    for (chain::HostId id = 0; id < investigation.hosts().size(); ++id)
        hosts.emplace(investigation.hosts().at(id).value, id);
    return hosts;
}

QList<HostChange> hostChanges(const Investigation &before, const Investigation &after)
{
    QList<HostChange> changes;
    walk(hostsByValue(before), hostsByValue(after),
         [&](Change change, const QString &value, const chain::HostId *was, const chain::HostId *now) {
             HostChange found{change, value, was ? *was : -1, now ? *now : -1, {}};
             if (was && now)
                 found.fields = hostFields(before.hosts().at(*was), after.hosts().at(*now));
             if (change != Change::Changed || !found.fields.isEmpty())
                 changes.append(found);
         });
    return changes;
}

using RecordKey = std::tuple<QString, QString, QString>;

std::map<RecordKey, chain::RecordId> recordsByKey(const Investigation &investigation)
{
    std::map<RecordKey, chain::RecordId> records;
    for (chain::RecordId id = 0; id < investigation.records().size(); ++id) {
        const Record &record = investigation.records().at(id);
        const QString &from = investigation.hosts().at(record.from).value;
        const QString &to = investigation.hosts().at(record.to).value;
        records.emplace(RecordKey(std::min(from, to), std::max(from, to), record.type), id);
    }
    return records;
}

QString isoTime(qint64 seconds)
{
    return seconds == Record::unknownTime ? QString()
                                          : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate);
}

QList<RecordChange> recordChanges(const Investigation &before, const Investigation &after)
{
    QList<RecordChange> changes;
    walk(recordsByKey(before), recordsByKey(after),
         [&](Change change, const RecordKey &key, const chain::RecordId *was, const chain::RecordId *now) {
             RecordChange found{
                 change, std::get<0>(key), std::get<1>(key), std::get<2>(key), was ? *was : -1, now ? *now : -1, {}};
             if (was && now) {
                 const Record &old = before.records().at(*was), &fresh = after.records().at(*now);
                 Fields fields;
                 fields.compare(QStringLiteral("firstSeen"), isoTime(old.firstSeen), isoTime(fresh.firstSeen));
                 fields.compare(QStringLiteral("lastSeen"), isoTime(old.lastSeen), isoTime(fresh.lastSeen));
                 found.fields = fields.changes();
             }
             if (change != Change::Changed || !found.fields.isEmpty())
                 changes.append(found);
         });
    return changes;
}

/// One actor as it is compared: by its profile where it has one, so that a renamed profile is the same actor.
struct ActorFacts
{
    chain::ActorId id = -1;
    QString name;
    int score = -1;
    int artifacts = -1;
    qint64 claims = 0;
    std::map<QString, bool> hosts;
};

std::map<QString, ActorFacts> actorsByKey(const Investigation &investigation, const Assessment &assessment)
{
    std::map<QString, ActorFacts> actors;
    QList<ActorFacts *> byId;
    for (chain::ActorId id = 0; id < investigation.actors().size(); ++id) {
        const attribution::Actor &actor = investigation.actors().at(id);
        const QString key
            = actor.profileId.isEmpty() ? QString(u"name " + actor.name) : QString(u"profile " + actor.profileId);
        ActorFacts &facts = actors[key];
        facts.id = id;
        facts.name = actor.name;
        if (const chain::RankedActor *ranked = assessment.find(id)) {
            facts.score = ranked->score;
            facts.artifacts = ranked->independentArtifacts;
        }
        byId.append(&facts);
    }
    for (const chain::Claim &claim : investigation.claims()) {
        ActorFacts &facts = *byId.at(claim.actor);
        ++facts.claims;
        facts.hosts[investigation.hosts().at(claim.host).value] = true;
    }
    return actors;
}

ActorChange actorChange(Change change, const ActorFacts *was, const ActorFacts *now)
{
    const ActorFacts none;
    const ActorFacts &old = was ? *was : none, &fresh = now ? *now : none;
    ActorChange found{change, now ? fresh.name : old.name, old.id, fresh.id, {}, {}, {}};
    walk(old.hosts, fresh.hosts, [&found](Change hostChange, const QString &host, const bool *, const bool *) {
        if (hostChange == Change::Added)
            found.hostsAdded.append(host);
        else if (hostChange == Change::Gone)
            found.hostsGone.append(host);
    });
    if (was && now) {
        Fields fields;
        fields.compare(QStringLiteral("name"), old.name, fresh.name);
        fields.compareNumbers(QStringLiteral("score"), old.score, fresh.score);
        fields.compareNumbers(QStringLiteral("artifacts"), old.artifacts, fresh.artifacts);
        fields.compareNumbers(QStringLiteral("claims"), old.claims, fresh.claims);
        found.fields = fields.changes();
    }
    return found;
}

QList<ActorChange> actorChanges(const std::map<QString, ActorFacts> &before, const std::map<QString, ActorFacts> &after)
{
    QList<ActorChange> changes;
    walk(before, after, [&changes](Change change, const QString &, const ActorFacts *was, const ActorFacts *now) {
        const ActorChange found = actorChange(change, was, now);
        if (change != Change::Changed || !found.fields.isEmpty() || !found.hostsAdded.isEmpty()
            || !found.hostsGone.isEmpty())
            changes.append(found);
    });
    std::stable_sort(changes.begin(), changes.end(),
                     [](const ActorChange &a, const ActorChange &b) { return a.name < b.name; });
    return changes;
}

std::map<QString, bool> indicatorValues(const Investigation &investigation)
{
    std::map<QString, bool> values;
    for (const ioc::Indicator &indicator : investigation.indicators)
        values[indicator.value] = true;
    return values;
}

} // namespace

QString toString(Change change)
{
    switch (change) {
    case Change::Added:
        return QStringLiteral("added");
    case Change::Gone:
        return QStringLiteral("gone");
    case Change::Changed:
        return QStringLiteral("changed");
    }
    return {};
}

bool HostChange::verdictChanged() const
{
    return std::any_of(fields.begin(), fields.end(), [](const FieldChange &f) { return f.field == u"verdict"; });
}

bool Diff::isEmpty() const
{
    return indicatorsAdded.isEmpty() && indicatorsGone.isEmpty() && hosts.isEmpty() && records.isEmpty()
        && actors.isEmpty();
}

qsizetype Diff::count(Change change) const
{
    const auto in = [change](const auto &list) {
        return std::count_if(list.begin(), list.end(), [change](const auto &entry) { return entry.change == change; });
    };
    return in(hosts) + in(records) + in(actors);
}

Diff diff(const Investigation &before, const Assessment &beforeAssessed, const Investigation &after,
          const Assessment &afterAssessed)
{
    Diff result;
    walk(indicatorValues(before), indicatorValues(after),
         [&result](Change change, const QString &value, const bool *, const bool *) {
             if (change == Change::Added)
                 result.indicatorsAdded.append(value);
             else if (change == Change::Gone)
                 result.indicatorsGone.append(value);
         });
    result.hosts = hostChanges(before, after);
    result.records = recordChanges(before, after);
    result.actors = actorChanges(actorsByKey(before, beforeAssessed), actorsByKey(after, afterAssessed));
    result.hostsBefore = before.hosts().size();
    result.hostsAfter = after.hosts().size();
    result.recordsBefore = before.records().size();
    result.recordsAfter = after.records().size();
    return result;
}

} // namespace graph
