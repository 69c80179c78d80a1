// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/bottompane.h"

#include "ui/shell/counttabbar.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// The row with the tabs; the dock is dragged by what is left of it.
class TitleRow final : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), theme::colours().window);
        painter.fillRect(0, height() - 1, width(), 1, theme::colours().border);
    }
};

} // namespace

BottomPane::BottomPane(QWidget *parent)
    : QWidget(parent)
    , m_title(new TitleRow)
    , m_titleRow(new QHBoxLayout(m_title))
    , m_tabs(new CountTabBar)
    , m_pages(new QStackedWidget)
{
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_titleRow->setContentsMargins(4, 0, 6, 0);
    m_titleRow->setSpacing(4);
    m_titleRow->addWidget(m_tabs);
    m_titleRow->addStretch(1);
    m_tabs->setAccessibleName(tr("Tables"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        Q_EMIT currentChanged(index);
    });
}

int BottomPane::addPage(const QString &name, QWidget *page)
{
    m_pages->addWidget(page);
    return m_tabs->addTab(name);
}

void BottomPane::insertGuest(const QString &name, QWidget *page)
{
    if (m_guest >= 0)
        return;
    // A guest is made for a high pane: here it scrolls instead of taking the room of the graph.
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(page);
    area->setFocusProxy(page);
    m_pages->addWidget(area);
    m_guest = m_tabs->addTab(name);
    page->show();
}

QWidget *BottomPane::takeGuest()
{
    if (m_guest < 0)
        return nullptr;
    auto *area = static_cast<QScrollArea *>(m_pages->widget(m_guest));
    QWidget *page = area->takeWidget();
    if (m_tabs->currentIndex() == m_guest)
        m_tabs->setCurrentIndex(0);
    m_tabs->removeTab(m_guest);
    m_pages->removeWidget(area);
    area->deleteLater();
    m_guest = -1;
    return page;
}

QWidget *BottomPane::page(int index) const
{
    return m_pages->widget(index);
}

int BottomPane::count() const
{
    return m_tabs->count();
}

int BottomPane::currentIndex() const
{
    return m_tabs->currentIndex();
}

void BottomPane::setCurrentIndex(int index)
{
    m_tabs->setCurrentIndex(index);
}

void BottomPane::setCount(int index, qint64 count)
{
    m_tabs->setCount(index, count);
}

QToolButton *BottomPane::addButton(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setIcon(theme::icon(iconName, theme::Tint::Muted));
    button->setIconSize(QSize(theme::metrics::smallIconSide, theme::metrics::smallIconSide));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    m_titleRow->addWidget(button);
    return button;
}

void BottomPane::setFoot(QWidget *foot)
{
    layout()->addWidget(foot);
}

} // namespace ui
