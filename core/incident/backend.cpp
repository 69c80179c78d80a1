// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/backend.h"

#include <algorithm>

namespace incident {

namespace {

void sortNewestFirst(QList<Incident> &incidents, Query::Order order)
{
    const auto time = [order](const Incident &one) { return order == Query::Order::Created ? one.created : one.modified; };
    std::stable_sort(incidents.begin(), incidents.end(),
                     [&](const Incident &a, const Incident &b) { return time(a) > time(b); });
}

} // namespace

void Backend::askIncidents(const ErrandPtr &errand, const net::Request &request, bool first, const Query &query,
                           const Read &read, const Handler<IncidentPage> &handler,
                           const std::optional<net::Request> &unordered)
{
    askPage(errand, request, first, [=, this](base::Result<Rows> came) {
        if (!came && unordered && came.error().httpStatus == 400) {
            askIncidents(errand, *unordered, true, query, read, handler);
            return;
        }
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
            sortNewestFirst(page.incidents, query.order);
            return page;
        }), handler);
    });
}

void Backend::askWritten(const ErrandPtr &errand, const net::Request &write, const net::Request &readBack, const Read &read,
                         const Handler<Incident> &handler)
{
    ask(errand, write, [this, errand, readBack, read, handler](const base::Result<QJsonObject> &json) {
        settleWritten(errand, json, readBack, read, handler);
    });
}

void Backend::settleWritten(const ErrandPtr &errand, const base::Result<QJsonObject> &json, const net::Request &readBack,
                            const Read &read, const Handler<Incident> &handler)
{
    const bool unreadable = json ? !read(*json) : isUnreadable(json.error());
    if (unreadable)
        askIncident(errand, readBack, read, handler);
    else
        settle(errand, json.and_then(read), handler);
}

void Backend::askIncident(const ErrandPtr &errand, const net::Request &request, const Read &read,
                          const Handler<Incident> &handler)
{
    ask(errand, request, [this, errand, read, handler](base::Result<QJsonObject> json) {
        settle(errand, json.and_then(read), handler);
    });
}

} // namespace incident
