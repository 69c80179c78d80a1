// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/scene.h"
#include "ui/models/workspace.h"

#include <QAbstractListModel>
#include <QTimer>

namespace ui {

/// The indicators of the workspace, in input order, with what the run knows of each. Changes of a run arrive at most
/// four times a second.
class IndicatorModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        HostRole = Qt::UserRole, ///< chain::HostId, −1 before the run knows it
        PlaceRole, ///< where it came from, for people
        StateRole, ///< int of chain::HostState; −1 before the run
        VerdictRole, ///< int of graph::Verdict
        HostsRole, ///< hosts one hop away
        HitsRole, ///< QList<int>: scores of the actors it leads to, highest first
    };
    /// How far the run is with the list.
    struct Counts
    {
        int done = 0, started = 0, waiting = 0;
        bool operator==(const Counts &) const = default;
    };

    explicit IndicatorModel(Workspace *workspace, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    int rowOf(chain::HostId host) const; ///< −1: not an indicator
    const Counts &counts() const { return m_counts; }

Q_SIGNALS:
    void countsChanged();

private:
    void reload();
    chain::HostId hostOf(int row) const;
    void refresh();
    QString statusText(int row) const;

    Workspace *m_workspace;
    QList<ioc::Indicator> m_rows;
    mutable QList<chain::HostId> m_hosts; ///< −1 until the run knows it
    QHash<QString, int> m_rowOf;
    QHash<chain::HostId, QList<int>> m_hits;
    Counts m_counts;
    QTimer m_slow;
};

} // namespace ui
