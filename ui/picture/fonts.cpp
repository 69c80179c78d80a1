// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/fonts.h"

#include <QFontInfo>
#include <QFontMetricsF>

namespace picture {

Fonts Fonts::from(const QFont &application)
{
    const int pixels = qMax(8, QFontInfo(application).pixelSize());
    Fonts fonts;
    fonts.base = application;
    fonts.base.setPixelSize(pixels);
    fonts.strong = fonts.base;
    fonts.strong.setWeight(QFont::DemiBold);
    fonts.small = fonts.base;
    fonts.small.setPixelSize(qMax(8, qRound(pixels * .9)));
    return fonts;
}

Fonts Fonts::detached() const
{
    const auto copy = [](const QFont &font) {
        QFont own;
        own.fromString(font.toString());
        return own;
    };
    return {copy(base), copy(strong), copy(small)};
}

Measure::Measure(const QFont &font)
    : m_font(font)
{
    const QFontMetricsF metrics(font);
    for (int i = 0; i < 128; ++i)
        m_ascii[size_t(i)] = i < 32 ? 0 : float(metrics.horizontalAdvance(QChar(i)));
}

double Measure::width(QStringView text) const
{
    double sum = 0;
    for (const QChar c : text) {
        if (c.unicode() >= 128 && c != u'…')
            return QFontMetricsF(m_font).horizontalAdvance(text.toString());
        sum += double(m_ascii[c == u'…' ? 'M' : c.unicode()]);
    }
    return sum;
}

QString elided(const QString &text, int longest)
{
    if (text.size() <= longest)
        return text;
    qsizetype head = longest / 2 + 2;
    qsizetype tail = text.size() - (longest - head - 1);
    if (text.at(head - 1).isHighSurrogate())
        --head;
    if (tail < text.size() && text.at(tail).isLowSurrogate())
        ++tail;
    return QStringView(text).left(head) % u'…' % QStringView(text).mid(tail);
}

} // namespace picture
