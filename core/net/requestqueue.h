// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/client.h"

#include <QHash>

#include <array>
#include <deque>
#include <memory>

namespace net {

/// A request on its way to an answer, over all its tries.
struct Job
{
    Client::Ticket ticket = 0;
    Request request;
    Client::Handler handler;
    bool ended = false; ///< its handler has been called, or is about to be
    int retries = 0, throttles = 0, refusals = 0, challenges = 0;
    qint64 firstThrottledMs = -1;
};
using JobPtr = std::shared_ptr<Job>;

/// Requests not under way, by priority and by the resource whose token they need: what waits for a token must not hold
/// up the others. Ended jobs are skipped.
class RequestQueue
{
public:
    void append(const JobPtr &job) { lane(*job).push_back(job); }
    /// For a repetition: it has waited already.
    void prepend(const JobPtr &job) { lane(*job).push_front(job); }
    /// The next one of a priority among the resources that are not blocked; null if there is none. Stays in the queue.
    JobPtr next(Priority priority, const std::array<bool, 3> &blocked);
    void remove(const JobPtr &job); ///< which next() returned

private:
    std::deque<JobPtr> &lane(const Job &job)
    {
        return m_lanes[size_t(job.request.priority)][size_t(job.request.resource)];
    }
    std::array<std::array<std::deque<JobPtr>, 3>, 3> m_lanes;
};

} // namespace net
