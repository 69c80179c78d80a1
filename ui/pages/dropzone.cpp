// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/dropzone.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace ui {

DropZone::DropZone(QWidget *parent)
    : QWidget(parent)
{
}

void DropZone::setHot(bool hot)
{
    m_hot = hot;
    update();
}

void DropZone::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = theme::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen edge(m_hot ? c.accent : c.control, m_hot ? 2 : 1);
    edge.setDashPattern(m_hot ? QList<qreal>{2.5, 2} : QList<qreal>{3, 2.5});
    painter.setPen(edge);
    painter.setBrush(m_hot ? c.accentTint : c.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

} // namespace ui
