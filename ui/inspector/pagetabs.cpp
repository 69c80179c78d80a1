// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/pagetabs.h"

#include "ui/theme/hairline.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

PageTabs::PageTabs(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QTabBar)
    , m_stack(new QStackedWidget)
{
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setUsesScrollButtons(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_bar);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(new theme::Hairline);
    column->addWidget(m_stack, 1);
    connect(m_bar, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
}

QWidget *PageTabs::addPage(const QString &title)
{
    auto *page = new QWidget;
    m_stack->addWidget(page);
    m_bar->addTab(title);
    return page;
}

void PageTabs::setTitle(int page, const QString &title)
{
    m_bar->setTabText(page, title);
}

} // namespace ui
