// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/label.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

namespace theme {

Label::Label(const QString &text, Text size, Ink ink, QWidget *parent)
    : QLabel(parent)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setFont(theme::font(size));
    setText(text);
}

QColor Label::ink() const
{
    const picture::Colours &c = colours();
    if (!isEnabled())
        return c.disabled;
    switch (m_ink) {
    case Ink::Muted:
        return c.muted;
    case Ink::Accent:
        return c.accent;
    case Ink::Wait:
        return c.suspiciousText;
    case Ink::Error:
    case Ink::Malicious:
        return c.maliciousText;
    case Ink::Suspicious:
        return c.suspiciousText;
    case Ink::Neutral:
        return c.neutralText;
    case Ink::Text:
        break;
    }
    return c.text;
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
    if (textInteractionFlags() & (Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard)) {
        QLabel::paintEvent(event); // it shows the selection
        return;
    }
    QPainter painter(this);
    painter.setPen(ink());
    const QRect area = contentsRect().adjusted(std::max(0, indent()), 0, 0, 0);
    if (m_elide == Qt::ElideNone) {
        painter.drawText(area, int(alignment()) | (wordWrap() ? Qt::TextWordWrap : 0), text());
        return;
    }
    const QString shown = fontMetrics().elidedText(m_full, m_elide, area.width());
    if (const QString tip = shown == m_full ? QString() : plainTip(m_full); toolTip() != tip)
        setToolTip(tip);
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
