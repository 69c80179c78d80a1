// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/scene.h"

#include "core/base/text.h"
#include "core/graph/bundling.h"
#include "core/graph/links.h"
#include "core/graph/visibility.h"
#include "core/graph/wording.h"

namespace graph {

namespace {

using chain::HostId;

class SceneBuilder
{
public:
    SceneBuilder(const chain::Investigation &investigation, const chain::Assessment &assessment, const ViewState &view)
        : m_inv(investigation)
        , m_assessment(assessment)
        , m_view(view)
        , m_seen(visibility(investigation, assessment, view))
        , m_recordLinks(recordLinks(investigation, m_seen))
        , m_claimLinks(claimLinks(investigation, assessment, m_seen, view.filter))
        , m_hubOf(m_seen.hosts.size(), notBundled)
        , m_nodeOf(m_seen.hosts.size(), -1)
    {
    }

    Scene build()
    {
        m_adjacency = adjacency();
        countDegrees();
        if (m_view.bundling)
            bundle();
        addHosts();
        addActors();
        addBundles();
        addRecordEdges();
        addClaimEdges();
        for (const char visible : m_seen.hosts)
            m_scene.hostsVisible += visible != 0;
        m_scene.hostsTotal = qint32(m_inv.hosts().size());
        return std::move(m_scene);
    }

private:
    Adjacency adjacency() const
    {
        std::vector<std::pair<qint32, qint32>> pairs;
        pairs.reserve(m_recordLinks.size());
        for (const RecordLink &link : m_recordLinks)
            pairs.emplace_back(link.a, link.b);
        return {qint32(m_seen.hosts.size()), pairs};
    }

    void countDegrees()
    {
        m_claimsAt.assign(m_seen.hosts.size(), 0);
        m_farthest = 0;
        for (const ClaimLink &link : m_claimLinks)
            ++m_claimsAt[size_t(link.host)];
        for (HostId id = 0; id < m_inv.hosts().size(); ++id) {
            if (m_seen.hosts[size_t(id)])
                m_farthest = std::max(m_farthest, m_inv.hosts().at(id).hops);
        }
    }

    BundleRank rankOf(HostId id, bool onPath) const
    {
        const chain::Host &host = m_inv.hosts().at(id);
        const NodeKey key{NodeKey::Kind::Host, id};
        if (host.isIndicator() || onPath || m_view.noted.contains(id) || m_view.moved.contains(key))
            return BundleRank::Shown;
        if (host.classification == mdti::Classification::Malicious)
            return BundleRank::Malicious;
        if (host.isHeld() || host.state == chain::HostState::Incomplete)
            return BundleRank::Unsettled;
        const bool leaf = m_adjacency.degree(id) == 1;
        if (host.classification == mdti::Classification::Suspicious)
            return leaf ? BundleRank::SuspiciousLeaf : BundleRank::Suspicious;
        return leaf ? BundleRank::PlainLeaf : BundleRank::Plain;
    }

    void bundle()
    {
        const std::vector<char> onPath = onPaths(m_inv, m_assessment, {});
        std::vector<BundleRank> rank(m_seen.hosts.size(), BundleRank::Shown);
        std::vector<qint16> hops(m_seen.hosts.size(), 0);
        for (HostId id = 0; id < m_inv.hosts().size(); ++id) {
            hops[size_t(id)] = qint16(m_inv.hosts().at(id).hops);
            if (m_seen.hosts[size_t(id)])
                rank[size_t(id)] = rankOf(id, onPath[size_t(id)] != 0);
        }
        QSet<qint32> actors;
        for (const ClaimLink &link : m_claimLinks)
            actors.insert(link.actor);
        m_hubOf = planBundles({m_adjacency, m_seen.hosts, rank, hops, m_view.openBundles, qint32(actors.size())});
    }

    qint32 append(Node node)
    {
        node.moved = m_view.moved.contains(node.key);
        const qint32 at = qint32(m_scene.nodes.size());
        m_scene.index.insert(node.key, at);
        m_scene.nodes.append(std::move(node));
        return at;
    }

    Node hostNode(HostId id) const
    {
        const chain::Host &host = m_inv.hosts().at(id);
        Node node;
        node.key = {NodeKey::Kind::Host, id};
        node.shape = host.isIndicator()      ? Shape::Indicator
            : host.type == ioc::Type::Domain ? Shape::Name
                                             : Shape::Address;
        node.verdict = Verdict(int(host.classification));
        node.state = stateOf(host);
        node.evidence = m_claimsAt[size_t(id)] > 0;
        node.note = m_view.noted.contains(id);
        node.hops = qint16(host.hops);
        node.score = qint16(host.score);
        node.degree = m_adjacency.degree(id) + m_claimsAt[size_t(id)];
        node.label = hostLabel(host.value);
        node.detail = heldText(host);
        return node;
    }

    /// What is missing outweighs why it was not followed, so that nobody takes "no answer" for "nothing found".
    static NodeState stateOf(const chain::Host &host)
    {
        if (host.state == chain::HostState::Incomplete)
            return NodeState::Incomplete;
        if (host.isHeld())
            return NodeState::Held;
        if (host.state == chain::HostState::Asking)
            return NodeState::Asking;
        return host.state == chain::HostState::Queued ? NodeState::Queued : NodeState::Normal;
    }

    void addHost(HostId id)
    {
        if (id < 0 || !m_seen.hosts[size_t(id)] || m_nodeOf[size_t(id)] >= 0 || m_hubOf[size_t(id)] != notBundled)
            return;
        m_nodeOf[size_t(id)] = append(hostNode(id));
    }

    void addHosts()
    {
        for (const ioc::Indicator &indicator : m_inv.indicators)
            addHost(m_inv.find(indicator.value));
        for (const bool indicators : {true, false}) {
            for (HostId id = 0; id < m_inv.hosts().size(); ++id) {
                if (m_inv.hosts().at(id).isIndicator() == indicators)
                    addHost(id);
            }
        }
    }

    void addActors()
    {
        QHash<chain::ActorId, qint32> degree;
        for (const ClaimLink &link : m_claimLinks)
            ++degree[link.actor];
        QHash<chain::ActorId, int> claims;
        for (const chain::Claim &claim : m_inv.claims())
            ++claims[claim.actor];
        for (chain::ActorId id = 0; id < m_inv.actors().size(); ++id) {
            if (!degree.contains(id))
                continue;
            const chain::RankedActor *ranked = m_assessment.find(id);
            Node node;
            node.key = {NodeKey::Kind::Actor, id};
            node.shape = Shape::Actor;
            node.evidence = true;
            node.hops = qint16(m_farthest + 1);
            node.score = ranked ? qint16(ranked->score) : qint16(-1);
            node.degree = degree.value(id);
            node.label = base::singleLine(m_inv.actors().at(id).name, 120);
            node.detail = actorText(ranked, claims.value(id));
            m_actorNode.insert(id, append(node));
        }
    }

    void addBundles()
    {
        QHash<HostId, qint32> atHub;
        for (HostId id = 0; id < m_inv.hosts().size(); ++id) {
            const HostId hub = m_hubOf[size_t(id)];
            if (hub == notBundled)
                continue;
            auto at = atHub.find(hub);
            if (at == atHub.end())
                at = atHub.insert(hub, append(emptyBundle(hub, id)));
            Node &bundle = m_scene.nodes[*at];
            ++bundle.bundled;
            const chain::Host &host = m_inv.hosts().at(id);
            bundle.verdict = std::max(bundle.verdict, Verdict(int(host.classification)));
            if (host.state == chain::HostState::Incomplete)
                bundle.state = NodeState::Incomplete;
            m_nodeOf[size_t(id)] = *at;
            m_scene.bundleOf.insert(id, *at);
        }
        for (const qint32 at : std::as_const(atHub))
            m_scene.nodes[at].label = QString::number(m_scene.nodes.at(at).bundled);
    }

    Node emptyBundle(HostId hub, HostId firstMember) const
    {
        Node node;
        node.key = {NodeKey::Kind::Bundle, hub};
        node.shape = Shape::Bundle;
        node.hops = qint16(hub >= 0 ? m_inv.hosts().at(hub).hops + 1 : m_inv.hosts().at(firstMember).hops);
        return node;
    }

    void addRecordEdges()
    {
        QHash<QPair<qint32, qint32>, qint32> merged; // edges with a bundle at one end
        for (const RecordLink &link : m_recordLinks) {
            Edge edge{m_nodeOf[size_t(link.a)],
                      m_nodeOf[size_t(link.b)],
                      EdgeKind::Record,
                      link.outOfTime,
                      link.type,
                      link.first,
                      link.firstSeen,
                      link.lastSeen};
            if (edge.a == edge.b)
                continue;
            const bool atBundle
                = m_scene.nodes.at(edge.a).shape == Shape::Bundle || m_scene.nodes.at(edge.b).shape == Shape::Bundle;
            if (atBundle) {
                if (m_scene.nodes.at(edge.a).hops > m_scene.nodes.at(edge.b).hops)
                    std::swap(edge.a, edge.b);
                const QPair<qint32, qint32> ends(std::min(edge.a, edge.b), std::max(edge.a, edge.b));
                const auto known = merged.constFind(ends);
                if (known != merged.cend()) {
                    widen(m_scene.edges[*known], edge);
                    continue;
                }
                merged.insert(ends, qint32(m_scene.edges.size()));
                for (const qint32 end : {edge.a, edge.b}) {
                    if (m_scene.nodes.at(end).shape == Shape::Bundle)
                        ++m_scene.nodes[end].degree;
                }
            }
            m_scene.edges.append(edge);
        }
    }

    static void widen(Edge &edge, const Edge &other)
    {
        edge.outOfTime = edge.outOfTime && other.outOfTime;
        edge.type = joinedTypes(edge.type, other.type);
        edge.firstSeen = earlier(edge.firstSeen, other.firstSeen);
        edge.lastSeen = later(edge.lastSeen, other.lastSeen);
    }

    void addClaimEdges()
    {
        for (const ClaimLink &link : m_claimLinks) {
            const qint32 actor = m_actorNode.value(link.actor, -1);
            const qint32 host = m_nodeOf[size_t(link.host)];
            if (actor < 0 || host < 0)
                continue;
            m_scene.edges.append({host, actor, EdgeKind(int(EdgeKind::IndicatorList) + int(link.kind)), link.outOfTime,
                                  claimText(link.kind), link.claim, link.firstSeen, link.lastSeen});
        }
    }

    const chain::Investigation &m_inv;
    const chain::Assessment &m_assessment;
    const ViewState &m_view;
    Visibility m_seen;
    std::vector<RecordLink> m_recordLinks;
    std::vector<ClaimLink> m_claimLinks;
    Adjacency m_adjacency;
    std::vector<HostId> m_hubOf;
    std::vector<qint32> m_nodeOf; ///< host → its own node, or that of its bundle
    std::vector<qint32> m_claimsAt; ///< claim edges per host
    QHash<chain::ActorId, qint32> m_actorNode;
    int m_farthest = 0; ///< hops, of the visible hosts
    Scene m_scene;
};

} // namespace

QString keyText(const NodeKey &key, const chain::Investigation &investigation)
{
    const bool isActor = key.kind == NodeKey::Kind::Actor;
    if (key.id >= (isActor ? investigation.actors().size() : investigation.hosts().size()))
        return {};
    switch (key.kind) {
    case NodeKey::Kind::Host:
        return key.id < 0 ? QString() : u"host " + investigation.hosts().at(key.id).value;
    case NodeKey::Kind::Actor:
        return key.id < 0 ? QString() : u"actor " + investigation.actors().at(key.id).name;
    case NodeKey::Kind::Bundle:
        return key.id < 0 ? QStringLiteral("bundle") : u"bundle " + investigation.hosts().at(key.id).value;
    }
    return {};
}

std::optional<NodeKey> keyFrom(const QString &text, const chain::Investigation &investigation)
{
    if (text == u"bundle")
        return NodeKey{NodeKey::Kind::Bundle, noHub};
    const QString kind = text.section(u' ', 0, 0), name = text.section(u' ', 1);
    if (kind == u"actor") {
        for (chain::ActorId id = 0; id < investigation.actors().size(); ++id) {
            if (investigation.actors().at(id).name == name)
                return NodeKey{NodeKey::Kind::Actor, id};
        }
        return std::nullopt;
    }
    const HostId id = investigation.find(name);
    if (id < 0 || (kind != u"host" && kind != u"bundle"))
        return std::nullopt;
    return NodeKey{kind == u"host" ? NodeKey::Kind::Host : NodeKey::Kind::Bundle, id};
}

Scene buildScene(const chain::Investigation &investigation, const chain::Assessment &assessment, const ViewState &view)
{
    return SceneBuilder(investigation, assessment, view).build();
}

} // namespace graph
