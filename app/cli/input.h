// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/ioc/indicator.h"

#include <QStringList>

namespace cli {

struct Input
{
    ioc::Extraction extraction; ///< of all arguments together, each host once
    bool unreadable = false; ///< an argument could not be read; the problems name it
};

struct InputRules
{
    bool acceptDocumentation = false; ///< documentation space may be asked (sample tenant, service on this computer)
};

/// Reads "INDICATOR | FILE | FOLDER | -" arguments. Blocking; used before the run starts.
Input readInput(const QStringList &arguments, const InputRules &rules);

} // namespace cli
