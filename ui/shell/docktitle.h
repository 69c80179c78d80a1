// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QToolButton;
QT_END_NAMESPACE

namespace theme {
class CountBadge;
class Label;
} // namespace theme

namespace ui {

/// Title of a dock: name, number, a few quiet buttons. The dock can be dragged by it.
class DockTitle : public QWidget
{
    Q_OBJECT
public:
    explicit DockTitle(const QString &name, QWidget *parent = nullptr);
    void setName(const QString &name);
    void setCount(qint64 count); ///< 0 hides it
    QToolButton *addButton(const QString &iconName, const QString &name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return QSize(80, sizeHint().height()); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Label *m_name;
    theme::CountBadge *m_count;
    QHBoxLayout *m_row;
};

} // namespace ui
