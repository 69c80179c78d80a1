// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/tables/resultmodel.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace ui {

namespace {

constexpr int followMs = 150; // while a run changes things

} // namespace

ResultModel::ResultModel(Workspace *workspace, QList<Column> columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_columns(std::move(columns))
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(followMs);
    connect(&m_soon, &QTimer::timeout, this, &ResultModel::start);
    connect(workspace, &Workspace::wasReset, this, &ResultModel::refreshNow);
    connect(workspace, &Workspace::filterChanged, this, &ResultModel::refreshNow);
    connect(workspace, &Workspace::inputChanged, this, &ResultModel::refreshSoon);
}

ResultModel::~ResultModel()
{
    m_pool.waitForDone();
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_columns[section].title;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (m_columns[section].number ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

void ResultModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= m_columns.size() || (column == m_sortColumn && order == m_order))
        return;
    m_sortColumn = column;
    m_order = order;
    refreshNow();
}

void ResultModel::setText(const QString &text)
{
    const QString folded = text.trimmed().toCaseFolded();
    if (folded == m_text)
        return;
    m_text = folded;
    refreshNow();
}

void ResultModel::refreshSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void ResultModel::refreshNow()
{
    m_soon.stop();
    start();
}

void ResultModel::start()
{
    if (m_busy) {
        m_dirty = true; // latest wins: once more when the worker is back
        return;
    }
    m_busy = true;
    m_dirty = false;
    Snapshot snapshot{m_workspace->investigation(), m_workspace->assessment(), m_workspace->view(), m_sortColumn,
                      m_order == Qt::DescendingOrder, m_text};
    auto *watcher = new QFutureWatcher<Rows>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_busy = false;
        take(watcher->result());
        if (m_dirty)
            start();
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, compute(), std::move(snapshot)));
}

void ResultModel::take(Rows rows)
{
    m_total = rows.total;
    if (rows.ids == m_ids) {
        if (!m_ids.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_ids.size()) - 1, int(m_columns.size()) - 1));
        Q_EMIT rowsReplaced();
        return;
    }
    Q_EMIT aboutToReplaceRows();
    beginResetModel();
    m_ids = std::move(rows.ids);
    endResetModel();
    Q_EMIT rowsReplaced();
}

QList<int> ResultModel::rowsOf(const QList<graph::NodeKey> &keys) const
{
    QList<int> rows;
    if (keys.isEmpty())
        return rows;
    const QSet<graph::NodeKey> wanted(keys.cbegin(), keys.cend());
    for (int row = 0; row < m_ids.size(); ++row) {
        for (const graph::NodeKey &key : keysAt(row)) {
            if (wanted.contains(key)) {
                rows.append(row);
                break;
            }
        }
    }
    return rows;
}

QString ResultModel::tsv(const QList<int> &rows, const QList<int> &columns) const
{
    QString text;
    const auto line = [&](const std::function<QString(int)> &cell) {
        for (int i = 0; i < columns.size(); ++i)
            text += (i ? QStringLiteral("\t") : QString()) + base::singleLine(cell(columns[i]), 4000);
        text += u'\n';
    };
    line([this](int column) { return m_columns[column].title; });
    for (const int row : rows) {
        line([&](int column) {
            const QModelIndex cell = index(row, column);
            const QString full = data(cell, FullTextRole).toString();
            return full.isEmpty() ? data(cell, Qt::DisplayRole).toString() : full;
        });
    }
    return text;
}

} // namespace ui
