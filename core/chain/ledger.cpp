// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/ledger.h"

#include <algorithm>

namespace chain {

void Ledger::Changed::mark(qint32 id)
{
    if (marked.size() <= size_t(id))
        marked.resize(size_t(id) + 1, false);
    if (marked[size_t(id)])
        return;
    marked[size_t(id)] = true;
    ids.push_back(id);
}

std::vector<qint32> Ledger::Changed::take()
{
    std::vector<qint32> result;
    result.swap(ids);
    std::sort(result.begin(), result.end());
    for (const qint32 id : result)
        marked[size_t(id)] = false;
    return result;
}

void Ledger::reset(Investigation investigation)
{
    *this = Ledger();
    m_investigation = std::move(investigation);
    adoptRecords();
}

/// A record does not say which end owns it. For addresses the type tells; the others are settled by the first row that
/// comes for them.
void Ledger::adoptRecords()
{
    m_sides.resize(size_t(m_investigation.records().size()));
    for (RecordId id = 0; id < m_investigation.records().size(); ++id) {
        const Record &record = m_investigation.records().at(id);
        const quint16 type = typeNumber(record.type);
        const auto isName = [this](HostId host) { return this->host(host).type == ioc::Type::Domain; };
        m_sides[size_t(id)] = {0, 0, true, record.rows};
        if (isName(record.from) == isName(record.to)) {
            m_loose.insert({std::min(record.from, record.to), std::max(record.from, record.to), type}, id);
            continue;
        }
        const bool nameIsFrom = isName(record.from) == (record.type != u"PTR");
        m_sides[size_t(id)].nameIsFrom = nameIsFrom;
        m_byRelation.insert({nameIsFrom ? record.from : record.to, nameIsFrom ? record.to : record.from, type}, id);
    }
}

Host &Ledger::edit(HostId id)
{
    m_hosts.mark(id);
    return m_investigation.m_hosts.edit(id);
}

HostId Ledger::addHost(const QString &value, ioc::Type type, int hops)
{
    const auto id = HostId(m_investigation.m_hosts.size());
    Host host;
    host.value = value;
    host.type = type;
    host.hops = hops;
    m_investigation.appendHost(host);
    m_hosts.mark(id);
    return id;
}

bool Ledger::pointsAway(HostId from, HostId to) const
{
    const Host &a = host(from), &b = host(to);
    return a.hops != b.hops ? a.hops < b.hops : a.value < b.value;
}

void Ledger::orient(HostId id)
{
    ++m_scoreRevision;
    for (const RecordId recordId : m_investigation.recordsOf(id)) {
        const Record &record = m_investigation.records().at(recordId);
        if (pointsAway(record.from, record.to))
            continue;
        Record &turned = m_investigation.m_records.edit(recordId);
        std::swap(turned.from, turned.to);
        m_sides[size_t(recordId)].nameIsFrom = !m_sides[size_t(recordId)].nameIsFrom;
        m_records.mark(recordId);
    }
}

quint16 Ledger::typeNumber(const QString &type)
{
    qsizetype number = m_types.indexOf(type);
    if (number < 0) {
        number = m_types.size();
        m_types.append(type);
    }
    return quint16(number);
}

RecordId Ledger::findRecord(const Key &key)
{
    if (const auto at = m_byRelation.constFind(key); at != m_byRelation.cend())
        return *at;
    if (m_loose.isEmpty())
        return -1;
    const auto at = m_loose.constFind({std::min(key.name, key.data), std::max(key.name, key.data), key.type});
    if (at == m_loose.cend())
        return -1;
    const RecordId id = *at;
    m_loose.erase(at);
    m_byRelation.insert(key, id);
    m_sides[size_t(id)].nameIsFrom = m_investigation.records().at(id).from == key.name;
    return id;
}

Ledger::Added Ledger::merge(RecordId id, const Relation &relation)
{
    const Record &record = m_investigation.records().at(id);
    Sides &sides = m_sides[size_t(id)];
    (relation.seenFromName ? sides.rowsOfName : sides.rowsOfData) += relation.rows;
    Record merged = record;
    merged.rows = std::max({sides.rowsOfName, sides.rowsOfData, sides.adopted});
    if (relation.firstSeen != Record::unknownTime
        && (merged.firstSeen == Record::unknownTime || relation.firstSeen < merged.firstSeen))
        merged.firstSeen = relation.firstSeen;
    merged.lastSeen = std::max(merged.lastSeen, relation.lastSeen); // unknownTime is the lowest value
    if (merged == record)
        return {id, false};
    const bool grew = merged.firstSeen != record.firstSeen || merged.lastSeen != record.lastSeen;
    m_scoreRevision += grew;
    m_investigation.m_records.set(id, merged);
    m_records.mark(id);
    return {id, grew};
}

Ledger::Added Ledger::add(const Relation &relation)
{
    const quint16 type = typeNumber(relation.type);
    const Key key{relation.name, relation.data, type};
    if (const RecordId known = findRecord(key); known >= 0)
        return merge(known, relation);

    const auto id = RecordId(m_investigation.m_records.size());
    const bool nameIsFrom = pointsAway(relation.name, relation.data);
    Record record;
    record.from = nameIsFrom ? relation.name : relation.data;
    record.to = nameIsFrom ? relation.data : relation.name;
    record.type = m_types.at(type);
    record.firstSeen = relation.firstSeen;
    record.lastSeen = relation.lastSeen;
    record.rows = relation.rows;
    m_investigation.appendRecord(record);
    m_byRelation.insert(key, id);
    m_sides.push_back(
        {relation.seenFromName ? relation.rows : 0, relation.seenFromName ? 0 : relation.rows, nameIsFrom, 0});
    m_records.mark(id);
    ++m_scoreRevision;
    return {id, true};
}

bool Ledger::isNameSide(RecordId id, HostId host) const
{
    return m_sides[size_t(id)].nameIsFrom == (m_investigation.records().at(id).from == host);
}

ActorId Ledger::addActor(const attribution::Actor &actor)
{
    m_investigation.m_actors.append(actor);
    m_actors.mark(ActorId(m_investigation.m_actors.size() - 1));
    return ActorId(m_investigation.m_actors.size() - 1);
}

void Ledger::setActor(ActorId id, const attribution::Actor &actor)
{
    if (m_investigation.m_actors.at(id) == actor)
        return;
    m_investigation.m_actors.set(id, actor);
    m_actors.mark(id);
    ++m_scoreRevision;
}

ClaimId Ledger::addClaim(const Claim &claim)
{
    const auto id = ClaimId(m_investigation.m_claims.size());
    m_investigation.appendClaim(claim);
    m_claims.mark(id);
    ++m_scoreRevision;
    return id;
}

void Ledger::setClaim(ClaimId id, const Claim &claim)
{
    if (m_investigation.m_claims.at(id) == claim)
        return;
    m_investigation.m_claims.set(id, claim);
    m_claims.mark(id);
    ++m_scoreRevision;
}

void Ledger::setIncomplete(const QList<Incomplete> &incomplete)
{
    if (m_investigation.m_incomplete == incomplete)
        return;
    m_investigation.m_incomplete = incomplete;
    m_incompleteChanged = true;
}

bool Ledger::hasChanges() const
{
    return !m_hosts.ids.empty() || !m_records.ids.empty() || !m_actors.ids.empty() || !m_claims.ids.empty()
        || m_incompleteChanged;
}

Delta Ledger::takeChanges()
{
    Delta delta;
    const auto collect = [](Changed &changed, const auto &all, auto &out) {
        const std::vector<qint32> ids = changed.take();
        out.reserve(qsizetype(ids.size()));
        for (const qint32 id : ids)
            out.append({id, all.at(id)});
    };
    collect(m_hosts, m_investigation.hosts(), delta.hosts);
    collect(m_records, m_investigation.records(), delta.records);
    collect(m_actors, m_investigation.actors(), delta.actors);
    collect(m_claims, m_investigation.claims(), delta.claims);
    if (m_incompleteChanged)
        delta.incomplete = m_investigation.incomplete();
    m_incompleteChanged = false;
    delta.stats = m_investigation.stats();
    return delta;
}

} // namespace chain
