// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/task.h"

#include <optional>
#include <queue>
#include <vector>

namespace chain {

/// How much a task promises: the smaller, the sooner. Breadth first (tier), then what is attributed already, then few
/// co-hosts on the way, then recent; what is equal goes in the order it came.
struct Promise
{
    int tier = 0;
    bool attributed = false;
    qint64 coHosts = 0; ///< of the host it was found by; only its order of magnitude counts
    qint64 recent = Record::unknownTime; ///< last seen

    /// Tier of a task about a host so many edges away. The indicators come first, then what is found beside them, so
    /// that the first actor shows early; from there on the reputation of a host and the records of one a step nearer
    /// compete by promise.
    static int tierOf(Ask ask, int hops, bool attributed);
};

/// What waits to be asked. A task may be pushed again with a better promise: the caller skips what it finds settled
/// when it comes out.
class Frontier
{
public:
    void push(const Task &task, const Promise &promise);
    std::optional<Task> pop();
    bool isEmpty() const { return m_queue.empty(); }
    void clear() { m_queue = {}; }

private:
    struct Entry
    {
        Task task;
        quint16 rank; ///< tier, attributed, co-hosts
        qint64 recent;
        quint64 order;
    };
    struct Later
    {
        bool operator()(const Entry &a, const Entry &b) const;
    };
    std::priority_queue<Entry, std::vector<Entry>, Later> m_queue;
    quint64 m_order = 0;
};

} // namespace chain
