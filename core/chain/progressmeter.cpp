// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/progressmeter.h"

namespace chain {

namespace {

constexpr qint64 windowMs = 3000; ///< over which the pace is measured
constexpr qint64 sampleMs = 100;

} // namespace

void ProgressMeter::start(qint64 now)
{
    m_started = now;
    m_samples.clear();
    m_samples.push_back({now, m_done});
}

void ProgressMeter::stop(qint64 now)
{
    m_before = elapsedMs(now);
    m_started = -1;
}

void ProgressMeter::asked(Ask ask)
{
    --part(ask).waiting;
    ++part(ask).underWay;
}

void ProgressMeter::answered(Ask ask, qint64 now)
{
    --part(ask).underWay;
    ++part(ask).done;
    ++m_done;
    if (m_samples.empty() || now - m_samples.back().at >= sampleMs)
        m_samples.push_back({now, m_done});
    while (m_samples.size() > 2 && now - m_samples.front().at > windowMs)
        m_samples.pop_front();
}

void ProgressMeter::again(Ask ask)
{
    --part(ask).failed;
    --part(ask).done;
}

void ProgressMeter::foundActor(qint64 now)
{
    if (m_firstActorMs < 0)
        m_firstActorMs = elapsedMs(now);
}

qint64 ProgressMeter::elapsedMs(qint64 now) const
{
    return m_before + (m_started < 0 ? 0 : now - m_started);
}

qint64 ProgressMeter::waiting() const
{
    qint64 count = 0;
    for (const Part &one : m_parts)
        count += one.waiting;
    return count;
}

ProgressMeter::Part ProgressMeter::sum(std::initializer_list<Ask> asks) const
{
    Part all;
    for (const Ask ask : asks) {
        const Part &one = m_parts[size_t(ask)];
        all.waiting += one.waiting;
        all.underWay += one.underWay;
        all.done += one.done;
        all.failed += one.failed;
    }
    return all;
}

double ProgressMeter::perSecond(qint64 now) const
{
    if (m_samples.empty() || now <= m_samples.front().at)
        return 0;
    return 1000.0 * double(m_done - m_samples.front().done) / double(now - m_samples.front().at);
}

void ProgressMeter::fill(Progress &progress, qint64 now) const
{
    const Part records = sum({Ask::Forward, Ask::Reverse, Ask::CoHosts});
    const Part reputation = sum({Ask::Reputation});
    const Part others = sum({Ask::Profile, Ask::Article, Ask::ProfileList});
    progress.recordsDone = records.done;
    progress.recordsTotal = records.total();
    progress.reputationDone = reputation.done;
    progress.reputationTotal = reputation.total();
    progress.recordsFailed = records.failed;
    progress.reputationFailed = reputation.failed;
    progress.failed = records.failed + reputation.failed + others.failed;
    progress.done = records.done + reputation.done + others.done + progress.profilesDone;
    progress.total = records.total() + reputation.total() + others.total() + progress.profilesTotal;
    progress.waiting = waiting();
    progress.perSecond = perSecond(now);
    progress.firstActorMs = m_firstActorMs;
    const qint64 left = progress.total - progress.done;
    if (left == 0)
        progress.leftMs = 0;
    else if (progress.perSecond > 0 && m_done > 20) // earlier the pace says nothing
        progress.leftMs = qint64(1000.0 * double(left) / progress.perSecond) + progress.pauseLeftMs;
}

} // namespace chain
