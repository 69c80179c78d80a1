// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace ui {

/// A dashed frame around whatever lies in it. Drops are taken by the window, anywhere; this one only shows where to aim
/// and lights up while something droppable is over the window.
class DropZone : public QWidget
{
    Q_OBJECT
public:
    explicit DropZone(QWidget *parent = nullptr);
    void setHot(bool hot);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_hot = false;
};

} // namespace ui
