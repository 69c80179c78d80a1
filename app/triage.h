// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/contents.h"
#include "core/incident/keptplan.h"
#include "core/summary/comment.h"
#include "core/summary/copilot.h"
#include "core/summary/exposure.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace settings {
class Settings;
}

/// From a finding to what is to be written into an incident: the same for both programs.
namespace app {

/// By summary::actorKey().
using ActorFacts = QHash<QString, summary::CommentFacts>;

struct PlanOptions
{
    int minScore = 40;
    bool reopen = false;
    summary::Format format = summary::Format::Html;
    base::Tlp tlp = base::Tlp::None;
    bool inCase = true; ///< requests and raw answers are kept in a case
    QDateTime now; ///< UTC
    QHash<QString, QString> edited; ///< by summary::actorKey(): Markdown instead of what would be composed
    QHash<QString, QString> runIds; ///< by summary::actorKey(): of a plan that is gone on with
};
using ActorTexts = QHash<QString, summary::Blocks>; ///< by summary::actorKey()
/// What a plan was made from, by summary::actorKey().
struct PlanSources
{
    ActorTexts texts; ///< of each actor with some evidence
    QHash<QString, QString> runIds;
};

/// HTML for Microsoft Sentinel, Markdown for Microsoft Defender.
summary::Format formatFor(incident::Side side);
/// What a comment about these actors together holds, before it is split.
summary::Blocks textAbout(const ActorTexts &texts, const QStringList &keys);
/// Pure; renders comments, so not on the GUI thread. `comments` are those the incident has; `sources`, where given, gets
/// what the plan was made from.
incident::Plan planFor(const incident::Opened &opened, const QList<incident::Comment> &comments,
                       const chain::Investigation &found, const chain::Assessment &assessment, const ActorFacts &facts,
                       const PlanOptions &options, PlanSources *sources = nullptr);
/// For the case: the plan with what it takes to make it again.
incident::KeptPlan keptPlan(const incident::Plan &plan, const PlanSources &sources, const PlanOptions &options,
                            const QString &findings);

/// As a case's file has it, and back; none when it cannot be read.
casefile::KeptPlan packed(const incident::KeptPlan &plan);
std::optional<incident::KeptPlan> unpacked(const casefile::KeptPlan &plan);

/// The questions to Security Copilot: those that are set, else the default ones.
summary::PromptTemplates copilotQuestions(const settings::Settings &settings);
/// From now on these; the default ones are not set but left to the program.
void keepCopilotQuestions(settings::Settings &settings, const summary::PromptTemplates &questions);

struct FactsWanted
{
    int minScore = 40; ///< actors below are not asked about
    bool exposure = false;
    bool copilot = false;
    QString name; ///< of Copilot's session: "Actor lookup 3177"
    summary::CopilotSettings copilotSettings;
};

/// Asks for what a comment holds beside the finding: exposed machines, Security Copilot's summary. On the thread of the
/// client, which outlives it; deleting it drops what is under way.
class FactsSearch : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const ActorFacts &facts, const QStringList &problems)>;

    FactsSearch(QUrl graph, net::Client *client, base::Clock *clock, QObject *parent = nullptr);
    ~FactsSearch() override;
    /// The handler is called once, later; what could not be had is in the facts as a reason, and in `problems`.
    void start(const chain::Investigation &found, const chain::Assessment &assessment, const FactsWanted &wanted,
               Handler handler);

private:
    void askExposure();
    void askCopilot();

    QUrl m_graph;
    net::Client *m_client;
    base::Clock *m_clock;
    FactsWanted m_wanted;
    QStringList m_keys; ///< of the actors asked about
    QList<summary::ExposureQuestion> m_questions;
    QList<summary::PromptSubject> m_subjects;
    ActorFacts m_facts;
    QStringList m_problems;
    Handler m_handler;
    std::unique_ptr<summary::ExposureSearch> m_exposure;
    std::unique_ptr<summary::Copilot> m_copilot;
};

} // namespace app
