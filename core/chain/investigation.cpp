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

const QList<ClaimId> &Investigation::claimsOf(HostId host) const
{
    static const QList<ClaimId> none;
    return host >= 0 && host < m_claimsOf.size() ? m_claimsOf.at(host) : none;
}

void Investigation::appendHost(const Host &host)
{
    m_byValue.insert(host.value, HostId(m_hosts.size()));
    m_hosts.append(host);
    m_recordsOf.append({});
    m_claimsOf.append({});
}

void Investigation::appendRecord(const Record &record)
{
    const auto id = RecordId(m_records.size());
    m_records.append(record);
    m_recordsOf.edit(record.from).append(id);
    if (record.to != record.from)
        m_recordsOf.edit(record.to).append(id);
}

void Investigation::appendClaim(const Claim &claim)
{
    m_claimsOf.edit(claim.host).append(ClaimId(m_claims.size()));
    m_claims.append(claim);
}

namespace {

/// Replaces the value at `id` and returns true; false when `id` is the next one.
template <typename T, typename Id> bool replaced(base::SharedList<T> &list, Id id, const T &value)
{
    Q_ASSERT(id >= 0 && id <= list.size());
    if (id == list.size())
        return false;
    list.set(id, value);
    return true;
}

} // namespace

void Investigation::apply(const Delta &delta)
{
    for (const auto &[id, host] : delta.hosts) {
        if (!replaced(m_hosts, id, host))
            appendHost(host);
    }
    for (const auto &[id, record] : delta.records) {
        if (!replaced(m_records, id, record))
            appendRecord(record);
    }
    for (const auto &[id, actor] : delta.actors) {
        if (!replaced(m_actors, id, actor))
            m_actors.append(actor);
    }
    for (const auto &[id, claim] : delta.claims) {
        if (!replaced(m_claims, id, claim))
            appendClaim(claim);
    }
    if (delta.incomplete)
        m_incomplete = *delta.incomplete;
    m_stats = delta.stats;
}

} // namespace chain
