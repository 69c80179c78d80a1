// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/meter.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace theme {

Meter::Meter(Ink ink, int thickness, QWidget *parent)
    : QWidget(parent)
    , m_ink(ink)
    , m_thickness(thickness)
{
    setFixedHeight(thickness);
    setMinimumWidth(24);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Meter::setValue(double part)
{
    part = std::clamp(part, 0.0, 1.0);
    if (qFuzzyCompare(1 + part, 1 + m_part))
        return;
    m_part = part;
    setAccessibleDescription(tr("%1 %").arg(qRound(part * 100)));
    update();
}

void Meter::setFailed(double part)
{
    part = std::clamp(part, 0.0, 1.0);
    if (qFuzzyCompare(1 + part, 1 + m_failed))
        return;
    m_failed = part;
    update();
}

void Meter::setInk(Ink ink)
{
    if (ink != m_ink) {
        m_ink = ink;
        update();
    }
}

void Meter::setOnTint(bool onTint)
{
    m_onTint = onTint;
    update();
}

void Meter::draw(QPainter *painter, const QRectF &rect, double part, const QColor &ink, const QColor &ground)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const qreal radius = rect.height() / 2;
    painter->setBrush(ground);
    painter->drawRoundedRect(rect, radius, radius);
    if (part > 0) {
        QPainterPath whole;
        whole.addRoundedRect(rect, radius, radius);
        painter->setClipPath(whole);
        QRectF filled = rect;
        filled.setWidth(std::max(rect.height(), rect.width() * part));
        painter->setBrush(ink);
        painter->drawRoundedRect(filled, radius, radius);
    }
    painter->restore();
}

void Meter::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = colours();
    const QColor ink = m_ink == Ink::Actor ? c.actor
        : m_ink == Ink::Ok                 ? c.ok
        : m_ink == Ink::Wait               ? c.suspicious
                                           : c.accent;
    QPainter painter(this);
    draw(&painter, rect(), std::min(1.0, m_part + m_failed), m_failed > 0 ? c.malicious : ink,
         m_onTint ? c.base : c.unknownTint);
    if (m_failed > 0)
        draw(&painter, rect(), m_part, ink, Qt::transparent);
}

} // namespace theme
