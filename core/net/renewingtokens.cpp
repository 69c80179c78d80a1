// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/renewingtokens.h"

#include "core/net/redact.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace net {

namespace {
constexpr qint64 renewBeforeSeconds = 300;
constexpr qint64 retryRenewalSeconds = 30;
/// A token is not handed out in its last seconds: it would expire on the way.
constexpr qint64 lastSeconds = 10;
constexpr qint64 failureHoldsSeconds = 5;
} // namespace

RenewingTokens::RenewingTokens(base::Clock *clock, QObject *parent)
    : TokenSource(parent)
    , m_clock(clock)
{
}

RenewingTokens::~RenewingTokens()
{
    forget();
}

void RenewingTokens::forget()
{
    for (Holder &holder : m_holders) {
        if (holder.token)
            wipe(holder.token->value);
        holder.token.reset();
    }
}

void RenewingTokens::token(Resource resource, Handler handler)
{
    Holder &holder = m_holders[size_t(resource)];
    const QDateTime now = m_clock->now();
    if (holder.token && now < holder.token->expires) {
        const Token held = *holder.token;
        if (now >= holder.renewAt && !holder.renewing)
            startRenewal(resource);
        handler(held);
        return;
    }
    if (holder.failed && now < holder.failedUntil && !holder.renewing) {
        const base::Error failed = *holder.failed;
        handler(base::failure(failed));
        return;
    }
    holder.waiting.append(std::move(handler));
    if (!holder.renewing)
        startRenewal(resource);
}

void RenewingTokens::refused(Resource resource, const QByteArray &value)
{
    Holder &holder = m_holders[size_t(resource)];
    if (holder.token && holder.token->value == value)
        holder.token.reset();
}

bool RenewingTokens::isReplaced(Resource resource, const QByteArray &value) const
{
    const Holder &holder = m_holders[size_t(resource)];
    return holder.token && holder.token->value != value;
}

void RenewingTokens::startRenewal(Resource resource)
{
    m_holders[size_t(resource)].renewing = true;
    const QPointer<RenewingTokens> self(this);
    renew(resource, [self, resource](base::Result<FreshToken> fresh) {
        if (self)
            self->renewed(resource, std::move(fresh));
    });
}

void RenewingTokens::adopt(Resource resource, const FreshToken &fresh)
{
    Holder &holder = m_holders[size_t(resource)];
    const QDateTime now = m_clock->now();
    const qint64 lifetime = std::max<qint64>(1, fresh.lifetimeSeconds);
    const qint64 spare = std::min(lastSeconds, lifetime / 10);
    const qint64 until = lifetime < 2 * renewBeforeSeconds ? lifetime * 500 : (lifetime - renewBeforeSeconds) * 1000;
    holder.failed.reset();
    holder.token = Token{fresh.value, now.addSecs(lifetime - spare)};
    holder.renewAt = now.addMSecs(until);
}

void RenewingTokens::renewed(Resource resource, base::Result<FreshToken> fresh)
{
    Holder &holder = m_holders[size_t(resource)];
    holder.renewing = false;
    base::Result<Token> result = base::failure(base::Failure::SignIn);
    if (fresh) {
        adopt(resource, *fresh);
        result = *holder.token;
    } else {
        result = base::failure(fresh.error());
        holder.renewAt = m_clock->now().addSecs(retryRenewalSeconds); // the token that still holds is used on
        if (m_holdsFailures && fresh.error().kind == base::Failure::Timeout) {
            holder.failed = fresh.error();
            holder.failedUntil = m_clock->now().addSecs(failureHoldsSeconds);
        }
    }
    const QPointer<RenewingTokens> self(this);
    for (const Handler &handler : std::exchange(holder.waiting, {})) {
        handler(result);
        if (!self)
            return;
    }
}

} // namespace net
