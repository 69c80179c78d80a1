// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/engine.h"

#include "core/base/plurals.h"
#include "core/base/text.h"
#include "core/chain/engineprivate.h"

namespace chain {

namespace {

/// How long reading waits for the tenant's actor names. Later it goes on without, and reads again when they come.
constexpr qint64 waitForNamesMs = 1500;

QString endingWord(Ending ending)
{
    switch (ending) {
    case Ending::Complete:
        return QStringLiteral("Complete");
    case Ending::Incomplete:
        return QStringLiteral("Finished, but incomplete");
    case Ending::Cancelled:
        return QStringLiteral("Stopped");
    case Ending::Failed:
        return QStringLiteral("Failed");
    }
    return {};
}

} // namespace

Engine::Private::Private(Engine *engine, Services services)
    : q(engine)
    , m_services(services)
    , m_names(services.names ? *services.names : m_ownNames)
    , m_walk(m_ledger, services.noise, services.allowDocumentation, services.own)
    , m_claims(m_ledger, m_names)
{
    m_walk.wantsMore = [this](HostId id) { plan(id); };
    m_walk.wasHeld = [this](HostId id) {
        const Host &host = m_ledger.host(id);
        QString why = QStringLiteral("is on a list of shared hosts (%1)").arg(host.held->category);
        if (host.held->why == Held::Why::Rows)
            why = base::counted(QStringLiteral("has %n record(s)"), int(host.held->count));
        else if (host.held->why == Held::Why::CoHosts)
            why = base::counted(QStringLiteral("is shared by %n name(s)"), int(host.held->count));
        say(Activity::Kind::Held,
            host.isIndicator()
                ? QStringLiteral("%1 %2: it adds nothing to a score.").arg(host.value, why) // its own names were asked
                : QStringLiteral("%1 %2: it is not followed and adds nothing to a score.").arg(host.value, why),
            host.value);
    };
    m_claims.found = [this](HostId host, ActorId actor) { actorFound(host, actor); };
    if (mdti::ActorIndex *index = m_services.index) {
        QObject::connect(index, &mdti::ActorIndex::profilesListed, q, [this] {
            if (m_running)
                namesChanged();
        });
        QObject::connect(index, &mdti::ActorIndex::profileIndexed, q, [this] { indexChanged(); });
        QObject::connect(index, &mdti::ActorIndex::finished, q, [this] {
            if (!m_running)
                return;
            if (!m_namesKnown)
                namesChanged();
            matchAll();
            pumpSoon();
        });
    }
    QObject::connect(m_services.api->client(), &net::Client::pauseStarted, q, [this](qint64 ms, const QString &) {
        if (m_running)
            say(Activity::Kind::Wait,
                QStringLiteral("The service asked for a pause. Going on in %1 s.").arg((ms + 999) / 1000));
    });
}

Engine::Private::~Private()
{
    m_running = false;
    cancelFlights();
}

bool Engine::Private::usesIndex() const
{
    return m_services.index && !hasBudget();
}

void Engine::Private::reset(Investigation investigation)
{
    m_ledger.reset(std::move(investigation));
    m_frontier.clear();
    m_meter = ProgressMeter();
    m_errands.clear();
    m_errandOf.clear();
    m_missing.clear();
    m_failedAnswers.clear();
    m_otherMissing.clear();
    m_missingChanged = false;
    m_unread.clear();
    m_raw.clear();
    m_waitForProfile.clear();
    m_citations.clear();
    m_articles.clear();
    m_coHostTallies.clear();
    m_activity.clear();
    m_matched.clear();
    m_assessment.reset();
    m_assessedRevision = 0;
    m_malformed = 0;
    m_reputationAnswers = m_reputationServerErrors = 0;
    m_indexTriedWithinBudget = false;
    m_listedProfiles = 0;
    m_countsBefore = m_services.api->counts();
    m_countersBefore = m_services.api->client()->counters();
    m_failure = {};
    m_claims.reset();
    m_adopting = true;
    m_walk.reset();
    m_adopting = false;
}

/// Whatever was to be asked has been put down already, or is put down right after.
void Engine::Private::begin()
{
    pumpSoon();
    if (m_running)
        return;
    m_running = true;
    m_paused = m_swept = false;
    ++m_run;
    m_failure = {};
    m_failedInARow.clear();
    m_anySuccess = false;
    m_lastError.reset();
    m_said.clear();
    m_fromNetwork = 0;
    m_budgetBefore = m_services.api->counts().requests;
    m_meter.start(m_services.clock->monotonicMs());
    if (options().offline != m_setOffline) {
        m_setOffline = options().offline;
        m_services.api->setOffline(m_setOffline);
    }
    m_indexInUse = usesIndex();
    m_namesKnown = true;
    if (m_indexInUse) {
        m_nextMatch = 0;
        m_otherMissing.clear();
        m_namesKnown = m_services.index->isBuilt();
        m_services.index->build();
        for (const mdti::Profile &profile : m_services.index->profiles())
            addNames(profile);
        m_services.clock->after(waitForNamesMs, q, [this, run = m_run] {
            if (m_running && run == m_run && !m_namesKnown)
                namesChanged();
        });
    }
    pumpSoon();
    flushSoon();
    beat();
}

void Engine::Private::cancel()
{
    if (!m_running)
        return;
    cancelFlights();
    if (m_indexInUse && !m_services.index->isBuilt()) {
        const bool wasRunning = std::exchange(m_running, false); // its finished() is not to start anything
        m_services.index->cancel();
        m_running = wasRunning;
    }
    m_namesKnown = true;
    readWaiting();
    leaveRest(Incomplete::Why::Cancelled, QStringLiteral("Not asked: the run was stopped."));
    finish(Ending::Cancelled);
}

void Engine::Private::stop(const base::Error &error)
{
    if (!m_running)
        return;
    m_failure = error;
    cancelFlights();
    if (m_indexInUse && !m_services.index->isBuilt()) {
        const bool wasRunning = std::exchange(m_running, false);
        m_services.index->cancel();
        m_running = wasRunning;
    }
    m_namesKnown = true;
    readWaiting();
    leaveRest(Incomplete::Why::Failed, QStringLiteral("Not asked: %1").arg(base::singleLine(error.detail)));
    finish(Ending::Failed);
}

namespace {

QString neededForAnswers()
{
    return QStringLiteral(
        "The application needs ThreatIntelligence.Read.All with admin consent, the tenant a Defender XDR or Sentinel "
        "licence (older tenants: MDTI Premium with the API add-on).");
}

QString whyListIsMissing(const mdti::ActorIndex::Missing &missing)
{
    const QString said = base::singleLine(missing.error.detail);
    if (missing.error.kind == base::Failure::Forbidden)
        return said + u' ' + neededForAnswers();
    if (missing.error.kind == base::Failure::NotFound)
        return QStringLiteral("The service has no list of actor profiles here (404).");
    return said;
}

} // namespace

/// What the indicator lists lack: without them a host is not known to be clear.
void Engine::Private::listIndexGaps(Ending ending)
{
    m_otherMissing.clear();
    if (m_indexInUse) {
        for (const mdti::ActorIndex::Missing &missing : m_services.index->missing()) {
            Incomplete one;
            one.what = missing.profileId.isEmpty() ? Incomplete::What::Profile : Incomplete::What::ProfileIndicators;
            one.subject = missing.title.isEmpty() ? QStringLiteral("indicator lists of the actors") : missing.title;
            one.why = whyOf(missing.error);
            one.detail = whyListIsMissing(missing);
            if (missing.error.kind == base::Failure::Cancelled) // by us: what ended the run says why
                tellWhyStopped(ending, one);
            m_otherMissing.append(one);
        }
    } else if (m_services.index && hasBudget() && !m_services.index->isBuilt()) {
        Incomplete one;
        one.what = Incomplete::What::ProfileIndicators;
        one.why = Incomplete::Why::Budget;
        one.subject = QStringLiteral("indicator lists of the actors");
        one.detail = base::counted(QStringLiteral("Not asked: the budget of %n request(s) is too small for them."),
                                   int(options().maxRequests));
        m_otherMissing.append(one);
    }
}

QString Engine::Private::budgetUsedUp() const
{
    return base::counted(QStringLiteral("Not asked: the budget of %n request(s) is used up."),
                         int(options().maxRequests));
}

void Engine::Private::tellWhyStopped(Ending ending, Incomplete &missing) const
{
    if (ending == Ending::Failed) {
        missing.why = Incomplete::Why::Failed;
        missing.detail = QStringLiteral("Not asked: %1").arg(base::singleLine(m_failure.detail));
    } else if (ending == Ending::Cancelled || !hasBudget()) {
        missing.why = Incomplete::Why::Cancelled;
        missing.detail = QStringLiteral("Not asked: the run was stopped.");
    } else {
        missing.why = Incomplete::Why::Budget;
        missing.detail = budgetUsedUp();
    }
}

void Engine::Private::hintAtLicence(Ending ending)
{
    if (ending == Ending::Failed && m_failure.kind == base::Failure::Forbidden) {
        m_failure.detail += u' ' + neededForAnswers();
        return;
    }
    if (m_reputationAnswers == 0 || m_reputationServerErrors < m_reputationAnswers)
        return;
    const QString hint
        = QStringLiteral("Every reputation ended with error 500. That is how the service answers without a licence. ")
        + neededForAnswers();
    say(Activity::Kind::Warning, hint);
    for (Incomplete &missing : m_missing) {
        if (missing.what == Incomplete::What::Reputation)
            missing.detail += QLatin1Char(' ') + hint;
    }
    if (ending == Ending::Failed)
        m_failure.detail += QLatin1Char(' ') + hint;
}

void Engine::Private::finish(Ending ending)
{
    if (m_services.index && m_matchDue)
        matchAll();
    cancelFlights();
    listIndexGaps(ending);
    // A run in which nothing at all was answered did not find nothing: it did not take place.
    if (ending == Ending::Complete && !m_anySuccess && m_lastError && !m_missing.isEmpty()) {
        m_failure = *m_lastError;
        ending = Ending::Failed;
    }
    hintAtLicence(ending);
    if (ending == Ending::Complete && !(m_missing.isEmpty() && m_otherMissing.isEmpty()))
        ending = Ending::Incomplete;
    const qint64 now = m_services.clock->monotonicMs();
    say(Activity::Kind::Run,
        QStringLiteral("%1 after %2 s: %3, %4, %5 missing.")
            .arg(
                endingWord(ending), QString::number(double(m_meter.elapsedMs(now)) / 1000, 'f', 1),
                counted(m_ledger.investigation().hosts().size(), QStringLiteral("host"), QStringLiteral("hosts")),
                counted(m_ledger.investigation().records().size(), QStringLiteral("record"), QStringLiteral("records")),
                counted(m_missing.size() + m_otherMissing.size(), QStringLiteral("answer"),
                        QStringLiteral("answers"))));
    if (m_services.index && m_services.index->isBuilt())
        m_raw.clear(); // all names are known: nothing will be read again
    if (m_paused)
        m_services.api->client()->setPaused(false);
    m_paused = false;
    m_running = false;
    m_meter.stop(now);
    emitChanges(true);
    Q_EMIT q->finished(ending);
}

Engine::Engine(Services services, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, services))
{
}

Engine::~Engine() = default;

void Engine::start(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected, Options options)
{
    d->cancel();
    Investigation fresh;
    fresh.options = std::move(options);
    fresh.created = d->m_services.clock->now();
    d->reset(std::move(fresh));
    add(std::move(indicators), std::move(rejected));
}

void Engine::adopt(Investigation investigation)
{
    d->cancel();
    d->reset(std::move(investigation));
    const Investigation &adopted = d->m_ledger.investigation();
    for (const Incomplete &missing : adopted.incomplete()) {
        if (missing.host < 0) {
            d->m_otherMissing.append(missing);
            continue;
        }
        const Ask ask = missing.what == Incomplete::What::Reputation ? Ask::Reputation
            : missing.what == Incomplete::What::PassiveDns           ? Ask::Forward
            : d->m_walk.isExpanded(missing.host)                     ? Ask::Reverse
                                                                     : Ask::CoHosts;
        d->m_walk.work(missing.host).step(ask) = Step::Failed;
        d->m_missing.insert({ask, missing.host}, missing);
    }
}

void Engine::add(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected)
{
    d->begin();
    Investigation &input = d->m_ledger.input();
    QSet<QString> known;
    for (const ioc::Indicator &indicator : std::as_const(input.indicators))
        known.insert(indicator.value);
    for (const ioc::Indicator &indicator : std::as_const(indicators)) {
        if (!known.contains(indicator.value))
            input.indicators.append(indicator);
        known.insert(indicator.value);
    }
    input.rejected.append(rejected);
    for (const ioc::Indicator &indicator : std::as_const(indicators))
        d->m_walk.addIndicator(indicator);
    d->say(Activity::Kind::Run,
           QStringLiteral("Chaining %1 over %2.")
               .arg(counted(indicators.size(), QStringLiteral("indicator"), QStringLiteral("indicators")),
                    counted(d->options().depth, QStringLiteral("hop"), QStringLiteral("hops"))));
}

void Engine::pause()
{
    if (!d->m_running || d->m_paused)
        return;
    d->m_paused = true;
    d->m_services.api->client()->setPaused(true);
    d->say(Activity::Kind::Run, QStringLiteral("Paused."));
}

void Engine::resume()
{
    if (!d->m_running || !d->m_paused)
        return;
    d->m_paused = false;
    d->m_services.api->client()->setPaused(false);
    d->say(Activity::Kind::Run, QStringLiteral("Going on."));
    d->pumpSoon();
}

void Engine::cancel()
{
    d->cancel();
}

void Engine::retry(const QList<HostId> &hosts)
{
    d->begin();
    if (hosts.isEmpty()) {
        for (HostId id = 0; id < d->m_ledger.investigation().hosts().size(); ++id)
            d->retry(id);
        for (size_t i = 0; i < d->m_errands.size(); ++i) {
            Private::Errand &errand = d->m_errands[i];
            if (errand.step != Step::Failed)
                continue;
            errand.step = Step::Idle;
            d->countAnew({errand.ask, qint32(i)});
            d->wantErrand(errand.ask, errand.id, errand.title, errand.namesAnActor);
        }
    }
    for (const HostId id : hosts)
        d->retry(id);
}

void Engine::expand(const QList<HostId> &hosts)
{
    d->begin();
    for (const HostId id : hosts) {
        if (d->m_ledger.host(id).isHeld()) {
            d->say(Activity::Kind::Held,
                   QStringLiteral("%1 is held. Release it first, then expand it.").arg(d->m_ledger.host(id).value),
                   d->m_ledger.host(id).value);
            continue;
        }
        d->m_walk.expand(id);
    }
}

void Engine::release(HostId host)
{
    if (!d->m_ledger.host(host).isHeld())
        return;
    d->begin();
    d->say(Activity::Kind::Held, QStringLiteral("%1 is released.").arg(d->m_ledger.host(host).value),
           d->m_ledger.host(host).value);
    d->m_walk.release(host);
}

void Engine::hold(HostId host)
{
    if (!d->m_ledger.host(host).held || d->m_ledger.host(host).isHeld())
        return;
    d->begin();
    d->say(Activity::Kind::Held, QStringLiteral("%1 is held again.").arg(d->m_ledger.host(host).value),
           d->m_ledger.host(host).value);
    d->m_walk.hold(host);
}

const Investigation &Engine::investigation() const
{
    return d->m_ledger.investigation();
}

bool Engine::isRunning() const
{
    return d->m_running;
}

base::Error Engine::failure() const
{
    return d->m_failure;
}

} // namespace chain
