// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/saved.h"

#include "core/secrets/vault.h"

#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QRegularExpression>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace app {

namespace {

constexpr qint64 maximumCertificateBytes = 1024 * 1024;

class ChosenProxy final : public QNetworkProxyFactory
{
public:
    explicit ChosenProxy(const QUrl &url)
    {
        if (url.isEmpty())
            return;
        m_proxy.setType(url.scheme() == u"socks5" ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy);
        m_proxy.setHostName(url.host());
        m_proxy.setPort(quint16(url.port()));
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QHostAddress address(query.peerHostName());
        const bool local = query.peerHostName() == u"localhost" || (!address.isNull() && address.isLoopback());
        return {local ? QNetworkProxy(QNetworkProxy::NoProxy) : m_proxy};
    }

private:
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy};
};

} // namespace

ConnectionWords wordsFrom(const settings::TenantProfile &profile)
{
    return {profile.tenant, profile.clientId, profile.graphUrl, profile.loginUrl, profile.armUrl};
}

std::optional<settings::TenantProfile> profileFor(const ConnectionWords &options, const ConnectionWords &environment,
                                                  const settings::TenantProfiles &profiles)
{
    const QString tenant = options.tenant.isEmpty() ? environment.tenant : options.tenant;
    const QString clientId = options.clientId.isEmpty() ? environment.clientId : options.clientId;
    return profiles.matching(tenant.trimmed(), clientId.trimmed());
}

bool ownsSecret(const settings::TenantProfile &profile, const Connection &connection)
{
    const base::Result<Connection> saved = resolve({}, {}, wordsFrom(profile));
    return saved && saved->tenant.compare(connection.tenant, Qt::CaseInsensitive) == 0
        && saved->clientId.compare(connection.clientId, Qt::CaseInsensitive) == 0 && saved->login == connection.login;
}

base::Status applySettings(Connection &connection, const settings::Settings &settings)
{
    connection.concurrency = settings.value(QStringLiteral("network/concurrency")).toInt();
    connection.rate = settings.value(QStringLiteral("network/rate")).toDouble();
    if (settings.value(QStringLiteral("network/transport")).toString() == u"single")
        connection.transport = mdti::Transport::Single;
    connection.http2 = settings.value(QStringLiteral("network/http2")).toBool();
    const QString path = settings.value(QStringLiteral("network/caFile")).toString();
    if (path.isEmpty())
        return {};
    const base::Result<QByteArray> certificates = readCertificates(path);
    if (!certificates)
        return base::failure(certificates.error());
    connection.caCertificates = *certificates;
    return {};
}

chain::Options chainDefaults(const settings::Settings &settings)
{
    chain::Options options;
    options.depth = settings.value(QStringLiteral("chain/depth")).toInt();
    options.fanout = settings.value(QStringLiteral("chain/fanout")).toInt();
    const QStringList rules
        = settings.value(QStringLiteral("chain/actorRules")).toString().split(u'\n', Qt::SkipEmptyParts);
    if (!rules.isEmpty())
        options.actorRules = rules;
    return options;
}

ioc::OwnList ownHosts(const settings::Settings &settings)
{
    return ioc::OwnList::fromText(settings.value(QStringLiteral("privacy/ownHosts")).toString());
}

void applyProxy(const settings::Settings &settings)
{
    const QString wanted = settings.value(QStringLiteral("network/proxy")).toString();
    if (wanted == u"system")
        QNetworkProxyFactory::setUseSystemConfiguration(true);
    else
        QNetworkProxyFactory::setApplicationProxyFactory(new ChosenProxy(QUrl(wanted == u"none" ? QString() : wanted)));
}

QByteArray takeEnvironmentSecret()
{
    const QByteArray secret = qgetenv("MDTI_CLIENT_SECRET");
    qunsetenv("MDTI_CLIENT_SECRET");
    return secret;
}

void forbidCoreDumps()
{
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
}

bool looksLikeSecretId(const QString &secret)
{
    static const QRegularExpression guid(
        QStringLiteral("^\\{?[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\}?$"));
    return guid.match(secret.trimmed()).hasMatch();
}

base::Result<QByteArray> readCertificateFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    if (file.size() > secrets::Vault::maximumBytes)
        return base::failure(base::Failure::BadInput, QStringLiteral("%1 is too large for a certificate.").arg(path));
    return file.readAll();
}

base::Result<QByteArray> readCertificates(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    const QByteArray certificates = file.read(maximumCertificateBytes);
    if (!certificates.contains("-----BEGIN CERTIFICATE-----"))
        return base::failure(base::Failure::BadInput, QStringLiteral("%1 holds no PEM certificate.").arg(path));
    return certificates;
}

} // namespace app
