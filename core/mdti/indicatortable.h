// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/mdti/rowarchive.h"
#include "core/mdti/types.h"

#include <string>
#include <vector>

namespace mdti {

/// Host → indicators of profiles, packed: about 180 bytes an entry with its row, so that a million of them stay small. Times are
/// kept to the second.
class IndicatorTable
{
public:
    IndicatorTable();

    /// `host` is canonical, `origin` a number the caller knows the page by. A host that a profile lists twice is kept
    /// once, with the longer span.
    void add(const QString &host, int profile, int origin, const ProfileIndicator &indicator);

    struct Found
    {
        int profile = -1;
        int origin = -1;
        ProfileIndicator indicator;
    };
    QList<Found> find(const QString &host) const; ///< in the order they were added
    qsizetype size() const { return qsizetype(m_entries.size()); }

private:
    struct Entry
    {
        qint64 firstSeen, lastSeen; ///< seconds, or `never`
        quint64 text; ///< offset of host, id and raw artifact in m_texts
        quint32 next; ///< of the same bucket, +1
        qint32 profile, origin;
        quint32 row; ///< in m_rows
        quint16 hostSize, idSize, artifactSize;
        quint16 source; ///< into m_sources
    };
    std::string_view hostOf(const Entry &entry) const;
    void grow();
    quint16 sourceNumber(const QString &source);

    std::vector<Entry> m_entries;
    std::vector<quint32> m_buckets; ///< entry + 1, 0 = none
    std::string m_texts;
    RowArchive m_rows;
    QStringList m_sources;
};

} // namespace mdti
