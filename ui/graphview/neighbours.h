// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/picture.h"

namespace ui {

/// The node to go to from `from` with an arrow key: near, in that direction, rather along an edge than across. -1:
/// none.
qint32 neighbour(const picture::Picture &picture, qint32 from, Qt::Key arrow);
/// The node nearest to a place; -1 when there is none.
qint32 nearest(const picture::Picture &picture, const QPointF &scene);

} // namespace ui
