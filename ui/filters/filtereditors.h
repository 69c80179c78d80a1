// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/filters/filterwords.h"

#include <QMenu>

namespace ui::filters {

/// Fills a menu with the choices of one part; each change goes to the Workspace at once, the menu stays open where several
/// may be chosen.
void fillEditor(QMenu *menu, Part part, Workspace *workspace);
/// "+ Filter": a sub-menu a part.
void fillAddMenu(QMenu *menu, Workspace *workspace);

} // namespace ui::filters
