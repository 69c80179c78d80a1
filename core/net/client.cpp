// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/client.h"

#include "core/net/clientprivate.h"

#include <algorithm>

namespace net {

QByteArray Reply::header(QByteArrayView name) const
{
    const auto found
        = std::find_if(headers.cbegin(), headers.cend(), [name](const auto &h) { return h.first == name; });
    return found == headers.cend() ? QByteArray() : found->second;
}

Client::Client(ClientSettings settings, TokenSource *tokens, base::Clock *clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(settings), tokens, clock))
{
}

Client::~Client() = default;

Client::Ticket Client::send(Request request, Handler handler)
{
    return d->add(std::move(request), std::move(handler));
}

void Client::cancel(Ticket ticket)
{
    d->cancel(ticket);
}

void Client::cancelAll()
{
    d->cancelAll();
}

void Client::setPaused(bool paused)
{
    if (std::exchange(d->paused, paused) && !paused)
        d->pumpSoon();
    d->changed();
}

void Client::reconfigure(const ClientSettings &settings)
{
    d->reconfigure(settings);
}

void Client::throttledElsewhere(std::optional<qint64> retryAfterMs, int places, int accepted)
{
    d->counters.throttled += places;
    const qint64 began = d->account->throttledElsewhere(d.get(), retryAfterMs, places, accepted);
    d->announcePause(began, tr("The service asked for a pause."));
    d->pumpSoon();
    d->changed();
}

Load Client::load() const
{
    Load load;
    load.inFlight = d->account->inFlight();
    load.width = d->account->width();
    load.waiting = qint64(d->jobs.size()) - d->underWay;
    load.pausedMs = d->account->pausedMs();
    load.breakerOpen = d->account->breakerOpen();
    return load;
}

Counters Client::counters() const
{
    return d->counters;
}

int Client::learnedWidth() const
{
    return d->account->width();
}

} // namespace net
