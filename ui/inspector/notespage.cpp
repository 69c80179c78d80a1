// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/notespage.h"

#include "ui/theme/label.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {

NotesPage::NotesPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_text(new QPlainTextEdit)
    , m_pinned(new QCheckBox(tr("Pin as a finding")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::metrics::pageMargin, 12, theme::metrics::pageMargin, theme::metrics::pageMargin);
    column->setSpacing(8);
    m_text->setPlaceholderText(tr("What you know about it. Goes into the case and the report."));
    m_text->setAccessibleName(tr("Note"));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    column->addWidget(m_text, 1);
    m_pinned->setToolTip(tr("Pinned findings stand first in the report"));
    column->addWidget(m_pinned);
    connect(m_pinned, &QCheckBox::toggled, this, [this] {
        if (!m_loading)
            commit();
    });
    connect(workspace, &Workspace::notesChanged, this, [this](const QString &subject) {
        if (subject == m_subject && !m_text->hasFocus())
            load();
    });
    connect(workspace, &Workspace::wasReset, this, &NotesPage::load);
}

void NotesPage::setSubject(const QString &subject)
{
    if (subject == m_subject)
        return;
    commit();
    m_subject = subject;
    load();
}

void NotesPage::load()
{
    m_loading = true;
    const Note note = m_workspace->notes().value(m_subject);
    m_text->setPlainText(note.text);
    m_pinned->setChecked(note.pinned);
    m_loading = false;
}

void NotesPage::commit()
{
    if (m_subject.isEmpty())
        return;
    const Note note{m_subject, m_text->toPlainText().trimmed(), m_pinned->isChecked()};
    if (note.text.isEmpty() && !m_workspace->notes().contains(m_subject))
        return;
    m_workspace->setNote(note);
}

bool NotesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusOut)
        commit();
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
