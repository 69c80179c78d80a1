// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tables/resultmodel.h"

namespace ui {

/// One row an actor with at least one claim on a host the filter lets through.
class ActorModel : public ResultModel
{
    Q_OBJECT
public:
    enum ActorColumn { Name, Score, Artifacts, Claims, Strongest, Indicators, FirstSeen, LastSeen, Origin };

    explicit ActorModel(Workspace *workspace, QObject *parent = nullptr);
    QVariant data(const QModelIndex &index, int role) const override;
    QList<graph::NodeKey> keysAt(int row) const override;

protected:
    Compute compute() const override;

private:
    QString text(chain::ActorId id, int column) const;
};

} // namespace ui
