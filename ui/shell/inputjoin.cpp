// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/inputjoin.h"

#include <QSet>

namespace ui {

InputJoin InputJoin::of(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected,
                        const ioc::Extraction &found)
{
    InputJoin join;
    // Views: the texts live in the lists for as long as the sets do.
    QSet<QStringView> values;
    values.reserve(indicators.size());
    for (const ioc::Indicator &one : indicators)
        values.insert(one.value);
    for (const ioc::Indicator &one : found.indicators) {
        if (!values.contains(one.value))
            join.fresh.append(one);
    }
    using Reject = std::pair<QStringView, int>;
    const auto key = [](const ioc::Rejected &one) { return Reject(one.written, int(one.reason)); };
    QSet<Reject> known;
    known.reserve(rejected.size());
    for (const ioc::Rejected &one : rejected)
        known.insert(key(one));
    for (const ioc::Rejected &one : found.rejected) {
        if (!known.contains(key(one)))
            join.freshRejected.append(one);
    }
    join.indicators = indicators + join.fresh;
    join.rejected = rejected + join.freshRejected;
    return join;
}

} // namespace ui
