// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/fold.h"

#include <string_view>

namespace ioc {

/// Appends `text`, folded before, to `out` with what was done against accidental clicks undone. True when anything was
/// replaced.
bool refang(std::string_view text, Rewritten &out);

} // namespace ioc
