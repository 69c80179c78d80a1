// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace theme {

/// Exclusive actions as one control with a common edge. The actions stay the truth: checked, enabled, visible.
class SegmentedButtons : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedButtons(const QList<QAction *> &actions, QWidget *parent = nullptr);
    /// Text beside the icons, or icons only (their names move into tool tips).
    void setTextVisible(bool visible);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QToolButton *> m_buttons;
};

} // namespace theme
