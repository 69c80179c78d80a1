// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/governor.h"

#include <QHash>

#include <functional>
#include <memory>
#include <mutex>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace net {

struct ClientSettings;
GovernorSettings governorSettings(const ClientSettings &settings);

/// The one governor of an account, for all clients that ask in its name, whatever thread they are on: a pause the
/// service asked one of them for holds for all, and so do width, own rate and circuit breaker. It outlives its clients,
/// so that a new one does not forget. Calls as of Governor; any thread.
class Account
{
public:
    /// `clock` is read from the threads of all clients and outlives them; null: the computer's.
    explicit Account(const GovernorSettings &settings, base::Clock *clock = nullptr);
    Account(const Account &) = delete;
    Account &operator=(const Account &) = delete;

    /// `wake` is called on the thread of `client` when another one has made room or changed the pace.
    void join(QObject *client, std::function<void()> wake);
    void leave(QObject *client); ///< by the client's destructor, on its thread
    void setLimits(const GovernorSettings &settings);

    bool mayStart(int places) const;
    /// Nothing when it may not: somebody else may have been faster.
    std::optional<Governor::Permit> start(int places);
    qint64 finish(QObject *client, const Governor::Permit &permit, Governor::Outcome outcome,
                  std::optional<qint64> retryAfterMs = {});
    qint64 throttledElsewhere(QObject *client, std::optional<qint64> retryAfterMs, int places, int accepted);
    void allowProbe();

    qint64 waitMs() const;
    qint64 pausedMs() const;
    bool breakerOpen() const;
    bool givenUp() const;
    int inFlight() const;
    int width() const;
    qint64 lastAnswerMs() const;

private:
    void wakeOthers(QObject *client);

    mutable std::mutex m_mutex;
    base::SystemClock m_clock;
    Governor m_governor;
    QHash<QObject *, std::function<void()>> m_clients;
};

} // namespace net
