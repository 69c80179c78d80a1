// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/pacechart.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace ui {

namespace {

/// The next of 4, 10, 20, 40, 100… not below `value`: its half is a round number too.
int niceTop(int value)
{
    int step = 4;
    for (int turn = 0; step < value; ++turn)
        step = turn % 3 == 0 ? step * 5 / 2 : step * 2;
    return step;
}

} // namespace

PaceChart::PaceChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Requests per second over the last minute"));
}

void PaceChart::addSecond(int requests, bool paused)
{
    if (m_seconds.size() >= seconds)
        m_seconds.removeFirst();
    m_seconds.append({std::max(0, requests), paused});
    setAccessibleDescription(tr("%1 now").arg(requests));
    update();
}

void PaceChart::clear()
{
    m_seconds.clear();
    update();
}

int PaceChart::largest() const
{
    int most = 0;
    for (const Second &second : m_seconds)
        most = std::max(most, second.requests);
    return most;
}

void PaceChart::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = theme::colours();
    QPainter painter(this);
    const QFont small = theme::font(theme::Text::Small);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    const int top = niceTop(largest());
    const int axis = metrics.horizontalAdvance(QLocale().toString(top)) + 10;
    const QRectF plot(0, metrics.height() / 2.0, width() - axis, height() - metrics.height() * 1.5 - 6);
    const auto y = [&](double value) { return plot.bottom() - value / top * plot.height(); };

    for (const int value : {0, top / 2, top}) {
        painter.setPen(c.border);
        painter.drawLine(QPointF(0, y(value)), QPointF(plot.right(), y(value)));
        painter.setPen(c.muted);
        painter.drawText(QRectF(plot.right(), y(value) - metrics.height() / 2.0, axis, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(value));
    }
    const double pitch = plot.width() / seconds;
    double x = plot.right() - pitch * double(m_seconds.size());
    double pauseStart = -1;
    for (qsizetype i = 0; i < m_seconds.size(); ++i, x += pitch) {
        const Second &second = m_seconds[i];
        if (second.paused) {
            painter.fillRect(QRectF(x, plot.top() - 4, pitch + .5, plot.height() + 4), c.suspiciousTint);
            if (i == 0 || !m_seconds[i - 1].paused) {
                painter.fillRect(QRectF(x, plot.top() - 4, 1.5, plot.height() + 4), c.suspicious);
                pauseStart = x;
            }
        }
        if (second.requests > 0)
            painter.fillRect(
                QRectF(x, y(second.requests), std::max(1.0, pitch - 1), plot.bottom() - y(second.requests)), c.accent);
    }
    if (pauseStart >= 0) {
        const QString word = tr("pause");
        const int wide = metrics.horizontalAdvance(word) + 5;
        painter.setPen(c.suspiciousText);
        const double left = pauseStart > wide ? pauseStart - wide : pauseStart + 5;
        painter.drawText(QPointF(left, plot.top() + metrics.ascent() - 4), word);
    }
    painter.setPen(c.muted);
    const QRectF foot(0, height() - metrics.height(), plot.right(), metrics.height());
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, tr("60 s ago"));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, tr("now"));
}

} // namespace ui
