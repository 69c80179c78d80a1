// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/investigation.h"

namespace chain {

QString toString(HostState state)
{
    switch (state) {
    case HostState::Queued:
        return QStringLiteral("queued");
    case HostState::Asking:
        return QStringLiteral("asking");
    case HostState::Complete:
        return QStringLiteral("complete");
    case HostState::Incomplete:
        return QStringLiteral("incomplete");
    case HostState::NotSent:
        return QStringLiteral("not-sent");
    }
    return {};
}

QString toString(Incomplete::What what)
{
    switch (what) {
    case Incomplete::What::PassiveDns:
        return QStringLiteral("passiveDns");
    case Incomplete::What::PassiveDnsReverse:
        return QStringLiteral("passiveDnsReverse");
    case Incomplete::What::Reputation:
        return QStringLiteral("reputation");
    case Incomplete::What::Profile:
        return QStringLiteral("profile");
    case Incomplete::What::ProfileIndicators:
        return QStringLiteral("profileIndicators");
    case Incomplete::What::Article:
        return QStringLiteral("article");
    }
    return {};
}

QString toString(Incomplete::Why why)
{
    switch (why) {
    case Incomplete::Why::Budget:
        return QStringLiteral("budget");
    case Incomplete::Why::Throttled:
        return QStringLiteral("throttled");
    case Incomplete::Why::Failed:
        return QStringLiteral("failed");
    case Incomplete::Why::Cancelled:
        return QStringLiteral("cancelled");
    case Incomplete::Why::Offline:
        return QStringLiteral("offline");
    }
    return {};
}

const RankedActor *Assessment::find(ActorId actor) const
{
    for (const RankedActor &ranked : actors) {
        if (ranked.actor == actor)
            return &ranked;
    }
    return nullptr;
}

bool Delta::isEmpty() const
{
    return hosts.isEmpty() && records.isEmpty() && actors.isEmpty() && claims.isEmpty() && !incomplete
        && activity.isEmpty() && !assessment;
}

const QList<RecordId> &Investigation::recordsOf(HostId host) const
{
    static const QList<RecordId> none;
    return host >= 0 && host < m_recordsOf.size() ? m_recordsOf.at(host) : none;
}

namespace {

/// Replaces the value at `id`, or appends when `id` is the next one. Returns whether it is new.
template <typename T, typename Id> bool put(QList<T> &list, Id id, const T &value)
{
    Q_ASSERT(id >= 0 && id <= list.size());
    if (id < list.size()) {
        list[id] = value;
        return false;
    }
    list.append(value);
    return true;
}

} // namespace

void Investigation::apply(const Delta &delta)
{
    for (const auto &[id, host] : delta.hosts) {
        if (put(m_hosts, id, host)) {
            m_byValue.insert(host.value, id);
            m_recordsOf.append(QList<RecordId>());
        }
    }
    for (const auto &[id, record] : delta.records) {
        if (put(m_records, id, record)) {
            m_recordsOf[record.from].append(id);
            if (record.to != record.from)
                m_recordsOf[record.to].append(id);
        }
    }
    for (const auto &[id, actor] : delta.actors)
        put(m_actors, id, actor);
    for (const auto &[id, claim] : delta.claims) {
        if (put(m_claims, id, claim))
            m_claimsOf[claim.host].append(id);
    }
    if (delta.incomplete)
        m_incomplete = *delta.incomplete;
    m_stats = delta.stats;
}

} // namespace chain
