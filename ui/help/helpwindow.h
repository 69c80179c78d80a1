// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QListWidget;
class QToolButton;
QT_END_NAMESPACE

namespace theme {
class SearchField;
}

namespace ui {

class HelpBrowser;

/// The help beside the window one works in: contents, search, the page, back and forward.
class HelpWindow : public QDialog
{
    Q_OBJECT
public:
    explicit HelpWindow(QWidget *parent = nullptr);

    /// Opens the help on a topic. There is one window; it belongs to `parent`'s window and goes with it.
    static void open(const QString &topic, QWidget *parent);

    void show(const QString &topic);
    QString topic() const;
    void search(const QString &text);

private:
    void goTo(int step);
    void showCurrent();
    void fillContents(const QString &text);

    QStringList m_trail; ///< topics seen
    int m_at = -1; ///< in the trail
    theme::SearchField *m_search;
    QListWidget *m_contents;
    HelpBrowser *m_page;
    QToolButton *m_back, *m_forward;
};

} // namespace ui
