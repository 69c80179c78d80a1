// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "zipwriter.h"

#include <array>
#include <cstdint>

namespace {

std::uint32_t crc32(const QByteArray &bytes)
{
    static const auto table = [] {
        std::array<std::uint32_t, 256> values{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t c = i;
            for (int bit = 0; bit < 8; ++bit)
                c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
            values[i] = c;
        }
        return values;
    }();
    std::uint32_t crc = 0xffffffffu;
    for (const char byte : bytes)
        crc = table[(crc ^ std::uint8_t(byte)) & 255] ^ (crc >> 8);
    return ~crc;
}

QByteArray number(std::uint32_t value, int bytes)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out += char(value >> (8 * i));
    return out;
}

/// The fields local and central headers share.
QByteArray common(const QByteArray &name, const QByteArray &content, const QByteArray &packed)
{
    return number(20, 2) + number(0x800, 2) + number(8, 2) + number(0, 4) + number(crc32(content), 4)
        + number(std::uint32_t(packed.size()), 4) + number(std::uint32_t(content.size()), 4)
        + number(std::uint32_t(name.size()), 2) + number(0, 2);
}

} // namespace

QByteArray zipOf(const std::vector<std::pair<QByteArray, QByteArray>> &members)
{
    QByteArray out, central;
    for (const auto &[name, content] : members) {
        // qCompress: four bytes of length, a zlib header, raw deflate, a checksum.
        QByteArray packed = qCompress(content, 9).mid(6);
        packed.chop(4);
        central += "PK\x01\x02" + number(20, 2) + common(name, content, packed) + number(0, 2) + number(0, 2)
            + number(0, 2) + number(0, 4) + number(std::uint32_t(out.size()), 4) + name;
        out += "PK\x03\x04" + common(name, content, packed) + name + packed;
    }
    const auto count = std::uint32_t(members.size());
    const auto at = std::uint32_t(out.size());
    return out + central + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2)
        + number(std::uint32_t(central.size()), 4) + number(at, 4) + number(0, 2);
}
