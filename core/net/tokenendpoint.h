// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/net/outcome.h"

#include <QJsonObject>
#include <QObject>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace net {

struct SignInSettings
{
    QUrl login = QUrl(QStringLiteral("https://login.microsoftonline.com")); ///< https, or http to this computer
    QString tenant; ///< directory id or a verified domain
    QString clientId;
    QUrl graph = QUrl(QStringLiteral("https://graph.microsoft.com")); ///< what the tokens are for
    QUrl arm = QUrl(QStringLiteral("https://management.azure.com"));
    QByteArray caCertificates; ///< PEM, trusted in addition to the system's
    /// What a user, as opposed to the app itself, signs in for.
    QByteArray graphScope = "https://graph.microsoft.com/ThreatIntelligence.Read.All";
    QByteArray armScope = "https://management.azure.com/user_impersonation";
    int timeoutMs = 25'000; ///< of one try; a second one follows, so twice that until it is told
};

/// Names and secret values of a form. The values are percent-encoded here and overwritten once sent.
class Form
{
public:
    Form &add(const char *name, QByteArray value);
    QByteArray take(); ///< the encoded body; the form is empty then
private:
    QByteArray m_body;
};

/// The one place that talks to the sign-in service: posts forms to {login}/{tenant}/oauth2/v2.0/…, tries again what may
/// heal and tells its failures apart. Nothing of a form or of a successful answer ever reaches a log or an error.
class TokenEndpoint : public QObject
{
    Q_OBJECT
public:
    TokenEndpoint(SignInSettings settings, base::Clock *clock, QObject *parent = nullptr);
    ~TokenEndpoint() override;

    struct Answer
    {
        int status = 0; ///< 200 or 4xx with a JSON body
        QJsonObject body;
    };
    using Handler = std::function<void(base::Result<Answer>)>;
    /// `leaf` is "token" or "devicecode". A JSON error body with 4xx is an Answer; everything else that fails is an
    /// Error.
    void post(const QString &leaf, Form form, Handler handler);
    /// {login}/{tenant}/oauth2/v2.0/{leaf}
    QUrl url(const QString &leaf) const;
    const SignInSettings &settings() const { return m_settings; }
    void setTrust(const QByteArray &pem); ///< as SignInSettings::caCertificates, from the next post() on

Q_SIGNALS:
    void logged(const QString &line); ///< as Client::logged

private:
    struct Call;
    void attempt(const std::shared_ptr<Call> &call);
    void landed(const std::shared_ptr<Call> &call, const Outcome &outcome);
    std::optional<base::Error> refusal() const;

    SignInSettings m_settings;
    base::Clock *m_clock;
    QSslConfiguration m_tls;
    QRandomGenerator m_random;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

/// The access token and lifetime of a token answer, or why there is none.
struct FreshToken;
base::Result<FreshToken> freshToken(const TokenEndpoint::Answer &answer);

} // namespace net
