// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>

#include <memory>
#include <optional>

namespace mdti {

/// Sees to it that following nextLinks ends: a page is asked once per walk, a walk has a last page, and pages that
/// repeat themselves are not followed for ever. Pages are named by path and query.
class PageGuard
{
public:
    static constexpr int mostPages = 10'000;
    static constexpr int mostProfilePages = 500; ///< of the list of profiles: a hundred times what there are
    static constexpr int mostRepeats = 10; ///< pages in a row with no row that was not there before
    static constexpr int mostEmpty = 100; ///< pages in a row without any

    void enterFirst(const QByteArray &page);
    /// The error if the page must not be asked.
    std::optional<base::Error> enterNext(const QByteArray &page, int most = mostPages);

    struct Arrival
    {
        QByteArray next; ///< empty on the last one
        QList<size_t> rows; ///< a hash of each
        qint64 sent = 0; ///< rows, with those that could not be read
        std::optional<qint64> count; ///< of the whole list, as the service says
    };
    /// The page came. Of the last one: how many rows of the whole list did not come, as far as the service counts.
    qint64 arrived(const QByteArray &page, const Arrival &arrival);
    /// The page did not come: it may be asked again.
    void failed(const QByteArray &page);

private:
    struct Walk
    {
        QSet<QByteArray> asked;
        QSet<size_t> rows;
        int repeats = 0, empties = 0;
        bool fromStart = false; ///< every page was seen here
        qint64 sent = 0;
        std::optional<qint64> count; ///< as the first page said
    };
    QHash<QByteArray, std::shared_ptr<Walk>> m_walks; ///< by the pages asked and the one that comes next
};

} // namespace mdti
