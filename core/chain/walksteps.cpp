// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/walk.h"

// The second half of Walk: how distances spread along the records.
namespace chain {

bool Walk::isOpen(HostId id) const
{
    return work(id).sendable && work(id).judged && !m_ledger.host(id).isHeld();
}

/// An indicator is never blocked in the forward direction: its own records were followed by the original, too.
bool Walk::mayLeave(HostId id, bool byOwnRecord) const
{
    return isOpen(id) || (byOwnRecord && m_ledger.host(id).isIndicator() && work(id).sendable);
}

bool Walk::leadsOn(HostId id, const Row &row) const
{
    const Interval seen = intervalOf(row.firstSeen, row.lastSeen);
    if (!mayLeave(id, !row.reverse) || m_rules.follow(row.type, seen) == Follow::Not)
        return false;
    if (!m_rules.isTimeTrue() || m_ledger.host(id).isIndicator())
        return work(id).chainHops < Work::unreached;
    const QList<Arrival> arrivals = m_arrivals.value(id);
    return std::any_of(arrivals.begin(), arrivals.end(),
                       [&](const Arrival &arrival) { return arrival.seen.meets(seen, m_rules.slack()); });
}

/// False: the row leads nowhere yet and has to wait.
bool Walk::takeRow(HostId id, const Row &row)
{
    const bool leads = leadsOn(id, row);
    HostId other = m_ledger.find(row.other);
    if (other < 0 && leads) {
        if (const std::optional<ioc::Host> host = ioc::parseHost(row.other))
            other = admit(*host, Work::unreached);
    }
    if (other < 0)
        return false;
    bool changed = false;
    const RecordId record = addRecord(id, other, row, &changed);
    if (leads)
        step(id, other, m_ledger.investigation().records().at(record), !row.reverse);
    if (changed)
        follow(record);
    return true;
}

RecordId Walk::addRecord(HostId id, HostId other, const Row &row, bool *changed)
{
    // The type says more about who owns a record than the direction it was asked in, which services turn round for
    // addresses.
    const auto isName = [this](HostId host) { return m_ledger.host(host).type == ioc::Type::Domain; };
    bool ownsIt = !row.reverse;
    if (isName(id) != isName(other))
        ownsIt = isName(id) != (row.type == u"PTR");
    Ledger::Relation relation;
    relation.name = ownsIt ? id : other;
    relation.data = ownsIt ? other : id;
    relation.type = row.type;
    relation.firstSeen = row.firstSeen;
    relation.lastSeen = row.lastSeen;
    relation.seenFromName = ownsIt;
    const Ledger::Added added = m_ledger.add(relation);
    *changed = added.changed;
    return added.id;
}

void Walk::follow(RecordId id)
{
    const Record record = m_ledger.investigation().records().at(id); // a copy: a step may turn it round
    const bool fromOwns = m_ledger.isNameSide(id, record.from);
    step(record.from, record.to, record, fromOwns);
    step(record.to, record.from, record, !fromOwns);
}

void Walk::step(HostId from, HostId to, const Record &record, bool byOwnRecord)
{
    if (!mayLeave(from, byOwnRecord))
        return;
    const Follow how = m_rules.follow(record.type, intervalOf(record));
    if (how == Follow::Not)
        return;
    Work &one = work(to);
    one.recent = std::max(one.recent, record.lastSeen);
    const qint64 coHosts = m_ledger.host(from).coHosts.value_or(0);
    one.foundBy = one.foundBy == 0 ? coHosts : std::min(one.foundBy, coHosts);
    if (m_rules.isTimeTrue())
        stepInTime(from, to, record, how);
    else if (work(from).chainHops < Work::unreached)
        lower(to, work(from).chainHops + 1, how == Follow::GoesOn);
}

void Walk::stepInTime(HostId from, HostId to, const Record &record, Follow how)
{
    const Interval seen = intervalOf(record);
    int level = m_ledger.host(from).isIndicator() ? 0 : Work::unreached;
    for (const Arrival &arrival : m_arrivals.value(from)) {
        if (arrival.from != to && arrival.level < level && arrival.seen.meets(seen, m_rules.slack()))
            level = arrival.level;
    }
    if (level >= Work::unreached)
        return;
    lower(to, level + 1, how == Follow::GoesOn);
    if (how != Follow::GoesOn || m_ledger.host(to).isIndicator())
        return;
    QList<Arrival> &arrivals = m_arrivals[to];
    for (const Arrival &known : std::as_const(arrivals)) {
        if (known.from == from && known.level <= level + 1 && known.seen.first <= seen.first
            && known.seen.last >= seen.last)
            return;
    }
    arrivals.append({seen, level + 1, from});
    m_toPass.push_back(to);
}

void Walk::lower(HostId id, int hops, bool leadsOn)
{
    bool isBetter = false;
    if (hops < m_ledger.host(id).hops) {
        m_ledger.edit(id).hops = hops;
        m_ledger.orient(id);
        isBetter = true;
    }
    if (leadsOn && hops < work(id).chainHops) {
        work(id).chainHops = hops;
        m_toPass.push_back(id);
        isBetter = true;
    }
    if (isBetter)
        wantsMore(id);
}

/// Works off hosts whose distance shrank or that opened up, until nothing changes. Not recursive: rows taken on the way
/// only add to the list.
void Walk::propagate()
{
    if (m_isPropagating)
        return;
    m_isPropagating = true;
    while (!m_toPass.empty()) {
        const HostId id = m_toPass.front();
        m_toPass.pop_front();
        if (!mayLeave(id, true))
            continue;
        if (m_rules.isTimeTrue())
            offerShelf(id);
        const QList<RecordId> records = m_ledger.investigation().recordsOf(id);
        for (const RecordId recordId : records) {
            const Record record = m_ledger.investigation().records().at(recordId);
            step(id, record.from == id ? record.to : record.from, record, m_ledger.isNameSide(recordId, id));
        }
    }
    m_isPropagating = false;
}

} // namespace chain
