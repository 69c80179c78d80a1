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
} // namespace

GraphView::GraphView(Workspace *workspace, graph::LayoutService *layout, QWidget *parent)
    // First of all: an interface that is asked for before would stay the plain one of a widget.
    : QWidget((AccessibleView::install(), parent))
    , d(std::make_unique<Private>(this, workspace, layout))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 90);
    setAccessibleName(tr("Graph"));
    setAccessibleDescription(
        tr("Indicators, hosts and actors and how they are connected. Arrow keys go from host to host."));
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
    d->lookAtAll(d->viewFitting({}), true);
}

void GraphView::zoomToSelection()
{
    const QList<graph::NodeKey> &selection = d->workspace->selection();
    const auto isActor = [](const graph::NodeKey &key) { return key.kind == graph::NodeKey::Kind::Actor; };
    // An actor by itself tells nothing: what leads to it belongs to it.
    if (!selection.isEmpty() && !d->ways.isEmpty() && std::all_of(selection.cbegin(), selection.cend(), isActor))
        d->lookAt(d->nodesOfWays());
    else
        d->lookAt(d->nodesOf(selection));
}

void GraphView::zoomToPaths()
{
    d->lookAt(d->nodesOfWays());
}

void GraphView::setMinimapVisible(bool visible)
{
    if (d->minimapOn == visible)
        return;
    d->minimapOn = visible;
    d->withoutMap.reset(); // who asks for it gets it
    update();
    Q_EMIT minimapVisibleChanged(visible);
}

bool GraphView::isMinimapVisible() const
{
    return d->minimapOn;
}

QRectF GraphView::minimapRect() const
{
    return d->minimapShown() ? d->minimapRect() : QRectF();
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
    if (!d->dropFolder)
        d->dropFolder = std::make_unique<QTemporaryDir>(); // kept: who took the file may still read it
    if (image.isNull() || !d->dropFolder->isValid())
        return;
    const QString file = d->dropFolder->filePath(QStringLiteral("graph.png"));
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
        && (d->lifted.isEmpty() || d->liftUntil == 0) && d->arriving.isEmpty() && (d->feed.serial() > 0)
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
