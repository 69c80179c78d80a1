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

/// Sign-in: /{tenant}/oauth2/v2.0/token, /devicecode and /authorize, and the check of bearer tokens.
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
        bool delegated;
    };
    struct Device
    {
        int polls = 0;
    };
    struct Code
    {
        QByteArray challenge, redirect, scope;
    };
    Answer token(const Query &form, const Behaviour &behaviour);
    Answer clientCredentials(const Query &form, const Behaviour &behaviour);
    Answer authorizationCode(const Query &form, const Behaviour &behaviour);
    Answer refresh(const Query &form, const Behaviour &behaviour);
    Answer devicePoll(const Query &form, const Behaviour &behaviour);
    Answer deviceCode(const Query &form, const QByteArray &origin);
    Answer authorize(const Query &query, const Behaviour &behaviour);
    Answer issue(const QByteArray &scope, bool delegated, const Behaviour &behaviour);
    Answer error(int aadsts, const QByteArray &subject = {}) const;
    QByteArray fresh(const char *kind);

    const Options &m_options;
    base::SystemClock m_clock;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Grant> m_grants;
    QHash<QByteArray, QByteArray> m_refresh; ///< token → scope
    QHash<QByteArray, Device> m_devices;
    QHash<QByteArray, Code> m_codes;
    quint64 m_number = 0;
};

} // namespace sampletenant
