// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/tokenendpoint.h"

#include "core/net/connections.h"
#include "core/net/exchange.h"
#include "core/net/redact.h"
#include "core/net/renewingtokens.h"
#include "core/net/signinerror.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QRegularExpression>

#include <utility>

namespace net {

using base::Failure;

namespace {
constexpr int attempts = 4, attemptsWithoutAnswer = 2;
constexpr qint64 firstTokenRetryMs = 500, longestRetryAfterMs = 60'000;
constexpr qint64 answerLimit = 1024 * 1024;
} // namespace

Form &Form::add(const char *name, QByteArray value)
{
    if (!m_body.isEmpty())
        m_body += '&';
    QByteArray encoded = value.toPercentEncoding();
    m_body.reserve(m_body.size() + encoded.size() + 32);
    m_body += name;
    m_body += '=';
    m_body += encoded;
    wipe(encoded);
    wipe(value);
    return *this;
}

QByteArray Form::take()
{
    return std::exchange(m_body, {});
}

struct TokenEndpoint::Call
{
    QString leaf;
    QByteArray body;
    Handler handler;
    int attempt = 0;

    void end(base::Result<Answer> result)
    {
        wipeEverywhere(body); // the network layer is the only one to share it
        const Handler call = std::exchange(handler, nullptr);
        call(std::move(result));
    }
};

TokenEndpoint::TokenEndpoint(SignInSettings settings, base::Clock *clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_tls(tlsTrusting(m_settings.caCertificates))
    , m_random(QRandomGenerator::global()->generate())
{
}

TokenEndpoint::~TokenEndpoint()
{
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

void TokenEndpoint::setTrust(const QByteArray &pem)
{
    if (pem == m_settings.caCertificates)
        return;
    m_settings.caCertificates = pem;
    m_tls = tlsTrusting(pem);
    // Open connections were trusted by the ones before; one that is in use lasts for its answer only.
    if (findChildren<Exchange *>(Qt::FindDirectChildrenOnly).isEmpty())
        m_manager.reset();
}

QUrl TokenEndpoint::url(const QString &leaf) const
{
    QUrl url = m_settings.login;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + u'/' + m_settings.tenant + QStringLiteral("/oauth2/v2.0/") + leaf);
    return url;
}

std::optional<base::Error> TokenEndpoint::refusal() const
{
    static const QRegularExpression tenant(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$"));
    if (!tenant.match(m_settings.tenant).hasMatch())
        return base::Error{Failure::SignIn,
                           QStringLiteral("The tenant is neither an ID nor a domain. Check how it is written."),
                           0,
                           {},
                           {}};
    if (originOf(m_settings.login).isEmpty() || !isProtected(m_settings.login))
        return base::Error{Failure::ForeignOrigin,
                           QStringLiteral("The sign-in address has to be https: %1.").arg(shownUrl(m_settings.login)),
                           0,
                           {},
                           {}};
    return {};
}

void TokenEndpoint::post(const QString &leaf, Form form, Handler handler)
{
    auto call = std::make_shared<Call>();
    call->leaf = leaf;
    call->body = form.take();
    call->handler = std::move(handler);
    if (const auto refused = refusal())
        QMetaObject::invokeMethod(
            this, [call, error = *refused] { call->end(base::failure(error)); }, Qt::QueuedConnection);
    else
        attempt(call);
}

void TokenEndpoint::attempt(const std::shared_ptr<Call> &call)
{
    if (!m_manager) {
        m_manager = std::make_unique<QNetworkAccessManager>();
        m_manager->setAutoDeleteReplies(false);
    }
    QNetworkRequest request(url(call->leaf));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("User-Agent", "mdti-actor-lookup/" MDTI_VERSION);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    if (request.url().scheme() == QLatin1String("https"))
        request.setSslConfiguration(m_tls);
    ++call->attempt;
    const ExchangeLimits limits{answerLimit, m_settings.timeoutMs, m_settings.timeoutMs};
    auto *exchange = new Exchange(m_manager.get(), request, "POST", call->body, true, limits, nullptr, this);
    exchange->setDone([this, call, exchange](const Outcome &outcome) {
        exchange->deleteLater();
        landed(call, outcome);
    });
}

void TokenEndpoint::landed(const std::shared_ptr<Call> &call, const Outcome &outcome)
{
    const QUrl at = url(call->leaf);
    Q_EMIT logged(QStringLiteral("POST %1 %2 %3 B %4 ms")
                      .arg(shownUrl(at))
                      .arg(outcome.status)
                      .arg(outcome.body.size())
                      .arg(outcome.tookMs));
    const QJsonDocument json = QJsonDocument::fromJson(outcome.body);
    const bool complete = outcome.cleanly() || (outcome.status >= 400 && !outcome.timedOut && !outcome.tooLarge);
    const QString word = json.isObject() ? signInWord(json.object()) : QString();
    const bool busy = outcome.status == 429 || word == QLatin1String("temporarily_unavailable")
        || word == QLatin1String("server_error");
    if (complete && json.isObject() && !busy && outcome.status < 500
        && (outcome.status == 200 || outcome.status >= 400)) {
        call->end(Answer{outcome.status, json.object()});
        return;
    }
    const int allowed = outcome.timedOut ? attemptsWithoutAnswer : attempts;
    if (call->attempt < allowed && (busy || retriesFor(outcome) > 0)) {
        const qint64 own = firstTokenRetryMs << (call->attempt - 1);
        const qint64 asked = retryAfterMs(outcome, m_clock->now()).value_or(own);
        if (asked <= longestRetryAfterMs) {
            m_clock->after(asked + m_random.bounded(int(own)), this, [this, call] { attempt(call); });
            return;
        }
    }
    if (json.isObject() && !word.isEmpty() && outcome.status >= 400) {
        base::Error error = signInError(json.object(), outcome.status);
        error.kind = outcome.status == 429 ? Failure::RateLimited : Failure::Service;
        call->end(base::failure(error));
        return;
    }
    const Failure kind = failureOf(outcome).value_or(Failure::BadReply);
    base::Error error
        = errorOf(outcome, kind == Failure::BadRequest || kind == Failure::Unauthorised ? Failure::BadReply : kind, at);
    if (outcome.status >= 400 && outcome.status < 500 && error.kind == Failure::BadReply)
        error.detail = QStringLiteral("%1 answered the sign-in with %2 and no data; a proxy may be in between.")
                           .arg(at.host())
                           .arg(outcome.status);
    call->end(base::failure(error));
}

base::Result<FreshToken> freshToken(const TokenEndpoint::Answer &answer)
{
    if (answer.status >= 400)
        return base::failure(signInError(answer.body, answer.status));
    FreshToken fresh;
    fresh.value = answer.body.value(QLatin1String("access_token")).toString().toUtf8();
    const QJsonValue lifetime = answer.body.value(QLatin1String("expires_in"));
    fresh.lifetimeSeconds = lifetime.isString() ? lifetime.toString().toLongLong() : qint64(lifetime.toDouble());
    const bool printable
        = std::all_of(fresh.value.cbegin(), fresh.value.cend(), [](char c) { return c > ' ' && c < 127; });
    if (fresh.value.isEmpty() || !printable || fresh.lifetimeSeconds <= 0)
        return base::failure(Failure::BadReply, QStringLiteral("The sign-in service answered without a usable token."),
                             answer.status);
    return fresh;
}

} // namespace net
