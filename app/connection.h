// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/mdti/api.h"

#include <QByteArray>
#include <QHash>
#include <QProcessEnvironment>
#include <QString>
#include <QUrl>

namespace app {

/// Where the service is and who asks. No secret in here.
struct Connection
{
    QString name; ///< of the saved profile, "sample" for the embedded tenant
    QString tenant; ///< directory id or verified domain
    QString clientId;
    QUrl login = QUrl(QStringLiteral("https://login.microsoftonline.com"));
    QUrl graph = QUrl(QStringLiteral("https://graph.microsoft.com"));
    QUrl arm = QUrl(QStringLiteral("https://management.azure.com"));
    QByteArray caCertificates; ///< PEM of --ca-file
    int concurrency = 0; ///< most requests at once; 0 = as the governor finds
    double rate = 0; ///< requests a second; 0 = no own limit
    mdti::Transport transport = mdti::Transport::Batch;
    bool http2 = true;
    bool sample = false;

    /// The service runs on this computer: documentation space may be sent there, and nothing is cached across runs.
    bool isLocal() const;
};

/// What options, environment and the saved profile say, each empty when it says nothing; in that order of precedence
/// (design section 4).
struct ConnectionWords
{
    QString tenant, clientId, graphUrl, loginUrl, armUrl;
};

/// MDTI_TENANT_ID, MDTI_CLIENT_ID, MDTI_GRAPH_URL, MDTI_LOGIN_URL, MDTI_ARM_URL.
ConnectionWords wordsFrom(const QProcessEnvironment &environment);
/// BadInput with a sentence when a URL is neither https nor loopback, or carries a path, query or user name.
base::Result<Connection> resolve(const ConnectionWords &options, const ConnectionWords &environment,
                                 const ConnectionWords &saved);
bool isLoopback(const QUrl &url);

} // namespace app
