// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/doctor.h"
#include "app/gui/signinservice.h"
#include "app/signin.h"
#include "core/secrets/sessionvault.h"
#include "core/settings/tenantprofiles.h"
#include "ui/dialogs/connectcontrol.h"

#include <QThreadPool>

#include <memory>
#include <optional>

namespace app {

/// Checks and keeps the tenant of the window: profile in the settings, secret in the vault. The environment decides
/// over the saved words, as on the command line. GUI thread.
class ConnectService final : public ui::ConnectControl
{
    Q_OBJECT
public:
    /// `profiles` outlives this. Takes MDTI_CLIENT_SECRET out of the environment.
    explicit ConnectService(settings::TenantProfiles *profiles, QObject *parent = nullptr);
    ~ConnectService() override;

    /// Where secrets are kept from now on; outlives this. Null: memory, until the program ends.
    void setVault(secrets::Vault *vault);
    secrets::Vault *vault() const { return m_vault; }
    /// What the tenant in use signs in with goes with the program.
    bool keepsInMemory() const { return m_hasSecret && m_vault == &m_memory; }
    /// Of the sessions that setup() is for; may be null.
    void setAudit(std::shared_ptr<casefile::AuditLog> audit) { m_audit = std::move(audit); }
    /// Where a person signs in during a run; outlives the sessions.
    void setDesk(SignInDesk *desk) { m_desk = desk; }
    /// Reads whether the saved tenant has a secret; changed() tells.
    void refresh();

    Entry known() const override;
    bool hasKeptSecret(const Entry &entry) const override;
    QString secretStore() const override { return m_vault->name(); }
    QString secretProblem(const QString &secret) const override;
    void readCertificate(const QString &path, const QString &password) override;
    void check(const Entry &entry) override;
    void stopChecking() override;
    SignInService *signIn() override { return &m_signIn; }
    void save(const Entry &entry) override;

    /// Of the tenant that runs would ask now; empty when there is none or its secret is not there.
    QString tenantName() const;
    /// Until when the secret or certificate is good that is kept and that runs would use now.
    Expiry expiry() const;
    /// How to connect, with the secret asked of the vault when it is needed; SignIn with the remedy when nothing is set
    /// up.
    base::Result<SessionSetup> setup() const;
    /// Whether the tenant that would be asked now is asked as a person; a secret of the environment is an application's.
    bool isForPerson() const;

Q_SIGNALS:
    void changed();
    void switched(); ///< another saved tenant is used, or none

private:
    struct Certificate
    {
        QString path, password;
        QByteArray bytes; ///< empty: not good
        QDate until; ///< its last day
    };
    Expiry expiryOf(const Entry &entry) const;
    base::Result<Connection> connectionFor(const Entry &entry) const;
    std::optional<settings::TenantProfile> profileOf(const Entry &entry) const;
    /// Puts what was typed into the draft and says where the sign-in finds what it needs.
    SignInSource sourceFor(const Entry &entry, const Connection &connection);
    static QString draftName(const Entry &entry);
    static bool isTyped(const Entry &entry);
    base::Result<QString> saveProfile(const Entry &entry);
    /// From the draft into the vault, one after the other.
    void keep(const QString &draft, const QString &id, QList<secrets::Kind> kinds, secrets::DoneHandler ended);

    settings::TenantProfiles *m_profiles;
    secrets::SessionVault m_memory;
    secrets::SessionVault m_draft; ///< of the wizard, until it is saved
    secrets::Vault *m_vault = &m_memory;
    SignInService m_signIn; ///< of the wizard
    SignInDesk *m_desk = nullptr;
    std::shared_ptr<casefile::AuditLog> m_audit;
    std::unique_ptr<Doctor> m_doctor;
    QByteArray m_environmentSecret;
    Certificate m_certificate; ///< the one read last
    quint64 m_latestRead = 0;
    bool m_hasSecret = false;
    QThreadPool m_pool;
};

} // namespace app
