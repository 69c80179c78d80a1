// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

namespace app {

/// Registers the data compiled into the static libraries (actor names, noise lists). Once, before a Session is made.
void initResources();

} // namespace app
