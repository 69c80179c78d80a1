// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/governor.h"

#include <algorithm>
#include <cmath>

namespace net {

namespace {
constexpr qint64 firstBackoffMs = 1'000;
constexpr int maximumBackoffStep = 6;
constexpr int failuresToOpen = 10, wavesToOpen = 3;
constexpr int probesBeforeGivingUp = 3;
constexpr qint64 firstOpenMs = 1'000, firstOpenKnownAliveMs = 2'000;
constexpr qint64 givenUpMs = 10'000;
constexpr double slotCatchUpMs = 20;
} // namespace

Governor::Governor(const GovernorSettings &settings, base::Clock *clock)
    : m_clock(clock)
    , m_random(settings.seed ? settings.seed : QRandomGenerator::global()->generate())
    , m_width(settings.startWidth)
    , m_widthBefore(m_width)
{
    setLimits(settings);
}

void Governor::setLimits(const GovernorSettings &settings)
{
    m_settings = settings;
    m_settings.minimumWidth = std::max(1, settings.minimumWidth);
    m_settings.maximumWidth = std::max(m_settings.minimumWidth, settings.maximumWidth);
    for (Width *width : {&m_width, &m_widthBefore})
        width->setLimits({m_settings.maximumWidth, m_settings.minimumWidth});
}

bool Governor::mayStart(int places) const
{
    const qint64 now = m_clock->monotonicMs();
    if (now < m_pauseUntil || (m_settings.requestsPerSecond > 0 && double(now) < m_nextSlot))
        return false;
    switch (m_breaker) {
    case Breaker::Closed:
        break;
    case Breaker::Open:
    case Breaker::GivenUp:
        return now >= m_openUntil;
    case Breaker::Probing:
        return false;
    }
    return m_inFlight == 0 || m_inFlight + places <= width();
}

Governor::Permit Governor::start(int places)
{
    if (m_breaker != Breaker::Closed) {
        m_breaker = Breaker::Probing;
        m_probe = m_lastNumber + 1;
    }
    if (m_settings.requestsPerSecond > 0) {
        // A late timer may be caught up with, so that the rate is met, but not a longer silence.
        const double now = double(m_clock->monotonicMs());
        m_nextSlot = std::max(m_nextSlot, now - slotCatchUpMs) + 1000.0 * places / m_settings.requestsPerSecond;
    }
    m_inFlight += places;
    ++m_exchanges;
    return {++m_lastNumber, places};
}

qint64 Governor::finish(const Permit &permit, Outcome outcome, std::optional<qint64> retryAfterMs)
{
    qint64 began = 0;
    switch (outcome) {
    case Outcome::Answered:
        answered(permit);
        break;
    case Outcome::Throttled:
        if (permit.number > m_burstEnd)
            throttled();
        m_breaker = Breaker::Closed; // it talks to us
        m_failures = m_failureWaves = m_openings = 0;
        began = pause(retryAfterMs);
        break;
    case Outcome::Failed:
        failed(permit);
        if (retryAfterMs)
            began = pause(retryAfterMs);
        break;
    case Outcome::Dropped:
        if (m_breaker == Breaker::Probing && permit.number == m_probe)
            m_breaker = Breaker::Open; // the probe told nothing; the next one may go at once
        break;
    }
    m_inFlight -= permit.places;
    --m_exchanges;
    leaveBurst(permit, outcome);
    return began;
}

qint64 Governor::throttledElsewhere(std::optional<qint64> retryAfterMs, int places, int accepted)
{
    const bool lastOfBurst = m_burstLeft == 0 && m_clock->monotonicMs() < m_pauseUntil;
    if (m_burstLeft > 0 || lastOfBurst) { // it was counted as clean there
        m_burstThrottled += places;
        m_burstClean = std::max(0, m_burstClean - places);
        if (lastOfBurst) {
            m_width = m_widthBefore;
            m_width.refused();
            judgeBurst();
        }
    } else {
        m_width.takeBack(places + accepted);
        throttled();
        m_burstThrottled = places;
        m_burstClean = accepted;
        if (m_burstLeft == 0)
            judgeBurst();
    }
    return pause(retryAfterMs);
}

qint64 Governor::pause(std::optional<qint64> retryAfterMs)
{
    const qint64 now = m_clock->monotonicMs();
    const bool pausedAlready = now < m_pauseUntil;
    qint64 until = now;
    if (retryAfterMs) {
        // Jitter only on top, and little of it: the user waits.
        const qint64 asked = std::max<qint64>(0, *retryAfterMs);
        until = now + asked + m_random.bounded(int(std::clamp<qint64>(asked / 20, 1, 1'000)));
    } else if (!pausedAlready) {
        until = now + jittered(firstBackoffMs << m_backoffStep);
    }
    if (until <= m_pauseUntil)
        return 0;
    m_pauseUntil = until;
    return pausedAlready ? 0 : until - now;
}

void Governor::throttled()
{
    // The reply that brings the news is still counted in m_exchanges when it comes through finish(), and leaves the
    // burst there.
    m_burstEnd = m_lastNumber;
    m_burstLeft = m_exchanges;
    m_burstClean = m_burstThrottled = 0;
    m_widthBefore = m_width;
    m_width.refused();
}

void Governor::answered(const Permit &permit)
{
    m_breaker = Breaker::Closed;
    m_failures = m_failureWaves = m_openings = 0;
    m_lastAnswer = m_clock->monotonicMs();
    if (permit.number > m_burstEnd) // answers of a burst do not count as recovery
        m_width.answered(permit.places, 2 * m_inFlight >= width(), m_lastAnswer);
}

void Governor::leaveBurst(const Permit &permit, Outcome outcome)
{
    if (m_burstLeft == 0 || permit.number > m_burstEnd)
        return;
    if (outcome == Outcome::Answered)
        m_burstClean += permit.places;
    else if (outcome == Outcome::Throttled)
        m_burstThrottled += permit.places;
    if (--m_burstLeft == 0)
        judgeBurst();
}

void Governor::judgeBurst()
{
    if (m_burstThrottled > 0 && m_width.judge(m_burstClean, m_burstThrottled, m_clock->monotonicMs()))
        m_backoffStep = std::min(m_backoffStep + 1, maximumBackoffStep);
    else
        m_backoffStep = 0;
}

void Governor::failed(const Permit &permit)
{
    ++m_failures;
    // One broken HTTP/2 connection fails all its requests at once: that is one failure, not a hundred.
    if (permit.number > m_failureEnd) {
        ++m_failureWaves;
        m_failureEnd = m_lastNumber;
    }
    if ((m_breaker == Breaker::Probing && permit.number == m_probe)
        || (m_breaker == Breaker::Closed && m_failures >= failuresToOpen && m_failureWaves >= wavesToOpen))
        openBreaker();
}

void Governor::openBreaker()
{
    const qint64 now = m_clock->monotonicMs();
    if (m_openings >= probesBeforeGivingUp) {
        m_breaker = Breaker::GivenUp;
        m_openUntil = now + givenUpMs;
        return;
    }
    const qint64 first = m_lastAnswer < 0 ? firstOpenMs : firstOpenKnownAliveMs;
    m_openUntil = now + jittered(first << m_openings);
    m_breaker = Breaker::Open;
    ++m_openings;
}

bool Governor::givenUp() const
{
    return m_breaker == Breaker::GivenUp && m_clock->monotonicMs() < m_openUntil;
}

void Governor::allowProbe()
{
    if (m_breaker == Breaker::GivenUp)
        m_openUntil = m_clock->monotonicMs();
}

qint64 Governor::waitMs() const
{
    const qint64 now = m_clock->monotonicMs();
    qint64 until = m_pauseUntil;
    if (breakerOpen())
        until = std::max(until, m_openUntil);
    if (m_settings.requestsPerSecond > 0)
        until = std::max(until, qint64(std::ceil(m_nextSlot)));
    return std::max<qint64>(0, until - now);
}

qint64 Governor::pausedMs() const
{
    const qint64 until = breakerOpen() ? std::max(m_pauseUntil, m_openUntil) : m_pauseUntil;
    return std::max<qint64>(0, until - m_clock->monotonicMs());
}

qint64 Governor::jittered(qint64 ms)
{
    return ms + m_random.bounded(int(std::clamp<qint64>(ms / 4, 1, 60'000)));
}

} // namespace net
