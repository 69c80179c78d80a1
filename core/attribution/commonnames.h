// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace attribution {

/// Names that prose uses for other things: ordinary words, elements, products, numbers, very short ones. They name an
/// actor only where nothing else stands in the text. `folded` as foldName gives it.
bool isCommonName(const std::u32string &folded);

/// A name that can hardly be anything else: several words, or letters together with digits.
bool isUnmistakable(const std::u32string &folded, size_t words);

} // namespace attribution
