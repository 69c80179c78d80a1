// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QListView;
class QSettings;
QT_END_NAMESPACE

namespace theme {
class Label;
class SearchField;
} // namespace theme

namespace ui {

class Actions;

/// Ctrl+K: every command by name. Lies over the top centre of the window; the last used ones come first; what cannot be
/// done now is listed with the reason.
class CommandPalette : public QWidget
{
    Q_OBJECT
public:
    /// `store` remembers the last used commands; may be null. `over` is the window.
    CommandPalette(Actions *actions, QSettings *store, QWidget *over);
    void open();
    /// Commands that match, best first.
    QList<QAction *> matches(const QString &text) const;
    theme::SearchField *field() const { return m_field; }
    QListView *list() const { return m_list; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Model;
    class Delegate;
    void filter(const QString &text);
    void place();
    void runCurrent();
    void leave();
    int lastUsed(const QAction *action) const;

    Actions *m_actions;
    QSettings *m_store;
    QWidget *m_over;
    Model *m_model;
    theme::SearchField *m_field;
    QListView *m_list;
    theme::Label *m_count, *m_how;
    QStringList m_used; ///< last first
    QPointer<QWidget> m_focusBefore;
};

} // namespace ui
