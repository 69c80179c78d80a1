// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/tokendesk.h"

#include "core/sampletenant/json.h"
#include "core/sampletenant/server.h"

#include <QCryptographicHash>
#include <QLocale>

namespace sampletenant {

namespace {

struct SignInError
{
    int code;
    int status;
    const char *error, *text;
};

// Numbers and error members as in the table of the contract; the sentences are ours.
constexpr SignInError signInErrors[] = {
    {7000215, 401, "invalid_client",
     "The client secret is not valid. Send the value of the secret, not its id, for app '%1'."},
    {7000222, 401, "invalid_client", "The client secret keys of app '%1' have expired."},
    {7000218, 401, "invalid_client", "The request must contain 'client_assertion' or 'client_secret'."},
    {700016, 400, "unauthorized_client", "Application with identifier '%1' was not found in the directory."},
    {7000112, 400, "unauthorized_client", "Application '%1' is disabled."},
    {90002, 400, "invalid_request", "Tenant '%1' not found. Check that it is the right tenant and the right cloud."},
    {900023, 400, "invalid_request", "The tenant '%1' is neither a valid domain name nor a valid identifier."},
    {9001023, 400, "invalid_request", "The grant type is not supported over the /common or /consumers endpoints."},
    {70011, 400, "invalid_scope", "The scope '%1' is not valid."},
    {28002, 400, "invalid_scope", "The scope '%1' names more than one resource."},
    {500011, 400, "invalid_resource", "The resource '%1' was not found in the tenant."},
    {65001, 400, "invalid_grant", "Nobody has consented to use the application '%1' yet."},
    {65004, 400, "access_denied", "The user declined to consent to the application."},
    {90094, 400, "invalid_grant", "An administrator has to consent first."},
    {50034, 400, "invalid_grant", "The user account does not exist in the directory."},
    {50076, 400, "interaction_required", "Multi-factor authentication is required."},
    {50079, 400, "interaction_required", "The user has to enrol for multi-factor authentication."},
    {53003, 400, "access_denied", "Access has been blocked by Conditional Access."},
    {70008, 400, "invalid_grant", "The code or refresh token has expired."},
    {700082, 400, "invalid_grant", "The refresh token has expired because it was not used."},
    {54005, 400, "invalid_grant", "The authorization code was already redeemed."},
    {501481, 400, "invalid_grant", "The code verifier does not match the code challenge."},
    {50011, 400, "invalid_request", "The redirect URI '%1' does not match those of the application."},
    {70016, 400, "authorization_pending", "The device sign-in is pending. Go on polling."},
    {70018, 400, "bad_verification_code", "The device code is not valid."},
    {70019, 400, "expired_token", "The device code has expired."},
    {900144, 400, "invalid_request", "The request body must contain the parameter '%1'."},
    {70003, 400, "unsupported_grant_type", "The grant type '%1' is not supported."},
    {90055, 503, "temporarily_unavailable", "Too many requests at the moment."},
};

const QByteArray userId = QByteArrayLiteral("a11d0000-0000-4000-8000-000000000007");

QByteArray base64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

bool assertionFits(const QByteArray &assertion, const QByteArray &clientId)
{
    const QList<QByteArray> parts = assertion.split('.');
    if (parts.size() != 3)
        return false;
    const auto decode = [](const QByteArray &part) {
        return QJsonDocument::fromJson(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding)).object();
    };
    const QJsonObject head = decode(parts[0]), claims = decode(parts[1]);
    return !head[u"alg"].toString().isEmpty() && claims[u"iss"].toString().toUtf8() == clientId
        && claims[u"sub"].toString().toUtf8() == clientId;
}

} // namespace

TokenDesk::TokenDesk(const Options &options)
    : m_options(options)
{
}

bool TokenDesk::isSignIn(const QList<QByteArray> &path)
{
    return path.size() == 4
        && ((path[1] == "oauth2" && path[2] == "v2.0") || (path[1] == "v2.0" && path[2] == ".well-known"));
}

QByteArray TokenDesk::fresh(const char *kind)
{
    // Not guessable from one another only by accident: this is a fake, and its tokens open nothing.
    const QByteArray seed = m_options.tenantId.toUtf8() + kind + QByteArray::number(++m_number)
        + QByteArray::number(m_clock.monotonicMs());
    return QByteArray("sample-") + kind + '-' + QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex();
}

Answer TokenDesk::error(int aadsts, const QByteArray &subject) const
{
    const auto *known = std::find_if(std::begin(signInErrors), std::end(signInErrors),
                                     [aadsts](const SignInError &e) { return e.code == aadsts; });
    const SignInError entry
        = known == std::end(signInErrors) ? SignInError{aadsts, 400, "invalid_request", "The sign-in failed."} : *known;
    const QString number = QString::number(aadsts);
    const QString stamp = m_clock.now().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss'Z'"));
    const QString trace = QStringLiteral("00000000-0000-4000-8000-00000000a5a1");
    const QString correlation = QStringLiteral("00000000-0000-4000-8000-00000000c0c1");
    const QString text = QString::fromLatin1(entry.text).replace(QStringLiteral("%1"), QString::fromUtf8(subject));
    const QString description = QStringLiteral("AADSTS%1: %2 Trace ID: %3 Correlation ID: %4 Timestamp: %5")
                                    .arg(number, text, trace, correlation, stamp);
    QJsonObject body{{QStringLiteral("error"), QLatin1String(entry.error)},
                     {QStringLiteral("error_description"), description},
                     {QStringLiteral("error_codes"), QJsonArray{aadsts}},
                     {QStringLiteral("timestamp"), stamp},
                     {QStringLiteral("trace_id"), trace},
                     {QStringLiteral("correlation_id"), correlation},
                     {QStringLiteral("error_uri"),
                      QString(QStringLiteral("https://login.microsoftonline.com/error?code=") + number)}};
    return Answer::json(json::compact(body), entry.status);
}

Answer TokenDesk::handle(const Request &request, const QList<QByteArray> &path, const Behaviour &behaviour,
                         const QByteArray &origin)
{
    const QByteArray tenant = path[0].toLower();
    if (tenant != m_options.tenantId.toUtf8().toLower() && tenant != m_options.domain.toUtf8().toLower()) {
        if (tenant == "common" || tenant == "organizations" || tenant == "consumers")
            return error(9001023);
        return error(tenant.contains('.') || tenant.count('-') == 4 ? 90002 : 900023, path[0]);
    }
    if (path[1] == "v2.0")
        return discovery(path[0], behaviour, origin);
    if (path[3] == "authorize" && request.verb == "GET")
        return authorize(Query(request.query), behaviour);
    if (request.verb != "POST")
        return error(900144, "grant_type");
    const Query form(request.body);
    if (path[3] == "devicecode")
        return deviceCode(form, origin);
    if (path[3] != "token")
        return Answer::json("{\"error\":\"invalid_request\"}", 404);
    if (behaviour.tokenError != 0)
        return error(behaviour.tokenError, form.value("client_id"));
    if (form.value("client_id").isEmpty())
        return error(900144, "client_id");
    if (form.value("client_id").toLower() != m_options.clientId.toUtf8().toLower())
        return error(700016, form.value("client_id"));
    return token(form, behaviour);
}

Answer TokenDesk::token(const Query &form, const Behaviour &behaviour)
{
    const QByteArray grant = form.value("grant_type");
    if (grant == "client_credentials")
        return clientCredentials(form, behaviour);
    if (grant == "authorization_code")
        return authorizationCode(form, behaviour);
    if (grant == "refresh_token")
        return refresh(form, behaviour);
    if (grant == "urn:ietf:params:oauth:grant-type:device_code")
        return devicePoll(form, behaviour);
    return grant.isEmpty() ? error(900144, "grant_type") : error(70003, grant);
}

Answer TokenDesk::clientCredentials(const Query &form, const Behaviour &behaviour)
{
    const QByteArray clientId = m_options.clientId.toUtf8();
    if (form.has("client_assertion")) {
        if (!assertionFits(form.value("client_assertion"), clientId))
            return error(7000215, clientId);
    } else if (!form.has("client_secret")) {
        return error(7000218);
    } else if (form.value("client_secret") != m_options.clientSecret.toUtf8()) {
        return error(7000215, clientId);
    }
    const QByteArray scope = form.value("scope");
    if (scope.contains(' '))
        return error(28002, scope);
    if (!scope.endsWith("/.default"))
        return error(70011, scope);
    return issue(scope, false, behaviour);
}

Answer TokenDesk::authorizationCode(const Query &form, const Behaviour &behaviour)
{
    const QByteArray text = form.value("code");
    if (!m_codes.contains(text))
        return error(54005);
    const Code code = m_codes.take(text);
    if (form.value("redirect_uri") != code.redirect)
        return error(50011, form.value("redirect_uri"));
    const QByteArray digest = QCryptographicHash::hash(form.value("code_verifier"), QCryptographicHash::Sha256);
    if (base64(digest) != code.challenge)
        return error(501481);
    return issue(form.has("scope") ? form.value("scope") : code.scope, true, behaviour, code.claims);
}

Answer TokenDesk::refresh(const Query &form, const Behaviour &behaviour)
{
    const QByteArray token = form.value("refresh_token");
    if (!m_refresh.contains(token))
        return error(70008);
    if (behaviour.refreshError != 0)
        return error(behaviour.refreshError);
    const Renewal granted = m_refresh.value(token);
    const QByteArray scope = form.has("scope") ? form.value("scope") : granted.scope;
    if (behaviour.armConsentMissing && scope.contains("management."))
        return error(65001, m_options.clientId.toUtf8());
    return issue(scope, true, behaviour, granted.claims);
}

Answer TokenDesk::deviceCode(const Query &form, const QByteArray &origin)
{
    if (form.value("client_id").toLower() != m_options.clientId.toUtf8().toLower())
        return error(700016, form.value("client_id"));
    const QByteArray code = fresh("device");
    m_devices.insert(code, {});
    const QString page = QString::fromUtf8(origin + "/devicelogin");
    const QString userCode = QStringLiteral("SMPL-%1").arg(m_number, 4, 10, QLatin1Char('0'));
    return Answer::json(json::compact({
        {QStringLiteral("user_code"), userCode},
        {QStringLiteral("device_code"), QString::fromLatin1(code)},
        {QStringLiteral("verification_uri"), page},
        {QStringLiteral("expires_in"), 900},
        {QStringLiteral("interval"), 1},
        {QStringLiteral("message"), QStringLiteral("Open %1 in a browser and enter the code %2.").arg(page, userCode)},
    }));
}

Answer TokenDesk::devicePoll(const Query &form, const Behaviour &behaviour)
{
    const auto device = m_devices.find(form.value("device_code"));
    if (device == m_devices.end())
        return error(70018);
    if (device->polls++ < behaviour.deviceCodePolls)
        return error(70016);
    if (behaviour.deviceCodeEnd == u"expired_token")
        return error(70019);
    if (behaviour.deviceCodeEnd == u"bad_verification_code")
        return error(70018);
    if (!behaviour.deviceCodeEnd.isEmpty()) {
        Answer declined = error(65004);
        declined.body.replace("access_denied", behaviour.deviceCodeEnd.toUtf8());
        return declined;
    }
    m_devices.erase(device);
    return issue(form.has("scope") ? form.value("scope")
                                   : QByteArray("https://graph.microsoft.com/.default offline_access openid"),
                 true, behaviour, form.has("claims"));
}

Answer TokenDesk::authorize(const Query &query, const Behaviour &behaviour)
{
    const QByteArray redirect = query.value("redirect_uri");
    if (!redirect.startsWith("http://localhost") && !redirect.startsWith("http://127.0.0.1"))
        return error(50011, redirect);
    QByteArray location = redirect + (redirect.contains('?') ? '&' : '?');
    if (behaviour.authorizeDenied) {
        location += "error=access_denied&error_description=The%20user%20declined";
    } else {
        const QByteArray code = fresh("code");
        m_codes.insert(code, {query.value("code_challenge"), redirect, query.value("scope"), query.has("claims")});
        location += "code=" + code;
    }
    location += "&state=" + query.value("state").toPercentEncoding();
    Answer answer;
    answer.status = 302;
    answer.headers.append({"Location", location});
    return answer;
}

Answer TokenDesk::discovery(const QByteArray &tenant, const Behaviour &behaviour, const QByteArray &origin) const
{
    const QString base = QString::fromUtf8(origin + '/' + tenant);
    Answer answer = Answer::json(json::compact({
        {QStringLiteral("issuer"), QString(base + QStringLiteral("/v2.0"))},
        {QStringLiteral("authorization_endpoint"), QString(base + QStringLiteral("/oauth2/v2.0/authorize"))},
        {QStringLiteral("token_endpoint"), QString(base + QStringLiteral("/oauth2/v2.0/token"))},
        {QStringLiteral("device_authorization_endpoint"), QString(base + QStringLiteral("/oauth2/v2.0/devicecode"))},
        {QStringLiteral("tenant_region_scope"), QStringLiteral("EU")},
        {QStringLiteral("cloud_instance_name"), behaviour.cloud},
    }));
    const QString date = QLocale::c().toString(m_clock.now().addSecs(behaviour.clockSkewSeconds),
                                               QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    answer.headers.append({"Date", QByteArray(date.toLatin1() + " GMT")});
    return answer;
}

Answer TokenDesk::issue(const QByteArray &scope, bool delegated, const Behaviour &behaviour, bool claims)
{
    // A scope of the server's own origin does not say which of the two it means: good for both.
    int scopes = 0;
    if (scope.contains("graph.microsoft"))
        scopes |= Graph;
    if (scope.contains("management."))
        scopes |= Arm;
    if (scopes == 0)
        scopes = Graph | Arm;
    const QByteArray token = fresh("token");
    const int lifetime = behaviour.tokenLifetimeSeconds;
    {
        const std::lock_guard lock(m_mutex);
        m_grants.insert(token, {m_clock.monotonicMs() + qint64(lifetime) * 1000, scopes, delegated, claims});
    }
    QJsonObject body{{QStringLiteral("token_type"), QStringLiteral("Bearer")},
                     {QStringLiteral("expires_in"), lifetime},
                     {QStringLiteral("ext_expires_in"), lifetime},
                     {QStringLiteral("access_token"), QString::fromLatin1(token)}};
    if (delegated) {
        body[QStringLiteral("scope")] = QString::fromUtf8(scope);
        const QByteArray renewal = fresh("refresh");
        m_refresh.insert(renewal, {scope, claims});
        body[QStringLiteral("refresh_token")] = QString::fromLatin1(renewal);
        const QJsonObject who{{QStringLiteral("name"), QStringLiteral("Ada Lind")},
                              {QStringLiteral("preferred_username"), QStringLiteral("a.lind@fabrikam.example")},
                              {QStringLiteral("oid"), QString::fromLatin1(userId)},
                              {QStringLiteral("tid"), m_options.tenantId}};
        const QByteArray idToken
            = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + '.' + base64(json::compact(who)) + '.';
        body[QStringLiteral("id_token")] = QString::fromLatin1(idToken);
    }
    return Answer::json(json::compact(body));
}

TokenDesk::Access TokenDesk::check(const QByteArray &authorization, Audience audience) const
{
    if (authorization.size() < 8 || authorization.left(7).toLower() != "bearer ")
        return {};
    const std::lock_guard lock(m_mutex);
    const auto grant = m_grants.constFind(authorization.mid(7).trimmed());
    if (grant == m_grants.constEnd())
        return {Verdict::Unknown};
    if (m_clock.monotonicMs() >= grant->expiresMs)
        return {Verdict::Expired};
    if (!(grant->scopes & (audience == Audience::Graph ? Graph : Arm)))
        return {Verdict::OtherAudience};
    return {Verdict::Good, grant->delegated, grant->claims};
}

void TokenDesk::revoke(const QByteArray &authorization)
{
    const std::lock_guard lock(m_mutex);
    const auto grant = m_grants.find(authorization.mid(7).trimmed());
    if (grant != m_grants.end())
        grant->expiresMs = 0;
}

void TokenDesk::expireAll()
{
    const std::lock_guard lock(m_mutex);
    for (Grant &grant : m_grants)
        grant.expiresMs = 0;
}

} // namespace sampletenant
