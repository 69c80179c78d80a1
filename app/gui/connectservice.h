// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/doctor.h"
#include "core/secrets/sessionvault.h"
#include "core/settings/tenantprofiles.h"
#include "ui/dialogs/connectcontrol.h"

#include <memory>
#include <optional>

namespace app {

/// Checks and keeps the tenant of the window: profile in the settings, secret in the vault. The environment decides
/// over the saved words, as on the command line. GUI thread.
class ConnectService final : public ui::ConnectControl
{
    Q_OBJECT
public:
    /// `profiles` outlives this.
    explicit ConnectService(settings::TenantProfiles *profiles, QObject *parent = nullptr);
    ~ConnectService() override;

    /// Where secrets are kept from now on; outlives this. Null: memory, until the program ends.
    void setVault(secrets::Vault *vault);
    /// Reads whether the saved tenant has a secret; changed() tells.
    void refresh();

    Entry known() const override;
    bool hasKeptSecret(const Entry &entry) const override;
    QString secretStore() const override { return m_vault->name(); }
    QString secretProblem(const QString &secret) const override;
    void check(const Entry &entry) override;
    void stopChecking() override;
    void save(const Entry &entry) override;

    /// Of the tenant that runs would ask now; empty when there is none or its secret is not there.
    QString tenantName() const;
    /// How to connect, with the secret asked of the vault when it is needed; SignIn with the remedy when nothing is set
    /// up.
    base::Result<SessionSetup> setup() const;

Q_SIGNALS:
    void changed();

private:
    base::Result<Connection> connectionFor(const Entry &entry) const;
    std::optional<settings::TenantProfile> profileOf(const Entry &entry) const;
    std::function<std::unique_ptr<net::TokenSource>(const Connection &, base::Clock *)>
    keptTokens(const QString &id) const;

    settings::TenantProfiles *m_profiles;
    secrets::SessionVault m_memory;
    secrets::Vault *m_vault = &m_memory;
    std::unique_ptr<Doctor> m_doctor;
    bool m_hasSecret = false;
};

} // namespace app
