// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/chain/engine.h"

namespace cli {

/// The contract of the command line (design section 4).
enum ExitCode {
    Complete = 0,
    InternalError = 1,
    Usage = 2,
    BadInput = 3,
    SignIn = 4, ///< sign-in or permission
    Incomplete = 5,
    Unreachable = 6, ///< network or service
    Cancelled = 130,
};

ExitCode exitCodeFor(base::Failure failure);
/// Of getting ready to connect: what options and variables say wrongly is usage, not input.
ExitCode exitCodeForSetUp(base::Failure failure);
ExitCode exitCodeFor(chain::Ending ending, const base::Error &failure);

} // namespace cli
