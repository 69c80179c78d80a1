// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

namespace theme {

class Button;
class Label;

/// "Picture copied [Save as…]" at the lower centre of a pane for 4 seconds; pointing at it holds it. Never for errors.
class Toast : public QWidget
{
    Q_OBJECT
public:
    explicit Toast(QWidget *over);
    /// `then` runs when the action is chosen; an empty text shows none.
    void say(const QString &text, const QString &action = {}, std::function<void()> then = {});
    QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();
    QWidget *m_over;
    Label *m_text;
    Button *m_action;
    QTimer m_timer;
    std::function<void()> m_then;
};

} // namespace theme
