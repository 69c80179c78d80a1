// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace cli {

/// `mdti-lookup sample-tenant`: serves until Ctrl-C. Returns the exit code. Needs a QCoreApplication.
int runSampleTenant(const QStringList &arguments);

} // namespace cli
