// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/scene.h"
#include "ui/picture/fonts.h"
#include "ui/picture/glyph.h"

#include <QCache>
#include <QImage>

class QPainter;

namespace picture {

enum class Ink : quint8 { Text, Muted, Dim };

/// The words beside a mark, one line, plain text.
struct Label
{
    qint32 node = -1;
    quint8 place = 0; ///< which of those around the mark
    QRectF box; ///< pixels of the view; the opaque ground
    QString text, extra; ///< extra: small and muted, after the text
    bool strong = false, small = false;
    Ink ink = Ink::Text;
    Ground ground = Ground::Canvas;
};

/// Sizes of labels.
class LabelRuler
{
public:
    explicit LabelRuler(const Fonts &fonts);
    QSizeF size(const Label &label) const; ///< with 2 px at either side
    double textWidth(const Label &label) const;
    double small(QStringView text) const { return m_small.width(text); }
    double strong(QStringView text) const { return m_strong.width(text); }
    double lineHeight() const { return m_height; }

private:
    Measure m_base, m_strong, m_small;
    double m_height, m_smallHeight;
};

QColor inkColour(Ink ink, const Colours &colours);
void drawLabel(QPainter &painter, const Label &label, const Fonts &fonts, const Colours &colours, bool ground = true);

/// Labels as opaque pixels. One per thread.
class LabelImages
{
public:
    void prepare(const Colours &colours, const Fonts &fonts, qreal ratio);
    QImage image(const Label &label);

private:
    QCache<QString, QImage> m_images{16 * 1024}; ///< cost in KiB
    Colours m_colours;
    Fonts m_fonts;
    qreal m_ratio = 1;
};

} // namespace picture
