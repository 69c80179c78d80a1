// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/pack.h"
#include "core/casefile/packing.h"

#include <cmath>

namespace casefile::pack {

namespace {

using chain::Record;

template <typename Ids> QStringList sortedNames(const Ids &ids, const auto &nameOf)
{
    QStringList names;
    for (const auto &id : ids)
        names.append(nameOf(id));
    names.removeAll(QString());
    names.sort();
    return names;
}

QSet<chain::HostId> hostsFrom(const QStringList &names, const chain::Investigation &investigation)
{
    QSet<chain::HostId> hosts;
    for (const QString &name : names) {
        if (const chain::HostId host = investigation.find(name); host >= 0)
            hosts.insert(host);
    }
    return hosts;
}

QJsonObject fromFilter(const graph::Filter &filter, const chain::Investigation &investigation)
{
    QJsonObject object;
    QList<int> verdicts = filter.verdicts.values();
    std::sort(verdicts.begin(), verdicts.end());
    QJsonArray verdictList;
    for (const int verdict : verdicts)
        verdictList.append(verdict);
    if (!verdictList.isEmpty())
        object.insert(QStringLiteral("verdicts"), verdictList);
    put(object, "minimumScore", filter.minimumScore + 1);
    put(object, "actors", sortedNames(filter.actors, [&](chain::ActorId id) {
            return id >= 0 && id < investigation.actors().size() ? investigation.actors().at(id).name : QString();
        }));
    put(object, "recordTypes", sortedNames(filter.recordTypes, [](const QString &type) { return type; }));
    if (filter.seenFrom != Record::unknownTime)
        object.insert(QStringLiteral("seenFrom"), filter.seenFrom);
    if (filter.seenTo != Record::unknownTime)
        object.insert(QStringLiteral("seenTo"), filter.seenTo);
    put(object, "maximumHops", filter.maximumHops + 1);
    put(object, "text", filter.text);
    put(object, "evidenceOnly", filter.evidenceOnly);
    put(object, "hideHeld", filter.hideHeld);
    put(object, "incompleteOnly", filter.incompleteOnly);
    return object;
}

graph::Filter toFilter(const QJsonObject &object, const chain::Investigation &investigation)
{
    graph::Filter filter;
    for (const QJsonValue &verdict : object[u"verdicts"].toArray())
        filter.verdicts.insert(verdict.toInt());
    filter.minimumScore = int(number(object, "minimumScore")) - 1;
    const QStringList actors = list(object, "actors");
    for (chain::ActorId id = 0; id < investigation.actors().size() && !actors.isEmpty(); ++id) {
        if (actors.contains(investigation.actors().at(id).name))
            filter.actors.insert(id);
    }
    const QStringList types = list(object, "recordTypes");
    filter.recordTypes = QSet<QString>(types.cbegin(), types.cend());
    filter.seenFrom = object[u"seenFrom"].toInteger(Record::unknownTime);
    filter.seenTo = object[u"seenTo"].toInteger(Record::unknownTime);
    filter.maximumHops = int(number(object, "maximumHops")) - 1;
    filter.text = text(object, "text");
    filter.evidenceOnly = flag(object, "evidenceOnly");
    filter.hideHeld = flag(object, "hideHeld");
    filter.incompleteOnly = flag(object, "incompleteOnly");
    return filter;
}

QJsonObject fromPositions(const QHash<graph::NodeKey, QPointF> &moved, const chain::Investigation &investigation)
{
    QJsonObject object;
    for (auto node = moved.cbegin(); node != moved.cend(); ++node) {
        const QString name = graph::keyText(node.key(), investigation);
        if (!name.isEmpty())
            object.insert(name, QJsonArray{node.value().x(), node.value().y()});
    }
    return object;
}

QHash<graph::NodeKey, QPointF> toPositions(const QJsonObject &object, const chain::Investigation &investigation)
{
    QHash<graph::NodeKey, QPointF> moved;
    for (auto node = object.begin(); node != object.end(); ++node) {
        const QJsonArray point = node.value().toArray();
        const QPointF at(point.at(0).toDouble(), point.at(1).toDouble());
        const auto key = graph::keyFrom(node.key(), investigation);
        if (key && point.size() == 2 && std::isfinite(at.x()) && std::isfinite(at.y()))
            moved.insert(*key, at);
    }
    return moved;
}

} // namespace

QString view(const graph::ViewState &view, const chain::Investigation &investigation)
{
    const auto nameOf = [&](chain::HostId id) {
        return id >= 0 && id < investigation.hosts().size() ? investigation.hosts().at(id).value : QString();
    };
    QJsonObject object;
    put(object, "layout", view.layout);
    put(object, "filter", fromFilter(view.filter, investigation));
    put(object, "hidden", sortedNames(view.hidden, nameOf));
    put(object, "openBundles", sortedNames(view.openBundles, nameOf));
    put(object, "openRest", view.openBundles.contains(-1)); // the bundle of what hangs on nothing
    put(object, "moved", fromPositions(view.moved, investigation));
    put(object, "unbundled", !view.bundling);
    return toText(object);
}

graph::ViewState viewFrom(const QString &given, const chain::Investigation &investigation)
{
    const QJsonObject object = toObject(given);
    graph::ViewState view;
    if (const QString layout = text(object, "layout"); !layout.isEmpty())
        view.layout = layout;
    view.filter = toFilter(object[u"filter"].toObject(), investigation);
    view.hidden = hostsFrom(list(object, "hidden"), investigation);
    view.openBundles = hostsFrom(list(object, "openBundles"), investigation);
    if (flag(object, "openRest"))
        view.openBundles.insert(-1);
    view.moved = toPositions(object[u"moved"].toObject(), investigation);
    view.bundling = !flag(object, "unbundled");
    return view;
}

} // namespace casefile::pack
