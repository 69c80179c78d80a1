// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/settings.h"
#include "ui/dialogs/tenantscontrol.h"

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace app {

class ConnectService;

/// The saved tenants of the window. GUI thread.
class TenantsService final : public ui::TenantsControl
{
    Q_OBJECT
public:
    /// All outlive this. `layout`: where the window keeps its own.
    TenantsService(settings::TenantProfiles *profiles, settings::Settings *settings, ConnectService *connect,
                   QSettings *layout, QObject *parent = nullptr);

    QList<settings::TenantProfile> tenants() const override { return m_profiles->all(); }
    QString inUse() const override;
    QString secretStore() const override;
    void use(const QString &id) override;
    void rename(const QString &id, const QString &name) override;
    void remove(const QString &id) override;
    void forgetEverything() override;

private:
    void told(const base::Status &status);
    void forgetNext(QStringList ids, base::Status soFar);
    void forgetRest(base::Status all); ///< what is not of one tenant; tells how all of it went

    settings::TenantProfiles *m_profiles;
    settings::Settings *m_settings;
    ConnectService *m_connect;
    QSettings *m_layout;
};

} // namespace app
