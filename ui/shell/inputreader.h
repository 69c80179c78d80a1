// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

#include <QStringList>

#include <atomic>
#include <functional>

namespace ui {

/// How files and text become indicators. Called on a worker thread; must look at `stop` between parts and may then
/// return what it has.
struct InputReader
{
    std::function<ioc::Extraction(const QStringList &paths, const std::atomic_bool &stop)> files; ///< folders too
    std::function<ioc::Extraction(const QString &text, const QString &source, const std::atomic_bool &stop)> text;
};

} // namespace ui
