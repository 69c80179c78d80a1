// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/pack.h"
#include "core/casefile/packing.h"
#include "core/graph/keepview.h"

#include <cmath>

namespace casefile::pack {

namespace {

using chain::Record;

/// With those that wait for their hosts.
template <typename Ids> QStringList sortedNames(const Ids &ids, const auto &nameOf, const QSet<QString> &waiting = {})
{
    QStringList names(waiting.cbegin(), waiting.cend());
    for (const auto &id : ids)
        names.append(nameOf(id));
    names.removeAll(QString());
    names.sort();
    return names;
}

QSet<QString> setFrom(const QStringList &names)
{
    return {names.cbegin(), names.cend()};
}

QJsonObject fromFilter(const graph::ViewState &view, const chain::Investigation &investigation)
{
    const graph::Filter &filter = view.filter;
    QJsonObject object;
    QList<int> verdicts = filter.verdicts.values();
    std::sort(verdicts.begin(), verdicts.end());
    QJsonArray verdictList;
    for (const int verdict : verdicts)
        verdictList.append(verdict);
    if (!verdictList.isEmpty())
        object.insert(QStringLiteral("verdicts"), verdictList);
    put(object, "minimumScore", filter.minimumScore + 1);
    const auto actorName = [&](chain::ActorId id) {
        return id >= 0 && id < investigation.actors().size() ? investigation.actors().at(id).name : QString();
    };
    put(object, "actors", sortedNames(filter.actors, actorName, view.waiting.actors));
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

graph::Filter toFilter(const QJsonObject &object)
{
    graph::Filter filter;
    for (const QJsonValue &verdict : object[u"verdicts"].toArray())
        filter.verdicts.insert(verdict.toInt());
    filter.minimumScore = int(number(object, "minimumScore")) - 1;
    filter.recordTypes = setFrom(list(object, "recordTypes"));
    filter.seenFrom = object[u"seenFrom"].toInteger(Record::unknownTime);
    filter.seenTo = object[u"seenTo"].toInteger(Record::unknownTime);
    filter.maximumHops = int(number(object, "maximumHops")) - 1;
    filter.text = text(object, "text");
    filter.evidenceOnly = flag(object, "evidenceOnly");
    filter.hideHeld = flag(object, "hideHeld");
    filter.incompleteOnly = flag(object, "incompleteOnly");
    return filter;
}

QJsonArray fromPoint(QPointF at)
{
    return {at.x(), at.y()};
}

QJsonObject fromPositions(const graph::ViewState &view, const chain::Investigation &investigation)
{
    QJsonObject object;
    const auto place = [&](const QString &name, QPointF at) {
        if (!name.isEmpty())
            object.insert(name, fromPoint(at));
    };
    for (auto node = view.waiting.moved.cbegin(); node != view.waiting.moved.cend(); ++node)
        place(node.key(), node.value());
    for (auto node = view.moved.cbegin(); node != view.moved.cend(); ++node)
        place(graph::keyText(node.key(), investigation), node.value());
    return object;
}

QHash<QString, QPointF> toPositions(const QJsonObject &object)
{
    QHash<QString, QPointF> moved;
    for (auto node = object.begin(); node != object.end(); ++node) {
        const QJsonArray point = node.value().toArray();
        const QPointF at(point.at(0).toDouble(), point.at(1).toDouble());
        if (point.size() == 2 && std::isfinite(at.x()) && std::isfinite(at.y()))
            moved.insert(node.key(), at);
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
    put(object, "filter", fromFilter(view, investigation));
    put(object, "hidden", sortedNames(view.hidden, nameOf, view.waiting.hidden));
    put(object, "openBundles", sortedNames(view.openBundles, nameOf, view.waiting.openBundles));
    put(object, "openRest", view.openBundles.contains(-1)); // the bundle of what hangs on nothing
    put(object, "moved", fromPositions(view, investigation));
    put(object, "unbundled", !view.bundling);
    return toText(object);
}

graph::ViewState viewFrom(const QString &given, const chain::Investigation &investigation)
{
    const QJsonObject object = toObject(given);
    graph::ViewState view;
    if (const QString layout = text(object, "layout"); !layout.isEmpty())
        view.layout = layout;
    const QJsonObject filter = object[u"filter"].toObject();
    view.filter = toFilter(filter);
    view.waiting.actors = setFrom(list(filter, "actors"));
    view.waiting.hidden = setFrom(list(object, "hidden"));
    view.waiting.openBundles = setFrom(list(object, "openBundles"));
    view.waiting.moved = toPositions(object[u"moved"].toObject());
    graph::attach(view, investigation);
    if (flag(object, "openRest"))
        view.openBundles.insert(-1);
    view.bundling = !flag(object, "unbundled");
    return view;
}

QString places(const Places &places)
{
    QJsonObject positions;
    for (auto place = places.at.cbegin(); place != places.at.cend(); ++place)
        positions.insert(place.key(), fromPoint(place.value()));
    return toText(QJsonObject{{QStringLiteral("layout"), places.layout}, {QStringLiteral("at"), positions}});
}

Places placesFrom(const QString &given)
{
    const QJsonObject object = toObject(given);
    return {text(object, "layout"), toPositions(object[u"at"].toObject())};
}

QString tags(const Tags &tags)
{
    QJsonObject object;
    for (auto subject = tags.cbegin(); subject != tags.cend(); ++subject) {
        if (!subject->isEmpty())
            object.insert(subject.key(), QJsonArray::fromStringList(*subject));
    }
    return toText(object);
}

Tags tagsFrom(const QString &given)
{
    const QJsonObject object = toObject(given);
    Tags tags;
    for (auto subject = object.begin(); subject != object.end(); ++subject) {
        for (const QJsonValue &word : subject.value().toArray())
            tags[subject.key()].append(word.toString());
    }
    return tags;
}

} // namespace casefile::pack
