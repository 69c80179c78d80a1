// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

#include <QAbstractTableModel>

namespace ui {

/// What was found but is not used: as written, why, where.
class RejectedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { WrittenColumn, ReasonColumn, PlaceColumn, AdviceColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRejected(const QList<ioc::Rejected> &rejected);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ioc::Rejected> m_rows;
};

} // namespace ui
