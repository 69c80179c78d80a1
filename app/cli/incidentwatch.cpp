// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/incidentwatch.h"

#include "app/cli/console.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace cli {

namespace {

constexpr int firstLookHours = 24;
/// Incidents of the Defender portal need some minutes to appear.
constexpr int overlapMinutes = 15;
constexpr int rememberDays = 180;
constexpr int mostPages = 100;

QDateTime utcNow()
{
    return QDateTime::currentDateTimeUtc();
}

/// Trouble that every other incident would meet as well: waited for, for as long as it takes.
bool concernsAll(const base::Error &error)
{
    switch (error.kind) {
    case base::Failure::Network:
    case base::Failure::Timeout:
    case base::Failure::TlsUntrusted:
    case base::Failure::RateLimited:
    case base::Failure::SignIn:
    case base::Failure::Unauthorised:
    case base::Failure::Forbidden:
    case base::Failure::Service:
        return true;
    default:
        return false;
    }
}

/// Trouble of this incident that may pass.
bool mayHeal(const base::Error &error)
{
    return error.kind != base::Failure::BadInput && error.kind != base::Failure::NotFound
        && error.kind != base::Failure::BadRequest;
}

/// Something was asked and not answered, which may be otherwise the next time.
bool isUnanswered(const TriageResult &result)
{
    const auto &missing = result.found.incomplete();
    return result.ending == chain::Ending::Incomplete
        && std::any_of(missing.begin(), missing.end(), [](const chain::Incomplete &each) {
               return each.why == chain::Incomplete::Why::Throttled || each.why == chain::Incomplete::Why::Failed;
           });
}

QString doneWords(const incident::Plan &plan)
{
    int comments = 0;
    QStringList parts, tags;
    for (const incident::CommentStep &step : plan.comments)
        comments += step.step == incident::Step::Done;
    for (const incident::TagStep &step : plan.tags) {
        if (step.step == incident::Step::Done)
            tags.append(step.tag);
    }
    if (comments > 0)
        parts.append(QStringLiteral("%1 comment%2").arg(comments).arg(comments == 1 ? QString() : QStringLiteral("s")));
    if (plan.severity.step == incident::Step::Done)
        parts.append(QStringLiteral("severity ") + plan.severity.after);
    if (plan.status.step == incident::Step::Done)
        parts.append(QStringLiteral("status ") + plan.status.after);
    if (!tags.isEmpty())
        parts.append(QStringLiteral("tags ") + tags.join(QStringLiteral(", ")));
    if (const int without = plan.withoutRoom(); without > 0)
        parts.append(QStringLiteral("no room for %1 more").arg(without));
    return parts.isEmpty() ? QStringLiteral("nothing new to write") : QString(QStringLiteral("written: ") + parts.join(QStringLiteral("; ")));
}

} // namespace

IncidentWatch::IncidentWatch(app::IncidentServices *services, app::Session *session, IncidentOptions options,
                             ioc::ReadOptions reading, WatchState state, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_options(std::move(options))
    , m_state(std::move(state))
    , m_triage(services, session, m_options, std::move(reading))
{
    m_triage.wanted = [this](const incident::Opened &, const incident::Taken &taken) {
        m_fingerprint = WatchState::fingerprint(taken);
        return !taken.found.indicators.isEmpty() && !m_state.isDone(m_task.key, m_fingerprint);
    };
    connect(&m_triage, &IncidentTriage::finished, this, &IncidentWatch::triaged);
}

IncidentWatch::~IncidentWatch() = default;

QString IncidentWatch::placeOf(const incident::Workspace &workspace)
{
    return workspace.isEmpty() ? QStringLiteral("defender") : workspace.resourceId().toLower();
}

QDateTime IncidentWatch::listFrom(const QString &place) const
{
    if (const QDateTime until = m_state.listedUntil(place); until.isValid())
        return until.addSecs(-overlapMinutes * 60);
    return m_options.since.isValid() ? m_options.since : utcNow().addSecs(-firstLookHours * 3600);
}

void IncidentWatch::start()
{
    beginRound();
}

void IncidentWatch::beginRound()
{
    ++m_round;
    m_roundBegan = utcNow();
    m_failed.reset();
    m_queued.clear();
    m_tasks.clear();
    m_toList.assign(m_options.workspaces.begin(), m_options.workspaces.end());
    if (m_toList.empty())
        m_toList.push_back({});
    // What did not work before comes first; its key is "place|id".
    for (const QString &key : m_state.pending()) {
        const QString place = key.section(u'|', 0, 0);
        for (const incident::Workspace &workspace : m_toList) {
            if (placeOf(workspace) == place && !m_queued.contains(key)) {
                m_queued.insert(key);
                m_tasks.push_back({workspace, key.section(u'|', 1), key});
            }
        }
    }
    listNext();
}

void IncidentWatch::listNext()
{
    if (m_toList.empty()) {
        triageNext();
        return;
    }
    const incident::Workspace workspace = m_toList.front();
    m_toList.pop_front();
    m_pages = 0;
    listPage(workspace, {});
}

void IncidentWatch::listPage(const incident::Workspace &workspace, const QUrl &next)
{
    incident::Backend *backend = m_services->defender();
    if (!workspace.isEmpty())
        backend = m_services->arm(workspace);
    incident::Query query;
    query.statuses = {incident::Status::New, incident::Status::Active};
    query.modifiedFrom = listFrom(placeOf(workspace));
    query.order = incident::Query::Order::Modified;
    query.pageSize = 100;
    backend->list(query, next,
                  [self = QPointer<IncidentWatch>(this), workspace](base::Result<incident::IncidentPage> page) {
                      if (self && !self->m_stopping)
                          self->listed(workspace, page);
                  });
}

void IncidentWatch::listed(const incident::Workspace &workspace, const base::Result<incident::IncidentPage> &page)
{
    if (!page) {
        trouble(page.error());
        listNext();
        return;
    }
    for (const incident::Incident &incident : page->incidents)
        queue(workspace, incident);
    if (!page->next.isEmpty() && ++m_pages < mostPages) {
        listPage(workspace, page->next);
        return;
    }
    m_state.setListedUntil(placeOf(workspace), m_roundBegan);
    listNext();
}

void IncidentWatch::queue(const incident::Workspace &workspace, const incident::Incident &incident)
{
    const QString key = placeOf(workspace) + u'|' + incident.id;
    if (incident.isRedirected() || m_queued.contains(key))
        return;
    m_queued.insert(key);
    m_state.setPending(key, utcNow());
    m_tasks.push_back({workspace, incident.id, key});
}

void IncidentWatch::triageNext()
{
    if (m_tasks.empty()) {
        endRound();
        return;
    }
    m_task = m_tasks.front();
    m_tasks.pop_front();
    m_fingerprint.clear();
    m_triaging = true;
    m_triage.start(m_task.workspace, m_task.id);
}

void IncidentWatch::triaged(const TriageResult &result)
{
    m_triaging = false;
    if (m_stopping) {
        keepState();
        Q_EMIT ended(true, {});
        return;
    }
    if (result.error && concernsAll(*result.error)) {
        trouble(*result.error); // it and all after it stay pending
        m_tasks.clear();
        m_state.setPending(m_task.key, utcNow()); // in case it is the only one, it does not keep the others waiting
    } else if (result.error && mayHeal(*result.error)) {
        Console::problem(QStringLiteral("Incident %1: %2").arg(m_task.id, result.error->detail));
        if (m_state.failedOnce(m_task.key, utcNow())) {
            Console::problem(QStringLiteral("Incident %1 is given up after %2 tries.").arg(m_task.id).arg(WatchState::mostTries));
            m_state.setDone(m_task.key, m_fingerprint, utcNow());
        }
    } else {
        if (result.error)
            Console::problem(QStringLiteral("Incident %1: %2").arg(m_task.id, result.error->detail));
        sayHit(result);
        settle(result);
    }
    keepState();
    triageNext();
}

/// What could not be asked is not "nobody's": the incident is looked at again, as often as one that failed.
void IncidentWatch::settle(const TriageResult &result)
{
    if (!isUnanswered(result)) {
        m_state.setDone(m_task.key, m_fingerprint, utcNow());
        return;
    }
    const chain::Hosts &hosts = result.found.hosts();
    const bool nothingCame = std::none_of(hosts.begin(), hosts.end(), [](const chain::Host &host) {
        return host.reputationKnown || host.recordsKnown;
    });
    m_state.setPending(m_task.key, utcNow());
    if (nothingCame) {
        trouble({base::Failure::Service, QStringLiteral("The service says nothing about the indicators of incident %1.").arg(m_task.id), 0, {}, {}});
    } else if (m_state.failedOnce(m_task.key, utcNow())) {
        Console::problem(QStringLiteral("Incident %1: after %2 tries not everything could be asked; an actor may be missing.")
                             .arg(m_task.id)
                             .arg(WatchState::mostTries));
        m_state.setDone(m_task.key, m_fingerprint, utcNow());
    }
}

void IncidentWatch::sayHit(const TriageResult &result)
{
    QStringList actors;
    QJsonArray json;
    if (!result.assessment || result.stage < TriageResult::Stage::Planned)
        return;
    for (const chain::RankedActor &ranked : result.assessment->actors) {
        if (ranked.score < std::max(1, m_options.minScore))
            continue;
        const QString name = base::singleLine(result.found.actors()[ranked.actor].name, 100);
        actors.append(QStringLiteral("%1 (%2)").arg(name).arg(ranked.score));
        json.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("score"), ranked.score}});
    }
    if (actors.isEmpty() || m_said.value(m_task.key) == actors) // looked at again, and nothing new
        return;
    m_said.insert(m_task.key, actors);
    const incident::Incident &incident = result.opened.incident;
    const QString state = m_options.write ? doneWords(result.plan) : QStringLiteral("not written (no --write)");
    const QString time = utcNow().toString(Qt::ISODate);
    if (m_options.json) {
        const QJsonObject hit{{QStringLiteral("event"), QStringLiteral("hit")},
                              {QStringLiteral("time"), time},
                              {QStringLiteral("incident"), incident.number},
                              {QStringLiteral("id"), incident.id},
                              {QStringLiteral("title"), incident.title},
                              {QStringLiteral("actors"), json},
                              {QStringLiteral("complete"), result.ending == chain::Ending::Complete},
                              {QStringLiteral("result"), state}};
        Console::out(QJsonDocument(hit).toJson(QJsonDocument::Compact) + '\n');
        return;
    }
    Console::out(QStringLiteral("%1  %2  %3: %4%5 – %6\n")
                     .arg(time)
                     .arg(incident.number)
                     .arg(base::singleLine(incident.title, 100), actors.join(QStringLiteral(", ")),
                          result.ending == chain::Ending::Complete ? QString() : QStringLiteral(", incomplete"), state));
}

void IncidentWatch::trouble(const base::Error &error)
{
    if (!m_failed)
        m_failed = error;
    if (!std::exchange(m_inTrouble, true))
        Console::problem(QStringLiteral("%1 The watch goes on and tries again.").arg(error.detail));
}

void IncidentWatch::endRound()
{
    if (!m_failed && std::exchange(m_inTrouble, false))
        Console::problem(QStringLiteral("The service answers again."));
    m_state.forgetBefore(utcNow().addDays(-rememberDays));
    keepState();
    if (m_options.once) {
        Q_EMIT ended(false, m_failed);
        return;
    }
    m_services->clock()->after(m_options.everyMs, this, [this, round = m_round] {
        if (!m_stopping && round == m_round)
            beginRound();
    });
}

void IncidentWatch::keepState()
{
    const base::Status saved = m_state.save(m_options.stateFile);
    if (!saved && !m_stateFailed)
        Console::problem(saved.error().detail);
    m_stateFailed = !saved;
}

void IncidentWatch::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    if (m_triaging) {
        m_triage.cancel();
        return;
    }
    keepState();
    Q_EMIT ended(true, {});
}

} // namespace cli
