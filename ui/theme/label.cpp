// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/label.h"

#include <QPainter>

namespace theme {

Label::Label(const QString &text, Text size, Ink ink, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(theme::font(size));
    setText(text);
    if (ink == Ink::Muted)
        setForegroundRole(QPalette::PlaceholderText);
    else if (ink == Ink::Accent)
        setForegroundRole(QPalette::Link);
}

void Label::setElided(Qt::TextElideMode mode)
{
    m_elide = mode;
    m_full = text();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Label::setElidedText(const QString &text)
{
    if (text == m_full)
        return;
    m_full = text;
    setText(text);
    updateGeometry();
    update();
}

QSize Label::minimumSizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::minimumSizeHint();
    return QSize(std::min(fontMetrics().horizontalAdvance(m_full), fontMetrics().averageCharWidth() * 6),
                 QLabel::minimumSizeHint().height());
}

QSize Label::sizeHint() const
{
    if (m_elide == Qt::ElideNone)
        return QLabel::sizeHint();
    return QSize(fontMetrics().horizontalAdvance(m_full) + 1, QLabel::sizeHint().height());
}

void Label::paintEvent(QPaintEvent *event)
{
    if (m_elide == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    const QRect area = contentsRect();
    const QString shown = fontMetrics().elidedText(m_full, m_elide, area.width());
    if (const QString tip = shown == m_full ? QString() : plainTip(m_full); toolTip() != tip)
        setToolTip(tip);
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    painter.drawText(area, int(alignment()) | Qt::TextSingleLine, shown);
}

QString plainTip(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QString escaped = text.toHtmlEscaped();
    escaped.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    return QStringLiteral("<span>") + escaped + QStringLiteral("</span>");
}

} // namespace theme
