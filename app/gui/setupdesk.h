// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/signinservice.h"
#include "app/gui/tenantsservice.h"
#include "core/casefile/auditlog.h"
#include "core/settings/settings.h"

#include <QPointer>

#include <memory>

namespace theme {
class Strip;
}
namespace ui {
class MainWindow;
class SignInDialog;
struct Parts;
} // namespace ui

namespace app {

class ConnectService;
class RunService;

/// Around the connection of the window: wizard, tenants, settings, audit log, and the line that asks for a sign-in
/// while a run waits. GUI thread.
class SetupDesk : public QObject
{
    Q_OBJECT
public:
    /// All outlive this; this outlives the sessions of `run`.
    SetupDesk(settings::TenantProfiles *profiles, ConnectService *connect, QSettings *layout, QObject *parent = nullptr);
    ~SetupDesk() override;

    void fill(ui::Parts &parts);
    /// Adds its commands and its line; makes the window follow the settings.
    void attach(ui::MainWindow *window, RunService *run);

    settings::Settings *settings() { return &m_settings; }
    SignInService *signIn() { return &m_signIn; } ///< of runs
    ui::TenantsControl *tenants() { return &m_tenants; }
    std::shared_ptr<casefile::AuditLog> audit() const { return m_audit; }

    void openTenants();
    void openAudit();
    void openSignIn();

private:
    void addCommands();
    void followTheme();
    void followSettings();
    void applyChainDefaults();
    void settingChanged(const QString &key);
    void refreshStrip();
    theme::Strip *addNotice(const QString &name);
    void addNotices();
    void refreshNotices();
    void forget(QWidget *parent);

    settings::TenantProfiles *m_profiles;
    ConnectService *m_connect;
    settings::Settings m_settings;
    TenantsService m_tenants;
    SignInService m_signIn;
    std::shared_ptr<casefile::AuditLog> m_audit;
    QString m_auditProblem;
    QPointer<ui::MainWindow> m_window;
    RunService *m_run = nullptr;
    QPointer<theme::Strip> m_strip, m_expiryStrip, m_startExpiryStrip, m_memoryStrip; ///< the window's
    QString m_expiryTold; ///< closed by the user
    bool m_memoryTold = false;
    QPointer<ui::SignInDialog> m_dialog;
    bool m_stale = false; ///< the session was made with other settings
};

} // namespace app
