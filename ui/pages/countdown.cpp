// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/countdown.h"

#include "core/base/clock.h"

namespace ui {

Countdown::Countdown(Workspace *workspace, base::Clock *clock, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_clock(clock)
{
    m_timer.setInterval(250); // so that the second changes when it changes
    connect(workspace, &Workspace::progressChanged, this, &Countdown::follow);
    connect(&m_timer, &QTimer::timeout, this, [this, last = -1]() mutable {
        if (const int left = secondsLeft(); left != last) {
            last = left;
            Q_EMIT ticked();
        }
    });
}

int Countdown::secondsLeft() const
{
    if (m_until < 0)
        return 0;
    return int((std::max<qint64>(0, m_until - m_clock->monotonicMs()) + 999) / 1000);
}

double Countdown::part() const
{
    return m_asked > 0 ? std::clamp(1 - double(secondsLeft()) / m_asked, 0.0, 1.0) : 0;
}

void Countdown::follow()
{
    const chain::Progress &progress = m_workspace->progress();
    const bool paused = progress.phase == chain::Progress::Phase::ServicePause && progress.pauseLeftMs > 0;
    if (!paused) {
        if (m_until < 0)
            return;
        m_until = -1;
        m_asked = 0;
        m_timer.stop();
        Q_EMIT ticked();
        return;
    }
    const qint64 until = m_clock->monotonicMs() + progress.pauseLeftMs;
    // Reports come late by a few milliseconds; only a real change moves the end.
    if (m_until >= 0 && std::abs(until - m_until) < 900)
        return;
    const bool longer = m_until < 0 || until > m_until;
    m_until = until;
    if (longer) {
        m_asked = int((progress.pauseLeftMs + 999) / 1000);
        m_askedAt = m_clock->now();
    }
    m_timer.start();
    Q_EMIT ticked();
}

QString clockText(qint64 seconds)
{
    const qint64 hours = seconds / 3600, minutes = seconds / 60 % 60;
    const QString rest = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (hours > 0)
        return QStringLiteral("%1:%2:%3").arg(hours).arg(minutes, 2, 10, QLatin1Char('0')).arg(rest);
    return QStringLiteral("%1:%2").arg(minutes).arg(rest);
}

} // namespace ui
