// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/graphview_p.h"

#include "ui/graphview/nodewords.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>
#include <QtMath>

namespace ui {

using graph::NodeKey;

namespace {

constexpr double step = 1.25;
constexpr int tipDelayMs = 500;

} // namespace

void GraphView::Private::hoverAt(const QPointF &pixels)
{
    lastAt = pixels;
    const bool furniture
        = (legendOn && legendRect().contains(pixels)) || (minimapShown() && minimapRect().contains(pixels));
    const qint32 node = furniture ? -1 : nodeAt(pixels);
    const qint32 edge = furniture || node >= 0 ? -1 : edgeAt(pixels);
    if (node == hovered && edge == hoveredEdge)
        return;
    const bool ring = node != hovered;
    hovered = node;
    hoveredEdge = edge;
    tip.hide();
    tipTimer.stop();
    if (node >= 0 || edge >= 0)
        tipTimer.start(tipDelayMs, this);
    q->setCursor(node >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (ring)
        q->update();
}

void GraphView::Private::showTip()
{
    tipTimer.stop();
    if (mode != Mode::Idle || !q->isVisible() || frame.isNull())
        return;
    const graph::Scene &scene = *frame.picture.scene;
    QString text;
    if (hovered >= 0 && hovered < scene.nodes.size())
        text = tipOf(*workspace, scene.nodes[hovered]);
    else if (hoveredEdge >= 0 && hoveredEdge < scene.edges.size()) {
        const graph::Edge &edge = scene.edges[hoveredEdge];
        text = tipOf(*workspace, edge, scene.nodes[edge.a], scene.nodes[edge.b]);
    }
    if (!text.isEmpty())
        tip.showText(text, q->mapToGlobal(lastAt.toPoint()));
}

void GraphView::Private::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == tipTimer.timerId()) {
        showTip();
    } else if (event->timerId() == askingTimer.timerId()) {
        askingStep = (askingStep + 1) % 10;
        QRegion region;
        const picture::View now = viewNow();
        for (const qint32 i : std::as_const(asking)) {
            const QPointF at = now.toPixels(positionOf(frame.plan.looks[i].node));
            region += QRectF(at.x() - 20, at.y() - 20, 40, 40).toAlignedRect();
        }
        q->update(region);
    }
}

void GraphView::Private::select(const QList<NodeKey> &keys)
{
    selecting = true;
    workspace->select(keys);
    selecting = false;
}

void GraphView::Private::clickNode(qint32 node, Qt::KeyboardModifiers modifiers)
{
    const NodeKey key = frame.picture.scene->nodes[node].key;
    if (!(modifiers & (Qt::ControlModifier | Qt::ShiftModifier))) {
        select({key});
        return;
    }
    QList<NodeKey> keys = workspace->selection();
    if (!keys.removeOne(key))
        keys.append(key);
    select(keys);
}

void GraphView::Private::startDrag()
{
    const NodeKey key = frame.picture.scene->nodes[pressedNode].key;
    QList<NodeKey> keys = workspace->selection();
    if (!keys.contains(key)) {
        keys = {key};
        select(keys);
    }
    lifted.clear();
    for (const NodeKey &one : std::as_const(keys)) {
        // A host inside a closed bundle is dragged as that bundle.
        const qint32 node = nodeOf(one);
        if (node >= 0 && !lifted.contains(frame.picture.scene->nodes[node].key))
            lifted.append(frame.picture.scene->nodes[node].key);
    }
    liftShift = {};
    liftUntil = 0;
    ++liftSerial;
    mode = Mode::Drag;
    q->setCursor(Qt::ClosedHandCursor);
    updateFrame();
}

void GraphView::Private::dropDragged()
{
    mode = Mode::Idle;
    QHash<NodeKey, QPointF> places;
    for (const NodeKey &key : std::as_const(lifted)) {
        const qint32 node = nodeOf(key);
        if (node >= 0)
            places.insert(key, shown().positions[node] + liftShift);
    }
    liftUntil = feed.serial() + 1;
    workspace->moveNodes(places);
    q->setCursor(Qt::ArrowCursor);
    q->update();
}

void GraphView::Private::cancelDrag()
{
    mode = Mode::Idle;
    lifted.clear();
    liftUntil = 0;
    ++liftSerial;
    q->setCursor(Qt::ArrowCursor);
    q->update();
    updateFrame();
}

void GraphView::Private::finishBand(Qt::KeyboardModifiers modifiers)
{
    const QRectF box = band.normalized();
    const bool click = box.width() < 4 && box.height() < 4;
    mode = Mode::Idle;
    q->update();
    if (click) {
        if (pressedNode >= 0)
            clickNode(pressedNode, modifiers);
        return;
    }
    QList<NodeKey> keys = modifiers & Qt::ControlModifier ? workspace->selection() : QList<NodeKey>();
    QSet<NodeKey> known(keys.cbegin(), keys.cend());
    const picture::View now = viewNow();
    const QRectF scene(now.toScene(box.topLeft()), now.toScene(box.bottomRight()));
    QList<qint32> nodes;
    frame.picture.grid->visit(scene, [&](qint32 node) {
        if (scene.contains(frame.picture.positions[node]))
            nodes.append(node);
    });
    std::sort(nodes.begin(), nodes.end());
    for (const qint32 node : std::as_const(nodes)) {
        if (!known.contains(frame.picture.scene->nodes[node].key))
            keys.append(frame.picture.scene->nodes[node].key);
    }
    select(keys);
}

void GraphView::Private::centreMinimap(const QPointF &pixels)
{
    const QPointF scene = frame.minimap.toScene(pixels - minimapRect().topLeft());
    cameraTouched = true;
    look(goalZoom, scene - clearArea().center() / goalZoom, false);
}

void GraphView::Private::activate(qint32 node)
{
    const graph::Node &n = frame.picture.scene->nodes[node];
    if (graph::isGone(n.key))
        return; // nothing can be asked of what is not there
    if (n.key.kind == NodeKey::Kind::Bundle)
        workspace->openBundle(n.key.id);
    else if (n.key.kind == NodeKey::Kind::Host)
        Q_EMIT workspace->expandRequested({n.key.id});
    else
        Q_EMIT q->inspectorWanted();
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    d->tip.hide();
    d->tipTimer.stop();
    d->pressedAt = d->lastAt = event->position();
    d->pressedNode = d->nodeAt(event->position());
    if (event->button() == Qt::MiddleButton) {
        d->mode = Private::Mode::Pan;
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton || d->frame.isNull())
        return;
    if (d->legendOn && d->legendRect().contains(event->position()))
        return;
    if (d->minimapShown() && d->minimapRect().contains(event->position())) {
        d->mode = Private::Mode::Minimap;
        d->centreMinimap(event->position());
    } else if (event->modifiers() & Qt::ShiftModifier) {
        d->mode = Private::Mode::Band;
        d->band = QRectF(event->position(), QSizeF());
    } else if (event->modifiers() & Qt::AltModifier && d->pressedNode < 0) {
        dragPicture();
    } else {
        d->mode = d->pressedNode >= 0 ? Private::Mode::Pressed : Private::Mode::Pan;
    }
}

void GraphView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position(), way = at - d->lastAt;
    const bool far = (at - d->pressedAt).manhattanLength() >= QApplication::startDragDistance();
    switch (d->mode) {
    case Private::Mode::Idle:
        d->hoverAt(at);
        return;
    case Private::Mode::Pressed:
        if (!far || d->pressedNode < 0)
            return;
        d->startDrag();
        [[fallthrough]];
    case Private::Mode::Drag:
        d->liftShift = (at - d->pressedAt) / d->zoom;
        update();
        break;
    case Private::Mode::Pan:
        if (!far && cursor().shape() != Qt::ClosedHandCursor)
            return;
        setCursor(Qt::ClosedHandCursor);
        d->panBy(way);
        break;
    case Private::Mode::Band:
        d->band.setBottomRight(at);
        update();
        break;
    case Private::Mode::Minimap:
        d->centreMinimap(at);
        break;
    }
    d->lastAt = at;
}

void GraphView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool moved = cursor().shape() == Qt::ClosedHandCursor;
    switch (d->mode) {
    case Private::Mode::Pressed:
        d->mode = Private::Mode::Idle;
        if (d->pressedNode >= 0)
            d->clickNode(d->pressedNode, event->modifiers());
        break;
    case Private::Mode::Drag:
        d->dropDragged();
        break;
    case Private::Mode::Band:
        d->finishBand(event->modifiers());
        break;
    case Private::Mode::Pan:
        d->mode = Private::Mode::Idle;
        if (!moved && event->button() == Qt::LeftButton && !(event->modifiers() & Qt::ControlModifier))
            d->select({});
        break;
    case Private::Mode::Minimap:
    case Private::Mode::Idle:
        d->mode = Private::Mode::Idle;
        break;
    }
    setCursor(Qt::ArrowCursor);
    d->hovered = -1;
    d->hoverAt(event->position());
}

void GraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const qint32 node = d->nodeAt(event->position());
    d->mode = Private::Mode::Idle;
    if (node >= 0)
        d->activate(node);
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    const double turns = event->angleDelta().y() / 120.0;
    d->tip.hide();
    if (qFuzzyIsNull(turns)) {
        if (event->angleDelta().x() != 0)
            d->panBy(QPointF(event->angleDelta().x() / 2.0, 0));
        return;
    }
    d->zoomAt(qPow(step, turns), event->position(), false);
    event->accept();
}

void GraphView::contextMenuEvent(QContextMenuEvent *event)
{
    d->tip.hide();
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const qint32 node = d->nodeAt(event->pos());
        const QList<NodeKey> &selection = d->workspace->selection();
        if (node >= 0 && !selection.contains(d->frame.picture.scene->nodes[node].key))
            d->select({d->frame.picture.scene->nodes[node].key});
        else if (node < 0)
            d->select({});
    } else {
        const qint32 node = d->nodeOf(d->workspace->current());
        at = mapToGlobal(node >= 0 ? d->rectOf(node).center().toPoint() : rect().center());
    }
    Q_EMIT contextMenuWanted(at);
}

bool GraphView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            d->zoomAt(1 + gesture->value(), gesture->position(), false);
            return true;
        }
    }
    return QWidget::event(event);
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->legend = {};
    if (!d->cameraTouched && !d->feed.picture().scene->nodes.isEmpty())
        d->lookAtAll(d->viewFitting({}), false);
    d->updateFrame();
}

void GraphView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    d->updateFrame();
}

void GraphView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    d->tip.hide();
    d->askingTimer.stop();
}

void GraphView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::StyleChange)
        d->applyTheme();
}

void GraphView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    // Who clicked knows where the focus is.
    d->focusVisible = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason;
    update();
}

void GraphView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (d->mode == Private::Mode::Drag)
        d->cancelDrag();
    d->mode = Private::Mode::Idle;
    update();
}

void GraphView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    d->tip.hide();
    d->tipTimer.stop();
    if (d->hovered >= 0)
        update();
    d->hovered = d->hoveredEdge = -1;
}

} // namespace ui
