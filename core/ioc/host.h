// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

#include <QStringView>

#include <optional>

/// One host text → canonical form and class. Used for the analyst's input, for every id the service sends, and before
/// anything is sent. Pure, thread-safe, no allocation beyond the result.
namespace ioc {

struct Host
{
    Type type = Type::Domain;
    QString value; ///< canonical as in Indicator::value
    Reach reach = Reach::Public;
    RejectReason why = RejectReason::BadSyntax; ///< set when reach is not Public: which rule (PrivateAddress, …)
};

/// Strict: `text` is exactly one address or name (surrounding blanks, one final dot, upper case and U-labels allowed;
/// no refanging, port, scheme or path). Names need not have a known TLD: the service may know more than our list.
/// nullopt: not a host at all.
std::optional<Host> parseHost(QStringView text);

/// U-label form for people ("xn--…" → Unicode) unless the result mixes scripts or fails to round-trip; else unchanged.
QString displayName(const QString &value);

/// Registrable domain ("a.b.example.co.uk" → "example.co.uk") by the public suffix list, the name itself when it has
/// none; for IPv4 the /24 ("203.0.113.0/24"), for IPv6 the /48. The unit in which artifacts count as independent.
QString artifactGroup(const QString &value);

} // namespace ioc
