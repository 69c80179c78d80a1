// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>

namespace base {

/// A QHash in parts, for the same reason as SharedList: with a copy alive, an insertion copies one small part instead
/// of everything. Only grows.
template <typename Key, typename Value> class SharedHash
{
    static constexpr qsizetype parts = 1024; // power of two; some 50 keys each in a big investigation

public:
    void insert(const Key &key, const Value &value)
    {
        if (m_parts.isEmpty())
            m_parts.resize(parts);
        m_parts[partOf(key)].insert(key, value);
    }
    Value value(const Key &key, const Value &otherwise) const
    {
        return m_parts.isEmpty() ? otherwise : m_parts.at(partOf(key)).value(key, otherwise);
    }

private:
    /// Another seed than the hash inside, whose buckets would else be filled unevenly.
    static qsizetype partOf(const Key &key) { return qsizetype(qHash(key, size_t(0x51ed270b)) % size_t(parts)); }

    QList<QHash<Key, Value>> m_parts;
};

} // namespace base
