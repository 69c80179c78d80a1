// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/links.h"

namespace graph {

namespace {

using chain::HostId;
constexpr qint64 unknownTime = chain::Record::unknownTime;

struct SortedRecord
{
    quint64 ends; ///< lower host id in the upper half
    chain::RecordId id;
    auto operator<=>(const SortedRecord &) const = default;
};

std::vector<SortedRecord> sortedByEnds(const chain::Investigation &investigation, const Visibility &seen)
{
    std::vector<SortedRecord> sorted;
    sorted.reserve(size_t(investigation.records().size()));
    for (chain::RecordId id = 0; id < investigation.records().size(); ++id) {
        const chain::Record &record = investigation.records().at(id);
        if (!seen.records[size_t(id)] || record.from == record.to)
            continue;
        const auto [low, high] = std::minmax(record.from, record.to);
        sorted.push_back({quint64(low) << 32 | quint64(high), id});
    }
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

/// A link is out of time when every known way to its near end was over before it began, or began after it was over.
void markOutOfTime(const chain::Investigation &investigation, std::vector<RecordLink> &links)
{
    const qint64 slack = qint64(investigation.options.slackDays) * 24 * 60 * 60;
    const chain::Hosts &hosts = investigation.hosts();
    const auto leadsOn = [&hosts](const RecordLink &link) { return hosts.at(link.a).hops < hosts.at(link.b).hops; };
    std::vector<std::vector<qint32>> into(size_t(hosts.size()));
    for (size_t i = 0; i < links.size(); ++i) {
        if (leadsOn(links[i]) && !hosts.at(links[i].b).isIndicator())
            into[size_t(links[i].b)].push_back(qint32(i));
    }
    for (RecordLink &link : links) {
        const std::vector<qint32> &before = into[size_t(link.a)];
        if (!leadsOn(link) || before.empty())
            continue;
        link.outOfTime = std::none_of(before.begin(), before.end(), [&links, &link, slack](qint32 i) {
            const RecordLink &other = links[size_t(i)];
            return intervalsMeet(other.firstSeen, other.lastSeen, link.firstSeen, link.lastSeen, slack);
        });
    }
}

qint64 seconds(const QDateTime &time)
{
    return time.isValid() ? time.toSecsSinceEpoch() : unknownTime;
}

QHash<chain::ClaimId, bool> claimsInTime(const chain::Assessment &assessment)
{
    QHash<chain::ClaimId, bool> inTime;
    for (const chain::RankedActor &ranked : assessment.actors) {
        for (const chain::WeighedClaim &claim : ranked.claims)
            inTime[claim.claim] = inTime.value(claim.claim, false) || claim.terms.time >= 1;
    }
    return inTime;
}

} // namespace

qint64 earlier(qint64 a, qint64 b)
{
    if (a == unknownTime || b == unknownTime)
        return std::max(a, b);
    return std::min(a, b);
}

qint64 later(qint64 a, qint64 b)
{
    return std::max(a, b); // an unknown time is the smallest number
}

QString joinedTypes(const QString &a, const QString &b)
{
    if (a == b || b.isEmpty())
        return a;
    if (a.isEmpty())
        return b;
    QStringList types = a.split(QStringLiteral(", ")) + b.split(QStringLiteral(", "));
    types.removeDuplicates();
    types.sort();
    return types.join(QStringLiteral(", "));
}

std::vector<RecordLink> recordLinks(const chain::Investigation &investigation, const Visibility &seen)
{
    std::vector<RecordLink> links;
    const std::vector<SortedRecord> sorted = sortedByEnds(investigation, seen);
    links.reserve(sorted.size());
    quint64 last = ~quint64(0);
    for (const SortedRecord &entry : sorted) {
        const chain::Record &record = investigation.records().at(entry.id);
        if (entry.ends == last) {
            RecordLink &link = links.back();
            link.type = joinedTypes(link.type, record.type);
            link.firstSeen = earlier(link.firstSeen, record.firstSeen);
            link.lastSeen = later(link.lastSeen, record.lastSeen);
            continue;
        }
        last = entry.ends;
        RecordLink link{record.from, record.to, entry.id, record.type, record.firstSeen, record.lastSeen, false};
        if (investigation.hosts().at(link.a).hops > investigation.hosts().at(link.b).hops)
            std::swap(link.a, link.b);
        links.push_back(std::move(link));
    }
    markOutOfTime(investigation, links);
    return links;
}

std::vector<ClaimLink> claimLinks(const chain::Investigation &investigation, const chain::Assessment &assessment,
                                  const Visibility &seen, const Filter &filter)
{
    const QHash<chain::ClaimId, bool> inTime = claimsInTime(assessment);
    std::vector<ClaimLink> links;
    for (chain::ClaimId id = 0; id < investigation.claims().size(); ++id) {
        const chain::Claim &claim = investigation.claims().at(id);
        if (!seen.hosts[size_t(claim.host)] || (!filter.actors.isEmpty() && !filter.actors.contains(claim.actor)))
            continue;
        links.push_back({claim.host, claim.actor, id, claim.kind, !inTime.value(id, true),
                         seconds(claim.evidence.firstSeen), seconds(claim.evidence.lastSeen)});
    }
    std::sort(links.begin(), links.end(), [](const ClaimLink &x, const ClaimLink &y) {
        return std::tuple(x.host, x.actor, x.kind, x.claim) < std::tuple(y.host, y.actor, y.kind, y.claim);
    });
    const auto sameEnds = [](const ClaimLink &x, const ClaimLink &y) { return x.host == y.host && x.actor == y.actor; };
    links.erase(std::unique(links.begin(), links.end(), sameEnds), links.end());
    return links;
}

} // namespace graph
