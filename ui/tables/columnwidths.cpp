// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/tables/columnwidths.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

/// Adds `amount` to the widths, each its part of it; never more than there is of parts.
void shareOut(QList<int> &widths, const QList<int> &parts, int amount, int sign)
{
    qint64 all = std::accumulate(parts.cbegin(), parts.cend(), qint64(0));
    qint64 left = amount;
    for (qsizetype i = 0; i < widths.size() && all > 0; ++i) {
        const qint64 some = left * parts[i] / all; // of what is left: nothing is lost to rounding
        widths[i] += int(sign * some);
        left -= some;
        all -= parts[i];
    }
}

} // namespace

QList<int> columnWidths(const QList<ColumnNeed> &columns, int room)
{
    QList<int> widths, excess, give, stretch;
    for (const ColumnNeed &one : columns) {
        const int usual = std::min(one.usual, one.whole);
        widths.append(one.whole);
        excess.append(one.whole - usual);
        give.append(std::max(0, usual - one.least));
        stretch.append(one.stretch);
    }
    const auto sum = [](const QList<int> &list) { return std::accumulate(list.cbegin(), list.cend(), 0); };
    if (const int over = sum(widths) - room; over <= 0) {
        shareOut(widths, stretch, -over, +1);
        return widths;
    }
    for (const QList<int> &parts : {excess, give}) {
        if (const int over = sum(widths) - room; over > 0)
            shareOut(widths, parts, std::min(over, sum(parts)), -1);
    }
    return widths;
}

} // namespace ui
