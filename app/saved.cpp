// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/saved.h"

#include <QFile>
#include <QRegularExpression>

namespace app {

namespace {

constexpr qint64 maximumCertificateBytes = 1024 * 1024;

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

bool looksLikeSecretId(const QString &secret)
{
    static const QRegularExpression guid(
        QStringLiteral("^\\{?[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\}?$"));
    return guid.match(secret.trimmed()).hasMatch();
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
