// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/incidenttriage.h"

#include "core/settings/settings.h"

#include <QDateTime>
#include <QPointer>

#include <utility>

namespace cli {

using base::Failure;

namespace {

/// What an analyst had switched off stays off.
void keepSwitches(incident::Plan &plan, const incident::Plan &kept)
{
    for (incident::CommentStep &step : plan.comments) {
        for (const incident::CommentStep &old : kept.comments)
            step.on = old.id == step.id && !step.blocked ? old.on : step.on;
    }
    for (incident::TagStep &step : plan.tags) {
        for (const incident::TagStep &old : kept.tags)
            step.on = old.actorKey == step.actorKey ? old.on : step.on;
    }
    plan.severity.on = plan.severity.on && kept.severity.on;
    plan.status.on = plan.status.on && kept.status.on;
}

} // namespace

IncidentTriage::IncidentTriage(app::IncidentServices *services, app::Session *session, IncidentOptions options,
                               ioc::ReadOptions reading, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_session(session)
    , m_options(std::move(options))
    , m_reading(std::move(reading))
{
}

IncidentTriage::~IncidentTriage() = default;

incident::Backend *IncidentTriage::backend() const
{
    return m_opening->backend(m_result.opened.side);
}

void IncidentTriage::start(const incident::Workspace &workspace, const QString &id)
{
    ++m_round;
    m_running = true;
    m_result = {};
    m_workspace = workspace;
    m_opening = std::make_unique<incident::Opening>(workspace.isEmpty() ? nullptr : m_services->arm(workspace),
                                                    m_services->defender());
    m_opening->open(id, m_options.choice, [this](base::Result<incident::Opened> result) { opened(std::move(result)); });
}

void IncidentTriage::opened(base::Result<incident::Opened> result)
{
    if (!result) {
        stop(result.error());
        return;
    }
    m_result.opened = *result;
    m_result.stage = Stage::Entities;
    backend()->entities(m_result.opened.incident,
                        [self = QPointer<IncidentTriage>(this), round = m_round](base::Result<QList<incident::Entity>> entities) {
                            if (self && self->m_running && self->m_round == round)
                                self->entitiesCame(std::move(entities));
                        });
}

void IncidentTriage::entitiesCame(base::Result<QList<incident::Entity>> result)
{
    if (!result) {
        stop(result.error());
        return;
    }
    incident::TakeOptions take;
    take.read = m_reading;
    m_result.taken = incident::takeIndicators(
        *result, QStringLiteral("incident %1").arg(m_result.opened.incident.number), take);
    if (wanted && !wanted(m_result.opened, m_result.taken)) {
        m_result.stage = Stage::Skipped;
        finish();
        return;
    }
    if (m_result.taken.found.indicators.isEmpty()) {
        const QString why = result->isEmpty()
            ? QStringLiteral("The incident has no entities; Microsoft Sentinel keeps them for 180 days.")
            : QStringLiteral("None of the %1 entities of the incident is an external address or name.").arg(result->size());
        stop({Failure::BadInput, why, 0, {}, {}});
        return;
    }
    if (mayStart) {
        if (const base::Status may = mayStart(m_result.taken); !may) {
            stop(may.error());
            return;
        }
    }
    m_result.stage = Stage::Chain;
    m_result.found.indicators = m_result.taken.found.indicators;
    m_result.found.rejected = m_result.taken.found.rejected;
    m_result.found.options = m_options.chain;
    m_result.found.created = QDateTime::currentDateTimeUtc();
    m_chaining = true;
    m_changed = connect(m_session, &app::Session::changed, this, &IncidentTriage::chainChanged);
    m_ended = connect(m_session, &app::Session::finished, this,
                      [this](chain::Ending ending, const base::Error &failure) { chainFinished(ending, failure); });
    Q_EMIT chainStarted(m_result.found);
    m_session->start(m_result.found.indicators, m_result.found.rejected, m_options.chain);
}

void IncidentTriage::chainChanged(const chain::Delta &delta)
{
    m_result.found.apply(delta);
    if (delta.assessment)
        m_result.assessment = delta.assessment;
    Q_EMIT progressed(delta, m_result.found);
}

void IncidentTriage::chainFinished(chain::Ending ending, const base::Error &failure)
{
    disconnect(m_changed);
    disconnect(m_ended);
    m_chaining = false;
    m_result.ending = ending;
    if (!m_result.assessment)
        m_result.assessment = std::make_shared<chain::Assessment>();
    if (!m_running || ending == chain::Ending::Cancelled)
        stop({Failure::Cancelled, QStringLiteral("Cancelled."), 0, {}, {}});
    else if (ending == chain::Ending::Failed)
        stop(failure);
    else
        gatherFacts();
}

/// Its texts say already what the facts would be asked for, and are in the incident in part.
bool IncidentTriage::goesOn() const
{
    return m_kept && incident::progressOf(m_kept->plan).open > 0
        && m_kept->findings == incident::findingsOf(m_result.found, *m_result.assessment);
}

void IncidentTriage::gatherFacts()
{
    m_kept = kept ? kept(m_result.opened) : std::nullopt;
    if (goesOn()) {
        readComments({});
        return;
    }
    m_kept.reset();
    app::FactsWanted facts;
    facts.minScore = m_options.minScore;
    facts.exposure = m_options.exposure;
    facts.copilot = m_options.summary == IncidentOptions::Summary::Copilot;
    facts.name = QStringLiteral("Actor lookup %1").arg(m_result.opened.incident.number);
    facts.copilotSettings.enabled = facts.copilot;
    facts.copilotSettings.delegated = m_options.asUser;
    facts.copilotSettings.tlp = m_options.tlp;
    facts.copilotSettings.templates = app::copilotQuestions(settings::Settings());
    m_facts = std::make_unique<app::FactsSearch>(m_services->connection().graph, m_services->client(), m_services->clock());
    m_facts->start(m_result.found, *m_result.assessment, facts,
                   [this](const app::ActorFacts &found, const QStringList &problems) {
                       m_result.problems = problems;
                       readComments(found);
                   });
}

void IncidentTriage::readComments(const app::ActorFacts &facts)
{
    backend()->comments(m_result.opened.incident, [self = QPointer<IncidentTriage>(this), round = m_round,
                                                   facts](base::Result<QList<incident::Comment>> comments) {
        if (!self || !self->m_running || self->m_round != round)
            return;
        if (!comments)
            self->stop(comments.error());
        else
            self->plan(facts, *comments);
    });
}

void IncidentTriage::plan(const app::ActorFacts &facts, const QList<incident::Comment> &comments)
{
    app::PlanOptions options;
    options.minScore = m_options.minScore;
    options.reopen = m_options.reopen;
    options.tlp = m_options.tlp;
    options.inCase = m_options.inCase;
    options.format = m_options.commentFormat.value_or(app::formatFor(m_result.opened.side));
    options.now = QDateTime::currentDateTimeUtc();
    if (m_kept) {
        options.edited = m_kept->texts;
        options.runIds = m_kept->runIds;
    }
    m_result.making = options;
    m_result.plan = app::planFor(m_result.opened, comments, m_result.found, *m_result.assessment, facts, options,
                                 &m_result.sources);
    if (m_kept)
        keepSwitches(m_result.plan, m_kept->plan);
    if (m_options.summary == IncidentOptions::Summary::None)
        m_result.plan.comments.clear();
    m_result.stage = Stage::Planned;
    Q_EMIT planChanged(m_result.plan);
    if (m_options.write && !m_result.plan.isDone())
        write();
    else
        finish();
}

incident::KeptPlan IncidentTriage::keptPlan() const
{
    incident::KeptPlan plan = app::keptPlan(m_result.plan, m_result.sources, m_result.making,
                                            incident::findingsOf(m_result.found, *m_result.assessment));
    plan.kept = QDateTime::currentDateTimeUtc();
    return plan;
}

void IncidentTriage::write()
{
    m_result.stage = Stage::Writing;
    m_writer = std::make_unique<incident::Writer>(backend(), m_services->clock());
    connect(m_writer.get(), &incident::Writer::changed, this, [this](const incident::Plan &plan) {
        m_result.plan = plan;
        Q_EMIT planChanged(plan);
    });
    connect(m_writer.get(), &incident::Writer::finished, this,
            [this](const incident::Plan &plan, const std::optional<base::Error> &error) {
                m_result.plan = plan;
                m_result.error = error;
                m_result.stage = Stage::Written;
                Q_EMIT planChanged(plan);
                finish();
            });
    m_writer->start(m_result.plan);
}

void IncidentTriage::cancel()
{
    if (!m_running)
        return;
    if (m_result.stage == Stage::Writing) {
        m_writer->cancel();
        return;
    }
    if (m_chaining) {
        m_running = false; // the session says when it has stopped
        m_session->cancel();
        return;
    }
    m_facts.reset();
    m_opening.reset();
    stop({Failure::Cancelled, QStringLiteral("Cancelled."), 0, {}, {}});
}

void IncidentTriage::stop(const base::Error &error)
{
    m_result.error = error;
    finish();
}

void IncidentTriage::finish()
{
    m_running = false;
    ++m_round;
    // Queued: whoever listens may start the next one, and what ended here is still on the stack.
    QMetaObject::invokeMethod(
        this, [this, result = m_result] { Q_EMIT finished(result); }, Qt::QueuedConnection);
}

} // namespace cli
