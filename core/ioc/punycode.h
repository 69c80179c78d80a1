// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ioc {

/// RFC 3492 of one label: unchanged when it is ASCII, else "xn--…". nullopt when empty or longer than 63 characters.
std::optional<std::string> encodeLabel(std::u32string_view label);

} // namespace ioc
