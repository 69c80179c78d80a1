// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/diagnosis.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace app {

namespace {

using base::Failure;

bool says(const base::Error &error, const char *word)
{
    return error.detail.contains(QLatin1String(word), Qt::CaseInsensitive)
        || error.code.contains(QLatin1String(word), Qt::CaseInsensitive);
}

bool isConsentError(const base::Error &error)
{
    return error.code == u"AADSTS65001" || error.code == u"AADSTS65004" || error.code == u"AADSTS90094"
        || error.code == u"consent_required";
}

} // namespace

QString Diagnosis::wrongAddress()
{
    return tr("Check the addresses the tenant is asked at (MDTI_GRAPH_URL, MDTI_ARM_URL or those saved with it); the tenant "
              "may also lack the product.");
}

QString Diagnosis::consentLink(const Connection &connection)
{
    QUrl link = connection.login;
    link.setPath(u'/' + connection.tenant + QStringLiteral("/adminconsent"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("client_id"), connection.clientId);
    link.setQuery(query);
    return link.toString(QUrl::FullyEncoded);
}

QString Diagnosis::nameOf(Capability capability)
{
    switch (capability) {
    case Capability::ThreatIntelligence:
        return tr("Threat intelligence");
    case Capability::IncidentsAzure:
        return tr("Incidents, Azure");
    case Capability::IncidentsDefender:
        return tr("Incidents, Defender");
    case Capability::Hunting:
        return tr("Hunting");
    case Capability::Copilot:
        break;
    }
    return tr("Security Copilot");
}

QString Diagnosis::permissionOf(Capability capability)
{
    switch (capability) {
    case Capability::ThreatIntelligence:
        return QStringLiteral("ThreatIntelligence.Read.All");
    case Capability::IncidentsAzure:
        return QStringLiteral("Microsoft Sentinel Responder");
    case Capability::IncidentsDefender:
        return QStringLiteral("SecurityIncident.ReadWrite.All");
    case Capability::Hunting:
        return QStringLiteral("ThreatHunting.Read.All");
    case Capability::Copilot:
        break;
    }
    return QStringLiteral("SecurityCopilotWorkspaces.ReadWrite.All");
}

bool Diagnosis::fromNetwork(const base::Error &error, Diagnosis &told)
{
    switch (error.kind) {
    case Failure::TlsUntrusted:
        told.remedy = tr("A proxy may open TLS. Ask for its CA file, then choose it in Settings or give it with --ca-file.");
        return true;
    case Failure::Network:
    case Failure::Timeout:
        told.remedy = says(error, "proxy")
            ? tr("Check the proxy: by default the system's is used; another one is set in Settings or MDTI_PROXY.")
            : tr("Check the network. Where a proxy is needed, set it in the system or in Settings.");
        return true;
    case Failure::RateLimited:
        told.remedy = tr("The service is too busy just now. Try again in some minutes.");
        return true;
    case Failure::BadReply:
        if (!says(error, "web page"))
            return false; // what answers is the service, only not as it should
        told.remedy = tr("A proxy or a sign-in page of the network answers in its place. Sign in to the network, or set "
                         "the proxy in Settings.");
        return true;
    default:
        return false;
    }
}

Diagnosis Diagnosis::ofSignIn(const base::Error &error, const Connection &connection)
{
    Diagnosis told;
    told.sentence = error.detail;
    if (fromNetwork(error, told))
        return told;
    if (isConsentError(error)) {
        told.remedy = tr("An administrator opens this link and grants it:");
        told.copyText = consentLink(connection);
    } else if (error.code == u"AADSTS90002" || error.code == u"invalid_tenant") {
        told.remedy = tr("Take the directory (tenant) id from the overview page of the app registration.");
    } else if (error.code == u"AADSTS7000222") {
        told.remedy = tr("Make a new one: Certificates & secrets › New client secret, in the app registration. Then enter its value.");
    } else if (error.code == u"AADSTS7000215" || error.code == u"invalid_client") {
        told.remedy = tr("Try again: paste the secret's value. If it is lost, make a new one: Certificates & secrets › New client "
                         "secret, in the app registration.");
    } else if (error.code == u"AADSTS700027") {
        told.remedy = tr("Certificates & secrets › Certificates, in the app registration: upload the public part there.");
    } else if (error.code == u"AADSTS7000218") {
        told.remedy = tr("Authentication › Allow public client flows: Yes, in the app registration.");
    } else if (error.code == u"AADSTS700024") {
        told.remedy = tr("Set the clock; statements of a certificate are refused otherwise.");
    } else {
        told.remedy = tr("Check the tenant and the app registration, then try again.");
    }
    return told;
}

Diagnosis Diagnosis::ofCloud(const Connection &connection, const QString &cloudInstance)
{
    Diagnosis told;
    const QString host = connection.login.host() + u' ' + connection.graph.host() + u' ' + cloudInstance;
    const bool government = host.contains(QLatin1String(".us"));
    const bool china = host.contains(QLatin1String(".cn")) || host.contains(QLatin1String("chinacloud"));
    if (!government && !china)
        return told;
    told.sentence = government ? tr("This is a tenant of the US Government cloud.") : tr("This is a tenant of the China cloud.");
    told.remedy = tr("There is no threat intelligence API in this cloud. Use a tenant of the global cloud.");
    return told;
}

Diagnosis Diagnosis::ofClock(qint64 offMs)
{
    Diagnosis told;
    told.sentence = tr("This computer's clock is off by %1 min.").arg(std::abs(offMs) / 60'000);
    told.remedy = tr("Set the clock, or switch automatic time on; a sign-in with a certificate is refused otherwise.");
    return told;
}

Diagnosis Diagnosis::noRole(const Connection &connection, const QString &scope)
{
    Diagnosis told;
    told.sentence = tr("Signing in worked, but there is no role on a Sentinel workspace.");
    told.remedy = tr("Ask an owner of the workspace to give Microsoft Sentinel Responder on its resource group, or send "
                     "them this command. A new role can take 5 minutes to work.");
    // It comes from the service and goes into a shell: nothing but what such names are made of.
    static const QRegularExpression plain(QStringLiteral("^/subscriptions/[\\w-]+/resourceGroups/[\\w.()-]+$"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    told.copyText = QStringLiteral("az role assignment create --role \"Microsoft Sentinel Responder\" --assignee %1 --scope \"%2\"")
                        .arg(connection.clientId,
                             plain.match(scope).hasMatch() ? scope
                                                           : QStringLiteral("/subscriptions/SUBSCRIPTION/resourceGroups/GROUP"));
    return told;
}

Diagnosis Diagnosis::forbidden(Capability capability, const base::Error &error, const Connection &connection, bool asUser)
{
    Diagnosis told;
    const QString permission = permissionOf(capability);
    if (capability == Capability::IncidentsAzure) {
        told = noRole(connection, {});
        told.sentence = tr("No role on the workspace (%1).").arg(error.httpStatus);
        return told;
    }
    if (capability == Capability::Copilot) {
        told.sentence = asUser ? tr("The signed-in user has no role in Security Copilot.") : tr("Needs a signed-in user.");
        told.remedy = asUser
            ? tr("Ask for the role Security Copilot Contributor, and for consent to %1. Profile summaries work without it.")
                  .arg(permission)
            : tr("Sign in with a code or the browser to use it. Profile summaries work without it.");
        return told;
    }
    if (says(error, "license") || says(error, "licence")) {
        told.sentence = tr("The tenant has no licence for this (%1).").arg(error.httpStatus);
        told.remedy = tr("It needs a Defender XDR or Sentinel licence (older tenants: MDTI Premium and the API add-on).");
        return told;
    }
    told.sentence = tr("%1 is not granted (%2).").arg(permission).arg(error.httpStatus);
    told.remedy = asUser ? tr("An administrator grants it to the app for users (delegated) with this link:")
                         : tr("An administrator grants it to the app (application permission) with this link:");
    if (capability == Capability::ThreatIntelligence)
        told.remedy = tr("The app may not read threat intelligence. Where it is granted, the licence may be missing: Defender "
                         "XDR or Sentinel (older tenants: MDTI Premium and the API add-on).")
            + u' ' + told.remedy;
    else if (asUser && capability == Capability::IncidentsDefender)
        told.remedy = tr("The user also needs the role Security Operator.") + u' ' + told.remedy;
    told.copyText = consentLink(connection);
    return told;
}

Diagnosis Diagnosis::of(Capability capability, const base::Error &error, const Connection &connection, bool asUser)
{
    Diagnosis told;
    told.sentence = error.detail;
    switch (error.kind) {
    case Failure::Forbidden:
        return forbidden(capability, error, connection, asUser);
    case Failure::SignIn:
        told = ofSignIn(error, connection);
        if (capability == Capability::IncidentsAzure && isConsentError(error)) {
            told.sentence = tr("Azure Service Management (user_impersonation) is not granted.");
            told.remedy = tr("An administrator opens this link and grants it:");
        }
        return told;
    case Failure::Unauthorised:
        told.remedy = tr("The token was issued and then refused. Check the clock, and conditional access for this app.");
        return told;
    case Failure::Service:
        told.remedy = capability == Capability::ThreatIntelligence
            ? tr("The service answers with errors. Where this lasts, the licence may be missing: the tenant needs a "
                 "Defender XDR or Sentinel licence (older tenants: MDTI Premium and the API add-on).")
            : tr("The service has a fault, or the tenant has no licence for it. Try again later.");
        return told;
    case Failure::NotFound:
        told.remedy = wrongAddress();
        return told;
    default:
        if (!fromNetwork(error, told) && error.kind == Failure::BadReply)
            told.remedy = wrongAddress();
        return told;
    }
}

} // namespace app
