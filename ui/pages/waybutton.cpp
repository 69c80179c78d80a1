// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/waybutton.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/keyhint.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

namespace ui {

WayButton::WayButton(const QString &iconName, const QString &name, const QString &detail, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(iconName)
    , m_detail(detail)
{
    setText(name);
    setAccessibleName(name);
    setAccessibleDescription(detail);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WayButton::setAction(QAction *action, const QString &why)
{
    m_why = why;
    m_keys = theme::keyText(action->shortcut());
    const auto take = [this, action] {
        setEnabled(action->isEnabled());
        update();
    };
    take();
    connect(action, &QAction::changed, this, take);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
}

QSize WayButton::sizeHint() const
{
    const int text = QFontMetrics(theme::font(theme::Text::Strong)).height()
        + QFontMetrics(theme::font(theme::Text::Small)).height();
    return QSize(316, std::max(52, text + 18));
}

void WayButton::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = theme::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isEnabled() && (underMouse() || isDown())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.hover);
        painter.drawRoundedRect(frame, 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(c.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 6, 6);
    }
    const QRect tile(12, (height() - 32) / 2, 32, 32);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isEnabled() ? c.accentTint : c.unknownTint);
    painter.drawRoundedRect(tile, 6, 6);
    painter.drawPixmap(tile.x() + 7, tile.y() + 7,
                       theme::iconPixmap(m_icon, 18, devicePixelRatioF(), isEnabled() ? c.accent : c.disabled));

    const QFont strong = theme::font(theme::Text::Strong), small = theme::font(theme::Text::Small);
    const int lines = QFontMetrics(strong).height() + QFontMetrics(small).height();
    const int top = (height() - lines) / 2;
    const int keyWidth = m_keys.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(m_keys) + 12;
    const QRect area(tile.right() + 13, top, width() - tile.right() - 25 - keyWidth, lines);
    painter.setFont(strong);
    painter.setPen(isEnabled() ? c.text : c.disabled);
    painter.drawText(area, Qt::AlignTop | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, area.width()));
    painter.setFont(small);
    painter.setPen(isEnabled() ? c.muted : c.disabled);
    const QString detail = isEnabled() || m_why.isEmpty() ? m_detail : m_why;
    painter.drawText(area, Qt::AlignBottom | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(detail, Qt::ElideMiddle, area.width()));
    if (keyWidth > 0)
        painter.drawText(rect().adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_keys);
}

void WayButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace ui
