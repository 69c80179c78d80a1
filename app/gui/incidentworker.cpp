// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/incidentworker.h"

#include "core/incident/entities.h"
#include "core/summary/exposure.h"

namespace app {

/// Reading an incident: itself, then entities, alerts and comments, each of which may fail for itself.
struct IncidentWorker::Reading
{
    quint64 wish = 0, round = 0;
    int part = 0;
    ui::IncidentDetail detail;
};

IncidentWorker::IncidentWorker(SessionSetup setup)
    : m_setup(std::move(setup))
{
}

IncidentWorker::~IncidentWorker() = default;

void IncidentWorker::build()
{
    m_services = std::make_unique<IncidentServices>(m_setup);
    if (m_services->tokens())
        connect(m_services->tokens(), &net::TokenSource::signInNeeded, this, &IncidentWorker::signInNeeded);
    m_discovery = std::make_unique<incident::Discovery>(m_services->armSettings(), m_services->client());
    m_search = std::make_unique<summary::ExposureSearch>(m_setup.connection.graph, m_services->client(),
                                                         m_services->clock());
}

void IncidentWorker::tearDown()
{
    m_copilot.reset();
    m_search.reset();
    m_writer.reset();
    m_opening.reset();
    m_discovery.reset();
    m_arm = nullptr;
    m_listing = 0; // another back end counts from the start
    m_services.reset();
}

void IncidentWorker::rebuild(SessionSetup setup)
{
    const std::optional<incident::Workspace> shown = m_arm ? std::optional(m_arm->workspace()) : std::nullopt;
    tearDown();
    m_setup = std::move(setup);
    build();
    if (!shown)
        return;
    m_arm = m_services->arm(*shown);
    m_opening = std::make_unique<incident::Opening>(m_arm, m_services->defender());
}

void IncidentWorker::nothingOpen(quint64 wish, Task task)
{
    Q_EMIT failed(wish, task, {base::Failure::BadInput, tr("No incident is open. Choose one at the left."), 0, {}, {}});
}

void IncidentWorker::discover(quint64 wish)
{
    m_discovery->start([this, wish](base::Result<incident::Discovered> found) {
        if (found)
            Q_EMIT discovered(wish, *found);
        else
            Q_EMIT failed(wish, Task::Discover, found.error());
    });
}

void IncidentWorker::useWorkspace(const incident::Workspace &workspace)
{
    if (m_arm && m_arm->workspace().isSame(workspace))
        return;
    m_opening.reset(); // a writing goes on: it has its own way
    m_arm = m_services->arm(workspace);
    m_opening = std::make_unique<incident::Opening>(m_arm, m_services->defender());
    ++m_round;
    m_isOpen = m_planned = false;
}

void IncidentWorker::list(quint64 wish, const incident::Workspace &workspace, const incident::Query &query)
{
    if (m_arm)
        m_arm->cancel(m_listing);
    useWorkspace(workspace);
    m_query = query;
    m_listing = m_arm->list(query, {}, [this, wish](base::Result<incident::IncidentPage> page) {
        if (!page) {
            Q_EMIT failed(wish, Task::List, page.error());
            return;
        }
        m_next = page->next;
        Q_EMIT listed(wish, *page, true);
    });
}

void IncidentWorker::listMore(quint64 wish)
{
    if (!m_arm || m_next.isEmpty()) {
        Q_EMIT listed(wish, {}, false);
        return;
    }
    m_listing
        = m_arm->list(m_query, m_next, [this, wish](base::Result<incident::IncidentPage> page) {
              if (!page) { // it can be asked for again
                  Q_EMIT failed(wish, Task::List, page.error());
                  return;
              }
              m_next = page->next;
              Q_EMIT listed(wish, *page, false);
          });
}

void IncidentWorker::open(quint64 wish, const incident::Incident &incident)
{
    if (!m_opening) {
        nothingOpen(wish, Task::Open);
        return;
    }
    if (!m_isOpen || m_opened.asked != incident.id) {
        ++m_round;
        m_exposure.reset();
        m_answers.clear();
    }
    m_isOpen = m_planned = false;
    auto reading = std::make_shared<Reading>();
    reading->wish = wish;
    reading->round = m_round;
    m_opening->open(incident.id, incident::Choice::Auto, [this, reading](base::Result<incident::Opened> result) {
        if (!result) {
            Q_EMIT failed(reading->wish, Task::Open, result.error());
            return;
        }
        reading->detail.opened = m_opened = *result;
        m_isOpen = true;
        readDetail(reading);
    });
}

void IncidentWorker::readDetail(const std::shared_ptr<Reading> &reading)
{
    if (reading->round != m_round)
        return;
    incident::Backend *backend = m_opening->backend(m_opened.side);
    const auto problem = [reading](const base::Error &error) { reading->detail.problems.append(error.detail); };
    switch (reading->part++) {
    case 0:
        backend->entities(m_opened.incident, [=, this](base::Result<QList<incident::Entity>> entities) {
            if (entities)
                reading->detail.entities = *entities;
            else
                problem(entities.error());
            readDetail(reading);
        });
        break;
    case 1:
        backend->alerts(m_opened.incident, [=, this](base::Result<QList<incident::Alert>> alerts) {
            if (alerts)
                reading->detail.alerts = *alerts;
            else
                problem(alerts.error());
            readDetail(reading);
        });
        break;
    case 2:
        backend->comments(m_opened.incident, [=, this](base::Result<QList<incident::Comment>> comments) {
            if (comments)
                reading->detail.comments = *comments;
            else
                problem(comments.error());
            readDetail(reading);
        });
        break;
    default:
        takeDetail(reading);
    }
}

void IncidentWorker::takeDetail(const std::shared_ptr<Reading> &reading)
{
    incident::TakeOptions options;
    options.read.documentation = m_setup.connection.isLocal();
    options.read.own = m_setup.own;
    const incident::Taken taken = incident::takeIndicators(
        reading->detail.entities, QStringLiteral("incident %1").arg(m_opened.incident.number), options);
    reading->detail.found = taken.found;
    reading->detail.excluded = int(taken.excluded.size());
    Q_EMIT opened(reading->wish, reading->detail);
}

void IncidentWorker::makePlan(quint64 wish, const ui::PlanWish &wanted)
{
    if (!m_isOpen || !m_opening) {
        nothingOpen(wish, Task::Plan);
        return;
    }
    m_wanted = wanted;
    m_goesOn.reset();
    if (wanted.kept)
        goOnWith(*wanted.kept);
    readAgain(wish);
}

/// The same texts under the same ids, so that what is written already is recognised; also those that cannot be made
/// again, as Security Copilot's.
void IncidentWorker::goOnWith(const incident::KeptPlan &kept)
{
    if (kept.findings != incident::findingsOf(m_wanted.found, m_wanted.assessment))
        return;
    m_goesOn = kept;
    m_wanted.edited = kept.texts;
    m_wanted.runIds = kept.runIds;
    m_wanted.minScore = kept.minScore;
    m_wanted.html = kept.html;
    m_wanted.reopen = kept.plan.reopen;
}

/// The incident may have changed since it was opened: the plan starts from what is there now.
void IncidentWorker::readAgain(quint64 wish)
{
    m_opening->open(m_opened.asked, incident::Choice::Auto, [this, wish](base::Result<incident::Opened> result) {
        if (!result) {
            Q_EMIT failed(wish, Task::Plan, result.error());
            return;
        }
        m_opened = *result;
        m_opening->backend(m_opened.side)
            ->comments(m_opened.incident, [this, wish, round = m_round](base::Result<QList<incident::Comment>> comments) {
                if (round != m_round)
                    return;
                if (!comments) { // without them the same could be written twice
                    Q_EMIT failed(wish, Task::Plan, comments.error());
                    return;
                }
                m_comments = *comments;
                m_read = m_services->clock()->now();
                m_planned = true;
                tellPlan(wish);
            });
    });
}

void IncidentWorker::changePlan(quint64 wish, const ui::PlanWish &wanted)
{
    if (!m_planned)
        return makePlan(wish, wanted);
    m_wanted = wanted;
    m_goesOn.reset();
    tellPlan(wish);
}

incident::Backend *IncidentWorker::backendOf(const incident::Plan &plan) const
{
    if (plan.side == incident::Side::Arm)
        return m_services->arm(plan.workspace);
    return m_services->defender();
}

void IncidentWorker::write(quint64 wish, const incident::Plan &plan)
{
    if (m_writer && m_writer->isRunning()) {
        Q_EMIT failed(wish, Task::Write, {base::Failure::BadInput, tr("Another plan is being written."), 0, {}, {}});
        return;
    }
    m_writer = std::make_unique<incident::Writer>(backendOf(plan), m_services->clock());
    connect(m_writer.get(), &incident::Writer::changed, this,
            [this, wish](const incident::Plan &now) { Q_EMIT writing(wish, now); });
    connect(m_writer.get(), &incident::Writer::finished, this,
            [this, wish](const incident::Plan &now, const std::optional<base::Error> &error) {
                Q_EMIT written(wish, now, !error.has_value(), error.value_or(base::Error()));
                readAfter(now);
            });
    m_writer->start(plan);
}

/// What the incident has now, for the list and beside the plan.
void IncidentWorker::readAfter(const incident::Plan &plan)
{
    incident::Backend *backend = backendOf(plan);
    backend->find(plan.incidentId, [this, backend](base::Result<incident::Incident> incident) {
        if (!incident)
            return;
        backend->comments(*incident, [this, incident](base::Result<QList<incident::Comment>> comments) {
            if (comments)
                Q_EMIT readAfterWriting(*incident, *comments);
        });
    });
}

void IncidentWorker::askExposure(quint64 wish)
{
    if (!m_planned) {
        nothingOpen(wish, Task::Exposure);
        return;
    }
    QList<summary::ExposureQuestion> questions;
    const QList<const chain::RankedActor *> actors = writable();
    for (const chain::RankedActor *ranked : actors)
        questions.append(summary::questionFor(m_wanted.found, *ranked));
    m_search->start(summary::united(questions), [this, wish, round = m_round](const summary::Exposure &exposure) {
        if (round != m_round)
            return;
        m_exposure = exposure;
        for (const summary::CopilotAnswer &answer : std::as_const(m_answers))
            summary::crossCheck(*m_exposure, answer.block.devices);
        tellPlan(wish);
    });
}

QList<summary::PromptSubject> IncidentWorker::subjects() const
{
    QList<summary::PromptSubject> subjects;
    const QList<const chain::RankedActor *> actors = writable();
    for (const chain::RankedActor *ranked : actors) {
        if (ranked->score >= m_wanted.minScore)
            subjects.append(summary::subjectFor(m_wanted.found, *ranked));
    }
    return subjects;
}

void IncidentWorker::preview(const summary::CopilotSettings &settings)
{
    ui::PromptPreview preview;
    preview.templates = settings.templates;
    preview.refusal = settings.enabled ? summary::Copilot::refusal(settings)
                                       : tr("it is switched off. Switch it on in Settings › Incidents");
    const QList<summary::PromptSubject> asked = subjects().mid(0, settings.maximumActors);
    preview.cost = summary::Copilot::costSentence(int(asked.size()), settings.askExposure);
    for (const summary::PromptSubject &subject : asked) {
        QStringList texts{summary::promptText(settings.templates.summary, subject)};
        if (settings.askExposure)
            texts.append(summary::promptText(settings.templates.exposure, subject));
        preview.texts.append({summary::promptName(subject.actor), texts});
    }
    Q_EMIT previewed(preview);
}

void IncidentWorker::askCopilot(quint64 wish, const summary::CopilotSettings &settings)
{
    if (!m_planned) {
        nothingOpen(wish, Task::Copilot);
        return;
    }
    m_copilot = std::make_unique<summary::Copilot>(settings, m_services->client(), m_services->clock(), &m_memory);
    connect(m_copilot.get(), &summary::Copilot::progressed, this, &IncidentWorker::copilotProgressed);
    connect(m_copilot.get(), &summary::Copilot::warned, this, &IncidentWorker::warned);
    m_copilot->ask(subjects(), QStringLiteral("Actor lookup %1").arg(m_opened.incident.number),
                   [this, wish, round = m_round](const QList<summary::CopilotAnswer> &answers) {
                       if (round != m_round)
                           return;
                       for (const summary::CopilotAnswer &answer : answers) {
                           m_answers.insert(answer.key, answer);
                           if (m_exposure)
                               summary::crossCheck(*m_exposure, answer.block.devices);
                       }
                       tellPlan(wish);
                   });
}

void IncidentWorker::stop(Task task)
{
    switch (task) {
    case Task::Discover:
        m_discovery->cancel();
        break;
    case Task::Open:
    case Task::Plan:
        if (m_opening)
            m_opening->cancel();
        break;
    case Task::List:
        if (m_arm)
            m_arm->cancel(m_listing);
        break;
    case Task::Write:
        if (m_writer && m_writer->isRunning())
            m_writer->cancel();
        break;
    case Task::Exposure:
        m_search->cancel();
        break;
    case Task::Copilot:
        if (m_copilot)
            m_copilot->cancel();
        break;
    }
}

} // namespace app
