// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/types.h"

#include <QPair>

namespace incident {

struct Query
{
    QList<Status> statuses; ///< empty: all
    QList<Severity> severities;
    QString text; ///< in title or number; looked for here, page by page
    QDateTime createdFrom, createdUntil, modifiedFrom; ///< invalid: open
    enum class Order { Created, Modified };
    Order order = Order::Created; ///< newest first
    int pageSize = 50;

    /// Whether the text lets it through.
    bool matchesText(const Incident &incident) const;
};

/// What one side calls the members that are filtered and sorted by, and their values.
struct QueryWords
{
    QString status, severity, created, modified;
    QString (*statusWord)(Status);
    QString (*severityWord)(Severity);
    int mostRows; ///< of a page
};

using QueryOptions = QList<QPair<QString, QString>>;
/// $filter (where anything is filtered), $orderby and $top.
QueryOptions optionsOf(const Query &query, const QueryWords &words);

} // namespace incident
