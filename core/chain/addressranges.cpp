// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/addressranges.h"

#include <QHostAddress>

#include <algorithm>

namespace chain {

namespace {

constexpr int ipv4Offset = 96; // prefix length of ::ffff:0:0/96

AddressRanges::Address mask(const AddressRanges::Address &address, int bits)
{
    const auto half = [](quint64 value, int kept) {
        return kept <= 0 ? 0 : kept >= 64 ? value : value & (~quint64(0) << (64 - kept));
    };
    return {half(address[0], bits), half(address[1], bits - 64)};
}

bool looksLikeAddress(QStringView text)
{
    return !text.isEmpty() && (text.back().isDigit() || text.contains(u':'));
}

} // namespace

bool AddressRanges::Range::contains(const Address &address) const
{
    return mask(address, bits) == first;
}

std::optional<AddressRanges::Address> AddressRanges::parse(QStringView text)
{
    QHostAddress address;
    if (!looksLikeAddress(text) || !address.setAddress(text.toString()))
        return std::nullopt;
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return Address{0, quint64(0xffff) << 32 | address.toIPv4Address()};
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    Address result{0, 0};
    for (int i = 0; i < 16; ++i)
        result[size_t(i / 8)] = result[size_t(i / 8)] << 8 | bytes[i];
    return result;
}

bool AddressRanges::add(QStringView range, int tag)
{
    const qsizetype slash = range.indexOf(u'/');
    const QStringView base = slash < 0 ? range : range.first(slash);
    const std::optional<Address> address = parse(base);
    if (!address)
        return false;
    const int offset = base.contains(u':') ? 0 : ipv4Offset;
    bool isNumber = true;
    const int length = slash < 0 ? 128 - offset : range.sliced(slash + 1).toInt(&isNumber);
    if (!isNumber || length < 0 || length > 128 - offset)
        return false;
    const int bits = length + offset;
    m_ranges.push_back({mask(*address, bits), bits, tag, -1});
    return true;
}

void AddressRanges::seal()
{
    std::stable_sort(m_ranges.begin(), m_ranges.end(), [](const Range &a, const Range &b) {
        return a.first != b.first ? a.first < b.first : a.bits < b.bits;
    });
    // CIDR ranges nest or are apart, so the ranges that are still open form a stack.
    std::vector<int> open;
    for (int i = 0; i < int(m_ranges.size()); ++i) {
        Range &range = m_ranges[size_t(i)];
        while (!open.empty() && !m_ranges[size_t(open.back())].contains(range.first))
            open.pop_back();
        range.parent = open.empty() ? -1 : open.back();
        open.push_back(i);
    }
}

int AddressRanges::find(QStringView text) const
{
    const std::optional<Address> address = parse(text);
    if (!address)
        return -1;
    const auto after = std::upper_bound(m_ranges.begin(), m_ranges.end(), *address,
                                        [](const Address &wanted, const Range &range) { return wanted < range.first; });
    // Whatever contains the address starts at or before it, and so is the last such range or around it.
    int i = int(after - m_ranges.begin()) - 1;
    while (i >= 0 && !m_ranges[size_t(i)].contains(*address))
        i = m_ranges[size_t(i)].parent;
    return i < 0 ? -1 : m_ranges[size_t(i)].tag;
}

} // namespace chain
