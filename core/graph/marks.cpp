// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/marks.h"

#include "core/base/text.h"
#include "core/graph/bundling.h"
#include "core/ioc/host.h"

#include <algorithm>
#include <tuple>

namespace graph {

namespace {

constexpr qsizetype mostGone = 2000; ///< hosts; nobody reads more
using chain::HostId;

Mark markFrom(Change change)
{
    return change == Change::Added ? Mark::Added : change == Change::Gone ? Mark::Gone : Mark::Changed;
}

class MarkReader
{
public:
    MarkReader(const Diff &diff, const chain::Investigation &before, const chain::Assessment &assessed)
        : m_diff(diff)
        , m_before(before)
        , m_assessed(assessed)
    {
    }

    Marks read()
    {
        readHosts();
        readRecords();
        readActors();
        return std::move(m_marks);
    }

private:
    void readHosts()
    {
        for (const HostChange &change : m_diff.hosts) {
            if (change.change != Change::Gone) {
                m_marks.hosts.insert(change.value, markFrom(change.change));
                if (!change.fields.isEmpty())
                    m_marks.fields.insert(change.value, change.fields);
            } else if (change.before >= 0) {
                const chain::Host &host = m_before.hosts().at(change.before);
                m_marks.goneHosts.append({host.value,
                                          host.isIndicator()               ? Shape::Indicator
                                              : host.type == ioc::Type::Domain ? Shape::Name
                                                                               : Shape::Address,
                                          Verdict(int(host.classification)), qint16(host.hops), qint16(host.score)});
            }
        }
        std::stable_sort(m_marks.goneHosts.begin(), m_marks.goneHosts.end(),
                         [](const Marks::GoneHost &a, const Marks::GoneHost &b) {
                             return std::tuple(a.hops, -int(a.verdict)) < std::tuple(b.hops, -int(b.verdict));
                         });
        m_marks.goneHosts.resize(std::min(m_marks.goneHosts.size(), mostGone));
    }

    void readRecords()
    {
        for (const RecordChange &change : m_diff.records) {
            if (change.change != Change::Gone) {
                m_marks.records.insert(Marks::recordName(change.a, change.b, change.type), markFrom(change.change));
                continue;
            }
            Marks::GoneRecord gone{change.a, change.b, change.type};
            if (change.before >= 0) {
                gone.firstSeen = m_before.records().at(change.before).firstSeen;
                gone.lastSeen = m_before.records().at(change.before).lastSeen;
            }
            m_marks.goneRecords.append(gone);
        }
    }

    void readActors()
    {
        for (const ActorChange &change : m_diff.actors) {
            if (change.change == Change::Gone) {
                const chain::RankedActor *ranked = m_assessed.find(change.before);
                m_marks.goneActors.append({change.name, ranked ? qint16(ranked->score) : qint16(-1)});
            } else {
                m_marks.actors.insert(change.name, markFrom(change.change));
                if (!change.fields.isEmpty())
                    m_marks.fields.insert(u"actor " + change.name, change.fields);
                for (const QString &host : change.hostsAdded)
                    m_marks.newClaims.insert(Marks::claimName(host, change.name));
            }
            readGoneClaims(change);
        }
    }

    void readGoneClaims(const ActorChange &change)
    {
        const bool isActorGone = change.change == Change::Gone;
        if (!isActorGone && change.hostsGone.isEmpty())
            return;
        const QSet<QString> gone(change.hostsGone.cbegin(), change.hostsGone.cend());
        QSet<QString> done;
        for (const chain::Claim &claim : m_before.claims()) {
            if (claim.actor != change.before)
                continue;
            const QString &host = m_before.hosts().at(claim.host).value;
            if (!(isActorGone || gone.contains(host)) || done.contains(host))
                continue;
            done.insert(host);
            m_marks.goneClaims.append(
                {host, change.name, EdgeKind(int(EdgeKind::IndicatorList) + int(claim.kind))});
        }
    }

    const Diff &m_diff;
    const chain::Investigation &m_before;
    const chain::Assessment &m_assessed;
    Marks m_marks;
};

/// Adds to one scene.
class Marker
{
public:
    Marker(Scene &scene, const Marks &marks, const chain::Investigation &now)
        : m_scene(scene)
        , m_marks(marks)
        , m_now(now)
    {
    }

    void run()
    {
        markNodes();
        markBundles();
        markEdges();
        addGoneHosts();
        addGoneActors();
        addGoneRecords();
        for (const Marks::GoneClaim &claim : m_marks.goneClaims)
            connect(nodeOfHost(claim.host), m_actors.value(claim.actor, -1), claim.kind, {}, chain::Record::unknownTime,
                    chain::Record::unknownTime);
    }

private:
    void markNodes()
    {
        for (qint32 at = 0; at < m_scene.nodes.size(); ++at) {
            Node &node = m_scene.nodes[at];
            if (node.key.kind == NodeKey::Kind::Host && node.key.id >= 0) {
                const QString &value = m_now.hosts().at(node.key.id).value;
                node.mark = m_marks.hosts.value(value, Mark::None);
                m_hosts.insert(value, at);
            } else if (node.key.kind == NodeKey::Kind::Actor) {
                const QString &name = m_now.actors().at(node.key.id).name;
                node.mark = m_marks.actors.value(name, Mark::None);
                m_actors.insert(name, at);
            }
        }
    }

    void markBundles()
    {
        for (auto member = m_scene.bundleOf.cbegin(); member != m_scene.bundleOf.cend(); ++member) {
            const QString &value = m_now.hosts().at(member.key()).value;
            m_hosts.insert(value, *member);
            const Mark mark = m_marks.hosts.value(value, Mark::None);
            if (mark == Mark::None)
                continue;
            Node &bundle = m_scene.nodes[*member];
            bundle.mark = bundle.mark == Mark::None || bundle.mark == mark ? mark : Mark::Changed;
        }
    }

    void markEdges()
    {
        for (Edge &edge : m_scene.edges) {
            if (edge.id < 0)
                continue;
            if (edge.kind == EdgeKind::Record) {
                const chain::Record &record = m_now.records().at(edge.id);
                edge.mark = m_marks.records.value(Marks::recordName(m_now.hosts().at(record.from).value,
                                                                    m_now.hosts().at(record.to).value, record.type),
                                                  Mark::None);
            } else {
                const chain::Claim &claim = m_now.claims().at(edge.id);
                const QString &actor = m_now.actors().at(claim.actor).name;
                if (m_marks.actors.value(actor, Mark::None) == Mark::Added
                    || m_marks.newClaims.contains(Marks::claimName(m_now.hosts().at(claim.host).value, actor)))
                    edge.mark = Mark::Added;
            }
        }
    }

    qint32 append(Node node)
    {
        node.mark = Mark::Gone;
        const qint32 at = qint32(m_scene.nodes.size());
        m_scene.index.insert(node.key, at);
        m_scene.nodes.append(std::move(node));
        return at;
    }

    /// What leaves that told nothing hung on: bundled as those are that are there.
    void bundleGoneLeaves()
    {
        QHash<QString, QStringList> around;
        for (const Marks::GoneRecord &record : m_marks.goneRecords) {
            around[record.a].append(record.b);
            around[record.b].append(record.a);
        }
        QSet<QString> telling;
        for (const Marks::GoneClaim &claim : m_marks.goneClaims)
            telling.insert(claim.host);
        QHash<QString, QStringList> leavesOf;
        for (const Marks::GoneHost &gone : m_marks.goneHosts) {
            QStringList hubs = around.value(gone.value);
            hubs.removeDuplicates();
            if (hubs.size() == 1 && gone.shape != Shape::Indicator && gone.verdict < Verdict::Suspicious
                && !telling.contains(gone.value) && !m_hosts.contains(gone.value))
                leavesOf[hubs.first()].append(gone.value);
        }
        for (auto hub = leavesOf.cbegin(); hub != leavesOf.cend(); ++hub) {
            if (hub->size() < fewestBundled)
                continue;
            for (const QString &leaf : *hub)
                m_hubOf.insert(leaf, hub.key());
        }
    }

    qint32 goneBundle(const Marks::GoneHost &gone)
    {
        const QString hub = m_hubOf.value(gone.value);
        auto at = m_bundles.find(hub);
        if (at == m_bundles.end()) {
            Node node;
            node.key = {NodeKey::Kind::Bundle, goneFrom + m_next++};
            node.shape = Shape::Bundle;
            node.hops = gone.hops;
            at = m_bundles.insert(hub, append(std::move(node)));
        }
        Node &bundle = m_scene.nodes[*at];
        bundle.verdict = std::max(bundle.verdict, gone.verdict);
        bundle.label = QString::number(++bundle.bundled);
        return *at;
    }

    void addGoneHosts()
    {
        bundleGoneLeaves();
        for (const Marks::GoneHost &gone : m_marks.goneHosts) {
            if (m_hosts.contains(gone.value))
                continue; // it is there again
            if (m_hubOf.contains(gone.value)) {
                m_hosts.insert(gone.value, goneBundle(gone));
                continue;
            }
            Node node;
            node.key = {NodeKey::Kind::Host, goneFrom + m_next++};
            node.shape = gone.shape;
            node.verdict = gone.verdict;
            node.hops = gone.hops;
            node.score = gone.score;
            node.label = base::singleLine(ioc::displayName(gone.value), 253);
            m_hosts.insert(gone.value, append(std::move(node)));
        }
    }

    void addGoneActors()
    {
        qint16 farthest = 0;
        for (const Node &node : std::as_const(m_scene.nodes))
            farthest = std::max(farthest, qint16(node.hops + (node.shape == Shape::Actor ? 0 : 1)));
        for (const Marks::GoneActor &gone : m_marks.goneActors) {
            if (m_actors.contains(gone.name))
                continue;
            Node node;
            node.key = {NodeKey::Kind::Actor, goneFrom + m_next++};
            node.shape = Shape::Actor;
            node.hops = farthest;
            node.score = gone.score;
            node.label = base::singleLine(gone.name, 120);
            m_actors.insert(gone.name, append(std::move(node)));
        }
    }

    qint32 nodeOfHost(const QString &value) const { return m_hosts.value(value, -1); }

    void connect(qint32 a, qint32 b, EdgeKind kind, const QString &type, qint64 firstSeen, qint64 lastSeen)
    {
        if (a < 0 || b < 0 || a == b)
            return;
        if (m_scene.nodes.at(a).hops > m_scene.nodes.at(b).hops)
            std::swap(a, b);
        const bool bundled = m_scene.nodes.at(a).shape == Shape::Bundle || m_scene.nodes.at(b).shape == Shape::Bundle;
        if (bundled && m_drawn.contains({a, b}))
            return; // one line to a bundle
        m_drawn.insert({a, b});
        Edge edge{a, b, kind, false, type, -1, firstSeen, lastSeen};
        edge.mark = Mark::Gone;
        m_scene.edges.append(edge);
        ++m_scene.nodes[a].degree;
        ++m_scene.nodes[b].degree;
    }

    void addGoneRecords()
    {
        for (const Marks::GoneRecord &gone : m_marks.goneRecords)
            connect(nodeOfHost(gone.a), nodeOfHost(gone.b), EdgeKind::Record, base::singleLine(gone.type, 12),
                    gone.firstSeen, gone.lastSeen);
    }

    Scene &m_scene;
    const Marks &m_marks;
    const chain::Investigation &m_now;
    QHash<QString, qint32> m_hosts, m_actors; ///< → node (of the bundle, where they are inside)
    QHash<QString, QString> m_hubOf; ///< of gone leaves that are bundled
    QHash<QString, qint32> m_bundles; ///< of them, by hub
    QSet<QPair<qint32, qint32>> m_drawn; ///< ends of what is gone
    qint32 m_next = 0;
};

} // namespace

bool Marks::isEmpty() const
{
    return hosts.isEmpty() && actors.isEmpty() && records.isEmpty() && newClaims.isEmpty() && goneHosts.isEmpty()
        && goneRecords.isEmpty() && goneActors.isEmpty() && goneClaims.isEmpty();
}

QString Marks::recordName(const QString &a, const QString &b, const QString &type)
{
    return (a < b ? a + u' ' + b : b + u' ' + a) + u' ' + type;
}

QString Marks::claimName(const QString &host, const QString &actor)
{
    return host + u' ' + actor;
}

Marks marksOf(const Diff &diff, const chain::Investigation &before, const chain::Assessment &assessed)
{
    return MarkReader(diff, before, assessed).read();
}

void mark(Scene &scene, const Marks &marks, const chain::Investigation &now)
{
    Marker(scene, marks, now).run();
}

} // namespace graph
