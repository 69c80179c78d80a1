// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/graphview_p.h"

#include "ui/graphview/neighbours.h"

#include <QKeyEvent>

namespace ui {

using graph::NodeKey;

namespace {
constexpr int keyPan = 60;
}

void GraphView::Private::goTo(int key, bool extend)
{
    const picture::Picture &picture = shown();
    if (picture.positions.isEmpty())
        return;
    const qint32 from = nodeOf(workspace->current());
    const qint32 to
        = from < 0 ? nearest(picture, viewNow().toScene(clearArea().center())) : neighbour(picture, from, Qt::Key(key));
    if (to < 0)
        return;
    QList<NodeKey> keys = extend ? workspace->selection() : QList<NodeKey>();
    keys.removeOne(picture.scene->nodes[to].key);
    keys.append(picture.scene->nodes[to].key);
    select(keys);
    ensureVisible(to);
}

bool GraphView::Private::handleKey(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool plain = modifiers == Qt::NoModifier, shift = modifiers == Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const bool level = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
        const double way = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up ? keyPan : -keyPan;
        if (modifiers == Qt::ControlModifier)
            panBy(level ? QPointF(way, 0) : QPointF(0, way));
        else
            goTo(event->key(), shift);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const qint32 node = nodeOf(workspace->current());
        if (node >= 0 && shown().scene->nodes[node].key.kind == NodeKey::Kind::Bundle)
            activate(node);
        else
            Q_EMIT q->inspectorWanted();
        return true;
    }
    case Qt::Key_F3:
        shift ? q->findPrevious() : q->findNext();
        return !hits.isEmpty();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        q->zoomIn();
        return true;
    case Qt::Key_Minus:
        q->zoomOut();
        return true;
    case Qt::Key_Escape:
        if (mode == Mode::Drag)
            cancelDrag();
        else if (mode == Mode::Band) {
            mode = Mode::Idle;
            q->update();
        } else if (!hits.isEmpty())
            q->find({});
        else if (!workspace->selection().isEmpty() || !workspace->comparison())
            select({});
        else
            workspace->setComparison({});
        return true;
    default:
        break;
    }
    if (!plain)
        return false;
    switch (event->key()) {
    case Qt::Key_E:
        q->expandSelection();
        return true;
    case Qt::Key_H:
        q->hideSelection();
        return true;
    case Qt::Key_P:
        q->zoomToPaths();
        return true;
    case Qt::Key_Z:
        q->zoomToSelection();
        return true;
    case Qt::Key_0:
        q->fit();
        return true;
    case Qt::Key_M:
        q->setMinimapVisible(!minimapOn);
        return true;
    case Qt::Key_L:
        q->setLegendVisible(!legendOn);
        return true;
    default:
        return false;
    }
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    d->tip.hide();
    if (!d->handleKey(event))
        QWidget::keyPressEvent(event);
}

} // namespace ui
