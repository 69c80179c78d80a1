// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/incidentoptions.h"
#include "app/incidentservices.h"
#include "app/triage.h"
#include "core/chain/engine.h"
#include "core/incident/entities.h"
#include "core/incident/writer.h"

#include <QObject>

#include <functional>
#include <memory>

namespace cli {

/// What came of one incident.
struct TriageResult
{
    enum class Stage { Opening, Entities, Skipped, Chain, Planned, Writing, Written };
    Stage stage = Stage::Opening; ///< how far it came
    incident::Opened opened;
    incident::Taken taken;
    chain::Investigation found;
    std::shared_ptr<const chain::Assessment> assessment;
    chain::Ending ending = chain::Ending::Complete;
    incident::Plan plan;
    app::PlanSources sources; ///< of the plan
    app::PlanOptions making; ///< how it was made
    QStringList problems; ///< of summary and exposure: told, but they stop nothing
    std::optional<base::Error> error; ///< why it came no further, or what of the plan was not done
};

/// One incident from its entities to the plan, and where it is wanted into the incident. Everything on the thread that
/// makes it; `services` and `session` outlive it.
class IncidentTriage : public QObject
{
    Q_OBJECT
public:
    IncidentTriage(app::IncidentServices *services, app::Session *session, IncidentOptions options,
                   ioc::ReadOptions reading, QObject *parent = nullptr);
    ~IncidentTriage() override;

    /// Asked once the indicators are known; false ends the triage as Skipped. May be empty.
    std::function<bool(const incident::Opened &, const incident::Taken &)> wanted;
    /// Asked before the chain starts; an error ends the triage. May be empty.
    std::function<base::Status(const incident::Taken &)> mayStart;

    /// A plan for the incident that was begun before; gone on with where the findings are the same. May be empty.
    std::function<std::optional<incident::KeptPlan>(const incident::Opened &)> kept;

    /// The plan as it is, for a case.
    incident::KeptPlan keptPlan() const;

    /// One at a time. `workspace` may be empty: `id` is a Defender id then.
    void start(const incident::Workspace &workspace, const QString &id);
    void cancel(); ///< finished() with Cancelled follows

Q_SIGNALS:
    void chainStarted(const chain::Investigation &input); ///< its indicators, rejects and options
    void progressed(const chain::Delta &delta, const chain::Investigation &found);
    void planChanged(const incident::Plan &plan); ///< made, and after each step of the writing
    void finished(const cli::TriageResult &result);

private:
    using Stage = TriageResult::Stage;
    void opened(base::Result<incident::Opened> result);
    void entitiesCame(base::Result<QList<incident::Entity>> result);
    void chainChanged(const chain::Delta &delta);
    void chainFinished(chain::Ending ending, const base::Error &failure);
    void gatherFacts();
    void readComments(const app::ActorFacts &facts);
    bool goesOn() const;
    void plan(const app::ActorFacts &facts, const QList<incident::Comment> &comments);
    void write();
    void stop(const base::Error &error);
    void finish();
    incident::Backend *backend() const;

    app::IncidentServices *m_services;
    app::Session *m_session;
    IncidentOptions m_options;
    ioc::ReadOptions m_reading;
    std::unique_ptr<incident::Opening> m_opening;
    std::unique_ptr<app::FactsSearch> m_facts;
    std::unique_ptr<incident::Writer> m_writer;
    TriageResult m_result;
    std::optional<incident::KeptPlan> m_kept; ///< what it goes on with
    incident::Workspace m_workspace;
    QMetaObject::Connection m_changed, m_ended;
    quint64 m_round = 0; ///< answers of an earlier one are dropped
    bool m_running = false, m_chaining = false;
};

} // namespace cli

Q_DECLARE_METATYPE(cli::TriageResult)
