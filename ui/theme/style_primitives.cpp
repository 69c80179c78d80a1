// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/style.h"

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

namespace theme {

namespace {

/// Saves and restores the painter around antialiased drawing.
class Brush
{
public:
    explicit Brush(QPainter *painter)
        : m_painter(painter)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Brush() { m_painter->restore(); }
    Brush(const Brush &) = delete;
    Brush &operator=(const Brush &) = delete;
    QPainter *operator->() { return m_painter; }

private:
    QPainter *m_painter;
};

QPen line(const QColor &colour, qreal width = 1)
{
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void drawButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const picture::Colours &c = colours();
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hot = enabled && option->state & QStyle::State_MouseOver;
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const auto *button = qobject_cast<const QPushButton *>(widget);
    const bool primary = enabled && button && !button->isFlat() && isPrimary(*button);
    if (button && button->isFlat() && !hot && !down)
        return;
    Brush brush(painter);
    brush->setPen(button && button->isFlat() ? QPen(Qt::NoPen)
                                             : line(primary       ? c.accent
                                                        : enabled ? c.control
                                                                  : c.border));
    if (primary)
        brush->setBrush(hot || down ? c.accentHover : c.accent);
    else
        brush->setBrush(hot || down ? c.hover : enabled ? c.raised : c.window);
    brush->drawRoundedRect(QRectF(option->rect).adjusted(.5, .5, -.5, -.5), metrics::fieldRadius, metrics::fieldRadius);
}

void drawToolPanel(const QStyleOption *option, QPainter *painter)
{
    const picture::Colours &c = colours();
    const bool on = option->state & (QStyle::State_On | QStyle::State_Sunken);
    const bool hot = option->state & QStyle::State_Enabled && option->state & QStyle::State_MouseOver;
    if (!on && !hot)
        return;
    Brush brush(painter);
    brush->setPen(Qt::NoPen);
    brush->setBrush(option->state & QStyle::State_On ? c.accentTint : on ? c.border : c.hover);
    brush->drawRoundedRect(QRectF(option->rect), metrics::fieldRadius, metrics::fieldRadius);
}

void drawFocus(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    // Rows say it by their colour, push buttons by the ring around them.
    if (qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QPushButton *>(widget))
        return;
    const bool tool = qobject_cast<const QToolButton *>(widget);
    if (tool && !(option->state & QStyle::State_KeyboardFocusChange))
        return;
    Brush brush(painter);
    brush->setPen(line(colours().accent, 2));
    brush->setBrush(Qt::NoBrush);
    const QRectF area = tool ? QRectF(widget->rect()) : QRectF(option->rect);
    brush->drawRoundedRect(area.adjusted(1, 1, -1, -1), metrics::fieldRadius, metrics::fieldRadius);
}

void drawCheck(const QStyleOption *option, QPainter *painter)
{
    const picture::Colours &c = colours();
    const bool on = !(option->state & QStyle::State_Off);
    const bool enabled = option->state & QStyle::State_Enabled;
    const QColor edge = !enabled ? c.border : on ? c.accent : c.control;
    const QRectF area = QRectF(option->rect.x(), option->rect.y(), 14, 14);
    Brush brush(painter);
    brush->setPen(line(edge, 1.5));
    brush->setBrush(on ? edge : c.base);
    brush->drawRoundedRect(area.adjusted(.75, .75, -.75, -.75), 3, 3);
    if (!on)
        return;
    brush->setPen(line(enabled ? c.accentText : c.disabled, 1.8));
    brush->setBrush(Qt::NoBrush);
    brush->translate(area.topLeft());
    if (option->state & QStyle::State_NoChange)
        brush->drawLine(QPointF(3.5, 7), QPointF(10.5, 7));
    else
        brush->drawPolyline(QPolygonF({{3.5, 7.3}, {5.9, 9.7}, {10.6, 4.5}}));
}

void drawRadio(const QStyleOption *option, QPainter *painter)
{
    const picture::Colours &c = colours();
    const bool on = option->state & QStyle::State_On;
    const bool enabled = option->state & QStyle::State_Enabled;
    const QColor edge = !enabled ? c.border : on ? c.accent : c.control;
    const QPointF centre(option->rect.x() + 7, option->rect.y() + 7);
    Brush brush(painter);
    brush->setPen(line(edge, 1.5));
    brush->setBrush(c.base);
    brush->drawEllipse(centre, 6.25, 6.25);
    if (on) {
        brush->setPen(Qt::NoPen);
        brush->setBrush(edge);
        brush->drawEllipse(centre, 3.25, 3.25);
    }
}

void drawArrow(QStyle::PrimitiveElement element, const QStyleOption *option, QPainter *painter)
{
    const QPointF centre = QRectF(option->rect).center();
    QPolygonF shape;
    switch (element) {
    case QStyle::PE_IndicatorArrowUp:
        shape = QPolygonF({{-3.5, 1.75}, {0, -1.75}, {3.5, 1.75}});
        break;
    case QStyle::PE_IndicatorArrowLeft:
        shape = QPolygonF({{1.75, -3.5}, {-1.75, 0}, {1.75, 3.5}});
        break;
    case QStyle::PE_IndicatorArrowRight:
        shape = QPolygonF({{-1.75, -3.5}, {1.75, 0}, {-1.75, 3.5}});
        break;
    default:
        shape = QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}});
    }
    Brush brush(painter);
    brush->setPen(line(option->state & QStyle::State_Enabled ? colours().muted : colours().disabled, 1.5));
    brush->setBrush(Qt::NoBrush);
    brush->translate(centre);
    brush->drawPolyline(shape);
}

void drawBranch(const QStyleOption *option, QPainter *painter)
{
    if (!(option->state & QStyle::State_Children))
        return;
    QStyleOption arrow(*option);
    drawArrow(option->state & QStyle::State_Open ? QStyle::PE_IndicatorArrowDown : QStyle::PE_IndicatorArrowRight,
              &arrow, painter);
}

void drawRow(const QStyleOption *option, QPainter *painter)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (!item)
        return;
    const picture::Colours &c = colours();
    if (item->state & QStyle::State_Selected)
        painter->fillRect(item->rect,
                          item->state & QStyle::State_Active && item->state & QStyle::State_Enabled ? c.selection
                                                                                                    : c.selectionIdle);
    else if (item->state & QStyle::State_MouseOver && item->state & QStyle::State_Enabled)
        painter->fillRect(item->rect, c.hover);
    else if (item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(item->rect, item->backgroundBrush);
}

void drawToolTip(const QStyleOption *option, QPainter *painter)
{
    painter->fillRect(option->rect, colours().tooltip);
}

} // namespace

bool isPrimary(const QPushButton &button)
{
    // Our own buttons say what they are; of others the default one is taken.
    const QVariant said = button.property("primary");
    return said.isValid() ? said.toBool() : button.isDefault();
}

void drawField(QPainter *painter, const QRect &rect, bool focused, bool enabled, bool invalid)
{
    const picture::Colours &c = colours();
    Brush brush(painter);
    const qreal inset = focused ? 1 : .5;
    brush->setPen(line(invalid ? c.malicious : focused ? c.accent : enabled ? c.control : c.border, focused ? 2 : 1));
    brush->setBrush(enabled ? c.base : c.window);
    brush->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), metrics::fieldRadius,
                           metrics::fieldRadius);
}

bool Style::drawOwnPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const picture::Colours &c = colours();
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(option, painter, widget);
        return true;
    case PE_PanelButtonTool:
        drawToolPanel(option, painter);
        return true;
    case PE_FrameFocusRect:
        drawFocus(option, painter, widget);
        return true;
    case PE_FrameLineEdit:
    case PE_PanelLineEdit: {
        const auto *edit = qobject_cast<const QLineEdit *>(widget);
        if (element == PE_PanelLineEdit && edit && !edit->hasFrame())
            return true;
        drawField(painter, option->rect, option->state & State_HasFocus, option->state & State_Enabled,
                  widget && widget->property("invalid").toBool());
        return true;
    }
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(option->rect, c.border);
        return true;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter);
        return true;
    case PE_IndicatorRadioButton:
        drawRadio(option, painter);
        return true;
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
        drawArrow(element, option, painter);
        return true;
    case PE_IndicatorBranch:
        drawBranch(option, painter);
        return true;
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (!header || header->sortIndicator == QStyleOptionHeader::None)
            return true;
        // Largest first points down. (Qt calls that SortUp.)
        drawArrow(header->sortIndicator == QStyleOptionHeader::SortUp ? PE_IndicatorArrowDown : PE_IndicatorArrowUp, header,
                  painter);
        return true;
    }
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), c.border);
        return true;
    case PE_FrameDockWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
    case PE_FrameTabWidget:
        return true;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, c.window);
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), c.border);
        return true;
    case PE_Frame:
    case PE_FrameWindow:
    case PE_FrameGroupBox:
        painter->save();
        painter->setPen(c.border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return true;
    case PE_FrameMenu:
    case PE_PanelMenu:
        painter->save();
        painter->setPen(c.control);
        painter->setBrush(element == PE_PanelMenu ? QBrush(c.raised) : QBrush(Qt::NoBrush));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return true;
    case PE_PanelItemViewRow: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (item && item->features & QStyleOptionViewItem::Alternate)
            painter->fillRect(option->rect, c.alternate);
        return true;
    }
    case PE_PanelItemViewItem:
        drawRow(option, painter);
        return true;
    case PE_PanelTipLabel:
        drawToolTip(option, painter);
        return true;
    default:
        return false;
    }
}

} // namespace theme
