// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QStackedWidget;
class QToolButton;
QT_END_NAMESPACE

namespace ui {

class CountTabBar;

/// The pane below the graph: tabs with numbers, a page each. Its tab row is also the title of the dock.
class BottomPane : public QWidget
{
    Q_OBJECT
public:
    explicit BottomPane(QWidget *parent = nullptr);

    int addPage(const QString &name, QWidget *page); ///< takes the page
    /// A page that comes and goes (the inspector of small windows). Not deleted when taken out.
    void insertGuest(const QString &name, QWidget *page);
    QWidget *takeGuest();
    QWidget *page(int index) const;
    int count() const;
    int currentIndex() const;
    void setCurrentIndex(int index);
    void setCount(int index, qint64 count); ///< 0 hides it
    /// Moves the tab row out, to become the dock's title. Not deleted by this pane then.
    QWidget *titleRow() const { return m_title; }
    QToolButton *addButton(const QString &iconName, const QString &name);
    /// A line below the pages (what is incomplete); takes it.
    void setFoot(QWidget *foot);

Q_SIGNALS:
    void currentChanged(int index);

private:
    QWidget *m_title;
    QHBoxLayout *m_titleRow;
    CountTabBar *m_tabs;
    QStackedWidget *m_pages;
    int m_guest = -1;
};

} // namespace ui
