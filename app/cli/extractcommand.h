// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace cli {

/// `mdti-lookup extract`. Returns the exit code.
int runExtract(const QStringList &arguments);

} // namespace cli
