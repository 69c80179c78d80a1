// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/toast.h"

#include "ui/theme/button.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace theme {

Toast::Toast(QWidget *over)
    : QWidget(over)
    , m_over(over)
    , m_text(new Label({}, Text::Base, Label::Ink::Text, this))
    , m_action(new Button({}, Button::Kind::Link, Button::Size::Small, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(36, 4, 8, 4);
    row->setSpacing(6);
    row->addWidget(m_text);
    row->addWidget(m_action);
    m_timer.setSingleShot(true);
    m_timer.setInterval(4000);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_then)
            m_then();
    });
    over->installEventFilter(this);
    hide();
}

void Toast::say(const QString &text, const QString &action, std::function<void()> then)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_then = std::move(then);
    setAccessibleName(text);
    place();
    show();
    raise();
    m_timer.start();
    QAccessibleEvent announce(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announce);
}

QString Toast::text() const
{
    return isVisible() ? m_text->text() : QString();
}

void Toast::place()
{
    const QSize wanted = layout()->sizeHint().expandedTo(QSize(120, 34));
    setGeometry((m_over->width() - wanted.width()) / 2, m_over->height() - wanted.height() - 44, wanted.width(),
                wanted.height());
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.control, 1));
    painter.setBrush(c.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), metrics::cardRadius, metrics::cardRadius);
    painter.drawPixmap(12, (height() - 16) / 2, iconPixmap(QStringLiteral("check"), 16, devicePixelRatioF(), c.ok));
}

void Toast::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *)
{
    m_timer.start();
}

} // namespace theme
