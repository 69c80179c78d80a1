// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/signincontrol.h"

#include <QFrame>
#include <QTimer>

namespace theme {
class Button;
class Label;
} // namespace theme

namespace ui {

/// What a person has to do to sign in: a code to type with the time it is good for, or the wait for the browser. Shows
/// itself while somebody has to sign in.
class SignInPane : public QFrame
{
    Q_OBJECT
public:
    explicit SignInPane(SignInControl *control, QWidget *parent = nullptr);
    ~SignInPane() override;

    QString title() const;
    /// The button that leads on, for the focus.
    QWidget *mainButton() const;

private:
    void refresh();
    void refreshTime();
    QString detail() const;

    SignInControl *m_control;
    theme::Label *m_title, *m_detail, *m_code, *m_time, *m_problem;
    theme::Button *m_begin, *m_open, *m_copy, *m_cancel;
    QTimer m_second;
};

} // namespace ui
