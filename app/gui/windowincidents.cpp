// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/windowincidents.h"

#include "app/gui/caseservice.h"
#include "app/gui/connectservice.h"
#include "app/gui/runservice.h"
#include "app/triage.h"
#include "core/settings/settings.h"
#include "ui/incidents/incidentlist.h"

#include <QSettings>

namespace app {

WindowIncidents::WindowIncidents(RunService *run, CaseService *cases, ConnectService *tenant,
                                 settings::Settings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_service([run] { return run->sessionSetup(); })
{
    m_service.setHasTenant([run] { return run->tenant().kind != ui::RunControl::Tenant::None; });
    m_service.setCopilot([run, tenant, settings] {
        IncidentService::CopilotSwitch copilot;
        copilot.enabled = run->sampleInUse() || settings->value(QStringLiteral("incidents/copilot")).toBool();
        copilot.delegated = run->sampleInUse() || tenant->isForPerson();
        copilot.limitSeconds = settings->value(QStringLiteral("incidents/copilotSeconds")).toInt();
        copilot.maximumActors = settings->value(QStringLiteral("incidents/copilotActors")).toInt();
        return copilot;
    });
    // What is told about a tenant changes more often than the tenant does.
    connect(run, &RunService::tenantChanged, this, [this, run] {
        const ui::RunControl::TenantInfo now = run->tenant();
        const QString name = QStringLiteral("%1 %2").arg(int(now.kind)).arg(now.name);
        if (std::exchange(m_tenant, name) != name)
            m_service.reconsider();
    });
    // Who reaches the tenant another way from now on must not go on with the old one.
    connect(settings, &settings::Settings::changed, &m_service, [this](const QString &key) {
        if (key.startsWith(QStringLiteral("network/")) || key.startsWith(QStringLiteral("privacy/")))
            m_service.renew();
    });
    keepPlansIn(cases);
    connect(tenant, &ConnectService::saved, &m_service, &IncidentService::letGo);
    connect(tenant, &ConnectService::switched, &m_service, &IncidentService::letGo);
}

WindowIncidents::~WindowIncidents() = default;

void WindowIncidents::keepPlansIn(CaseService *cases)
{
    IncidentService::Shelf shelf;
    shelf.put = [cases](const incident::KeptPlan &plan, const std::function<void()> &then) {
        cases->keepPlan(packed(plan), then);
    };
    shelf.find = [cases](const QString &target) { return unpacked(cases->keptPlan(target)); };
    m_service.setShelf(shelf);
    connect(cases, &CaseService::left, &m_service, &IncidentService::leaveCase);
}

void WindowIncidents::fill(ui::Parts &parts)
{
    parts.incidents = [this](ui::Workspace *workspace, QWidget *parent) -> QWidget * {
        m_page = new ui::IncidentsPage(workspace, &m_service, parent);
        m_page->setMinScore(m_settings->value(QStringLiteral("incidents/minScore")).toInt());
        m_page->setQuestions(copilotQuestions(*m_settings));
        connect(m_page, &ui::IncidentsPage::questionsAsked, this,
                [this](const summary::PromptTemplates &questions) { keepCopilotQuestions(*m_settings, questions); });
        connect(m_settings, &settings::Settings::changed, m_page,
                [this] { m_page->setQuestions(copilotQuestions(*m_settings)); });
        // Which workspace was looked at is a matter of the window, not of the tenant's settings.
        const auto key = QStringLiteral("window/incidentWorkspace");
        m_page->list()->preferWorkspace(QSettings().value(key).toString());
        connect(m_page->list(), &ui::IncidentList::workspaceChosen, this,
                [key](const QString &id) { QSettings().setValue(key, id); });
        return m_page;
    };
    parts.takeFromIncident = [this](QWidget *) {
        const bool shown = m_page && m_page->isVisible();
        show();
        if (shown)
            m_page->investigate();
    };
    parts.writeToIncident = [this](QWidget *) {
        show();
        m_page->showPlan();
    };
}

void WindowIncidents::attach(ui::MainWindow *window)
{
    m_window = window;
    connect(m_page, &ui::IncidentsPage::said, window, &ui::MainWindow::say);
    connect(m_page, &ui::IncidentsPage::investigateWanted, window, &ui::MainWindow::investigate);
    connect(m_page, &ui::IncidentsPage::connectWanted, window->actions()[ui::Actions::Connect], &QAction::trigger);
}

void WindowIncidents::show()
{
    m_window->actions()[ui::Actions::ShowIncidents]->trigger();
}

} // namespace app
