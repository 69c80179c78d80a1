// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/filters/filterwords.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;

namespace theme {
class Button;
class Chip;
class Label;
}

namespace ui {

/// What the graph and the tables are filtered by, as removable chips; "+ Filter" adds one; at the right how much is left.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(Workspace *workspace, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    /// Opens the menu of "+ Filter" (the window's command).
    void openAddMenu();

private:
    void rebuild();
    void updateCount();
    void edit(filters::Part part, QWidget *at);

    Workspace *m_workspace;
    QHBoxLayout *m_chips;
    theme::Chip *m_add;
    theme::Label *m_count;
    theme::Button *m_clear;
    QTimer m_later;
};

} // namespace ui
