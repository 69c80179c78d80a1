// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/button.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/keyhint.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace theme {

namespace {
constexpr int keyGap = 6;
}

Button::Button(const QString &text, Kind kind, Size size, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
    , m_size(size)
{
    setAutoDefault(false);
    setFlat(kind == Kind::Link);
    setProperty("primary", kind == Kind::Primary);
    setFont(textFont());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind == Kind::Link)
        setCursor(Qt::PointingHandCursor);
}

QFont Button::textFont() const
{
    if (m_size == Size::Small)
        return theme::font(Text::Small);
    return theme::font(m_kind == Kind::Primary ? Text::Strong : Text::Base);
}

int Button::padding() const
{
    return m_kind == Kind::Link ? 6 : m_size == Size::Small ? 9 : m_size == Size::Large ? 14 : 11;
}

void Button::setIconName(const QString &name)
{
    m_icon = name;
    updateGeometry();
    update();
}

void Button::setKeyHint(const QKeySequence &keys)
{
    m_keys = keyText(keys);
    updateGeometry();
    update();
}

void Button::setAction(QAction *action, bool withKeys)
{
    if (withKeys)
        setKeyHint(action->shortcut());
    const auto take = [this, action] {
        setEnabled(action->isEnabled());
        setToolTip(action->isEnabled() ? QString() : action->toolTip());
    };
    take();
    connect(action, &QAction::changed, this, take);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
}

QSize Button::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    int width = metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, text()).width() + 2 * padding();
    if (!m_icon.isEmpty())
        width += metrics::iconSide + (text().isEmpty() ? 0 : 6);
    if (!m_keys.isEmpty())
        width += keyGap + QFontMetrics(theme::font(Text::Small)).horizontalAdvance(m_keys);
    const int height = m_size == Size::Small ? metrics::smallButtonHeight
        : m_size == Size::Large              ? metrics::largeButtonHeight
                                             : metrics::buttonHeight;
    return QSize(width + 2, std::max(height, metrics.height() + 6));
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);
    const picture::Colours &c = colours();
    const bool primary = isEnabled() && m_kind == Kind::Primary;
    const QColor ink = !isEnabled() ? c.disabled : primary ? c.accentText : m_kind == Kind::Link ? c.accent : c.text;
    const QFontMetrics metrics(textFont());
    const int textWidth = metrics.size(Qt::TextShowMnemonic | Qt::TextSingleLine, text()).width();
    const QFont keyFont = theme::font(Text::Small);
    const int keyWidth = m_keys.isEmpty() ? 0 : keyGap + QFontMetrics(keyFont).horizontalAdvance(m_keys);
    const int iconWidth = m_icon.isEmpty() ? 0 : metrics::iconSide + (text().isEmpty() ? 0 : 6);
    int x = (width() - textWidth - keyWidth - iconWidth) / 2;
    if (iconWidth > 0) {
        painter.drawPixmap(x, (height() - metrics::iconSide) / 2,
                           iconPixmap(m_icon, metrics::iconSide, devicePixelRatioF(), ink));
        x += iconWidth;
    }
    painter.setPen(ink);
    painter.setFont(textFont());
    painter.drawText(QRect(x, 0, textWidth + 2, height()), Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     text());
    if (keyWidth > 0) {
        painter.setFont(keyFont);
        painter.setPen(primary || !isEnabled() ? ink : c.muted);
        painter.drawText(QRect(x + textWidth + keyGap, 0, keyWidth, height()), Qt::AlignVCenter | Qt::TextSingleLine,
                         m_keys);
    }
}

} // namespace theme
