// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// IP addresses as numbers: reading, writing and the special-purpose ranges. Pure, no allocation.
namespace ioc {

/// Four decimal octets. Leading zeros are refused: they are read as decimal by some and as octal by others.
std::optional<std::uint32_t> parseIpv4(std::string_view text);

using Ipv6 = std::array<std::uint16_t, 8>;
/// RFC 4291 text, also with an embedded IPv4 tail; no zone, no brackets.
std::optional<Ipv6> parseIpv6(std::string_view text);

/// The IPv4 address in ::ffff:0:0/96.
std::optional<std::uint32_t> mappedIpv4(const Ipv6 &address);

constexpr std::size_t longestAddress = 45;
/// Writes without terminator, returns the length. `out` has room for longestAddress.
std::size_t writeIpv4(std::uint32_t address, char *out);
/// RFC 5952.
std::size_t writeIpv6(const Ipv6 &address, char *out);

struct AddressClass
{
    Reach reach = Reach::Public;
    RejectReason why = RejectReason::ReservedAddress;
};
/// By the IANA special-purpose registries. IPv6 space that is merely unallocated counts as public: it may be allocated
/// tomorrow, and asking about it reveals nothing.
AddressClass classify(std::uint32_t ipv4);
AddressClass classify(const Ipv6 &address);

} // namespace ioc
