// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// What is to be asked, in which order, and what is left when it cannot be.
#include "core/chain/engineprivate.h"

namespace chain {

namespace {

constexpr Ask directions[] = {Ask::Forward, Ask::Reverse};

Incomplete::What whatOf(Ask ask)
{
    switch (ask) {
    case Ask::Forward:
        return Incomplete::What::PassiveDns;
    case Ask::Reverse:
    case Ask::CoHosts:
        return Incomplete::What::PassiveDnsReverse;
    case Ask::Reputation:
        return Incomplete::What::Reputation;
    case Ask::Article:
        return Incomplete::What::Article;
    case Ask::Profile:
    case Ask::ProfileList:
        break;
    }
    return Incomplete::What::Profile;
}

} // namespace

void Engine::Private::plan(HostId id)
{
    if (m_adopting || !m_walk.work(id).sendable)
        return;
    matchIndex(id);
    Work &work = m_walk.work(id);
    if (work.step(Ask::Reputation) == Step::Idle || work.step(Ask::Reputation) == Step::Wanted)
        want(id, Ask::Reputation);
    if (m_walk.isExpanded(id)) {
        for (const Ask ask : directions) {
            const Step step = work.step(ask);
            if (step != Step::Asking && step != Step::Failed && m_walk.isAsked(id, ask == Ask::Reverse))
                want(id, ask);
        }
    } else if (needsCoHosts(id)) {
        want(id, Ask::CoHosts);
    }
    refreshState(id);
}

/// What a claim about a leaf weighs depends on how shared the host is, and a leaf's passive DNS is not asked.
bool Engine::Private::needsCoHosts(HostId id) const
{
    const Work &work = m_walk.work(id);
    return work.sendable && !work.listed && work.step(Ask::CoHosts) == Step::Idle && !m_walk.isExpanded(id)
        && !m_ledger.host(id).coHosts && m_claims.hasClaims(id);
}

void Engine::Private::want(HostId id, Ask ask)
{
    const Task task{ask, id};
    Step &step = m_walk.work(id).step(ask);
    if (step != Step::Wanted) {
        step = Step::Wanted;
        m_meter.wanted(ask);
        if (m_missing.remove(task))
            m_missingChanged = true;
        m_swept = false;
    }
    m_frontier.push(task, promiseOf(task)); // again, when its promise is better now
    pumpSoon();
}

Promise Engine::Private::promiseOf(const Task &task) const
{
    Promise promise;
    if (!task.isAboutHost()) {
        promise.tier = Promise::tierOf(task.ask, 0, true);
        promise.attributed = true;
        promise.coHosts = m_errands[size_t(task.subject)].namesAnActor ? 0 : std::numeric_limits<qint64>::max();
        return promise;
    }
    const Host &host = m_ledger.host(task.subject);
    const Work &work = m_walk.work(task.subject);
    promise.attributed = m_claims.hasClaims(task.subject);
    promise.tier = Promise::tierOf(task.ask, host.hops, promise.attributed);
    promise.coHosts = host.coHosts.value_or(work.foundBy);
    promise.recent = work.recent;
    return promise;
}

void Engine::Private::wantErrand(Ask ask, const QString &id, const QString &title, bool namesAnActor)
{
    const QString key = QString::number(int(ask)) + QLatin1Char(' ') + id;
    qint32 index = m_errandOf.value(key, -1);
    if (index < 0) {
        index = qint32(m_errands.size());
        m_errands.push_back({ask, id, title, Step::Idle, 0, false, {}});
        m_errandOf.insert(key, index);
    }
    Errand &errand = m_errands[size_t(index)];
    const bool isMoreUrgent = namesAnActor && !errand.namesAnActor;
    errand.namesAnActor = errand.namesAnActor || namesAnActor;
    if (errand.step != Step::Idle && !(isMoreUrgent && errand.step == Step::Wanted))
        return;
    const Task task{ask, index};
    if (errand.step == Step::Idle)
        m_meter.wanted(ask);
    errand.step = Step::Wanted;
    if (m_missing.remove(task))
        m_missingChanged = true;
    m_frontier.push(task, promiseOf(task));
    pumpSoon();
}

Step &Engine::Private::stepOf(const Task &task)
{
    return task.isAboutHost() ? m_walk.work(task.subject).step(task.ask) : m_errands[size_t(task.subject)].step;
}

void Engine::Private::refreshState(HostId id)
{
    const Work &work = m_walk.work(id);
    const Host &host = m_ledger.host(id);
    HostState state = HostState::Complete;
    if (!work.sendable)
        state = HostState::NotSent;
    else if (std::count(work.steps.begin(), work.steps.end(), Step::Asking) > 0)
        state = HostState::Asking;
    else if (std::count(work.steps.begin(), work.steps.end(), Step::Wanted) > 0)
        state = HostState::Queued;
    else if (std::count(work.steps.begin(), work.steps.end(), Step::Failed) > 0)
        state = HostState::Incomplete;
    const bool isReverseKnown = work.step(Ask::Reverse) == Step::Done
        || (work.step(Ask::Reverse) == Step::Idle && !m_walk.isAsked(id, true)); // held by a list
    const bool recordsKnown
        = host.recordsKnown || (m_walk.isExpanded(id) && work.step(Ask::Forward) == Step::Done && isReverseKnown);
    if (host.state == state && host.recordsKnown == recordsKnown)
        return;
    Host &changed = m_ledger.edit(id);
    changed.state = state;
    changed.recordsKnown = recordsKnown;
    flushSoon();
}

void Engine::Private::retry(HostId id)
{
    Work &work = m_walk.work(id);
    for (int ask = 0; ask < hostAsks; ++ask) {
        if (work.step(Ask(ask)) != Step::Failed)
            continue;
        work.step(Ask(ask)) = Step::Idle;
        m_missing.remove({Ask(ask), id});
        m_missingChanged = true;
        countAnew({Ask(ask), id});
    }
    plan(id);
}

void Engine::Private::countAnew(const Task &task)
{
    if (m_failedAnswers.remove(task))
        m_meter.again(task.ask);
}

void Engine::Private::miss(const Task &task, Incomplete::Why why, const QString &detail)
{
    Incomplete missing;
    missing.what = whatOf(task.ask);
    missing.why = why;
    missing.detail = detail;
    if (task.isAboutHost()) {
        missing.host = task.subject;
        missing.subject = m_ledger.host(task.subject).value;
    } else {
        const Errand &errand = m_errands[size_t(task.subject)];
        missing.subject = errand.title.isEmpty() ? errand.id : errand.title;
    }
    m_missing.insert(task, missing);
    m_missingChanged = true;
    stepOf(task) = Step::Failed;
}

/// The run ends before everything was asked: says of each thing that it is missing.
void Engine::Private::leaveRest(Incomplete::Why why, const QString &detail)
{
    m_walk.judgeAnyway(); // rows that came but waited for more are kept, not lost
    if (m_walk.rowsOutside() < 100'000) // a cancel has to be quick
        m_walk.sweep();
    for (HostId id = 0; id < m_ledger.investigation().hosts().size(); ++id) {
        bool isMissing = false;
        for (int ask = 0; ask < hostAsks; ++ask) {
            const Step step = m_walk.work(id).step(Ask(ask));
            if (step != Step::Wanted && step != Step::Asking)
                continue;
            if (step == Step::Wanted)
                m_meter.dropped(Ask(ask));
            miss({Ask(ask), id}, why, detail);
            isMissing = true;
        }
        if (isMissing)
            refreshState(id);
    }
    for (qint32 i = 0; i < qint32(m_errands.size()); ++i) {
        const Errand &errand = m_errands[size_t(i)];
        if (errand.step == Step::Wanted)
            m_meter.dropped(errand.ask);
        if (errand.step == Step::Wanted || errand.step == Step::Asking)
            miss({errand.ask, i}, why, detail);
    }
    m_frontier.clear();
}

} // namespace chain
