// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"
#include "ui/shell/casecontrol.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
class QActionGroup;
QT_END_NAMESPACE

namespace ui {

class CaseOffers;
class ComparisonShow;
class MainWindow;
class RunControl;
class StripArea;
struct Parts;

/// The window's commands about the case as a whole: mark, note, tags, comparing, merging, asking again, working offline, what is
/// kept of answers. Owned by the window.
class CaseCommands : public QObject
{
    Q_OBJECT
public:
    CaseCommands(MainWindow *window, Workspace *workspace, const Parts &parts, StripArea *strips);
    /// Which can be done now, and why not.
    void refresh();
    void showUnsaved();

private:
    void makeMarks();
    void makeRest();
    void editCaseNote();
    void editTags();
    void askAgain();
    void chooseComparison();
    void chooseMerge();
    QStringList selectedNames() const;

    MainWindow *m_window;
    Workspace *m_workspace;
    CaseControl *m_cases;
    RunControl *m_run;
    CaseOffers *m_offers;
    ComparisonShow *m_comparison;
    QActionGroup *m_marks = nullptr;
    QAction *m_note = nullptr, *m_tags = nullptr, *m_askAgain = nullptr, *m_offline = nullptr, *m_compare = nullptr,
            *m_compareRuns = nullptr, *m_merge = nullptr, *m_unsaved = nullptr, *m_kept = nullptr;
};

} // namespace ui
