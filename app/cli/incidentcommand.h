// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace cli {

/// `mdti-lookup incident workspaces|list|show|triage|write|watch`. Returns the exit code.
int runIncident(const QStringList &arguments);

} // namespace cli
