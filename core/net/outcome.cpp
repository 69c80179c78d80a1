// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/outcome.h"

#include "core/base/text.h"
#include "core/net/redact.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QNetworkProxyFactory>

#include <algorithm>
#include <array>

namespace net {

using base::Failure;

QByteArray Outcome::header(QByteArrayView name) const
{
    const auto found
        = std::find_if(headers.cbegin(), headers.cend(), [name](const auto &h) { return h.first == name; });
    return found == headers.cend() ? QByteArray() : found->second;
}

namespace {

QString member(const QJsonObject &object, std::initializer_list<QLatin1String> names)
{
    for (const QLatin1String name : names) {
        const QJsonValue value = object.value(name);
        if (value.isString() && !value.toString().isEmpty())
            return base::singleLine(redacted(value.toString()), 300);
    }
    return {};
}

QJsonObject innerOf(const QJsonObject &object)
{
    for (const QLatin1String name : {QLatin1String("innerError"), QLatin1String("innererror")}) {
        const QJsonValue value = object.value(name);
        if (value.isObject())
            return value.toObject();
    }
    return {};
}

bool isHtml(const Outcome &outcome)
{
    const QByteArray type = outcome.header("content-type").toLower();
    if (type.startsWith("text/html") || type.startsWith("application/xhtml"))
        return true;
    return !type.contains("json") && outcome.body.left(256).trimmed().startsWith('<');
}

Failure failureOfError(const Outcome &outcome)
{
    if (outcome.timedOut)
        return Failure::Timeout;
    switch (outcome.error) {
    case QNetworkReply::OperationCanceledError:
        return Failure::Cancelled;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return Failure::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return outcome.tlsErrors.isEmpty() ? Failure::Network : Failure::TlsUntrusted;
    default:
        return Failure::Network;
    }
}

std::optional<Failure> failureOfStatus(int status)
{
    if ((status >= 200 && status < 300) || status == 404)
        return {};
    switch (status) {
    case 401:
        return Failure::Unauthorised;
    case 402:
    case 403:
        return Failure::Forbidden;
    case 407:
        return Failure::Network;
    case 408:
        return Failure::Timeout;
    case 410:
        return Failure::NotFound;
    case 429:
        return Failure::RateLimited;
    default:
        if (status >= 500)
            return Failure::Service;
        return status >= 400 ? Failure::BadRequest : Failure::BadReply;
    }
}

QString tlsSentence(const Outcome &outcome, const QString &host)
{
    const QSslError &first = outcome.tlsErrors.first();
    const QString issuer = base::singleLine(first.certificate().issuerDisplayName(), 100);
    const QString why = base::singleLine(first.errorString(), 200);
    const auto is = [&outcome](std::initializer_list<QSslError::SslError> kinds) {
        return std::all_of(outcome.tlsErrors.cbegin(), outcome.tlsErrors.cend(), [kinds](const QSslError &error) {
            return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
        });
    };
    if (is({QSslError::HostNameMismatch}))
        return QStringLiteral("The certificate is not made out to %1: it belongs to another server. Check the address, and "
                              "what the name leads to from here.")
            .arg(host);
    if (is({QSslError::CertificateExpired, QSslError::CertificateNotYetValid}))
        return QStringLiteral("The certificate of %1 is outside its time. Check this computer's clock; if it is right, the "
                              "server needs a new certificate.")
            .arg(host);
    if (issuer.isEmpty())
        return QStringLiteral("The certificate of %1 is not trusted: %2.").arg(host, why);
    return QStringLiteral(
               "The certificate of %1, issued by \"%2\", is not trusted: %3. A proxy may open TLS; add its CA file.")
        .arg(host, issuer, why);
}

/// "proxy.example:8080", where one stands in between.
QString proxyBefore(const QUrl &url)
{
    const QNetworkProxy proxy = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url)).value(0);
    const bool there = proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::Socks5Proxy;
    return there ? QStringLiteral("%1:%2").arg(base::singleLine(proxy.hostName(), 255)).arg(proxy.port()) : QString();
}

QString networkSentence(const Outcome &outcome, const QUrl &url, const QString &host)
{
    switch (outcome.error) {
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::UnknownProxyError:
        // The network layer says of a proxy what it says of a server.
        if (const QString proxy = proxyBefore(url); !proxy.isEmpty())
            return QStringLiteral("The proxy %1 in front of %2 cannot be reached.").arg(proxy, host);
        break;
    default:
        break;
    }
    switch (outcome.error) {
    case QNetworkReply::HostNotFoundError:
        return QStringLiteral("The name %1 cannot be resolved.").arg(host);
    case QNetworkReply::ConnectionRefusedError:
        return QStringLiteral("%1 refuses the connection.").arg(host);
    case QNetworkReply::RemoteHostClosedError:
        return QStringLiteral("%1 closed the connection before answering.").arg(host);
    case QNetworkReply::SslHandshakeFailedError:
        return QStringLiteral("No encrypted connection to %1 could be made.").arg(host);
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return QStringLiteral("The proxy in front of %1 asks for a sign-in.").arg(host);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
        return QStringLiteral("The proxy in front of %1 cannot be reached.").arg(host);
    default:
        return QStringLiteral("The connection to %1 broke (network error %2).").arg(host).arg(int(outcome.error));
    }
}

/// What to do about it, where the status alone tells; begins with a space.
QString remedyFor(int status)
{
    if (status == 401)
        return QStringLiteral(" The sign-in is not accepted: sign in again, and check the tenant and this computer's clock.");
    if (status == 429)
        return QStringLiteral(" It takes no more requests just now: try again later, or with fewer requests at once.");
    if (status == 502 || status == 503 || status == 504)
        return QStringLiteral(" It is down or overloaded just now: try again later.");
    return {};
}

QString statusSentence(const Outcome &outcome, const ServiceError &said, const QString &host)
{
    QString text = QStringLiteral("%1 answered %2").arg(host).arg(outcome.status);
    if (!said.code.isEmpty())
        text += QStringLiteral(" %1").arg(said.code);
    if (!said.message.isEmpty())
        text += QStringLiteral(": %1").arg(said.message);
    else if (isHtml(outcome))
        text += QStringLiteral(" with a web page");
    if (!text.endsWith(u'.'))
        text += u'.';
    return text + remedyFor(outcome.status);
}

QString badReplySentence(const Outcome &outcome, const QString &host)
{
    if (outcome.status >= 300)
        return QStringLiteral("%1 sends us elsewhere (%2), which is not followed.").arg(host).arg(outcome.status);
    if (!outcome.cleanly())
        return QStringLiteral("The answer of %1 broke off after %2 bytes.").arg(host).arg(outcome.body.size());
    return webPageSentence(host);
}

} // namespace

QString webPageSentence(const QString &host)
{
    return QStringLiteral("%1 sent a web page instead of data; a proxy or sign-in page may be in between.")
        .arg(base::singleLine(host, 255));
}

ServiceError readServiceError(const QByteArray &body)
{
    ServiceError found;
    const QJsonObject root = QJsonDocument::fromJson(body).object();
    const QJsonValue error = root.value(QLatin1String("error"));
    // Sign-in style: {"error":"word", …}. Graph and ARM style: {"error":{"code","message","innerError":{…}}}.
    QJsonObject level = error.isObject() ? error.toObject() : root;
    if (error.isString())
        found.code = base::singleLine(redacted(error.toString()), 100);
    for (int depth = 0; depth < 8 && !level.isEmpty(); ++depth, level = innerOf(level)) {
        if (found.code.isEmpty())
            found.code = member(level, {QLatin1String("code")});
        if (found.message.isEmpty())
            found.message = member(level, {QLatin1String("message")});
        if (found.requestId.isEmpty())
            found.requestId = member(level, {QLatin1String("request-id"), QLatin1String("requestId")});
    }
    return found;
}

std::optional<Failure> failureOf(const Outcome &outcome)
{
    if (outcome.tooLarge)
        return Failure::TooLarge;
    const bool success = outcome.status >= 200 && outcome.status < 300;
    if (outcome.status == 0 || outcome.timedOut || (success && outcome.error != QNetworkReply::NoError)) {
        const Failure kind = failureOfError(outcome);
        return success && kind == Failure::Network ? Failure::BadReply : kind;
    }
    if (success && isHtml(outcome))
        return Failure::BadReply;
    return failureOfStatus(outcome.status);
}

base::Error errorOf(const Outcome &outcome, Failure kind, const QUrl &url)
{
    const QString host = base::singleLine(url.host(), 255);
    base::Error error{kind, {}, outcome.status, {}, requestIdOf(outcome)};
    switch (kind) {
    case Failure::TooLarge:
        error.detail = QStringLiteral("The answer of %1 is larger than allowed.").arg(host);
        return error;
    case Failure::TlsUntrusted:
        error.detail = tlsSentence(outcome, host);
        return error;
    case Failure::BadReply:
        error.detail = badReplySentence(outcome, host);
        return error;
    case Failure::Timeout:
        error.detail = outcome.status ? QStringLiteral("%1 did not finish its answer in time.").arg(host)
                                      : QStringLiteral("%1 did not answer in time.").arg(host);
        return error;
    case Failure::Network:
        error.detail = networkSentence(outcome, url, host);
        return error;
    default:
        break;
    }
    const ServiceError said = readServiceError(outcome.body);
    error.code = said.code;
    error.detail = statusSentence(outcome, said, host);
    return error;
}

int retriesFor(const Outcome &outcome)
{
    constexpr int once = 1, seldom = 2, often = 4;
    const std::optional<Failure> kind = failureOf(outcome);
    if (!kind)
        return 0;
    // Half a minute and more was waited already: five times that would look like a program that hangs.
    if (outcome.timedOut)
        return once;
    switch (*kind) {
    case Failure::Network:
        return outcome.status == 407 || outcome.error == QNetworkReply::ProxyAuthenticationRequiredError ? 0 : often;
    case Failure::Timeout:
        return often;
    case Failure::BadReply: // broken off, as opposed to complete and wrong
        return outcome.cleanly() ? 0 : often;
    case Failure::Service:
        if (outcome.status == 500)
            return seldom;
        return outcome.status == 502 || outcome.status == 503 || outcome.status == 504 ? often : 0;
    default:
        return 0;
    }
}

QDateTime readHttpDate(const QByteArray &text)
{
    static const std::array<QString, 3> forms
        = {QStringLiteral("dd MMM yyyy HH:mm:ss 'GMT'"), QStringLiteral("dd-MMM-yy HH:mm:ss 'GMT'"),
           QStringLiteral("MMM d HH:mm:ss yyyy")};
    // The day of the week says nothing, and would have to agree with a year of two digits.
    const QString plain = QString::fromLatin1(text).simplified().section(u' ', 1);
    for (const QString &form : forms) {
        QDateTime read = QLocale::c().toDateTime(plain, form);
        if (!read.isValid())
            continue;
        read.setTimeSpec(Qt::UTC);
        return read.date().year() < 1970 ? read.addYears(100) : read;
    }
    return {};
}

std::optional<qint64> retryAfterMs(const Outcome &outcome, const QDateTime &now)
{
    const QByteArray value = outcome.header("retry-after").trimmed();
    if (value.isEmpty())
        return {};
    bool isNumber = false;
    const double seconds = value.toDouble(&isNumber);
    constexpr double longest = 30.0 * 24 * 3600;
    if (isNumber)
        return qint64(std::clamp(seconds, 0.0, longest) * 1000);
    const QDateTime until = readHttpDate(value);
    if (!until.isValid())
        return {};
    const QDateTime theirs = readHttpDate(outcome.header("date"));
    return std::clamp<qint64>((theirs.isValid() ? theirs : now).msecsTo(until), 0, qint64(longest) * 1000);
}

QString requestIdOf(const Outcome &outcome)
{
    for (const char *name : {"request-id", "x-ms-request-id"}) {
        const QByteArray value = outcome.header(name);
        if (!value.isEmpty())
            return base::singleLine(QString::fromLatin1(value), 100);
    }
    return outcome.status >= 400 ? readServiceError(outcome.body).requestId : QString();
}

} // namespace net
