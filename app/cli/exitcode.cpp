// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/exitcode.h"

namespace cli {

ExitCode exitCodeFor(base::Failure failure)
{
    using base::Failure;
    switch (failure) {
    case Failure::Cancelled:
        return Cancelled;
    case Failure::SignIn:
    case Failure::Unauthorised:
    case Failure::Forbidden:
        return SignIn;
    case Failure::Network:
    case Failure::Timeout:
    case Failure::TlsUntrusted:
    case Failure::RateLimited:
    case Failure::Service:
    case Failure::BadReply:
    case Failure::TooLarge:
    case Failure::ForeignOrigin:
        return Unreachable;
    case Failure::NotFound:
    case Failure::BadRequest:
    case Failure::Offline:
    case Failure::Budget:
        return Incomplete;
    case Failure::BadInput:
        return BadInput;
    case Failure::Storage:
    case Failure::Internal:
        break;
    }
    return InternalError;
}

ExitCode exitCodeForSetUp(base::Failure failure)
{
    return failure == base::Failure::BadInput ? Usage : exitCodeFor(failure);
}

ExitCode exitCodeFor(chain::Ending ending, const base::Error &failure)
{
    switch (ending) {
    case chain::Ending::Complete:
        return Complete;
    case chain::Ending::Incomplete:
        return Incomplete;
    case chain::Ending::Cancelled:
        return Cancelled;
    case chain::Ending::Failed:
        break;
    }
    return exitCodeFor(failure.kind);
}

} // namespace cli
