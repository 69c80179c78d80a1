// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/plan.h"

#include "ui/picture/labelling.h"
#include "ui/picture/route.h"
#include "ui/picture/words.h"

#include <QtMath>

#include <algorithm>

namespace picture {
namespace {

using graph::Node;
using graph::NodeState;
using graph::Shape;

constexpr double labelReach = 330; ///< words may lead this far out of the view
constexpr double leavesAsMarksFrom = .8;
constexpr double bigActorsFrom = .36; ///< below, they would cover each other and what they hang on
constexpr int hubFrom = 4; ///< connections that make a host a hub

bool isClaim(const graph::Edge &edge)
{
    return edge.kind != graph::EdgeKind::Record;
}

/// Later is painted over earlier.
int paintRank(const Node &node, bool lit)
{
    const int base = node.shape == Shape::Actor ? 6 : node.shape == Shape::Indicator ? 5 : int(node.verdict);
    return lit ? 7 + base : base;
}

/// Corners may touch words; the mark itself may not.
QRectF bareBox(Shape shape, Level level)
{
    Glyph glyph;
    glyph.shape = shape;
    glyph.level = level;
    return glyphBox(glyph);
}

class Planner
{
public:
    Planner(const Picture &picture, const View &view, const LabelRuler &ruler, Plan &plan)
        : m_picture(picture)
        , m_scene(*picture.scene)
        , m_view(view)
        , m_ruler(ruler)
        , m_plan(plan)
    {
    }

    void findEdges();
    void findNodes();
    void chooseCards(Occupancy &occupancy);
    void takeMarks(Occupancy &occupancy);
    void spreadPorts();

private:
    Level levelOf(const Node &node, bool lit) const;
    bool isLandmark(const Node &node) const;
    QRectF cardBox(const Node &node, const QPointF &at) const;
    bool wantsActorCard(const Node &node) const;

    const Picture &m_picture;
    const graph::Scene &m_scene;
    const View &m_view;
    const LabelRuler &m_ruler;
    Plan &m_plan;
    bool m_cards = false;
};

void Planner::findEdges()
{
    const double left = m_view.origin.x(), top = m_view.origin.y();
    const double right = left + m_view.size.width() / m_view.zoom, bottom = top + m_view.size.height() / m_view.zoom;
    for (qint32 i = 0; i < qint32(m_scene.edges.size()); ++i) {
        const graph::Edge &edge = m_scene.edges[i];
        const QPointF a = m_picture.positions[edge.a], b = m_picture.positions[edge.b];
        // Curves stay within the band of their ends but for the bow of a column.
        if (qMax(a.x(), b.x()) < left - 60 || qMin(a.x(), b.x()) > right + 60 || qMax(a.y(), b.y()) < top
            || qMin(a.y(), b.y()) > bottom)
            continue;
        if (m_picture.isLifted(edge.a) || m_picture.isLifted(edge.b))
            continue;
        m_plan.edges.append(i);
    }
    const int count = int(m_plan.edges.size());
    const Level level = levelAt(m_view.zoom, m_picture.flow);
    m_plan.manners.straight = !m_picture.flow || level < Level::Mark || count > Limits::curves;
    m_plan.manners.smooth = level > Level::Speck && count <= Limits::smoothEdges;
    m_plan.manners.thin = count > Limits::curves;
    m_plan.manners.dense = level == Level::Speck || count > Limits::smoothEdges;
    m_plan.manners.dim = m_picture.isLit() && count > Limits::dimAbove;
}

/// Drawn as a mark among dots, as long as there are not too many. In flow, hosts stand too close for that.
bool Planner::isLandmark(const Node &node) const
{
    return node.shape == Shape::Indicator || node.shape == Shape::Actor
        || (!m_picture.flow && (node.degree >= hubFrom || node.state == NodeState::Held));
}

Level Planner::levelOf(const Node &node, bool lit) const
{
    const Level level = levelAt(m_view.zoom, m_picture.flow);
    if (node.shape == Shape::Actor && m_view.zoom >= bigActorsFrom && !m_picture.flow)
        return Level::Big;
    if (level == Level::Dot && m_plan.manners.hubsAsMarks && (lit || isLandmark(node)))
        return Level::Mark;
    // Leaves stand close around their hub: as marks they would cover each other.
    if (level == Level::Mark && m_plan.manners.leavesAsDots && node.degree <= 1 && node.state == NodeState::Normal
        && (node.shape == Shape::Name || node.shape == Shape::Address))
        return Level::Dot;
    return level;
}

void Planner::findNodes()
{
    const QRectF area(m_view.toScene({-labelReach, -40}),
                      m_view.toScene({m_view.size.width() + 60, m_view.size.height() + 40}));
    QList<qint32> found;
    int marks = 0;
    const auto visit = [&](qint32 node) {
        if (!area.contains(m_picture.positions[node]) || m_picture.isLifted(node))
            return;
        found.append(node);
        const Node &n = m_scene.nodes[node];
        marks += n.shape == Shape::Indicator || n.shape == Shape::Actor || n.degree >= hubFrom
            || n.state == NodeState::Held;
    };
    if (m_picture.grid) {
        m_picture.grid->visit(area, visit);
    } else {
        for (qint32 i = 0; i < qint32(m_scene.nodes.size()); ++i)
            visit(i);
    }
    m_plan.manners.hubsAsMarks = marks < Limits::marksWhenSmall;
    m_plan.manners.leavesAsDots = !m_picture.flow && m_view.zoom < leavesAsMarksFrom && found.size() > Limits::cards;
    m_cards = m_view.zoom > Limits::cardAbove && found.size() <= Limits::cards;
    // Buckets keep this linear; within one the order is that of the scene, whatever the grid says.
    std::array<QList<qint32>, 15> buckets;
    for (const qint32 node : std::as_const(found))
        buckets[size_t(paintRank(m_scene.nodes[node], m_picture.isNodeLit(node)))].append(node);
    m_plan.lookOf.fill(-1, m_scene.nodes.size());
    m_plan.looks.reserve(found.size());
    for (QList<qint32> &bucket : buckets) {
        std::sort(bucket.begin(), bucket.end());
        for (const qint32 node : std::as_const(bucket)) {
            m_plan.lookOf[node] = qint32(m_plan.looks.size());
            Look look;
            look.node = node;
            look.at = m_view.toPixels(m_picture.positions[node]);
            look.level = levelOf(m_scene.nodes[node], m_picture.isNodeLit(node));
            look.lit = m_picture.isNodeLit(node);
            m_plan.looks.append(look);
        }
    }
}

bool Planner::wantsActorCard(const Node &node) const
{
    return node.shape == Shape::Actor && m_picture.flow && m_view.zoom >= Limits::dotBelowInFlow;
}

QRectF Planner::cardBox(const Node &node, const QPointF &at) const
{
    if (node.shape == Shape::Actor) {
        const double words = qMax(m_ruler.strong(elided(nodeLabel(node))), m_ruler.small(node.detail));
        return {at.x() - 23, at.y() - 23, qMax(162.0, qCeil(words) + 58.0), 46};
    }
    const double words = qMax(m_ruler.strong(elided(nodeLabel(node))), m_ruler.small(cardLine(node)));
    return {at.x() - 22, at.y() - 22, qMax(196.0, qCeil(words) + 54.0), 44};
}

/// Where cards would cover each other, the less important stay marks.
void Planner::chooseCards(Occupancy &occupancy)
{
    QList<qint32> order;
    for (qint32 i = qint32(m_plan.looks.size()) - 1; i >= 0; --i) {
        if (m_cards || wantsActorCard(m_scene.nodes[m_plan.looks[i].node]))
            order.append(i);
    }
    std::stable_sort(order.begin(), order.end(), [this](qint32 a, qint32 b) {
        return m_scene.nodes[m_plan.looks[a].node].shape == Shape::Actor
            && m_scene.nodes[m_plan.looks[b].node].shape != Shape::Actor;
    });
    for (const qint32 i : std::as_const(order)) {
        Look &look = m_plan.looks[i];
        const Node &node = m_scene.nodes[look.node];
        const QRectF box = cardBox(node, look.at);
        if (node.shape == Shape::Bundle
            || (node.shape != Shape::Actor && !occupancy.isFree(box.adjusted(-2, -2, 2, 2))))
            continue;
        look.card = true;
        look.box = box;
        look.level = node.shape == Shape::Actor ? Level::Big : Level::Mark;
        occupancy.take(box);
    }
}

void Planner::takeMarks(Occupancy &occupancy)
{
    for (const Look &look : std::as_const(m_plan.looks)) {
        if (!look.card)
            occupancy.take(bareBox(m_scene.nodes[look.node].shape, look.level).translated(look.at));
    }
}

/// Claims that end at one card get places of their own along its left edge, in the order they come from.
void Planner::spreadPorts()
{
    if (m_plan.manners.straight)
        return;
    QHash<qint32, QList<qint32>> arriving;
    for (const qint32 i : std::as_const(m_plan.edges)) {
        if (isClaim(m_scene.edges[i]))
            arriving[m_scene.edges[i].b].append(i);
    }
    for (auto it = arriving.begin(); it != arriving.end(); ++it) {
        QList<qint32> &edges = *it;
        std::sort(edges.begin(), edges.end(), [this](qint32 a, qint32 b) {
            return m_picture.positions[m_scene.edges[a].a].y() < m_picture.positions[m_scene.edges[b].a].y();
        });
        const double step = qMin(7.0, 32.0 / double(edges.size()));
        for (qsizetype i = 0; i < edges.size(); ++i)
            m_plan.ports.insert(edges[i], float((double(i) - double(edges.size() - 1) / 2) * step));
    }
}

} // namespace

Level levelAt(double zoom, bool flow)
{
    return zoom < Limits::speckBelow                               ? Level::Speck
        : zoom < (flow ? Limits::dotBelowInFlow : Limits::dotBelow) ? Level::Dot
                                                                    : Level::Mark;
}

Plan makePlan(const Picture &picture, const View &view, const LabelRuler &ruler, const Places &before)
{
    Plan plan;
    plan.view = view;
    Occupancy occupancy(view.size);
    Planner planner(picture, view, ruler, plan);
    planner.findEdges();
    planner.findNodes();
    planner.spreadPorts();
    planner.chooseCards(occupancy);
    planner.takeMarks(occupancy);
    Labelling labelling(picture, ruler, before, occupancy, plan);
    labelling.placeLit();
    labelling.placePills();
    labelling.placeOthers();
    return plan;
}

Plan restricted(const Plan &plan, const Picture &picture, const QRectF &box)
{
    Plan part;
    part.view = plan.view;
    part.manners = plan.manners;
    part.lookOf = plan.lookOf;
    const QRectF around = box.adjusted(-24, -24, 24, 24);
    for (const Look &look : plan.looks) {
        if (around.contains(look.at))
            part.looks.append(look);
    }
    for (const qint32 i : plan.edges) {
        const QPointF a = plan.view.toPixels(picture.positions[picture.scene->edges[i].a]);
        const QPointF b = plan.view.toPixels(picture.positions[picture.scene->edges[i].b]);
        if (qMax(a.x(), b.x()) >= around.left() && qMin(a.x(), b.x()) <= around.right()
            && qMax(a.y(), b.y()) >= around.top() && qMin(a.y(), b.y()) <= around.bottom())
            part.edges.append(i);
    }
    return part;
}

namespace {

/// Around a node at its place, pixels: the mark and the room its words would take.
QRectF reachOf(const Picture &picture, qsizetype index, double zoom, bool words, const LabelRuler &ruler)
{
    const Node &node = picture.scene->nodes[index];
    double reach = 16, half = 14;
    if (node.shape == Shape::Actor && picture.flow && zoom >= Limits::dotBelowInFlow) {
        reach = qMax(162.0, qMax(ruler.strong(elided(nodeLabel(node))), ruler.small(node.detail)) + 58) - 23;
        half = 24;
    } else if (words || node.shape == Shape::Actor) { // actors are named at any zoom that shows marks
        reach = 24 + (picture.flow ? ruler.strong(elided(nodeLabel(node))) : 40);
    }
    if (node.state == NodeState::Held && picture.flow && words)
        reach += 8 + ruler.small(node.detail);
    return {-26, -half, 26 + reach, 2 * half};
}

bool hasWords(const Picture &picture, double zoom)
{
    return zoom >= Limits::dotBelow || picture.positions.size() <= Limits::labelsOfDots;
}

} // namespace

QRectF extent(const Picture &picture, double zoom, const LabelRuler &ruler)
{
    if (picture.positions.isEmpty())
        return {};
    const bool words = hasWords(picture, zoom);
    double left = 1e12, right = -1e12, top = 1e12, bottom = -1e12;
    for (qsizetype i = 0; i < picture.positions.size(); ++i) {
        const QRectF box = reachOf(picture, i, zoom, words, ruler).translated(picture.positions[i] * zoom);
        left = qMin(left, box.left());
        right = qMax(right, box.right());
        top = qMin(top, box.top());
        bottom = qMax(bottom, box.bottom());
    }
    return {QPointF(left, top), QPointF(right, bottom)};
}

bool isTouched(const Picture &picture, const View &view, const QRectF &box, const LabelRuler &ruler)
{
    const bool words = hasWords(picture, view.zoom);
    constexpr double farthest = 800; // words are never longer
    const QRectF near(box.left() - farthest, box.top() - 30, box.width() + farthest + 30, box.height() + 60);
    for (qsizetype i = 0; i < picture.positions.size(); ++i) {
        const QPointF at = view.toPixels(picture.positions[i]);
        if (near.contains(at) && box.intersects(reachOf(picture, i, view.zoom, words, ruler).translated(at)))
            return true;
    }
    return false;
}

} // namespace picture
