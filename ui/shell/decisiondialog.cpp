// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/decisiondialog.h"

#include "ui/theme/button.h"
#include "ui/theme/hairline.h"
#include "ui/theme/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

DecisionDialog::DecisionDialog(const QString &question, const QString &detail, QWidget *parent)
    : QDialog(parent)
    , m_buttons(new QHBoxLayout)
{
    setWindowTitle(tr("MDTI Actor Lookup"));
    setAccessibleName(question);
    auto *words = new QWidget;
    words->setBackgroundRole(QPalette::Base);
    words->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(4);
    auto *head = new theme::Label(question, theme::Text::Strong);
    auto *body = new theme::Label(detail, theme::Text::Base, theme::Label::Ink::Muted);
    for (theme::Label *label : {head, body}) {
        label->setWordWrap(true);
        label->setFixedWidth(400);
        column->addWidget(label);
    }
    m_buttons->setContentsMargins(16, 10, 16, 10);
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(words);
    outer->addWidget(new theme::Hairline);
    outer->addLayout(m_buttons);
    outer->setSizeConstraint(QLayout::SetFixedSize);
}

int DecisionDialog::addChoice(const QString &verb)
{
    const int number = m_choices++;
    auto *button = new theme::Button(verb);
    connect(button, &QPushButton::clicked, this, [this, number] {
        m_choice = number;
        accept();
    });
    m_buttons->addWidget(button);
    if (number == 0) {
        button->setFocus();
        button->setAutoDefault(true);
    }
    return number;
}

void DecisionDialog::showEvent(QShowEvent *event)
{
    setAttribute(Qt::WA_KeyboardFocusChange); // the ring shows which one Enter takes; being shown had taken it away
    QDialog::showEvent(event);
}

int DecisionDialog::ask()
{
    m_choice = 0;
    exec();
    return m_choice;
}

} // namespace ui
