// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QPointF>

#include <utility>
#include <vector>

/// The one place that knows Graphviz.
namespace graph {

/// Force-directed positions (engine sfdp) of `nodes` nodes, in units of its own: about 1 per edge. Blocks; waits for
/// other calls in this process, because Graphviz has global state.
base::Result<std::vector<QPointF>> springPositions(qint32 nodes, const std::vector<std::pair<qint32, qint32>> &edges);

} // namespace graph
