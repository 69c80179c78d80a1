// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/tables.h"

#include <QStringList>

namespace casefile {

/// What came out of a damaged case.
struct RecoveryReport
{
    qint64 hosts = 0, records = 0, claims = 0, actors = 0, notes = 0, answers = 0; ///< saved
    tables::Losses lost; ///< known to be missing; answers and notes leave no gap that could be counted
    QStringList damagedTables; ///< where something could not be read
    /// Plain sentences, one a line.
    QString text() const;
};

/// Reads what can be read of `damaged`, which is not changed, into a new case at `path`. Answers that were saved are
/// not asked again, so that running the case once more fills most gaps. Blocks; any thread.
base::Result<RecoveryReport> recover(const QString &damaged, const QString &path);

} // namespace casefile
