// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/merge.h"

#include "core/casefile/pack.h"

#include <deque>

namespace casefile {

namespace {

using chain::HostId;
using chain::Record;

/// The earlier (or later) of two times; one that is not known says nothing.
qint64 pick(qint64 a, qint64 b, bool earlier)
{
    if (a == Record::unknownTime || b == Record::unknownTime)
        return a == Record::unknownTime ? b : a;
    return earlier ? std::min(a, b) : std::max(a, b);
}

/// The state that says more about what was answered: an answer beats a failure, a failure a question that was not
/// asked.
int rank(chain::HostState state)
{
    switch (state) {
    case chain::HostState::Complete:
        return 4;
    case chain::HostState::NotSent:
        return 3;
    case chain::HostState::Incomplete:
        return 2;
    case chain::HostState::Asking:
    case chain::HostState::Queued:
        break;
    }
    return 1;
}

class Merger
{
public:
    void add(const chain::Investigation &investigation);
    chain::Investigation result();

private:
    void addHosts(const chain::Investigation &investigation);
    void addRecords(const chain::Investigation &investigation);
    void addActors(const chain::Investigation &investigation);
    void addClaims(const chain::Investigation &investigation);
    void addIncomplete(const chain::Investigation &investigation);
    void addInput(const chain::Investigation &investigation);
    static void mergeHost(chain::Host &into, const chain::Host &from);
    void countHops();

    chain::Investigation m_head; ///< input and options
    QList<chain::Host> m_hosts;
    QList<Record> m_records;
    QList<attribution::Actor> m_actors;
    QList<chain::Claim> m_claims;
    QList<chain::Incomplete> m_incomplete;
    chain::Stats m_stats;
    QHash<QString, HostId> m_byValue;
    QHash<QString, chain::RecordId> m_byEnds;
    QHash<QString, chain::ActorId> m_byActor;
    QSet<QString> m_claimKeys;
    QList<HostId> m_hostIds; ///< of the one being added → merged
    QList<chain::ActorId> m_actorIds;
    bool m_first = true;
};

void Merger::add(const chain::Investigation &investigation)
{
    addInput(investigation);
    addHosts(investigation);
    addRecords(investigation);
    addActors(investigation);
    addClaims(investigation);
    addIncomplete(investigation);
    m_stats = investigation.stats();
    m_first = false;
}

void Merger::addInput(const chain::Investigation &investigation)
{
    if (m_first || (investigation.created.isValid() && investigation.created > m_head.created)) {
        m_head.created = investigation.created;
        m_head.options = investigation.options;
    }
    QSet<QString> known;
    for (const ioc::Indicator &indicator : std::as_const(m_head.indicators))
        known.insert(indicator.value);
    for (const ioc::Indicator &indicator : investigation.indicators) {
        if (!known.contains(indicator.value))
            m_head.indicators.append(indicator);
    }
    for (const ioc::Rejected &rejected : investigation.rejected) {
        if (!m_head.rejected.contains(rejected))
            m_head.rejected.append(rejected);
    }
}

void Merger::mergeHost(chain::Host &into, const chain::Host &from)
{
    const bool later = from.reputationKnown
        && (!into.reputationKnown || from.reputationFrom.retrieved > into.reputationFrom.retrieved);
    if (later) {
        into.reputationKnown = true;
        into.classification = from.classification;
        into.score = from.score;
        into.rules = from.rules;
        into.reputationFrom = from.reputationFrom;
    }
    if (from.coHosts && (!into.coHosts || later))
        into.coHosts = from.coHosts;
    if (from.held && (!into.held || later))
        into.held = from.held;
    into.released = into.released || from.released;
    into.recordsKnown = into.recordsKnown || from.recordsKnown;
    if (rank(from.state) > rank(into.state))
        into.state = from.state;
}

void Merger::addHosts(const chain::Investigation &investigation)
{
    m_hostIds.clear();
    for (const chain::Host &host : investigation.hosts()) {
        const auto known = m_byValue.constFind(host.value);
        if (known != m_byValue.cend()) {
            mergeHost(m_hosts[*known], host);
            m_hostIds.append(*known);
            continue;
        }
        m_hostIds.append(HostId(m_hosts.size()));
        m_byValue.insert(host.value, HostId(m_hosts.size()));
        m_hosts.append(host);
    }
}

void Merger::addRecords(const chain::Investigation &investigation)
{
    for (Record record : investigation.records()) {
        record.from = m_hostIds.at(record.from);
        record.to = m_hostIds.at(record.to);
        // Either case may have walked it from the other side.
        const QString key = QString::number(std::min(record.from, record.to)) + u' '
            + QString::number(std::max(record.from, record.to)) + u' ' + record.type;
        const auto known = m_byEnds.constFind(key);
        if (known == m_byEnds.cend()) {
            m_byEnds.insert(key, chain::RecordId(m_records.size()));
            m_records.append(record);
            continue;
        }
        Record &same = m_records[*known];
        same.firstSeen = pick(same.firstSeen, record.firstSeen, true);
        same.lastSeen = pick(same.lastSeen, record.lastSeen, false);
        same.rows = std::max(same.rows, record.rows);
    }
}

void Merger::addActors(const chain::Investigation &investigation)
{
    m_actorIds.clear();
    for (const attribution::Actor &actor : investigation.actors()) {
        const bool named = actor.profileId.isEmpty();
        const QString key = (named ? u'n' : u'p') + (named ? actor.name : actor.profileId);
        const auto known = m_byActor.constFind(key);
        if (known == m_byActor.cend()) {
            m_byActor.insert(key, chain::ActorId(m_actors.size()));
            m_actorIds.append(chain::ActorId(m_actors.size()));
            m_actors.append(actor);
            continue;
        }
        attribution::Actor &same = m_actors[*known];
        if (same.profile.id.isEmpty() || actor.profile.from.retrieved > same.profile.from.retrieved)
            same = actor;
        m_actorIds.append(*known);
    }
}

void Merger::addClaims(const chain::Investigation &investigation)
{
    for (chain::Claim claim : investigation.claims()) {
        claim.host = m_hostIds.at(claim.host);
        claim.actor = m_actorIds.at(claim.actor);
        const QString key = QStringLiteral("%1 %2 %3 ").arg(int(claim.kind)).arg(claim.host).arg(claim.actor)
            + claim.evidence.rule + u'\n' + claim.evidence.description + u'\n' + claim.evidence.articleId + u'\n'
            + claim.evidence.listSource;
        if (m_claimKeys.contains(key))
            continue;
        m_claimKeys.insert(key);
        m_claims.append(claim);
    }
}

void Merger::addIncomplete(const chain::Investigation &investigation)
{
    for (chain::Incomplete missing : investigation.incomplete()) {
        if (missing.host >= 0)
            missing.host = m_hostIds.at(missing.host);
        if (!m_incomplete.contains(missing))
            m_incomplete.append(missing);
    }
}

/// Breadth first from all indicators; records lead away from them.
void Merger::countHops()
{
    QList<QList<HostId>> around(m_hosts.size());
    for (const Record &record : std::as_const(m_records)) {
        around[record.from].append(record.to);
        around[record.to].append(record.from);
    }
    QList<int> hops(m_hosts.size(), -1);
    std::deque<HostId> open;
    for (const ioc::Indicator &indicator : std::as_const(m_head.indicators)) {
        const HostId host = m_byValue.value(indicator.value, -1);
        if (host >= 0 && hops.at(host) < 0) {
            hops[host] = 0;
            open.push_back(host);
        }
    }
    for (; !open.empty(); open.pop_front()) {
        for (const HostId next : std::as_const(around[open.front()])) {
            if (hops.at(next) < 0) {
                hops[next] = hops.at(open.front()) + 1;
                open.push_back(next);
            }
        }
    }
    for (HostId host = 0; host < m_hosts.size(); ++host) {
        if (hops.at(host) >= 0)
            m_hosts[host].hops = hops.at(host);
    }
    for (Record &record : m_records) {
        const chain::Host &from = m_hosts.at(record.from), &to = m_hosts.at(record.to);
        if (to.hops < from.hops || (to.hops == from.hops && to.value < from.value))
            std::swap(record.from, record.to);
    }
}

chain::Investigation Merger::result()
{
    countHops();
    // What one case could not get and the other one has is not missing.
    m_incomplete.removeIf([this](const chain::Incomplete &missing) {
        return missing.host >= 0 && m_hosts.at(missing.host).state == chain::HostState::Complete;
    });
    chain::Delta delta;
    const auto number = [](const auto &list, auto &pairs) {
        for (qsizetype id = 0; id < list.size(); ++id)
            pairs.append({qint32(id), list.at(id)});
    };
    number(m_hosts, delta.hosts);
    number(m_records, delta.records);
    number(m_actors, delta.actors);
    number(m_claims, delta.claims);
    delta.incomplete = m_incomplete;
    delta.stats = m_stats;
    m_head.apply(delta);
    return m_head;
}

Notes mergeNotes(const Notes &a, const Notes &b)
{
    Notes notes = a;
    for (const Note &note : b) {
        Note &mine = notes[note.subject];
        if (mine.text.isEmpty()) {
            mine = note;
        } else if (mine.text != note.text) {
            mine.text += u"\n\n" + note.text;
            mine.pinned = mine.pinned || note.pinned;
        }
    }
    return notes;
}

Tags mergeTags(const Tags &a, const Tags &b)
{
    Tags tags = a;
    for (auto subject = b.cbegin(); subject != b.cend(); ++subject) {
        QStringList &words = tags[subject.key()];
        words.append(*subject);
        words.removeDuplicates();
    }
    return tags;
}

QString stricter(const QString &a, const QString &b)
{
    static const QStringList marks = {QString(),
                                      QStringLiteral("clear"),
                                      QStringLiteral("green"),
                                      QStringLiteral("amber"),
                                      QStringLiteral("amber+strict"),
                                      QStringLiteral("red")};
    return marks.indexOf(b) > marks.indexOf(a) ? b : a;
}

/// The run the merged case is shown as.
Run mergeRuns(const Contents &a, const Contents &b)
{
    const auto shown = [](const Contents &contents) {
        for (const Run &run : contents.runs) {
            if (run.number == contents.run)
                return run;
        }
        return Run();
    };
    const Run first = shown(a), second = shown(b);
    Run run = second.created > first.created ? second : first;
    run.number = 1;
    if (first.ending != second.ending)
        run.ending = first.ending.isEmpty() || second.ending.isEmpty() ? QString() : QStringLiteral("incomplete");
    return run;
}

} // namespace

Contents merge(const Contents &a, const Contents &b)
{
    Contents merged;
    Merger merger;
    merger.add(a.investigation);
    merger.add(b.investigation);
    merged.investigation = merger.result();
    merged.runs = {mergeRuns(a, b)};
    merged.run = 1;
    merged.notes = mergeNotes(a.notes, b.notes);
    merged.tags = mergeTags(a.tags, b.tags);
    // Of the same incident the one that came further, which is the later one.
    merged.plans = a.plans;
    for (const KeptPlan &plan : b.plans) {
        if (!merged.plans.contains(plan.target) || merged.plans[plan.target].kept < plan.kept)
            merged.plans.insert(plan.target, plan);
    }
    merged.service = a.service.isEmpty() ? b.service : a.service;
    merged.tlp = stricter(a.tlp, b.tlp);
    // By value over to the merged ids.
    merged.view = pack::viewFrom(pack::view(a.view, a.investigation), merged.investigation);
    const graph::ViewState other = pack::viewFrom(pack::view(b.view, b.investigation), merged.investigation);
    merged.view.hidden.unite(other.hidden);
    merged.view.openBundles.unite(other.openBundles);
    merged.view.waiting.hidden.unite(other.waiting.hidden);
    merged.view.waiting.openBundles.unite(other.waiting.openBundles);
    for (auto node = other.moved.cbegin(); node != other.moved.cend(); ++node) {
        if (!merged.view.moved.contains(node.key()))
            merged.view.moved.insert(node.key(), node.value());
    }
    for (const Note &note : std::as_const(merged.notes)) {
        if (const HostId host = merged.investigation.find(note.subject); host >= 0)
            merged.view.noted.insert(host);
    }
    merged.activity = a.activity + b.activity;
    std::stable_sort(merged.activity.begin(), merged.activity.end(),
                     [](const chain::Activity &x, const chain::Activity &y) { return x.time < y.time; });
    return merged;
}

} // namespace casefile
