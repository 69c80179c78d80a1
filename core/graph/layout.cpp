// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/layout.h"

#include "core/graph/occupancy.h"
#include "core/graph/placement.h"

#include <QElapsedTimer>

namespace graph {

namespace {

/// About as wide as the system font draws it; bundles say "48 more hosts".
float estimatedWidth(const Node &node)
{
    constexpr float perLetter = 7, blank = 8;
    if (node.shape == Shape::Actor)
        return 160;
    if (node.shape == Shape::Bundle)
        return 105;
    float width = perLetter * float(node.label.size());
    if (!node.detail.isEmpty())
        width += blank + perLetter * float(node.detail.size());
    return std::min(width, 1'000.0f);
}

Adjacency linksOf(const LayoutInput &input)
{
    std::vector<std::pair<qint32, qint32>> edges;
    edges.reserve(size_t(input.edges.size()));
    for (const auto &[a, b] : input.edges)
        edges.emplace_back(a, b);
    return {qint32(input.items.size()), edges};
}

bool anyStands(const LayoutInput &input)
{
    return std::any_of(input.items.begin(), input.items.end(),
                       [](const LayoutInput::Item &item) { return item.placed; });
}

void layOutAnew(const LayoutTask &task, LayoutResult &result)
{
    if (task.input.layout == u"organic")
        organicLayout(task, result);
    else if (task.input.layout == u"radial")
        radialLayout(task, result);
    else
        flowLayout(task, result);
}

void join(const LayoutTask &task, LayoutResult &result)
{
    if (task.input.layout == u"organic" || task.input.layout == u"radial")
        joinFreely(task, result);
    else
        joinFlow(task, result);
}

/// The pinned ones take their places back; what stands in their way goes aside.
void pin(const LayoutTask &task, LayoutResult &result)
{
    Occupancy pinned(markPitch);
    bool any = false;
    for (const LayoutInput::Item &item : task.input.items) {
        if (item.pinned) {
            pinned.take(item.position);
            any = true;
        }
    }
    if (!any)
        return;
    LayoutInput again = task.input;
    bool inTheWay = false;
    for (qint32 i = 0; i < task.size(); ++i) {
        LayoutInput::Item &item = again.items[i];
        if (item.pinned) {
            result.positions[i] = item.position;
            continue;
        }
        item.position = result.positions.at(i);
        item.placed = pinned.isFree(item.position);
        item.hinted = !item.placed;
        inTheWay = inTheWay || item.hinted;
    }
    if (!inTheWay)
        return;
    LayoutResult moved;
    moved.positions = result.positions;
    join(LayoutTask{again, task.links, task.stop}, moved);
    result.positions = moved.positions;
}

} // namespace

LayoutInput layoutInput(const Scene &scene, const ViewState &view, const QHash<NodeKey, QPointF> &placed)
{
    LayoutInput input;
    input.layout = view.layout;
    input.items.reserve(scene.nodes.size());
    for (const Node &node : scene.nodes) {
        LayoutInput::Item item;
        item.hops = node.hops;
        item.shape = node.shape;
        item.labelWidth = estimatedWidth(node);
        const auto moved = view.moved.constFind(node.key);
        const auto at = placed.constFind(node.key);
        item.pinned = moved != view.moved.cend();
        item.placed = at != placed.cend();
        if (item.pinned)
            item.position = *moved;
        else if (item.placed)
            item.position = *at;
        input.growing = input.growing || node.state == NodeState::Queued || node.state == NodeState::Asking;
        input.items.append(item);
    }
    input.edges.reserve(scene.edges.size());
    for (const Edge &edge : scene.edges)
        input.edges.append({edge.a, edge.b});
    // What was in a bundle appears where the bundle was.
    const auto hint = [&](qint32 member, qint32 hub) {
        LayoutInput::Item &item = input.items[member];
        const Node &node = scene.nodes.at(hub);
        if (item.placed || item.pinned || item.hinted || node.key.kind != NodeKey::Kind::Host
            || !view.openBundles.contains(node.key.id))
            return;
        const auto bundle = placed.constFind({NodeKey::Kind::Bundle, node.key.id});
        if (bundle == placed.cend())
            return;
        item.hinted = true;
        item.position = *bundle;
    };
    if (!view.openBundles.isEmpty()) {
        for (const Edge &edge : scene.edges) {
            hint(edge.a, edge.b);
            hint(edge.b, edge.a);
        }
    }
    return input;
}

LayoutResult layOut(const LayoutInput &input, const std::atomic_bool *stop)
{
    QElapsedTimer timer;
    timer.start();
    LayoutResult result;
    result.positions.resize(input.items.size());
    const Adjacency links = linksOf(input);
    const LayoutTask task{input, links, stop};
    if (!input.items.isEmpty() && !task.stopped()) {
        if (anyStands(input)) {
            join(task, result);
        } else {
            layOutAnew(task, result);
            if (!task.stopped())
                pin(task, result);
        }
    }
    result.tookMs = timer.elapsed();
    return result;
}

} // namespace graph
