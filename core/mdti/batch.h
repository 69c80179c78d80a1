// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/net/outcome.h"

#include <QByteArray>
#include <QHash>
#include <QList>

/// The JSON of POST /$batch (mdti-graph.md §10). Pure.
namespace mdti::batch {

constexpr int most = 20; ///< requests in one POST

/// Sub-requests are numbered from "0" in the order of `urls` (relative to the version root).
QByteArray compose(const QList<QByteArray> &urls);

/// Answers by the number of their sub-request, in whatever order they came; what is missing was not answered. Unknown
/// and repeated ids are ignored. BadReply when the body is not an answer to a batch.
base::Result<QHash<int, net::Outcome>> read(const QByteArray &body, int count);

} // namespace mdti::batch
