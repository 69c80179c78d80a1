// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <tl/expected.hpp>

#include <QMetaType>
#include <QString>

namespace base {

/// What went wrong, sorted by what it means for the run. Callers and tests look at the kind; `Error::detail` goes to the
/// log and the details pane; ui words the sentence. One table (core/net) turns HTTP into these.
enum class Failure {
    Cancelled, ///< the user stopped it; never shown as an error
    Network, ///< no connection, reset, DNS, proxy
    Timeout, ///< connected, no (complete) answer in time
    TlsUntrusted, ///< the certificate chain is not trusted; a TLS-opening proxy is likely
    RateLimited, ///< 429 outlasted the patience of the caller
    SignIn, ///< no token: wrong secret, consent, conditional access. Stops the run
    Unauthorised, ///< 401 with a fresh token. Stops the run
    Forbidden, ///< 403: permission or licence missing. Stops the run
    NotFound, ///< 404. For a host this is "no data", not a failure
    BadRequest, ///< 400 and other 4xx: we asked wrongly, a retry does not help
    Service, ///< 5xx after all retries, or the circuit breaker is open
    BadReply, ///< HTML for JSON, truncated, wrong types, a required key is missing
    TooLarge, ///< above the size limit
    ForeignOrigin, ///< a link that leads the token to another origin was refused
    Offline, ///< network use is switched off and the store has no answer
    Budget, ///< the run's request budget is used up
    Storage, ///< disk full, read-only, locked, damaged
    BadInput, ///< the user's input
    Internal, ///< a bug
};

/// Stable lower-case word for logs and JSON ("network", "timeout", …).
QString toString(Failure kind);

struct Error
{
    Failure kind = Failure::Internal;
    QString detail; ///< plain text, already free of secrets
    int httpStatus = 0; ///< 0 when no HTTP status was received
    QString code; ///< the service's error code ("TooManyRequests", "AADSTS7000215", …) or empty
    QString requestId; ///< the service's request-id or empty
};

template <typename T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> failure(Failure kind, QString detail = {}, int httpStatus = 0)
{
    return tl::unexpected<Error>(Error{kind, std::move(detail), httpStatus, {}, {}});
}
inline tl::unexpected<Error> failure(Error error) { return tl::unexpected<Error>(std::move(error)); }

} // namespace base

Q_DECLARE_METATYPE(base::Error)
