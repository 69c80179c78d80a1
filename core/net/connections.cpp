// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/connections.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QSslCertificate>

#include <algorithm>
#include <iterator>

namespace net {

QByteArray originOf(const QUrl &url)
{
    const QString scheme = url.scheme();
    const bool https = scheme == QLatin1String("https");
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()
        || (!https && scheme != QLatin1String("http")))
        return {};
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    return scheme.toLatin1() + "://" + host.toLatin1() + ':' + QByteArray::number(url.port(https ? 443 : 80));
}

bool isProtected(const QUrl &url)
{
    if (url.scheme() == QLatin1String("https"))
        return true;
    const QString host = url.host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QSslConfiguration tlsTrusting(const QByteArray &pem)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (pem.isEmpty())
        return configuration;
    // Adding any certificate ends the loading of the system's on demand, so they have to be named as well. Reading them takes
    // a fifth of a second, hence once per process.
    static const QList<QSslCertificate> system = QSslConfiguration::systemCaCertificates();
    configuration.setCaCertificates(system + QSslCertificate::fromData(pem, QSsl::Pem));
    return configuration;
}

void useSystemProxy()
{
    QNetworkProxyFactory::setUseSystemConfiguration(true);
}

Connections::Connections(int maximumManagers, bool http2, QObject *parent)
    : QObject(parent)
    , m_maximumManagers(std::max(1, maximumManagers))
    , m_http2(http2)
{
}

Connections::~Connections() = default;

Connections::Origin &Connections::origin(const QByteArray &key, bool encrypted)
{
    const auto found = m_origins.find(key);
    if (found != m_origins.end())
        return *found;
    Origin made;
    made.protocol = encrypted && m_http2 ? Protocol::Unknown : Protocol::Http1;
    return *m_origins.insert(key, made);
}

QNetworkAccessManager *Connections::manager(int index)
{
    while (int(m_managers.size()) <= index) {
        auto made = std::make_unique<QNetworkAccessManager>();
        made->setAutoDeleteReplies(false);
        made->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        m_managers.push_back(std::move(made));
    }
    return m_managers[size_t(index)].get();
}

std::optional<Connections::Slot> Connections::take(const QUrl &url)
{
    const QByteArray key = originOf(url);
    Origin &at = origin(key, url.scheme() == QLatin1String("https"));
    int index = 0;
    if (at.protocol != Protocol::Http2) {
        const int reach = at.protocol == Protocol::Unknown ? 1 : m_maximumManagers;
        while (index < reach && index < at.inUse.size() && at.inUse.at(index) >= connectionsPerManager)
            ++index;
        if (index == reach)
            return {};
    }
    while (at.inUse.size() <= index)
        at.inUse.append(0);
    ++at.inUse[index];
    return Slot{key, index, manager(index)};
}

void Connections::give(const Slot &slot)
{
    --m_origins[slot.origin].inUse[slot.index];
}

void Connections::change(int maximumManagers, bool http2, bool anew)
{
    m_maximumManagers = std::max(1, maximumManagers);
    if (anew)
        std::move(m_managers.begin(), m_managers.end(), std::back_inserter(m_former));
    if (anew)
        m_managers.clear();
    if (!anew && http2 == m_http2)
        return;
    m_http2 = http2;
    for (auto at = m_origins.begin(); at != m_origins.end(); ++at)
        at->protocol = http2 && at.key().startsWith("https:") ? Protocol::Unknown : Protocol::Http1;
}

bool Connections::learn(const QByteArray &origin, bool http2)
{
    Origin &at = m_origins[origin];
    const Protocol protocol = http2 ? Protocol::Http2 : Protocol::Http1;
    return std::exchange(at.protocol, protocol) != protocol;
}

} // namespace net
