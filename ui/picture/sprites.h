// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/glyph.h"

#include <QHash>
#include <QImage>

namespace picture {

/// Marks as pixels, made on first use. One per thread; a change of theme, font or scale empties it.
class Sprites
{
public:
    struct Sprite
    {
        QImage image; ///< with a device pixel ratio of 1: drawn in device pixels
        QPoint centre; ///< of the mark within the image, device pixels
    };

    void prepare(const Colours &colours, const QFont &font, qreal ratio);
    const Sprite &sprite(const Glyph &glyph);

private:
    QHash<quint64, Sprite> m_sprites;
    Colours m_colours;
    QFont m_font;
    qreal m_ratio = 1;
};

} // namespace picture
