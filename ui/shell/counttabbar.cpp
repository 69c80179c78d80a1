// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/counttabbar.h"

#include "ui/theme/countbadge.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyleOptionTab>

namespace ui {

namespace {
constexpr int side = 11, gap = 6;
}

CountTabBar::CountTabBar(QWidget *parent)
    : QTabBar(parent)
{
    setExpanding(false);
    setDrawBase(false);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
}

void CountTabBar::setCount(int index, qint64 count)
{
    if (m_counts.value(index) == count)
        return;
    m_counts.insert(index, count);
    setTabToolTip(index, QString());
    setAccessibleTabName(index,
                         count > 0 ? tr("%1, %2").arg(tabText(index), QLocale().toString(count)) : tabText(index));
    // Makes the bar measure its tabs again.
    setTabText(index, tabText(index));
    updateGeometry();
    update();
}

QSize CountTabBar::tabSizeHint(int index) const
{
    int width = 2 * side + QFontMetrics(theme::font(theme::Text::Strong)).horizontalAdvance(tabText(index));
    if (const qint64 count = m_counts.value(index); count > 0)
        width += gap + theme::CountBadge::draw(nullptr, {}, QLocale().toString(count));
    return QSize(width, std::max(theme::metrics::tabBarHeight, fontMetrics().height() + 12));
}

void CountTabBar::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = theme::colours();
    QPainter painter(this);
    for (int i = 0; i < count(); ++i) {
        const QRect tab = tabRect(i);
        QStyleOptionTab option;
        initStyleOption(&option, i);
        const bool selected = i == currentIndex();
        const bool hot = tab.contains(mapFromGlobal(QCursor::pos())) && underMouse();
        if (selected)
            painter.fillRect(QRect(tab.left(), tab.bottom() - 1, tab.width(), 2), c.accent);
        painter.setFont(theme::font(selected ? theme::Text::Strong : theme::Text::Base));
        painter.setPen(selected || hot ? c.text : c.muted);
        const int words = QFontMetrics(theme::font(theme::Text::Strong)).horizontalAdvance(tabText(i));
        painter.drawText(QRect(tab.left() + side, tab.top(), words + 2, tab.height()),
                         Qt::AlignVCenter | Qt::TextSingleLine, tabText(i));
        if (const qint64 number = m_counts.value(i); number > 0)
            theme::CountBadge::draw(&painter, QPoint(tab.left() + side + words + gap, tab.center().y() + 1),
                                    QLocale().toString(number));
        if (selected && hasFocus()) {
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(c.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(tab).adjusted(2, 3, -2, -4), 4, 4);
            painter.restore();
        }
    }
}

} // namespace ui
