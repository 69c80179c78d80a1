// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace theme {
class CountBadge;
class Label;
} // namespace theme

namespace ui {

class Countdown;
class PaceChart;
class StepMeter;

/// The run: how far, which steps, at what pace, what was found so far. Numbers change at most four times a second;
/// nothing ticks while no run goes.
class RunPanel : public QWidget
{
    Q_OBJECT
public:
    RunPanel(Workspace *workspace, Countdown *countdown, QWidget *parent = nullptr);
    void setCanRun(bool canRun); ///< false: no tenant is there to ask; the panel says what to do first

private:
    class ActorRow;
    QWidget *makeHead();
    QWidget *makeSteps();
    QWidget *makePace();
    QWidget *makeFound();
    void follow();
    void refresh();
    void refreshTitle(const chain::Progress &progress);
    void refreshSteps(const chain::Progress &progress, bool finished);
    void refreshFound();
    void tickSecond();

    Workspace *m_workspace;
    Countdown *m_countdown;
    QTimer m_slow, m_second;
    theme::Label *m_title = nullptr, *m_clockLabel = nullptr, *m_detail = nullptr, *m_gone = nullptr,
                 *m_budget = nullptr, *m_width = nullptr, *m_first = nullptr, *m_none = nullptr, *m_foundHead = nullptr;
    StepMeter *m_all = nullptr, *m_input = nullptr, *m_records = nullptr, *m_reputation = nullptr,
              *m_profiles = nullptr;
    PaceChart *m_pace = nullptr;
    theme::CountBadge *m_count = nullptr;
    QVBoxLayout *m_foundRows = nullptr;
    QList<ActorRow *> m_rows;
    QList<QWidget *> m_begunOnly; ///< hidden before the first run
    qint64 m_requestsBefore = 0;
    qint64 m_total = 0;
    bool m_canRun = true;
};

} // namespace ui
