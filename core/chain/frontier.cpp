// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/frontier.h"

#include <bit>

namespace chain {

int Promise::tierOf(Ask ask, int hops, bool attributed)
{
    switch (ask) {
    case Ask::ProfileList:
        return 0;
    case Ask::Profile:
    case Ask::Article:
    case Ask::CoHosts:
        return 1; // they complete something already found; left to the end they would cost a round trip of their own
    case Ask::Reputation:
        return hops == 0 ? 0 : 2 * hops - 1;
    case Ask::Forward:
    case Ask::Reverse:
        break;
    }
    return hops == 0 ? 0 : 2 * hops + (attributed ? 0 : 1);
}

bool Frontier::Later::operator()(const Entry &a, const Entry &b) const
{
    if (a.rank != b.rank)
        return a.rank > b.rank;
    if (a.recent != b.recent)
        return a.recent < b.recent;
    return a.order > b.order;
}

void Frontier::push(const Task &task, const Promise &promise)
{
    const int tier = std::clamp(promise.tier, 0, 255);
    const int magnitude = std::bit_width(quint64(std::max<qint64>(promise.coHosts, 0))); // 0 … 64
    const auto rank = quint16(tier << 8 | (promise.attributed ? 0 : 128) | magnitude);
    m_queue.push({task, rank, promise.recent, m_order++});
}

std::optional<Task> Frontier::pop()
{
    if (m_queue.empty())
        return std::nullopt;
    const Task task = m_queue.top().task;
    m_queue.pop();
    return task;
}

} // namespace chain
