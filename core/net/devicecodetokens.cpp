// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/devicecodetokens.h"

#include "core/base/text.h"
#include "core/net/connections.h"
#include "core/net/redact.h"
#include "core/net/signinerror.h"

#include <algorithm>

namespace net {

using base::Failure;

namespace {
constexpr qint64 slowDownSeconds = 5, longestIntervalSeconds = 60;
constexpr qint64 defaultIntervalSeconds = 5, defaultLifetimeSeconds = 900;
} // namespace

void DeviceCodeTokens::startSignIn()
{
    const quint64 round = ++m_round;
    Form form;
    form.add("client_id", endpoint().settings().clientId.toUtf8()).add("scope", signInScope());
    if (!claims().isEmpty())
        form.add("claims", claims());
    endpoint().post(QStringLiteral("devicecode"), std::move(form),
                    [this, round](const base::Result<TokenEndpoint::Answer> &answer) {
                        if (round == m_round)
                            begun(answer);
                    });
}

void DeviceCodeTokens::begun(const base::Result<TokenEndpoint::Answer> &answer)
{
    if (!answer || answer->status >= 400) {
        endSignIn(answer);
        return;
    }
    const QJsonObject &body = answer->body;
    m_deviceCode = body.value(QLatin1String("device_code")).toString().toUtf8();
    DevicePrompt prompt;
    prompt.userCode = base::singleLine(body.value(QLatin1String("user_code")).toString(), 40);
    prompt.verificationUri = QUrl(body.value(QLatin1String("verification_uri")).toString(), QUrl::StrictMode);
    if (m_deviceCode.isEmpty() || prompt.userCode.isEmpty() || originOf(prompt.verificationUri).isEmpty()
        || !isProtected(prompt.verificationUri)) {
        endSignIn(base::failure(Failure::BadReply,
                                QStringLiteral("The sign-in service answered without a usable code."), answer->status));
        return;
    }
    const qint64 lifetime = body.value(QLatin1String("expires_in")).toInteger(defaultLifetimeSeconds);
    m_intervalSeconds = std::clamp<qint64>(body.value(QLatin1String("interval")).toInteger(defaultIntervalSeconds), 1,
                                           longestIntervalSeconds);
    m_expires = clock()->now().addSecs(std::max<qint64>(1, lifetime));
    prompt.expires = m_expires;
    pollSoon();
    Q_EMIT codeReady(prompt);
}

void DeviceCodeTokens::pollSoon()
{
    clock()->after(m_intervalSeconds * 1000, this, [this, round = m_round] {
        if (round == m_round)
            poll();
    });
}

void DeviceCodeTokens::poll()
{
    if (clock()->now() >= m_expires) {
        wipe(m_deviceCode);
        endSignIn(base::failure(Failure::SignIn, QStringLiteral("The code has expired. Start again.")));
        return;
    }
    Form form;
    form.add("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .add("client_id", endpoint().settings().clientId.toUtf8())
        .add("device_code", m_deviceCode);
    if (!claims().isEmpty())
        form.add("claims", claims());
    endpoint().post(QStringLiteral("token"), std::move(form),
                    [this, round = m_round](const base::Result<TokenEndpoint::Answer> &answer) {
                        if (round == m_round)
                            polled(answer);
                    });
}

void DeviceCodeTokens::polled(const base::Result<TokenEndpoint::Answer> &answer)
{
    // The user may be typing while the network is away for a moment; the code's own lifetime ends the waiting.
    const Failure kind = answer ? Failure::Internal : answer.error().kind;
    if (kind == Failure::Network || kind == Failure::Timeout || kind == Failure::Service
        || kind == Failure::RateLimited) {
        pollSoon();
        return;
    }
    if (answer && answer->status >= 400) {
        const QString word = signInWord(answer->body);
        if (word == QLatin1String("slow_down"))
            m_intervalSeconds = std::min(m_intervalSeconds + slowDownSeconds, longestIntervalSeconds);
        if (word == QLatin1String("slow_down") || word == QLatin1String("authorization_pending")) {
            pollSoon();
            return;
        }
    }
    wipe(m_deviceCode);
    endSignIn(answer);
}

} // namespace net
