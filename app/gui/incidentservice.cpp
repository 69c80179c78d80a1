// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/incidentservice.h"

#include "app/gui/incidentworker.h"
#include "core/base/tlp.h"

#include <tuple>

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

void IncidentService::leaveCase()
{
    m_keptWriting.reset();
    Q_EMIT caseLeft();
}

void IncidentService::dropWorker()
{
    m_wishes.clear();
    m_underWay.clear();
    m_keptWriting.reset();
    m_stale = false;
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

bool IncidentService::takeAnswer(Task task, quint64 wish)
{
    if (!isLatest(task, wish))
        return false;
    m_underWay.remove(int(task));
    if (m_stale && m_underWay.isEmpty())
        QMetaObject::invokeMethod(this, &IncidentService::renew, Qt::QueuedConnection);
    return true;
}

void IncidentService::renew()
{
    m_stale = m_worker && !m_underWay.isEmpty();
    if (m_stale || !m_worker)
        return;
    base::Result<SessionSetup> setup = m_connect();
    if (!setup) {
        letGo(); // whoever asks next is told why
        return;
    }
    m_connection = setup->connection;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, setup = std::move(*setup)] { worker->rebuild(setup); }, Qt::QueuedConnection);
}

void IncidentService::reconsider()
{
    const auto whose = [](const Connection &one) {
        return std::tie(one.name, one.tenant, one.clientId, one.login, one.graph, one.arm, one.sample);
    };
    const base::Result<SessionSetup> setup = m_worker ? m_connect() : base::Result<SessionSetup>(base::failure(base::Error{}));
    if (setup && whose(setup->connection) == whose(m_connection))
        renew();
    else
        letGo();
}

/// Late answers are dropped here.
void IncidentService::listen()
{
    IncidentWorker *worker = m_worker;
    connect(worker, &IncidentWorker::discovered, this, [this](quint64 wish, const incident::Discovered &found) {
        if (takeAnswer(Task::Discover, wish))
            Q_EMIT discovered(found);
    });
    connect(worker, &IncidentWorker::listed, this,
            [this](quint64 wish, const incident::IncidentPage &page, bool first) {
                if (takeAnswer(Task::List, wish))
                    Q_EMIT listed(page, first);
            });
    connect(worker, &IncidentWorker::opened, this, [this](quint64 wish, const ui::IncidentDetail &detail) {
        if (takeAnswer(Task::Open, wish))
            Q_EMIT opened(detail);
    });
    connect(worker, &IncidentWorker::planned, this, [this](quint64 wish, const ui::PlanView &view) {
        if (takeAnswer(Task::Plan, wish) || takeAnswer(Task::Exposure, wish) || takeAnswer(Task::Copilot, wish))
            Q_EMIT planned(view);
    });
    connect(worker, &IncidentWorker::failed, this, [this](quint64 wish, Task task, const base::Error &error) {
        if (takeAnswer(task, wish))
            Q_EMIT failed(task, error);
    });
    listenToWriting();
    connect(worker, &IncidentWorker::previewed, this, &IncidentControl::previewed);
    connect(worker, &IncidentWorker::copilotProgressed, this, &IncidentControl::copilotProgressed);
    connect(worker, &IncidentWorker::warned, this, &IncidentControl::warned);
    connect(worker, &IncidentWorker::signInNeeded, this, &IncidentService::signInNeeded);
}

void IncidentService::listenToWriting()
{
    IncidentWorker *worker = m_worker;
    connect(worker, &IncidentWorker::writing, this, [this](quint64 wish, const incident::Plan &plan) {
        if (!isLatest(Task::Write, wish))
            return;
        keepProgress(plan);
        Q_EMIT writing(plan);
    });
    connect(worker, &IncidentWorker::written, this,
            [this](quint64 wish, const incident::Plan &plan, bool whole, const base::Error &error) {
                if (!takeAnswer(Task::Write, wish))
                    return;
                keepProgress(plan);
                m_keptWriting.reset();
                Q_EMIT written(plan, whole ? std::nullopt : std::optional(error));
            });
    connect(worker, &IncidentWorker::readAfterWriting, this, &IncidentControl::readAfterWriting);
}

void IncidentService::keepProgress(const incident::Plan &plan)
{
    if (!m_keptWriting)
        return;
    m_keptWriting->plan = plan;
    keep(*m_keptWriting);
}

void IncidentService::post(Task task, std::function<void(IncidentWorker &, quint64)> call)
{
    const quint64 wish = ++m_last;
    m_wishes.insert(int(task), wish);
    if (!ensureWorker(task))
        return;
    m_underWay.insert(int(task));
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
    for (const Task task : {Task::Plan, Task::Exposure, Task::Copilot}) { // of another incident
        m_wishes.remove(int(task));
        m_underWay.remove(int(task));
    }
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

/// What is to be done is on disk before the first of it is done.
void IncidentService::write(const incident::KeptPlan &plan)
{
    const quint64 wish = ++m_last;
    m_wishes.insert(int(Task::Write), wish);
    const auto begin = [this, wanted = plan.plan, wish] {
        if (isLatest(Task::Write, wish)) // the tenant is still the same
            post(Task::Write, [wanted](IncidentWorker &worker, quint64 number) { worker.write(number, wanted); });
    };
    m_keptWriting = plan;
    m_keptWriting->kept = QDateTime::currentDateTimeUtc();
    if (m_shelf.put)
        m_shelf.put(*m_keptWriting, begin);
    else
        begin();
}

void IncidentService::keep(const incident::KeptPlan &plan)
{
    if (!m_shelf.put)
        return;
    incident::KeptPlan kept = plan;
    kept.kept = QDateTime::currentDateTimeUtc();
    m_shelf.put(kept, [] {});
}

std::optional<incident::KeptPlan> IncidentService::keptPlan(const QString &target) const
{
    return m_shelf.find ? m_shelf.find(target) : std::nullopt;
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
