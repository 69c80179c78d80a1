// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/sprites.h"

#include <QPainter>
#include <QtMath>

namespace picture {

void Sprites::prepare(const Colours &colours, const QFont &font, qreal ratio)
{
    if (colours == m_colours && font == m_font && qFuzzyCompare(ratio, m_ratio))
        return;
    m_sprites.clear();
    m_colours = colours;
    m_font = font;
    m_ratio = ratio;
}

const Sprites::Sprite &Sprites::sprite(const Glyph &glyph)
{
    const quint64 key = glyph.key();
    const auto found = m_sprites.constFind(key);
    if (found != m_sprites.constEnd())
        return *found;
    const QRectF box = glyphBox(glyph);
    Sprite sprite;
    sprite.centre = QPoint(qCeil(-box.left() * m_ratio), qCeil(-box.top() * m_ratio));
    sprite.image = QImage(sprite.centre.x() + qCeil(box.right() * m_ratio) + 1,
                          sprite.centre.y() + qCeil(box.bottom() * m_ratio) + 1, QImage::Format_ARGB32_Premultiplied);
    sprite.image.fill(Qt::transparent);
    QPainter painter(&sprite.image);
    // Centres lie in the middle of a pixel, so that straight edges of odd width are crisp.
    painter.translate(sprite.centre.x() + .5, sprite.centre.y() + .5);
    painter.scale(m_ratio, m_ratio);
    drawGlyph(painter, {}, glyph, m_colours, m_font);
    painter.end();
    return *m_sprites.insert(key, sprite);
}

} // namespace picture
