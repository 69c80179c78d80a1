// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/doctor.h"

#include <QLocale>
#include <QRegularExpression>

namespace app {

namespace {

constexpr qint64 toleratedClockMs = 5 * 60 * 1000; // tokens are refused beyond that

const QString permissionRemedy
    = QStringLiteral("Ask an administrator to grant ThreatIntelligence.Read.All (application) with admin consent. The tenant "
                     "needs a Defender XDR or Sentinel licence (older tenants: MDTI Premium and the API add-on).");

QString remedyFor(const base::Error &error)
{
    switch (error.kind) {
    case base::Failure::TlsUntrusted:
        return QStringLiteral("A proxy may open TLS. Ask for its CA file and give it with --ca-file.");
    case base::Failure::Network:
    case base::Failure::Timeout:
        return QStringLiteral("Check the network and the proxy settings of the system.");
    case base::Failure::Forbidden:
    case base::Failure::Unauthorised:
        return permissionRemedy;
    case base::Failure::Service:
    case base::Failure::BadReply:
        return QStringLiteral("The service answers with errors. Where this lasts, the licence may be missing: the tenant needs a "
                              "Defender XDR or Sentinel licence (older tenants: MDTI Premium and the API add-on).");
    case base::Failure::RateLimited:
        return QStringLiteral("The service is too busy just now. Try again in some minutes.");
    default:
        return {};
    }
}

bool isGuid(const QString &text)
{
    static const QRegularExpression guid(
        QStringLiteral("^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$"));
    return guid.match(text).hasMatch();
}

} // namespace

Doctor::Doctor(SessionSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
{
    const Connection &connection = m_setup.connection;
    if (m_setup.makeTokens)
        m_tokens = m_setup.makeTokens(connection, &m_clock);
    net::ClientSettings settings;
    settings.allowedOrigins = {connection.graph, connection.arm};
    settings.startWidth = 1;
    settings.http2 = connection.http2;
    settings.caCertificates = connection.caCertificates;
    m_client = std::make_unique<net::Client>(settings, m_tokens.get(), &m_clock);
    mdti::ApiSettings api;
    api.graph = connection.graph;
    api.transport = mdti::Transport::Single;
    api.allowDocumentation = connection.isLocal();
    m_api = std::make_unique<mdti::Api>(api, m_client.get(), nullptr, &m_clock);
}

Doctor::~Doctor() = default;

void Doctor::good(const QString &name, const QString &sentence)
{
    Q_EMIT checked({name, Check::State::Good, sentence, {}});
}

void Doctor::bad(const QString &name, const base::Error &error, const QString &remedy)
{
    Q_EMIT checked({name, Check::State::Bad, error.detail, remedy});
    Q_EMIT finished(error);
}

void Doctor::start()
{
    checkIds();
}

void Doctor::checkIds()
{
    const Connection &connection = m_setup.connection;
    if (!connection.isLocal() && !isGuid(connection.tenant) && !connection.tenant.contains(u'.')) {
        bad(QStringLiteral("Tenant"),
            {base::Failure::SignIn, QStringLiteral("“%1” is neither a directory id nor a domain.").arg(connection.tenant), 0, {}, {}},
            QStringLiteral("Take the directory (tenant) id from the overview page of the app registration."));
        return;
    }
    good(QStringLiteral("Tenant"), connection.tenant);
    if (!connection.isLocal() && !isGuid(connection.clientId)) {
        bad(QStringLiteral("Application"),
            {base::Failure::SignIn, QStringLiteral("“%1” is no application id.").arg(connection.clientId), 0, {}, {}},
            QStringLiteral("Take the application (client) id from the overview page of the app registration."));
        return;
    }
    good(QStringLiteral("Application"), connection.clientId);
    checkSignIn();
}

void Doctor::checkSignIn()
{
    m_tokens->token(net::Resource::Graph, [this](const base::Result<net::Token> &token) {
        if (!token) {
            bad(QStringLiteral("Sign-in"), token.error(), remedyFor(token.error()));
            return;
        }
        good(QStringLiteral("Sign-in"), QStringLiteral("A token was issued by %1.").arg(m_setup.connection.login.host()));
        checkProfiles();
    });
}

void Doctor::checkProfiles()
{
    net::Request request;
    request.url = m_setup.connection.graph;
    request.url.setPath(QStringLiteral("/v1.0/security/threatIntelligence/intelProfiles"));
    request.url.setQuery(QStringLiteral("$top=1"));
    request.priority = net::Priority::Foreground;
    m_client->send(std::move(request), [this](const base::Result<net::Reply> &reply) {
        if (!reply) {
            bad(QStringLiteral("Threat intelligence"), reply.error(), remedyFor(reply.error()));
            return;
        }
        checkClock(*reply);
        good(QStringLiteral("Permission"), QStringLiteral("Intelligence profiles can be read."));
        checkReputation();
    });
}

void Doctor::checkClock(const net::Reply &reply)
{
    const QDateTime theirs = QLocale::c().toDateTime(QString::fromLatin1(reply.header("date")).section(u' ', 0, 4),
                                                     QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    if (!theirs.isValid()) {
        Q_EMIT checked({QStringLiteral("Clock"), Check::State::Skipped,
                        QStringLiteral("Not compared: the service sent no date."), {}});
        return;
    }
    const QDateTime utc(theirs.date(), theirs.time(), Qt::UTC);
    const qint64 off = m_clock.now().msecsTo(utc);
    if (std::abs(off) <= toleratedClockMs)
        good(QStringLiteral("Clock"), QStringLiteral("Right to within %1 s.").arg(std::max<qint64>(1, std::abs(off) / 1000)));
    else
        Q_EMIT checked({QStringLiteral("Clock"), Check::State::Bad,
                        QStringLiteral("This computer's clock is off by %1 minutes.").arg(std::abs(off) / 60'000),
                        QStringLiteral("Set the clock; tokens are refused otherwise.")});
}

void Doctor::checkReputation()
{
    const QString host = m_setup.connection.isLocal() ? QStringLiteral("203.0.113.7") : QStringLiteral("microsoft.com");
    m_api->reputation(host, net::Priority::Foreground, [this, host](const base::Result<mdti::Reputation> &reputation) {
        if (!reputation) {
            bad(QStringLiteral("Reputation"), reputation.error(), remedyFor(reputation.error()));
            return;
        }
        good(QStringLiteral("Reputation"), QStringLiteral("The reputation of %1 was answered.").arg(host));
        Q_EMIT finished(std::nullopt);
    });
}

} // namespace app
