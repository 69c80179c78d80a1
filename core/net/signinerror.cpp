// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/signinerror.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace net {

namespace {

struct Hint
{
    int code;
    bool interactive; ///< signing in again, at a browser, may help
    const char *sentence;
};

constexpr std::array hints = {
    Hint{7000215, false,
         "The secret is wrong. This may be the secret's ID: paste its value, shown once when it was made."},
    Hint{7000222, false, "The secret has expired. Make a new one in the app registration, then enter it."},
    Hint{7000218, false,
         "A secret is missing, because the app does not allow public client flows. Allow them in the app "
         "registration, or sign in with a secret."},
    Hint{700016, false, "This tenant does not know the app. Check the client ID and the tenant."},
    Hint{7000112, false, "The app is disabled in this tenant. Ask an administrator to enable it."},
    Hint{70001, false, "The app is disabled or unknown in this tenant. Check the client ID, or ask an administrator."},
    Hint{700027, false,
         "The certificate does not match the app registration. Upload its public part there, or choose another."},
    Hint{700024, false, "The signed statement is outside its time. Set this computer's clock right."},
    Hint{90002, false,
         "The tenant was not found. Check its ID or domain; US Government and China tenants have another sign-in "
         "address and no threat intelligence API."},
    Hint{900023, false, "The tenant is neither an ID nor a domain. Check how it is written."},
    Hint{9001023, false,
         "This way of signing in needs the tenant's own ID or domain, not \"common\" or \"consumers\"."},
    Hint{900144, false, "The sign-in request is incomplete. Check tenant, client ID and secret."},
    Hint{70011, false, "The permission asked for does not exist here. Check the cloud and the addresses of the tenant."},
    Hint{28002, false, "The permission asked for does not exist here. Check the cloud and the addresses of the tenant."},
    Hint{500011, false, "The service is not set up in this tenant. Check the tenant, or ask an administrator."},
    Hint{650052, false, "The tenant has no subscription for the service. Ask an administrator."},
    Hint{65001, true, "Consent is missing. Ask an administrator to grant ThreatIntelligence.Read.All."},
    Hint{65004, true, "Consent was declined. Sign in again and accept, or ask an administrator."},
    Hint{90094, true, "An administrator has to grant consent first."},
    Hint{50034, true, "This user is not in the tenant. Sign in with another account."},
    Hint{50076, true, "A second factor is needed. Sign in again."},
    Hint{50079, true, "A second factor has to be set up. Sign in again."},
    Hint{50105, true, "This user is not assigned to the app. Ask an administrator."},
    Hint{53000, true, "Conditional access asks for a compliant device. Sign in on one, or ask an administrator."},
    Hint{53003, true, "Conditional access blocks this sign-in. Ask an administrator."},
    Hint{530035, true, "The tenant's security defaults block this sign-in. Ask an administrator."},
    Hint{54005, true, "The sign-in was used already. Sign in again."},
    Hint{70008, true, "The sign-in has expired. Sign in again."},
    Hint{700082, true, "The sign-in has expired after not being used. Sign in again."},
    Hint{70043, true, "The sign-in has expired by a tenant rule. Sign in again."},
    Hint{50173, true, "The sign-in was withdrawn, for example by a new password. Sign in again."},
    Hint{70016, false, "The code has not been entered yet."},
    Hint{70018, true, "The code is wrong. Start again."},
    Hint{70019, true, "The code has expired. Start again."},
    Hint{90055, false, "The sign-in service is too busy. Try again later."},
};

struct WordHint
{
    const char *word;
    bool interactive;
    const char *sentence;
};

constexpr std::array wordHints = {
    WordHint{"invalid_client", false, "The app's secret or certificate was not accepted. Check it, and the client ID."},
    WordHint{"unauthorized_client", false,
             "The app may not sign in this way in this tenant. Check the app registration."},
    WordHint{"invalid_tenant", false, "The tenant was not found. Check its ID or domain."},
    WordHint{"invalid_scope", false, "The permission asked for does not exist here. Check the addresses of the tenant."},
    WordHint{"invalid_resource", false, "The service is not set up in this tenant."},
    WordHint{"invalid_grant", true, "The sign-in no longer holds. Sign in again."},
    WordHint{"interaction_required", true, "The tenant asks for a new sign-in. Sign in again."},
    WordHint{"consent_required", true, "Consent is missing. Ask an administrator to grant it."},
    WordHint{"login_required", true, "Sign in again."},
    WordHint{"access_denied", true, "The sign-in was declined."},
    WordHint{"authorization_declined", true, "The sign-in was declined."},
    WordHint{"bad_verification_code", true, "The code is wrong. Start again."},
    WordHint{"expired_token", true, "The code has expired. Start again."},
    WordHint{"temporarily_unavailable", false, "The sign-in service is too busy. Try again later."},
    WordHint{"server_error", false, "The sign-in service has a fault. Try again later."},
};

int firstCode(const QJsonObject &body)
{
    const int listed = body.value(QLatin1String("error_codes")).toArray().at(0).toInt();
    if (listed > 0)
        return listed;
    // Only digits are taken from the description.
    static const QRegularExpression number(QStringLiteral("AADSTS(\\d{4,9})\\b"));
    return number.match(body.value(QLatin1String("error_description")).toString().left(2000)).captured(1).toInt();
}

/// Ids and times are shown for support, and only when they look like such.
QString matching(const QJsonObject &body, QLatin1String name, const QString &pattern)
{
    const QString value = body.value(name).toString();
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(value).hasMatch() ? value : QString();
}

QString supportLine(const QJsonObject &body, int number)
{
    const QString guid = QStringLiteral("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    QStringList parts;
    if (number > 0)
        parts << QStringLiteral("AADSTS%1").arg(number);
    const QString trace = matching(body, QLatin1String("trace_id"), guid);
    const QString correlation = matching(body, QLatin1String("correlation_id"), guid);
    const QString time = matching(body, QLatin1String("timestamp"), QStringLiteral("[0-9T:. +-]{10,33}Z?"));
    if (!trace.isEmpty())
        parts << QStringLiteral("trace ID %1").arg(trace);
    if (!correlation.isEmpty())
        parts << QStringLiteral("correlation ID %1").arg(correlation);
    if (!time.isEmpty())
        parts << QStringLiteral("time %1").arg(time);
    return parts.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

QString signInWord(const QJsonObject &body)
{
    return matching(body, QLatin1String("error"), QStringLiteral("[a-z_]{3,40}"));
}

base::Error signInError(const QJsonObject &body, int httpStatus)
{
    const int number = firstCode(body);
    const QString word = signInWord(body);
    base::Error error{base::Failure::SignIn, {}, httpStatus, {}, {}};
    error.code = number > 0 ? QStringLiteral("AADSTS%1").arg(number) : word;
    error.requestId = matching(body, QLatin1String("trace_id"), QStringLiteral("[0-9a-fA-F-]{36}"));

    const auto byCode = std::find_if(hints.begin(), hints.end(), [number](const Hint &h) { return h.code == number; });
    const auto byWord = std::find_if(wordHints.begin(), wordHints.end(),
                                     [&word](const WordHint &h) { return word == QLatin1String(h.word); });
    if (byCode != hints.end())
        error.detail = QString::fromLatin1(byCode->sentence);
    else if (byWord != wordHints.end())
        error.detail = QString::fromLatin1(byWord->sentence);
    else
        error.detail = QStringLiteral("The sign-in service refused the sign-in. Check tenant, client ID and secret.");
    if (byCode == hints.end() && number > 0)
        error.detail += QStringLiteral(" What the number means stands in the sign-in logs of Microsoft Entra.");
    error.detail += supportLine(body, number);
    return error;
}

bool needsInteraction(const QJsonObject &body)
{
    const int number = firstCode(body);
    const auto byCode = std::find_if(hints.begin(), hints.end(), [number](const Hint &h) { return h.code == number; });
    if (byCode != hints.end())
        return byCode->interactive;
    const QString word = signInWord(body);
    const auto byWord = std::find_if(wordHints.begin(), wordHints.end(),
                                     [&word](const WordHint &h) { return word == QLatin1String(h.word); });
    return byWord != wordHints.end() && byWord->interactive;
}

bool isConsentMissing(const QJsonObject &body)
{
    const int number = firstCode(body);
    return number == 65001 || number == 65004 || number == 90094 || signInWord(body) == QLatin1String("consent_required");
}

} // namespace net
