// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace cli {

/// What `mdti-lookup help [COMMAND]` prints; empty for an unknown command.
QString helpFor(const QString &command);

} // namespace cli
