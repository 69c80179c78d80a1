// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace testsupport {

/// Makes the system calls of this process fail for the files below a folder, as they do when a network drive goes away.
/// Linux only; link the source into the test program itself, so that the libraries call it instead of the C library.
/// Any thread; one folder at a time.
class FailingDrive
{
public:
    enum class Reach {
        Data, ///< reading, writing and syncing of open files; names are still known (from a cache)
        All, ///< names too
    };
    /// `folder` must outlive it; `error`: what the calls set errno to.
    static void begin(const QString &folder, int error, Reach reach);
    static void end();
    static int refused(); ///< calls that failed since begin()
};

} // namespace testsupport
