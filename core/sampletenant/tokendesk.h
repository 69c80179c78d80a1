// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/sampletenant/behaviour.h"
#include "core/sampletenant/http.h"

#include <QHash>

#include <mutex>

namespace sampletenant {

struct Options;

/// Sign-in: /{tenant}/oauth2/v2.0/token, /devicecode and /authorize, /{tenant}/v2.0/.well-known/openid-configuration,
/// and the check of bearer tokens.
/// One thread, but for expireAll().
class TokenDesk
{
public:
    explicit TokenDesk(const Options &options);

    static bool isSignIn(const QList<QByteArray> &path);
    /// `origin` as the client sees us.
    Answer handle(const Request &request, const QList<QByteArray> &path, const Behaviour &behaviour,
                  const QByteArray &origin);

    enum class Audience { Graph, Arm };
    enum class Verdict { Good, Missing, Unknown, Expired, OtherAudience };
    struct Access
    {
        Verdict verdict = Verdict::Missing;
        bool delegated = false; ///< a person is signed in
        bool claims = false; ///< and has met a challenge
    };
    /// `authorization` is the header's value.
    Access check(const QByteArray &authorization, Audience audience) const;
    void revoke(const QByteArray &authorization);
    void expireAll(); ///< thread-safe

private:
    enum Scope { Graph = 1, Arm = 2 };
    struct Grant
    {
        qint64 expiresMs;
        int scopes;
        bool delegated, claims;
    };
    struct Device
    {
        int polls = 0;
    };
    struct Code
    {
        QByteArray challenge, redirect, scope;
        bool claims = false;
    };
    Answer token(const Query &form, const Behaviour &behaviour);
    Answer clientCredentials(const Query &form, const Behaviour &behaviour);
    Answer authorizationCode(const Query &form, const Behaviour &behaviour);
    Answer refresh(const Query &form, const Behaviour &behaviour);
    Answer devicePoll(const Query &form, const Behaviour &behaviour);
    Answer deviceCode(const Query &form, const QByteArray &origin);
    Answer authorize(const Query &query, const Behaviour &behaviour);
    Answer discovery(const QByteArray &tenant, const Behaviour &behaviour, const QByteArray &origin) const;
    Answer issue(const QByteArray &scope, bool delegated, const Behaviour &behaviour, bool claims = false);
    Answer error(int aadsts, const QByteArray &subject = {}) const;
    QByteArray fresh(const char *kind);

    const Options &m_options;
    base::SystemClock m_clock;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Grant> m_grants;
    struct Renewal
    {
        QByteArray scope;
        bool claims = false;
    };
    QHash<QByteArray, Renewal> m_refresh;
    QHash<QByteArray, Device> m_devices;
    QHash<QByteArray, Code> m_codes;
    quint64 m_number = 0;
};

} // namespace sampletenant
