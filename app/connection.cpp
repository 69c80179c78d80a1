// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/connection.h"

#include <QHostAddress>

namespace app {

namespace {

QString firstOf(const QString &a, const QString &b, const QString &c)
{
    return !a.isEmpty() ? a : !b.isEmpty() ? b : c;
}

base::Status setOrigin(QUrl &target, const QString &text, const char *what)
{
    if (text.isEmpty())
        return {};
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const auto refuse = [&](const QString &why) {
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("The %1 URL %2 is not usable: %3.").arg(QLatin1String(what), text, why));
    };
    if (!url.isValid() || url.host().isEmpty())
        return refuse(QStringLiteral("it is no URL"));
    if (url.scheme() != u"https" && !(url.scheme() == u"http" && isLoopback(url)))
        return refuse(QStringLiteral("it must begin with https:// (http:// is for this computer only)"));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() || (url.path() != u"/" && !url.path().isEmpty()))
        return refuse(QStringLiteral("it must be scheme, host and port only"));
    target = url.adjusted(QUrl::RemovePath);
    return {};
}

} // namespace

bool isLoopback(const QUrl &url)
{
    const QHostAddress address(url.host());
    return url.host() == u"localhost" || (!address.isNull() && address.isLoopback());
}

bool Connection::isLocal() const
{
    return sample || isLoopback(graph);
}

ConnectionWords wordsFrom(const QProcessEnvironment &environment)
{
    return {environment.value(QStringLiteral("MDTI_TENANT_ID")), environment.value(QStringLiteral("MDTI_CLIENT_ID")),
            environment.value(QStringLiteral("MDTI_GRAPH_URL")), environment.value(QStringLiteral("MDTI_LOGIN_URL")),
            environment.value(QStringLiteral("MDTI_ARM_URL"))};
}

base::Result<Connection> resolve(const ConnectionWords &options, const ConnectionWords &environment,
                                 const ConnectionWords &saved)
{
    Connection connection;
    connection.tenant = firstOf(options.tenant, environment.tenant, saved.tenant).trimmed();
    connection.clientId = firstOf(options.clientId, environment.clientId, saved.clientId).trimmed();
    const auto graph = setOrigin(connection.graph, firstOf(options.graphUrl, environment.graphUrl, saved.graphUrl), "Graph");
    const auto login = setOrigin(connection.login, firstOf(options.loginUrl, environment.loginUrl, saved.loginUrl), "login");
    const auto arm = setOrigin(connection.arm, firstOf(options.armUrl, environment.armUrl, saved.armUrl), "ARM");
    for (const base::Status &status : {graph, login, arm}) {
        if (!status)
            return base::failure(status.error());
    }
    return connection;
}

} // namespace app
