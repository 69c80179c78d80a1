// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

namespace ui {

/// What a drop adds to the input a case has: each host once, each reject once per reason.
struct InputJoin
{
    QList<ioc::Indicator> fresh; ///< that were not there
    QList<ioc::Rejected> freshRejected;

    /// Linear in both: a hundred thousand rejects take a few milliseconds.
    static InputJoin of(const chain::Investigation &before, const ioc::Extraction &found);
};

} // namespace ui
