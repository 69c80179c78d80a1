// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/summary/block.h"
#include "core/summary/exposuretypes.h"

namespace summary {

/// The section of a comment: the first 20 devices, the total, the vulnerabilities, and what could not be asked.
Blocks exposureBlocks(const Exposure &exposure, const QString &actor);
/// What the devices ask for, as sentences.
QStringList exposureSteps(const std::optional<Exposure> &exposure);

} // namespace summary
