// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/options.h"

#include <QtGlobal>

namespace ui {

/// How much a run is likely to ask, before it starts. An estimate from what lists like this one needed, not a promise:
/// the interface says "about".
struct Budget
{
    qint64 requests = 0;
    qint64 seconds = 0;
    bool capped = false; ///< the options' own limit is lower than what would be asked
};
Budget estimate(qint64 indicators, const chain::Options &options);
/// Two digits that count: 3,127 → 3,100. For people, after the word "about".
qint64 aboutNumber(qint64 number);

/// Above this many requests the window asks once before it starts.
inline constexpr qint64 askAbove = 1000;

} // namespace ui
