// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>

#include <functional>

namespace net {

/// What a token is good for: one sign-in, one access token per resource.
enum class Resource { None, Graph, Arm };

struct Token
{
    QByteArray value; ///< never logged, never in an error text
    QDateTime expires; ///< UTC
};

/// Hands out access tokens. Lives on the thread of the Client that uses it. Renews about 5 minutes before expiry, one
/// renewal in flight per resource; callers wait for it. (mdti-graph.md §2)
class TokenSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    using Handler = std::function<void(base::Result<Token>)>;
    /// Calls `handler` exactly once, now or later.
    virtual void token(Resource resource, Handler handler) = 0;
    /// The service refused `value` with 401: the next token() must not return it again.
    virtual void refused(Resource resource, const QByteArray &value) = 0;
    /// PEM, trusted in addition to the system's from the next exchange with the sign-in service on.
    virtual void setTrust(const QByteArray &) { }
    /// The service refused `value` until the user signs in again in a certain way (`claims`, JSON). False: nobody can be
    /// asked here. True: the next token() waits for that.
    virtual bool challenged(Resource, const QByteArray &, const QByteArray &) { return false; }

Q_SIGNALS:
    /// The user has to sign in again (conditional access, expired refresh token). Requests wait; the source goes on by itself
    /// once that has happened.
    void signInNeeded(const QString &reason);
};

} // namespace net
