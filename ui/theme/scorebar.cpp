// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/scorebar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/meter.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace theme {

ScoreBar::ScoreBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ScoreBar::setScore(int score)
{
    m_score = score;
    setAccessibleName(score < 0 ? tr("No score") : tr("Score %1").arg(score));
    update();
}

QSize ScoreBar::sizeHint() const
{
    return QSize(100, fontMetrics().height());
}

void ScoreBar::draw(QPainter *painter, const QRect &rect, int score, const QFont &base, const QColor &ink)
{
    painter->save();
    painter->setFont(theme::font(Text::Strong, base));
    painter->setPen(ink);
    const int digits = painter->fontMetrics().horizontalAdvance(QStringLiteral("100"));
    painter->drawText(QRect(rect.left(), rect.top(), digits, rect.height()), Qt::AlignRight | Qt::AlignVCenter,
                      score < 0 ? QStringLiteral("–") : QString::number(score));
    painter->restore();
    if (score < 0)
        return;
    const QRectF bar(rect.left() + digits + 8, rect.center().y() - 2, std::min(64, rect.width() - digits - 8), 6);
    if (bar.width() >= 12)
        Meter::draw(painter, bar, score / 100.0, colours().actor, colours().unknownTint);
}

void ScoreBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(&painter, rect(), m_score, font(), palette().color(QPalette::WindowText));
}

} // namespace theme
