// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "app/session.h"
#include "core/base/result.h"
#include "core/settings/tenantprofiles.h"

#include <QCommandLineParser>

#include <memory>
#include <optional>

namespace sampletenant {
class ServerThread;
}

namespace cli {

/// Options every command shares that talks to the service: --sample, --tenant, --client-id, --graph-url, --login-url,
/// --arm-url, --ca-file, --concurrency, --rate, --transport.
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

    const app::Connection &connection() const { return m_connection; }
    /// With tokens from the secret that prepare() found.
    app::SessionSetup setup() const;
    sampletenant::ServerThread *sample() const { return m_sample.get(); }

private:
    base::Status prepareSample(const QCommandLineParser &parser);
    base::Status applyLimits(const QCommandLineParser &parser);
    base::Status takeKeptSecret(const std::optional<settings::TenantProfile> &profile);

    app::Connection m_connection;
    QByteArray m_secret;
    std::unique_ptr<sampletenant::ServerThread> m_sample;
};

} // namespace cli
