// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/renewingtokens.h"
#include "core/net/tokenendpoint.h"

#include <deque>
#include <optional>

namespace net {

/// Where the refresh token of a user's sign-in is kept: the keychain, or memory for the session. Handlers are called
/// exactly once, now or later.
class RefreshTokenStore
{
public:
    virtual ~RefreshTokenStore() = default;
    /// An empty token means that there is none.
    virtual void load(std::function<void(base::Result<QByteArray>)> handler) = 0;
    /// An empty token removes it.
    virtual void store(const QByteArray &token, std::function<void(base::Status)> handler) = 0;
};

/// Tokens of a user who signed in once, interactively; from then on renewed in silence, for both resources, one renewal
/// at a time, because each may replace the refresh token. When that no longer works, signInNeeded() is emitted and
/// whoever asked for a token waits until signIn() has succeeded or giveUp() is called. Derived classes only know how to
/// sign in.
class RefreshingTokens : public RenewingTokens
{
    Q_OBJECT
public:
    RefreshingTokens(SignInSettings settings, RefreshTokenStore *store, base::Clock *clock, QObject *parent = nullptr);

    /// Begins to sign in, unless that is under way; ends in signedIn() or signInFailed().
    void signIn();
    bool isSigningIn() const { return m_signingIn; }
    /// Ends the sign-in under way; signInFailed() tells Cancelled.
    void cancelSignIn();
    /// Whoever waits for a sign-in gets Failure::SignIn instead: the user will not sign in now.
    void giveUp();
    /// The user signed in elsewhere: tries once more with what the store has.
    void tryAgain();
    void setTrust(const QByteArray &pem) override { m_endpoint.setTrust(pem); }
    bool challenged(Resource resource, const QByteArray &value, const QByteArray &claims) override;
    /// Forgets everything, in the store too.
    void signOut();

Q_SIGNALS:
    void signedIn();
    /// Whoever waits goes on waiting; signIn() may be called again.
    void signInFailed(const base::Error &error);
    /// The new refresh token could not be kept: it is good for this session only.
    void storeFailed(const base::Error &error);

protected:
    void renew(Resource resource, Renewed done) final;
    /// Talks to the user and the service; calls endSignIn() exactly once, later.
    virtual void startSignIn() = 0;
    virtual void abortSignIn() = 0;
    void endSignIn(const base::Result<TokenEndpoint::Answer> &answer);
    TokenEndpoint &endpoint() { return m_endpoint; }
    /// What is asked for when signing in: the Graph scope, and a refresh token.
    QByteArray signInScope() const;
    /// What the service wants proven, to go along with the sign-in; mostly empty.
    const QByteArray &claims() const { return m_claims; }

private:
    struct Wanted
    {
        Resource resource;
        Renewed done;
    };
    void next();
    void refresh(QByteArray refreshToken);
    void refreshed(const base::Result<TokenEndpoint::Answer> &answer);
    void finishFirst(base::Result<FreshToken> result);
    void askForSignIn(const QString &reason);
    void keep(const TokenEndpoint::Answer &answer);

    TokenEndpoint m_endpoint;
    RefreshTokenStore *m_store;
    std::deque<Wanted> m_wanted; ///< the first one is being worked on while m_busy
    QByteArray m_claims; ///< of a challenge that no sign-in has met yet
    QByteArray m_sessionToken; ///< only what the store could not keep
    bool m_busy = false, m_waitingForUser = false, m_signingIn = false;
};

} // namespace net
