// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/searchfield.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QPainter>

namespace theme {

SearchField::SearchField(const QString &placeholder, QWidget *parent, const QString &iconName)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setMaxLength(4096);
    auto *sign = addAction(theme::icon(iconName, Tint::Muted), QLineEdit::LeadingPosition);
    sign->setText(placeholder); // a name for assistive technology; it does nothing
    sign->setEnabled(true);
}

void SearchField::setHint(const QString &hint)
{
    m_hint = hint;
    update();
}

void SearchField::setInvalid(bool invalid)
{
    setProperty("invalid", invalid);
    update();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(theme::font(Text::Small));
    painter.setPen(isEnabled() ? colours().muted : colours().disabled);
    const int needed
        = painter.fontMetrics().horizontalAdvance(m_hint) + fontMetrics().horizontalAdvance(placeholderText()) + 56;
    if (width() >= needed)
        painter.drawText(rect().adjusted(0, 0, -9, 0), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_hint);
}

} // namespace theme
