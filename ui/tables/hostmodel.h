// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tables/resultmodel.h"

namespace ui {

/// One row a host the filter lets through.
class HostModel : public ResultModel
{
    Q_OBJECT
public:
    enum HostColumn { Name, Verdict, Score, Hops, CoHosts, State, Actors, Records, FirstSeen, LastSeen, Held, Rules };

    explicit HostModel(Workspace *workspace, QObject *parent = nullptr);
    QVariant data(const QModelIndex &index, int role) const override;
    QList<graph::NodeKey> keysAt(int row) const override;
    QList<int> rowsOf(const QList<graph::NodeKey> &keys) const override;

protected:
    Compute compute() const override;

private:
    QVariant text(chain::HostId id, int column) const;
};

/// A host as its mark in a table: shape, verdict and state in one number for GlyphRole.
int packGlyph(const chain::Host &host, bool evidence);

} // namespace ui
