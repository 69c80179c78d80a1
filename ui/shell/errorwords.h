// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>

namespace ui {

/// A failure of a run as a sentence: what is so and what to do. Plain text; nothing secret is in it.
class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
public:
    static QString sentence(const base::Error &error);
    /// What the one button does: "connect", "settings", "retry" or nothing.
    static QString remedy(const base::Error &error);
    static QString details(const base::Error &error); ///< for the tool tip: what a support person needs
};

} // namespace ui
