// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/checklist.h"

#include "core/base/text.h"
#include "ui/theme/button.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int nameWidth = 190, sign = 16, indent = 25;

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

theme::Label::Ink inkOf(ConnectControl::State state)
{
    return state == ConnectControl::State::Bad       ? theme::Label::Ink::Error
        : state == ConnectControl::State::Skipped ? theme::Label::Ink::Muted
                                                  : theme::Label::Ink::Text;
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
    m_connectionGood = true;
    m_headed[0] = m_headed[1] = false;
}

void CheckList::add(const ConnectControl::Check &check)
{
    m_passed += check.state == ConnectControl::State::Good;
    m_failed += check.state == ConnectControl::State::Bad;
    if (!check.capability && check.state == ConnectControl::State::Bad)
        m_connectionGood = false;
    if (!std::exchange(m_headed[check.capability], true))
        addHeading(check.capability ? tr("What you can do with it") : tr("Connection"));
    addLine(check);
    if (check.state != ConnectControl::State::Good && (!check.remedy.isEmpty() || !check.copyText.isEmpty()))
        addRemedy(check);
}

void CheckList::addHeading(const QString &text)
{
    if (m_rows->count() > 0)
        m_rows->addSpacing(6);
    m_rows->addWidget(new theme::Label(text, theme::Text::Small, theme::Label::Ink::Muted));
}

void CheckList::addLine(const ConnectControl::Check &check)
{
    const QString text = base::singleLine(check.sentence);
    const QString name = check.optional ? tr("%1 (optional)").arg(check.name) : check.name;
    m_report.append(QStringLiteral("%1: %2").arg(name, text));
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(9);
    auto *mark = new QLabel;
    mark->setPixmap(iconOf(check.state).pixmap(sign, sign));
    auto *title = new theme::Label(name, theme::Text::Strong);
    title->setFixedWidth(nameWidth);
    auto *words = new theme::Label(text, theme::Text::Base, inkOf(check.state));
    words->setWordWrap(true);
    line->addWidget(mark, 0, Qt::AlignTop);
    line->addWidget(title, 0, Qt::AlignTop);
    line->addWidget(words, 1);
    if (check.tookMs >= 0)
        line->addWidget(new theme::Label(tr("%1 ms").arg(check.tookMs), theme::Text::Small, theme::Label::Ink::Muted), 0,
                        Qt::AlignTop);
    row->setAccessibleName(m_report.last());
    m_rows->addWidget(row);
}

QWidget *CheckList::copyRow(const QString &text)
{
    m_report.append(QStringLiteral("  %1").arg(text));
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *field = new QPlainTextEdit(text);
    field->setReadOnly(true);
    field->setTabChangesFocus(true);
    field->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    field->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    field->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    field->setFixedHeight(3 * QFontMetrics(field->font()).lineSpacing() + 12);
    field->setAccessibleName(tr("To send to an administrator"));
    auto *copy = new theme::Button(tr("Copy"));
    copy->setObjectName(QStringLiteral("copyRemedy"));
    copy->setIconName(QStringLiteral("copy"));
    copy->setAutoDefault(true);
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text); });
    line->addWidget(field, 1);
    line->addWidget(copy, 0, Qt::AlignVCenter);
    return row;
}

void CheckList::addRemedy(const ConnectControl::Check &check)
{
    const bool bad = check.state == ConnectControl::State::Bad;
    auto *frame = new QWidget;
    auto *outer = new QHBoxLayout(frame);
    outer->setContentsMargins(indent, 0, 0, 0);
    auto *box = new QFrame;
    box->setFrameShape(bad ? QFrame::StyledPanel : QFrame::NoFrame);
    outer->addWidget(box);
    auto *column = new QVBoxLayout(box);
    if (!bad)
        column->setContentsMargins(0, 0, 0, 0);
    if (const QString remedy = base::singleLine(check.remedy, 1000); !remedy.isEmpty()) {
        m_report.append(QStringLiteral("  %1").arg(remedy));
        auto *words = new theme::Label(remedy, theme::Text::Base, bad ? theme::Label::Ink::Text : theme::Label::Ink::Muted);
        words->setWordWrap(true);
        column->addWidget(words);
    }
    if (!check.copyText.isEmpty())
        column->addWidget(copyRow(base::singleLine(check.copyText, 2000)));
    m_rows->addWidget(frame);
    if (!bad)
        return;
    auto *again = new theme::Button(tr("Check again"));
    again->setObjectName(QStringLiteral("checkAgain"));
    again->setIconName(QStringLiteral("retry"));
    again->setAutoDefault(true);
    column->addWidget(again, 0, Qt::AlignLeft);
    connect(again, &QPushButton::clicked, this, &CheckList::againWanted);
    frame->show(); // the focus goes to what can be seen only
    if (m_failed == 1)
        again->setFocus(Qt::TabFocusReason);
}

QString CheckList::report() const
{
    return m_report.join(u'\n');
}

} // namespace ui
