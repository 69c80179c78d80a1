// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QThreadPool>
#include <QTimer>

namespace ui {

/// Rows of the timeline, made in a worker: one a visible host with dated records, those that carry evidence first, then by
/// when they were first seen.
class TimelineRows : public QObject
{
    Q_OBJECT
public:
    struct Row
    {
        chain::HostId host = -1;
        QList<QPair<qint64, qint64>> spans; ///< merged, ascending, UTC seconds
        bool evidence = false;
    };
    explicit TimelineRows(Workspace *workspace, QObject *parent = nullptr);
    ~TimelineRows() override;

    const QList<Row> &rows() const { return m_rows; }
    /// First and last moment over all rows; equal when there is nothing.
    QPair<qint64, qint64> range() const { return m_range; }
    bool isSettled() const { return !m_busy && !m_dirty; }

Q_SIGNALS:
    void changed();

private:
    struct Result
    {
        QList<Row> rows;
        QPair<qint64, qint64> range{0, 0};
    };
    static Result compute(const chain::Investigation &found, const chain::Assessment &assessment, const graph::ViewState &view);
    void start();

    Workspace *m_workspace;
    QList<Row> m_rows;
    QPair<qint64, qint64> m_range{0, 0};
    QTimer m_soon;
    QThreadPool m_pool;
    bool m_busy = false, m_dirty = false;
};

} // namespace ui
