// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// What the engine tells: deltas, progress, assessments, lines of activity.
#include "core/chain/engineprivate.h"

#include "core/base/text.h"

namespace chain {

namespace {

constexpr qint64 flushMs = 34; ///< at most 30 deltas a second
constexpr qint64 beatMs = 250; ///< progress while nothing comes, for count-downs
constexpr qint64 assessMs = 250;
constexpr int linesPerKind = 300; ///< in one run; thousands of held hosts are not news

} // namespace

QString counted(qint64 count, const QString &one, const QString &many)
{
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

void Engine::Private::say(Activity::Kind kind, const QString &text, const QString &about, qint64 tookMs)
{
    const int said = ++m_said[int(kind)];
    if (said > linesPerKind + 1)
        return;
    Activity line;
    line.time = m_services.clock->now();
    line.kind = kind;
    line.text = said > linesPerKind ? QStringLiteral("Further lines like the last ones are left out.")
                                    : base::singleLine(text);
    line.about = said > linesPerKind ? QString() : about;
    line.tookMs = tookMs;
    m_activity.append(line);
    flushSoon();
}

void Engine::Private::flushSoon()
{
    if (m_flushPlanned || !m_running)
        return;
    m_flushPlanned = true;
    const qint64 since = m_services.clock->monotonicMs() - m_lastFlush;
    m_services.clock->after(std::clamp<qint64>(flushMs - since, 0, flushMs), q, [this] {
        m_flushPlanned = false;
        if (m_running)
            emitChanges(false);
    });
}

void Engine::Private::beat()
{
    m_services.clock->after(beatMs, q, [this, run = m_run] {
        if (!m_running || run != m_run)
            return;
        flushSoon();
        beat();
    });
}

void Engine::Private::emitChanges(bool isLast)
{
    const qint64 now = m_services.clock->monotonicMs();
    if (m_matchDue && (isLast || now >= m_nextMatch)) {
        const qint64 before = now;
        matchAll();
        m_nextMatch = now + std::max<qint64>(250, 20 * (m_services.clock->monotonicMs() - before));
    }
    updateIncomplete(isLast);
    m_ledger.setStats(statsNow());
    Delta delta = m_ledger.takeChanges();
    delta.activity = std::exchange(m_activity, {});
    assessIfDue(delta, isLast);
    delta.progress = progressNow();
    m_lastFlush = m_services.clock->monotonicMs();
    Q_EMIT q->changed(delta);
}

void Engine::Private::assessIfDue(Delta &delta, bool isLast)
{
    const qint64 now = m_services.clock->monotonicMs();
    if (m_ledger.investigation().claims().isEmpty() || (m_assessment && m_assessedRevision == m_ledger.scoreRevision()))
        return;
    // It is worked out on this thread, so it may take a tenth of its time at most.
    if (!isLast && m_assessment && now - m_lastAssess < std::max(assessMs, 10 * m_assessCost))
        return;
    m_assessedRevision = m_ledger.scoreRevision();
    m_assessment = std::make_shared<const Assessment>(assess(m_ledger.investigation()));
    m_lastAssess = m_services.clock->monotonicMs();
    m_assessCost = m_lastAssess - now;
    delta.assessment = m_assessment;
}

/// A long list is told once a second only: each time it goes out as a whole.
void Engine::Private::updateIncomplete(bool isLast)
{
    const qint64 now = m_services.clock->monotonicMs();
    if (!isLast && (!m_missingChanged || (m_missing.size() > 500 && now - m_lastIncomplete < 1000)))
        return;
    m_missingChanged = false;
    m_lastIncomplete = now;
    m_ledger.setIncomplete(incompleteNow());
}

QList<Incomplete> Engine::Private::incompleteNow() const
{
    QList<Task> tasks = m_missing.keys();
    std::sort(tasks.begin(), tasks.end(), [](const Task &a, const Task &b) {
        if (a.isAboutHost() != b.isAboutHost())
            return a.isAboutHost();
        return a.subject != b.subject ? a.subject < b.subject : a.ask < b.ask;
    });
    QList<Incomplete> all;
    all.reserve(tasks.size() + m_otherMissing.size());
    for (const Task &task : std::as_const(tasks))
        all.append(m_missing.value(task));
    all.append(m_otherMissing);
    return all;
}

Progress Engine::Private::progressNow() const
{
    Progress progress;
    const net::Load load = m_services.api->client()->load();
    progress.inFlight = load.inFlight;
    progress.width = load.width;
    progress.pauseLeftMs = m_running ? load.pausedMs : 0;
    if (m_indexInUse) {
        progress.profilesTotal = m_services.index->profiles().size();
        progress.profilesDone = std::min<qint64>(m_services.index->profilesDone(), progress.profilesTotal);
    }
    m_meter.fill(progress, m_services.clock->monotonicMs());
    const auto isFailure = [](const Incomplete &one) { return one.why != Incomplete::Why::Cancelled; };
    progress.failures = int(std::count_if(m_missing.cbegin(), m_missing.cend(), isFailure)
                            + std::count_if(m_otherMissing.cbegin(), m_otherMissing.cend(), isFailure));
    progress.phase = !m_running ? (m_run > 0 ? Progress::Phase::Finished : Progress::Phase::Idle)
        : m_paused              ? Progress::Phase::Paused
        : load.pausedMs > 0     ? Progress::Phase::ServicePause
                                : Progress::Phase::Running;
    if (!m_running)
        progress.leftMs = 0;
    return progress;
}

Stats Engine::Private::statsNow() const
{
    Stats stats;
    const mdti::Api::Counts counts = m_services.api->counts();
    const net::Counters counters = m_services.api->client()->counters();
    stats.requests = counts.requests - m_countsBefore.requests;
    stats.cacheHits = counts.storeHits - m_countsBefore.storeHits;
    stats.httpCalls = counters.httpCalls - m_countersBefore.httpCalls;
    stats.throttled = counters.throttled - m_countersBefore.throttled;
    stats.retries = counters.retries - m_countersBefore.retries;
    stats.bytes = counters.bytes - m_countersBefore.bytes;
    stats.malformedRows = m_malformed + (m_indexInUse ? m_services.index->malformed() : 0);
    stats.elapsedMs = m_meter.elapsedMs(m_services.clock->monotonicMs());
    return stats;
}

} // namespace chain
