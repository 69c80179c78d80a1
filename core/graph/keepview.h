// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/scene.h"

namespace graph {

/// The same view for an investigation that begins anew: everything about hosts and actors waits for them by name.
ViewState detached(const ViewState &view, const chain::Investigation &investigation);

/// Gives what waits to the hosts and actors that are there. True when the view has changed.
bool attach(ViewState &view, const chain::Investigation &investigation);

} // namespace graph
