// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/suffixes.h"

#include "core/ioc/tldlist.h"

#include <libpsl.h>

#include <cstdint>
#include <cstring>
#include <vector>

namespace ioc {

namespace {

std::uint32_t hashOf(std::string_view text)
{
    std::uint32_t hash = 2166136261u;
    for (const char c : text)
        hash = (hash ^ std::uint8_t(c)) * 16777619u;
    return hash ^ (hash >> 15);
}

/// Open addressing over the shipped list: asked for every dotted word of a text, so one probe must do.
class TldTable
{
public:
    TldTable()
        : m_slots(4096)
    {
        for (std::size_t i = 0; i < shippedTldCount; ++i)
            insert(shippedTlds[i]);
        insert("onion");
    }

    bool contains(std::string_view label) const
    {
        for (std::uint32_t i = hashOf(label) & mask(); !m_slots[i].empty(); i = (i + 1) & mask()) {
            if (m_slots[i] == label)
                return true;
        }
        return false;
    }

private:
    std::uint32_t mask() const { return std::uint32_t(m_slots.size()) - 1; }
    void insert(std::string_view label)
    {
        std::uint32_t i = hashOf(label) & mask();
        while (!m_slots[i].empty())
            i = (i + 1) & mask();
        m_slots[i] = label;
    }

    std::vector<std::string_view> m_slots;
};

constexpr std::size_t longestName = 253;

/// libpsl wants a terminated string.
struct Terminated
{
    explicit Terminated(std::string_view text)
    {
        std::memcpy(buffer, text.data(), text.size());
        buffer[text.size()] = 0;
    }
    char buffer[longestName + 1];
};

} // namespace

bool isKnownTld(std::string_view label)
{
    static const TldTable table;
    if (label.size() < 2 || label.size() > 63)
        return false;
    if (table.contains(label))
        return true;
    const psl_ctx_t *psl = psl_builtin();
    return psl && psl_is_public_suffix2(psl, Terminated(label).buffer, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE);
}

bool isPublicSuffix(std::string_view name)
{
    // Most names by far; registries of these have no level below, and the list is slow to ask.
    for (const std::string_view end : {".com", ".net", ".org", ".info"}) {
        if (name.ends_with(end))
            return false;
    }
    const psl_ctx_t *psl = psl_builtin();
    if (!psl || name.empty() || name.size() > longestName)
        return false;
    return psl_is_public_suffix2(psl, Terminated(name).buffer, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE);
}

std::string_view registrableDomain(std::string_view name)
{
    if (name.empty() || name.size() > longestName)
        return {};
    if (const psl_ctx_t *psl = psl_builtin()) {
        const Terminated text(name);
        const char *found = psl_registrable_domain(psl, text.buffer);
        return found ? name.substr(std::size_t(found - text.buffer)) : std::string_view();
    }
    // A libpsl built without data: two labels are the best guess left.
    const std::size_t last = name.rfind('.');
    if (last == std::string_view::npos || last == 0)
        return {};
    const std::size_t second = name.rfind('.', last - 1);
    return second == std::string_view::npos ? name : name.substr(second + 1);
}

} // namespace ioc
