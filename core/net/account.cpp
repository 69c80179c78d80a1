// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/account.h"

#include "core/net/client.h"

#include <QObject>

namespace net {

using Locked = std::lock_guard<std::mutex>;

GovernorSettings governorSettings(const ClientSettings &settings)
{
    return {settings.startWidth, settings.maximumWidth, settings.minimumWidth, settings.requestsPerSecond,
            settings.seed};
}

Account::Account(const GovernorSettings &settings, base::Clock *clock)
    : m_governor(settings, clock ? clock : &m_clock)
{
}

void Account::join(QObject *client, std::function<void()> wake)
{
    const Locked locked(m_mutex);
    m_clients.insert(client, std::move(wake));
    m_governor.allowProbe(); // whoever begins anew may find out at once whether the service is back
}

void Account::leave(QObject *client)
{
    const Locked locked(m_mutex);
    m_clients.remove(client);
}

void Account::setLimits(const GovernorSettings &settings)
{
    const Locked locked(m_mutex);
    m_governor.setLimits(settings);
    wakeOthers(nullptr);
}

/// Under the lock, which a client's leave() waits for: it is still there.
void Account::wakeOthers(QObject *client)
{
    for (auto other = m_clients.cbegin(); other != m_clients.cend(); ++other) {
        if (other.key() != client)
            QMetaObject::invokeMethod(other.key(), *other, Qt::QueuedConnection);
    }
}

bool Account::mayStart(int places) const
{
    const Locked locked(m_mutex);
    return m_governor.mayStart(places);
}

std::optional<Governor::Permit> Account::start(int places)
{
    const Locked locked(m_mutex);
    if (!m_governor.mayStart(places))
        return {};
    return m_governor.start(places);
}

qint64 Account::finish(QObject *client, const Governor::Permit &permit, Governor::Outcome outcome,
                       std::optional<qint64> retryAfterMs)
{
    const Locked locked(m_mutex);
    const qint64 began = m_governor.finish(permit, outcome, retryAfterMs);
    wakeOthers(client);
    return began;
}

qint64 Account::throttledElsewhere(QObject *client, std::optional<qint64> retryAfterMs, int places,
                                   int accepted)
{
    const Locked locked(m_mutex);
    const qint64 began = m_governor.throttledElsewhere(retryAfterMs, places, accepted);
    wakeOthers(client);
    return began;
}

void Account::allowProbe()
{
    const Locked locked(m_mutex);
    m_governor.allowProbe();
}

qint64 Account::waitMs() const
{
    const Locked locked(m_mutex);
    return m_governor.waitMs();
}

qint64 Account::pausedMs() const
{
    const Locked locked(m_mutex);
    return m_governor.pausedMs();
}

bool Account::breakerOpen() const
{
    const Locked locked(m_mutex);
    return m_governor.breakerOpen();
}

bool Account::givenUp() const
{
    const Locked locked(m_mutex);
    return m_governor.givenUp();
}

int Account::inFlight() const
{
    const Locked locked(m_mutex);
    return m_governor.inFlight();
}

int Account::width() const
{
    const Locked locked(m_mutex);
    return m_governor.width();
}

qint64 Account::lastAnswerMs() const
{
    const Locked locked(m_mutex);
    return m_governor.lastAnswerMs();
}

} // namespace net
