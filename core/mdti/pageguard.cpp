// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/pageguard.h"

namespace mdti {

void PageGuard::enterFirst(const QByteArray &page)
{
    auto walk = std::make_shared<Walk>();
    walk->asked.insert(page);
    m_walks.insert(page, std::move(walk));
}

std::optional<base::Error> PageGuard::enterNext(const QByteArray &page)
{
    std::shared_ptr<Walk> &walk = m_walks[page];
    if (!walk)
        walk = std::make_shared<Walk>(); // taken up in the middle, from a case
    const auto endless = [](const QString &why) {
        return base::Error{base::Failure::BadReply, QStringLiteral("paging does not end: %1").arg(why), 0, {}, {}};
    };
    if (walk->asked.contains(page))
        return endless(QStringLiteral("the next page is one that was read before"));
    if (walk->asked.size() >= mostPages)
        return endless(QStringLiteral("%1 pages were read").arg(mostPages));
    if (walk->repeats >= mostRepeats)
        return endless(QStringLiteral("the last %1 pages are the same").arg(mostRepeats));
    if (walk->empties >= mostEmpty)
        return endless(QStringLiteral("the last %1 pages are empty").arg(mostEmpty));
    walk->asked.insert(page);
    return std::nullopt;
}

void PageGuard::arrived(const QByteArray &page, const QByteArray &next, size_t rowsHash, bool empty)
{
    const std::shared_ptr<Walk> walk = m_walks.value(page);
    if (!walk)
        return;
    if (next.isEmpty()) {
        for (const QByteArray &asked : std::as_const(walk->asked))
            if (const auto found = m_walks.constFind(asked); found != m_walks.constEnd() && *found == walk)
                m_walks.erase(found);
        return;
    }
    walk->empties = empty ? walk->empties + 1 : 0;
    walk->repeats = !empty && rowsHash == walk->lastRows ? walk->repeats + 1 : 0;
    walk->lastRows = rowsHash;
    m_walks.insert(next, walk);
}

void PageGuard::failed(const QByteArray &page)
{
    if (const std::shared_ptr<Walk> walk = m_walks.value(page))
        walk->asked.remove(page);
}

} // namespace mdti
