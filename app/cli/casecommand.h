// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace cli {

/// `mdti-lookup case info|export|diff|merge|recover|clear-cache …`: works with saved cases, asks nobody.
int runCase(const QStringList &arguments);
/// Whether it draws a picture, which needs a QGuiApplication.
bool caseCommandPaints(const QStringList &arguments);

} // namespace cli
