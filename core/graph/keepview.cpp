// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/keepview.h"

namespace graph {

namespace {

/// Takes the names of hosts that are there out of `names` into `hosts`.
bool giveHosts(QSet<QString> &names, QSet<chain::HostId> &hosts, const chain::Investigation &investigation)
{
    bool given = false;
    for (auto name = names.begin(); name != names.end();) {
        const chain::HostId host = investigation.find(*name);
        if (host < 0) {
            ++name;
            continue;
        }
        hosts.insert(host);
        name = names.erase(name);
        given = true;
    }
    return given;
}

bool giveActors(QSet<QString> &names, QSet<chain::ActorId> &actors, const chain::Investigation &investigation)
{
    bool given = false;
    for (chain::ActorId id = 0; id < investigation.actors().size() && !names.isEmpty(); ++id) {
        if (names.remove(investigation.actors().at(id).name)) {
            actors.insert(id);
            given = true;
        }
    }
    return given;
}

bool givePlaces(QHash<QString, QPointF> &places, QHash<NodeKey, QPointF> &moved,
                const chain::Investigation &investigation)
{
    bool given = false;
    for (auto place = places.begin(); place != places.end();) {
        const std::optional<NodeKey> key = keyFrom(place.key(), investigation);
        if (!key) {
            ++place;
            continue;
        }
        moved.insert(*key, *place);
        place = places.erase(place);
        given = true;
    }
    return given;
}

} // namespace

ViewState detached(const ViewState &view, const chain::Investigation &investigation)
{
    ViewState result = view;
    const auto takeHosts = [&](QSet<chain::HostId> &hosts, QSet<QString> &names) {
        for (const chain::HostId host : std::as_const(hosts)) {
            if (host >= 0 && host < investigation.hosts().size())
                names.insert(investigation.hosts().at(host).value);
        }
        hosts.removeIf([](chain::HostId host) { return host >= 0; }); // -1: what hangs on nothing
    };
    takeHosts(result.hidden, result.waiting.hidden);
    takeHosts(result.openBundles, result.waiting.openBundles);
    for (const chain::ActorId actor : view.filter.actors) {
        if (actor >= 0 && actor < investigation.actors().size())
            result.waiting.actors.insert(investigation.actors().at(actor).name);
    }
    result.filter.actors.clear();
    for (auto node = view.moved.cbegin(); node != view.moved.cend(); ++node) {
        if (const QString name = keyText(node.key(), investigation); !name.isEmpty())
            result.waiting.moved.insert(name, node.value());
    }
    result.moved.clear();
    result.noted.clear();
    return result;
}

bool attach(ViewState &view, const chain::Investigation &investigation)
{
    if (view.waiting.isEmpty())
        return false;
    const bool hidden = giveHosts(view.waiting.hidden, view.hidden, investigation);
    const bool opened = giveHosts(view.waiting.openBundles, view.openBundles, investigation);
    const bool actors = giveActors(view.waiting.actors, view.filter.actors, investigation);
    const bool moved = givePlaces(view.waiting.moved, view.moved, investigation);
    return hidden || opened || actors || moved;
}

} // namespace graph
