// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSettings>

#include <memory>

namespace ui {
class MainWindow;
class Workspace;
} // namespace ui
namespace graph {
class LayoutService;
}

namespace secrets {
class Keychain;
}
namespace settings {
class TenantProfiles;
}

namespace app {

class CaseService;
class ConnectService;
class ExportService;
class RunService;
class SetupDesk;
class WindowIncidents;

/// Makes the services of the desktop program in order, hands them to the window, and takes them down in reverse.
class Desktop : public QObject
{
    Q_OBJECT
public:
    explicit Desktop(QObject *parent = nullptr);
    ~Desktop() override;

    ui::MainWindow *window() const { return m_window.get(); }
    ui::Workspace *workspace() const { return m_workspace.get(); }
    RunService *run() const { return m_run.get(); }
    CaseService *cases() const { return m_cases.get(); }
    ConnectService *connecting() const { return m_connect.get(); }
    SetupDesk *setup() const { return m_setup.get(); }
    WindowIncidents *incidents() const { return m_incidents.get(); }
    ExportService *exports() const { return m_export.get(); }

private:
    void connectTenant();

    QSettings m_settings;
    std::unique_ptr<ui::Workspace> m_workspace;
    std::unique_ptr<graph::LayoutService> m_layout;
    std::unique_ptr<settings::TenantProfiles> m_profiles;
    std::unique_ptr<secrets::Keychain> m_keychain;
    std::unique_ptr<ConnectService> m_connect;
    std::unique_ptr<SetupDesk> m_setup;
    std::unique_ptr<RunService> m_run;
    std::unique_ptr<CaseService> m_cases;
    std::unique_ptr<ExportService> m_export;
    std::unique_ptr<WindowIncidents> m_incidents;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace app
