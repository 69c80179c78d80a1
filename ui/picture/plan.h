// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/label.h"
#include "ui/picture/picture.h"

#include <QHash>

namespace picture {

/// Which part of the scene is shown how big.
struct View
{
    double zoom = 1;
    QPointF origin; ///< scene position of the upper left corner
    QSizeF size; ///< pixels
    QRectF window; ///< pixels that are seen at once; words rather stay inside. Null: all

    QPointF toPixels(const QPointF &scene) const { return (scene - origin) * zoom; }
    QPointF toScene(const QPointF &pixels) const { return pixels / zoom + origin; }
    QRectF area() const { return {origin, size / zoom}; } ///< scene units
    bool operator==(const View &) const = default;
};

/// How one node is drawn in a view.
struct Look
{
    qint32 node = -1;
    QPointF at; ///< pixels
    Level level = Level::Mark;
    bool card = false;
    bool lit = false;
    bool named = false; ///< a label says its name
    QRectF box; ///< of the card or the plate; null for a bare mark
    double labelEnd = 0; ///< right end of a label at its right side, relative to at; 0 without one

    Ground ground() const { return card ? Ground::Card : box.isNull() ? Ground::Canvas : Ground::Plate; }
};

struct Pill
{
    QRectF box;
    QString text;
    bool lit = false;
};

/// Everything decided about a view before anything is painted: what is visible, how big, which words fit where.
struct Plan
{
    /// What holds for the whole picture. Two plans of one picture and zoom with equal manners draw the same at the same
    /// place.
    struct Manners
    {
        bool straight = true; ///< edges from centre to centre
        bool smooth = true; ///< edges are antialiased
        bool thin = false; ///< all edges one device pixel wide
        bool dense = false; ///< so many edges that they are drawn lighter
        bool dim = false; ///< what is beside the lit ways steps back
        bool hubsAsMarks = false; ///< among dots
        bool leavesAsDots = false; ///< among marks
        bool operator==(const Manners &) const = default;
    };

    View view;
    Manners manners;
    QList<Look> looks; ///< in paint order
    QList<qint32> lookOf; ///< parallel to the nodes of the scene, -1: not in the view
    QList<qint32> edges; ///< that touch the view
    QList<Label> labels; ///< on the canvas; those on plates come first and are counted by platedLabels
    qsizetype platedLabels = 0;
    QList<Pill> pills;
    QHash<qint32, float> ports; ///< edge to the card of an actor → shift from its middle

    const Look *look(qint32 node) const { return lookOf[node] < 0 ? nullptr : &looks[lookOf[node]]; }
};

/// Label places of an earlier plan, so that words stay on their side.
using Places = QHash<graph::NodeKey, quint8>;

struct Limits
{
    static constexpr double speckBelow = .15, dotBelow = .45, dotBelowInFlow = .65, cardAbove = 1.4;
    static constexpr int cards = 120, marksWhenSmall = 300, curves = 2000, smoothEdges = 6000, dimAbove = 150;
    static constexpr int labelsOfDots = 80, labelsOfMarks = 300;
};

Plan makePlan(const Picture &picture, const View &view, const LabelRuler &ruler, const Places &before = {});

/// What of the plan touches `box` (pixels), to paint only that. Labels and pills are left out.
Plan restricted(const Plan &plan, const Picture &picture, const QRectF &box);

/// The level of ordinary hosts at a zoom. Rows of flow are closer than marks are high up to a larger one.
Level levelAt(double zoom, bool flow);

/// Pixels the picture takes at a zoom with everything beside the marks, relative to the scene's origin.
QRectF extent(const Picture &picture, double zoom, const LabelRuler &ruler);

/// Whether a node or its words reach into `box` (pixels).
bool isTouched(const Picture &picture, const View &view, const QRectF &box, const LabelRuler &ruler);

} // namespace picture
