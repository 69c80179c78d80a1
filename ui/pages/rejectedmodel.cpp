// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/rejectedmodel.h"

#include "core/base/text.h"
#include "ui/pages/inputwords.h"
#include "ui/theme/label.h"

namespace ui {

void RejectedModel::setRejected(const QList<ioc::Rejected> &rejected)
{
    if (rejected == m_rows)
        return;
    beginResetModel();
    m_rows = rejected;
    endResetModel();
}

int RejectedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RejectedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RejectedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ioc::Rejected &row = m_rows[index.row()];
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case WrittenColumn:
            return base::singleLine(row.written, 200);
        case ReasonColumn:
            return InputWords::reason(row.reason);
        case PlaceColumn:
            return row.occurrences > 1 ? tr("%1, %2 times").arg(InputWords::place(row.source)).arg(row.occurrences)
                                       : InputWords::place(row.source);
        case AdviceColumn:
            return InputWords::remedy(row.reason);
        }
    } else if (role == Qt::ToolTipRole) {
        return theme::plainTip(QStringLiteral("%1\n%2\n%3")
                                   .arg(base::singleLine(row.written, 200), InputWords::place(row.source),
                                        InputWords::remedy(row.reason)));
    } else if (role == Qt::AccessibleTextRole && index.column() == WrittenColumn) {
        return tr("%1, not used: %2, %3")
            .arg(base::singleLine(row.written, 200), InputWords::reason(row.reason), InputWords::place(row.source));
    }
    return {};
}

QVariant RejectedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WrittenColumn:
        return tr("Written");
    case ReasonColumn:
        return tr("Not used because");
    case PlaceColumn:
        return tr("Where");
    case AdviceColumn:
        return tr("What to do");
    }
    return {};
}

} // namespace ui
