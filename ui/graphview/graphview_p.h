// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/graphview/framefeed.h"
#include "ui/graphview/graphview.h"
#include "ui/graphview/scenefeed.h"
#include "ui/graphview/tipwindow.h"

#include <QBasicTimer>
#include <QTemporaryDir>
#include <QVariantAnimation>

#include <optional>

namespace ui {

class GraphView::Private : public QObject
{
    Q_OBJECT
public:
    Private(GraphView *view, Workspace *workspace, graph::LayoutService *layout);

    enum class Mode { Idle, Pressed, Pan, Band, Drag, Minimap };

    // camera.cpp
    QRectF clearArea() const; ///< what headings and legend leave free
    picture::View viewNow() const { return {zoom, origin, QSizeF(q->size())}; }
    QList<qint32> nodesOf(const QList<graph::NodeKey> &keys) const; ///< those that are drawn, each once
    QList<qint32> nodesOfWays() const;
    void lookAt(const QList<qint32> &nodes); ///< as large as they fit; nothing happens when there are none
    void lookAtAll(const picture::View &whole, bool animated); ///< `whole`: viewFitting of all nodes
    picture::View viewFitting(const QList<qint32> &nodes) const; ///< empty: all nodes
    picture::View viewFitting(const picture::Picture &part, const QRectF &area) const; ///< pixels
    void look(double newZoom, const QPointF &newOrigin, bool animated);
    void zoomAt(double factor, const QPointF &pixels, bool animated);
    void panBy(const QPointF &pixels);
    void ensureVisible(qint32 node);
    void setCamera(double newZoom, const QPointF &newOrigin);

    // viewstate.cpp
    void onPicture(SceneFeed::Change change);
    void keepInPlace(const graph::NodeKey &key); ///< of the last picture, in the next
    graph::NodeKey eyeOn() const; ///< what is selected, else what stands in the middle
    void onFrame(const Frame &frame);
    void findArrivals(bool fresh);
    void moveArrivals();
    void onSelection();
    void applyTheme();
    void updateFrame(); ///< asks for a new one where the last does not do
    bool frameFits(const FrameRequest &have, const FrameRequest &want) const;
    FrameRequest wantedFrame() const;
    void checkSettled();
    qint32 nodeOf(const graph::NodeKey &key) const { return picture::nodeOf(*shown().scene, key); }
    const picture::Picture &shown() const { return frame.isNull() ? feed.picture() : frame.picture; }
    QPointF positionOf(qint32 node) const; ///< where it is shown, also while it is dragged
    QRectF rectOf(qint32 node) const;
    void markHits();
    void showHit(int hit);

    // viewpaint.cpp
    void paint(QPainter &painter, const QRect &area);
    void paintFrame(QPainter &painter, const QRect &area);
    void paintLabels(QPainter &painter, const QRect &area);
    void paintRings(QPainter &painter);
    void paintLifted(QPainter &painter);
    void paintArriving(QPainter &painter);
    picture::Plan overlayPlan(const QHash<graph::NodeKey, QPointF> &places, picture::Picture &moved) const;
    void paintAsking(QPainter &painter);
    void paintFurniture(QPainter &painter);
    void paintMinimap(QPainter &painter);
    void paintNothing(QPainter &painter);
    void ring(QPainter &painter, qint32 node, picture::Ring kind);
    picture::PaintOptions vectorOptions() const;
    QRectF minimapRect() const;
    bool minimapShown() const; ///< there is room for it
    QRectF minimapReach() const; ///< with some ground around it; null: not wanted
    QRectF legendRect() const;

    // viewhits.cpp
    qint32 nodeAt(const QPointF &pixels) const;
    qint32 edgeAt(const QPointF &pixels) const;

    // viewinput.cpp
    void hoverAt(const QPointF &pixels);
    void clickNode(qint32 node, Qt::KeyboardModifiers modifiers);
    void startDrag();
    void dropDragged();
    void cancelDrag();
    void finishBand(Qt::KeyboardModifiers modifiers);
    void centreMinimap(const QPointF &pixels);
    void select(const QList<graph::NodeKey> &keys); ///< by the view itself: no camera move
    void activate(qint32 node);
    void showTip();

    // viewkeys.cpp
    bool handleKey(QKeyEvent *event);
    void goTo(int key, bool extend);

    void timerEvent(QTimerEvent *event) override;

    GraphView *q;
    Workspace *workspace;
    SceneFeed feed;
    FrameFeed frames;
    Frame frame;
    picture::Colours colours;
    picture::Fonts fonts;
    std::unique_ptr<picture::LabelRuler> ruler;
    TipWindow tip;

    double zoom = 1;
    QPointF origin;
    double goalZoom = 1; ///< where the animation ends; equal to zoom when there is none
    QPointF goalOrigin;
    QVariantAnimation flight;
    QHash<graph::NodeKey, QPointF> movedBefore; ///< as of the last picture
    bool cameraTouched = false; ///< by the analyst; until then everything is kept in view
    bool everShown = false; ///< a picture was there
    bool fitWanted = true;
    bool motion = true;

    QList<picture::Way> ways;
    quint64 litSerial = 0;
    bool selecting = false;

    QString findText;
    QList<graph::NodeKey> hits;
    QSet<qint32> hitNodes; ///< of shown()
    int currentHit = -1;

    Mode mode = Mode::Idle;
    QPointF pressedAt, lastAt;
    qint32 pressedNode = -1;
    qint32 hovered = -1, hoveredEdge = -1;
    QRectF band;
    QList<graph::NodeKey> lifted;
    QPointF liftShift; ///< scene units
    quint64 liftSerial = 0;
    quint64 liftUntil = 0; ///< picture serial that knows the new places; 0 while dragging
    QHash<graph::NodeKey, QPointF> arriving; ///< new nodes and where they come from; their own place: they grow there
    QVariantAnimation arrival;
    bool arrived = false; ///< the animation is over; a picture with them in it is on its way
    std::shared_ptr<const graph::Scene> sceneBefore; ///< of the last picture
    QList<QPointF> positionsBefore;
    QList<qint32> asking; ///< looks of the frame
    int askingStep = 0;
    QBasicTimer tipTimer, askingTimer;
    std::unique_ptr<QTemporaryDir> dropFolder;
    bool minimapOn = true, legendOn = true;
    std::optional<picture::View> withoutMap; ///< of the whole picture, part of which would lie behind the small map
    QPixmap legend;
    bool wasSettled = false;
    bool focusVisible = false;
};

} // namespace ui
