// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/signincontrol.h"

#include <QDialog>

namespace ui {

/// A sign-in in the middle of the work: begins at once, closes itself when it has succeeded. Closing it leaves the
/// requests waiting.
class SignInDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SignInDialog(SignInControl *control, QWidget *parent = nullptr);

    void done(int result) override;

private:
    SignInControl *m_control;
};

} // namespace ui
