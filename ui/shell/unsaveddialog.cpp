// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/unsaveddialog.h"

#include "ui/shell/decisiondialog.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QShortcut>
#include <QVBoxLayout>

namespace ui {

UnsavedDialog::UnsavedDialog(CaseControl *cases, QWidget *parent)
    : QDialog(parent)
    , m_cases(cases)
    , m_words(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
    , m_list(new QListWidget)
    , m_open(new theme::Button(tr("Open"), theme::Button::Kind::Primary))
    , m_delete(new theme::Button(tr("Delete…")))
{
    setWindowTitle(tr("Unsaved cases"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(460, 300);
    m_words->setWordWrap(true);
    m_list->setAccessibleName(tr("Unsaved cases"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAlternatingRowColors(true);
    auto *close = new theme::Button(tr("Close"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_delete);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_open);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &UnsavedDialog::refresh);
    const auto open = [this] {
        if (chosen().size() != 1)
            return;
        const QString path = chosen().first();
        accept();
        Q_EMIT openWanted(path);
    };
    connect(m_open, &QPushButton::clicked, this, open);
    connect(m_list, &QListWidget::itemActivated, this, open);
    const auto askAboutChosen = [this] { askToDelete(m_cases, chosen(), this); };
    connect(m_delete, &QPushButton::clicked, this, askAboutChosen);
    auto *key = new QShortcut(QKeySequence::Delete, m_list);
    key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, this, askAboutChosen);
    connect(cases, &CaseControl::unsavedChanged, this, &UnsavedDialog::fill);
    fill();
}

QString UnsavedDialog::about(const CaseControl::Unsaved &one)
{
    const QString time = QLocale().toString(one.changed.toLocalTime(), QStringLiteral("d MMM yyyy, hh:mm"));
    return tr("%1 · %2, %3").arg(time, tr("%n indicator(s)", nullptr, int(one.indicators)),
                                 tr("%n host(s)", nullptr, int(one.hosts)));
}

void UnsavedDialog::fill()
{
    m_list->clear();
    for (const CaseControl::Unsaved &one : m_cases->unsaved()) {
        auto *item = new QListWidgetItem(about(one), m_list);
        item->setData(Qt::UserRole, one.path);
    }
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_words->setText(m_list->count() > 0
                         ? tr("Cases that had no name when the program ended. They stay until you delete them.")
                         : tr("There is no unsaved case."));
    refresh();
}

void UnsavedDialog::askToDelete(CaseControl *cases, const QStringList &paths, QWidget *parent)
{
    QStringList lines;
    for (const CaseControl::Unsaved &one : cases->unsaved()) {
        if (paths.contains(one.path))
            lines.append(about(one));
    }
    if (lines.isEmpty())
        return;
    const int count = int(lines.size());
    constexpr int listed = 4;
    if (lines.size() > listed) {
        lines = lines.mid(0, listed - 1);
        lines.append(tr("and %n more", nullptr, count - int(lines.size())));
    }
    auto *dialog = new DecisionDialog(
        tr("Delete %n unsaved case(s)?", nullptr, count),
        tr("The indicators, answers and notes in (it|them) are lost. There is no other copy.", nullptr, count)
            + QStringLiteral("\n\n") + lines.join(u'\n'),
        parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->addChoice(count == 1 ? tr("Keep it") : tr("Keep them"));
    const int yes = dialog->addChoice(count == 1 ? tr("Delete it") : tr("Delete %n case(s)", nullptr, count));
    connect(dialog, &QDialog::finished, cases, [cases, dialog, yes, paths] {
        if (dialog->choice() != yes)
            return;
        for (const QString &path : paths)
            cases->discardUnsaved(path);
    });
    dialog->open();
}

void UnsavedDialog::refresh()
{
    const qsizetype count = chosen().size();
    m_open->setEnabled(count == 1);
    m_delete->setEnabled(count > 0);
    m_delete->setText(count > 1 ? tr("Delete %n case(s)…", nullptr, int(count)) : tr("Delete…"));
}

QStringList UnsavedDialog::chosen() const
{
    QStringList paths;
    for (const QListWidgetItem *item : m_list->selectedItems())
        paths.append(item->data(Qt::UserRole).toString());
    return paths;
}

} // namespace ui
