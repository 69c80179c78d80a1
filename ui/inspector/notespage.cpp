// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/notespage.h"

#include "ui/inspector/markdownview.h"
#include "ui/theme/button.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int restMs = 1500; ///< after the last letter the note is taken over
} // namespace

NotesPage::NotesPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_pages(new QStackedWidget)
    , m_text(new QPlainTextEdit)
    , m_read(new MarkdownView)
    , m_switch(new theme::Button(tr("Preview"), theme::Button::Kind::Link))
    , m_tags(new QLineEdit)
    , m_pinned(new QCheckBox(tr("Pin as a finding")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::metrics::pageMargin, 12, theme::metrics::pageMargin, theme::metrics::pageMargin);
    column->setSpacing(8);
    m_text->setPlaceholderText(tr("What you know about it, in Markdown. Goes into the case and the report."));
    m_text->setAccessibleName(tr("Note"));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_read);
    column->addWidget(m_pages, 1);
    m_tags->setPlaceholderText(tr("Tags, with commas between them"));
    m_tags->setAccessibleName(tr("Tags"));
    column->addWidget(m_tags);
    auto *row = new QHBoxLayout;
    m_pinned->setToolTip(tr("Pinned findings stand first in the report"));
    row->addWidget(m_pinned, 1);
    row->addWidget(m_switch);
    column->addLayout(row);
    connect(m_pinned, &QCheckBox::toggled, this, [this] {
        if (!m_loading)
            commit();
    });
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &NotesPage::commit);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading)
            m_rest.start();
    });
    connect(m_tags, &QLineEdit::editingFinished, this, &NotesPage::commitTags);
    connect(m_switch, &QPushButton::clicked, this, [this] { setReading(m_pages->currentWidget() == m_text); });
    connect(workspace, &Workspace::notesChanged, this, [this](const QString &subject) {
        if (subject == m_subject && !m_text->hasFocus())
            load();
    });
    connect(workspace, &Workspace::tagsChanged, this, [this](const QString &subject) {
        if (subject == m_subject && !m_tags->hasFocus())
            load();
    });
    connect(workspace, &Workspace::wasReset, this, &NotesPage::load);
}

void NotesPage::setSubject(const QString &subject)
{
    if (subject == m_subject)
        return;
    commit();
    commitTags();
    m_subject = subject;
    static int visits = 0; // counted over all pages
    m_visit = ++visits;
    setReading(false);
    load();
}

void NotesPage::setReading(bool reading)
{
    m_read->setSource(m_text->toPlainText());
    m_pages->setCurrentWidget(reading ? static_cast<QWidget *>(m_read) : m_text);
    m_switch->setText(reading ? tr("Edit") : tr("Preview"));
}

void NotesPage::load()
{
    m_loading = true;
    m_rest.stop();
    const Note note = m_workspace->notes().value(m_subject);
    m_text->setPlainText(note.text);
    m_read->setSource(note.text);
    m_pinned->setChecked(note.pinned);
    m_tags->setText(m_workspace->tags().value(m_subject).join(QStringLiteral(", ")));
    m_loading = false;
}

void NotesPage::commitTags()
{
    if (!m_subject.isEmpty() && !m_loading)
        m_workspace->setTags(m_subject, Workspace::tagsFrom(m_tags->text()));
}

void NotesPage::commit()
{
    m_rest.stop();
    if (m_subject.isEmpty())
        return;
    const Note note{m_subject, m_text->toPlainText().trimmed(), m_pinned->isChecked()};
    if (note.text.isEmpty() && !m_workspace->notes().contains(m_subject))
        return;
    m_workspace->setNote(note, m_visit);
}

bool NotesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusOut)
        commit();
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
