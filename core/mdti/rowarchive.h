// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <vector>

namespace mdti {

/// Rows of JSON as they came, packed a few at a time: rows of one list say nearly the same, so that each takes some
/// 50 bytes. Made for many rows of which few are ever looked at.
class RowArchive
{
public:
    /// Returns a number to get it back by; 0 for an empty row or one that is too long to be kept.
    quint32 add(const QByteArray &row);
    QByteArray row(quint32 number) const; ///< empty for 0

private:
    static constexpr quint32 rowsPerBlock = 16;

    void closeBlock();

    std::vector<QByteArray> m_blocks; ///< compressed; rows end with a line feed
    QByteArray m_open; ///< rows of the block that is being filled
    quint32 m_count = 0;
    mutable QByteArray m_read; ///< the block read last
    mutable quint32 m_readNumber = ~quint32(0);
};

} // namespace mdti
