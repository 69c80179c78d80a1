// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// Asking, and what comes back.
#include "core/chain/engineprivate.h"

#include "core/base/plurals.h"
#include "core/base/text.h"

namespace chain {

namespace {

/// $top of an indicator's pages: as the original asked.
constexpr int indicatorTop = 1000;
/// Different things that failed in a row, with an open breaker or before anything ever came, after which the service
/// counts as out of reach.
constexpr int dead = 3, deadFromTheStart = 8;

bool isOutage(base::Failure kind)
{
    return kind == base::Failure::Network || kind == base::Failure::Timeout || kind == base::Failure::Service;
}

QString detailOf(const base::Error &error)
{
    const QString detail = error.detail.isEmpty() ? base::toString(error.kind) : base::singleLine(error.detail);
    // Readers of answers say what is wrong with them ("value" is not a list); here it is to be a sentence.
    if (error.kind == base::Failure::BadReply && !detail.endsWith(u'.'))
        return QStringLiteral("The answer could not be read: %1.").arg(detail);
    return detail;
}

} // namespace

Incomplete::Why whyOf(const base::Error &error)
{
    switch (error.kind) {
    case base::Failure::RateLimited:
        return Incomplete::Why::Throttled;
    case base::Failure::Offline:
        return Incomplete::Why::Offline;
    case base::Failure::Budget:
        return Incomplete::Why::Budget;
    case base::Failure::Cancelled:
        return Incomplete::Why::Cancelled;
    default:
        return Incomplete::Why::Failed;
    }
}

void Engine::Private::pumpSoon()
{
    if (m_pumpPlanned || !m_running)
        return;
    m_pumpPlanned = true;
    // In the next turn: the answers of a batch come one by one, and what they lead to goes out together again.
    m_services.clock->after(0, q, [this] {
        m_pumpPlanned = false;
        pump();
    });
}

bool Engine::Private::isBudgetUsedUp() const
{
    if (!hasBudget())
        return false;
    const qint64 counted = m_services.api->counts().requests - m_budgetBefore;
    return std::max(counted, m_fromNetwork) >= options().maxRequests;
}

bool Engine::Private::hasRoom() const
{
    // Twice what may be under way keeps the pace full; more would take the order out of our hands.
    const int width = m_services.api->client()->load().width;
    if (m_flights.size() >= 2 * std::max(4, width) + 20)
        return false;
    // Whether the store has an answer shows only when it is there, so what is under way counts as asked of the network.
    return !hasBudget() || (!isBudgetUsedUp() && m_fromNetwork + m_flights.size() < options().maxRequests);
}

bool Engine::Private::isStillWanted(const Task &task)
{
    Step &step = stepOf(task);
    if (step != Step::Wanted)
        return false;
    const bool isPages = task.ask == Ask::Forward || task.ask == Ask::Reverse;
    const bool isNeedless = (isPages && !m_walk.isAsked(task.subject, task.ask == Ask::Reverse))
        || (task.ask == Ask::CoHosts && m_walk.isExpanded(task.subject));
    if (!isNeedless)
        return true;
    step = isPages ? Step::Done : Step::Idle; // held by now, or found nearer to the indicators by now
    m_meter.dropped(task.ask);
    refreshState(task.subject);
    return false;
}

void Engine::Private::pump()
{
    if (!m_running)
        return;
    while (!m_paused && !m_frontier.isEmpty() && hasRoom()) {
        const Task task = *m_frontier.pop();
        if (isStillWanted(task))
            ask(task);
    }
    if (m_flights.isEmpty() && !m_paused)
        settleDown();
}

template <typename T>
mdti::Api::Handler<T> Engine::Private::handler(const Task &task, void (Private::*then)(const Task &, const T &))
{
    const quint64 number = m_lastFlight;
    return [this, alive = std::weak_ptr<char>(m_alive), number, task, then](base::Result<T> result) {
        if (alive.expired() || m_flights.remove(number) == 0)
            return;
        if (result) {
            arrived(task, nullptr, result->from.fromStore);
            (this->*then)(task, *result);
        } else {
            arrived(task, &result.error(), false);
            failed(task, result.error());
        }
        pumpSoon();
        flushSoon();
    };
}

void Engine::Private::ask(const Task &task)
{
    const quint64 number = ++m_lastFlight;
    stepOf(task) = Step::Asking;
    m_meter.asked(task.ask);
    const Promise promise = promiseOf(task);
    // Deep levels go in the background, where the indicator lists go, too: neither must starve the other.
    const net::Priority priority = promise.tier == 0 ? net::Priority::Foreground
        : promise.tier < 3                           ? net::Priority::Normal
                                                     : net::Priority::Background;
    mdti::Api &api = *m_services.api;
    mdti::Api::Ticket ticket = 0;
    switch (task.ask) {
    case Ask::Reputation:
        ticket = api.reputation(m_ledger.host(task.subject).value, priority, handler(task, &Private::reputationCame));
        break;
    case Ask::CoHosts: {
        const CoHostTally tally = m_coHostTallies.value(task.subject);
        ticket = api.passiveDns(m_ledger.host(task.subject).value,
                                tally.isForward ? mdti::Api::Direction::Forward : mdti::Api::Direction::Reverse,
                                tally.isCounting ? std::clamp(options().fanout + 1, 100, indicatorTop) : 1, tally.next,
                                priority, handler(task, &Private::coHostsCame));
        break;
    }
    case Ask::Forward:
    case Ask::Reverse: {
        const Host &host = m_ledger.host(task.subject);
        const bool reverse = task.ask == Ask::Reverse;
        const int top = host.isIndicator() ? indicatorTop : std::clamp(options().fanout, 100, indicatorTop);
        ticket
            = api.passiveDns(host.value, reverse ? mdti::Api::Direction::Reverse : mdti::Api::Direction::Forward, top,
                             m_walk.pages(task.subject, reverse).next, priority, handler(task, &Private::pageCame));
        break;
    }
    case Ask::Profile:
        ticket = api.profile(m_errands[size_t(task.subject)].id, priority, handler(task, &Private::profileCame));
        break;
    case Ask::ProfileList:
        ticket = api.profiles(m_errands[size_t(task.subject)].next, priority, handler(task, &Private::profileListCame));
        break;
    case Ask::Article:
        ticket = api.article(m_errands[size_t(task.subject)].id, priority, handler(task, &Private::articleCame));
        break;
    }
    m_flights.insert(number, {task, ticket, m_services.clock->monotonicMs()});
    if (task.isAboutHost())
        refreshState(task.subject);
}

void Engine::Private::arrived(const Task &task, const base::Error *error, bool fromStore)
{
    m_meter.answered(task.ask, m_services.clock->monotonicMs());
    stepOf(task) = Step::Done;
    if (error ? error->kind != base::Failure::Offline && error->kind != base::Failure::Cancelled : !fromStore)
        ++m_fromNetwork;
    if (!error) {
        m_failedInARow.clear();
        m_anySuccess = true;
        return;
    }
    if (isOutage(error->kind))
        m_failedInARow.insert(task.isAboutHost() ? task.subject : -1 - task.subject);
    if (whyOf(*error) == Incomplete::Why::Failed || whyOf(*error) == Incomplete::Why::Throttled)
        m_lastError = *error;
}

/// No further request would fare better.
bool Engine::Private::concernsEverything(const base::Error &error) const
{
    switch (error.kind) {
    case base::Failure::SignIn:
    case base::Failure::Unauthorised:
    case base::Failure::Forbidden:
    case base::Failure::TlsUntrusted:
        return true;
    default:
        break;
    }
    if (!isOutage(error.kind))
        return false;
    return (m_failedInARow.size() >= dead && m_services.api->client()->load().breakerOpen)
        || (m_failedInARow.size() >= deadFromTheStart && !m_anySuccess);
}

void Engine::Private::failed(const Task &task, const base::Error &error)
{
    if (task.ask == Ask::Reputation) {
        ++m_reputationAnswers;
        m_reputationServerErrors += error.httpStatus == 500;
    }
    // A profile or an article the service does not know is an answer: there is nothing to add.
    if (error.kind == base::Failure::NotFound && (task.ask == Ask::Profile || task.ask == Ask::Article)) {
        if (task.ask == Ask::Profile)
            profileCame(task, {});
        return;
    }
    miss(task, whyOf(error), detailOf(error));
    m_failedAnswers.insert(task);
    m_meter.failed(task.ask);
    const Incomplete &missing = m_missing[task];
    say(Activity::Kind::Failure,
        QStringLiteral("The %1 of %2 could not be read: %3")
            .arg(task.ask == Ask::Reputation    ? QStringLiteral("reputation")
                     : task.isAboutHost()       ? QStringLiteral("passive DNS")
                     : task.ask == Ask::Article ? QStringLiteral("article")
                                                : QStringLiteral("profile"),
                 missing.subject, missing.detail),
        missing.subject);
    if (task.isAboutHost()) {
        if (task.ask != Ask::Reputation)
            m_walk.judge(task.subject);
        refreshState(task.subject);
    } else if (task.ask == Ask::Profile) {
        for (const HostId host : m_waitForProfile.take(m_errands[size_t(task.subject)].id))
            read(host);
    }
    if (concernsEverything(error))
        stop(error);
}

void Engine::Private::countMalformed(int rows, const QString &problem, const QString &about)
{
    if (rows == 0)
        return;
    m_malformed += rows;
    say(Activity::Kind::Warning,
        base::counted(QStringLiteral("%n row(s) about %1 (was|were) not readable and (is|are) left out: %2"), rows)
            .arg(about, problem),
        about);
}

void Engine::Private::pageCame(const Task &task, const mdti::Page<mdti::PassiveDnsRow> &page)
{
    const HostId id = task.subject;
    const bool reverse = task.ask == Ask::Reverse;
    countMalformed(page.malformed, page.firstProblem, m_ledger.host(id).value);
    if (!m_walk.addPage(id, reverse, page)) {
        failed(task,
               {base::Failure::BadReply, QStringLiteral("The pages of this list go round in circles."), 0, {}, {}});
        return;
    }
    if (!page.broken.isEmpty()) {
        failed(task, {base::Failure::BadReply, page.broken, 0, {}, page.from.requestId});
        plan(id);
        return;
    }
    m_walk.judge(id);
    const Host &host = m_ledger.host(id);
    if (host.isIndicator() && page.next.isEmpty()) {
        say(Activity::Kind::Request,
            QStringLiteral("%1: %2 %3.")
                .arg(host.value)
                .arg(m_walk.work(id).size[reverse])
                .arg(reverse ? QStringLiteral("hosts point at it") : QStringLiteral("records of its own")),
            host.value);
    }
    plan(id);
}

void Engine::Private::coHostsCame(const Task &task, const mdti::Page<mdti::PassiveDnsRow> &page)
{
    const HostId id = task.subject;
    if (!page.count && !page.broken.isEmpty()) {
        m_coHostTallies.remove(id);
        failed(task, {base::Failure::BadReply, page.broken, 0, {}, page.from.requestId});
        return;
    }
    CoHostTally &tally = m_coHostTallies[id];
    if (tally.isCounting) {
        tally.rows += page.rows.size();
        tally.next = page.next;
    }
    const qint64 rows = tally.isCounting ? tally.rows : page.rows.size();
    const qint64 names = page.count.value_or(rows);
    if (!page.count && !page.next.isEmpty() && rows <= options().fanout) {
        // A service that does not count: its rows are counted, until it is clear that the host is shared. Unknown would
        // pass for not shared at all, and give the claim its full weight.
        tally.isCounting = true;
        want(id, Ask::CoHosts);
        return;
    }
    if (names == 0 && !tally.isForward && m_ledger.host(id).type != ioc::Type::Domain) {
        // A name led here, so one at least points at it: this service lists them the other way round (Walk::noteSize).
        tally = {};
        tally.isForward = true;
        want(id, Ask::CoHosts);
        return;
    }
    m_coHostTallies.remove(id);
    m_walk.setCoHosts(id, names);
    refreshState(id);
}

void Engine::Private::reputationCame(const Task &task, const mdti::Reputation &reputation)
{
    ++m_reputationAnswers;
    const HostId id = task.subject;
    Host &host = m_ledger.edit(id);
    host.reputationKnown = true;
    host.classification = reputation.classification;
    host.score = reputation.score;
    host.rules = reputation.rules;
    host.reputationFrom = reputation.from;
    refreshState(id);
    if (reputation.rules.isEmpty())
        return;
    m_raw.insert(id, reputation.raw);
    readOrWait(id);
}

void Engine::Private::cancelFlights()
{
    const QHash<quint64, Flight> flights = std::exchange(m_flights, {});
    for (const Flight &flight : flights) {
        m_meter.abandoned(flight.task.ask);
        m_services.api->cancel(flight.ticket);
    }
}

/// Nothing is under way and nothing may be asked: looks for what is left to do, or ends the run.
void Engine::Private::settleDown()
{
    const bool usedUp = !m_frontier.isEmpty(); // there is something to ask, but no room for it
    if (!usedUp && !m_swept) {
        m_swept = true;
        m_walk.sweep();
        if (!m_frontier.isEmpty()) {
            pumpSoon();
            return;
        }
    }
    if (m_indexInUse && !m_services.index->isBuilt())
        return;
    if (!m_unread.isEmpty()) {
        m_namesKnown = true;
        readWaiting();
        pumpSoon();
        return;
    }
    if (!usedUp && settleIndexWithinBudget())
        return;
    if (usedUp)
        leaveRest(Incomplete::Why::Budget, budgetUsedUp());
    finish(Ending::Complete);
}

/// With a budget the indicator lists come last, and only when what is left of it is enough for all of them: half an
/// index would cost as much and tell little. True: there is still something under way.
bool Engine::Private::settleIndexWithinBudget()
{
    if (!hasBudget() || !m_services.index || m_indexInUse || m_services.index->isBuilt())
        return false;
    if (!m_indexTriedWithinBudget) {
        m_indexTriedWithinBudget = true;
        wantErrand(Ask::ProfileList, QStringLiteral("profiles"), QStringLiteral("the list of actor profiles"), true);
        return true;
    }
    const qint64 used = std::max(m_services.api->counts().requests - m_budgetBefore, m_fromNetwork);
    if (m_listedProfiles == 0 || used + m_listedProfiles + m_listedProfiles / 100 + 1 > options().maxRequests)
        return false;
    m_indexInUse = true;
    m_services.index->build();
    return !m_services.index->isBuilt();
}

} // namespace chain
