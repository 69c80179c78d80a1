// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/punycode.h"

#include <cstdint>

namespace ioc {

namespace {

// The parameters of RFC 3492, section 5.
constexpr std::uint32_t base = 36, tMin = 1, tMax = 26, skew = 38, damp = 700, initialBias = 72, initialN = 128;
constexpr std::size_t longestLabel = 63;

std::uint32_t adapted(std::uint32_t delta, std::uint32_t points, bool first)
{
    delta = first ? delta / damp : delta / 2;
    delta += delta / points;
    std::uint32_t k = 0;
    for (; delta > (base - tMin) * tMax / 2; k += base)
        delta /= base - tMin;
    return k + (base - tMin + 1) * delta / (delta + skew);
}

char digit(std::uint32_t value)
{
    return char(value < 26 ? 'a' + value : '0' + value - 26);
}

void writeDelta(std::uint32_t delta, std::uint32_t bias, std::string &out)
{
    for (std::uint32_t k = base;; k += base) {
        const std::uint32_t threshold = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
        if (delta < threshold)
            break;
        out += digit(threshold + (delta - threshold) % (base - threshold));
        delta = (delta - threshold) / (base - threshold);
    }
    out += digit(delta);
}

/// Smallest code point not below `from`.
char32_t nextPoint(std::u32string_view label, char32_t from)
{
    char32_t next = 0x110000;
    for (const char32_t c : label) {
        if (c >= from && c < next)
            next = c;
    }
    return next;
}

} // namespace

std::optional<std::string> encodeLabel(std::u32string_view label)
{
    if (label.empty() || label.size() > longestLabel)
        return {};
    std::string out;
    for (const char32_t c : label) {
        if (c < 0x80)
            out += char(c);
    }
    if (out.size() == label.size())
        return out;
    const auto basic = std::uint32_t(out.size());
    if (basic)
        out += '-';
    std::uint32_t delta = 0, bias = initialBias, handled = basic;
    char32_t n = initialN;
    while (handled < label.size()) {
        const char32_t m = nextPoint(label, n);
        // 63 points times the largest code point fits in 32 bits.
        delta += std::uint32_t(m - n) * (handled + 1);
        n = m;
        for (const char32_t c : label) {
            if (c < n)
                ++delta;
            if (c != n)
                continue;
            writeDelta(delta, bias, out);
            bias = adapted(delta, handled + 1, handled == basic);
            delta = 0;
            ++handled;
        }
        ++delta;
        ++n;
    }
    out.insert(0, "xn--");
    return out.size() <= longestLabel ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace ioc
