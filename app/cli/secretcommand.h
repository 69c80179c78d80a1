// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace cli {

/// `mdti-lookup secret set|status|clear`: the app's secret in the system's keychain, and the profile it belongs to. The
/// secret is read from standard input only. Returns the exit code.
int runSecret(const QStringList &arguments);

} // namespace cli
