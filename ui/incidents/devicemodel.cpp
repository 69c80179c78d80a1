// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/devicemodel.h"

#include "core/base/text.h"
#include "ui/incidents/incidentwords.h"
#include "ui/theme/label.h"
#include "ui/theme/theme.h"

namespace ui {

void DeviceModel::setDevices(const QList<summary::Device> &devices)
{
    beginResetModel();
    m_devices = devices;
    endResetModel();
}

QString DeviceModel::cell(const summary::Device &device, int column) const
{
    switch (column) {
    case NameColumn:
        return IncidentWords::line(device.name.isEmpty() ? device.id : device.name, 100);
    case WhyColumn: {
        const QString why = IncidentWords::line(device.reasons().join(QStringLiteral("; ")), 600);
        return device.confirmed ? why : tr("not confirmed: %1").arg(why);
    }
    case LastColumn:
        return IncidentWords::time(device.last);
    default:
        return IncidentWords::line(device.os, 40);
    }
}

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const summary::Device &device = m_devices[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return cell(device, index.column());
    case Qt::ToolTipRole:
        return theme::plainTip(cell(device, index.column()));
    case Qt::ForegroundRole:
        return device.confirmed ? QVariant() : QVariant(theme::colours().muted);
    default:
        return {};
    }
}

QVariant DeviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static const QStringList heads = {tr("Device"), tr("Why"), tr("Last contact"), tr("System")};
    return heads.value(section);
}

QString DeviceModel::asText() const
{
    QStringList lines;
    QStringList head;
    for (int column = 0; column < ColumnCount; ++column)
        head.append(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    lines.append(head.join(u'\t'));
    for (const summary::Device &device : m_devices) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.append(base::csvField(cell(device, column)));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

} // namespace ui
