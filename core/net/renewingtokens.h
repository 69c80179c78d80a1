// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/net/tokens.h"

#include <QList>

#include <array>
#include <optional>

namespace net {

/// What the sign-in service handed out, with the lifetime it named.
struct FreshToken
{
    QByteArray value;
    qint64 lifetimeSeconds = 0;
};

/// Keeps one access token per resource, in memory only, and has it renewed 5 minutes before it expires (a short-lived
/// one after half its life). While the old one still holds, callers get it and the renewal runs beside; without one
/// they wait for it. One renewal per resource at a time. Derived classes only know how to get a token.
class RenewingTokens : public TokenSource
{
    Q_OBJECT
public:
    explicit RenewingTokens(base::Clock *clock, QObject *parent = nullptr);
    ~RenewingTokens() override;

    void token(Resource resource, Handler handler) final;
    void refused(Resource resource, const QByteArray &value) override;
    /// Drops every token held, for signing out.
    void forget();

Q_SIGNALS:
    void logged(const QString &line); ///< exchanges with the sign-in service, as Client::logged

protected:
    using Renewed = std::function<void(base::Result<FreshToken>)>;
    /// Gets a token and calls `done` exactly once, now or later. Not called again for the resource until then.
    virtual void renew(Resource resource, Renewed done) = 0;
    /// A token that came by another way than renew().
    void adopt(Resource resource, const FreshToken &fresh);
    /// Another one than `value` is held.
    bool isReplaced(Resource resource, const QByteArray &value) const;
    base::Clock *clock() const { return m_clock; }
    /// A service that did not answer is not asked again for a few seconds: whoever comes next need not wait as long.
    bool m_holdsFailures = false;

private:
    struct Holder
    {
        std::optional<Token> token;
        QDateTime renewAt;
        bool renewing = false;
        std::optional<base::Error> failed;
        QDateTime failedUntil;
        QList<Handler> waiting;
    };
    void startRenewal(Resource resource);
    void renewed(Resource resource, base::Result<FreshToken> fresh);

    base::Clock *m_clock;
    std::array<Holder, 3> m_holders;
};

} // namespace net
