// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/emptystate.h"

#include "ui/theme/button.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace theme {

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &detail, QWidget *parent)
    : QWidget(parent)
    , m_icon(iconName)
    , m_picture(new QWidget(this))
    , m_title(new Label(title, Text::Strong, Label::Ink::Text, this))
    , m_detail(new Label(detail, Text::Small, Label::Ink::Muted, this))
{
    m_picture->setFixedSize(24, 24);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 8);
    column->setSpacing(2);
    column->addStretch(1);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    for (Label *label : {m_title, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch(1);
    setTexts(title, detail);
}

void EmptyState::setTexts(const QString &title, const QString &detail)
{
    m_title->setText(title);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(detail);
    fit();
}

void EmptyState::setIconName(const QString &name)
{
    m_icon = name;
    update();
}

Button *EmptyState::setButton(const QString &text, bool primary)
{
    if (!m_button) {
        m_button = new Button(text, primary ? Button::Kind::Primary : Button::Kind::Plain,
                              primary ? Button::Size::Normal : Button::Size::Small, this);
        auto *column = qobject_cast<QVBoxLayout *>(layout());
        column->insertSpacing(column->count() - 1, 6);
        column->insertWidget(column->count() - 1, m_button, 0, Qt::AlignHCenter);
    }
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
    return m_button;
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(m_picture->geometry().topLeft(), iconPixmap(m_icon, 24, devicePixelRatioF(), colours().unknown));
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    fit();
    QWidget::resizeEvent(event);
}

void EmptyState::fit()
{
    // Wrapped labels take the height they need only when both are fixed for them.
    const int wanted = std::max(60, std::min(420, width() - 28));
    for (Label *label : {m_title, m_detail}) {
        label->setMinimumSize(0, 0); // else it would never need less than before
        label->setFixedSize(wanted, std::max(0, label->heightForWidth(wanted)));
        if (auto *column = qobject_cast<QVBoxLayout *>(layout()))
            column->setAlignment(label, Qt::AlignHCenter);
    }
}

} // namespace theme
