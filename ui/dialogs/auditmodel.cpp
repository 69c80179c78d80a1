// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/auditmodel.h"

#include "core/base/text.h"

namespace ui {

namespace {

QString actText(casefile::AuditEntry::Act act)
{
    switch (act) {
    case casefile::AuditEntry::Act::Lookup:
        return AuditModel::tr("Asked");
    case casefile::AuditEntry::Act::Write:
        return AuditModel::tr("Written");
    case casefile::AuditEntry::Act::Note:
        break;
    }
    return AuditModel::tr("Note");
}

} // namespace

void AuditModel::setLines(const QList<casefile::AuditLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return index.column() == Number ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    const casefile::AuditLine &line = m_lines[m_lines.size() - 1 - index.row()];
    switch (index.column()) {
    case Number:
        return line.number;
    case Time:
        return line.entry.time.toString(QStringLiteral("yyyy-MM-dd hh:mm:ss.zzz"));
    case Act:
        return actText(line.entry.act);
    case What:
        return base::singleLine(line.entry.what);
    case Result:
        return base::singleLine(line.entry.result);
    case RequestId:
        return base::singleLine(line.entry.requestId);
    case Tenant:
        return base::singleLine(line.entry.tenant);
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Line"), tr("Time (UTC)"), tr("Act"), tr("What"), tr("Result"), tr("Request-id"), tr("Tenant")};
    return names.value(section);
}

} // namespace ui
