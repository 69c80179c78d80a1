// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/signindialog.h"

#include "ui/dialogs/signinpane.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

SignInDialog::SignInDialog(SignInControl *control, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
{
    setWindowTitle(tr("Sign in"));
    auto *pane = new SignInPane(control);
    auto *note = new theme::Label(tr("Requests wait, nothing is lost."), theme::Text::Small, theme::Label::Ink::Muted);
    auto *close = new theme::Button(tr("Later"));
    close->setAutoDefault(false);
    auto *stop = new theme::Button(tr("Stop waiting"));
    stop->setAutoDefault(false);
    stop->setToolTip(tr("What waits for the sign-in is marked as incomplete"));
    auto *row = new QHBoxLayout;
    row->addWidget(note);
    row->addStretch(1);
    row->addWidget(stop);
    row->addWidget(close);
    auto *column = new QVBoxLayout(this);
    constexpr int margin = theme::metrics::pageMargin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(pane);
    column->addStretch(1);
    column->addLayout(row);
    resize(560, 220);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(stop, &QPushButton::clicked, this, [this] {
        m_control->giveUp();
        reject();
    });
    connect(control, &SignInControl::changed, this, [this, pane] {
        if (m_control->state() == SignInControl::State::Idle)
            accept();
        else if (isVisible())
            pane->mainButton()->setFocus();
    });
    if (control->state() == SignInControl::State::Needed)
        control->begin();
}

void SignInDialog::done(int result)
{
    m_control->disconnect(this);
    if (result == Rejected)
        m_control->cancel();
    QDialog::done(result);
}

} // namespace ui
