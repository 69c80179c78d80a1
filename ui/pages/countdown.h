// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QObject>
#include <QTimer>

namespace base {
class Clock;
}

namespace ui {

/// The one second hand of a service pause: panel, strip and status bar show the same number. Runs only during a pause.
class Countdown : public QObject
{
    Q_OBJECT
public:
    Countdown(Workspace *workspace, base::Clock *clock, QObject *parent = nullptr);

    bool isRunning() const { return m_until >= 0; }
    int secondsLeft() const; ///< rounded up; 0 when no pause runs
    int secondsAsked() const { return m_asked; } ///< length the service asked for
    QDateTime askedAt() const { return m_askedAt; } ///< UTC
    double part() const; ///< of the pause that is over, 0–1

Q_SIGNALS:
    void ticked(); ///< begin, every second, end

private:
    void follow();

    Workspace *m_workspace;
    base::Clock *m_clock;
    QTimer m_timer;
    qint64 m_until = -1;
    int m_asked = 0;
    QDateTime m_askedAt;
};

/// "0:12", "1:04:00".
QString clockText(qint64 seconds);

} // namespace ui
