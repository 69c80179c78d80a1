// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/label.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QtMath>

namespace picture {

namespace {
constexpr double padding = 2;
constexpr double extraGap = 8;
} // namespace

LabelRuler::LabelRuler(const Fonts &fonts)
    : m_base(fonts.base)
    , m_strong(fonts.strong)
    , m_small(fonts.small)
    , m_height(qCeil(QFontMetricsF(fonts.base).height()))
    , m_smallHeight(qCeil(QFontMetricsF(fonts.small).height()))
{
}

double LabelRuler::textWidth(const Label &label) const
{
    return label.strong ? m_strong.width(label.text)
        : label.small   ? m_small.width(label.text)
                        : m_base.width(label.text);
}

QSizeF LabelRuler::size(const Label &label) const
{
    double width = qCeil(textWidth(label)) + 2 * padding;
    if (!label.extra.isEmpty())
        width += extraGap + qCeil(m_small.width(label.extra));
    return {width, label.small && !label.strong ? m_smallHeight : m_height};
}

QColor inkColour(Ink ink, const Colours &colours)
{
    return ink == Ink::Text ? colours.text : ink == Ink::Muted ? colours.muted : colours.labelDim;
}

void drawLabel(QPainter &painter, const Label &label, const Fonts &fonts, const Colours &colours, bool ground)
{
    if (ground)
        painter.fillRect(label.box, groundColour(label.ground, colours));
    const QFont &font = label.strong ? fonts.strong : label.small ? fonts.small : fonts.base;
    painter.setFont(font);
    painter.setPen(inkColour(label.ink, colours));
    const QFontMetricsF metrics(font);
    const double baseline = label.box.top() + qRound((label.box.height() - metrics.height()) / 2 + metrics.ascent());
    // The direction is ours: a right-to-left name must not wander to the other side of its mark.
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.drawText(QPointF(label.box.left() + padding, baseline), label.text);
    if (label.extra.isEmpty())
        return;
    painter.setFont(fonts.small);
    painter.setPen(label.ink == Ink::Dim ? colours.labelDim : colours.muted);
    painter.drawText(
        QPointF(label.box.left() + padding + qCeil(metrics.horizontalAdvance(label.text)) + extraGap, baseline),
        label.extra);
}

void LabelImages::prepare(const Colours &colours, const Fonts &fonts, qreal ratio)
{
    if (colours == m_colours && fonts == m_fonts && qFuzzyCompare(ratio, m_ratio))
        return;
    m_images.clear();
    m_colours = colours;
    m_fonts = fonts;
    m_ratio = ratio;
}

QImage LabelImages::image(const Label &label)
{
    const QString key = label.text % QChar(u'\n') % label.extra % QChar(u'\n')
        % QChar(ushort(64 | int(label.strong) | int(label.small) << 1 | int(label.ink) << 2 | int(label.ground) << 4));
    if (const QImage *known = m_images.object(key))
        return *known;
    QImage image(qCeil(label.box.width() * m_ratio), qCeil(label.box.height() * m_ratio), QImage::Format_RGB32);
    image.fill(groundColour(label.ground, m_colours));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.scale(m_ratio, m_ratio);
    Label here = label;
    here.box.moveTo(0, 0);
    drawLabel(painter, here, m_fonts, m_colours, false);
    painter.end();
    m_images.insert(key, new QImage(image), int(image.sizeInBytes() / 1024) + 1);
    return image;
}

} // namespace picture
