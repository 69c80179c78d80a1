// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/inputjoin.h"

#include <QSet>

namespace ui {

InputJoin InputJoin::of(const chain::Investigation &before, const ioc::Extraction &found)
{
    InputJoin join;
    // Views: the texts live in the lists for as long as the sets do.
    QSet<QStringView> values;
    values.reserve(before.indicators.size() + found.indicators.size());
    for (const ioc::Indicator &one : before.indicators)
        values.insert(one.value);
    for (const ioc::Indicator &one : found.indicators) {
        if (!values.contains(one.value))
            join.fresh.append(one);
    }
    if (before.rejected.isEmpty()) {
        join.freshRejected = found.rejected;
        return join;
    }
    using Reject = std::pair<QStringView, int>;
    const auto key = [](const ioc::Rejected &one) { return Reject(one.written, int(one.reason)); };
    QSet<Reject> rejected;
    rejected.reserve(before.rejected.size());
    for (const ioc::Rejected &one : before.rejected)
        rejected.insert(key(one));
    for (const ioc::Rejected &one : found.rejected) {
        if (!rejected.contains(key(one)))
            join.freshRejected.append(one);
    }
    return join;
}

} // namespace ui
