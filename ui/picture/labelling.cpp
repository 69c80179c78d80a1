// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/labelling.h"

#include "ui/picture/route.h"
#include "ui/picture/words.h"

#include <QtMath>

#include <algorithm>
#include <limits>

namespace picture {

using graph::Node;
using graph::NodeState;
using graph::Shape;

namespace {

constexpr int places = 8, placesWhenForced = 12;
constexpr int rightOf = 0, below = 2;
constexpr int candidatesPerLabel = 6; ///< how many may fail before the search ends
constexpr int mostForced = 30;
constexpr double asideFrom = 6; ///< of the middle, for words above or below that lead to one side
constexpr double pillHeight = 16;

} // namespace

Labelling::Labelling(const Picture &picture, const LabelRuler &ruler, const Places &before, Occupancy &occupancy,
                     Plan &plan)
    : m_picture(picture)
    , m_scene(*picture.scene)
    , m_ruler(ruler)
    , m_before(before)
    , m_occupancy(occupancy)
    , m_words(plan.view.size)
    , m_plan(plan)
    , m_level(levelAt(plan.view.zoom, picture.flow))
    , m_isSelected(picture.scene->nodes.size(), quint8(0))
{
    for (const qint32 node : picture.selected) {
        if (node >= 0 && node < m_isSelected.size())
            m_isSelected[node] = 1;
    }
}

Label Labelling::labelOf(const Look &look) const
{
    const Node &node = m_scene.nodes[look.node];
    Label label;
    label.node = look.node;
    label.text = elided(nodeLabel(node));
    label.strong = look.lit || node.shape == Shape::Actor
        || (node.shape == Shape::Indicator && m_level >= Level::Mark && (m_picture.flow || m_scene.nodes.size() < 60));
    label.small = !label.strong && m_level < Level::Mark;
    const bool quiet = node.shape == Shape::Bundle || node.state == NodeState::Held || node.state == NodeState::Queued
        || (node.verdict == graph::Verdict::Unknown && node.shape != Shape::Indicator && node.shape != Shape::Actor);
    label.ink = m_plan.manners.dim && !look.lit ? Ink::Dim : quiet ? Ink::Muted : Ink::Text;
    if (node.state == NodeState::Held && m_level >= Level::Mark && m_plan.view.zoom >= .7)
        label.extra = elided(node.detail);
    label.box = QRectF(QPointF(), m_ruler.size(label));
    return label;
}

QRectF Labelling::boxAt(const Look &look, const Label &label, int place) const
{
    const Shape shape = m_scene.nodes[look.node].shape;
    const double width = label.box.width(), height = label.box.height();
    const double right = qMax(reachRight(shape, look.level) + 3.5, look.level >= Level::Mark ? 12.0 : 0.0)
        + (m_scene.nodes[look.node].state == NodeState::Incomplete ? 3.5 : 0);
    const double left = reachLeft(shape, look.level) + 3;
    const double half = halfHeight(shape, look.level) * (shape == Shape::Actor ? 1.25 : 1) + 2;
    QPointF corner;
    switch (place) {
    case rightOf:
        corner = {right, -height / 2};
        break;
    case 1:
        corner = {-left - width, -height / 2};
        break;
    case below:
        corner = {-width / 2, half};
        break;
    case 3:
        corner = {-width / 2, -half - height};
        break;
    case 4:
        corner = {right - 4, half - height * .4};
        break;
    case 5:
        corner = {right - 4, -half - height * .6};
        break;
    case 6:
        corner = {-left + 4 - width, half - height * .4};
        break;
    case 7:
        corner = {-left + 4 - width, -half - height * .6};
        break;
    default: // below and above, to the right and to the left
        corner = {place % 2 ? asideFrom - width : -asideFrom, place < 10 ? half : -half - height};
        break;
    }
    // Whole pixels keep letters sharp.
    return {qRound(look.at.x() + corner.x()) + 0.0, qRound(look.at.y() + corner.y()) + 0.0, width, height};
}

/// In flow the words of a lit mark end before the next lit one in its row: no mark of the way hides behind them.
void Labelling::shorten(Label &label, const Look &look) const
{
    constexpr double row = 15, gap = 12;
    constexpr int fewest = 6;
    if (!m_picture.flow)
        return;
    double end = std::numeric_limits<double>::max();
    for (qsizetype i = m_plan.looks.size() - 1; i >= 0 && m_plan.looks[i].lit; --i) {
        const Look &other = m_plan.looks[i];
        if (other.at.x() > look.at.x() + 1 && qAbs(other.at.y() - look.at.y()) < row)
            end = qMin(end, other.at.x() - gap);
    }
    const QString whole = label.text;
    for (qsizetype length = whole.size() - 1; boxAt(look, label, rightOf).right() > end && length >= fewest; --length) {
        label.text = whole.left(whole[length - 1].isHighSurrogate() ? length - 1 : length) + u'…';
        label.box = QRectF(QPointF(), m_ruler.size(label));
    }
}

QList<int> Labelling::placesFor(const Look &look) const
{
    if (m_picture.flow)
        return {rightOf};
    const Node &node = m_scene.nodes[look.node];
    const int preferred = node.shape == Shape::Actor ? below : rightOf;
    const int first = qMin<int>(m_before.value(node.key, quint8(preferred)), placesWhenForced - 1);
    QList<int> order{first};
    for (int i = 0; i < places; ++i) {
        if (i != first)
            order.append(i);
    }
    return order;
}

bool Labelling::isInWindow(const QRectF &box) const
{
    return m_picture.flow || m_plan.view.window.isNull() || m_plan.view.window.contains(box);
}

bool Labelling::place(Look &look, Label label)
{
    const Node &node = m_scene.nodes[look.node];
    const bool flow = m_picture.flow;
    // Rows of flow stand close, and the boxes of letters are higher than letters.
    const double slack = flow ? 3 : 1.5;
    const QList<int> order = placesFor(look);
    const bool isSeen = m_plan.view.window.contains(look.at);
    for (const bool withExtra : {true, false}) {
        if (!withExtra) {
            if (label.extra.isEmpty())
                break;
            label.extra.clear();
            label.box.setSize(m_ruler.size(label));
        }
        for (const int at : order) {
            const QRectF box = boxAt(look, label, at);
            if (isSeen && !isInWindow(box))
                continue;
            if (!m_occupancy.isFree(box.adjusted(3, slack, 0, -slack)))
                continue;
            put(look, label, box, at);
            return true;
        }
    }
    // An actor without its name would be a riddle, and so would what was asked for and the way to it.
    const bool isActor = node.shape == Shape::Actor;
    const bool must = isActor || (flow && look.lit && m_level != Level::Speck);
    const int most = m_level == Level::Speck ? Limits::labelsOfDots : mostForced;
    if (!m_isSelected[look.node] && (!must || ++m_forced > most))
        return false;
    return force(look, label, order);
}

/// Where it hides the least; no other name, unless it is selected.
bool Labelling::force(Look &look, Label &label, QList<int> order)
{
    for (int i = places; !m_picture.flow && i < placesWhenForced; ++i) {
        if (i != order.first())
            order.append(i);
    }
    constexpr int outside = 1 << 20; ///< of the window: worse than anything hidden
    constexpr int onWords = 8; ///< is as bad as so many times what is hidden else
    int best = -1, least = std::numeric_limits<int>::max();
    for (const int at : std::as_const(order)) {
        const QRectF box = boxAt(look, label, at);
        const int words = m_words.taken(box.adjusted(2, 1, -2, -1));
        if (words > 0 && !m_isSelected[look.node])
            continue; // two names on top of each other are none
        const int hidden = m_occupancy.taken(box) + onWords * words + (isInWindow(box) ? 0 : outside);
        if (hidden < least) {
            least = hidden;
            best = at;
        }
    }
    if (best >= 0)
        put(look, label, boxAt(look, label, best), best);
    return best >= 0;
}

void Labelling::put(Look &look, Label &label, const QRectF &box, int place)
{
    m_occupancy.take(box);
    m_words.take(box);
    label.box = box;
    label.place = quint8(place);
    look.named = true;
    if (place == rightOf)
        look.labelEnd = box.right() - look.at.x();
    m_plan.labels.append(label);
}

void Labelling::placeLit()
{
    // No name, forced or not, hides an actor or a mark of a lit way.
    for (const Look &look : std::as_const(m_plan.looks)) {
        const Shape shape = m_scene.nodes[look.node].shape;
        if (!m_picture.flow && (shape == Shape::Actor || look.lit)) {
            const double half = halfHeight(shape, look.level) * (shape == Shape::Actor ? 1 : .6);
            m_words.take(QRectF(look.at.x() - half, look.at.y() - half, 2 * half, 2 * half));
        }
    }
    if (!m_picture.isLit())
        return;
    int left = m_level >= Level::Mark ? Limits::labelsOfMarks : Limits::labelsOfDots / 2;
    for (qsizetype i = m_plan.looks.size() - 1; i >= 0 && m_plan.looks[i].lit && left > 0; --i) {
        Look &look = m_plan.looks[i];
        if (look.card)
            continue;
        const Node &node = m_scene.nodes[look.node];
        if (m_level < Level::Mark || node.shape == Shape::Actor) {
            Label label = labelOf(look);
            shorten(label, look);
            left -= place(look, label);
            continue;
        }
        Label label = labelOf(look);
        label.extra.clear();
        shorten(label, look);
        label.box = boxAt(look, label, rightOf);
        if (!m_picture.flow && !m_occupancy.isFree(label.box.adjusted(2, 2, 2, -2))) {
            left -= place(look, labelOf(look));
            continue;
        }
        label.ground = Ground::Plate;
        look.named = true;
        look.labelEnd = label.box.right() - look.at.x();
        // Where rows come closer than plates are high, plates get lower.
        const double half = qBound(8.0, 12 * m_plan.view.zoom, 12.0);
        look.box = QRectF(look.at.x() - 13, look.at.y() - half, look.labelEnd + 13 + 7, 2 * half);
        m_occupancy.take(look.box);
        m_plan.labels.append(label);
        --left;
    }
    // Plates were appended among labels of bare marks: bring them to the front, where the painter expects them.
    const auto middle = std::stable_partition(m_plan.labels.begin(), m_plan.labels.end(),
                                              [](const Label &label) { return label.ground == Ground::Plate; });
    m_plan.platedLabels = middle - m_plan.labels.begin();
}

void Labelling::addPill(qint32 index, bool lit)
{
    const graph::Edge &edge = m_scene.edges[index];
    const QString text = edgeWord(edge);
    if (text.isEmpty())
        return;
    const Route route = routeOf(m_picture, m_plan, index);
    const double width = qCeil(m_ruler.small(text)) + 12;
    const double level = route.bend.x() - route.from.x();
    const double room = qAbs(route.to.x() - route.from.x()) + qAbs(route.to.y() - route.from.y());
    if (room < width + (m_plan.manners.straight ? 36 : 16))
        return;
    // A curve starts flat, so words may stand a little beyond the bend.
    const double flat = qMax(route.from.x() + width / 2 + 14, route.bend.x() - width / 2);
    const QPointF middle = !route.straight && level > 20 && flat + width / 2 < route.bend.x() + 36
        ? QPointF(flat, route.from.y())
        : route.at(edge.outOfTime ? .3 : .5);
    const QRectF box(qRound(middle.x() - width / 2) + .5, qRound(middle.y() - pillHeight / 2) + .5, width, pillHeight);
    if (!m_occupancy.isFree(box.adjusted(3, 3, -3, -3)))
        return;
    m_occupancy.take(box);
    m_plan.pills.append({box, text, lit});
}

void Labelling::placePills()
{
    if (m_level < Level::Mark)
        return;
    for (const qint32 edge : std::as_const(m_plan.edges)) {
        if (m_picture.isEdgeLit(edge) && m_plan.pills.size() < Limits::labelsOfDots)
            addPill(edge, true);
    }
    if (m_plan.view.zoom <= Limits::cardAbove || m_plan.edges.size() > 2 * Limits::cards)
        return;
    for (const qint32 edge : std::as_const(m_plan.edges)) {
        if (!m_picture.isEdgeLit(edge))
            addPill(edge, false);
    }
}

qint64 Labelling::rank(const Look &look) const
{
    const Node &node = m_scene.nodes[look.node];
    const bool told = node.state == NodeState::Incomplete || node.state == NodeState::Held;
    const qint64 group = m_isSelected[look.node] ? 0
        : look.lit                               ? 1
        : node.shape == Shape::Actor             ? 2
        : node.shape == Shape::Indicator         ? 3
        : node.evidence                          ? 4
        : told                                   ? 5
                                                 : 6;
    return group * 1'000'000 - qMin(node.degree, 999'999);
}

QList<qint32> Labelling::candidates() const
{
    QList<QPair<qint64, qint32>> ranked;
    for (qint32 i = 0; i < qint32(m_plan.looks.size()); ++i) {
        const Look &look = m_plan.looks[i];
        if (look.card || look.named)
            continue;
        const qint64 value = rank(look);
        if (m_level == Level::Speck && value > 2'000'000)
            continue;
        // Marks can be read without a name where they stand this close; dots of leaves are never named.
        if (m_level == Level::Dot && value > 5'999'996)
            continue;
        ranked.append({value, look.node});
    }
    const qsizetype most = candidatesPerLabel * Limits::labelsOfMarks;
    if (ranked.size() > most)
        std::nth_element(ranked.begin(), ranked.begin() + most, ranked.end());
    ranked.resize(qMin(ranked.size(), most));
    std::sort(ranked.begin(), ranked.end());
    QList<qint32> order;
    for (const auto &entry : std::as_const(ranked))
        order.append(m_plan.lookOf[entry.second]);
    return order;
}

void Labelling::placeOthers()
{
    int left = (m_level >= Level::Mark ? Limits::labelsOfMarks : Limits::labelsOfDots) - int(m_plan.labels.size());
    for (const qint32 i : candidates()) {
        if (left <= 0)
            break;
        Look &look = m_plan.looks[i];
        left -= place(look, labelOf(look));
    }
}

} // namespace picture
