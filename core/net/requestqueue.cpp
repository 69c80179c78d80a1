// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/requestqueue.h"

namespace net {

JobPtr RequestQueue::next(Priority priority, const std::array<bool, 3> &blocked)
{
    JobPtr first;
    auto &lanes = m_lanes[size_t(priority)];
    for (size_t resource = 0; resource < lanes.size(); ++resource) {
        auto &lane = lanes[resource];
        while (!lane.empty() && lane.front()->ended)
            lane.pop_front();
        if (!blocked[resource] && !lane.empty() && (!first || lane.front()->ticket < first->ticket))
            first = lane.front();
    }
    return first;
}

void RequestQueue::remove(const JobPtr &job)
{
    auto &of = lane(*job);
    if (!of.empty() && of.front() == job)
        of.pop_front();
}

} // namespace net
