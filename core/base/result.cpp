// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/result.h"

namespace base {

QString toString(Failure kind)
{
    switch (kind) {
    case Failure::Cancelled:
        return QStringLiteral("cancelled");
    case Failure::Network:
        return QStringLiteral("network");
    case Failure::Timeout:
        return QStringLiteral("timeout");
    case Failure::TlsUntrusted:
        return QStringLiteral("tls-untrusted");
    case Failure::RateLimited:
        return QStringLiteral("throttled");
    case Failure::SignIn:
        return QStringLiteral("sign-in");
    case Failure::Unauthorised:
        return QStringLiteral("unauthorised");
    case Failure::Forbidden:
        return QStringLiteral("forbidden");
    case Failure::NotFound:
        return QStringLiteral("not-found");
    case Failure::BadRequest:
        return QStringLiteral("bad-request");
    case Failure::Service:
        return QStringLiteral("service");
    case Failure::BadReply:
        return QStringLiteral("bad-reply");
    case Failure::TooLarge:
        return QStringLiteral("too-large");
    case Failure::ForeignOrigin:
        return QStringLiteral("foreign-origin");
    case Failure::Offline:
        return QStringLiteral("offline");
    case Failure::Budget:
        return QStringLiteral("budget");
    case Failure::Storage:
        return QStringLiteral("storage");
    case Failure::BadInput:
        return QStringLiteral("bad-input");
    case Failure::Internal:
        break;
    }
    return QStringLiteral("internal");
}

} // namespace base
