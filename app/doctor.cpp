// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/doctor.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

namespace app {

namespace {

constexpr qint64 toleratedClockMs = 5 * 60 * 1000; // statements of a certificate are refused beyond that

bool isGuid(const QString &text)
{
    static const QRegularExpression guid(
        QStringLiteral("^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$"));
    return guid.match(text).hasMatch();
}

base::Error signInProblem(const QString &detail)
{
    return {base::Failure::SignIn, detail, 0, {}, {}};
}

QJsonObject objectIn(const net::Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

/// A list of the service itself, and not merely some answer: 404 passes as a reply, as does any JSON.
base::Result<net::Reply> listed(const base::Result<net::Reply> &reply, const QUrl &service)
{
    if (!reply)
        return reply;
    const QJsonObject object = objectIn(*reply);
    for (const QLatin1String key : {QLatin1String("value"), QLatin1String("results"), QLatin1String("Results")})
        if (reply->status != 404 && object.value(key).isArray())
            return reply;
    return base::failure(base::Error{reply->status == 404 ? base::Failure::NotFound : base::Failure::BadReply,
                                     reply->status == 404
                                         ? Doctor::tr("%1 does not know this service (404).").arg(service.host())
                                         : Doctor::tr("%1 answers with something else than the list.").arg(service.host()),
                                     reply->status, {}, reply->requestId});
}

const QString workspaceQuery
    = QStringLiteral("resources | where type =~ 'microsoft.operationsmanagement/solutions' and name startswith "
                     "'SecurityInsights(' | project workspaceId = tolower(tostring(properties.workspaceResourceId)) | join "
                     "kind=inner (resources | where type =~ 'microsoft.operationalinsights/workspaces' | project "
                     "workspaceId = tolower(id), workspaceName = name, resourceGroup, subscriptionId) on workspaceId | "
                     "project workspaceName, resourceGroup, subscriptionId | order by workspaceName asc");

} // namespace

Doctor::Doctor(SessionSetup setup, bool asUser, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_asUser(asUser)
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

void Doctor::good(const QString &name, const QString &sentence, qint64 tookMs)
{
    Check check;
    check.name = name;
    check.sentence = sentence;
    check.tookMs = tookMs;
    Q_EMIT checked(check);
}

/// Of the connection itself: without it the rest cannot be asked.
void Doctor::bad(const QString &name, const base::Error &error, const Diagnosis &told)
{
    Check check;
    check.name = name;
    check.state = Check::State::Bad;
    check.sentence = told.sentence;
    check.remedy = told.remedy;
    check.copyText = told.copyText;
    Q_EMIT checked(check);
    Q_EMIT finished(error);
}

void Doctor::tell(Capability capability, Check::State state, const Diagnosis &told)
{
    Check check;
    check.name = Diagnosis::nameOf(capability);
    check.state = state;
    check.sentence = told.sentence;
    check.remedy = told.remedy;
    check.copyText = told.copyText;
    check.capability = true;
    check.optional = capability == Capability::Hunting || capability == Capability::Copilot;
    Q_EMIT checked(check);
}

void Doctor::able(Capability capability, const QString &sentence, qint64 tookMs)
{
    Check check;
    check.name = Diagnosis::nameOf(capability);
    check.sentence = sentence;
    check.capability = true;
    check.optional = capability == Capability::Hunting || capability == Capability::Copilot;
    check.tookMs = tookMs;
    Q_EMIT checked(check);
}

void Doctor::unable(Capability capability, const base::Error &error)
{
    if (capability == Capability::ThreatIntelligence)
        m_failure = error;
    const bool optional = capability == Capability::Hunting || capability == Capability::Copilot;
    tell(capability, optional ? Check::State::Skipped : Check::State::Bad,
         Diagnosis::of(capability, error, m_setup.connection, m_asUser));
}

net::Request Doctor::request(const QString &path, const QString &query, net::Resource resource) const
{
    net::Request request;
    request.url = resource == net::Resource::Arm ? m_setup.connection.arm : m_setup.connection.graph;
    request.url.setPath(path);
    request.url.setQuery(query);
    request.resource = resource;
    request.priority = net::Priority::Foreground;
    return request;
}

void Doctor::start()
{
    checkIds();
}

void Doctor::checkIds()
{
    const Connection &connection = m_setup.connection;
    if (!connection.isLocal() && !isGuid(connection.tenant) && !connection.tenant.contains(u'.')) {
        const base::Error error
            = signInProblem(tr("“%1” is neither a directory id nor a domain.").arg(connection.tenant));
        bad(tr("Tenant"), error,
            {error.detail, tr("Take the directory (tenant) id from the overview page of the app registration."), {}});
        return;
    }
    if (!connection.isLocal() && !isGuid(connection.clientId)) {
        const base::Error error = signInProblem(tr("“%1” is no application id.").arg(connection.clientId));
        bad(tr("Application"), error,
            {error.detail, tr("Take the application (client) id from the overview page of the app registration."), {}});
        return;
    }
    if (const Diagnosis cloud = Diagnosis::ofCloud(connection, {}); !cloud.sentence.isEmpty()) {
        bad(tr("Cloud"), signInProblem(cloud.sentence), cloud);
        return;
    }
    checkService();
}

/// A page that everybody may read: tells whether the sign-in service can be reached, what time it has, and which cloud
/// the tenant is in.
void Doctor::checkService()
{
    net::Request page;
    page.url = m_setup.connection.login;
    page.url.setPath(u'/' + m_setup.connection.tenant + QStringLiteral("/v2.0/.well-known/openid-configuration"));
    page.resource = net::Resource::None;
    page.priority = net::Priority::Foreground;
    m_client->send(std::move(page), [this](const base::Result<net::Reply> &reply) { serviceCame(reply); });
}

void Doctor::serviceCame(const base::Result<net::Reply> &reply)
{
    const Connection &connection = m_setup.connection;
    if (!reply && reply.error().kind == base::Failure::BadRequest) {
        base::Error error = reply.error();
        error.kind = base::Failure::SignIn;
        error.code = QStringLiteral("AADSTS90002");
        error.detail = tr("The tenant was not found. Check its ID or domain; US Government and China tenants have another "
                          "sign-in address and no threat intelligence API.");
        bad(tr("Tenant"), error, Diagnosis::ofSignIn(error, connection));
        return;
    }
    if (!reply) {
        bad(tr("Network and TLS"), reply.error(), Diagnosis::ofSignIn(reply.error(), connection));
        return;
    }
    good(tr("Network and TLS"),
         connection.login.scheme() == u"https" ? tr("%1 reached, certificate verified.").arg(connection.login.host())
                                               : tr("%1 reached.").arg(connection.login.host()),
         reply->tookMs);
    const QString cloud = objectIn(*reply).value(QLatin1String("cloud_instance_name")).toString();
    if (const Diagnosis told = Diagnosis::ofCloud(connection, cloud); !told.sentence.isEmpty()) {
        bad(tr("Cloud"), signInProblem(told.sentence), told);
        return;
    }
    checkClock(*reply);
    tellExpiry();
    checkSignIn();
}

void Doctor::tellExpiry()
{
    const Expiry &expiry = m_setup.expiry;
    const QDate today = m_clock.now().date();
    if (!expiry.day.isValid())
        return;
    Check check;
    check.name = expiry.certificate ? tr("Certificate") : tr("Secret");
    check.sentence = expiry.sentence(today);
    if (expiry.isDue(today)) {
        check.state = Check::State::Skipped; // whether it still signs in is told next
        check.remedy = expiry.remedy();
    }
    Q_EMIT checked(check);
}

/// A wrong clock is told, and the rest is asked all the same: a secret signs in whatever the time.
void Doctor::checkClock(const net::Reply &reply)
{
    const QDateTime theirs = QLocale::c().toDateTime(QString::fromLatin1(reply.header("date")).section(u' ', 0, 4),
                                                     QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    if (!theirs.isValid()) {
        Check check;
        check.name = tr("Clock");
        check.state = Check::State::Skipped;
        check.sentence = tr("Not compared: the service sent no date.");
        Q_EMIT checked(check);
        return;
    }
    const qint64 off = m_clock.now().msecsTo(QDateTime(theirs.date(), theirs.time(), Qt::UTC));
    if (std::abs(off) > toleratedClockMs) {
        const Diagnosis told = Diagnosis::ofClock(off);
        Check check;
        check.name = tr("Clock");
        check.state = Check::State::Skipped;
        check.sentence = told.sentence;
        check.remedy = told.remedy;
        Q_EMIT checked(check);
        return;
    }
    good(tr("Clock"), tr("Right to within %1 s.").arg(std::max<qint64>(1, std::abs(off) / 1000)));
}

void Doctor::checkSignIn()
{
    QElapsedTimer time;
    time.start();
    m_tokens->token(net::Resource::Graph, [this, time](const base::Result<net::Token> &token) {
        if (!token) {
            bad(tr("Sign-in"), token.error(), Diagnosis::ofSignIn(token.error(), m_setup.connection));
            return;
        }
        good(tr("Sign-in"), m_asUser ? tr("A user is signed in.") : tr("The app is signed in."),
             m_asUser ? -1 : time.elapsed());
        checkProfiles();
    });
}

void Doctor::checkProfiles()
{
    m_client->send(request(QStringLiteral("/v1.0/security/threatIntelligence/intelProfiles"), QStringLiteral("$top=1"),
                           net::Resource::Graph),
                   [this](const base::Result<net::Reply> &answer) {
                       const auto reply = listed(answer, m_setup.connection.graph);
                       if (reply) {
                           checkReputation(reply->tookMs);
                           return;
                       }
                       unable(Capability::ThreatIntelligence, reply.error());
                       checkAzure();
                   });
}

void Doctor::checkReputation(qint64 tookMs)
{
    const QString host = m_setup.connection.isLocal() ? QStringLiteral("203.0.113.7") : QStringLiteral("microsoft.com");
    m_api->reputation(host, net::Priority::Foreground, [this, tookMs](const base::Result<mdti::Reputation> &reputation) {
        if (reputation)
            able(Capability::ThreatIntelligence, tr("ThreatIntelligence.Read.All granted, licence found."), tookMs);
        else
            unable(Capability::ThreatIntelligence, reputation.error());
        checkAzure();
    });
}

void Doctor::checkAzure()
{
    m_client->send(request(QStringLiteral("/subscriptions"), QStringLiteral("api-version=2022-12-01"), net::Resource::Arm),
                   [this](const base::Result<net::Reply> &answer) {
                       const auto reply = listed(answer, m_setup.connection.arm);
                       if (!reply) {
                           unable(Capability::IncidentsAzure, reply.error());
                           checkDefender();
                       } else if (objectIn(*reply).value(QLatin1String("value")).toArray().isEmpty()) {
                           tell(Capability::IncidentsAzure, Check::State::Bad, Diagnosis::noRole(m_setup.connection, {}));
                           checkDefender();
                       } else {
                           checkWorkspaces(reply->tookMs);
                       }
                   });
}

void Doctor::checkWorkspaces(qint64 tookMs)
{
    net::Request search = request(QStringLiteral("/providers/Microsoft.ResourceGraph/resources"),
                                  QStringLiteral("api-version=2021-03-01"), net::Resource::Arm);
    search.verb = "POST";
    search.body = QJsonDocument(QJsonObject{{QStringLiteral("query"), workspaceQuery}}).toJson(QJsonDocument::Compact);
    m_client->send(std::move(search), [this, tookMs](const base::Result<net::Reply> &reply) {
        if (reply) {
            workspacesCame(*reply, tookMs);
            return;
        }
        unable(Capability::IncidentsAzure, reply.error());
        checkDefender();
    });
}

void Doctor::workspacesCame(const net::Reply &reply, qint64 tookMs)
{
    const QJsonObject row = objectIn(reply).value(QLatin1String("data")).toArray().at(0).toObject();
    const QString group = QStringLiteral("/subscriptions/%1/resourceGroups/%2")
                              .arg(row.value(QLatin1String("subscriptionId")).toString(),
                                   row.value(QLatin1String("resourceGroup")).toString());
    const QString name = row.value(QLatin1String("workspaceName")).toString();
    if (name.isEmpty()) {
        tell(Capability::IncidentsAzure, Check::State::Bad, Diagnosis::noRole(m_setup.connection, {}));
        checkDefender();
        return;
    }
    checkWorkspace(group, name, tookMs);
}

void Doctor::checkWorkspace(const QString &group, const QString &name, qint64 tookMs)
{
    const QString path = group
        + QStringLiteral("/providers/Microsoft.OperationalInsights/workspaces/%1/providers/Microsoft.SecurityInsights"
                         "/incidents")
              .arg(name);
    m_client->send(request(path, QStringLiteral("api-version=2025-09-01&$top=1"), net::Resource::Arm),
                   [this, group, name, tookMs](const base::Result<net::Reply> &answer) {
                       const auto reply = listed(answer, m_setup.connection.arm);
                       if (reply)
                           able(Capability::IncidentsAzure, tr("Workspace %1 can be read.").arg(name), tookMs);
                       else if (reply.error().kind == base::Failure::Forbidden)
                           tell(Capability::IncidentsAzure, Check::State::Bad,
                                Diagnosis::noRole(m_setup.connection, group));
                       else
                           unable(Capability::IncidentsAzure, reply.error());
                       checkDefender();
                   });
}

void Doctor::checkDefender()
{
    m_client->send(request(QStringLiteral("/v1.0/security/incidents"), QStringLiteral("$top=1"), net::Resource::Graph),
                   [this](const base::Result<net::Reply> &answer) {
                       const auto reply = listed(answer, m_setup.connection.graph);
                       if (reply)
                           able(Capability::IncidentsDefender, tr("Defender incidents can be read."), reply->tookMs);
                       else
                           unable(Capability::IncidentsDefender, reply.error());
                       checkHunting();
                   });
}

void Doctor::checkHunting()
{
    net::Request hunt = request(QStringLiteral("/v1.0/security/runHuntingQuery"), {}, net::Resource::Graph);
    hunt.verb = "POST";
    hunt.body = QByteArrayLiteral(R"({"Query":"DeviceInfo | take 1"})");
    m_client->send(std::move(hunt), [this](const base::Result<net::Reply> &answer) {
        const auto reply = listed(answer, m_setup.connection.graph);
        if (reply)
            able(Capability::Hunting, tr("ThreatHunting.Read.All granted."), reply->tookMs);
        else if (reply.error().kind == base::Failure::BadRequest)
            able(Capability::Hunting, tr("ThreatHunting.Read.All granted; the tenant has no device tables."), -1);
        else
            unable(Capability::Hunting, reply.error());
        checkCopilot();
    });
}

void Doctor::checkCopilot()
{
    m_client->send(request(QStringLiteral("/beta/security/securityCopilot/workspaces"), {}, net::Resource::Graph),
                   [this](const base::Result<net::Reply> &answer) {
                       const auto reply = listed(answer, m_setup.connection.graph);
                       if (reply)
                           able(Capability::Copilot, tr("A workspace can be used."), reply->tookMs);
                       else
                           unable(Capability::Copilot, reply.error());
                       Q_EMIT finished(m_failure);
                   });
}

} // namespace app
