// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/colours.h"
#include "ui/picture/plan.h"

class QPainter;

namespace picture {

/// Draws the edges of a plan, lit ones last. Opaque, and one device pixel wide where there are many: other pens are
/// several times slower.
void paintEdges(QPainter &painter, const Picture &picture, const Plan &plan, const Colours &colours, qreal ratio);

/// How one edge looks when drawn by itself (legend, while dragging).
QPen edgePen(const graph::Edge &edge, bool lit, bool dim, const Colours &colours);

} // namespace picture
