// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

#include <QHash>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSet>
#include <QString>

#include <compare>

/// The investigation as something to look at: nodes, edges, what is visible, where it stands. Values; any thread. Layout and
/// painting are elsewhere and know only this.
namespace graph {

/// Names a node for as long as the investigation lives (the id) and across save and reopen (keyText of Scene::Node).
struct NodeKey
{
    enum class Kind : quint8 { Host, Actor, Bundle };
    Kind kind = Kind::Host;
    qint32 id = -1; ///< HostId, ActorId; for a bundle the HostId of its hub, -1 for hosts that hang on nothing visible
    auto operator<=>(const NodeKey &) const = default;
};
inline size_t qHash(const NodeKey &key, size_t seed = 0) { return ::qHash(quint64(quint32(key.id)) << 8 | quint64(key.kind), seed); }

enum class Verdict : quint8 { Unknown, Neutral, Suspicious, Malicious };
enum class Shape : quint8 { Indicator, Name, Address, Actor, Bundle };
/// What a comparison says of a node or an edge; only while one is shown.
enum class Mark : quint8 { None, Added, Gone, Changed };
enum class NodeState : quint8 { Normal, Held, Incomplete, Queued, Asking };

struct Node
{
    NodeKey key;
    Shape shape = Shape::Name;
    Verdict verdict = Verdict::Unknown;
    NodeState state = NodeState::Normal;
    bool evidence = false; ///< carries a claim
    bool note = false, moved = false; ///< set by the analyst
    qint16 hops = 0; ///< actors: one more than the farthest host
    qint16 score = -1; ///< actor score or reputation score
    qint32 degree = 0;
    qint32 bundled = 0; ///< bundles: how many hosts; verdict and state are the gravest inside
    QString label; ///< singleLine-clean; U-label for names; the number of hosts for bundles
    QString detail; ///< second line on cards and beside held hosts ("CDN, 4,812 names"); may be empty
    Mark mark = Mark::None; ///< bundles: the one of all inside, else Changed
};

enum class EdgeKind : quint8 { Record, IndicatorList, ProfileLink, Rule, Mention };

struct Edge
{
    qint32 a = -1, b = -1; ///< indexes into Scene::nodes; a is nearer to the indicators; b of a claim is the actor
    EdgeKind kind = EdgeKind::Record;
    bool outOfTime = false; ///< consecutive intervals do not overlap
    QString type; ///< record type, or the words of the claim kind
    qint32 id = -1; ///< RecordId of the (first) record, ClaimId of the (strongest) claim
    qint64 firstSeen = chain::Record::unknownTime, lastSeen = chain::Record::unknownTime;
    Mark mark = Mark::None;
};

/// What the filters let through. Empty members do not filter.
struct Filter
{
    QSet<int> verdicts; ///< of Verdict
    int minimumScore = -1; ///< reputation score
    QSet<chain::ActorId> actors; ///< only what lies on a path to one of them
    QSet<QString> recordTypes; ///< with this or a time window only hosts with a record that passes stay, and indicators
    qint64 seenFrom = chain::Record::unknownTime, seenTo = chain::Record::unknownTime; ///< interval overlaps; unknown ends are open
    int maximumHops = -1;
    QString text; ///< part of the name, case-insensitive
    bool evidenceOnly = false; ///< only what lies on a path to some actor
    bool hideHeld = false, incompleteOnly = false;
    bool isEmpty() const;
    bool operator==(const Filter &) const = default;
};

/// What the analyst did to hosts and actors that are not found (yet), by name: while a run finds everything anew, and
/// where an older view meets a newer run.
struct Waiting
{
    QHash<QString, QPointF> moved; ///< by keyText
    QSet<QString> hidden, openBundles, actors; ///< host values; names of actors of the filter
    bool isEmpty() const { return moved.isEmpty() && hidden.isEmpty() && openBundles.isEmpty() && actors.isEmpty(); }
    bool operator==(const Waiting &) const = default;
};

/// What the analyst did to the picture; saved with the case (by value, not by id).
struct ViewState
{
    QString layout = QStringLiteral("flow"); ///< "flow", "organic", "radial"
    Filter filter;
    QSet<chain::HostId> hidden; ///< hidden by hand
    QSet<chain::HostId> openBundles; ///< hubs whose leaves are shown one by one
    QHash<NodeKey, QPointF> moved; ///< where the analyst put them, scene units
    QSet<chain::HostId> noted; ///< have a note
    bool bundling = true; ///< false: every leaf by itself
    Waiting waiting; ///< given to their hosts and actors by attach()
};

struct Scene
{
    QList<Node> nodes; ///< order is stable: indicators in input order, hosts, actors, bundles
    QList<Edge> edges;
    QHash<NodeKey, qint32> index; ///< of nodes
    QHash<chain::HostId, qint32> bundleOf; ///< host inside a closed bundle → index of the bundle's node
    qint32 hostsTotal = 0, hostsVisible = 0; ///< visible counts the hosts inside bundles
};

/// Builds the visible scene: filters, hidden nodes (edges go along), bundles. Leaves that tell nothing are bundled at their hub:
/// no claim, not an indicator, unknown or neutral, not held or incomplete, no note, not moved; branches of such hosts
/// likewise; bundles of fewer than 4 are not made. Where that leaves more than one look takes in, suspicious hosts without
/// evidence follow; above about 300 marks held and incomplete hosts, then malicious ones; never indicators or what lies on
/// a path to an actor. Opening a bundle shows its nearest hosts and changes nothing elsewhere. Under 100 ms for 50,000 hosts.
Scene buildScene(const chain::Investigation &investigation, const chain::Assessment &assessment, const ViewState &view);

/// Hosts let through by the filter and not hidden, for tables and exports; sorted by id.
QList<chain::HostId> visibleHosts(const chain::Investigation &investigation, const chain::Assessment &assessment,
                                  const ViewState &view);

/// Names a node across save and reopen: "host c2.example", "actor Aqua Blizzard", "bundle 203.0.113.7".
QString keyText(const NodeKey &key, const chain::Investigation &investigation);
/// nullopt: the investigation has no such host or actor (any more).
std::optional<NodeKey> keyFrom(const QString &text, const chain::Investigation &investigation);

} // namespace graph
