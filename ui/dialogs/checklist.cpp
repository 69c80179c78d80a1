// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/checklist.h"

#include "core/base/text.h"
#include "ui/theme/button.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int nameWidth = 150, sign = 16;

QIcon iconOf(ConnectControl::State state)
{
    switch (state) {
    case ConnectControl::State::Good:
        return theme::icon(QStringLiteral("check"), theme::Tint::Ok);
    case ConnectControl::State::Bad:
        return theme::icon(QStringLiteral("error"), theme::Tint::Error);
    case ConnectControl::State::Skipped:
        break;
    }
    return theme::icon(QStringLiteral("more"), theme::Tint::Muted);
}

} // namespace

CheckList::CheckList(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(10);
}

void CheckList::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        // Later: the button that asked for it may be among them.
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater();
        }
        delete item;
    }
    m_report.clear();
    m_passed = m_failed = 0;
}

void CheckList::add(const QString &name, ConnectControl::State state, const QString &sentence, const QString &remedy)
{
    const bool bad = state == ConnectControl::State::Bad;
    m_passed += state == ConnectControl::State::Good;
    m_failed += bad;
    const QString text = base::singleLine(sentence);
    m_report.append(QStringLiteral("%1: %2").arg(name, text));
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(9);
    auto *mark = new QLabel;
    mark->setPixmap(iconOf(state).pixmap(sign, sign));
    auto *title = new theme::Label(name, theme::Text::Strong);
    title->setFixedWidth(nameWidth);
    auto *words = new theme::Label(text, theme::Text::Base, bad ? theme::Label::Ink::Error : theme::Label::Ink::Text);
    words->setWordWrap(true);
    line->addWidget(mark, 0, Qt::AlignTop);
    line->addWidget(title, 0, Qt::AlignTop);
    line->addWidget(words, 1);
    row->setAccessibleName(m_report.last());
    m_rows->addWidget(row);
    if (bad)
        addRemedy(base::singleLine(remedy, 1000));
}

void CheckList::addRemedy(const QString &remedy)
{
    auto *box = new QFrame;
    box->setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(box);
    if (!remedy.isEmpty()) {
        m_report.append(QStringLiteral("  %1").arg(remedy));
        auto *words = new theme::Label(remedy);
        words->setWordWrap(true);
        column->addWidget(words);
    }
    auto *again = new theme::Button(tr("Check again"));
    again->setObjectName(QStringLiteral("checkAgain"));
    again->setIconName(QStringLiteral("retry"));
    again->setAutoDefault(true);
    column->addWidget(again, 0, Qt::AlignLeft);
    connect(again, &QPushButton::clicked, this, &CheckList::againWanted);
    m_rows->addWidget(box);
    box->show(); // the focus goes to what can be seen only
    again->setFocus(Qt::TabFocusReason);
}

QString CheckList::report() const
{
    return m_report.join(u'\n');
}

} // namespace ui
