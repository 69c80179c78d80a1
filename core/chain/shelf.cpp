// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/shelf.h"

#include <cstring>

namespace chain {

namespace {

struct Packed
{
    qint64 firstSeen, lastSeen;
    quint16 length; ///< bytes of the other end's name, which follow
    quint8 type;
    quint8 reverse;
};

} // namespace

quint8 Shelf::typeNumber(const QString &type)
{
    qsizetype number = m_types.indexOf(type);
    if (number < 0) {
        // The set of types is open, but no service has hundreds; what would not fit shares the last number.
        number = std::min<qsizetype>(m_types.size(), 255);
        if (number == m_types.size())
            m_types.append(type);
    }
    return quint8(number);
}

void Shelf::put(HostId host, const Row &row)
{
    const QByteArray name = row.other.toUtf8();
    const Packed packed{row.firstSeen, row.lastSeen, quint16(name.size()), typeNumber(row.type), quint8(row.reverse)};
    std::string &rows = m_rows[host];
    rows.append(reinterpret_cast<const char *>(&packed), sizeof packed);
    rows.append(name.constData(), size_t(name.size()));
    ++m_size;
}

void Shelf::offer(HostId host, const std::function<bool(const Row &)> &use)
{
    const std::string rows = m_rows.take(host);
    std::string kept;
    constexpr size_t headSize = sizeof(Packed);
    for (size_t at = 0; rows.size() - at >= headSize;) {
        Packed packed;
        std::memcpy(&packed, rows.data() + at, headSize);
        const size_t size = headSize + packed.length;
        const Row row{QString::fromUtf8(rows.data() + at + headSize, packed.length), m_types.at(packed.type),
                      packed.firstSeen, packed.lastSeen, packed.reverse != 0};
        if (use(row))
            --m_size;
        else
            kept.append(rows.data() + at, size);
        at += size;
    }
    if (!kept.empty())
        m_rows.insert(host, kept);
}

void Shelf::clear()
{
    m_rows.clear();
    m_size = 0;
}

} // namespace chain
