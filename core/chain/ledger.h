// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

#include <vector>

namespace chain {

/// The engine's investigation while it grows: merges rows into records, keeps their direction right, and remembers what
/// changed since the last delta. Its cost per delta is that of what changed.
class Ledger
{
public:
    void reset(Investigation investigation);
    const Investigation &investigation() const { return m_investigation; }
    Investigation &input() { return m_investigation; } ///< for indicators, rejects, options; not for what has ids

    HostId find(const QString &value) const { return m_investigation.find(value); }
    const Host &host(HostId id) const { return m_investigation.hosts().at(id); }
    Host &edit(HostId id); ///< and tells about it with the next delta
    HostId addHost(const QString &value, ioc::Type type, int hops);
    /// Its hops changed: records point away from the indicators.
    void orient(HostId id);

    struct Relation
    {
        HostId name = -1, data = -1; ///< who owns the record, what it says
        QString type;
        qint64 firstSeen = Record::unknownTime, lastSeen = Record::unknownTime;
        bool seenFromName = true; ///< answer about `name`; else about `data`
        int rows = 1;
    };
    struct Added
    {
        RecordId id = -1;
        bool changed = false; ///< new, or its interval grew
    };
    Added add(const Relation &relation);
    bool isNameSide(RecordId id, HostId host) const;

    ActorId addActor(const attribution::Actor &actor);
    void setActor(ActorId id, const attribution::Actor &actor);
    ClaimId addClaim(const Claim &claim);
    void setClaim(ClaimId id, const Claim &claim);
    void setIncomplete(const QList<Incomplete> &incomplete);
    void setStats(const Stats &stats) { m_investigation.m_stats = stats; }

    bool hasChanges() const;
    Delta takeChanges();
    /// Counts whatever may change paths, weights or scores.
    quint64 scoreRevision() const { return m_scoreRevision; }
    void scoreMayChange() { ++m_scoreRevision; }

private:
    struct Key
    {
        HostId name, data;
        quint16 type;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return ::qHash(quint64(quint32(key.name)) << 32 | quint32(key.data), seed) ^ size_t(key.type) * 0x9e3779b9u;
        }
    };
    struct Sides
    {
        int rowsOfName = 0, rowsOfData = 0; ///< the same relation seen from both ends is not twice as much
        bool nameIsFrom = true;
        int adopted = 0; ///< rows as a case had it; of which end is not known
    };
    /// Ids changed since the last delta, each once.
    struct Changed
    {
        std::vector<bool> marked;
        std::vector<qint32> ids;
        void mark(qint32 id);
        std::vector<qint32> take(); ///< ascending
    };

    quint16 typeNumber(const QString &type);
    RecordId findRecord(const Key &key);
    Added merge(RecordId id, const Relation &relation);
    bool pointsAway(HostId from, HostId to) const;
    void adoptRecords();

    Investigation m_investigation;
    QHash<Key, RecordId> m_byRelation;
    /// Records of an adopted case whose owner cannot be told from the type, by (smaller id, larger id, type).
    QHash<Key, RecordId> m_loose;
    std::vector<Sides> m_sides; ///< per record
    QStringList m_types;
    Changed m_hosts, m_records, m_actors, m_claims;
    bool m_incompleteChanged = false;
    quint64 m_scoreRevision = 0;
};

} // namespace chain
