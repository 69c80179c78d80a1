// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

#include <array>
#include <optional>
#include <vector>

namespace chain {

/// CIDR ranges of both families with a tag each; finds the most specific range of an address in logarithmic time.
/// IPv4 lives in the IPv4-mapped part of the IPv6 space, so that one table serves both. Immutable after seal().
class AddressRanges
{
public:
    using Address = std::array<quint64, 2>; ///< high half first; ordered as the address is

    /// "203.0.113.0/24", "2001:db8::/32" or a bare address. False when it is none of these.
    bool add(QStringView range, int tag);
    void seal(); ///< after the last add, before the first find
    /// Tag of the narrowest range around the address; -1 when there is none or `address` is not an address.
    int find(QStringView address) const;

    static std::optional<Address> parse(QStringView text);

private:
    struct Range
    {
        Address first;
        int bits; ///< prefix length in the 128-bit space
        int tag;
        int parent; ///< index of the narrowest range around this one, -1 at the top
        bool contains(const Address &address) const;
    };
    std::vector<Range> m_ranges; ///< by first address, wider before narrower
};

} // namespace chain
