// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ioc {

/// Text being rewritten, with the place of every byte in what it came from.
struct Rewritten
{
    std::string text;
    std::vector<std::uint32_t> from;

    void clear()
    {
        text.clear();
        from.clear();
    }
    void put(char c, std::size_t place)
    {
        text.push_back(c);
        from.push_back(std::uint32_t(place));
    }
    void put(std::string_view bytes, std::size_t place)
    {
        for (const char c : bytes)
            put(c, place);
    }
    /// As put, each byte at its own place.
    void copy(std::string_view bytes, std::size_t place)
    {
        text.append(bytes);
        const std::size_t old = from.size();
        from.resize(old + bytes.size());
        for (std::size_t i = 0; i < bytes.size(); ++i)
            from[old + i] = std::uint32_t(place + i);
    }
};

/// Maps what only looks different (full-width forms, ideographic dots, typographic quotes and hyphens) to ASCII, drops
/// what cannot be seen, and replaces every other character that no host name holds by one that separates. What is left
/// above ASCII may be part of a name. `utf8` may hold anything.
void foldUnicode(std::string_view utf8, Rewritten &out);

} // namespace ioc
