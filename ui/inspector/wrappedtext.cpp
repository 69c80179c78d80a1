// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/wrappedtext.h"

#include <QTextDocument>
#include <QWheelEvent>

#include <cmath>

namespace ui {

WrappedText::WrappedText(const QString &text, const QString &accessibleName, QWidget *parent)
    : QTextEdit(parent)
{
    setAccessibleName(accessibleName);
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setPlainText(text);
}

QSize WrappedText::sizeHint() const
{
    return QSize(QTextEdit::sizeHint().width(), int(std::ceil(document()->size().height())));
}

QSize WrappedText::minimumSizeHint() const
{
    return QSize(1, sizeHint().height());
}

void WrappedText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // other lines, another height
}

void WrappedText::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the pane scrolls
}

} // namespace ui
