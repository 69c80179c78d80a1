// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/refreshingtokens.h"

#include "core/net/redact.h"
#include "core/net/signinerror.h"

#include <QPointer>

#include <utility>

namespace net {

using base::Failure;

RefreshingTokens::RefreshingTokens(SignInSettings settings, RefreshTokenStore *store, base::Clock *clock,
                                   QObject *parent)
    : RenewingTokens(clock, parent)
    , m_endpoint(std::move(settings), clock)
    , m_store(store)
{
    connect(&m_endpoint, &TokenEndpoint::logged, this, &RefreshingTokens::logged);
}

QByteArray RefreshingTokens::signInScope() const
{
    return m_endpoint.settings().graphScope + " offline_access openid profile";
}

void RefreshingTokens::renew(Resource resource, Renewed done)
{
    m_wanted.push_back({resource, std::move(done)});
    next();
}

void RefreshingTokens::next()
{
    if (m_busy || m_waitingForUser || m_signingIn || m_wanted.empty())
        return;
    m_busy = true;
    if (!m_claims.isEmpty()) {
        askForSignIn(tr("Conditional access asks for a new sign-in."));
        return;
    }
    if (!m_sessionToken.isEmpty()) {
        refresh(m_sessionToken);
        return;
    }
    const QPointer<RefreshingTokens> self(this);
    m_store->load([self](base::Result<QByteArray> token) {
        if (!self)
            return;
        if (!token)
            self->finishFirst(base::failure(token.error()));
        else if (token->isEmpty())
            self->askForSignIn(tr("Nobody has signed in yet."));
        else
            self->refresh(std::move(*token));
    });
}

void RefreshingTokens::refresh(QByteArray refreshToken)
{
    const SignInSettings &settings = m_endpoint.settings();
    const QByteArray scope = m_wanted.front().resource == Resource::Arm ? settings.armScope : settings.graphScope;
    Form form;
    form.add("grant_type", "refresh_token")
        .add("client_id", settings.clientId.toUtf8())
        .add("scope", scope + " offline_access")
        .add("refresh_token", std::move(refreshToken));
    m_endpoint.post(QStringLiteral("token"), std::move(form),
                    [this](const base::Result<TokenEndpoint::Answer> &answer) { refreshed(answer); });
}

void RefreshingTokens::refreshed(const base::Result<TokenEndpoint::Answer> &answer)
{
    if (!answer) {
        finishFirst(base::failure(answer.error()));
        return;
    }
    // Signing in grants what is asked of Graph; what is missing elsewhere would still be missing after it.
    const bool elsewhere = m_wanted.front().resource != Resource::Graph && isConsentMissing(answer->body);
    if (answer->status >= 400 && needsInteraction(answer->body) && !elsewhere) {
        // What was refused once is refused for good; a challenge, however, may be met with the same token later.
        if (signInWord(answer->body) == QLatin1String("invalid_grant")) {
            wipe(m_sessionToken);
            m_store->store({}, [](const base::Status &) {});
        }
        askForSignIn(signInError(answer->body, answer->status).detail);
        return;
    }
    if (answer->status < 400)
        keep(*answer);
    finishFirst(freshToken(*answer));
}

void RefreshingTokens::finishFirst(base::Result<FreshToken> result)
{
    m_busy = false;
    const Wanted first = std::move(m_wanted.front());
    m_wanted.pop_front();
    const QPointer<RefreshingTokens> self(this);
    first.done(std::move(result));
    if (self)
        next();
}

void RefreshingTokens::askForSignIn(const QString &reason)
{
    m_busy = false;
    m_waitingForUser = true;
    Q_EMIT signInNeeded(reason);
}

void RefreshingTokens::keep(const TokenEndpoint::Answer &answer)
{
    const QByteArray token = answer.body.value(QLatin1String("refresh_token")).toString().toUtf8();
    if (token.isEmpty())
        return; // the old one stays good
    const QPointer<RefreshingTokens> self(this);
    // Used from memory until the store has it, and after that only from there.
    m_sessionToken = token;
    m_store->store(token, [self, token](const base::Status &stored) {
        if (!self)
            return;
        if (!stored)
            Q_EMIT self->storeFailed(stored.error());
        else if (self->m_sessionToken == token)
            wipe(self->m_sessionToken);
    });
}

void RefreshingTokens::signIn()
{
    if (std::exchange(m_signingIn, true))
        return;
    startSignIn();
}

void RefreshingTokens::cancelSignIn()
{
    if (!m_signingIn)
        return;
    abortSignIn();
    endSignIn(base::failure(Failure::Cancelled));
}

void RefreshingTokens::endSignIn(const base::Result<TokenEndpoint::Answer> &answer)
{
    if (!std::exchange(m_signingIn, false))
        return;
    base::Result<FreshToken> fresh = base::failure(Failure::SignIn);
    if (answer)
        fresh = freshToken(*answer);
    else
        fresh = base::failure(answer.error());
    if (!fresh) {
        Q_EMIT signInFailed(fresh.error());
        next();
        return;
    }
    keep(*answer);
    m_claims.clear();
    adopt(Resource::Graph, *fresh);
    m_waitingForUser = false;
    const QPointer<RefreshingTokens> self(this);
    if (!m_busy && !m_wanted.empty() && m_wanted.front().resource == Resource::Graph)
        finishFirst(std::move(fresh)); // the sign-in brought a token for Graph with it
    if (!self)
        return;
    Q_EMIT signedIn();
    if (self)
        next();
}

void RefreshingTokens::giveUp()
{
    if (m_busy)
        return; // a renewal is under way and will answer
    m_waitingForUser = false;
    const QPointer<RefreshingTokens> self(this);
    for (Wanted &wanted : std::exchange(m_wanted, {})) {
        wanted.done(base::failure(Failure::SignIn, tr("Nobody is signed in.")));
        if (!self)
            return;
    }
}

void RefreshingTokens::tryAgain()
{
    if (m_signingIn || !m_waitingForUser)
        return;
    m_waitingForUser = false;
    m_claims.clear();
    next();
}

bool RefreshingTokens::challenged(Resource resource, const QByteArray &value, const QByteArray &claims)
{
    // A late answer to a token that a sign-in has replaced meanwhile asks for nothing new.
    if (!isReplaced(resource, value))
        m_claims = claims;
    refused(resource, value);
    return true;
}

void RefreshingTokens::signOut()
{
    cancelSignIn();
    forget();
    wipe(m_sessionToken);
    m_store->store({}, [](const base::Status &) {});
}

} // namespace net
