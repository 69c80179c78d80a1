// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

#include <optional>
#include <string>
#include <string_view>

/// parseHost on bytes, without Qt strings: the text scanner calls this for every candidate.
namespace ioc {

constexpr std::size_t longestHost = 253;

/// A host in canonical form, kept in place.
struct PlainHost
{
    Type type = Type::Domain;
    Reach reach = Reach::Public;
    RejectReason why = RejectReason::BadSyntax;
    std::uint8_t length = 0;
    char text[longestHost + 2];

    std::string_view value() const { return {text, length}; }
};

/// As parseHost, for UTF-8 without surrounding blanks. False: not a host; `host` is then undefined.
bool parsePlainHost(std::string_view utf8, PlainHost &host);

/// Whether a label "xn--…" of a canonical name stands for nothing that could be written.
bool hasBrokenLabel(std::string_view name);

/// Lower-case A-labels of a name with non-ASCII characters; nullopt when it cannot be one. IDNA 2008 where it allows
/// the name, else plain Punycode: passive DNS holds emoji names that no registry would accept today.
std::optional<std::string> toAscii(std::string_view utf8);

} // namespace ioc
