// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/countbadge.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace theme {

CountBadge::CountBadge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCount(0);
}

void CountBadge::setCount(qint64 count)
{
    if (count == m_count && !accessibleName().isEmpty())
        return;
    m_count = count;
    setAccessibleName(QLocale().toString(count));
    updateGeometry();
    update();
}

QSize CountBadge::sizeHint() const
{
    return QSize(draw(nullptr, {}, QLocale().toString(m_count)), QFontMetrics(theme::font(Text::Small)).height() + 2);
}

int CountBadge::draw(QPainter *painter, const QPoint &leftCentre, const QString &text)
{
    const QFont small = theme::font(Text::Small);
    const QFontMetrics metrics(small);
    const int width = std::max(18, metrics.horizontalAdvance(text) + 10);
    if (painter) {
        const QRectF area(leftCentre.x(), leftCentre.y() - 7.5, width, 15);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours().unknownTint);
        painter->drawRoundedRect(area, 7.5, 7.5);
        painter->setFont(small);
        painter->setPen(colours().muted);
        painter->drawText(area, Qt::AlignCenter | Qt::TextSingleLine, text);
        painter->restore();
    }
    return width;
}

void CountBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(&painter, QPoint(0, height() / 2), QLocale().toString(m_count));
}

} // namespace theme
