// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/connectwizard.h"

#include "ui/dialogs/checklist.h"
#include "ui/dialogs/fields.h"
#include "ui/dialogs/signinpage.h"
#include "ui/dialogs/signinpane.h"
#include "ui/dialogs/wizardsteps.h"
#include "ui/theme/button.h"
#include "ui/theme/hairline.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int wizardMargin = theme::metrics::pageMargin;

} // namespace

ConnectWizard::ConnectWizard(ConnectControl *control, QWidget *parent, Start start)
    : QDialog(parent)
    , m_control(control)
    , m_steps(new WizardSteps({tr("Tenant"), tr("Sign-in"), tr("Check"), tr("Finish")}))
    , m_pages(new QStackedWidget)
    , m_title(new theme::Label({}, theme::Text::Title))
    , m_under(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
{
    setWindowTitle(tr("Connect a tenant"));
    m_title->setObjectName(QStringLiteral("title"));
    m_under->setWordWrap(true);
    m_pages->addWidget(makeTenantPage());
    m_signIn = new SignInPage(control);
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(makeCheckPage());
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(wizardMargin, wizardMargin, wizardMargin, wizardMargin);
    head->addWidget(m_title);
    head->addWidget(m_under);
    right->addLayout(head);
    right->addWidget(new theme::Hairline);
    right->addWidget(m_pages, 1);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_steps);
    upper->addWidget(new theme::Hairline(Qt::Vertical));
    upper->addLayout(right, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(upper, 1);
    outer->addWidget(new theme::Hairline);
    outer->addWidget(makeButtons());
    m_next->setDefault(true); // only now does the dialog know of it
    resize(860, 620);

    const ConnectControl::Entry known = start == Start::Known ? control->known() : ConnectControl::Entry();
    m_signIn->setWay(known.way);
    m_signIn->setExpires(known.expires);
    m_name->setText(known.name == known.tenant ? QString() : known.name);
    m_tenant->setText(known.tenant);
    m_clientId->setText(known.clientId);
    connect(control, &ConnectControl::checked, m_checks, &CheckList::add);
    connect(control, &ConnectControl::checksEnded, this, &ConnectWizard::ended);
    connect(control, &ConnectControl::saved, this, &QDialog::accept);
    connect(control->signIn(), &SignInControl::changed, this, &ConnectWizard::takeSignIn);
    connect(m_signIn, &SignInPage::changed, this, &ConnectWizard::refresh);
    connect(control, &ConnectControl::saveFailed, this, [this](const QString &sentence) {
        m_busy = false;
        m_steps->setCurrent(Check);
        m_under->setText(sentence);
        refresh();
    });
    for (QLineEdit *field : {m_tenant, m_clientId})
        connect(field, &QLineEdit::textChanged, this, &ConnectWizard::refresh);
    go(Tenant);
}

ConnectWizard::~ConnectWizard()
{
    m_control->stopChecking();
}

ConnectWizard::Step ConnectWizard::step() const
{
    return Step(m_pages->currentIndex());
}

QWidget *ConnectWizard::makeTenantPage()
{
    auto *page = new QWidget;
    QVBoxLayout *column = fields::column(page);
    m_tenant = fields::add(column, tr("Directory (tenant) ID or domain"), QStringLiteral("tenant"));
    m_clientId = fields::add(column, tr("Application (client) ID"), QStringLiteral("clientId"));
    m_name = fields::add(column, tr("Name for it here, if you like"), QStringLiteral("name"));
    fields::note(column, tr("Both IDs are on the overview page of the app registration in Microsoft Entra."));
    fields::note(column, tr("What the app needs: Microsoft Graph › ThreatIntelligence.Read.All with admin consent, as "
                            "application permission for a secret or certificate, as delegated permission for users. For "
                            "incidents, hunting and Copilot as a user also SecurityIncident.ReadWrite.All, "
                            "ThreatHunting.Read.All and SecurityCopilotWorkspaces.ReadWrite.All; for incidents in Azure the "
                            "role Microsoft Sentinel Responder. The script register-app.sh sets all of it."));
    column->addStretch(1);
    return page;
}

QWidget *ConnectWizard::makeCheckPage()
{
    auto *inner = new QWidget;
    QVBoxLayout *column = fields::column(inner);
    m_pane = new SignInPane(m_control->signIn());
    column->addWidget(m_pane);
    m_checks = new CheckList;
    column->addWidget(m_checks);
    column->addStretch(1);
    connect(m_checks, &CheckList::againWanted, this, &ConnectWizard::check);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    return scroll;
}

QWidget *ConnectWizard::makeButtons()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(wizardMargin, 10, wizardMargin, 10);
    m_copy = new theme::Button(tr("Copy report"));
    m_copy->setIconName(QStringLiteral("copy"));
    m_back = new theme::Button(tr("Back"));
    m_again = new theme::Button(tr("Check all again"));
    m_again->setAutoDefault(false);
    m_next = new theme::Button(tr("Next"), theme::Button::Kind::Primary);
    m_next->setObjectName(QStringLiteral("next"));
    m_copy->setAutoDefault(false);
    m_back->setAutoDefault(false);
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_again);
    row->addWidget(m_next);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_checks->report()); });
    connect(m_back, &QPushButton::clicked, this, &ConnectWizard::back);
    connect(m_again, &QPushButton::clicked, this, &ConnectWizard::check);
    connect(m_next, &QPushButton::clicked, this, &ConnectWizard::next);
    return bar;
}

ConnectControl::Entry ConnectWizard::entry() const
{
    ConnectControl::Entry entry;
    entry.name = m_name->text().trimmed();
    entry.tenant = m_tenant->text().trimmed();
    entry.clientId = m_clientId->text().trimmed();
    m_signIn->fill(entry);
    return entry;
}

void ConnectWizard::go(Step step)
{
    m_pages->setCurrentIndex(step);
    m_steps->setCurrent(step);
    m_steps->setNote(Tenant, step > Tenant ? entry().tenant : QString());
    m_steps->setNote(SignIn, step > SignIn ? SignInPage::nameOf(m_signIn->way()) : QString());
    m_steps->setNote(Check, step == Check ? tr("What it can do") : QString());
    switch (step) {
    case Tenant:
        m_title->setText(tr("Which tenant?"));
        m_under->setText(tr("It takes an app registration and a way to sign in."));
        m_tenant->setFocus();
        break;
    case SignIn:
        m_title->setText(tr("How does the program sign in?"));
        m_under->setText(m_control->hasKeptSecret(entry())
                             ? tr("What it takes is kept already; leave the fields empty to use it.")
                             : tr("The app by itself, or a user."));
        m_signIn->focusField();
        break;
    case Check:
        check();
        break;
    }
    refresh();
}

void ConnectWizard::refresh()
{
    const ConnectControl::Entry now = entry();
    const bool checks = step() == Check;
    m_copy->setVisible(checks);
    m_again->setVisible(checks);
    m_again->setEnabled(!m_busy);
    m_back->setEnabled(step() != Tenant && !(m_busy && m_good));
    m_next->setText(checks ? tr("Finish") : tr("Next"));
    switch (step()) {
    case Tenant:
        m_next->setEnabled(!now.tenant.isEmpty() && !now.clientId.isEmpty());
        break;
    case SignIn:
        m_next->setEnabled(m_signIn->isReady(m_control->hasKeptSecret(now)));
        break;
    case Check:
        m_next->setEnabled(m_good && !m_busy);
        break;
    }
}

/// The checks stand still meanwhile; what the person has to do is at the top.
void ConnectWizard::takeSignIn()
{
    if (step() != Check || !m_busy || m_pane->isHidden())
        return;
    m_title->setText(m_pane->title());
    m_under->setText(tr("The checks go on after it."));
    m_pane->mainButton()->setFocus();
}

void ConnectWizard::next()
{
    if (step() != Check) {
        go(Step(step() + 1));
        return;
    }
    saving();
    m_control->save(entry());
}

void ConnectWizard::saving()
{
    m_busy = true;
    m_steps->setCurrent(Check + 1);
    refresh();
}

void ConnectWizard::back()
{
    m_control->stopChecking();
    m_busy = m_good = false;
    go(Step(step() - 1));
}

void ConnectWizard::check()
{
    m_busy = true;
    m_good = false;
    m_checks->clear();
    m_title->setText(tr("Checking"));
    m_under->setText(tr("A few seconds."));
    refresh();
    m_control->check(entry());
}

void ConnectWizard::ended(bool good)
{
    m_busy = false;
    m_good = good;
    const QString passed = tr("%n check(s) passed", nullptr, m_checks->passed());
    const int failed = m_checks->failed();
    m_title->setText(failed == 0 ? passed : tr("%1, %2").arg(passed, tr("%n failed", nullptr, failed)));
    m_under->setText(!good         ? tr("Put this right, then check again.")
                         : failed == 0 ? tr("The tenant is ready. Finish to keep it.")
                                       : tr("You can finish now: lookups work. What failed stays off until it is put right."));
    refresh();
    if (good)
        m_next->setFocus();
}

} // namespace ui
