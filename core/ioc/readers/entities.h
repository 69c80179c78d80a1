// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace ioc {

/// HTML text with its character references resolved: numeric ones and the names that matter for hosts and prose.
/// Unknown names stay as they are.
std::string resolveEntities(std::string_view html);

} // namespace ioc
