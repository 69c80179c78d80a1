// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QString>

#include <array>

namespace picture {

/// The fonts of the graph, all in pixels, so that screen, file and printer agree. Made from the application font.
struct Fonts
{
    QFont base, strong, small;

    static Fonts from(const QFont &application);
    /// The same fonts sharing nothing with these: what a font caches belongs to one thread.
    Fonts detached() const;
    bool operator==(const Fonts &) const = default;
};

/// Widths of short texts without shaping them: exact enough to place labels, and fast for tens of thousands.
class Measure
{
public:
    explicit Measure(const QFont &font);
    double width(QStringView text) const;

private:
    QFont m_font;
    std::array<float, 128> m_ascii;
};

/// Names longer than this lose their middle.
constexpr int longestLabel = 36;
QString elided(const QString &text, int longest = longestLabel);

} // namespace picture
