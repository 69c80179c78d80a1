// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/pathfinder.h"

#include <algorithm>

namespace chain {

Pathfinder::Pathfinder(const Investigation &investigation, Through through, const QList<HostId> &targets)
    : m_investigation(investigation)
    , m_hosts(investigation.hosts())
    , m_records(investigation.records())
    , m_rules(investigation.options)
    , m_through(through)
    , m_level(size_t(m_hosts.size()), -1)
    , m_needed(size_t(m_hosts.size()), false)
    , m_plainRank(size_t(m_hosts.size()), -1)
    , m_plainFrom(size_t(m_hosts.size()), -1)
    , m_arrivalsAt(size_t(m_hosts.size()))
{
    classifyRecords();
    findLevels();
    markNeeded(targets);
    collectNeeded();
    findPlainWays();
    findFittingWays();
}

void Pathfinder::classifyRecords()
{
    m_follow.reserve(size_t(m_records.size()));
    for (const Record &record : m_records) {
        m_follow.push_back(m_through == Through::AllHosts ? Follow::GoesOn
                                                          : m_rules.follow(record.type, intervalOf(record)));
    }
}

bool Pathfinder::canBeBetween(HostId host) const
{
    // With one record there is no way on; this leaves out nearly all hosts of a big investigation.
    return canPass(host) && m_investigation.recordsOf(host).size() > 1;
}

void Pathfinder::findLevels()
{
    std::vector<HostId> queue;
    for (HostId id = 0; id < m_hosts.size(); ++id) {
        if (m_hosts.at(id).isIndicator() && canPass(id)) {
            m_level[size_t(id)] = 0;
            queue.push_back(id);
        }
    }
    for (size_t i = 0; i < queue.size(); ++i) {
        const HostId from = queue[i];
        for (const RecordId record : m_investigation.recordsOf(from)) {
            int &level = m_level[size_t(otherEnd(record, from))];
            if (follow(record) != Follow::GoesOn || level >= 0)
                continue;
            level = m_level[size_t(from)] + 1;
            if (const HostId to = otherEnd(record, from); canBeBetween(to))
                queue.push_back(to);
        }
    }
}

int Pathfinder::shortestTo(HostId host) const
{
    int length = -1;
    for (const RecordId record : m_investigation.recordsOf(host)) {
        const HostId from = otherEnd(record, host);
        const int level = m_level[size_t(from)];
        const bool leadsHere = level >= 0 && follow(record) != Follow::Not && (level == 0 || canPass(from));
        if (leadsHere && (length < 0 || level + 1 < length))
            length = level + 1;
    }
    return length;
}

/// Back from the targets over shortest ways; where ways of any length count, everything that can be between.
void Pathfinder::markNeeded(const QList<HostId> &targets)
{
    std::vector<HostId> queue;
    const auto markBefore = [&](HostId host, int level, bool isTarget) {
        for (const RecordId record : m_investigation.recordsOf(host)) {
            const HostId from = otherEnd(record, host);
            const bool leadsHere = isTarget ? follow(record) != Follow::Not : follow(record) == Follow::GoesOn;
            if (leadsHere && m_level[size_t(from)] == level && !m_needed[size_t(from)] && canPass(from)) {
                m_needed[size_t(from)] = true;
                queue.push_back(from);
            }
        }
    };
    for (const HostId target : targets) {
        if (const int length = m_hosts.at(target).isIndicator() ? -1 : shortestTo(target); length > 0)
            markBefore(target, length - 1, true);
    }
    for (size_t i = 0; i < queue.size(); ++i)
        markBefore(queue[i], m_level[size_t(queue[i])] - 1, false);
    for (HostId id = 0; anyLength() && id < m_hosts.size(); ++id)
        m_needed[size_t(id)] = m_level[size_t(id)] >= 0 && (isSource(id) || canBeBetween(id));
}

void Pathfinder::collectNeeded()
{
    for (HostId id = 0; id < m_hosts.size(); ++id) {
        if (!m_needed[size_t(id)])
            continue;
        const size_t level = size_t(m_level[size_t(id)]);
        if (m_byLevel.size() <= level)
            m_byLevel.resize(level + 1);
        m_byLevel[level].push_back(id);
    }
}

/// Gives the hosts of one level their order: by the way to them, then by value.
void Pathfinder::rankPlain(std::vector<HostId> &hosts)
{
    const auto before = [this](HostId host) {
        const HostId from = m_plainFrom[size_t(host)];
        return from < 0 ? -1 : m_plainRank[size_t(from)];
    };
    std::sort(hosts.begin(), hosts.end(), [&](HostId a, HostId b) {
        const int left = before(a), right = before(b);
        return left != right ? left < right : m_hosts.at(a).value < m_hosts.at(b).value;
    });
    for (size_t i = 0; i < hosts.size(); ++i)
        m_plainRank[size_t(hosts[i])] = int(i);
}

void Pathfinder::findPlainWays()
{
    if (!m_byLevel.empty())
        rankPlain(m_byLevel.front());
    for (size_t level = 1; level < m_byLevel.size(); ++level) {
        for (const HostId host : m_byLevel[level]) {
            HostId &best = m_plainFrom[size_t(host)];
            for (const RecordId record : m_investigation.recordsOf(host)) {
                const HostId from = otherEnd(record, host);
                const bool leadsHere = follow(record) == Follow::GoesOn && m_level[size_t(from)] == int(level) - 1
                    && m_plainRank[size_t(from)] >= 0;
                if (leadsHere && (best < 0 || m_plainRank[size_t(from)] < m_plainRank[size_t(best)]))
                    best = from;
            }
        }
        rankPlain(m_byLevel[level]);
    }
}

bool Pathfinder::hasVisited(int arrival, HostId host) const
{
    for (; arrival >= 0; arrival = m_arrivals[size_t(arrival)].before) {
        const Arrival &step = m_arrivals[size_t(arrival)];
        if (step.host == host || step.from == host)
            return true;
    }
    return false;
}

int Pathfinder::bestMeeting(HostId from, RecordId record, int level, HostId to) const
{
    const Interval seen = intervalOf(m_records.at(record));
    for (const int index : m_arrivalsAt[size_t(from)]) {
        const Arrival &arrival = m_arrivals[size_t(index)];
        if ((level == 0 || arrival.level == level)
            && intervalOf(m_records.at(arrival.record)).meets(seen, m_rules.slack()) && !hasVisited(index, to))
            return index;
    }
    return -1;
}

int Pathfinder::rankAt(HostId from, int arrival) const
{
    return arrival < 0 ? m_plainRank[size_t(from)] : m_arrivals[size_t(arrival)].rank;
}

/// All ways that go on from arrivals of `level` at `from` (level 0: an indicator) by one edge more.
void Pathfinder::advanceFitting(HostId from, int level, std::vector<Arrival> &fresh)
{
    for (const RecordId record : m_investigation.recordsOf(from)) {
        const HostId to = otherEnd(record, from);
        if (follow(record) != Follow::GoesOn || isSource(to) || !m_needed[size_t(to)])
            continue;
        const size_t direction = size_t(record) * 2 + (m_records.at(record).from == from ? 0 : 1);
        if (anyLength() ? m_used[direction] : m_level[size_t(to)] != level + 1)
            continue;
        const int before = level == 0 ? -1 : bestMeeting(from, record, level, to);
        if (level > 0 && before < 0)
            continue;
        m_used[direction] = true;
        fresh.push_back({to, from, record, before, level + 1});
    }
}

/// Takes over the arrivals of one level in the order of their ways; equal ways (two records between the same hosts)
/// share a rank.
void Pathfinder::keepRanked(std::vector<Arrival> &fresh)
{
    std::sort(fresh.begin(), fresh.end(), [this](const Arrival &a, const Arrival &b) {
        const int left = rankAt(a.from, a.before), right = rankAt(b.from, b.before);
        return left != right ? left < right : m_hosts.at(a.host).value < m_hosts.at(b.host).value;
    });
    const auto isSameWay = [this](const Arrival &a, const Arrival &b) {
        return a.host == b.host && rankAt(a.from, a.before) == rankAt(b.from, b.before);
    };
    for (size_t i = 0; i < fresh.size(); ++i) {
        fresh[i].rank = i > 0 && isSameWay(fresh[i - 1], fresh[i]) ? fresh[i - 1].rank : int(i);
        m_arrivalsAt[size_t(fresh[i].host)].push_back(int(m_arrivals.size() + i));
    }
    m_arrivals.insert(m_arrivals.end(), fresh.begin(), fresh.end());
}

void Pathfinder::findFittingWays()
{
    m_used.assign(size_t(m_records.size()) * 2, false);
    std::vector<HostId> active;
    if (!m_byLevel.empty())
        active = m_byLevel.front();
    for (int level = 0; !active.empty(); ++level) {
        std::vector<Arrival> fresh;
        for (const HostId from : active)
            advanceFitting(from, level, fresh);
        active.clear();
        for (const Arrival &arrival : fresh)
            active.push_back(arrival.host);
        std::sort(active.begin(), active.end());
        active.erase(std::unique(active.begin(), active.end()), active.end());
        keepRanked(fresh);
    }
}

/// `length` 0: of any length, the shortest first.
std::optional<Pathfinder::Path> Pathfinder::fittingPath(HostId host, int length) const
{
    HostId bestFrom = -1;
    int bestArrival = -1;
    const auto key = [this](HostId from, int arrival) {
        return std::pair(arrival < 0 ? 0 : m_arrivals[size_t(arrival)].level, rankAt(from, arrival));
    };
    for (const RecordId record : m_investigation.recordsOf(host)) {
        const HostId from = otherEnd(record, host);
        if (follow(record) == Follow::Not || from == host)
            continue;
        const int arrival = isSource(from) ? -1 : bestMeeting(from, record, std::max(0, length - 1), host);
        if ((arrival < 0 && !isSource(from)) || (length > 1 && isSource(from)))
            continue;
        if (bestFrom < 0 || key(from, arrival) < key(bestFrom, bestArrival)) {
            bestFrom = from;
            bestArrival = arrival;
        }
    }
    if (bestFrom < 0)
        return std::nullopt;
    Path path{{host, bestFrom}, true};
    for (; bestArrival >= 0; bestArrival = m_arrivals[size_t(bestArrival)].before)
        path.hosts.append(m_arrivals[size_t(bestArrival)].from);
    std::reverse(path.hosts.begin(), path.hosts.end());
    return path;
}

std::optional<Pathfinder::Path> Pathfinder::plainPath(HostId host, int length) const
{
    HostId best = -1;
    for (const RecordId record : m_investigation.recordsOf(host)) {
        const HostId from = otherEnd(record, host);
        if (follow(record) != Follow::Not && from != host && m_level[size_t(from)] == length - 1
            && m_plainRank[size_t(from)] >= 0 && (best < 0 || m_plainRank[size_t(from)] < m_plainRank[size_t(best)]))
            best = from;
    }
    if (best < 0)
        return std::nullopt;
    Path path{{host}, false};
    for (HostId step = best; step >= 0; step = m_plainFrom[size_t(step)])
        path.hosts.append(step);
    std::reverse(path.hosts.begin(), path.hosts.end());
    return path;
}

std::optional<Pathfinder::Path> Pathfinder::to(HostId host) const
{
    if (m_hosts.at(host).isIndicator())
        return Path{{host}, true};
    // The last edge may be one that only ends here, so the host's own level is not the length of the way to it.
    const int length = shortestTo(host);
    if (length < 0)
        return std::nullopt;
    if (std::optional<Path> path = fittingPath(host, anyLength() ? 0 : length))
        return path;
    return plainPath(host, length);
}

} // namespace chain
