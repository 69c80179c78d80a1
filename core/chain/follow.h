// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

/// Which passive DNS relations lead on. One place for the walk and for the paths that are shown.
namespace chain {

enum class Follow {
    Not, ///< outside the time window
    EndsHere, ///< leads to the other host, but not through it (TXT, SOA: their names say little about who runs what)
    GoesOn,
};

/// UTC seconds; unknown ends are open.
struct Interval
{
    qint64 first = std::numeric_limits<qint64>::min();
    qint64 last = std::numeric_limits<qint64>::max();
    /// Overlap, with `slack` seconds between them still counted as one.
    bool meets(const Interval &other, qint64 slack) const;
    bool operator==(const Interval &) const = default;
};

Interval intervalOf(qint64 firstSeen, qint64 lastSeen);
inline Interval intervalOf(const Record &record)
{
    return intervalOf(record.firstSeen, record.lastSeen);
}

/// The time window and slack of a run in seconds.
class FollowRules
{
public:
    explicit FollowRules(const Options &options);
    Follow follow(const QString &recordType, const Interval &seen) const;
    qint64 slack() const { return m_slack; }
    bool isTimeTrue() const { return m_timeTrue; }

private:
    Interval m_window;
    qint64 m_slack = 0;
    bool m_timeTrue = false;
};

} // namespace chain
