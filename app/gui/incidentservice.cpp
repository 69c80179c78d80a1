// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/incidentservice.h"

#include "app/gui/incidentworker.h"
#include "core/base/tlp.h"

namespace app {

IncidentService::IncidentService(Connect connect, QObject *parent)
    : IncidentControl(parent)
    , m_connect(std::move(connect))
{
    qRegisterMetaType<incident::Plan>();
    qRegisterMetaType<base::Error>();
    m_thread.setObjectName(QStringLiteral("incidents"));
}

IncidentService::~IncidentService()
{
    dropWorker();
}

void IncidentService::letGo()
{
    dropWorker();
    Q_EMIT tenantChanged();
}

void IncidentService::dropWorker()
{
    m_wishes.clear();
    if (!m_worker)
        return;
    m_worker->disconnect(this);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->tearDown(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_worker;
    m_worker = nullptr;
}

bool IncidentService::ensureWorker(Task task)
{
    if (m_worker)
        return true;
    base::Result<SessionSetup> setup = m_connect();
    if (!setup) {
        const base::Error error = setup.error();
        QMetaObject::invokeMethod(
            this, [this, task, error] { Q_EMIT failed(task, error); }, Qt::QueuedConnection);
        return false;
    }
    m_connection = setup->connection;
    m_worker = new IncidentWorker(std::move(*setup));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    listen();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->build(); }, Qt::QueuedConnection);
    return true;
}

/// Late answers are dropped here.
void IncidentService::listen()
{
    IncidentWorker *worker = m_worker;
    connect(worker, &IncidentWorker::discovered, this, [this](quint64 wish, const incident::Discovered &found) {
        if (isLatest(Task::Discover, wish))
            Q_EMIT discovered(found);
    });
    connect(worker, &IncidentWorker::listed, this,
            [this](quint64 wish, const incident::IncidentPage &page, bool first) {
                if (isLatest(Task::List, wish))
                    Q_EMIT listed(page, first);
            });
    connect(worker, &IncidentWorker::opened, this, [this](quint64 wish, const ui::IncidentDetail &detail) {
        if (isLatest(Task::Open, wish))
            Q_EMIT opened(detail);
    });
    connect(worker, &IncidentWorker::planned, this, [this](quint64 wish, const ui::PlanView &view) {
        if (isLatest(Task::Plan, wish) || isLatest(Task::Exposure, wish) || isLatest(Task::Copilot, wish))
            Q_EMIT planned(view);
    });
    connect(worker, &IncidentWorker::writing, this, [this](quint64 wish, const incident::Plan &plan) {
        if (isLatest(Task::Write, wish))
            Q_EMIT writing(plan);
    });
    connect(worker, &IncidentWorker::written, this,
            [this](quint64 wish, const incident::Plan &plan, bool whole, const base::Error &error) {
                if (isLatest(Task::Write, wish))
                    Q_EMIT written(plan, whole ? std::nullopt : std::optional(error));
            });
    connect(worker, &IncidentWorker::failed, this, [this](quint64 wish, Task task, const base::Error &error) {
        if (isLatest(task, wish))
            Q_EMIT failed(task, error);
    });
    connect(worker, &IncidentWorker::previewed, this, &IncidentControl::previewed);
    connect(worker, &IncidentWorker::copilotProgressed, this, &IncidentControl::copilotProgressed);
    connect(worker, &IncidentWorker::warned, this, &IncidentControl::warned);
    connect(worker, &IncidentWorker::signInNeeded, this, &IncidentService::signInNeeded);
}

void IncidentService::post(Task task, std::function<void(IncidentWorker &, quint64)> call)
{
    const quint64 wish = ++m_last;
    m_wishes.insert(int(task), wish);
    if (!ensureWorker(task))
        return;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, wish, call = std::move(call)] { call(*worker, wish); }, Qt::QueuedConnection);
}

void IncidentService::discover()
{
    post(Task::Discover, [](IncidentWorker &worker, quint64 wish) { worker.discover(wish); });
}

void IncidentService::list(const incident::Workspace &workspace, const incident::Query &query)
{
    post(Task::List, [=](IncidentWorker &worker, quint64 wish) { worker.list(wish, workspace, query); });
}

void IncidentService::listMore()
{
    post(Task::List, [](IncidentWorker &worker, quint64 wish) { worker.listMore(wish); });
}

void IncidentService::open(const incident::Incident &incident)
{
    for (const Task task : {Task::Plan, Task::Exposure, Task::Copilot})
        m_wishes.remove(int(task)); // of another incident
    post(Task::Open, [=](IncidentWorker &worker, quint64 wish) { worker.open(wish, incident); });
}

void IncidentService::makePlan(const ui::PlanWish &wish)
{
    m_wanted = wish;
    post(Task::Plan, [wish](IncidentWorker &worker, quint64 number) { worker.makePlan(number, wish); });
}

void IncidentService::changePlan(const ui::PlanWish &wish)
{
    m_wanted = wish;
    post(Task::Plan, [wish](IncidentWorker &worker, quint64 number) { worker.changePlan(number, wish); });
}

void IncidentService::write(const incident::Plan &plan)
{
    post(Task::Write, [plan](IncidentWorker &worker, quint64 wish) { worker.write(wish, plan); });
}

void IncidentService::askExposure()
{
    post(Task::Exposure, [](IncidentWorker &worker, quint64 wish) { worker.askExposure(wish); });
}

summary::CopilotSettings IncidentService::copilotSettings(const summary::PromptTemplates &templates) const
{
    summary::CopilotSettings settings;
    const CopilotSwitch wanted = m_copilotSwitch ? m_copilotSwitch() : CopilotSwitch();
    settings.graph = m_connection.graph;
    settings.enabled = wanted.enabled;
    settings.delegated = wanted.delegated;
    settings.limitSeconds = wanted.limitSeconds;
    settings.maximumActors = wanted.maximumActors;
    settings.tlp = base::tlpFromString(m_wanted.tlp);
    settings.templates = templates;
    return settings;
}

void IncidentService::previewPrompt(const summary::PromptTemplates &templates)
{
    if (!m_worker)
        return;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, settings = copilotSettings(templates)] { worker->preview(settings); },
        Qt::QueuedConnection);
}

void IncidentService::askCopilot(const summary::PromptTemplates &templates)
{
    const summary::CopilotSettings settings = copilotSettings(templates);
    post(Task::Copilot, [settings](IncidentWorker &worker, quint64 wish) { worker.askCopilot(wish, settings); });
}

void IncidentService::stop(Task task)
{
    if (m_worker)
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, task] { worker->stop(task); }, Qt::QueuedConnection);
}

} // namespace app
