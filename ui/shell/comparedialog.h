// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/casecontrol.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace ui {

class Workspace;

/// What is new, gone and changed, one line each; choosing lines selects them in the graph.
class CompareDialog : public QDialog
{
    Q_OBJECT
public:
    CompareDialog(const CaseControl::Comparison &comparison, Workspace *workspace, QWidget *parent = nullptr);
    QTableView *table() const { return m_table; }

Q_SIGNALS:
    void shown(); ///< "Show in the graph": they are selected

private:
    class Rows;
    void select(const QList<int> &rows);

    Workspace *m_workspace;
    Rows *m_rows;
    QTableView *m_table;
};

} // namespace ui
