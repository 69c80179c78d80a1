// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/width.h"

#include <algorithm>
#include <cmath>

namespace net {

namespace {
constexpr int fewPlaces = 5; ///< a smaller burst tells nothing by itself
constexpr int enoughClean = 20;
constexpr int longestRest = 64, largestProbe = 32;
constexpr qint64 probeEveryMs = 60'000;
constexpr double boundGrowth = 0.5; ///< places a round
constexpr double notLess = 0.75;
} // namespace

void Width::setLimits(const Limits &limits)
{
    m_limits = limits;
    m_width = std::clamp<double>(m_width, limits.minimum, limits.maximum);
}

void Width::answered(int places, bool used, qint64 nowMs)
{
    m_cleanSince += places;
    if (!used)
        return; // growth that nobody uses would not be known to be borne
    switch (m_mode) {
    case Mode::Fresh:
        m_width += places;
        break;
    case Mode::Scattered:
        m_width += m_limits.minimum / m_width * places;
        break;
    case Mode::Trial:
        m_cleanNeeded -= places;
        if (m_cleanNeeded > 0)
            break;
        m_mode = Mode::Bound;
        m_nextRest = 8;
        m_probeStep = 1;
        m_probeDue = nowMs + probeEveryMs;
        break;
    case Mode::Bound:
        growBound(places, nowMs);
        break;
    }
    m_width = std::min<double>(m_width, m_limits.maximum);
}

void Width::growBound(int places, qint64 nowMs)
{
    if (m_probedFrom > 0) {
        m_cleanNeeded -= places;
        if (m_cleanNeeded > 0)
            return;
        m_probedFrom = 0;
        m_ceiling = int(m_width) + 1;
        m_probeStep = std::min(2 * m_probeStep, largestProbe);
        m_probeDue = nowMs + probeEveryMs;
        return;
    }
    const double most = m_ceiling > 0 ? std::max(m_ceiling - 1, m_limits.minimum) : m_limits.maximum;
    if (m_width < most) {
        m_width = std::min(most, m_width + boundGrowth / m_width * places);
    } else if (nowMs >= m_probeDue && m_width < m_limits.maximum) {
        m_probedFrom = m_width;
        m_width = std::floor(m_width) + m_probeStep;
        m_cleanNeeded = 2 * int(m_width);
    }
}

void Width::takeBack(int places)
{
    m_cleanSince = std::max(0, m_cleanSince - places);
}

void Width::refused()
{
    m_before = m_width;
    m_width = std::max<double>(m_limits.minimum, std::floor(m_width / 2));
}

void Width::lowerTo(double width)
{
    m_width = std::clamp<double>(std::min(width, m_before), m_limits.minimum, m_limits.maximum);
}

bool Width::judge(int accepted, int refused, qint64 nowMs)
{
    const int total = accepted + refused;
    const double share = double(refused) / total;
    const bool most = 2 * refused >= total && total >= fewPlaces;
    const bool rare = 4 * refused < total && m_cleanSince >= 4 * total;
    bool lowered = most;
    m_probeDue = nowMs + probeEveryMs;
    if (m_probedFrom > 0) {
        lowerTo(m_probedFrom);
        m_ceiling = int(m_before);
        m_probeStep = 1;
        m_probedFrom = 0;
    } else if (total < fewPlaces) {
        lowered = judgeFew(accepted, refused);
    } else if (most) {
        tryAt(accepted, total, share);
    } else if (m_mode == Mode::Trial) {
        if (isRefuted(share))
            refute();
        else
            tryAt(accepted, total, share);
    } else if (m_mode == Mode::Fresh) {
        m_mode = Mode::Scattered;
        spare();
    } else if ((rare && (m_mode == Mode::Bound || m_before <= m_limits.maximum / 2)) || m_rest > 0) {
        m_rest = std::max(0, m_rest - 1);
        spare();
    } else {
        tryAt(accepted, total, share);
    }
    m_cleanSince = 0;
    return lowered;
}

/// Lowering did not help, or hardly.
bool Width::isRefuted(double share) const
{
    return share >= notLess * m_share && (share >= 0.1 || m_before <= 0.75 * m_origin);
}

void Width::tryAt(int accepted, int total, double share)
{
    if (m_mode != Mode::Trial) {
        m_mode = Mode::Trial;
        m_origin = m_before;
        m_fewAccepted = m_fewRefused = 0;
    }
    // Where nothing was accepted, nothing is known but that it was too much just then.
    lowerTo(accepted > 0 ? std::min<double>(accepted, std::ceil(m_before) - 1) : std::floor(m_before / 2));
    if (accepted > 0)
        m_ceiling = std::max(total, places() + 1);
    m_share = share;
    m_cleanNeeded = std::max(enoughClean, 2 * places());
}

void Width::spare()
{
    const double half = std::floor(m_limits.maximum / 2.0);
    m_width = std::max(m_width, m_mode == Mode::Bound ? m_before : std::min(m_before + m_limits.minimum, half));
}

void Width::refute()
{
    m_mode = Mode::Scattered;
    m_ceiling = 0;
    m_rest = m_nextRest;
    m_nextRest = std::min(2 * m_nextRest, longestRest);
    m_before = std::max(m_before, m_origin);
    spare();
}

/// By itself such a burst tells nothing, so what was answered between them counts as well.
bool Width::judgeFew(int accepted, int refused)
{
    const bool most = m_cleanSince + accepted < 2 * refused;
    if (m_mode == Mode::Trial) {
        lowerTo(m_before);
        m_cleanNeeded = std::max(enoughClean, 2 * places());
        m_fewAccepted += accepted + m_cleanSince;
        m_fewRefused += refused;
        const int total = m_fewAccepted + m_fewRefused;
        if (total < enoughClean)
            return most;
        const double share = double(m_fewRefused) / total;
        m_fewAccepted = m_fewRefused = 0;
        if (share >= notLess * m_share && share < 0.5)
            refute();
        else
            m_share = share;
        return most;
    }
    if (most)
        return true; // stays halved
    if (m_mode == Mode::Fresh)
        m_mode = Mode::Scattered;
    spare();
    return false;
}

} // namespace net
