// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// Several nodes, or a bundle: how many of what, and the list.
class SelectionPage : public QWidget
{
    Q_OBJECT
public:
    explicit SelectionPage(Workspace *workspace, QWidget *parent = nullptr);
    void show(const QList<graph::NodeKey> &keys);

private:
    void addSummary(const QList<chain::HostId> &hosts, int actors);

    Workspace *m_workspace;
    QVBoxLayout *m_column;
};

} // namespace ui
