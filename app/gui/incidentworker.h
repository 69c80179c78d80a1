// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/incidentservices.h"
#include "app/triage.h"
#include "core/incident/discovery.h"
#include "core/incident/opening.h"
#include "core/incident/writer.h"
#include "core/summary/comment.h"
#include "core/summary/copilot.h"
#include "ui/incidents/incidentcontrol.h"

#include <QObject>

#include <memory>

namespace app {

/// The incidents of one tenant, on a thread of its own: back ends, plan, writer, exposure, Copilot and the client they
/// share. Every wish is answered, but for those about an incident that was left for another; every answer carries the
/// number of its wish.
class IncidentWorker : public QObject
{
    Q_OBJECT
public:
    using Task = ui::IncidentControl::Task;
    explicit IncidentWorker(SessionSetup setup);
    ~IncidentWorker() override;

    void build(); ///< on its thread, before anything else
    void tearDown();
    /// The same with another client: settings of the network have changed. Nothing may be under way.
    void rebuild(SessionSetup setup);

    void discover(quint64 wish);
    void list(quint64 wish, const incident::Workspace &workspace, const incident::Query &query);
    void listMore(quint64 wish);
    void open(quint64 wish, const incident::Incident &incident);
    void makePlan(quint64 wish, const ui::PlanWish &wanted);
    void changePlan(quint64 wish, const ui::PlanWish &wanted);
    void write(quint64 wish, const incident::Plan &plan);
    void askExposure(quint64 wish);
    void preview(const summary::CopilotSettings &settings);
    void askCopilot(quint64 wish, const summary::CopilotSettings &settings);
    void stop(Task task);

Q_SIGNALS:
    void discovered(quint64 wish, const incident::Discovered &found);
    void listed(quint64 wish, const incident::IncidentPage &page, bool first);
    void opened(quint64 wish, const ui::IncidentDetail &detail);
    void planned(quint64 wish, const ui::PlanView &view);
    void writing(quint64 wish, const incident::Plan &plan);
    void written(quint64 wish, const incident::Plan &plan, bool whole, const base::Error &error);
    void readAfterWriting(const incident::Incident &incident, const QList<incident::Comment> &comments);
    void previewed(const ui::PromptPreview &preview);
    void copilotProgressed(const summary::CopilotProgress &progress);
    void warned(const QString &sentence);
    void signInNeeded(const QString &reason);
    void failed(quint64 wish, ui::IncidentControl::Task task, const base::Error &error);

private:
    struct Reading; ///< of an incident and what hangs on it
    void useWorkspace(const incident::Workspace &workspace);
    void readDetail(const std::shared_ptr<Reading> &reading);
    void takeDetail(const std::shared_ptr<Reading> &reading);
    void tellPlan(quint64 wish);
    void goOnWith(const incident::KeptPlan &kept);
    void readAgain(quint64 wish);
    void readAfter(const incident::Plan &plan);
    incident::Backend *backendOf(const incident::Plan &plan) const;
    void nothingOpen(quint64 wish, Task task);
    ActorFacts facts() const;
    QList<const chain::RankedActor *> writable() const;
    QList<summary::PromptSubject> subjects() const; ///< those Copilot may be asked about, best first

    SessionSetup m_setup;
    summary::CopilotMemory m_memory;
    std::unique_ptr<IncidentServices> m_services;
    std::unique_ptr<incident::Discovery> m_discovery;
    incident::ArmBackend *m_arm = nullptr; ///< of the workspace that is shown
    std::unique_ptr<incident::Opening> m_opening;
    std::unique_ptr<incident::Writer> m_writer;
    std::unique_ptr<summary::ExposureSearch> m_search;
    std::unique_ptr<summary::Copilot> m_copilot;

    incident::Query m_query;
    QUrl m_next;
    incident::Backend::Ticket m_listing = 0;
    incident::Opened m_opened; ///< the incident that is shown
    quint64 m_round = 0; ///< what is answered about an incident that was left is dropped
    bool m_isOpen = false;
    QList<incident::Comment> m_comments;
    QDateTime m_read;
    ui::PlanWish m_wanted;
    std::optional<incident::KeptPlan> m_goesOn; ///< told with the plan that follows
    bool m_planned = false;
    std::optional<summary::Exposure> m_exposure;
    QHash<QString, summary::CopilotAnswer> m_answers;
};

} // namespace app
