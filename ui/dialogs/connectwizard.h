// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/connectcontrol.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QStackedWidget;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
} // namespace theme

namespace ui {

class CheckList;
class SignInPage;
class SignInPane;
class WizardSteps;

/// From nothing to a connected tenant: which tenant, how to sign in, what it can do. A capability that is missing does
/// not stop: who can look things up can finish. Enter leads on, everything can be
/// reached by keyboard. Accepted when the tenant is saved.
class ConnectWizard : public QDialog
{
    Q_OBJECT
public:
    enum class Start { Known, Empty };
    explicit ConnectWizard(ConnectControl *control, QWidget *parent = nullptr, Start start = Start::Known);
    ~ConnectWizard() override;

    enum Step { Tenant, SignIn, Check };

    Step step() const;

private:
    QWidget *makeTenantPage();
    QWidget *makeCheckPage();
    QWidget *makeButtons();
    void go(Step step);
    void next();
    void back();
    void check();
    void ended(bool good);
    void saving();
    void takeSignIn();
    void refresh();
    ConnectControl::Entry entry() const;

    ConnectControl *m_control;
    WizardSteps *m_steps;
    QStackedWidget *m_pages;
    theme::Label *m_title, *m_under;
    QLineEdit *m_tenant, *m_clientId, *m_name;
    SignInPage *m_signIn;
    SignInPane *m_pane;
    CheckList *m_checks;
    theme::Button *m_copy, *m_back, *m_again, *m_next;
    bool m_busy = false, m_good = false;
};

} // namespace ui
