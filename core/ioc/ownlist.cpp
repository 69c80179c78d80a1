// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/ownlist.h"

#include "core/ioc/address.h"
#include "core/ioc/hostname.h"

#include <algorithm>
#include <tuple>

namespace ioc {

namespace {

using Bytes = std::array<std::uint8_t, 16>;

Bytes bytesOf(const PlainHost &host)
{
    Bytes bytes{};
    if (host.type == Type::Ipv4) {
        const std::uint32_t address = parseIpv4(host.value()).value_or(0);
        bytes[10] = bytes[11] = 0xff;
        for (int i = 0; i < 4; ++i)
            bytes[std::size_t(12 + i)] = std::uint8_t(address >> (24 - 8 * i));
    } else if (const auto address = parseIpv6(host.value())) {
        for (std::size_t i = 0; i < 8; ++i) {
            bytes[2 * i] = std::uint8_t((*address)[i] >> 8);
            bytes[2 * i + 1] = std::uint8_t((*address)[i]);
        }
    }
    return bytes;
}

bool within(const Bytes &address, const Bytes &base, int bits)
{
    for (std::size_t i = 0; bits > 0; ++i, bits -= 8) {
        const auto mask = bits >= 8 ? std::uint8_t(0xff) : std::uint8_t(0xff << (8 - bits));
        if ((address[i] ^ base[i]) & mask)
            return false;
    }
    return true;
}

bool parse(QStringView text, PlainHost &host)
{
    const QByteArray utf8 = text.toUtf8();
    return parsePlainHost({utf8.constData(), std::size_t(utf8.size())}, host);
}

} // namespace

OwnList OwnList::fromText(QStringView text, QStringList *unreadable)
{
    OwnList list;
    for (QStringView line : text.split(u'\n')) {
        line = line.left(line.indexOf(u'#') < 0 ? line.size() : line.indexOf(u'#')).trimmed();
        if (!line.isEmpty() && !list.add(line) && unreadable)
            unreadable->append(line.toString());
    }
    // Of two alike the one that forbids is found first.
    std::sort(list.m_names.begin(), list.m_names.end(),
              [](const Name &a, const Name &b) { return std::tie(a.name, a.allowed) < std::tie(b.name, b.allowed); });
    std::stable_sort(list.m_ranges.begin(), list.m_ranges.end(), [](const Range &a, const Range &b) {
        return std::make_tuple(-a.bits, a.allowed) < std::make_tuple(-b.bits, b.allowed);
    });
    return list;
}

bool OwnList::add(QStringView entry)
{
    const bool allowed = entry.startsWith(u'!');
    if (allowed)
        entry = entry.mid(1).trimmed();
    if (entry.startsWith(u"*."))
        entry = entry.mid(2);
    const qsizetype slash = entry.indexOf(u'/');
    PlainHost host;
    if (!parse(slash < 0 ? entry : entry.left(slash), host))
        return false;
    if (host.type == Type::Domain) {
        if (slash >= 0)
            return false;
        m_names.push_back({std::string(host.value()), allowed});
        return true;
    }
    const int width = host.type == Type::Ipv4 ? 32 : 128;
    bool ok = true;
    const int bits = slash < 0 ? width : entry.mid(slash + 1).toInt(&ok);
    if (!ok || bits < 0 || bits > width)
        return false;
    m_ranges.push_back({bytesOf(host), bits + (128 - width), allowed});
    return true;
}

bool OwnList::contains(const PlainHost &host) const
{
    if (host.type != Type::Domain) {
        if (m_ranges.empty())
            return false;
        const Bytes address = bytesOf(host);
        const auto narrowest = std::find_if(m_ranges.begin(), m_ranges.end(), [&address](const Range &range) {
            return within(address, range.base, range.bits);
        });
        return narrowest != m_ranges.end() && !narrowest->allowed;
    }
    if (m_names.empty())
        return false;
    for (std::string_view name = host.value();;) {
        const auto found = std::lower_bound(m_names.begin(), m_names.end(), name,
                                            [](const Name &entry, std::string_view wanted) { return entry.name < wanted; });
        if (found != m_names.end() && found->name == name)
            return !found->allowed;
        const std::size_t dot = name.find('.');
        if (dot == name.npos)
            return false;
        name.remove_prefix(dot + 1);
    }
}

bool OwnList::contains(const QString &value) const
{
    PlainHost host;
    return parse(value, host) && contains(host);
}

} // namespace ioc
