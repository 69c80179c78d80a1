// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

namespace ui {

/// What a drop adds to the input a case has: each host once, each reject once per reason.
struct InputJoin
{
    QList<ioc::Indicator> fresh; ///< that were not there
    QList<ioc::Rejected> freshRejected;
    QList<ioc::Indicator> indicators; ///< with those before
    QList<ioc::Rejected> rejected;

    /// Linear in both. Any thread.
    static InputJoin of(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected,
                        const ioc::Extraction &found);
};

} // namespace ui
