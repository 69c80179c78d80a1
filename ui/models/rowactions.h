// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace ui {

/// A pane whose rows stand for nodes: its context menu offers what the window can do with them.
class RowActions
{
public:
    virtual ~RowActions() = default;
    virtual void setRowActions(const QList<QAction *> &actions) = 0; ///< not owned; null: a line between
};

} // namespace ui
