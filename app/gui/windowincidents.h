// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/incidentservice.h"
#include "ui/incidents/incidentspage.h"
#include "ui/shell/mainwindow.h"

#include <QObject>
#include <QPointer>

namespace settings {
class Settings;
}
namespace ui {
struct Parts;
} // namespace ui

namespace app {

class CaseService;
class ConnectService;
class RunService;

/// The incidents of the window: page, service, and what leads from one to the other. GUI thread.
class WindowIncidents : public QObject
{
    Q_OBJECT
public:
    /// All outlive this.
    WindowIncidents(RunService *run, CaseService *cases, ConnectService *tenant, settings::Settings *settings,
                    QObject *parent = nullptr);
    ~WindowIncidents() override;

    void fill(ui::Parts &parts);
    void attach(ui::MainWindow *window);

    IncidentService *service() { return &m_service; }
    ui::IncidentsPage *page() const { return m_page; }

private:
    void show();
    void keepPlansIn(CaseService *cases);

    settings::Settings *m_settings;
    IncidentService m_service;
    QString m_tenant; ///< kind and name of the one the service asks
    QPointer<ui::IncidentsPage> m_page;
    QPointer<ui::MainWindow> m_window;
};

} // namespace app
