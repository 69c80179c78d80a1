// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/style.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractButton>
#include <QComboBox>
#include <QFocusFrame>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace theme {

namespace {

constexpr int headMargin = 6, headLeft = headMargin + 1;
constexpr int headMarkRoom = 20; ///< of the mark of sorting, with what is free on both sides

int headRight(const QStyleOptionHeader *head)
{
    return head && head->sortIndicator != QStyleOptionHeader::None ? headMarkRoom : headMargin;
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        if (qobject_cast<const QFocusFrame *>(widget))
            return 4;
        return metric == PM_FocusFrameHMargin ? 7 : 2; // padding of text in cells
    case PM_ToolBarIconSize:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return metrics::iconSide;
    case PM_ButtonMargin:
        return 10;
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth:
        return 1;
    case PM_DockWidgetTitleMargin:
        return 5;
    case PM_DockWidgetFrameWidth:
        return 0;
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarItemMargin:
        return 1;
    case PM_ToolBarFrameWidth:
        return 4;
    case PM_MenuButtonIndicator:
        return 12;
    case PM_ToolBarSeparatorExtent:
        return 13;
    case PM_TabBarTabHSpace:
        return 22;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return headMargin;
    case PM_HeaderMarkSize:
        return 10;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 14;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 28;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuHMargin:
        return 0;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_MenuBarHMargin:
        return 6;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::pageMargin;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::fieldGap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons: // words are enough, and the icons are another set
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
        return hint == SH_UnderlineShortcut ? 1 : 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
        return 1;
    case SH_ComboBox_Popup:
        return 0;
    case SH_FocusFrame_Mask:
        return 0; // the ring is drawn antialiased on a transparent widget
    case SH_Header_ArrowAlignment:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        wanted.setHeight(std::max(metrics::buttonHeight, size.height() + 8));
        wanted.setWidth(std::max(wanted.width(), size.width() + 24));
        break;
    case CT_ToolButton:
        wanted = wanted.expandedTo(QSize(metrics::smallButtonHeight, metrics::smallButtonHeight));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        wanted.setHeight(std::max(metrics::buttonHeight, wanted.height()));
        break;
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator) {
            wanted.setHeight(9);
        } else {
            wanted.setHeight(std::max(26, size.height() + 8));
            if (item && item->text.contains(QLatin1Char('\t')))
                wanted.rwidth() += 16;
        }
        break;
    }
    case CT_MenuBarItem:
        wanted = QSize(size.width() + 16, std::max(24, size.height() + 6));
        break;
    case CT_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const QFontMetrics words(font(Text::Small, widget ? widget->font() : QApplication::font()));
            // One more: eliding looks at parts of pixels too.
            wanted.setWidth(headLeft + words.horizontalAdvance(header->text) + 1 + headRight(header));
        }
        wanted.setHeight(std::max(metrics::headHeight, wanted.height()));
        break;
    case CT_TabBarTab: {
        // Measured in DemiBold so that choosing a tab moves nothing.
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (tab) {
            const QFontMetrics bold(font(Text::Strong, widget ? widget->font() : QApplication::font()));
            const QFontMetrics plain = tab->fontMetrics;
            wanted.rwidth() += std::max(0, bold.horizontalAdvance(tab->text) - plain.horizontalAdvance(tab->text));
        }
        wanted.setHeight(std::max(metrics::tabBarHeight, wanted.height()));
        break;
    }
    default:
        break;
    }
    return wanted;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_HeaderArrow)
        return QRect(option->rect.right() - 16, option->rect.center().y() - 5, 10, 10);
    if (element == SE_HeaderLabel)
        return option->rect.adjusted(headLeft, 0, -headRight(qstyleoption_cast<const QStyleOptionHeader *>(option)), 0);
    if (element == SE_LineEditContents) {
        const QRect inner = QProxyStyle::subElementRect(element, option, widget);
        // Fields stand 6 px in; editors in tables have no room to give.
        const bool inView = widget
            && qobject_cast<const QAbstractItemView *>(widget->parentWidget() ? widget->parentWidget()->parentWidget()
                                                                              : nullptr);
        return inView ? inner : inner.adjusted(4, 0, -4, 0);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    // The groove takes the whole length: there are no buttons at its ends.
    const bool vertical = bar->orientation == Qt::Vertical;
    const int length = vertical ? bar->rect.height() : bar->rect.width();
    const int range = bar->maximum - bar->minimum;
    int thumb = length;
    if (range > 0) {
        thumb = int(qint64(bar->pageStep) * length / (qint64(range) + bar->pageStep));
        thumb = std::min(std::max(thumb, proxy()->pixelMetric(PM_ScrollBarSliderMin, option, widget)), length);
    }
    const int start
        = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
    const auto along = [&](int from, int size) {
        const QRect area
            = vertical ? QRect(0, from, bar->rect.width(), size) : QRect(from, 0, size, bar->rect.height());
        return visualRect(bar->direction, bar->rect, area.translated(bar->rect.topLeft()));
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return along(start, thumb);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + thumb, length - start - thumb);
    default:
        return {};
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (!drawOwnPrimitive(element, option, painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (!drawOwnControl(element, option, painter, widget))
        QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, widget);
    } else if (control == CC_ComboBox) {
        drawComboBox(option, painter, widget);
    } else if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
               control == CC_ToolButton && tool) {
        // "More" and "Add" say by their sign that a menu opens: no arrow in the corner.
        QStyleOptionToolButton plain(*tool);
        if (!(plain.features & QStyleOptionToolButton::MenuButtonPopup))
            plain.features &= ~QStyleOptionToolButton::HasMenu;
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QScrollBar *>(widget) || qobject_cast<QTabBar *>(widget) || qobject_cast<QLineEdit *>(widget)
        || qobject_cast<QHeaderView *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *menu = qobject_cast<QMenu *>(widget))
        menu->setToolTipsVisible(true);
}

} // namespace theme
