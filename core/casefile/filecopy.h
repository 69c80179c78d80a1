// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/database.h"

/// Whole files of SQLite. Blocking.
namespace casefile {

/// Copies a database that may be open for writing elsewhere, with what is not yet in its main file. Refused when this
/// very program has it open: closing the copied file would take the program's own lock away.
base::Status copyDatabase(const QString &from, const QString &to);

/// Everything in `database` as a new file at `path`, complete before it appears there.
base::Status copyInto(Database &database, const QString &path);
/// A whole new file under the name it is meant for, in place of what has it.
base::Status putInPlace(const QString &part, const QString &path);
/// Error when the file there is open elsewhere or may not be replaced.
base::Status checkReplaceable(const QString &path);
/// Brings all of a freshly copied file to the disk.
base::Status syncAll(Database &database);

/// Files this program has open for writing.
class OpenFiles
{
public:
    static void add(const QString &path);
    static void remove(const QString &path);
    static bool has(const QString &path);
};

} // namespace casefile
