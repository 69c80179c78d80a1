// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/budget.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {
// Passive DNS neighbours of one host that are new; most indicators have a handful, a few have a hundred.
constexpr double newPerHost = 7;
// Hosts of a list lead to each other: the farther, the fewer are new.
constexpr double overlap = 0.8;
constexpr double pagesPerHost = 1.2;
constexpr double perSecond = 90;
} // namespace

Budget estimate(qint64 indicators, const chain::Options &options)
{
    const double spread = std::min(newPerHost, double(options.holdShared ? std::max(1, options.fanout) : 1000));
    double ring = double(indicators), asked = 0, known = ring;
    for (int hop = 1; hop <= std::clamp(options.depth, 1, 4); ++hop) {
        asked += ring * pagesPerHost; // passive DNS of this ring…
        ring *= spread * std::pow(overlap, hop - 1);
        known += ring;
    }
    asked += known; // …and reputation of every host
    Budget budget;
    budget.requests = qint64(std::llround(asked));
    if (options.maxRequests > 0 && budget.requests > options.maxRequests) {
        budget.requests = options.maxRequests;
        budget.capped = true;
    }
    budget.seconds = std::max<qint64>(1, qint64(std::llround(double(budget.requests) / perSecond)));
    return budget;
}

qint64 aboutNumber(qint64 number)
{
    qint64 step = 1;
    while (number / step >= 100)
        step *= 10;
    return (number + step / 2) / step * step;
}

} // namespace ui
