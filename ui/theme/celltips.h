// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

class QAbstractItemView;

namespace theme {

/// Cells of this view that are cut show their whole text as a tool tip, as plain text. Those that are whole keep the
/// tip of their model, if there is one.
void tellCutCells(QAbstractItemView *view);

} // namespace theme
