// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace ui {

/// Records of one host, latest first, as a table: type, other end with the span below it. Activating a row selects the
/// other end.
class HostRecords : public QTableView
{
    Q_OBJECT
public:
    explicit HostRecords(Workspace *workspace, QWidget *parent = nullptr);
    void setHost(chain::HostId host);

private:
    class Model;
    class Delegate;
    Workspace *m_workspace;
    Model *m_model;
};

} // namespace ui
