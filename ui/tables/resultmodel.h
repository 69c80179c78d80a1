// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QAbstractTableModel>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>

namespace ui {

struct Column
{
    QString title;
    int width = 120; ///< px at 100 %: what is usual for it. It gets what its cells need; where room is short, down to this.
    bool number = false; ///< right-aligned, digits of one width
    bool shown = true; ///< until the user chooses
    int least = 0; ///< px; text may be cut down to this. 0: never cut, like numbers and dates
    int stretch = 0; ///< share of the room that no column needs
};

/// Rows of one kind over a Workspace: filtered and sorted in a worker from a snapshot, so that 200,000 rows never stop the
/// window; text is made for the rows on screen only. While a run goes on the rows follow a few times a second. GUI thread.
class ResultModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        GlyphRole = Qt::UserRole + 1, ///< picture::Glyph packed by packGlyph, for the first column
        ScoreRole, ///< int 0–100: drawn as number and bar
        VerdictRole, ///< int of graph::Verdict: colour of the text
        MutedRole, ///< bool: second-rate text
        IconRole, ///< name of a theme icon before the text
        FullTextRole, ///< what a tool tip and a copy get when the text is cut
    };

    ResultModel(Workspace *workspace, QList<Column> columns, QObject *parent = nullptr);
    ~ResultModel() override;

    const QList<Column> &columns() const { return m_columns; }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_order; }

    /// Only rows that contain this text; on top of the Workspace's filter.
    void setText(const QString &text);
    QString text() const { return m_text; }
    /// Rows before the text was applied.
    int total() const { return m_total; }
    bool isSettled() const { return !m_busy && !m_dirty; }

    /// What a row stands for in the one selection; may be several nodes (both ends of a record).
    virtual QList<graph::NodeKey> keysAt(int row) const = 0;
    /// Rows that stand for any of these nodes.
    virtual QList<int> rowsOf(const QList<graph::NodeKey> &keys) const;
    /// Tab-separated with a head line.
    QString tsv(const QList<int> &rows, const QList<int> &columns) const;

Q_SIGNALS:
    void aboutToReplaceRows();
    void rowsReplaced();

protected:
    /// What the worker sees. Cheap to make: the lists are shared.
    struct Snapshot
    {
        chain::Investigation investigation;
        chain::Assessment assessment;
        graph::ViewState view;
        int column = 0;
        bool descending = false;
        QString text;
    };
    struct Rows
    {
        QList<qint32> ids;
        int total = 0;
    };
    using Compute = std::function<Rows(const Snapshot &)>;
    /// A function that is run in the worker and must not touch the model.
    virtual Compute compute() const = 0;
    /// Ids of the rows on screen, in order; meaning is the sub-class's.
    const QList<qint32> &ids() const { return m_ids; }
    Workspace *workspace() const { return m_workspace; }
    void refreshSoon();
    void refreshNow();

    /// Stable sort of ids by `less`, reversed when descending. Returns early pieces cheaply for huge lists.
    template <typename Less>
    static void sortIds(QList<qint32> &ids, bool descending, Less less)
    {
        if (descending)
            std::stable_sort(ids.begin(), ids.end(), [&](qint32 a, qint32 b) { return less(b, a); });
        else
            std::stable_sort(ids.begin(), ids.end(), less);
    }

private:
    void start();
    void take(Rows rows);

    Workspace *m_workspace;
    QList<Column> m_columns;
    QList<qint32> m_ids;
    int m_total = 0;
    int m_sortColumn = 0;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    QString m_text;
    QTimer m_soon;
    QThreadPool m_pool; ///< one thread; empty before the members above go
    bool m_busy = false, m_dirty = false;
};

} // namespace ui
