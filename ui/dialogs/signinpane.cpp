// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/signinpane.h"

#include "core/base/text.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

using State = SignInControl::State;

SignInPane::SignInPane(SignInControl *control, QWidget *parent)
    : QFrame(parent)
    , m_control(control)
    , m_title(new theme::Label({}, theme::Text::Strong))
    , m_detail(new theme::Label)
    , m_code(new theme::Label({}, theme::Text::Title, theme::Label::Ink::Accent))
    , m_time(new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted))
    , m_problem(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Error))
    , m_begin(new theme::Button(tr("Sign in")))
    , m_open(new theme::Button(tr("Open the page")))
    , m_copy(new theme::Button(tr("Copy the code")))
    , m_cancel(new theme::Button(tr("Cancel sign-in")))
{
    setFrameShape(QFrame::StyledPanel);
    setObjectName(QStringLiteral("signInPane"));
    m_code->setObjectName(QStringLiteral("userCode"));
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_begin->setObjectName(QStringLiteral("beginSignIn"));
    m_copy->setObjectName(QStringLiteral("copyCode"));
    m_copy->setIconName(QStringLiteral("copy"));
    m_cancel->setObjectName(QStringLiteral("cancelSignIn"));
    for (theme::Label *label : {m_detail, m_problem})
        label->setWordWrap(true);
    auto *codeRow = new QHBoxLayout;
    codeRow->setSpacing(theme::metrics::fieldGap);
    codeRow->addWidget(m_code);
    codeRow->addWidget(m_copy);
    codeRow->addStretch(1);
    codeRow->addWidget(m_time);
    auto *buttons = new QHBoxLayout;
    for (theme::Button *button : {m_begin, m_open, m_cancel}) {
        button->setAutoDefault(true);
        buttons->addWidget(button);
    }
    m_copy->setAutoDefault(true);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_detail);
    column->addLayout(codeRow);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &SignInPane::refreshTime);
    connect(m_begin, &QPushButton::clicked, this, [this] {
        m_problem->clear();
        m_control->begin();
    });
    connect(m_open, &QPushButton::clicked, control, &SignInControl::openPage);
    connect(m_cancel, &QPushButton::clicked, control, &SignInControl::cancel);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_control->code()); });
    connect(control, &SignInControl::changed, this, &SignInPane::refresh);
    connect(control, &SignInControl::failed, this, [this](const QString &sentence) {
        m_problem->setText(base::singleLine(sentence));
        refresh();
    });
    refresh();
}

SignInPane::~SignInPane() = default;

QString SignInPane::title() const
{
    switch (m_control->state()) {
    case State::Code:
        return tr("Sign in with this code");
    case State::Browser:
        return m_control->pageOpened() ? tr("Waiting for the browser") : tr("No browser opened");
    case State::Working:
        return tr("Asking the sign-in service");
    case State::Needed:
    case State::Idle:
        break;
    }
    return tr("Sign in to go on");
}

QString SignInPane::detail() const
{
    const QString page = base::singleLine(m_control->page(), 2000);
    switch (m_control->state()) {
    case State::Code:
        return tr("Open %1 on any device and enter the code. The program goes on by itself.").arg(page);
    case State::Browser:
        return m_control->pageOpened()
            ? tr("Sign in there. The program goes on by itself; the page says when you can close it.")
            : tr("Copy this address into a browser of this computer: %1").arg(page);
    case State::Working:
        return tr("A few seconds.");
    case State::Needed:
    case State::Idle:
        break;
    }
    return base::singleLine(m_control->reason(), 500);
}

QWidget *SignInPane::mainButton() const
{
    switch (m_control->state()) {
    case State::Needed:
        return m_begin;
    case State::Code:
        return m_copy;
    default:
        return m_cancel;
    }
}

void SignInPane::refresh()
{
    const State state = m_control->state();
    const QWidget *focus = focusWidget();
    const bool held = focus && isAncestorOf(focus) && focus->hasFocus();
    m_title->setText(title());
    m_detail->setText(detail());
    m_code->setText(base::singleLine(m_control->code(), 40));
    m_code->setAccessibleName(tr("Code %1").arg(m_code->text()));
    const bool code = state == State::Code;
    for (QWidget *each : std::initializer_list<QWidget *>{m_code, m_copy, m_time})
        each->setVisible(code);
    m_open->setVisible(code || state == State::Browser);
    m_open->setText(state == State::Browser ? tr("Open the browser again") : tr("Open the page"));
    m_begin->setVisible(state == State::Needed);
    m_cancel->setVisible(state != State::Needed && state != State::Idle);
    if (state == State::Idle)
        m_problem->clear();
    m_problem->setVisible(!m_problem->text().isEmpty());
    if (code)
        m_second.start();
    else
        m_second.stop();
    refreshTime();
    setVisible(state != State::Idle);
    if (held && isVisible())
        mainButton()->setFocus();
}

void SignInPane::refreshTime()
{
    const qint64 left = std::max<qint64>(0, m_control->secondsLeft());
    m_time->setText(tr("Good for %1:%2").arg(left / 60).arg(left % 60, 2, 10, QLatin1Char('0')));
}

} // namespace ui
