// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/diff.h"
#include "core/graph/scene.h"

/// A comparison drawn on the graph: what is new or changed is marked where it stands, what is gone is added to the scene
/// beside what it hung on. By value, so that it fits every state of the investigation it was made for. Values; any
/// thread.
namespace graph {

struct Marks
{
    struct GoneHost
    {
        QString value;
        Shape shape = Shape::Name;
        Verdict verdict = Verdict::Unknown;
        qint16 hops = 0, score = -1;
    };
    struct GoneRecord
    {
        QString a, b, type;
        qint64 firstSeen = chain::Record::unknownTime, lastSeen = chain::Record::unknownTime;
    };
    struct GoneActor
    {
        QString name;
        qint16 score = -1;
    };
    struct GoneClaim
    {
        QString host, actor;
        EdgeKind kind = EdgeKind::Rule;
    };
    QHash<QString, Mark> hosts, actors; ///< by value, by name; without what is gone
    QHash<QString, Mark> records; ///< by recordName(); without what is gone
    QHash<QString, QList<FieldChange>> fields; ///< of changed hosts (by value) and actors ("actor " + name)
    QSet<QString> newClaims; ///< claimName()
    QList<GoneHost> goneHosts; ///< nearest first, the first 2,000
    QList<GoneRecord> goneRecords; ///< between hosts that are there or in goneHosts
    QList<GoneActor> goneActors;
    QList<GoneClaim> goneClaims;
    bool isEmpty() const;

    static QString recordName(const QString &a, const QString &b, const QString &type); ///< either way round
    static QString claimName(const QString &host, const QString &actor);
};

constexpr qint32 goneFrom = 1 << 30; ///< ids of nodes that are gone begin there: they belong to no investigation
inline bool isGone(const NodeKey &key)
{
    return key.id >= goneFrom;
}

/// `before` is what `diff` compared with.
Marks marksOf(const Diff &diff, const chain::Investigation &before, const chain::Assessment &assessed);
/// Marks the scene of `now` and adds what is gone at its end; leaves that told nothing are bundled. Filters do not apply
/// to what is gone.
void mark(Scene &scene, const Marks &marks, const chain::Investigation &now);

} // namespace graph
