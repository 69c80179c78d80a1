// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/input.h"

namespace cli {

Input readInput(const QStringList &, const InputRules &)
{
    return {};
}

} // namespace cli
