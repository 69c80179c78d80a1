// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/style.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QFocusFrame>
#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

namespace theme {

namespace {

QRect bottomLine(const QRect &rect)
{
    return QRect(rect.left(), rect.bottom(), rect.width(), 1);
}

void drawBar(QPainter *painter, const QRectF &rect, const QColor &colour)
{
    if (rect.width() <= 0)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const qreal radius = std::min(rect.height(), rect.width()) / 2;
    painter->drawRoundedRect(rect, radius, radius);
    painter->restore();
}

void drawProgress(const QStyleOption *option, QPainter *painter)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    QRectF filled = bar->rect;
    const qreal part = qreal(qint64(bar->progress) - bar->minimum) / (qint64(bar->maximum) - bar->minimum);
    filled.setWidth(filled.width() * std::clamp(part, 0.0, 1.0));
    drawBar(painter, filled, colours().accent);
}

void drawDockTitle(const QStyleOption *option, QPainter *painter)
{
    const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option);
    if (!dock)
        return;
    painter->fillRect(dock->rect, colours().window);
    painter->fillRect(bottomLine(dock->rect), colours().border);
    painter->save();
    painter->setFont(font(Text::Strong, painter->font()));
    painter->setPen(colours().text);
    painter->drawText(dock->rect.adjusted(10, 0, -40, 0), Qt::AlignVCenter | Qt::AlignLeft, dock->title);
    painter->restore();
}

void drawHeaderGround(QStyle::ControlElement element, const QStyleOption *option, QPainter *painter)
{
    const picture::Colours &c = colours();
    const bool hot = element == QStyle::CE_HeaderSection && option->state & QStyle::State_MouseOver
        && option->state & QStyle::State_Enabled;
    painter->fillRect(option->rect, hot ? c.hover : c.header);
    painter->fillRect(bottomLine(option->rect), c.border);
    if (element == QStyle::CE_HeaderSection)
        painter->fillRect(QRect(option->rect.right(), option->rect.top(), 1, option->rect.height()), c.border);
}

void drawMenuBarItem(const QStyleOption *option, QPainter *painter)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const picture::Colours &c = colours();
    painter->fillRect(item->rect, c.window);
    if (item->state & QStyle::State_Selected) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(item->state & QStyle::State_Sunken ? c.accentTint : c.hover);
        painter->drawRoundedRect(QRectF(item->rect), metrics::fieldRadius, metrics::fieldRadius);
        painter->restore();
    }
    painter->setPen(item->state & QStyle::State_Enabled ? c.text : c.disabled);
    // The letters are underlined while Alt is down, as elsewhere.
    const int mnemonic
        = QGuiApplication::queryKeyboardModifiers() & Qt::AltModifier ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter->drawText(item->rect, Qt::AlignCenter | mnemonic | Qt::TextSingleLine, item->text);
}

} // namespace

void Style::drawTabLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const bool selected = tab->state & State_Selected;
    const picture::Colours &c = colours();
    painter->save();
    painter->setFont(font(selected ? Text::Strong : Text::Base, widget ? widget->font() : painter->font()));
    painter->setPen(!(tab->state & State_Enabled)                  ? c.disabled
                        : selected || tab->state & State_MouseOver ? c.text
                                                                   : c.muted);
    QRect area = proxy()->subElementRect(SE_TabBarTabText, tab, widget);
    if (!tab->icon.isNull()) {
        const QRect spot(area.left(), area.center().y() - 7, 16, 16);
        tab->icon.paint(painter, spot);
        area.setLeft(spot.right() + 7);
    }
    painter->drawText(area, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, tab->text);
    painter->restore();
    if (tab->state & State_HasFocus && tab->state & State_KeyboardFocusChange) {
        QStyleOption focus(*tab);
        focus.rect = tab->rect.adjusted(2, 3, -2, -3);
        proxy()->drawPrimitive(PE_FrameFocusRect, &focus, painter, nullptr);
    }
}

/// Qt asks its own style where the words and the mark go, which leaves more room around them than there is.
void Style::drawHeader(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    painter->save();
    painter->setClipRect(header->rect);
    proxy()->drawControl(CE_HeaderSection, header, painter, widget);
    QStyleOptionHeader part = *header;
    part.rect = proxy()->subElementRect(SE_HeaderLabel, header, widget);
    proxy()->drawControl(CE_HeaderLabel, &part, painter, widget);
    if (header->sortIndicator != QStyleOptionHeader::None) {
        part.rect = proxy()->subElementRect(SE_HeaderArrow, header, widget);
        proxy()->drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
    }
    painter->restore();
}

void Style::drawHeaderLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    painter->save();
    painter->setFont(font(Text::Small, widget ? widget->font() : painter->font()));
    painter->setPen(colours().muted);
    const QString shown = painter->fontMetrics().elidedText(header->text, Qt::ElideRight, header->rect.width());
    painter->drawText(header->rect, int(header->textAlignment) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    painter->restore();
}

void Style::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const picture::Colours &c = colours();
    painter->fillRect(item->rect, c.raised);
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(item->rect.left(), item->rect.center().y(), item->rect.width(), 1), c.border);
        return;
    }
    const bool enabled = item->state & State_Enabled;
    const bool selected = item->state & State_Selected;
    if (selected)
        painter->fillRect(item->rect.adjusted(1, 0, -1, 0), enabled ? c.selection : c.hover);
    const QColor ink = !enabled ? c.disabled : selected ? c.selectionText : c.text;
    const QRect sign(item->rect.left() + 12, item->rect.center().y() - 7, 16, 16);
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked) {
        QStyleOption check(*item);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(enabled ? c.accent : c.disabled, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (item->checkType == QStyleOptionMenuItem::Exclusive) {
            painter->setBrush(enabled ? c.accent : c.disabled);
            painter->drawEllipse(QRectF(sign).center(), 2.5, 2.5);
        } else {
            painter->translate(sign.topLeft());
            painter->drawPolyline(QPolygonF({{3.5, 8.3}, {6.4, 11.2}, {12.4, 4.8}}));
        }
        painter->restore();
    } else if (!item->icon.isNull()) {
        item->icon.paint(painter, sign, Qt::AlignCenter,
                         !enabled       ? QIcon::Disabled
                             : selected ? QIcon::Selected
                                        : QIcon::Normal,
                         QIcon::Off);
    }
    const QString text = item->text.section(QLatin1Char('\t'), 0, 0);
    const QString keys = item->text.section(QLatin1Char('\t'), 1);
    painter->save();
    painter->setFont(item->font);
    painter->setPen(ink);
    const QRect area = item->rect.adjusted(37, 0, -12, 0);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, text);
    if (!keys.isEmpty()) {
        painter->setFont(font(Text::Small, item->font));
        painter->setPen(!enabled ? c.disabled : selected ? c.selectionText : c.muted);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, keys);
    }
    painter->restore();
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        QStyleOption arrow(*item);
        arrow.rect = QRect(item->rect.right() - 20, item->rect.center().y() - 7, 14, 14);
        proxy()->drawPrimitive(PE_IndicatorArrowRight, &arrow, painter, widget);
    }
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    const picture::Colours &c = colours();
    const bool onView = widget
        && qobject_cast<const QAbstractItemView *>(widget->parentWidget() ? widget->parentWidget()->parentWidget()
                                                                          : nullptr);
    painter->fillRect(bar->rect, onView ? c.base : widget ? widget->palette().color(QPalette::Window) : c.window);
    if (bar->maximum <= bar->minimum)
        return;
    // Buttons at the ends are left out; the wheel, the keys and the groove do what they did.
    QRectF thumb = proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool hot = bar->state & State_MouseOver && bar->activeSubControls & SC_ScrollBarSlider;
    if (bar->orientation == Qt::Vertical)
        thumb = thumb.adjusted(3, 1, -3, -1);
    else
        thumb = thumb.adjusted(1, 3, -1, -3);
    drawBar(painter, thumb, hot || bar->state & State_Sunken ? c.control : c.edgeDense);
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    drawField(painter, combo->rect, combo->state & State_HasFocus, combo->state & State_Enabled);
    QStyleOption arrow(*combo);
    arrow.rect = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    proxy()->drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

bool Style::drawOwnControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    const picture::Colours &c = colours();
    switch (element) {
    case CE_TabBarTabShape:
        if (option->state & State_Selected)
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom() - 1, option->rect.width(), 2), c.accent);
        return true;
    case CE_TabBarTabLabel:
        drawTabLabel(option, painter, widget);
        return true;
    case CE_Header:
        drawHeader(option, painter, widget);
        return true;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeaderGround(element, option, painter);
        return true;
    case CE_HeaderLabel:
        drawHeaderLabel(option, painter, widget);
        return true;
    case CE_ToolBar:
        painter->fillRect(option->rect, c.window);
        painter->fillRect(bottomLine(option->rect), c.border);
        return true;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, c.window);
        return true;
    case CE_MenuBarItem:
        drawMenuBarItem(option, painter);
        return true;
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return true;
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
        painter->fillRect(option->rect, c.raised);
        return true;
    case CE_DockWidgetTitle:
        drawDockTitle(option, painter);
        return true;
    case CE_Splitter:
        painter->fillRect(option->rect, c.border);
        return true;
    case CE_FocusFrame: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(c.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 6, 6);
        painter->restore();
        return true;
    }
    case CE_PushButtonLabel: {
        const auto *button = qobject_cast<const QPushButton *>(widget);
        const auto *source = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (!button || !source)
            return false;
        QStyleOptionButton label(*source);
        if (option->state & State_Enabled && !button->isFlat() && isPrimary(*button))
            label.palette.setColor(QPalette::ButtonText, c.accentText);
        QProxyStyle::drawControl(element, &label, painter, widget);
        return true;
    }
    case CE_ProgressBarGroove:
        drawBar(painter, option->rect, c.unknownTint);
        return true;
    case CE_ProgressBarContents:
        drawProgress(option, painter);
        return true;
    default:
        return false;
    }
}

} // namespace theme
