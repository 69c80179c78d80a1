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
    std::uint32_t occurrences(std::size_t number) const { return m_entries[number].count; }
    std::size_t size() const { return m_entries.size(); }

private:
    struct Slot
    {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
    };
    struct Entry
    {
        std::uint64_t offset;
        std::uint32_t length;
        std::uint32_t count;
    };

    static std::uint32_t hashOf(std::string_view key);
    std::string_view key(const Entry &entry) const
    {
        return std::string_view(m_text).substr(entry.offset, entry.length);
    }
    void grow();

    std::vector<Slot> m_slots = std::vector<Slot>(1024);
    std::vector<Entry> m_entries;
    std::string m_text;
};

} // namespace ioc
