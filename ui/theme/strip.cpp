// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/strip.h"

#include "ui/theme/button.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/meter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/sentence.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace theme {

namespace {

struct Look
{
    QString icon;
    QColor ground, ink;
};

Look lookOf(Strip::Kind kind)
{
    const picture::Colours &c = colours();
    switch (kind) {
    case Strip::Kind::Error:
        return {QStringLiteral("error"), c.maliciousTint, c.malicious};
    case Strip::Kind::Wait:
        return {QStringLiteral("wait"), c.suspiciousTint, c.suspiciousText};
    case Strip::Kind::Warning:
        return {QStringLiteral("warning"), c.suspiciousTint, c.suspiciousText};
    case Strip::Kind::Good:
        return {QStringLiteral("check"), c.okTint, c.ok};
    case Strip::Kind::Info:
        break;
    }
    return {QStringLiteral("info"), c.accentTint, c.accent};
}

} // namespace

Strip::Strip(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_row(new QHBoxLayout(this))
    , m_sentence(new Sentence(this))
    , m_meter(new Meter(Meter::Ink::Wait, 6, this))
    , m_note(new Label({}, Text::Small, Label::Ink::Muted, this))
    , m_close(new QToolButton(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->setContentsMargins(34, 0, 6, 1);
    m_row->setSpacing(8);
    m_sentence->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_row->addWidget(m_sentence, 10);
    m_meter->setFixedWidth(120);
    m_meter->setOnTint(true);
    m_meter->hide();
    m_row->addWidget(m_meter);
    m_row->addStretch(1);
    m_note->setElided(Qt::ElideRight);
    m_note->hide();
    m_row->addWidget(m_note);
    m_close->setIcon(icon(QStringLiteral("close"), Tint::Muted));
    m_close->setIconSize(QSize(14, 14));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this line"));
    m_close->hide();
    m_row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
}

void Strip::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Strip::setText(const QString &text, const QStringList &strong)
{
    m_sentence->setText(text, strong);
    setAccessibleName(text);
}

QString Strip::text() const
{
    return m_sentence->text();
}

void Strip::setNote(const QString &note)
{
    m_note->setElidedText(note);
    m_note->setVisible(!note.isEmpty());
}

void Strip::setProgress(double part)
{
    m_meter->setVisible(part >= 0);
    if (part >= 0)
        m_meter->setValue(part);
}

Button *Strip::addLink(const QString &text)
{
    auto *link = new Button(text, Button::Kind::Link, Button::Size::Small, this);
    m_row->insertWidget(1 + m_links++, link);
    return link;
}

Button *Strip::addButton(const QString &text)
{
    auto *button = new Button(text, Button::Kind::Plain, Button::Size::Small, this);
    m_row->insertWidget(m_row->indexOf(m_close), button);
    return button;
}

void Strip::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QSize Strip::sizeHint() const
{
    return QSize(QWidget::sizeHint().width(), metrics::stripHeight + 1);
}

void Strip::paintEvent(QPaintEvent *)
{
    const Look look = lookOf(m_kind);
    QPainter painter(this);
    painter.fillRect(rect(), look.ground);
    painter.fillRect(0, height() - 1, width(), 1, colours().border);
    painter.drawPixmap(10, (height() - 16) / 2,
                       iconPixmap(look.icon, metrics::iconSide, devicePixelRatioF(), look.ink));
}

} // namespace theme
