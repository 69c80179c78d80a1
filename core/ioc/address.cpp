// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/address.h"

#include <algorithm>

namespace ioc {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

constexpr std::uint32_t quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

struct Range4
{
    std::uint32_t base;
    int bits;
    Reach reach;
    RejectReason why;
};

constexpr Range4 special4[] = {
    {quad(0, 0, 0, 0), 8, Reach::Internal, RejectReason::ReservedAddress},
    {quad(10, 0, 0, 0), 8, Reach::Internal, RejectReason::PrivateAddress},
    {quad(100, 64, 0, 0), 10, Reach::Internal, RejectReason::CarrierNatAddress},
    {quad(127, 0, 0, 0), 8, Reach::Internal, RejectReason::LoopbackAddress},
    {quad(169, 254, 0, 0), 16, Reach::Internal, RejectReason::LinkLocalAddress},
    {quad(172, 16, 0, 0), 12, Reach::Internal, RejectReason::PrivateAddress},
    {quad(192, 0, 0, 0), 24, Reach::Internal, RejectReason::ReservedAddress},
    {quad(192, 0, 2, 0), 24, Reach::Documentation, RejectReason::DocumentationAddress},
    {quad(192, 168, 0, 0), 16, Reach::Internal, RejectReason::PrivateAddress},
    {quad(198, 18, 0, 0), 15, Reach::Internal, RejectReason::ReservedAddress},
    {quad(198, 51, 100, 0), 24, Reach::Documentation, RejectReason::DocumentationAddress},
    {quad(203, 0, 113, 0), 24, Reach::Documentation, RejectReason::DocumentationAddress},
    {quad(224, 0, 0, 0), 4, Reach::Internal, RejectReason::MulticastAddress},
    {quad(240, 0, 0, 0), 4, Reach::Internal, RejectReason::ReservedAddress},
};

struct Range6
{
    Ipv6 base;
    int bits;
    Reach reach;
    RejectReason why;
};

constexpr Range6 special6[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0}, 128, Reach::Internal, RejectReason::ReservedAddress},
    {{0, 0, 0, 0, 0, 0, 0, 1}, 128, Reach::Internal, RejectReason::LoopbackAddress},
    {{0x64, 0xff9b, 1}, 48, Reach::Internal, RejectReason::PrivateAddress},
    {{0x100}, 64, Reach::Internal, RejectReason::ReservedAddress},
    {{0x2001, 0x2}, 48, Reach::Internal, RejectReason::ReservedAddress},
    {{0x2001, 0x10}, 28, Reach::Internal, RejectReason::ReservedAddress},
    {{0x2001, 0x20}, 28, Reach::Internal, RejectReason::ReservedAddress},
    {{0x2001, 0xdb8}, 32, Reach::Documentation, RejectReason::DocumentationAddress},
    {{0x3fff}, 20, Reach::Documentation, RejectReason::DocumentationAddress},
    {{0xfc00}, 7, Reach::Internal, RejectReason::PrivateAddress},
    {{0xfe80}, 10, Reach::Internal, RejectReason::LinkLocalAddress},
    {{0xfec0}, 10, Reach::Internal, RejectReason::PrivateAddress},
    {{0xff00}, 8, Reach::Internal, RejectReason::MulticastAddress},
};

bool within(const Ipv6 &address, const Range6 &range)
{
    for (int group = 0, left = range.bits; left > 0; ++group, left -= 16) {
        const std::uint16_t mask = left >= 16 ? 0xffff : std::uint16_t(0xffff << (16 - left));
        if ((address[std::size_t(group)] & mask) != range.base[std::size_t(group)])
            return false;
    }
    return true;
}

/// Longest run of at least two zero groups; the first of equals, as RFC 5952 says.
struct ZeroRun
{
    int start = -1;
    int length = 1;
};

ZeroRun longestZeroRun(const Ipv6 &address)
{
    ZeroRun best;
    for (int i = 0; i < 8;) {
        int end = i;
        while (end < 8 && address[std::size_t(end)] == 0)
            ++end;
        if (end - i > best.length)
            best = {i, end - i};
        i = std::max(end, i + 1);
    }
    return best;
}

} // namespace

std::optional<std::uint32_t> parseIpv4(std::string_view text)
{
    if (text.size() < 7 || text.size() > 15)
        return {};
    std::uint32_t address = 0;
    int octets = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        std::uint32_t octet = 0;
        const std::size_t start = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9' && i - start < 4)
            octet = octet * 10 + std::uint32_t(text[i++] - '0');
        const std::size_t digits = i - start;
        if (digits == 0 || digits > 3 || octet > 255 || (digits > 1 && text[start] == '0'))
            return {};
        address = address << 8 | octet;
        ++octets;
        if (i == text.size())
            break;
        if (text[i] != '.' || octets == 4 || ++i == text.size())
            return {};
    }
    return octets == 4 ? std::optional(address) : std::nullopt;
}

std::optional<Ipv6> parseIpv6(std::string_view text)
{
    if (text.size() < 2 || text.size() > longestAddress)
        return {};
    Ipv6 groups{};
    std::size_t count = 0;
    int gap = -1;
    std::size_t i = 0;
    if (text[0] == ':') {
        if (text[1] != ':')
            return {};
        gap = 0;
        i = 2;
    }
    while (i < text.size()) {
        if (count == 8)
            return {};
        const std::size_t start = i;
        std::uint32_t value = 0;
        for (int digit; i < text.size() && (digit = hexValue(text[i])) >= 0; ++i)
            value = value << 4 | std::uint32_t(digit);
        if (i < text.size() && text[i] == '.') {
            const auto tail = parseIpv4(text.substr(start));
            if (!tail || count > 6)
                return {};
            groups[count++] = std::uint16_t(*tail >> 16);
            groups[count++] = std::uint16_t(*tail);
            break;
        }
        if (i == start || i - start > 4)
            return {};
        groups[count++] = std::uint16_t(value);
        if (i == text.size())
            break;
        if (text[i] != ':' || ++i == text.size())
            return {};
        if (text[i] == ':') {
            if (gap >= 0)
                return {};
            gap = int(count);
            ++i;
        }
    }
    if (gap < 0)
        return count == 8 ? std::optional(groups) : std::nullopt;
    if (count > 7)
        return {};
    std::move_backward(groups.begin() + gap, groups.begin() + std::ptrdiff_t(count), groups.end());
    std::fill(groups.begin() + gap, groups.begin() + gap + std::ptrdiff_t(8 - count), std::uint16_t(0));
    return groups;
}

std::optional<std::uint32_t> mappedIpv4(const Ipv6 &address)
{
    if (!std::all_of(address.begin(), address.begin() + 5, [](std::uint16_t g) { return g == 0; })
        || address[5] != 0xffff)
        return {};
    return std::uint32_t(address[6]) << 16 | address[7];
}

std::size_t writeIpv4(std::uint32_t address, char *out)
{
    char *at = out;
    for (int shift = 24; shift >= 0; shift -= 8) {
        const std::uint32_t octet = address >> shift & 255;
        if (octet >= 100)
            *at++ = char('0' + octet / 100);
        if (octet >= 10)
            *at++ = char('0' + octet / 10 % 10);
        *at++ = char('0' + octet % 10);
        if (shift)
            *at++ = '.';
    }
    return std::size_t(at - out);
}

std::size_t writeIpv6(const Ipv6 &address, char *out)
{
    const ZeroRun zeros = longestZeroRun(address);
    char *at = out;
    // "::45.77.1.9": an address of the other kind in disguise, spelled so by every system.
    if (zeros.start == 0 && zeros.length == 6) {
        *at++ = ':';
        *at++ = ':';
        return 2 + writeIpv4(std::uint32_t(address[6]) << 16 | address[7], at);
    }
    for (int i = 0; i < 8; ++i) {
        if (i == zeros.start) {
            *at++ = ':';
            *at++ = ':';
            i += zeros.length - 1;
            continue;
        }
        if (i && at[-1] != ':')
            *at++ = ':';
        bool started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            const int digit = address[std::size_t(i)] >> shift & 15;
            started = started || digit || shift == 0;
            if (started)
                *at++ = "0123456789abcdef"[digit];
        }
    }
    return std::size_t(at - out);
}

AddressClass classify(std::uint32_t ipv4)
{
    for (const Range4 &range : special4) {
        if ((ipv4 ^ range.base) >> (32 - range.bits) == 0)
            return {range.reach, range.why};
    }
    return {};
}

AddressClass classify(const Ipv6 &address)
{
    for (const Range6 &range : special6) {
        if (within(address, range))
            return {range.reach, range.why};
    }
    // An IPv4 address behind NAT64 (64:ff9b::/96) or 6to4 (2002::/16) is still that address.
    if (address[0] == 0x2002)
        return classify(std::uint32_t(address[1]) << 16 | address[2]);
    if (within(address, {{0x64, 0xff9b}, 96, Reach::Public, {}}))
        return classify(std::uint32_t(address[6]) << 16 | address[7]);
    // Nothing but 2000::/3 is given out; "a1b2::c3" in a text is an offset or code.
    if (address[0] >= 0x4000 || (address[0] >= 0x100 && address[0] < 0x2000))
        return {Reach::Internal, RejectReason::ReservedAddress};
    return {};
}

} // namespace ioc
