// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace base {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

qint64 SystemClock::monotonicMs() const
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer t;
        t.start();
        return t;
    }();
    return timer.elapsed();
}

void SystemClock::after(qint64 ms, QObject *context, std::function<void()> then)
{
    QTimer::singleShot(std::chrono::milliseconds(std::max<qint64>(0, ms)), Qt::PreciseTimer, context, std::move(then));
}

ManualClock::ManualClock(const QDateTime &start)
    : m_start(start.toUTC())
{
}

QDateTime ManualClock::now() const
{
    return m_start.addMSecs(m_ms);
}

void ManualClock::after(qint64 ms, QObject *context, std::function<void()> then)
{
    m_waiting.append({m_ms + std::max<qint64>(0, ms), m_order++, context, {}, std::move(then)});
    const quint64 order = m_waiting.last().order;
    m_waiting.last().gone = QObject::connect(context, &QObject::destroyed, [this, order] {
        m_waiting.removeIf([order](const Call &call) { return call.order == order; });
    });
}

void ManualClock::advance(qint64 ms)
{
    const qint64 until = m_ms + ms;
    for (;;) {
        const auto next = std::min_element(m_waiting.cbegin(), m_waiting.cend(), [](const Call &a, const Call &b) {
            return std::pair(a.due, a.order) < std::pair(b.due, b.order);
        });
        if (next == m_waiting.cend() || next->due > until)
            break;
        const Call call = *next;
        m_waiting.erase(next);
        QObject::disconnect(call.gone);
        m_ms = std::max(m_ms, call.due);
        call.then();
    }
    m_ms = until;
}

} // namespace base
