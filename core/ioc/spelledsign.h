// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

/// Signs that programs spell out in what they write: the counterpart of what people do to defang.
namespace ioc {

struct SpelledSign
{
    std::string_view text;
    std::size_t end = 0; ///< behind it; 0: there is none
};

/// "%2E" (also encoded twice), "&#46;", "&amp;", "|2e|" of intrusion detection rules at `i`.
SpelledSign spelledSign(std::string_view text, std::size_t i);

/// "(6)static(4)evil(4)site(0)", as the debug log of Windows' DNS server writes names: what the number at `i` stands
/// for. `before` is the character written before.
SpelledSign countedLabel(std::string_view text, std::size_t i, char before);

} // namespace ioc
