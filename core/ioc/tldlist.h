// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace ioc {

/// resources/tld/tlds.txt, compiled in.
extern const std::string_view shippedTlds[];
extern const std::size_t shippedTldCount;

} // namespace ioc
