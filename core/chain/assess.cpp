// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/pathfinder.h"
#include "core/chain/reachingactors.h"
#include "core/ioc/host.h"

#include <algorithm>
#include <tuple>

namespace chain {

namespace {

/// Everything that is worked out once per assessment, for the claims of all actors.
class Assessor
{
public:
    explicit Assessor(const Investigation &investigation);
    Assessment assess();

private:
    struct Way
    {
        Pathfinder::Path path;
        bool held = false; ///< the host is held, or nothing leads to it but held hosts
        QString group;
    };

    const Way &wayTo(HostId host);
    Way findWay(HostId host);
    void weighAll();
    void order(QList<WeighedClaim> &claims) const;
    void countBestOfGroups(RankedActor &ranked) const;
    void findTimes(RankedActor &ranked) const;
    void findIndicators();
    void addTimesBetween(RankedActor &ranked, HostId a, HostId b) const;

    const Investigation &m_investigation;
    const QList<HostId> m_claimed; ///< hosts with claims
    const Pathfinder m_open;
    std::optional<Pathfinder> m_any; ///< made when a host is reached only through held ones
    QHash<HostId, Way> m_ways;
    QList<RankedActor> m_ranked;
};

QList<HostId> claimedHosts(const Investigation &investigation)
{
    QSet<HostId> hosts;
    for (const Claim &claim : investigation.claims())
        hosts.insert(claim.host);
    return hosts.values();
}

Assessor::Assessor(const Investigation &investigation)
    : m_investigation(investigation)
    , m_claimed(claimedHosts(investigation))
    , m_open(investigation, Pathfinder::Through::OpenHosts, m_claimed)
{
}

Assessor::Way Assessor::findWay(HostId id)
{
    const Host &host = m_investigation.hosts().at(id);
    Way way;
    way.group = ioc::artifactGroup(host.value);
    if (std::optional<Pathfinder::Path> path = m_open.to(id)) {
        way.path = *path;
        way.held = host.isHeld();
        return way;
    }
    if (!m_any)
        m_any.emplace(m_investigation, Pathfinder::Through::AllHosts, m_claimed);
    way.path = m_any->to(id).value_or(Pathfinder::Path{{id}, true});
    way.held = true;
    return way;
}

const Assessor::Way &Assessor::wayTo(HostId host)
{
    const auto known = m_ways.constFind(host);
    return known != m_ways.cend() ? *known : *m_ways.insert(host, findWay(host));
}

void Assessor::weighAll()
{
    QHash<ActorId, qsizetype> places;
    const Claims &claims = m_investigation.claims();
    for (ClaimId id = 0; id < claims.size(); ++id) {
        const Claim &claim = claims.at(id);
        if (!places.contains(claim.actor)) {
            places.insert(claim.actor, m_ranked.size());
            m_ranked.append(RankedActor{.actor = claim.actor});
        }
        const Way &way = wayTo(claim.host);
        const qint64 coHosts = m_investigation.hosts().at(claim.host).coHosts.value_or(0);
        const int hops = int(way.path.hosts.size()) - 1;
        m_ranked[places.value(claim.actor)].claims.append(
            {id, way.path.hosts, attribution::terms(claim.kind, hops, coHosts, way.path.timeFits, way.held), way.group,
             false});
    }
}

void Assessor::order(QList<WeighedClaim> &weighed) const
{
    const auto key = [this](const WeighedClaim &one) {
        const Claim &claim = m_investigation.claims().at(one.claim);
        const attribution::Evidence &evidence = claim.evidence;
        return std::tie(claim.kind, m_investigation.hosts().at(claim.host).value, evidence.rule, evidence.description,
                        evidence.articleId, evidence.listSource, evidence.detailsUrl, evidence.matched);
    };
    std::sort(weighed.begin(), weighed.end(), [&](const WeighedClaim &a, const WeighedClaim &b) {
        const double left = a.terms.weight(), right = b.terms.weight();
        return left != right ? left > right : key(a) < key(b);
    });
}

void Assessor::countBestOfGroups(RankedActor &ranked) const
{
    QSet<QString> groups;
    QList<QPair<QString, double>> weights;
    for (WeighedClaim &claim : ranked.claims) { // heaviest first: the first of a group is its best
        const double weight = claim.terms.weight();
        if (weight <= 0 || groups.contains(claim.group))
            continue;
        groups.insert(claim.group);
        weights.append({claim.group, weight});
        claim.counted = true;
    }
    ranked.independentArtifacts = int(groups.size());
    ranked.score = attribution::score(weights);
}

void Assessor::addTimesBetween(RankedActor &ranked, HostId a, HostId b) const
{
    const auto &ofA = m_investigation.recordsOf(a), &ofB = m_investigation.recordsOf(b);
    const bool fewerAtA = ofA.size() <= ofB.size();
    const HostId other = fewerAtA ? b : a;
    for (const RecordId id : fewerAtA ? ofA : ofB) {
        const Record &record = m_investigation.records().at(id);
        if (record.from != other && record.to != other)
            continue;
        if (record.firstSeen != Record::unknownTime
            && (ranked.firstSeen == Record::unknownTime || record.firstSeen < ranked.firstSeen))
            ranked.firstSeen = record.firstSeen;
        if (record.lastSeen != Record::unknownTime)
            ranked.lastSeen = std::max(ranked.lastSeen, record.lastSeen); // unknownTime is the lowest value
    }
}

/// Over the ways that count; when none does, over all.
void Assessor::findTimes(RankedActor &ranked) const
{
    QSet<QPair<HostId, HostId>> seen;
    for (const WeighedClaim &claim : ranked.claims) {
        if (claim.terms.weight() <= 0 && ranked.independentArtifacts > 0)
            continue;
        for (qsizetype i = 1; i < claim.path.size(); ++i) {
            const QPair edge(claim.path.at(i - 1), claim.path.at(i));
            if (seen.contains(edge))
                continue;
            seen.insert(edge);
            addTimesBetween(ranked, edge.first, edge.second);
        }
    }
}

void Assessor::findIndicators()
{
    const Options &options = m_investigation.options;
    ReachingActors reaching(m_investigation, m_open, int(m_ranked.size()));
    qsizetype steps = options.depth;
    QList<QSet<HostId>> starts(m_ranked.size());
    for (int i = 0; i < m_ranked.size(); ++i) {
        for (const WeighedClaim &claim : std::as_const(m_ranked[i].claims)) {
            starts[i].insert(claim.path.first());
            steps = std::max(steps, claim.path.size() - 1);
            if (claim.terms.weight() > 0)
                reaching.addClaim(m_investigation.claims().at(claim.claim).host, i);
        }
    }
    // Whether intervals meet depends on the whole way; a single edge always fits.
    reaching.spread(options.timeTrue ? 1 : int(steps));
    QSet<HostId> done;
    for (const ioc::Indicator &indicator : m_investigation.indicators) {
        const HostId host = m_investigation.find(indicator.value);
        if (host < 0 || done.contains(host))
            continue;
        done.insert(host);
        for (int i = 0; i < m_ranked.size(); ++i) {
            if (starts.at(i).contains(host) || reaching.leadsTo(host, i))
                m_ranked[i].indicators.append(host);
        }
    }
}

Assessment Assessor::assess()
{
    weighAll();
    for (RankedActor &ranked : m_ranked) {
        order(ranked.claims);
        countBestOfGroups(ranked);
        findTimes(ranked);
    }
    if (!m_ranked.isEmpty())
        findIndicators();
    const auto key = [this](const RankedActor &ranked) {
        const attribution::Actor &actor = m_investigation.actors().at(ranked.actor);
        return std::tuple(-ranked.score, -ranked.independentArtifacts, std::cref(actor.name).get(),
                          std::cref(actor.profileId).get());
    };
    std::sort(m_ranked.begin(), m_ranked.end(),
              [&](const RankedActor &a, const RankedActor &b) { return key(a) < key(b); });
    return {m_ranked};
}

} // namespace

Assessment assess(const Investigation &investigation)
{
    return Assessor(investigation).assess();
}

} // namespace chain
