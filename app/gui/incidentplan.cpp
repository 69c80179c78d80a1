// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// From findings to a plan: texts, parts, what is shown beside it.
#include "app/gui/incidentworker.h"

#include "core/base/tlp.h"
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

summary::CommentFacts IncidentWorker::factsOf(const chain::RankedActor &ranked) const
{
    summary::CommentFacts facts;
    facts.written = m_wanted.found.created.isValid() ? m_wanted.found.created : m_read;
    facts.tlp = base::tlpFromString(m_wanted.tlp);
    const QString key = summary::actorKey(m_wanted.found.actors()[ranked.actor]);
    if (const auto answer = m_answers.constFind(key); answer != m_answers.constEnd()) {
        facts.copilotText = answer->summary;
        facts.copilotReason = answer->reason;
    }
    if (m_exposure)
        facts.exposure = summary::narrowed(*m_exposure, summary::questionFor(m_wanted.found, ranked));
    // As on the command line: texts of different making are different comments, the same one told again is not.
    const QString variant = (facts.copilotText ? QStringLiteral("copilot") : QStringLiteral("profile"))
        + (facts.exposure ? QStringLiteral("+exposure") : QString());
    facts.runId = incident::runIdFor(m_wanted.found, ranked, variant);
    return facts;
}

summary::Blocks IncidentWorker::textOf(const chain::RankedActor &ranked, const summary::CommentFacts &facts) const
{
    const QString key = summary::actorKey(m_wanted.found.actors()[ranked.actor]);
    const auto edited = m_wanted.edited.constFind(key);
    return edited != m_wanted.edited.constEnd() ? summary::fromMarkdown(*edited)
                                                : summary::composeComment(m_wanted.found, ranked, facts);
}

void IncidentWorker::tellPlan(quint64 wish)
{
    if (!m_planned)
        return;
    const summary::Format format = m_wanted.html ? summary::Format::Html : summary::Format::Markdown;
    ui::PlanView view;
    QHash<QString, summary::Blocks> texts;
    incident::PlanInput input;
    const QList<const chain::RankedActor *> actors = writable();
    for (const chain::RankedActor *ranked : actors) {
        const attribution::Actor &actor = m_wanted.found.actors()[ranked->actor];
        const QString key = summary::actorKey(actor);
        if (texts.contains(key))
            continue;
        const summary::CommentFacts facts = factsOf(*ranked);
        texts.insert(key, textOf(*ranked, facts));
        view.markdown.insert(key, summary::render(texts.value(key), summary::Format::Markdown));
        view.actorOf.insert(key, summary::actorTag(actor));
        input.actors.append({key, actor.name, summary::actorTag(actor), facts.runId, ranked->score});
    }
    const auto blocksOf = [&texts](const QStringList &keys) {
        QList<summary::Blocks> all;
        for (const QString &key : keys)
            all.append(texts.value(key));
        return summary::merged(all);
    };
    input.parts = [blocksOf, format](const QStringList &keys) { return summary::parts(blocksOf(keys), format); };
    input.opened = m_opened;
    input.comments = m_comments;
    input.html = m_wanted.html;
    input.minScore = m_wanted.minScore;
    input.reopen = m_wanted.reopen;
    input.now = m_read;
    input.toolVersion = QStringLiteral(MDTI_VERSION);
    view.plan = incident::makePlan(input);
    for (const incident::CommentStep &step : std::as_const(view.plan.comments)) {
        const QList<summary::Blocks> parts = summary::split(
            blocksOf(texts.contains(step.actorKey) ? QStringList{step.actorKey} : step.actorKey.split(u'+')), format);
        view.texts.append(parts.value(step.part - 1));
    }
    view.incident = m_opened.incident;
    view.comments = m_comments;
    view.read = m_read;
    view.exposure = m_exposure;
    view.copilot = m_answers;
    Q_EMIT planned(wish, view);
}

} // namespace app
