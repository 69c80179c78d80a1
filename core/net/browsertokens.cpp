// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/browsertokens.h"

#include "core/net/assertion.h"
#include "core/net/loopbackreceiver.h"
#include "core/net/redact.h"
#include "core/net/signinerror.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace net {

using base::Failure;

namespace {

constexpr qint64 browserPatienceMs = 10 * 60'000;

QByteArray randomText()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return base64Url(QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words));
}

} // namespace

BrowserTokens::BrowserTokens(SignInSettings settings, RefreshTokenStore *store, OpenBrowser openBrowser,
                             base::Clock *clock, QObject *parent)
    : RefreshingTokens(std::move(settings), store, clock, parent)
    , m_openBrowser(std::move(openBrowser))
{
}

BrowserTokens::~BrowserTokens() = default;

void BrowserTokens::startSignIn()
{
    const quint64 round = ++m_round;
    const QByteArray state = randomText();
    m_verifier = randomText() + randomText();
    m_receiver = std::make_unique<LoopbackReceiver>(state);
    if (!m_receiver->listen()) {
        end(base::failure(Failure::Internal,
                          QStringLiteral("No port of this computer is free for the browser's answer.")));
        return;
    }
    connect(m_receiver.get(), &LoopbackReceiver::received, this, &BrowserTokens::received);
    clock()->after(browserPatienceMs, this, [this, round] {
        if (round == m_round && isSigningIn())
            end(base::failure(Failure::Timeout, QStringLiteral("The browser did not come back from the sign-in.")));
    });
    Form query;
    query.add("client_id", endpoint().settings().clientId.toUtf8())
        .add("response_type", "code")
        .add("redirect_uri", m_receiver->redirectUri().toEncoded())
        .add("response_mode", "query")
        .add("scope", signInScope())
        .add("state", state)
        .add("code_challenge", base64Url(QCryptographicHash::hash(m_verifier, QCryptographicHash::Sha256)))
        .add("code_challenge_method", "S256")
        .add("prompt", "select_account");
    if (!claims().isEmpty())
        query.add("claims", claims());
    m_page = endpoint().url(QStringLiteral("authorize"));
    m_page.setQuery(QString::fromLatin1(query.take()), QUrl::StrictMode);
    if (!m_openBrowser(m_page))
        Q_EMIT logged(QStringLiteral("The browser could not be opened."));
}

void BrowserTokens::received(const QByteArray &code, const QString &errorWord)
{
    if (code.isEmpty()) {
        end(TokenEndpoint::Answer{400, QJsonObject{{QStringLiteral("error"), errorWord}}});
        return;
    }
    Form form;
    form.add("grant_type", "authorization_code")
        .add("client_id", endpoint().settings().clientId.toUtf8())
        .add("code", code)
        .add("redirect_uri", m_receiver->redirectUri().toEncoded())
        .add("code_verifier", m_verifier)
        .add("scope", signInScope());
    if (!claims().isEmpty())
        form.add("claims", claims());
    endpoint().post(QStringLiteral("token"), std::move(form),
                    [this, round = m_round](const base::Result<TokenEndpoint::Answer> &answer) {
                        if (round == m_round)
                            end(answer);
                    });
}

void BrowserTokens::end(const base::Result<TokenEndpoint::Answer> &answer)
{
    abortSignIn();
    endSignIn(answer);
}

void BrowserTokens::abortSignIn()
{
    ++m_round;
    m_page.clear();
    wipe(m_verifier);
    if (m_receiver) // it may be the one that is calling
        m_receiver.release()->deleteLater();
}

} // namespace net
