// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QObject>

#include <functional>

namespace base {

/// Time and waiting, passed in so that tests decide what time it is. Used on the thread that calls it.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall clock, UTC.
    virtual QDateTime now() const = 0;
    /// Milliseconds that never run backwards; the zero point means nothing.
    virtual qint64 monotonicMs() const = 0;
    /// Calls `then` once after `ms` (0 = next turn of the loop) on `context`'s thread, unless `context` is gone by then.
    virtual void after(qint64 ms, QObject *context, std::function<void()> then) = 0;
};

/// The computer's clock. Stateless, may be shared between threads.
class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
    qint64 monotonicMs() const override;
    void after(qint64 ms, QObject *context, std::function<void()> then) override;
};

/// A clock that stands still until told to go on. Single-threaded; for tests.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(const QDateTime &start);
    QDateTime now() const override;
    qint64 monotonicMs() const override { return m_ms; }
    void after(qint64 ms, QObject *context, std::function<void()> then) override;
    /// Moves time on, running what falls due in order; each runs with the clock at its due time.
    void advance(qint64 ms);
    /// Number of calls still waiting.
    int waiting() const { return int(m_waiting.size()); }

private:
    struct Call
    {
        qint64 due;
        quint64 order;
        QObject *context;
        QMetaObject::Connection gone;
        std::function<void()> then;
    };
    QDateTime m_start;
    qint64 m_ms = 0;
    quint64 m_order = 0;
    QList<Call> m_waiting;
};

} // namespace base
