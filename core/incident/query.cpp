// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/query.h"

#include <algorithm>

namespace incident {

namespace {

QString filterOf(const Query &query, const QueryWords &words)
{
    const auto anyOf = [](const QString &member, const auto &values, const auto &wordOf) {
        QStringList parts;
        for (const auto value : values)
            parts.append(QStringLiteral("%1 eq '%2'").arg(member, wordOf(value)));
        return parts.size() > 1 ? QString(QStringLiteral("(%1)").arg(parts.join(QStringLiteral(" or "))))
                                : parts.join(QString());
    };
    const auto time = [](const QString &member, const char16_t *operation, const QDateTime &when) {
        return when.isValid() ? QStringLiteral("%1 %2 %3").arg(member, QStringView(operation),
                                                               when.toUTC().toString(Qt::ISODate))
                              : QString();
    };
    QStringList all{anyOf(words.status, query.statuses, words.statusWord),
                    anyOf(words.severity, query.severities, words.severityWord),
                    time(words.created, u"ge", query.createdFrom), time(words.created, u"le", query.createdUntil),
                    time(words.modified, u"ge", query.modifiedFrom)};
    all.removeAll(QString());
    return all.join(QStringLiteral(" and "));
}

} // namespace

bool Query::matchesText(const Incident &incident) const
{
    const QString wanted = text.trimmed();
    return wanted.isEmpty() || incident.title.contains(wanted, Qt::CaseInsensitive)
        || QString::number(incident.number) == wanted || incident.hasLabel(wanted);
}

QueryOptions optionsOf(const Query &query, const QueryWords &words)
{
    QueryOptions options;
    if (const QString filter = filterOf(query, words); !filter.isEmpty())
        options.append({QStringLiteral("$filter"), filter});
    options.append({QStringLiteral("$orderby"),
                    (query.order == Query::Order::Created ? words.created : words.modified) + QStringLiteral(" desc")});
    options.append({QStringLiteral("$top"), QString::number(std::clamp(query.pageSize, 1, words.mostRows))});
    return options;
}

} // namespace incident
