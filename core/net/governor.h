// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/net/width.h"

#include <QRandomGenerator>
#include <QtGlobal>

#include <optional>

namespace net {

struct GovernorSettings
{
    int startWidth = 32, maximumWidth = 100, minimumWidth = 4;
    double requestsPerSecond = 0; ///< 0 = no limit
    quint32 seed = 0; ///< of the jitter; 0 = random
};

/// Decides when the next request of the account may go out. Pure bookkeeping over a clock: knows nothing of the
/// network, so that its rules can be tested without one. (mdti-graph.md §9)
///
/// How the width is found is told in width.h. In short: it doubles each clean round until the first 429, which halves it,
/// once for all that were under way together. Then it settles at what the tenant bears, minimumWidth or more, where the
/// width is the cause of the refusals; where it is not, it is not lowered below half of the maximum.
class Governor
{
public:
    Governor(const GovernorSettings &settings, base::Clock *clock);

    /// Other limits from now on; what was learned stays as far as they allow it. The seed stays.
    void setLimits(const GovernorSettings &settings);

    /// Stands for one exchange under way; given back once.
    struct Permit
    {
        quint64 number = 0;
        int places = 1;
    };
    enum class Outcome {
        Answered, ///< whatever it said, the service is alive
        Throttled, ///< 429
        Failed, ///< no usable answer: network, time-out, 5xx
        Dropped, ///< cancelled by us: tells nothing
    };

    /// True when a request of that many places may go out now. One that is wider than the width goes alone.
    bool mayStart(int places) const;
    Permit start(int places);
    /// `retryAfterMs`: what the service asked for with a 429 or 503; without it a 429 pauses with growing, jittered
    /// waits. Returns the pause this began, 0 if it only joined or did not need one.
    qint64 finish(const Permit &permit, Outcome outcome, std::optional<qint64> retryAfterMs = {});
    /// Of an exchange already finished as Answered, `places` were in truth a 429 and `accepted` were not.
    qint64 throttledElsewhere(std::optional<qint64> retryAfterMs, int places, int accepted = 0);

    /// Milliseconds until mayStart() may change by the passing of time alone; 0 = it does not depend on time.
    qint64 waitMs() const;
    qint64 pausedMs() const;
    bool breakerOpen() const { return m_breaker == Breaker::Open || m_breaker == Breaker::GivenUp; }
    /// The service has been dead over several probes: whatever waits should be told so rather than wait on.
    bool givenUp() const;
    /// A user asks anew: one probe may go out at once.
    void allowProbe();

    int inFlight() const { return m_inFlight; }
    int width() const { return m_width.places(); }
    /// Monotonic time of the last answer that was no 429; -1 before the first.
    qint64 lastAnswerMs() const { return m_lastAnswer; }
    /// `ms` and up to a quarter more.
    qint64 jittered(qint64 ms);

private:
    enum class Breaker { Closed, Open, Probing, GivenUp };
    qint64 pause(std::optional<qint64> retryAfterMs);
    void throttled();
    void answered(const Permit &permit);
    void failed(const Permit &permit);
    void leaveBurst(const Permit &permit, Outcome outcome);
    void judgeBurst();
    void openBreaker();

    GovernorSettings m_settings;
    base::Clock *m_clock;
    QRandomGenerator m_random;
    Width m_width, m_widthBefore; ///< before: as it was when the burst began
    int m_inFlight = 0, m_exchanges = 0;
    quint64 m_lastNumber = 0;
    qint64 m_pauseUntil = 0, m_lastAnswer = -1;
    double m_nextSlot = 0; ///< own rate limit: monotonic ms

    // All requests that were under way when a 429 came are one burst.
    quint64 m_burstEnd = 0;
    int m_burstLeft = 0, m_burstClean = 0, m_burstThrottled = 0;
    int m_backoffStep = 0;

    Breaker m_breaker = Breaker::Closed;
    quint64 m_failureEnd = 0, m_probe = 0;
    int m_failures = 0, m_failureWaves = 0, m_openings = 0;
    qint64 m_openUntil = 0;
};

} // namespace net
