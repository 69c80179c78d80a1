// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/behaviour.h"

#include <QRegularExpression>

#include <mutex>
#include <optional>

namespace sampletenant {

/// The faults in force and how often each has acted. Thread-safe.
class FaultBook
{
public:
    int add(const Fault &fault);
    int hits(int id) const;
    void clear();
    /// The fault that acts on this request, counted; none: the request goes its way.
    std::optional<Fault> take(const QByteArray &verb, const QByteArray &target);

private:
    struct Entry
    {
        Fault fault;
        QRegularExpression match;
        int seen = 0, hits = 0;
    };
    mutable std::mutex m_mutex;
    QList<Entry> m_entries; ///< an id is the index plus m_base
    int m_base = 0;
};

} // namespace sampletenant
