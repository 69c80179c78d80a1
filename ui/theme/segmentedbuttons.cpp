// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/segmentedbuttons.h"

#include "ui/theme/fonts.h"
#include "ui/theme/keyhint.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace theme {

namespace {

class Segment final : public QToolButton
{
public:
    Segment(QAction *action, QWidget *parent)
        : QToolButton(parent)
    {
        setDefaultAction(action);
        setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        setAccessibleName(plainName(action->text(), false));
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        int width = metrics::iconSide + 2 * 9;
        if (toolButtonStyle() != Qt::ToolButtonIconOnly)
            width += 6 + QFontMetrics(theme::font(Text::Strong)).horizontalAdvance(plainName(text()));
        return QSize(width, metrics::toolButtonSide);
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const picture::Colours &c = colours();
        QPainter painter(this);
        const bool on = isChecked() && isEnabled();
        if (on || (underMouse() && isEnabled()))
            painter.fillRect(rect(), on ? c.accentTint : c.hover);
        const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
        const bool iconOnly = toolButtonStyle() == Qt::ToolButtonIconOnly;
        const QRect spot(iconOnly ? (width() - 16) / 2 : 9, (height() - 16) / 2, 16, 16);
        icon().paint(&painter, spot, Qt::AlignCenter, mode, on ? QIcon::On : QIcon::Off);
        if (!iconOnly) {
            painter.setFont(theme::font(on ? Text::Strong : Text::Base));
            painter.setPen(!isEnabled() ? c.disabled : on ? c.accent : c.text);
            painter.drawText(rect().adjusted(31, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, plainName(text()));
        }
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(c.accent, 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
            focusNextPrevChild(event->key() == Qt::Key_Right);
        else
            QToolButton::keyPressEvent(event);
    }
};

} // namespace

SegmentedButtons::SegmentedButtons(const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(1);
    for (QAction *action : actions) {
        auto *segment = new Segment(action, this);
        m_buttons.append(segment);
        row->addWidget(segment);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentedButtons::setTextVisible(bool visible)
{
    for (QToolButton *button : m_buttons) {
        button->setToolButtonStyle(visible ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        button->updateGeometry();
    }
}

void SegmentedButtons::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.border, 1));
    painter.setBrush(c.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), metrics::chipRadius, metrics::chipRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype i = 1; i < m_buttons.size(); ++i) {
        if (m_buttons[i]->isVisible())
            painter.fillRect(m_buttons[i]->x() - 1, 1, 1, height() - 2, c.border);
    }
}

} // namespace theme
