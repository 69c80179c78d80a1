// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace theme {

/// All relative to the application's font; two weights only.
enum class Text {
    Base,
    Strong, ///< Base in DemiBold
    Small, ///< −1 pt: second lines, table heads, status bar
    SmallStrong,
    Title, ///< page title, +3 pt DemiBold
    StartTitle, ///< first start, +7 pt DemiBold
    Fixed, ///< JSON, commands, hashes
    Number, ///< digits of one width
};
QFont font(Text text);
/// As font(), from another base font (a widget's own).
QFont font(Text text, const QFont &base);

} // namespace theme
