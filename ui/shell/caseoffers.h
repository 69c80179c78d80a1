// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/casecontrol.h"

#include <QObject>

namespace theme {
class Button;
class Strip;
} // namespace theme

namespace ui {

class MainWindow;
class RunControl;
class StripArea;
class Workspace;
struct Parts;

/// What the window says about the file of the case, and what it offers to do about it: strips for states, questions
/// where something has to be decided. Owned by the window.
class CaseOffers : public QObject
{
    Q_OBJECT
public:
    CaseOffers(MainWindow *window, Workspace *workspace, const Parts &parts, StripArea *strips);
    void refresh();

private:
    void makeStrips();
    void takeRefusal(const CaseControl::Refusal &refusal);
    void offerRecovery(const CaseControl::Refusal &refusal);
    void offerUnsaved();
    void showReport(const QString &report);

    MainWindow *m_window;
    Workspace *m_workspace;
    CaseControl *m_cases;
    RunControl *m_run;
    StripArea *m_strips;
    theme::Strip *m_trouble = nullptr, *m_interrupted = nullptr, *m_changes = nullptr;
    bool m_offered = false; ///< unsaved cases, once a start
    bool m_dismissed = false; ///< the analyst knows that the run was interrupted
    bool m_wasRunning = false, m_couldCompare = false;
};

} // namespace ui
