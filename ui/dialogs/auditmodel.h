// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/auditreader.h"

#include <QAbstractTableModel>

namespace ui {

/// Lines of the audit log, newest first.
class AuditModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, Time, Act, What, Result, RequestId, Tenant, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const QList<casefile::AuditLine> &lines); ///< oldest first
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<casefile::AuditLine> m_lines;
};

} // namespace ui
