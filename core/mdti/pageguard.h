// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
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
    static constexpr int mostRepeats = 10; ///< pages in a row with the same rows
    static constexpr int mostEmpty = 100; ///< pages in a row without any

    void enterFirst(const QByteArray &page);
    /// The error if the page must not be asked.
    std::optional<base::Error> enterNext(const QByteArray &page);
    /// The page came. `next` is empty on the last one.
    void arrived(const QByteArray &page, const QByteArray &next, size_t rowsHash, bool empty);
    /// The page did not come: it may be asked again.
    void failed(const QByteArray &page);

private:
    struct Walk
    {
        QSet<QByteArray> asked;
        size_t lastRows = 0;
        int repeats = 0, empties = 0;
    };
    QHash<QByteArray, std::shared_ptr<Walk>> m_walks; ///< by the pages asked and the one that comes next
};

} // namespace mdti
