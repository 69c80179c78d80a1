// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/docktitle.h"

#include "ui/theme/countbadge.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace ui {

DockTitle::DockTitle(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(new theme::Label(name, theme::Text::Strong))
    , m_count(new theme::CountBadge)
    , m_row(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->setContentsMargins(10, 0, 4, 1);
    m_row->setSpacing(6);
    m_name->setElided(Qt::ElideRight);
    m_row->addWidget(m_name);
    m_row->addWidget(m_count);
    m_row->addStretch(1);
    m_count->hide();
}

void DockTitle::setName(const QString &name)
{
    m_name->setElidedText(name);
}

void DockTitle::setCount(qint64 count)
{
    m_count->setCount(count);
    m_count->setVisible(count > 0);
}

QToolButton *DockTitle::addButton(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setIcon(theme::icon(iconName, theme::Tint::Muted));
    button->setIconSize(QSize(theme::metrics::smallIconSide, theme::metrics::smallIconSide));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(button);
    return button;
}

QSize DockTitle::sizeHint() const
{
    return QSize(QWidget::sizeHint().width(),
                 std::max(theme::metrics::dockTitleHeight, m_name->sizeHint().height() + 8));
}

void DockTitle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::colours().window);
    painter.fillRect(0, height() - 1, width(), 1, theme::colours().border);
}

} // namespace ui
