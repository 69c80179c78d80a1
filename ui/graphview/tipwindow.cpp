// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/tipwindow.h"

#include <QFontMetrics>
#include <QPainter>
#include <QScreen>

namespace ui {

namespace {
constexpr int paddingX = 10, paddingY = 7, widest = 420, mostLines = 4;
}

TipWindow::TipWindow(QWidget *owner)
    : QWidget(nullptr, Qt::ToolTip | Qt::FramelessWindowHint)
    , m_owner(owner)
    , m_colours(picture::Colours::light())
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void TipWindow::setColours(const picture::Colours &colours)
{
    m_colours = colours;
    update();
}

QFont TipWindow::firstLineFont() const
{
    QFont font = m_owner->font();
    font.setWeight(QFont::DemiBold);
    return font;
}

void TipWindow::showText(const QString &text, const QPoint &globalPosition)
{
    m_text = text.section(u'\n', 0, mostLines - 1);
    const QFontMetrics first(firstLineFont()), rest(m_owner->font());
    const QStringList lines = m_text.split(u'\n');
    int width = first.horizontalAdvance(lines.first());
    for (qsizetype i = 1; i < lines.size(); ++i)
        width = qMax(width, rest.horizontalAdvance(lines[i]));
    resize(qMin(width + 4, widest) + 2 * paddingX,
           int(first.height() + (lines.size() - 1) * (rest.height() + 2)) + 2 * paddingY);
    QPoint corner = globalPosition + QPoint(14, 18);
    const QRect screen = m_owner->screen()->availableGeometry();
    if (corner.x() + QWidget::width() > screen.right())
        corner.setX(qMax(screen.left(), screen.right() - QWidget::width()));
    if (corner.y() + height() > screen.bottom())
        corner.setY(globalPosition.y() - height() - 8);
    move(corner);
    show();
    update();
}

void TipWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colours.tooltip);
    painter.setPen(m_colours.tooltipText);
    painter.setLayoutDirection(Qt::LeftToRight);
    int y = paddingY;
    const QStringList lines = m_text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        painter.setFont(i == 0 ? firstLineFont() : m_owner->font());
        const QFontMetrics metrics(painter.font());
        painter.drawText(
            paddingX, y + metrics.ascent(),
            metrics.elidedText(lines[i], i == 0 ? Qt::ElideMiddle : Qt::ElideRight, width() - 2 * paddingX));
        y += metrics.height() + 2;
    }
}

} // namespace ui
