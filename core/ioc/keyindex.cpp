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

std::uint32_t KeyIndex::count(std::string_view key)
{
    const std::uint32_t hash = hashOf(key);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = hash & mask; m_slots[i].number != none; i = (i + 1) & mask) {
        Slot &slot = m_slots[i];
        if (slot.hash == hash && std::string_view(m_text).substr(slot.offset, slot.length) == key) {
            ++slot.count;
            return slot.number;
        }
    }
    return none;
}

KeyIndex::Slot &KeyIndex::freeSlot(std::vector<Slot> &slots, std::uint32_t hash)
{
    const std::size_t mask = slots.size() - 1;
    std::size_t i = hash & mask;
    while (slots[i].number != none)
        i = (i + 1) & mask;
    return slots[i];
}

void KeyIndex::add(std::string_view key)
{
    if (m_size * 4 >= m_slots.size() * 3) {
        std::vector<Slot> larger(m_slots.size() * 2);
        for (const Slot &slot : m_slots) {
            if (slot.number != none)
                freeSlot(larger, slot.hash) = slot;
        }
        m_slots.swap(larger);
    }
    const std::uint32_t hash = hashOf(key);
    freeSlot(m_slots, hash) = {hash, std::uint32_t(m_size++), 1, std::uint32_t(key.size()), m_text.size()};
    m_text.append(key);
}

std::vector<std::uint32_t> KeyIndex::occurrences() const
{
    std::vector<std::uint32_t> counts(m_size);
    for (const Slot &slot : m_slots) {
        if (slot.number != none)
            counts[slot.number] = slot.count;
    }
    return counts;
}

} // namespace ioc
