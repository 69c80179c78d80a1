// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/rowarchive.h"

namespace mdti {

namespace {
constexpr qsizetype longestRow = 16'384;
}

quint32 RowArchive::add(const QByteArray &row)
{
    // Compact JSON has no line feed of its own.
    if (row.isEmpty() || row.size() > longestRow || row.contains('\n'))
        return 0;
    m_open.append(row).append('\n');
    if (++m_count % rowsPerBlock == 0)
        closeBlock();
    return m_count;
}

void RowArchive::closeBlock()
{
    m_blocks.push_back(qCompress(m_open, 6));
    m_blocks.back().squeeze();
    m_open.clear();
}

QByteArray RowArchive::row(quint32 number) const
{
    if (number == 0 || number > m_count)
        return {};
    const quint32 block = (number - 1) / rowsPerBlock;
    if (block < m_blocks.size() && m_readNumber != block) {
        m_read = qUncompress(m_blocks[block]);
        m_readNumber = block;
    }
    const QByteArray &rows = block < m_blocks.size() ? m_read : m_open;
    qsizetype from = 0;
    for (quint32 skip = (number - 1) % rowsPerBlock; skip > 0; --skip)
        from = rows.indexOf('\n', from) + 1;
    return rows.mid(from, rows.indexOf('\n', from) - from);
}

} // namespace mdti
