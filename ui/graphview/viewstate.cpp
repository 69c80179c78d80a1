// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/graphview_p.h"

#include "ui/graphview/accessibleview.h"
#include "ui/theme/theme.h"

namespace ui {

using graph::NodeKey;

namespace {

constexpr int margin = 192; ///< painted around the view, so that panning need not wait
constexpr int lead = 48; ///< how much of it may be used up before more is asked for
constexpr qsizetype mostArrivals = 50; ///< more appear at once
constexpr int openingMs = 160, growingMs = 120;
constexpr int askingShown = 40; ///< arcs turn while there are fewer

} // namespace

GraphView::Private::Private(GraphView *view, Workspace *workspace_, graph::LayoutService *layout)
    : q(view)
    , workspace(workspace_)
    , feed(workspace_, layout)
    , tip(view)
{
    connect(&feed, &SceneFeed::pictureReady, this, &Private::onPicture);
    connect(&feed, &SceneFeed::noteChanged, q, &GraphView::layoutNote);
    connect(&feed, &SceneFeed::idle, this, &Private::checkSettled);
    connect(&frames, &FrameFeed::frameReady, this, &Private::onFrame);
    connect(workspace, &Workspace::selectionChanged, this, &Private::onSelection);
    connect(workspace, &Workspace::assessmentChanged, this, [this] {
        ways.clear();
        onSelection();
    });
    connect(workspace, &Workspace::wasReset, this, [this] {
        cameraTouched = false;
        fitWanted = true;
        hits.clear();
        currentHit = -1;
    });
    connect(workspace, &Workspace::comparisonChanged, this, [this] { legend = {}; }); // it tells the marks, too
    arrival.setStartValue(0.0);
    arrival.setEndValue(1.0);
    arrival.setEasingCurve(QEasingCurve::OutCubic);
    connect(&arrival, &QVariantAnimation::valueChanged, q, qOverload<>(&QWidget::update));
    connect(&arrival, &QVariantAnimation::finished, this, [this] {
        arrived = true;
        ++liftSerial;
        updateFrame();
    });
    if (theme::Theme *theme = theme::Theme::instance())
        connect(theme, &theme::Theme::changed, this, &Private::applyTheme);
    applyTheme();
}

void GraphView::Private::applyTheme()
{
    colours = theme::colours();
    fonts = picture::Fonts::from(q->font());
    ruler = std::make_unique<picture::LabelRuler>(fonts);
    feed.setFonts(fonts);
    tip.setColours(colours);
    legend = {};
    q->update();
    updateFrame();
}

NodeKey GraphView::Private::eyeOn() const
{
    const picture::Picture &picture = shown();
    const NodeKey current = workspace->current();
    if (current.id >= 0 && nodeOf(current) >= 0)
        return current;
    const QPointF middle = viewNow().toScene(clearArea().center());
    const auto distance = [&](const QPointF &at) { return QPointF::dotProduct(at - middle, at - middle); };
    const auto nearest = std::min_element(picture.positions.cbegin(), picture.positions.cend(),
                                          [&](const QPointF &a, const QPointF &b) { return distance(a) < distance(b); });
    return nearest == picture.positions.cend() ? NodeKey{}
                                               : picture.scene->nodes[nearest - picture.positions.cbegin()].key;
}

void GraphView::Private::keepInPlace(const NodeKey &key)
{
    const picture::Picture &next = feed.picture();
    const qint32 old = key.id >= 0 ? nodeOf(key) : -1, now = picture::nodeOf(*next.scene, key);
    if (old < 0 || now < 0)
        return;
    const QPointF shift = next.positions[now] - shown().positions[old];
    if (!shift.isNull())
        look(goalZoom, goalOrigin + shift, false);
}

void GraphView::Private::onPicture(SceneFeed::Change change)
{
    const picture::Picture &next = feed.picture();
    const NodeKey current = workspace->current();
    const bool settled = change == SceneFeed::Change::Settled && cameraTouched;
    const bool fresh = change != SceneFeed::Change::Joined && !settled;
    if (fresh || fitWanted || !everShown) {
        const bool first = !everShown || next.scene->nodes.isEmpty();
        everShown = everShown || !next.scene->nodes.isEmpty();
        fitWanted = next.scene->nodes.isEmpty();
        lookAtAll(viewFitting({}), !first && !fresh);
    } else if (!cameraTouched && current.id < 0) {
        // Growing results stay in view until the analyst takes the camera.
        const picture::View view = viewFitting({});
        if (view.zoom < goalZoom || !bounds(next).isNull())
            lookAtAll(view, true);
    } else if (settled) {
        keepInPlace(eyeOn());
    } else if (workspace->view().moved == movedBefore) {
        keepInPlace(current); // unless it was moved on purpose
    }
    movedBefore = workspace->view().moved;
    findArrivals(change != SceneFeed::Change::Joined);
    markHits();
    updateFrame();
    checkSettled();
}

void GraphView::Private::onFrame(const Frame &next)
{
    const bool otherScene = frame.picture.scene != next.picture.scene;
    frame = next;
    if (otherScene) {
        hovered = hoveredEdge = pressedNode = -1;
        if (mode == Mode::Pressed)
            mode = Mode::Idle;
        markHits();
    }
    if (!lifted.isEmpty() && liftUntil > 0 && frame.request.pictureSerial >= liftUntil) {
        lifted.clear();
        ++liftSerial;
        liftUntil = 0;
    }
    moveArrivals();
    asking.clear();
    for (qint32 i = 0; i < qint32(frame.plan.looks.size()); ++i) {
        if (frame.picture.scene->nodes[frame.plan.looks[i].node].state == graph::NodeState::Asking)
            asking.append(i);
    }
    const bool turn = !asking.isEmpty() && asking.size() < askingShown && motion && theme::motion() && q->isVisible();
    if (turn && !askingTimer.isActive())
        askingTimer.start(100, this);
    else if (!turn)
        askingTimer.stop();
    q->update();
    updateFrame();
    AccessibleView::notifyNodes(q, otherScene);
    checkSettled();
}

/// A few new nodes grow where they are, and what comes out of a bundle comes out of it. While they move they are kept
/// out of the painted picture.
void GraphView::Private::findArrivals(bool fresh)
{
    const picture::Picture &next = feed.picture();
    const auto before = std::exchange(sceneBefore, next.scene);
    const QList<QPointF> places = std::exchange(positionsBefore, next.positions);
    if (!arriving.isEmpty()) {
        arriving.clear();
        arrival.stop();
        ++liftSerial;
    }
    if (fresh || !before || before->nodes.isEmpty() || !motion || !theme::motion() || !q->isVisible()
        || mode == Mode::Drag || next.scene->nodes.size() - before->nodes.size() > mostArrivals)
        return;
    for (qsizetype i = 0; i < next.scene->nodes.size() && arriving.size() <= mostArrivals; ++i) {
        const NodeKey &key = next.scene->nodes[i].key;
        if (before->index.contains(key))
            continue;
        const qint32 bundle = key.kind == NodeKey::Kind::Host ? before->bundleOf.value(key.id, -1) : -1;
        arriving.insert(key, bundle >= 0 && bundle < places.size() ? places[bundle] : next.positions[i]);
    }
    if (arriving.size() > mostArrivals)
        arriving.clear();
    if (arriving.isEmpty())
        return;
    arrived = false;
    ++liftSerial;
}

void GraphView::Private::moveArrivals()
{
    if (arriving.isEmpty() || frame.request.liftSerial != liftSerial)
        return;
    if (arrived) {
        arriving.clear();
        return;
    }
    if (arrival.state() == QAbstractAnimation::Running)
        return;
    const bool opening = std::any_of(arriving.keyValueBegin(), arriving.keyValueEnd(), [this](const auto &entry) {
        const qint32 node = nodeOf(entry.first);
        return node >= 0 && entry.second != shown().positions[node];
    });
    arrival.setDuration(opening ? openingMs : growingMs);
    arrival.start();
}

void GraphView::Private::onSelection()
{
    ways.clear();
    for (const Workspace::LitPath &path : workspace->litPaths()) {
        picture::Way way;
        for (const chain::HostId host : path.hosts)
            way.append({graph::NodeKey::Kind::Host, host});
        way.append({graph::NodeKey::Kind::Actor, path.actor});
        ways.append(way);
    }
    ++litSerial;
    if (!selecting && workspace->current().id >= 0)
        ensureVisible(nodeOf(workspace->current()));
    q->update();
    updateFrame();
    AccessibleView::notifySelection(q);
}

QPointF GraphView::Private::positionOf(qint32 node) const
{
    const picture::Picture &picture = shown();
    if (!lifted.isEmpty() && lifted.contains(picture.scene->nodes[node].key))
        return picture.positions[node] + liftShift;
    return picture.positions[node];
}

QRectF GraphView::Private::rectOf(qint32 node) const
{
    const QPointF at = viewNow().toPixels(positionOf(node));
    const picture::Look *look = frame.isNull() || node >= frame.plan.lookOf.size() ? nullptr : frame.plan.look(node);
    if (look && !look->box.isNull())
        return look->box.translated(at - look->at);
    picture::Glyph glyph;
    glyph.shape = shown().scene->nodes[node].shape;
    glyph.level = look ? look->level : picture::levelAt(zoom, shown().flow);
    QRectF box = picture::glyphBox(glyph).translated(at);
    if (look && look->labelEnd > 0)
        box.setRight(at.x() + look->labelEnd);
    return box;
}

FrameRequest GraphView::Private::wantedFrame() const
{
    FrameRequest want;
    want.picture = feed.picture();
    want.pictureSerial = feed.serial();
    want.ways = ways;
    want.litSerial = litSerial;
    want.selection = workspace->selection();
    want.colours = colours;
    want.fonts = fonts;
    want.ratio = q->devicePixelRatioF();
    want.liftSerial = liftSerial;
    // Once dropped, the new places are in the picture or soon will be.
    if (!arriving.isEmpty() && !arrived)
        want.lifted.fill(0, want.picture.positions.size());
    for (auto it = arriving.cbegin(); !arrived && it != arriving.cend(); ++it) {
        const qint32 node = picture::nodeOf(*want.picture.scene, it.key());
        if (node >= 0)
            want.lifted[node] = 1;
    }
    if (!lifted.isEmpty() && (liftUntil == 0 || feed.serial() < liftUntil)) {
        want.lifted.resize(want.picture.positions.size(), 0);
        for (const NodeKey &key : lifted) {
            const qint32 node = picture::nodeOf(*want.picture.scene, key);
            if (node >= 0)
                want.lifted[node] = 1;
        }
    }
    const int around = want.ratio > 1.5 ? margin / 2 : margin;
    want.view.zoom = goalZoom;
    want.view.origin = goalOrigin - QPointF(around, around) / goalZoom;
    want.view.size = QSizeF(q->width() + 2 * around, q->height() + 2 * around);
    want.view.window = clearArea().translated(around, around);
    return want;
}

bool GraphView::Private::frameFits(const FrameRequest &have, const FrameRequest &want) const
{
    if (have.pictureSerial != want.pictureSerial || have.litSerial != want.litSerial
        || have.liftSerial != want.liftSerial || have.colours != want.colours || have.fonts != want.fonts
        || !qFuzzyCompare(have.ratio, want.ratio) || !qFuzzyCompare(have.view.zoom, want.view.zoom)
        || have.view.size != want.view.size)
        return false;
    const QPointF shift = (have.view.origin - want.view.origin) * want.view.zoom;
    return qAbs(shift.x()) <= lead && qAbs(shift.y()) <= lead;
}

void GraphView::Private::updateFrame()
{
    if (q->width() < 8 || q->height() < 8 || feed.serial() == 0)
        return;
    const FrameRequest want = wantedFrame();
    if (frames.isBusy() ? frames.latest() && frameFits(*frames.latest(), want)
                        : !frame.isNull() && frameFits(frame.request, want))
        return;
    wasSettled = false;
    frames.request(want);
}

void GraphView::Private::checkSettled()
{
    const bool now = q->isSettled();
    if (now && !wasSettled) {
        wasSettled = true;
        Q_EMIT q->settled();
    } else if (!now) {
        wasSettled = false;
    }
}

void GraphView::Private::markHits()
{
    hitNodes.clear();
    for (const NodeKey &key : std::as_const(hits)) {
        const qint32 node = nodeOf(key);
        if (node >= 0)
            hitNodes.insert(node);
    }
}

void GraphView::Private::showHit(int hit)
{
    if (hits.isEmpty())
        return;
    currentHit = int((hit + hits.size()) % hits.size());
    select({hits[currentHit]});
    ensureVisible(nodeOf(hits[currentHit]));
    Q_EMIT q->hitsChanged(int(hits.size()), currentHit + 1);
    q->update();
}

} // namespace ui
