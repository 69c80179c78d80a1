// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

#include <QStringList>
#include <QStringView>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ioc {

struct PlainHost;

/// Names and address ranges of one's own organisation that must never be sent. A name covers everything below it. An
/// entry after "!" may be sent all the same; the narrowest entry that fits decides, and of two alike the one that forbids.
/// Copying is as costly as the list is long; asking is cheap.
class OwnList
{
public:
    OwnList() = default;
    /// One entry a line: a name, an address, "a.b.c.d/nn", "x::/nn", each with or without "!"; "#" starts a comment. Lines that are none of these
    /// are added to `unreadable`, if given.
    static OwnList fromText(QStringView text, QStringList *unreadable = nullptr);

    bool isEmpty() const { return m_names.empty() && m_ranges.empty(); }
    bool contains(const PlainHost &host) const;
    /// For canonical values as in Indicator::value.
    bool contains(const QString &value) const;

private:
    struct Range
    {
        std::array<std::uint8_t, 16> base; ///< IPv4 as ::ffff:a.b.c.d
        int bits;
        bool allowed;
    };
    struct Name
    {
        std::string name;
        bool allowed;
    };
    bool add(QStringView entry);

    std::vector<Name> m_names; ///< sorted
    std::vector<Range> m_ranges; ///< the narrowest first
};

} // namespace ioc
