// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/pageguard.h"

#include <algorithm>

namespace mdti {

void PageGuard::enterFirst(const QByteArray &page)
{
    auto walk = std::make_shared<Walk>();
    walk->asked.insert(page);
    walk->fromStart = true;
    m_walks.insert(page, std::move(walk));
}

std::optional<base::Error> PageGuard::enterNext(const QByteArray &page, int most)
{
    std::shared_ptr<Walk> &walk = m_walks[page];
    if (!walk)
        walk = std::make_shared<Walk>(); // taken up in the middle, from a case
    const auto endless = [](const QString &why) {
        return base::Error{base::Failure::BadReply, QStringLiteral("paging does not end: %1").arg(why), 0, {}, {}};
    };
    if (walk->asked.contains(page))
        return endless(QStringLiteral("the next page is one that was read before"));
    if (walk->asked.size() >= most)
        return endless(QStringLiteral("%1 pages were read").arg(most));
    if (walk->repeats >= mostRepeats)
        return endless(QStringLiteral("the last %1 pages brought nothing new").arg(mostRepeats));
    if (walk->empties >= mostEmpty)
        return endless(QStringLiteral("the last %1 pages are empty").arg(mostEmpty));
    walk->asked.insert(page);
    return std::nullopt;
}

qint64 PageGuard::arrived(const QByteArray &page, const Arrival &arrival)
{
    const std::shared_ptr<Walk> walk = m_walks.value(page);
    if (!walk)
        return 0;
    walk->sent += arrival.sent;
    if (!walk->count)
        walk->count = arrival.count;
    if (arrival.next.isEmpty()) {
        for (const QByteArray &asked : std::as_const(walk->asked))
            if (const auto found = m_walks.constFind(asked); found != m_walks.constEnd() && *found == walk)
                m_walks.erase(found);
        return walk->fromStart ? std::max<qint64>(0, walk->count.value_or(0) - walk->sent) : 0;
    }
    const qsizetype before = walk->rows.size();
    for (const size_t row : arrival.rows)
        walk->rows.insert(row);
    walk->empties = arrival.rows.isEmpty() ? walk->empties + 1 : 0;
    walk->repeats = !arrival.rows.isEmpty() && walk->rows.size() == before ? walk->repeats + 1 : 0;
    m_walks.insert(arrival.next, walk);
    return 0;
}

void PageGuard::failed(const QByteArray &page)
{
    if (const std::shared_ptr<Walk> walk = m_walks.value(page))
        walk->asked.remove(page);
}

} // namespace mdti
