// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/markdownview.h"

#include <QTextDocument>

namespace ui {

namespace {
constexpr qsizetype mostCharacters = 200'000; ///< of a note that is drawn; more is no note
} // namespace

MarkdownView::MarkdownView(QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("Note as it reads"));
}

void MarkdownView::setSource(const QString &markdown)
{
    document()->setMarkdown(markdown.left(mostCharacters),
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectCommonMark)
                                | QTextDocument::MarkdownNoHTML);
}

QVariant MarkdownView::loadResource(int, const QUrl &)
{
    return {};
}

} // namespace ui
