// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/keyindex.h"

#include <functional>

namespace ioc {

std::uint32_t KeyIndex::hashOf(std::string_view key)
{
    const std::size_t hash = std::hash<std::string_view>()(key);
    return std::uint32_t(hash ^ (hash >> 31 >> 1));
}

std::uint32_t KeyIndex::count(std::string_view wanted)
{
    const std::uint32_t hash = hashOf(wanted);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = hash & mask; m_slots[i].number != none; i = (i + 1) & mask) {
        if (m_slots[i].hash != hash)
            continue;
        Entry &entry = m_entries[m_slots[i].number];
        if (key(entry) == wanted) {
            ++entry.count;
            return m_slots[i].number;
        }
    }
    return none;
}

void KeyIndex::add(std::string_view key)
{
    if (m_entries.size() * 2 >= m_slots.size())
        grow();
    const std::uint32_t hash = hashOf(key);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = hash & mask;
    while (m_slots[i].number != none)
        i = (i + 1) & mask;
    m_slots[i] = {hash, std::uint32_t(m_entries.size())};
    m_entries.push_back({m_text.size(), std::uint32_t(key.size()), 1});
    m_text.append(key);
}

void KeyIndex::grow()
{
    std::vector<Slot> larger(m_slots.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (const Slot &slot : m_slots) {
        if (slot.number == none)
            continue;
        std::size_t i = slot.hash & mask;
        while (larger[i].number != none)
            i = (i + 1) & mask;
        larger[i] = slot;
    }
    m_slots.swap(larger);
}

} // namespace ioc
