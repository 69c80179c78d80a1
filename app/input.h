// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/ioc/indicator.h"
#include "core/ioc/ownlist.h"

#include <QStringList>

#include <atomic>

namespace app {

struct Input
{
    ioc::Extraction extraction; ///< of all arguments together, each host once
    bool unreadable = false; ///< an argument could not be read; the problems name it
    bool isPartlyRead() const; ///< a part of the input was not read; the problems name it
};

struct InputRules
{
    bool acceptDocumentation = false; ///< documentation space may be asked (sample tenant, service on this computer)
    ioc::OwnList own; ///< is never sent, hence no indicator
};

/// Reads "INDICATOR | FILE | FOLDER | -" arguments. Blocking; any thread.
Input readInput(const QStringList &arguments, const InputRules &rules);
/// Files and folders only, each host once over all of them.
ioc::Extraction readFiles(const QStringList &paths, const InputRules &rules, const std::atomic_bool *stop = nullptr);
/// Text that was typed, pasted or dropped; `source` as in ioc::Source::file.
ioc::Extraction readText(const QString &text, const QString &source, const InputRules &rules);

/// "list.json:12: The JSON breaks off…": where and what.
QString problemText(const ioc::Problem &problem);

} // namespace app
