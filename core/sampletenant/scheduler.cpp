// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/scheduler.h"

namespace sampletenant {

Scheduler::Scheduler(QObject *parent)
    : QObject(parent)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Scheduler::run);
}

bool Scheduler::later(const Call &a, const Call &b)
{
    return a.dueUs != b.dueUs ? a.dueUs > b.dueUs : a.order > b.order;
}

void Scheduler::after(int ms, std::function<void()> then)
{
    m_calls.push_back({m_clock.nsecsElapsed() / 1000 + qint64(ms) * 1000, m_order++, std::move(then)});
    std::push_heap(m_calls.begin(), m_calls.end(), later);
    if (m_calls.front().order == m_order - 1)
        arm();
}

void Scheduler::arm()
{
    if (m_calls.empty())
        return;
    const qint64 left = m_calls.front().dueUs - m_clock.nsecsElapsed() / 1000;
    m_timer.start(int(std::max<qint64>(0, (left + 999) / 1000)));
}

void Scheduler::run()
{
    while (!m_calls.empty() && m_calls.front().dueUs <= m_clock.nsecsElapsed() / 1000) {
        std::pop_heap(m_calls.begin(), m_calls.end(), later);
        const std::function<void()> then = std::move(m_calls.back().then);
        m_calls.pop_back();
        then();
    }
    arm();
}

} // namespace sampletenant
