// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

namespace test {

/// Time that runs a number of times faster, so that waits between tries need not be waited for. For tests with real
/// I/O.
class HurriedClock final : public base::Clock
{
public:
    explicit HurriedClock(int factor = 20)
        : m_factor(factor)
        , m_start(m_system.now())
        , m_startMs(m_system.monotonicMs())
    {
    }
    QDateTime now() const override { return m_start.addMSecs(monotonicMs()); }
    qint64 monotonicMs() const override { return (m_system.monotonicMs() - m_startMs) * m_factor; }
    void after(qint64 ms, QObject *context, std::function<void()> then) override
    {
        m_system.after((ms + m_factor - 1) / m_factor, context, std::move(then));
    }

private:
    base::SystemClock m_system;
    int m_factor;
    QDateTime m_start;
    qint64 m_startMs;
};

} // namespace test
