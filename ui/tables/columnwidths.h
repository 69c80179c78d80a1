// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

namespace ui {

/// What one column of a table would like, in px.
struct ColumnNeed
{
    int whole = 0; ///< with this its head and every cell are whole
    int usual = 0; ///< gives way down to this before any other column does
    int least = 0; ///< and to this when that is not enough; numbers and dates give nothing
    int stretch = 0; ///< share of what is left over
};

/// Widths that fill `room` from edge to edge where that can be done. Shared out in proportion, so that widths follow
/// the window smoothly; wider than `room` only when every column is at its least.
QList<int> columnWidths(const QList<ColumnNeed> &columns, int room);

} // namespace ui
