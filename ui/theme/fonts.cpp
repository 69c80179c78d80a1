// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>

namespace theme {

namespace {

bool digitsAreEven(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal first = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - first) > 0.01)
            return false;
    }
    return true;
}

QFont shifted(QFont font, qreal points, QFont::Weight weight)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(6.0, font.pointSizeF() + points));
    else
        font.setPixelSize(std::max(8, font.pixelSize() + qRound(points * 4 / 3)));
    font.setWeight(weight);
    return font;
}

} // namespace

QFont font(Text text)
{
    return font(text, QApplication::font());
}

QFont font(Text text, const QFont &base)
{
    switch (text) {
    case Text::Base:
        return shifted(base, 0, QFont::Normal);
    case Text::Strong:
        return shifted(base, 0, QFont::DemiBold);
    case Text::Small:
        return shifted(base, -0.75, QFont::Normal);
    case Text::SmallStrong:
        return shifted(base, -0.75, QFont::DemiBold);
    case Text::Title:
        return shifted(base, 3, QFont::DemiBold);
    case Text::StartTitle:
        return shifted(base, 7, QFont::DemiBold);
    case Text::Fixed: {
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setPointSizeF(base.pointSizeF() > 0 ? base.pointSizeF() - 0.75 : 8);
        return fixed;
    }
    case Text::Number: {
        // Measured once per family: Noto Sans and DejaVu Sans are even, Inter is not.
        static QString family;
        static bool even = true;
        if (family != base.family()) {
            family = base.family();
            even = digitsAreEven(base);
        }
        return even ? shifted(base, 0, QFont::Normal) : font(Text::Fixed, base);
    }
    }
    return base;
}

} // namespace theme
