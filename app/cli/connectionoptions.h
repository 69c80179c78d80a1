// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "app/session.h"
#include "core/base/result.h"
#include "core/secrets/sessionvault.h"
#include "core/settings/tenantprofiles.h"

#include <QCommandLineParser>

#include <memory>
#include <optional>

namespace sampletenant {
class ServerThread;
}

namespace app {
class SignInDesk;
}
namespace secrets {
class Keychain;
}

namespace cli {

/// Options every command shares that talks to the service: --sample, --tenant, --client-id, --sign-in, --graph-url,
/// --login-url, --arm-url, --ca-file, --concurrency, --rate, --transport.
void addConnectionOptions(QCommandLineParser &parser);

/// A connection that is ready to be used: the embedded tenant is running when --sample asks for it.
class ReadyConnection
{
public:
    ReadyConnection();
    ~ReadyConnection();
    /// BadInput for unusable values; SignIn when tenant, client id or secret are missing (with the remedy).
    /// `needsService` false: offline, no secret is looked for.
    base::Status prepare(const QCommandLineParser &parser, bool needsService);

    /// On standard error, when the secret or certificate ends within weeks.
    void remindOfExpiry() const;

    const app::Connection &connection() const { return m_connection; }
    /// With tokens from what prepare() found. A user who has to sign in is told how on standard error.
    app::SessionSetup setup() const;
    /// A person signs in, as opposed to the app itself.
    bool asUser() const;
    settings::SignInWay way() const { return m_way; }
    /// Names and ranges of the user's own, never sent.
    const ioc::OwnList &own() const { return m_own; }
    sampletenant::ServerThread *sample() const { return m_sample.get(); }

private:
    base::Status prepareSample(const QCommandLineParser &parser);
    base::Status applyLimits(const QCommandLineParser &parser);
    base::Status prepareSignIn(const QCommandLineParser &parser, const std::optional<settings::TenantProfile> &profile);
    base::Status takeKeptSecret(const std::optional<settings::TenantProfile> &profile);
    base::Status takeKeptCertificate(const std::optional<settings::TenantProfile> &profile);
    void prepareUser(const std::optional<settings::TenantProfile> &profile);
    void openAudit();

    app::Connection m_connection;
    settings::SignInWay m_way = settings::SignInWay::Secret;
    app::Expiry m_expiry;
    QByteArray m_secret;
    secrets::SessionVault m_memory;
    std::unique_ptr<secrets::Keychain> m_keychain;
    secrets::Vault *m_vault = &m_memory;
    QString m_profile = QStringLiteral("session"); ///< the name in m_vault
    std::unique_ptr<app::SignInDesk> m_desk;
    ioc::OwnList m_own;
    std::shared_ptr<casefile::AuditLog> m_audit;
    mutable app::Accounts m_accounts;
    std::unique_ptr<sampletenant::ServerThread> m_sample;
};

} // namespace cli
