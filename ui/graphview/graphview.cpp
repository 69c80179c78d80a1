// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/graphview.h"

#include "ui/graphview/accessibleview.h"
#include "ui/graphview/graphview_p.h"
#include "ui/graphview/nodewords.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QDrag>
#include <QMimeData>
#include <QTemporaryDir>

namespace ui {

namespace {

constexpr double step = 1.25;
constexpr int margin = 192; ///< painted around the view, so that panning need not wait
constexpr int lead = 48; ///< how much of it may be used up before more is asked for
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

void GraphView::Private::onPicture(bool fresh)
{
    const picture::Picture &next = feed.picture();
    const graph::NodeKey current = workspace->current();
    const qint32 old = current.id >= 0 ? nodeOf(current) : -1, now = picture::nodeOf(*next.scene, current);
    if (fresh || fitWanted || !everShown) {
        const bool first = !everShown || next.scene->nodes.isEmpty();
        everShown = everShown || !next.scene->nodes.isEmpty();
        fitWanted = next.scene->nodes.isEmpty();
        const picture::View view = viewFitting({});
        look(view.zoom, view.origin, !first && !fresh);
    } else if (!cameraTouched && current.id < 0) {
        // Growing results stay in view until the analyst takes the camera.
        const picture::View view = viewFitting({});
        if (view.zoom < goalZoom || !bounds(next).isNull())
            look(view.zoom, view.origin, true);
    } else if (old >= 0 && now >= 0 && workspace->view().moved == movedBefore) {
        // What is selected stays where the eye is, unless it was moved on purpose.
        const QPointF shift = next.positions[now] - shown().positions[old];
        if (!shift.isNull())
            look(goalZoom, goalOrigin + shift, false);
    }
    movedBefore = workspace->view().moved;
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
    glyph.level = look ? look->level : picture::levelAt(zoom);
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
    if (!lifted.isEmpty() && (liftUntil == 0 || feed.serial() < liftUntil)) {
        want.lifted.fill(0, want.picture.positions.size());
        for (const graph::NodeKey &key : lifted) {
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
    for (const graph::NodeKey &key : std::as_const(hits)) {
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

GraphView::GraphView(Workspace *workspace, graph::LayoutService *layout, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, workspace, layout))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 90);
    setAccessibleName(tr("Graph"));
    setAccessibleDescription(
        tr("Indicators, hosts and actors and how they are connected. Arrow keys go from host to host."));
    AccessibleView::install();
}

GraphView::~GraphView() = default;

double GraphView::zoom() const
{
    return d->goalZoom;
}

void GraphView::setZoom(double zoom)
{
    d->zoomAt(zoom / d->goalZoom, d->clearArea().center(), false);
}

void GraphView::zoomIn()
{
    d->zoomAt(step, d->clearArea().center(), true);
}

void GraphView::zoomOut()
{
    d->zoomAt(1 / step, d->clearArea().center(), true);
}

void GraphView::fit()
{
    d->cameraTouched = false;
    const picture::View view = d->viewFitting({});
    d->look(view.zoom, view.origin, true);
}

void GraphView::zoomToSelection()
{
    QList<qint32> nodes;
    for (const graph::NodeKey &key : d->workspace->selection()) {
        const qint32 node = picture::nodeOf(*d->feed.picture().scene, key);
        if (node >= 0 && !nodes.contains(node))
            nodes.append(node);
    }
    if (nodes.isEmpty())
        return;
    d->cameraTouched = true;
    const picture::View view = d->viewFitting(nodes);
    d->look(view.zoom, view.origin, true);
}

void GraphView::zoomToPaths()
{
    QSet<qint32> nodes;
    for (const picture::Way &way : std::as_const(d->ways)) {
        for (const graph::NodeKey &key : way) {
            const qint32 node = picture::nodeOf(*d->feed.picture().scene, key);
            if (node >= 0)
                nodes.insert(node);
        }
    }
    if (nodes.isEmpty())
        return;
    d->cameraTouched = true;
    const picture::View view = d->viewFitting(QList<qint32>(nodes.cbegin(), nodes.cend()));
    d->look(view.zoom, view.origin, true);
}

void GraphView::setMinimapVisible(bool visible)
{
    if (d->minimapOn == visible)
        return;
    d->minimapOn = visible;
    update();
    Q_EMIT minimapVisibleChanged(visible);
}

bool GraphView::isMinimapVisible() const
{
    return d->minimapOn;
}

void GraphView::setLegendVisible(bool visible)
{
    if (d->legendOn == visible)
        return;
    d->legendOn = visible;
    update();
    Q_EMIT legendVisibleChanged(visible);
}

bool GraphView::isLegendVisible() const
{
    return d->legendOn;
}

void GraphView::setMotion(bool on)
{
    d->motion = on;
    if (!on)
        d->askingTimer.stop();
}

int GraphView::find(const QString &text)
{
    d->findText = text;
    d->hits.clear();
    d->currentHit = -1;
    const graph::Scene &scene = *d->feed.picture().scene;
    const QString wanted = text.trimmed();
    if (!wanted.isEmpty()) {
        for (const graph::Node &node : scene.nodes) {
            if (node.shape != graph::Shape::Bundle && node.label.contains(wanted, Qt::CaseInsensitive))
                d->hits.append(node.key);
        }
        // What a closed bundle holds is found as well; the bundle then carries the ring.
        QList<graph::NodeKey> inside;
        for (auto it = scene.bundleOf.cbegin(); it != scene.bundleOf.cend(); ++it) {
            if (d->workspace->hostLabel(it.key()).contains(wanted, Qt::CaseInsensitive))
                inside.append({graph::NodeKey::Kind::Host, it.key()});
        }
        std::sort(inside.begin(), inside.end());
        d->hits += inside;
    }
    d->markHits();
    update();
    Q_EMIT hitsChanged(int(d->hits.size()), 0);
    return int(d->hits.size());
}

void GraphView::findNext()
{
    d->showHit(d->currentHit + 1);
}

void GraphView::findPrevious()
{
    d->showHit(d->currentHit < 0 ? -1 : d->currentHit - 1);
}

int GraphView::hitCount() const
{
    return int(d->hits.size());
}

void GraphView::expandSelection()
{
    QList<chain::HostId> hosts;
    for (const graph::NodeKey &key : d->workspace->selection()) {
        if (key.kind == graph::NodeKey::Kind::Host)
            hosts.append(key.id);
        else if (key.kind == graph::NodeKey::Kind::Bundle)
            d->workspace->openBundle(key.id);
    }
    if (!hosts.isEmpty())
        Q_EMIT d->workspace->expandRequested(hosts);
}

void GraphView::hideSelection()
{
    QList<chain::HostId> hosts;
    for (const graph::NodeKey &key : d->workspace->selection()) {
        if (key.kind == graph::NodeKey::Kind::Host)
            hosts.append(key.id);
    }
    if (hosts.isEmpty())
        return;
    d->workspace->hide(hosts);
    d->workspace->clearSelection();
}

const graph::Scene &GraphView::scene() const
{
    return *d->feed.picture().scene;
}

QHash<graph::NodeKey, QPointF> GraphView::positions() const
{
    QHash<graph::NodeKey, QPointF> result;
    const picture::Picture &picture = d->feed.picture();
    result.reserve(picture.positions.size());
    for (qsizetype i = 0; i < picture.positions.size(); ++i)
        result.insert(picture.scene->nodes[i].key, picture.positions[i]);
    return result;
}

picture::Sheet GraphView::wholeSheet() const
{
    picture::Sheet sheet;
    sheet.picture = d->feed.picture();
    picture::light(sheet.picture, d->ways);
    for (const graph::NodeKey &key : d->workspace->selection()) {
        const qint32 node = picture::nodeOf(*sheet.picture.scene, key);
        if (node >= 0)
            sheet.picture.selected.append(node);
    }
    sheet.colours = d->colours;
    sheet.font = font();
    return sheet;
}

picture::Sheet GraphView::visibleSheet() const
{
    picture::Sheet sheet = wholeSheet();
    sheet.zoom = d->goalZoom;
    const QRectF area = d->clearArea();
    sheet.area = QRectF(area.topLeft() / d->goalZoom + d->goalOrigin, area.size() / d->goalZoom);
    return sheet;
}

void GraphView::dragPicture()
{
    const QImage image = picture::renderImage(wholeSheet(), 2);
    QTemporaryDir folder;
    if (image.isNull() || !folder.isValid())
        return;
    const QString file = folder.filePath(QStringLiteral("graph.png"));
    auto *mime = new QMimeData;
    mime->setImageData(image);
    if (image.save(file))
        mime->setUrls({QUrl::fromLocalFile(file)});
    auto *drag = new QDrag(this);
    drag->setMimeData(mime);
    drag->setPixmap(QPixmap::fromImage(image.scaled(180, 120, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction);
}

bool GraphView::isSettled() const
{
    return !d->feed.isBusy() && !d->frames.isBusy() && d->flight.state() != QAbstractAnimation::Running
        && (d->lifted.isEmpty() || d->liftUntil == 0) && (d->feed.serial() > 0)
        && (width() < 8 || height() < 8 || (!d->frame.isNull() && d->frameFits(d->frame.request, d->wantedFrame())));
}

QList<graph::NodeKey> GraphView::visibleNodes() const
{
    QList<graph::NodeKey> result;
    const QRectF area(rect());
    for (qsizetype i = d->frame.plan.looks.size() - 1; i >= 0; --i) {
        const qint32 node = d->frame.plan.looks[i].node;
        if (area.intersects(d->rectOf(node)))
            result.append(d->frame.picture.scene->nodes[node].key);
    }
    return result;
}

QRectF GraphView::nodeRect(const graph::NodeKey &key) const
{
    const qint32 node = d->nodeOf(key);
    return node < 0 ? QRectF() : d->rectOf(node);
}

graph::NodeKey GraphView::nodeAt(const QPointF &position) const
{
    const qint32 node = d->nodeAt(position);
    return node < 0 ? graph::NodeKey{} : d->shown().scene->nodes[node].key;
}

QString GraphView::nodeName(const graph::NodeKey &key) const
{
    const qint32 node = d->nodeOf(key);
    return node < 0 ? QString() : spokenName(*d->workspace, d->shown().scene->nodes[node]);
}

QString GraphView::nodeTip(const graph::NodeKey &key) const
{
    const qint32 node = d->nodeOf(key);
    return node < 0 ? QString() : tipOf(*d->workspace, d->shown().scene->nodes[node]);
}

const Workspace *GraphView::workspace() const
{
    return d->workspace;
}

} // namespace ui
