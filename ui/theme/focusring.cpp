// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/focusring.h"

#include <QApplication>
#include <QFocusFrame>
#include <QKeyEvent>
#include <QMenuBar>
#include <QPushButton>

namespace theme {

FocusRing::FocusRing(QApplication *application)
    : QObject(application)
{
    application->installEventFilter(this);
    connect(application, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    if (key && watched->isWidgetType() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt) {
        const QList<QMenuBar *> bars = static_cast<QWidget *>(watched)->window()->findChildren<QMenuBar *>();
        for (QMenuBar *bar : bars)
            bar->update();
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::follow(QWidget *focused)
{
    auto *button = qobject_cast<QPushButton *>(focused);
    const bool wanted = button && button->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (!wanted) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    // The frame lives as a sibling of what it surrounds and may go down with it.
    if (!m_frame)
        m_frame = new QFocusFrame(button->parentWidget());
    m_frame->setWidget(button);
}

} // namespace theme
