// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/notedialog.h"

#include "ui/inspector/markdownview.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

NoteDialog::NoteDialog(const QString &about, const Note &note, QWidget *parent)
    : QDialog(parent)
    , m_note(note)
    , m_edit(new QPlainTextEdit(note.text))
    , m_pinned(new QCheckBox(tr("A finding: put it into the report")))
{
    setWindowTitle(tr("Note"));
    resize(480, 280);
    m_edit->setTabChangesFocus(true);
    m_edit->setAccessibleName(tr("Note on %1").arg(about));
    m_pinned->setChecked(note.pinned);
    auto *keep = new theme::Button(tr("Keep note"), theme::Button::Kind::Primary);
    keep->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    keep->setKeyHint(keep->shortcut());
    auto *cancel = new theme::Button(tr("Cancel"));
    connect(keep, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *pages = new QStackedWidget;
    auto *read = new MarkdownView;
    pages->addWidget(m_edit);
    pages->addWidget(read);
    auto *preview = new theme::Button(tr("Preview"), theme::Button::Kind::Link);
    connect(preview, &QPushButton::clicked, this, [this, pages, read, preview] {
        const bool reading = pages->currentWidget() == m_edit;
        read->setSource(m_edit->toPlainText());
        pages->setCurrentWidget(reading ? static_cast<QWidget *>(read) : m_edit);
        preview->setText(reading ? tr("Edit") : tr("Preview"));
    });
    auto *column = new QVBoxLayout(this);
    column->addWidget(new theme::Label(about, theme::Text::Strong));
    column->addWidget(pages, 1);
    column->addWidget(m_pinned);
    auto *row = new QHBoxLayout;
    row->addWidget(preview);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(keep);
    column->addLayout(row);
    m_edit->setFocus();
}

Note NoteDialog::note() const
{
    Note changed = m_note;
    changed.text = m_edit->toPlainText().trimmed();
    changed.pinned = m_pinned->isChecked();
    return changed;
}

} // namespace ui
