// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/rowactions.h"
#include "ui/tables/resultmodel.h"

#include <QTableView>
#include <QWidget>

class QMenu;
class QStackedLayout;

namespace theme {
class EmptyState;
class SearchField;
}

namespace ui {

/// A table of results with everything that goes with it: sorting, choosing and moving columns (remembered), filter text,
/// copying as tab-separated text, the one selection, an empty state that says what to do.
class ResultView : public QWidget, public RowActions
{
    Q_OBJECT
public:
    /// Takes ownership of the model. `name` is the settings key and the accessible name's stem.
    ResultView(Workspace *workspace, ResultModel *model, const QString &name, const QString &title, QWidget *parent = nullptr);
    ~ResultView() override;

    ResultModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }
    /// Shows or hides the line with the filter text; it takes the focus when shown.
    void setFilterVisible(bool visible);
    bool isFilterVisible() const;
    void setRowActions(const QList<QAction *> &actions) override { m_rowActions = actions; }
    Q_INVOKABLE void copySelection(); ///< or everything, when nothing is selected
    void fillColumnMenu(QMenu *menu);
    int rowCount() const { return m_model->rowCount(); }

Q_SIGNALS:
    void countChanged(int rows);
    void openWanted(); ///< Enter or double click: the inspector

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void restoreColumns();
    void measureCells(); ///< of the first rows and those in view; only ever more, so that nothing jumps while rows arrive
    void fitColumns(); ///< each gets what its cells need, as far as there is room, and rows end at the right edge
    void fillUp(); ///< of widths the user chose nothing is taken
    int headWidth(int column) const; ///< of a whole head; the sorted one has a mark
    void holdHead(int column); ///< no column is narrower than its head
    void saveColumns();
    void selectionFromTable();
    void selectionFromWorkspace();
    void keepScrolled();
    void updateEmptyState();

    Workspace *m_workspace;
    ResultModel *m_model;
    QString m_name, m_title;
    theme::SearchField *m_field;
    QTableView *m_table;
    theme::EmptyState *m_empty;
    QStackedLayout *m_stack;
    QList<QAction *> m_rowActions;
    bool m_syncing = false;
    bool m_chosen = false; ///< the user set widths
    QList<int> m_cells; ///< px the widest cell measured so far needs, by column
    bool m_fitting = false;
    graph::NodeKey m_topKey;
    int m_topRow = -1; ///< while rows are replaced; -1: they stay
    bool m_selectionSeen = false; ///< a selected row was in view then
    bool m_replacing = false;
};

} // namespace ui
