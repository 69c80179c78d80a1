// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

/// Sizes in device-independent pixels; the grid is 4.
namespace theme::metrics {

inline constexpr int pageMargin = 14, groupGap = 12, fieldGap = 8, iconGap = 7;
inline constexpr int fieldRadius = 4, chipRadius = 5, cardRadius = 6;
inline constexpr int rowHeight = 24, comfortableRowHeight = 28, headHeight = 24;
inline constexpr int toolBarHeight = 38, toolButtonSide = 28;
inline constexpr int dockTitleHeight = 28, tabBarHeight = 30, filterBarHeight = 35, stripHeight = 30;
inline constexpr int chipHeight = 22, buttonHeight = 26, largeButtonHeight = 30, smallButtonHeight = 22,
                     statusHeight = 24;
inline constexpr int iconSide = 16, smallIconSide = 14;
inline constexpr int trayWidth = 236, inspectorWidth = 384, bottomHeight = 200;

} // namespace theme::metrics
