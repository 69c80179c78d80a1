// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/follow.h"
#include "core/chain/task.h"

#include <QSet>
#include <QUrl>

#include <array>

namespace chain {

/// What the engine knows about a host besides what the investigation shows.
struct Work
{
    static constexpr int unreached = std::numeric_limits<int>::max() / 2;

    std::array<Step, hostAsks> steps{};
    std::array<quint8, hostAsks> tries{};
    int chainHops = unreached; ///< edges from the nearest indicator over records that lead on (Follow::GoesOn)
    bool sendable = true; ///< false: internal or documentation space
    bool listed = false; ///< on a noise list
    bool judged = false; ///< both directions have told enough to say whether it is shared; only then it is followed
    bool fromCase = false; ///< adopted: rows that were not followed are not at hand
    bool byHand = false; ///< expanded by the analyst, whatever the depth
    std::array<bool, 2> isRead{}; ///< per direction (forward, reverse): nothing more to read
    std::array<qint64, 2> size{}; ///< per direction: rows (forward) or co-hosts (reverse) known of
    qint64 foundBy = 0; ///< co-hosts of the least shared host it was found by
    qint64 recent = Record::unknownTime; ///< last seen of the freshest record it was found by

    Step &step(Ask ask) { return steps[size_t(ask)]; }
    Step step(Ask ask) const { return steps[size_t(ask)]; }
};

/// A collection that is read page by page: passive DNS of one host in one direction.
struct Pages
{
    QUrl next; ///< of the page to ask for; empty = the first
    bool any = false; ///< a page has come
    std::optional<qint64> count; ///< as the service gave it
    qint64 rows = 0;
    QSet<QString> others; ///< distinct other ends so far (reverse only)
    QSet<quint64> fingerprints; ///< of rows so far, to notice pages that go round in circles
    QSet<QUrl> followed;
    int barren = 0; ///< pages in a row that brought nothing new
};

} // namespace chain
