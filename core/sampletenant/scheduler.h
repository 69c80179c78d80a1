// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace sampletenant {

/// Many short waits on one timer: answers that wait for their latency. Equal waits end in the order they were begun.
class Scheduler : public QObject
{
    Q_OBJECT
public:
    explicit Scheduler(QObject *parent);
    void after(int ms, std::function<void()> then);

private:
    struct Call
    {
        qint64 dueUs;
        quint64 order;
        std::function<void()> then;
    };
    static bool later(const Call &a, const Call &b);
    void arm();
    void run();

    QElapsedTimer m_clock;
    QTimer m_timer;
    std::vector<Call> m_calls; ///< a heap, the next one in front
    quint64 m_order = 0;
};

} // namespace sampletenant
