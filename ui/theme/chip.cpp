// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/chip.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace theme {

namespace {
constexpr int padding = 8, gap = 5, crossSide = 12, longest = 320;
}

Chip::Chip(const QString &key, const QString &value, Kind kind, QWidget *parent)
    : QAbstractButton(parent)
    , m_kind(kind)
{
    setAttribute(Qt::WA_Hover);
    setMouseTracking(kind == Kind::Value);
    setFocusPolicy(kind == Kind::Tag ? Qt::NoFocus : Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setValue(key, value);
}

void Chip::setValue(const QString &key, const QString &value)
{
    m_key = key;
    m_value = value;
    switch (m_kind) {
    case Kind::Value:
        setAccessibleName(tr("Filter %1 %2").arg(key, value));
        setAccessibleDescription(tr("Enter edits, Delete removes"));
        break;
    case Kind::Add:
        setAccessibleName(tr("Add a filter"));
        break;
    case Kind::Tag:
        setAccessibleName(value);
    }
    setText(value);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = 2 * padding + metrics.horizontalAdvance(m_value);
    if (!m_key.isEmpty())
        width += metrics.horizontalAdvance(m_key) + gap;
    if (m_kind != Kind::Tag)
        width += crossSide + gap;
    return QSize(std::min(width, longest) + 2, std::max(metrics::chipHeight, metrics.height() + 4));
}

QSize Chip::minimumSizeHint() const
{
    return QSize(std::min(sizeHint().width(), 96), sizeHint().height());
}

QRect Chip::crossRect() const
{
    return QRect(width() - crossSide - 8, 0, crossSide + 8, height());
}

void Chip::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool add = m_kind == Kind::Add;
    QPen edge(hasFocus() ? c.accent : add ? c.control : c.border, hasFocus() ? 2 : 1);
    if (add && !hasFocus())
        edge.setDashPattern({3, 2});
    painter.setPen(edge);
    painter.setBrush(underMouse() && m_kind != Kind::Tag ? c.hover : add ? QColor(Qt::transparent) : c.base);
    const qreal inset = hasFocus() ? 1 : .5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), metrics::chipRadius,
                            metrics::chipRadius);
    int x = padding;
    if (add) {
        painter.drawPixmap(x - 2, (height() - crossSide) / 2,
                           iconPixmap(QStringLiteral("add"), crossSide, devicePixelRatioF(), c.muted));
        x += crossSide + gap - 2;
    }
    const QFontMetrics metrics(font());
    const int end = m_kind == Kind::Value ? crossRect().left() : width() - padding + 2;
    if (!m_key.isEmpty()) {
        painter.setPen(c.muted);
        painter.drawText(QRect(x, 0, end - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, m_key);
        x += metrics.horizontalAdvance(m_key) + gap;
    }
    const QString shown = metrics.elidedText(m_value, Qt::ElideRight, end - x);
    if (const QString tip = shown == m_value ? QString() : plainTip(m_value); toolTip() != tip)
        setToolTip(tip);
    painter.setPen(add ? c.muted : c.text);
    painter.drawText(QRect(x, 0, end - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (m_kind == Kind::Value)
        painter.drawPixmap(
            crossRect().left() + 4, (height() - crossSide) / 2,
            iconPixmap(QStringLiteral("close"), crossSide, devicePixelRatioF(), m_overCross ? c.text : c.muted));
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    if (m_kind == Kind::Value && event->button() == Qt::LeftButton && crossRect().contains(event->pos()))
        event->accept(); // the release decides
    else
        QAbstractButton::mousePressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_kind == Kind::Value && event->button() == Qt::LeftButton && !isDown() && crossRect().contains(event->pos()))
        Q_EMIT removed();
    else
        QAbstractButton::mouseReleaseEvent(event);
}

void Chip::mouseMoveEvent(QMouseEvent *event)
{
    const bool over = m_kind == Kind::Value && crossRect().contains(event->pos());
    if (over != m_overCross) {
        m_overCross = over;
        update();
    }
    QAbstractButton::mouseMoveEvent(event);
}

void Chip::leaveEvent(QEvent *event)
{
    m_overCross = false;
    QAbstractButton::leaveEvent(event);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (m_kind == Kind::Value && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace))
        Q_EMIT removed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace theme
