// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace net {

/// How many places the account may take at once, learned from what is refused. Pure values; the time is passed in.
///
/// Until the first 429 every answer adds a place, which doubles the width each round. The first 429 of a burst (all
/// that were under way then) halves it at once; when all of the burst have come back, it is judged:
/// - Most were refused: the width is the cause. It goes to what was accepted (half of it, where nothing was), at least
///   to the minimum, and the width refused becomes the ceiling.
/// - Some were refused, again and again: the width may be the cause or not, so it is tried. It goes to what was accepted;
///   if next to nothing is refused there, it was the cause; if as many are refused as before, it was not.
/// - The first refusals, and rare ones, are taken as scattered: the width goes on, but not beyond half of the maximum.
/// Where refusals are scattered (a tenant that refuses three of ten whatever we do), the width is not lowered further,
/// grows by `minimum` a round and is tried anew only after some bursts. Where the width is the cause, it grows by half a
/// place a round to below the ceiling. Beyond that there is a probe a minute without refusals: one place more, twice as
/// many each time one was borne.
class Width
{
public:
    struct Limits
    {
        int maximum = 100, minimum = 4;
    };

    explicit Width(int start)
        : m_width(start)
    {
    }
    void setLimits(const Limits &limits);
    int places() const { return int(m_width); }

    /// An exchange of that many places was answered, and no 429 was known when it began. `used`: enough was under way
    /// to tell that this width is borne.
    void answered(int places, bool used, qint64 nowMs);
    /// Of the last ones that many were refused in truth.
    void takeBack(int places);
    void refused(); ///< the first 429 of a burst
    /// How the burst ended, in places. True when most of it was refused.
    bool judge(int accepted, int refused, qint64 nowMs);

private:
    enum class Mode { Fresh, Scattered, Trial, Bound };
    void lowerTo(double width);
    void tryAt(int accepted, int total, double share);
    void spare();
    void refute();
    bool judgeFew(int accepted, int refused);
    bool isRefuted(double share) const;
    void growBound(int places, qint64 nowMs);

    Limits m_limits;
    Mode m_mode = Mode::Fresh;
    double m_width, m_before = 0; ///< before the burst
    int m_ceiling = 0; ///< lowest width known to be refused; 0 = none
    int m_cleanSince = 0; ///< places answered since the last burst
    // Of a trial
    double m_origin = 0, m_share = 0; ///< width it began from; share refused at the last width
    int m_cleanNeeded = 0;
    int m_fewAccepted = 0, m_fewRefused = 0; ///< bursts too small to tell anything by themselves
    int m_rest = 0, m_nextRest = 8; ///< bursts until the next trial
    // Of a probe
    qint64 m_probeDue = 0;
    int m_probeStep = 1;
    double m_probedFrom = 0; ///< 0 = no probe under way
};

} // namespace net
