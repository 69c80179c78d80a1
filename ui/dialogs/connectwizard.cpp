// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/connectwizard.h"

#include "ui/dialogs/checklist.h"
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

constexpr int margin = theme::metrics::pageMargin;

QLineEdit *addField(QVBoxLayout *column, const QString &label, const QString &name)
{
    auto *title = new theme::Label(label, theme::Text::Small, theme::Label::Ink::Muted);
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(label);
    title->setBuddy(field);
    column->addWidget(title);
    column->addWidget(field);
    return field;
}

theme::Label *addNote(QVBoxLayout *column, const QString &text, theme::Label::Ink ink = theme::Label::Ink::Muted)
{
    auto *note = new theme::Label(text, theme::Text::Small, ink);
    note->setWordWrap(true);
    column->addWidget(note);
    return note;
}

QVBoxLayout *pageColumn(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme::metrics::fieldGap);
    return column;
}

} // namespace

ConnectWizard::ConnectWizard(ConnectControl *control, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_steps(new WizardSteps({tr("Tenant"), tr("Sign-in"), tr("Check")}))
    , m_pages(new QStackedWidget)
    , m_title(new theme::Label({}, theme::Text::Title))
    , m_under(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
{
    setWindowTitle(tr("Connect a tenant"));
    m_title->setObjectName(QStringLiteral("title"));
    m_under->setWordWrap(true);
    m_pages->addWidget(makeTenantPage());
    m_pages->addWidget(makeSignInPage());
    m_pages->addWidget(makeCheckPage());
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, margin, margin, margin);
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
    resize(760, 520);

    const ConnectControl::Entry known = control->known();
    m_tenant->setText(known.tenant);
    m_clientId->setText(known.clientId);
    connect(control, &ConnectControl::checked, m_checks, &CheckList::add);
    connect(control, &ConnectControl::checksEnded, this, &ConnectWizard::ended);
    connect(control, &ConnectControl::saved, this, &QDialog::accept);
    connect(control, &ConnectControl::saveFailed, this, [this](const QString &sentence) {
        m_busy = false;
        m_under->setText(sentence);
        refresh();
    });
    for (QLineEdit *field : {m_tenant, m_clientId, m_secret})
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
    QVBoxLayout *column = pageColumn(page);
    m_tenant = addField(column, tr("Directory (tenant) ID or domain"), QStringLiteral("tenant"));
    m_clientId = addField(column, tr("Application (client) ID"), QStringLiteral("clientId"));
    addNote(
        column,
        tr("Both are on the overview page of the app registration in Microsoft Entra. The app needs the application "
           "permission ThreatIntelligence.Read.All with admin consent."));
    column->addStretch(1);
    return page;
}

QWidget *ConnectWizard::makeSignInPage()
{
    auto *page = new QWidget;
    QVBoxLayout *column = pageColumn(page);
    m_secret = addField(column, tr("Client secret: its value, not its ID"), QStringLiteral("secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secretProblem = addNote(column, {}, theme::Label::Ink::Error);
    m_secretProblem->setObjectName(QStringLiteral("secretProblem"));
    const QString store = m_control->secretStore();
    addNote(column,
            store.isEmpty() ? tr("No keychain found. The secret is kept until you close the program.")
                            : tr("The secret is kept in %1 and nowhere else.").arg(store));
    column->addStretch(1);
    return page;
}

QWidget *ConnectWizard::makeCheckPage()
{
    auto *inner = new QWidget;
    QVBoxLayout *column = pageColumn(inner);
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
    row->setContentsMargins(margin, 10, margin, 10);
    m_copy = new theme::Button(tr("Copy report"));
    m_copy->setIconName(QStringLiteral("copy"));
    m_back = new theme::Button(tr("Back"));
    m_next = new theme::Button(tr("Next"), theme::Button::Kind::Primary);
    m_next->setObjectName(QStringLiteral("next"));
    m_copy->setAutoDefault(false);
    m_back->setAutoDefault(false);
    m_next->setDefault(true);
    row->addWidget(m_copy);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_checks->report()); });
    connect(m_back, &QPushButton::clicked, this, &ConnectWizard::back);
    connect(m_next, &QPushButton::clicked, this, &ConnectWizard::next);
    return bar;
}

ConnectControl::Entry ConnectWizard::entry() const
{
    return {m_tenant->text().trimmed(), m_clientId->text().trimmed(), m_secret->text().trimmed()};
}

void ConnectWizard::go(Step step)
{
    m_pages->setCurrentIndex(step);
    m_steps->setCurrent(step);
    m_steps->setNote(Tenant, step > Tenant ? entry().tenant : QString());
    m_steps->setNote(SignIn, step > SignIn ? tr("Client secret") : QString());
    switch (step) {
    case Tenant:
        m_title->setText(tr("Which tenant?"));
        m_under->setText(tr("It takes an app registration and its secret."));
        m_tenant->setFocus();
        break;
    case SignIn:
        m_title->setText(tr("How does the program sign in?"));
        m_under->setText(m_control->hasKeptSecret(entry())
                             ? tr("A secret is kept already; leave the field empty to use it.")
                             : tr("The app signs in with its secret."));
        m_secret->setFocus();
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
    const QString problem = now.secret.isEmpty() ? QString() : m_control->secretProblem(now.secret);
    m_secretProblem->setText(problem);
    m_secretProblem->setVisible(!problem.isEmpty());
    m_copy->setVisible(step() == Check);
    m_back->setEnabled(step() != Tenant && !(m_busy && m_good));
    m_next->setText(step() == Check ? tr("Finish") : tr("Next"));
    switch (step()) {
    case Tenant:
        m_next->setEnabled(!now.tenant.isEmpty() && !now.clientId.isEmpty());
        break;
    case SignIn:
        m_next->setEnabled(now.secret.isEmpty() ? m_control->hasKeptSecret(now) : problem.isEmpty());
        break;
    case Check:
        m_next->setEnabled(m_good && !m_busy);
        break;
    }
}

void ConnectWizard::next()
{
    if (step() != Check) {
        go(Step(step() + 1));
        return;
    }
    m_busy = true;
    refresh();
    m_control->save(entry());
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
    m_title->setText(good ? tr("%n check(s) passed", nullptr, m_checks->passed())
                          : tr("%n check(s) failed", nullptr, m_checks->failed()));
    m_under->setText(good ? tr("The tenant is ready. Finish to keep it.") : tr("Put this right, then check again."));
    refresh();
    if (good)
        m_next->setFocus();
}

} // namespace ui
