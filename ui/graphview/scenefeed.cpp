// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/scenefeed.h"

#include "ui/graphview/inpool.h"
#include "ui/picture/label.h"
#include "ui/picture/words.h"

#include <QtMath>

namespace ui {

namespace {
constexpr int pauseBetweenMs = 300; ///< while results come in
}

SceneFeed::SceneFeed(Workspace *workspace, graph::LayoutService *layout, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_layout(layout)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_sinceLast.start();
    connect(&m_timer, &QTimer::timeout, this, &SceneFeed::start);
    connect(workspace, &Workspace::wasReset, this, &SceneFeed::wantFresh);
    connect(workspace, &Workspace::changed, this, [this](const chain::Delta &delta) {
        if (!delta.hosts.isEmpty() || !delta.records.isEmpty() || !delta.actors.isEmpty() || !delta.claims.isEmpty()
            || delta.assessment)
            want(false);
    });
    connect(workspace, &Workspace::progressChanged, this, &SceneFeed::onProgress);
    connect(workspace, &Workspace::viewChanged, this, &SceneFeed::onViewChanged);
    connect(workspace, &Workspace::layoutForgotten, this, &SceneFeed::onLayoutForgotten);
    connect(workspace, &Workspace::comparisonChanged, this, [this] { want(true); });
    connect(workspace, &Workspace::placesWanted, this, &SceneFeed::tellPlaces);
    connect(layout, &graph::LayoutService::finished, this, &SceneFeed::onLaidOut);
    connect(layout, &graph::LayoutService::failed, this, &SceneFeed::onLayoutFailed);
    want(true);
}

SceneFeed::~SceneFeed()
{
    if (m_stage == Stage::LayingOut)
        m_layout->cancel();
}

void SceneFeed::want(bool soon)
{
    m_wanted = true;
    if (soon)
        restart(); // what is under way does not know of it
    if (m_stage != Stage::Idle && !soon)
        return; // the end of this round starts the next
    const int pause = soon ? 0 : int(qMax<qint64>(0, pauseBetweenMs - m_sinceLast.elapsed()));
    if (soon || !m_timer.isActive())
        m_timer.start(pause);
}

void SceneFeed::wantFresh()
{
    m_fresh = true;
    m_settling = false;
    m_fromNothing = m_workspace->investigation().hosts().isEmpty() && m_workspace->places().at.isEmpty();
    want(true);
}

/// What hosts joined one after the other ends as a thread with crossings; made of all that was found, it is clear.
void SceneFeed::onProgress()
{
    if (!m_fromNothing || m_workspace->progress().phase != chain::Progress::Phase::Finished)
        return;
    m_fromNothing = false;
    const graph::ViewState &view = m_workspace->view();
    if (!m_joined || !view.moved.isEmpty() || m_workspace->investigation().hosts().isEmpty())
        return;
    m_fresh = m_settling = true;
    want(true);
}

void SceneFeed::onViewChanged()
{
    // Taking back the first move also empties the list of moved nodes, but forgets no layout: see onLayoutForgotten().
    m_maybeForgotten = false;
    want(true);
}

/// Comes before viewChanged() when it is a side effect of a command, and alone when the analyst asked for a new layout.
void SceneFeed::onLayoutForgotten()
{
    m_maybeForgotten = true;
    want(true);
}

/// Places outlive the ids they are kept by here.
void SceneFeed::tellPlaces()
{
    constexpr qsizetype mostPlaces = 5'000; // of more, nobody has a picture in mind
    if (m_fresh || m_maybeForgotten || m_placed.size() > mostPlaces)
        return; // what stands here belongs to something else
    Places places = m_workspace->places();
    if (places.layout != m_layoutName)
        places = {m_layoutName, {}};
    for (auto node = m_placed.cbegin(); node != m_placed.cend(); ++node) {
        if (const QString name = graph::keyText(node.key(), m_workspace->investigation()); !name.isEmpty())
            places.at.insert(name, node.value());
    }
    if (!places.at.isEmpty())
        m_workspace->setPlaces(places);
}

void SceneFeed::restart()
{
    if (m_stage == Stage::LayingOut)
        m_layout->cancel();
    ++m_round; // what still runs is late
    m_stage = Stage::Idle;
}

void SceneFeed::start()
{
    m_wanted = false;
    if (m_maybeForgotten || m_workspace->view().layout != m_layoutName)
        m_fresh = true;
    m_maybeForgotten = false;
    m_layoutName = m_workspace->view().layout;
    if (m_fresh) {
        m_placed.clear();
        m_columns.clear();
        m_joined = false;
    }
    m_stage = Stage::Building;
    const quint64 round = ++m_round;
    inPool(
        &m_pool, this,
        // Shared copies; they are given up as soon as the scene is built, so that the workspace seldom has to detach.
        [investigation = m_workspace->investigation(), assessment = m_workspace->assessment(),
         view = m_workspace->view(), placed = m_placed, places = m_settling ? Places() : m_workspace->places(),
         fresh = m_fresh, fonts = m_fonts.detached(), marks = m_workspace->comparison()]() mutable {
            if (places.layout != view.layout)
                places.at.clear();
            Built built = build(std::move(investigation), std::move(assessment), view, placed, places.at, fonts,
                                marks.get());
            built.needsLayout = built.needsLayout || fresh; // even if all stand already: the columns are to be known
            return built;
        },
        [this, round](const Built &built) { onBuilt(round, built); });
}

SceneFeed::Built SceneFeed::build(chain::Investigation investigation, chain::Assessment assessment,
                                  const graph::ViewState &view, const QHash<graph::NodeKey, QPointF> &placed,
                                  const QHash<QString, QPointF> &places, const picture::Fonts &fonts,
                                  const graph::Marks *marks)
{
    Built built;
    built.view = view;
    const auto scene = std::make_shared<graph::Scene>(graph::buildScene(investigation, assessment, view));
    if (marks)
        graph::mark(*scene, *marks, investigation);
    built.scene = scene;
    QHash<graph::NodeKey, QPointF> known = placed;
    for (const graph::Node &node : std::as_const(built.scene->nodes)) {
        if (places.isEmpty() || known.contains(node.key))
            continue;
        const auto place = places.constFind(graph::keyText(node.key, investigation));
        if (place != places.cend())
            known.insert(node.key, *place);
    }
    investigation = {};
    built.input = graph::layoutInput(*built.scene, view, known);
    const picture::LabelRuler ruler(fonts);
    for (qsizetype i = 0; i < built.input.items.size(); ++i) {
        const graph::Node &node = built.scene->nodes[i];
        graph::LayoutInput::Item &item = built.input.items[i];
        double width = ruler.strong(picture::elided(picture::nodeLabel(node))) + 6;
        if (node.state == graph::NodeState::Held && !node.detail.isEmpty())
            width += 8 + ruler.small(picture::elided(node.detail));
        if (node.shape == graph::Shape::Actor)
            width = qMax(162.0, qMax(width, ruler.small(node.detail)) + 58);
        item.labelWidth = float(width);
        built.needsLayout = built.needsLayout || (!item.placed && !item.pinned);
    }
    return built;
}

void SceneFeed::onBuilt(quint64 round, const Built &built)
{
    if (round != m_round)
        return;
    m_built = built;
    if (!built.needsLayout) {
        graph::LayoutResult result;
        for (const graph::LayoutInput::Item &item : built.input.items)
            result.positions.append(item.position);
        result.columns = m_columns;
        finish(result);
        return;
    }
    m_joined = m_joined || !m_fresh;
    m_stage = Stage::LayingOut;
    m_ticket = m_layout->request(built.input);
}

void SceneFeed::onLaidOut(quint64 ticket, const graph::LayoutResult &result)
{
    if (m_stage != Stage::LayingOut || ticket != m_ticket)
        return;
    Q_EMIT noteChanged(result.note);
    finish(result);
}

void SceneFeed::onLayoutFailed(quint64 ticket, const QString &why)
{
    if (m_stage != Stage::LayingOut || ticket != m_ticket)
        return;
    // Something must be seen all the same: rows and columns by distance.
    graph::LayoutResult result;
    QHash<int, int> rows;
    for (const graph::LayoutInput::Item &item : std::as_const(m_built.input.items)) {
        const bool known = item.placed || item.pinned;
        result.positions.append(known ? item.position : QPointF(item.hops * 240, 28 * rows[item.hops]++));
    }
    Q_EMIT noteChanged(tr("The layout failed; hosts stand in rows instead. %1").arg(why));
    finish(result);
}

SceneFeed::Finished SceneFeed::assemble(const Built &built, const graph::LayoutResult &result,
                                        QHash<graph::NodeKey, QPointF> placed)
{
    QList<QPointF> positions = result.positions;
    positions.resize(built.scene->nodes.size());
    for (qsizetype i = 0; i < positions.size(); ++i) {
        const graph::NodeKey &key = built.scene->nodes[i].key;
        const auto moved = built.view.moved.constFind(key);
        if (moved != built.view.moved.constEnd())
            positions[i] = *moved;
        else
            placed.insert(key, positions[i]);
    }
    const bool flow = built.view.layout == u"flow";
    return {picture::makePicture(built.scene, std::move(positions),
                                 flow ? result.columns : QList<graph::LayoutResult::Column>(), flow),
            std::move(placed)};
}

void SceneFeed::finish(const graph::LayoutResult &result)
{
    m_stage = Stage::Finishing;
    m_columns = result.columns;
    inPool(
        &m_pool, this,
        [built = m_built, result, placed = m_placed]() mutable { return assemble(built, result, std::move(placed)); },
        [this, round = m_round](const Finished &finished) { onFinished(round, finished); });
}

void SceneFeed::onFinished(quint64 round, const Finished &finished)
{
    if (round != m_round)
        return;
    m_placed = finished.placed;
    m_picture = finished.picture;
    m_built = {};
    ++m_serial;
    m_stage = Stage::Idle;
    const bool fresh = std::exchange(m_fresh, false), settled = std::exchange(m_settling, false);
    m_sinceLast.restart();
    if (m_wanted && !m_timer.isActive())
        m_timer.start(pauseBetweenMs);
    Q_EMIT pictureReady(settled ? Change::Settled : fresh ? Change::Fresh : Change::Joined);
    if (!isBusy())
        Q_EMIT idle();
}

} // namespace ui
