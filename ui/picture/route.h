// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/plan.h"

#include <QPainterPath>

namespace picture {

/// The way of an edge in pixels: a line, or level for a while and then a curve.
struct Route
{
    QPointF from, bend, to; ///< level from `from` to `bend`
    QPointF control1, control2;
    bool straight = true;

    void appendTo(QPainterPath &path) const;
    QPointF at(double t) const; ///< on the curve or line; 0…1 from bend to to
    double angleAt(double t) const; ///< radians
};

Route routeOf(const Picture &picture, const Plan &plan, qint32 edge);

} // namespace picture
