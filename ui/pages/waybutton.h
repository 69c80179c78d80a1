// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

namespace ui {

/// One way to start: an icon on a tile, a name, a line below, its shortcut.
class WayButton : public QAbstractButton
{
    Q_OBJECT
public:
    WayButton(const QString &iconName, const QString &name, const QString &detail, QWidget *parent = nullptr);
    /// Triggers the action, shows its shortcut; while it is disabled `why` stands below the name.
    void setAction(QAction *action, const QString &why = {});
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return QSize(220, sizeHint().height()); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_icon, m_detail, m_why, m_keys;
};

} // namespace ui
