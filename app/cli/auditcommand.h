// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace cli {

/// `mdti-lookup audit show|verify|export`. Needs no QCoreApplication's event loop.
int runAudit(const QStringList &arguments);

} // namespace cli
