// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/database.h"

/// Which tables a file has, told by SQLite's application_id and user_version.
namespace casefile::schema {

struct Kind
{
    quint32 applicationId;
    int version; ///< what this program writes
    const char *name; ///< "case", "cache", for sentences
    /// Brings a file of version `from` (0: a new one) to `from + 1`; called inside a transaction.
    base::Status (*upgrade)(Database &database, int from);
};

extern const Kind caseFile;
extern const Kind cacheFile;

/// Makes the tables of a new file or brings those of an older one up to date; refuses foreign files and newer versions.
/// A file opened read-only must have the current version or an older one that needs no change.
base::Status prepare(Database &database, const Kind &kind, bool readOnly = false);

} // namespace casefile::schema
