// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTabBar>
#include <QWidget>

class QStackedWidget;

namespace ui {

/// Tabs of an inspector page: text with an underline, pages below. The chosen tab is kept while the selection changes.
class PageTabs : public QWidget
{
    Q_OBJECT
public:
    explicit PageTabs(QWidget *parent = nullptr);
    /// Returns the page to fill.
    QWidget *addPage(const QString &title);
    void setTitle(int page, const QString &title);
    int current() const { return m_bar->currentIndex(); }
    void setCurrent(int page) { m_bar->setCurrentIndex(page); }

private:
    QTabBar *m_bar;
    QStackedWidget *m_stack;
};

} // namespace ui
