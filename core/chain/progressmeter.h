// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/task.h"

#include <array>
#include <deque>

namespace chain {

/// Counts requests by what they are about and measures the pace. Times are monotonic milliseconds.
class ProgressMeter
{
public:
    void start(qint64 now);
    void stop(qint64 now);
    void wanted(Ask ask) { ++part(ask).waiting; }
    void dropped(Ask ask) { --part(ask).waiting; }
    void asked(Ask ask);
    void abandoned(Ask ask) { --part(ask).underWay; } ///< its answer does not matter any more
    void answered(Ask ask, qint64 now);
    void failed(Ask ask) { ++part(ask).failed; } ///< after `answered`: the answer was none
    void again(Ask ask); ///< what failed is going to be asked anew: the earlier attempt does not count any more
    void foundActor(qint64 now);

    qint64 elapsedMs(qint64 now) const;
    qint64 waiting() const;
    /// Fills in the counts, the pace and the time left.
    void fill(Progress &progress, qint64 now) const;

private:
    struct Part
    {
        qint64 waiting = 0, underWay = 0, done = 0;
        qint64 failed = 0; ///< among those done
        qint64 total() const { return waiting + underWay + done; }
    };
    struct Sample
    {
        qint64 at, done;
    };
    Part &part(Ask ask) { return m_parts[size_t(ask)]; }
    Part sum(std::initializer_list<Ask> asks) const;
    double perSecond(qint64 now) const;

    std::array<Part, 7> m_parts;
    std::deque<Sample> m_samples; ///< over the last seconds
    qint64 m_done = 0;
    qint64 m_started = -1, m_before = 0; ///< running since; time of earlier stretches
    qint64 m_firstActorMs = -1;
};

} // namespace chain
