// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ioc {

/// Numbers different byte strings in order of appearance and counts how often each came. A flat table over one block of
/// text: lists repeat hosts by the million, and node-based maps spend that time on cache misses.
class KeyIndex
{
public:
    static constexpr std::uint32_t none = 0xffffffff;

    /// Number of `key`, counted once more; `none` when it is new.
    std::uint32_t count(std::string_view key);
    /// Adds a key that count() has just called new. Its number is the size before.
    void add(std::string_view key);
    std::size_t size() const { return m_size; }
    /// How often each came, by number.
    std::vector<std::uint32_t> occurrences() const;

private:
    /// Everything about a key but its text in one place: a look-up costs one cache miss for the slot and one for the
    /// text.
    struct Slot
    {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
        std::uint32_t count = 0;
        std::uint32_t length = 0;
        std::uint64_t offset = 0;
    };

    static std::uint32_t hashOf(std::string_view key);
    Slot &freeSlot(std::vector<Slot> &slots, std::uint32_t hash);

    std::vector<Slot> m_slots = std::vector<Slot>(1024);
    std::size_t m_size = 0;
    std::string m_text;
};

} // namespace ioc
