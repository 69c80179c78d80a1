// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace cli {

/// `mdti-lookup doctor`. Returns the exit code. Needs a QCoreApplication.
int runDoctor(const QStringList &arguments);

} // namespace cli
