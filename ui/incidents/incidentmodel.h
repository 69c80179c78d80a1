// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/types.h"

#include <QAbstractListModel>
#include <QHash>

namespace ui {

/// Incidents of a workspace as far as they were read. Asks for the next page when the view comes to the end.
class IncidentModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        SecondRole = Qt::UserRole, ///< "3177 · New · Ada Lind"
        TimeRole, ///< "19 Aug 13:41"
        SeverityRole, ///< int of incident::Severity
        ScoreRole, ///< best actor score of a run that began here; −1: none
    };
    using QAbstractListModel::QAbstractListModel;

    void set(const QList<incident::Incident> &incidents, bool more);
    void append(const QList<incident::Incident> &incidents, bool more);
    /// It was written to, or read again.
    void update(const incident::Incident &incident);
    void setScore(const QString &id, int score);
    const incident::Incident *at(const QModelIndex &index) const;
    QModelIndex find(const QString &id) const;
    QModelIndex findNumber(qint64 number) const;
    bool hasMore() const { return m_more; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override { return !parent.isValid() && m_more && !m_asked; }
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreWanted();

private:
    QList<incident::Incident> m_incidents;
    QHash<QString, int> m_scores;
    bool m_more = false, m_asked = false;
};

} // namespace ui
