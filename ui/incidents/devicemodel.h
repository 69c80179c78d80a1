// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/summary/exposuretypes.h"

#include <QAbstractTableModel>

namespace ui {

/// Devices of the tenant that have to do with the actors.
class DeviceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, WhyColumn, LastColumn, SystemColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setDevices(const QList<summary::Device> &devices);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_devices.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Tab-separated, with a head, for the clipboard.
    QString asText() const;

private:
    QString cell(const summary::Device &device, int column) const;
    QList<summary::Device> m_devices;
};

} // namespace ui
