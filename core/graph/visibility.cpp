// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/visibility.h"

#include "core/ioc/host.h"

#include <limits>

namespace graph {

namespace {

constexpr qint64 unknownTime = chain::Record::unknownTime;

bool recordPasses(const chain::Record &record, const Filter &filter)
{
    if (!filter.recordTypes.isEmpty() && !filter.recordTypes.contains(record.type))
        return false;
    if (filter.seenFrom == unknownTime && filter.seenTo == unknownTime)
        return true;
    return intervalsMeet(record.firstSeen, record.lastSeen, filter.seenFrom, filter.seenTo);
}

bool textPasses(const QString &value, const QString &text)
{
    if (value.contains(text, Qt::CaseInsensitive))
        return true;
    // What people read and type for an internationalised name is its Unicode form.
    return value.contains(u"xn--") && ioc::displayName(value).contains(text, Qt::CaseInsensitive);
}

bool hostPasses(const chain::Host &host, const Filter &filter)
{
    if (filter.maximumHops >= 0 && host.hops > filter.maximumHops)
        return false;
    if (!filter.verdicts.isEmpty() && !filter.verdicts.contains(int(host.classification)))
        return false;
    if (filter.minimumScore >= 0 && host.score < filter.minimumScore)
        return false;
    if (filter.hideHeld && host.isHeld())
        return false;
    if (filter.incompleteOnly && host.state != chain::HostState::Incomplete)
        return false;
    return filter.text.isEmpty() || textPasses(host.value, filter.text);
}

bool filtersRecords(const Filter &filter)
{
    return !filter.recordTypes.isEmpty() || filter.seenFrom != unknownTime || filter.seenTo != unknownTime;
}

/// With a filter on records a host is there only by the records that pass. Indicators are there because the analyst
/// gave them.
void dropHostsWithoutRecord(const chain::Investigation &investigation, Visibility &seen)
{
    for (chain::HostId id = 0; id < investigation.hosts().size(); ++id) {
        if (!seen.hosts[size_t(id)] || investigation.hosts().at(id).isIndicator())
            continue;
        const QList<chain::RecordId> &records = investigation.recordsOf(id);
        seen.hosts[size_t(id)] = std::any_of(records.begin(), records.end(),
                                             [&seen](chain::RecordId r) { return seen.records[size_t(r)] != 0; });
    }
}

} // namespace

bool intervalsMeet(qint64 firstA, qint64 lastA, qint64 firstB, qint64 lastB, qint64 slack)
{
    constexpr qint64 never = std::numeric_limits<qint64>::max();
    const auto upper = [](qint64 last) { return last == unknownTime ? never : last; };
    const auto startsBeforeEnd = [slack](qint64 first, qint64 last) {
        return first == unknownTime || last >= never - slack || first <= last + slack;
    };
    return startsBeforeEnd(firstA, upper(lastB)) && startsBeforeEnd(firstB, upper(lastA));
}

std::vector<char> onPaths(const chain::Investigation &investigation, const chain::Assessment &assessment,
                          const QSet<chain::ActorId> &actors)
{
    const chain::Hosts &hosts = investigation.hosts();
    std::vector<char> on(size_t(hosts.size()), 0);
    std::vector<chain::HostId> open;
    const auto wanted = [&actors](chain::ActorId actor) { return actors.isEmpty() || actors.contains(actor); };
    const auto mark = [&on, &open](chain::HostId host) {
        if (host >= 0 && size_t(host) < on.size() && !on[size_t(host)]) {
            on[size_t(host)] = 1;
            open.push_back(host);
        }
    };
    for (const chain::Claim &claim : investigation.claims()) {
        if (wanted(claim.actor))
            mark(claim.host);
    }
    while (!open.empty()) {
        const chain::HostId host = open.back();
        open.pop_back();
        for (const chain::RecordId id : investigation.recordsOf(host)) {
            const chain::Record &record = investigation.records().at(id);
            const chain::HostId other = record.from == host ? record.to : record.from;
            if (hosts.at(other).hops == hosts.at(host).hops - 1)
                mark(other);
        }
    }
    // The ways the score counts may start at an indicator that is not the nearest one.
    for (const chain::RankedActor &ranked : assessment.actors) {
        if (!wanted(ranked.actor))
            continue;
        for (const chain::WeighedClaim &claim : ranked.claims) {
            for (const chain::HostId host : claim.path)
                mark(host);
        }
    }
    return on;
}

Visibility visibility(const chain::Investigation &investigation, const chain::Assessment &assessment,
                      const ViewState &view)
{
    const Filter &filter = view.filter;
    Visibility seen;
    seen.hosts.resize(size_t(investigation.hosts().size()));
    seen.records.resize(size_t(investigation.records().size()));
    std::vector<char> paths;
    if (!filter.actors.isEmpty() || filter.evidenceOnly)
        paths = onPaths(investigation, assessment, filter.actors);
    for (chain::HostId id = 0; id < investigation.hosts().size(); ++id) {
        seen.hosts[size_t(id)] = (paths.empty() || paths[size_t(id)]) && !view.hidden.contains(id)
            && hostPasses(investigation.hosts().at(id), filter);
    }
    for (chain::RecordId id = 0; id < investigation.records().size(); ++id)
        seen.records[size_t(id)] = recordPasses(investigation.records().at(id), filter);
    if (filtersRecords(filter))
        dropHostsWithoutRecord(investigation, seen);
    for (chain::RecordId id = 0; id < investigation.records().size(); ++id) {
        const chain::Record &record = investigation.records().at(id);
        seen.records[size_t(id)]
            = seen.records[size_t(id)] && seen.hosts[size_t(record.from)] && seen.hosts[size_t(record.to)];
    }
    return seen;
}

bool Filter::isEmpty() const
{
    return *this == Filter();
}

QList<chain::HostId> visibleHosts(const chain::Investigation &investigation, const chain::Assessment &assessment,
                                  const ViewState &view)
{
    const Visibility seen = visibility(investigation, assessment, view);
    QList<chain::HostId> ids;
    for (chain::HostId id = 0; id < investigation.hosts().size(); ++id) {
        if (seen.hosts[size_t(id)])
            ids.append(id);
    }
    return ids;
}

} // namespace graph
