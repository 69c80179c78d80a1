// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// What is known about the ends of names. Every argument is a lower-case A-label name without the final dot; every
/// function is thread-safe and allocates nothing.
namespace ioc {

/// In the public root zone (the shipped list or the public suffix list, whichever is newer about it), or .onion.
bool isKnownTld(std::string_view label);

/// An ICANN suffix of more than one label under which others register ("co.uk", "com.br").
bool isPublicSuffix(std::string_view name);

/// Registrable part, a tail of `name`; empty when there is none.
std::string_view registrableDomain(std::string_view name);

} // namespace ioc
