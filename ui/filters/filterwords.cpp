// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/filters/filterwords.h"

#include "core/base/text.h"
#include "ui/models/wording.h"

#include <QCoreApplication>

namespace ui::filters {

QString tr(const char *text)
{
    return QCoreApplication::translate("Filters", text);
}

namespace {

constexpr Part allParts[] = {Part::Hops, Part::Seen, Part::Records, Part::Verdict, Part::Score,
                             Part::Actor, Part::Text, Part::Evidence, Part::NoHeld, Part::Incomplete};

QString seenWords(const graph::Filter &filter)
{
    const bool from = filter.seenFrom != chain::Record::unknownTime, to = filter.seenTo != chain::Record::unknownTime;
    if (from && to)
        return wording::day(filter.seenFrom) + QStringLiteral(" – ") + wording::day(filter.seenTo);
    return from ? tr("since %1").arg(wording::day(filter.seenFrom)) : tr("until %1").arg(wording::day(filter.seenTo));
}

QString value(const graph::Filter &filter, Part part, const Workspace &workspace)
{
    QStringList list;
    switch (part) {
    case Part::Hops:
        return QStringLiteral("≤ %1").arg(filter.maximumHops);
    case Part::Seen:
        return seenWords(filter);
    case Part::Records:
        list = QStringList(filter.recordTypes.cbegin(), filter.recordTypes.cend());
        list.sort();
        return base::singleLine(list.join(QStringLiteral(", ")), 60);
    case Part::Verdict:
        for (int verdict = 3; verdict >= 0; --verdict) {
            if (filter.verdicts.contains(verdict))
                list.append(wording::verdict(mdti::Classification(verdict)));
        }
        return list.join(QStringLiteral(", "));
    case Part::Score:
        return QStringLiteral("≥ %1").arg(filter.minimumScore);
    case Part::Actor:
        for (const chain::ActorId actor : filter.actors)
            list.append(workspace.actorLabel(actor));
        list.sort();
        return base::singleLine(list.join(QStringLiteral(", ")), 60);
    case Part::Text:
        return QStringLiteral("“%1”").arg(base::singleLine(filter.text, 40));
    case Part::Evidence:
        return tr("only with evidence");
    case Part::NoHeld:
        return tr("without held");
    case Part::Incomplete:
        return tr("only incomplete");
    }
    return {};
}

} // namespace

QString name(Part part)
{
    switch (part) {
    case Part::Hops:
        return tr("Hops");
    case Part::Seen:
        return tr("Seen");
    case Part::Records:
        return tr("Records");
    case Part::Verdict:
        return tr("Verdict");
    case Part::Score:
        return tr("Score");
    case Part::Actor:
        return tr("Actor");
    case Part::Text:
        return tr("Name");
    case Part::Evidence:
    case Part::NoHeld:
    case Part::Incomplete:
        break;
    }
    return tr("Hosts");
}

bool isSet(const graph::Filter &filter, Part part)
{
    switch (part) {
    case Part::Hops:
        return filter.maximumHops >= 0;
    case Part::Seen:
        return filter.seenFrom != chain::Record::unknownTime || filter.seenTo != chain::Record::unknownTime;
    case Part::Records:
        return !filter.recordTypes.isEmpty();
    case Part::Verdict:
        return !filter.verdicts.isEmpty();
    case Part::Score:
        return filter.minimumScore >= 0;
    case Part::Actor:
        return !filter.actors.isEmpty();
    case Part::Text:
        return !filter.text.isEmpty();
    case Part::Evidence:
        return filter.evidenceOnly;
    case Part::NoHeld:
        return filter.hideHeld;
    case Part::Incomplete:
        return filter.incompleteOnly;
    }
    return false;
}

graph::Filter without(graph::Filter filter, Part part)
{
    switch (part) {
    case Part::Hops:
        filter.maximumHops = -1;
        break;
    case Part::Seen:
        filter.seenFrom = filter.seenTo = chain::Record::unknownTime;
        break;
    case Part::Records:
        filter.recordTypes.clear();
        break;
    case Part::Verdict:
        filter.verdicts.clear();
        break;
    case Part::Score:
        filter.minimumScore = -1;
        break;
    case Part::Actor:
        filter.actors.clear();
        break;
    case Part::Text:
        filter.text.clear();
        break;
    case Part::Evidence:
        filter.evidenceOnly = false;
        break;
    case Part::NoHeld:
        filter.hideHeld = false;
        break;
    case Part::Incomplete:
        filter.incompleteOnly = false;
        break;
    }
    return filter;
}

QList<Words> words(const graph::Filter &filter, const Workspace &workspace)
{
    QList<Words> result;
    for (const Part part : allParts) {
        if (isSet(filter, part))
            result.append({part, name(part), value(filter, part, workspace)});
    }
    return result;
}

QStringList recordTypes(const chain::Investigation &investigation)
{
    QHash<QString, int> counts;
    for (const chain::Record &record : investigation.records())
        ++counts[record.type];
    QStringList types = counts.keys();
    std::sort(types.begin(), types.end(), [&](const QString &a, const QString &b) {
        return std::pair(-counts[a], a) < std::pair(-counts[b], b);
    });
    return types;
}

} // namespace ui::filters
