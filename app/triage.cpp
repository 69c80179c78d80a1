// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/triage.h"

#include "core/settings/settings.h"
#include "core/summary/evidence.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace app {

namespace {

const QString firstQuestionSetting = QStringLiteral("incidents/copilotPrompt");
const QString secondQuestionSetting = QStringLiteral("incidents/copilotExposurePrompt");

/// How a text about an actor is made. Two of different making are two comments; the same told again in the same way is one.
struct Making
{
    bool copilot = false, exposure = false;

    QString variant() const
    {
        return (copilot ? QStringLiteral("copilot") : QStringLiteral("profile"))
            + (exposure ? QStringLiteral("+exposure") : QString());
    }
    /// Those that say all of it and more. Who asks again while Copilot does not answer adds nothing by the shorter text.
    QList<Making> fuller() const
    {
        QList<Making> all;
        for (const Making &other : {Making{true, false}, Making{false, true}, Making{true, true}}) {
            if (other.copilot >= copilot && other.exposure >= exposure && other.variant() != variant())
                all.append(other);
        }
        return all;
    }
};

Making makingOf(const summary::CommentFacts &facts)
{
    return {facts.copilotText.has_value(), facts.exposure.has_value()};
}

} // namespace

summary::Format formatFor(incident::Side side)
{
    return side == incident::Side::Arm ? summary::Format::Html : summary::Format::Markdown;
}

summary::Blocks textAbout(const ActorTexts &texts, const QStringList &keys)
{
    QList<summary::Blocks> all;
    for (const QString &key : keys)
        all.append(texts.value(key));
    return summary::merged(all);
}

incident::Plan planFor(const incident::Opened &opened, const QList<incident::Comment> &comments,
                       const chain::Investigation &found, const chain::Assessment &assessment, const ActorFacts &facts,
                       const PlanOptions &options, PlanSources *wantedSources)
{
    PlanSources sources;
    ActorTexts &texts = sources.texts;
    incident::PlanInput input;
    for (const chain::RankedActor &ranked : assessment.actors) {
        if (ranked.score <= 0)
            continue; // rests on held hosts alone
        const attribution::Actor &actor = found.actors()[ranked.actor];
        const QString key = summary::actorKey(actor);
        if (texts.contains(key))
            continue;
        summary::CommentFacts told = facts.value(key);
        const Making making = makingOf(told);
        told.runId = options.runIds.value(key);
        if (told.runId.isEmpty())
            told.runId = incident::runIdFor(found, ranked, making.variant());
        QStringList fuller;
        for (const Making &other : making.fuller())
            fuller.append(incident::runIdFor(found, ranked, other.variant()));
        sources.runIds.insert(key, told.runId);
        if (!told.written.isValid())
            told.written = options.now;
        told.tlp = options.tlp;
        told.inCase = options.inCase;
        const auto edited = options.edited.constFind(key);
        texts.insert(key, edited != options.edited.cend() ? summary::fromMarkdown(*edited)
                                                          : summary::composeComment(found, ranked, told));
        input.actors.append({key, actor.name, summary::actorTag(actor), told.runId, ranked.score, fuller});
    }
    input.opened = opened;
    input.comments = comments;
    input.doubts = summary::doubts(found);
    input.html = options.format == summary::Format::Html;
    input.minScore = options.minScore;
    input.reopen = options.reopen;
    input.now = options.now;
    input.toolVersion = QStringLiteral(MDTI_VERSION);
    input.parts = [&texts, format = options.format](const QStringList &keys) {
        return summary::parts(textAbout(texts, keys), format);
    };
    const incident::Plan plan = incident::makePlan(input);
    if (wantedSources)
        *wantedSources = std::move(sources);
    return plan;
}

incident::KeptPlan keptPlan(const incident::Plan &plan, const PlanSources &sources, const PlanOptions &options,
                            const QString &findings)
{
    incident::KeptPlan kept;
    kept.plan = plan;
    for (auto text = sources.texts.cbegin(); text != sources.texts.cend(); ++text)
        kept.texts.insert(text.key(), summary::render(*text, summary::Format::Markdown));
    kept.runIds = sources.runIds;
    kept.findings = findings;
    kept.minScore = options.minScore;
    kept.html = options.format == summary::Format::Html;
    kept.kept = options.now;
    return kept;
}

casefile::KeptPlan packed(const incident::KeptPlan &plan)
{
    const QByteArray json = QJsonDocument(incident::toJson(plan)).toJson(QJsonDocument::Compact);
    return {incident::planTarget(plan.plan), plan.kept, QString::fromUtf8(json)};
}

std::optional<incident::KeptPlan> unpacked(const casefile::KeptPlan &plan)
{
    const base::Result<incident::KeptPlan> kept
        = incident::keptPlanFromJson(QJsonDocument::fromJson(plan.plan.toUtf8()).object());
    return kept ? std::optional(*kept) : std::nullopt;
}

summary::PromptTemplates copilotQuestions(const settings::Settings &settings)
{
    summary::PromptTemplates questions = summary::defaultTemplates();
    if (const QString first = settings.value(firstQuestionSetting).toString(); !first.isEmpty())
        questions.summary = first;
    if (const QString second = settings.value(secondQuestionSetting).toString(); !second.isEmpty())
        questions.exposure = second;
    return questions;
}

void keepCopilotQuestions(settings::Settings &settings, const summary::PromptTemplates &questions)
{
    const summary::PromptTemplates standard = summary::defaultTemplates();
    const auto keep = [&settings](const QString &key, const QString &text, const QString &own) {
        if (text.trimmed() != own)
            (void)settings.set(key, text); // checked before; what the disk refuses is told by the settings
        else if (settings.isSet(key))
            (void)settings.reset(key);
    };
    keep(firstQuestionSetting, questions.summary, standard.summary);
    keep(secondQuestionSetting, questions.exposure, standard.exposure);
}

FactsSearch::FactsSearch(QUrl graph, net::Client *client, base::Clock *clock, QObject *parent)
    : QObject(parent)
    , m_graph(std::move(graph))
    , m_client(client)
    , m_clock(clock)
{
}

FactsSearch::~FactsSearch() = default;

void FactsSearch::start(const chain::Investigation &found, const chain::Assessment &assessment,
                        const FactsWanted &wanted, Handler handler)
{
    m_wanted = wanted;
    m_handler = std::move(handler);
    m_keys.clear();
    m_questions.clear();
    m_subjects.clear();
    m_facts.clear();
    m_problems.clear();
    for (const chain::RankedActor &ranked : assessment.actors) {
        if (ranked.score < std::max(1, wanted.minScore))
            continue;
        m_keys.append(summary::actorKey(found.actors()[ranked.actor]));
        if (wanted.exposure)
            m_questions.append(summary::questionFor(found, ranked));
        if (wanted.copilot)
            m_subjects.append(summary::subjectFor(found, ranked));
    }
    QMetaObject::invokeMethod(this, &FactsSearch::askExposure, Qt::QueuedConnection);
}

void FactsSearch::askExposure()
{
    if (m_keys.isEmpty() || !m_wanted.exposure) {
        askCopilot();
        return;
    }
    m_exposure = std::make_unique<summary::ExposureSearch>(m_graph, m_client, m_clock);
    m_exposure->start(summary::united(m_questions), [this](const summary::Exposure &all) {
        m_problems += all.problems;
        for (qsizetype i = 0; i < m_keys.size(); ++i)
            m_facts[m_keys[i]].exposure = summary::narrowed(all, m_questions[i]);
        askCopilot();
    });
}

void FactsSearch::askCopilot()
{
    if (m_keys.isEmpty() || !m_wanted.copilot) {
        std::exchange(m_handler, nullptr)(m_facts, m_problems);
        return;
    }
    summary::CopilotSettings settings = m_wanted.copilotSettings;
    settings.graph = m_graph;
    settings.askExposure = m_wanted.exposure;
    m_copilot = std::make_unique<summary::Copilot>(settings, m_client, m_clock, nullptr);
    m_copilot->ask(m_subjects, m_wanted.name, [this](const QList<summary::CopilotAnswer> &answers) {
        for (qsizetype i = 0; i < std::min(answers.size(), m_keys.size()); ++i) {
            summary::CommentFacts &facts = m_facts[m_keys[i]];
            facts.copilotText = answers[i].summary;
            facts.copilotReason = answers[i].reason;
            if (facts.exposure && answers[i].block.found)
                summary::crossCheck(*facts.exposure, answers[i].block.devices);
            QString problem
                = QStringLiteral("Security Copilot gave no summary (%1); the profile summary is used.").arg(answers[i].reason);
            if (!m_wanted.copilotSettings.delegated && base::mayLeaveToCopilot(m_wanted.copilotSettings.tlp))
                problem += QStringLiteral(" Sign in with --sign-in device or browser.");
            if (!answers[i].summary && !m_problems.contains(problem))
                m_problems.append(problem);
        }
        std::exchange(m_handler, nullptr)(m_facts, m_problems);
    });
}

} // namespace app
