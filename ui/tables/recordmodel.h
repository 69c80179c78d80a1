// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tables/resultmodel.h"

namespace ui {

/// One row a passive DNS relation whose two ends the filter lets through.
class RecordModel : public ResultModel
{
    Q_OBJECT
public:
    enum RecordColumn { From, Type, To, FirstSeen, LastSeen, Days, Rows_ };

    explicit RecordModel(Workspace *workspace, QObject *parent = nullptr);
    QVariant data(const QModelIndex &index, int role) const override;
    QList<graph::NodeKey> keysAt(int row) const override;
    QList<int> rowsOf(const QList<graph::NodeKey> &keys) const override;

protected:
    Compute compute() const override;

private:
    QString text(const chain::Record &record, int column) const;
};

} // namespace ui
