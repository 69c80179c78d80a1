// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/backend.h"

namespace incident {

void Backend::askIncidents(const ErrandPtr &errand, const net::Request &request, bool first, const Query &query,
                           const Read &read, const Handler<IncidentPage> &handler)
{
    askPage(errand, request, first, [this, errand, query, read, handler](base::Result<Rows> came) {
        settle(errand, came.map([&](const Rows &rows) {
            IncidentPage page;
            page.next = rows.next;
            for (const QJsonValue &row : rows.rows) {
                const base::Result<Incident> incident = read(row.toObject());
                if (!incident)
                    ++page.malformed;
                else if (query.matchesText(*incident))
                    page.incidents.append(*incident);
            }
            return page;
        }), handler);
    });
}

void Backend::askIncident(const ErrandPtr &errand, const net::Request &request, const Read &read,
                          const Handler<Incident> &handler)
{
    ask(errand, request, [this, errand, read, handler](base::Result<QJsonObject> json) {
        settle(errand, json.and_then(read), handler);
    });
}

} // namespace incident
