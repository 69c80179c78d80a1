// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tables/resultmodel.h"

namespace ui {

/// What happened, newest first. Small and append-only, so it needs no worker beyond the common one.
class ActivityModel : public ResultModel
{
    Q_OBJECT
public:
    enum ActivityColumn { Time, What, Kind, Took };

    explicit ActivityModel(Workspace *workspace, QObject *parent = nullptr);
    QVariant data(const QModelIndex &index, int role) const override;
    QList<graph::NodeKey> keysAt(int row) const override;

protected:
    Compute compute() const override;

private:
    QString text(const chain::Activity &activity, int column) const;
};

} // namespace ui
