// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"
#include "ui/shell/casecontrol.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace theme {
class Strip;
}

namespace ui {

class MainWindow;
class StripArea;

/// Shows a comparison, and what came in by a merge: marks on the graph with a line that tells their numbers, and the
/// table. The marks go with Esc, with the line, with their command, and with the next change of what was found. Owned by
/// the window.
class ComparisonShow : public QObject
{
    Q_OBJECT
public:
    ComparisonShow(MainWindow *window, Workspace *workspace, CaseControl *cases, StripArea *strips);
    void refresh(); ///< whether there is something to show

private:
    void take(const CaseControl::Comparison &comparison);
    void takeMerged(const CaseControl::Merged &merged);
    void showTable();
    void takeMarks();

    MainWindow *m_window;
    Workspace *m_workspace;
    StripArea *m_strips;
    theme::Strip *m_line;
    QAction *m_toggle;
    CaseControl::Comparison m_last;
    bool m_valid = false; ///< m_last is of what the window shows
};

} // namespace ui
