// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/nodehead.h"

#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui {

GlyphWidget::GlyphWidget(int side, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
{
    setFixedSize(side, side);
}

void GlyphWidget::setGlyph(const picture::Glyph &glyph)
{
    m_glyph = glyph;
    update();
}

void GlyphWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // The mark's own sizes are for the graph; here it fills the place it is given.
    const QRectF box = picture::glyphBox(m_glyph);
    const double room = std::min((width() - 1) / box.width(), (height() - 1) / box.height());
    const double factor = m_side > 30 ? room : std::min(1.0, room);
    painter.translate(width() / 2.0, height() / 2.0);
    painter.scale(factor, factor);
    picture::drawGlyph(painter, QPointF(0, 0), m_glyph, theme::colours(), theme::font(theme::Text::Strong));
}

NodeHead::NodeHead(QWidget *parent)
    : QWidget(parent)
    , m_glyph(new GlyphWidget(38, this))
    , m_name(new theme::Label({}, theme::Text::Title))
    , m_detail(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme::metrics::pageMargin, 12, theme::metrics::pageMargin, 8);
    row->setSpacing(12);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    m_name->setElided(Qt::ElideMiddle);
    m_detail->setElided(Qt::ElideRight);
    words->addWidget(m_name);
    words->addWidget(m_detail);
    row->addLayout(words, 1);
    auto *copy = new theme::Button(tr("Copy"), theme::Button::Kind::Plain, theme::Button::Size::Small);
    copy->setIconName(QStringLiteral("copy"));
    connect(copy, &QPushButton::clicked, this, &NodeHead::copyWanted);
    row->addWidget(copy, 0, Qt::AlignTop);
}

void NodeHead::set(const picture::Glyph &glyph, const QString &name, const QString &detail)
{
    m_glyph->setGlyph(glyph);
    m_glyph->setAccessibleName(detail);
    m_name->setElidedText(name);
    m_detail->setElidedText(detail);
    fitName();
}

void NodeHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitName();
}

/// A long name is rather small than cut.
void NodeHead::fitName()
{
    const QFont large = theme::font(theme::Text::Title), small = theme::font(theme::Text::Strong);
    layout()->activate();
    const QFont &font
        = QFontMetrics(large).horizontalAdvance(m_name->fullText()) <= m_name->width() ? large : small;
    if (m_name->font() != font)
        m_name->setFont(font);
}

} // namespace ui
