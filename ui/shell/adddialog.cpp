// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/adddialog.h"

#include "ui/theme/button.h"
#include "ui/theme/label.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {

AddDialog::AddDialog(QWidget *parent)
    : QDialog(parent)
    , m_edit(new QPlainTextEdit)
{
    setWindowTitle(tr("Type indicators"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(520, 300);
    auto *head = new theme::Label(tr("Addresses, domains and URLs, defanged or not. Text around them does not matter."),
                                  theme::Text::Base, theme::Label::Ink::Muted);
    head->setWordWrap(true);
    m_edit->setAccessibleName(tr("Text with indicators"));
    m_edit->setTabChangesFocus(true);
    auto *add = new theme::Button(tr("Add"), theme::Button::Kind::Primary);
    add->setEnabled(false);
    add->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    add->setKeyHint(add->shortcut());
    auto *cancel = new theme::Button(tr("Cancel"));
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this, add] { add->setEnabled(!text().trimmed().isEmpty()); });
    connect(add, &QPushButton::clicked, this, [this] {
        Q_EMIT given(text());
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(head);
    column->addWidget(m_edit, 1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(add);
    column->addLayout(row);
}

QString AddDialog::text() const
{
    return m_edit->toPlainText();
}

} // namespace ui
