// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/session.h"
#include "core/summary/copilot.h"
#include "ui/incidents/incidentcontrol.h"

#include <QHash>
#include <QSet>
#include <QThread>

#include <functional>

namespace app {

class IncidentWorker;

/// Incidents of the window: a worker for the tenant in use, made when it is first needed and anew for another tenant.
/// GUI thread.
class IncidentService final : public ui::IncidentControl
{
    Q_OBJECT
public:
    using Connect = std::function<base::Result<SessionSetup>()>;
    /// What decides whether Security Copilot may be asked.
    struct CopilotSwitch
    {
        bool enabled = false, delegated = false;
        int limitSeconds = 180, maximumActors = 3;
    };

    /// Where write-back plans are kept: the case of the window.
    struct Shelf
    {
        /// Calls back when it is on disk, or cannot be.
        std::function<void(const incident::KeptPlan &, std::function<void()>)> put;
        std::function<std::optional<incident::KeptPlan>(const QString &target)> find;
    };

    /// `connect` as of RunService: how to reach the tenant in use, or why not.
    explicit IncidentService(Connect connect, QObject *parent = nullptr);
    ~IncidentService() override;

    void setHasTenant(std::function<bool()> hasTenant) { m_hasTenant = std::move(hasTenant); }
    void setCopilot(std::function<CopilotSwitch()> copilot) { m_copilotSwitch = std::move(copilot); }
    void setShelf(Shelf shelf) { m_shelf = std::move(shelf); }
    /// Another tenant: what is under way is dropped.
    void letGo();
    /// The same tenant, reached by other settings: as soon as nothing is under way.
    void renew();
    /// More is known of the tenant in use. Whether it is the one that is asked here decides which of the two it is.
    void reconsider();
    /// Another case: a writing goes on, but what it says does not belong into that one.
    void leaveCase();

    bool hasTenant() const override { return m_hasTenant && m_hasTenant(); }
    void discover() override;
    void list(const incident::Workspace &workspace, const incident::Query &query) override;
    void listMore() override;
    void open(const incident::Incident &incident) override;
    void makePlan(const ui::PlanWish &wish) override;
    void changePlan(const ui::PlanWish &wish) override;
    void write(const incident::KeptPlan &plan) override;
    void keep(const incident::KeptPlan &plan) override;
    std::optional<incident::KeptPlan> keptPlan(const QString &target) const override;
    void askExposure() override;
    void previewPrompt(const summary::PromptTemplates &templates) override;
    void askCopilot(const summary::PromptTemplates &templates) override;
    void stop(Task task) override;

Q_SIGNALS:
    void signInNeeded(const QString &reason);

private:
    /// Calls on the worker's thread, with a fresh number for the task; fails the task when there is no tenant.
    void post(Task task, std::function<void(IncidentWorker &, quint64)> call);
    bool ensureWorker(Task task);
    void listen();
    void dropWorker();
    void listenToWriting();
    bool isLatest(Task task, quint64 wish) const { return m_wishes.value(int(task)) == wish; }
    /// As isLatest; and it is not under way any more.
    bool takeAnswer(Task task, quint64 wish);
    void keepProgress(const incident::Plan &plan);
    summary::CopilotSettings copilotSettings(const summary::PromptTemplates &templates) const;

    Connect m_connect;
    std::function<bool()> m_hasTenant;
    std::function<CopilotSwitch()> m_copilotSwitch;
    QThread m_thread;
    IncidentWorker *m_worker = nullptr; ///< lives on m_thread
    Connection m_connection;
    Shelf m_shelf;
    QHash<int, quint64> m_wishes; ///< the latest of each task
    QSet<int> m_underWay; ///< tasks that were not answered yet
    std::optional<incident::KeptPlan> m_keptWriting; ///< the one that is being written
    bool m_stale = false; ///< the settings have changed
    quint64 m_last = 0;
    ui::PlanWish m_wanted;
};

} // namespace app
