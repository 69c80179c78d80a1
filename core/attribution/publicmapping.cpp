// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/publicmapping.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace attribution {

namespace {

QStringList namesOf(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &one : list)
        if (const QString text = one.toString().trimmed(); !text.isEmpty())
            out.append(text);
    return out;
}

MappingEntry readEntry(const QJsonObject &object)
{
    MappingEntry entry;
    entry.name = object.value(QLatin1String("name")).toString().trimmed();
    entry.origin = object.value(QLatin1String("origin")).toString();
    entry.attackId = object.value(QLatin1String("attack_id")).toString();
    entry.names.append(entry.name);
    if (const QString previous = object.value(QLatin1String("previous_name")).toString().trimmed(); !previous.isEmpty())
        entry.names.append(previous);
    entry.names += namesOf(object.value(QLatin1String("aliases")));
    const QStringList shared = namesOf(object.value(QLatin1String("shared_aliases")));
    entry.shared = QSet<QString>(shared.begin(), shared.end());
    return entry;
}

} // namespace

QList<MappingEntry> readMapping(const QByteArray &json)
{
    QList<MappingEntry> entries;
    const QJsonArray list = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &one : list)
        if (MappingEntry entry = readEntry(one.toObject()); !entry.name.isEmpty())
            entries.append(std::move(entry));
    return entries;
}

} // namespace attribution
