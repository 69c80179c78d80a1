// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// From findings to a plan: texts, parts, what is shown beside it.
#include "app/gui/incidentworker.h"

#include "core/base/tlp.h"
#include "core/incident/keptplan.h"
#include "core/summary/exposure.h"

namespace app {

/// Actors with some evidence, best first. Those of score 0 rest on held hosts alone.
QList<const chain::RankedActor *> IncidentWorker::writable() const
{
    QList<const chain::RankedActor *> actors;
    for (const chain::RankedActor &ranked : m_wanted.assessment.actors) {
        if (ranked.score > 0)
            actors.append(&ranked);
    }
    return actors;
}

ActorFacts IncidentWorker::facts() const
{
    ActorFacts facts;
    const QList<const chain::RankedActor *> actors = writable();
    for (const chain::RankedActor *ranked : actors) {
        const QString key = summary::actorKey(m_wanted.found.actors()[ranked->actor]);
        if (facts.contains(key))
            continue;
        summary::CommentFacts &told = facts[key];
        told.written = m_wanted.found.created;
        if (const auto answer = m_answers.constFind(key); answer != m_answers.constEnd()) {
            told.copilotText = answer->summary;
            told.copilotReason = answer->reason;
        }
        if (m_exposure)
            told.exposure = summary::narrowed(*m_exposure, summary::questionFor(m_wanted.found, *ranked));
    }
    return facts;
}

void IncidentWorker::tellPlan(quint64 wish)
{
    if (!m_planned)
        return;
    PlanOptions options;
    options.minScore = m_wanted.minScore;
    options.reopen = m_wanted.reopen;
    options.format = m_wanted.html ? summary::Format::Html : summary::Format::Markdown;
    options.tlp = base::tlpFromString(m_wanted.tlp);
    options.now = m_read;
    options.edited = m_wanted.edited;
    options.runIds = m_wanted.runIds;
    PlanSources sources;
    ui::PlanView view;
    view.plan = planFor(m_opened, m_comments, m_wanted.found, m_wanted.assessment, facts(), options, &sources);
    view.runIds = sources.runIds;
    view.findings = incident::findingsOf(m_wanted.found, m_wanted.assessment);
    view.goesOn = std::exchange(m_goesOn, {});
    const ActorTexts &texts = sources.texts;
    const QList<const chain::RankedActor *> actors = writable();
    for (const chain::RankedActor *ranked : actors) {
        const attribution::Actor &actor = m_wanted.found.actors()[ranked->actor];
        const QString key = summary::actorKey(actor);
        if (view.actorOf.contains(key))
            continue;
        view.markdown.insert(key, summary::render(texts.value(key), summary::Format::Markdown));
        view.actorOf.insert(key, summary::actorTag(actor));
    }
    for (const incident::CommentStep &step : std::as_const(view.plan.comments)) {
        const QStringList keys = texts.contains(step.actorKey) ? QStringList{step.actorKey} : step.actorKey.split(u'+');
        view.texts.append(summary::split(textAbout(texts, keys), options.format).value(step.part - 1));
    }
    view.incident = m_opened.incident;
    view.comments = m_comments;
    view.read = m_read;
    view.exposure = m_exposure;
    view.copilot = m_answers;
    Q_EMIT planned(wish, view);
}

} // namespace app
