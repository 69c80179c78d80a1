// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

#include <QCoreApplication>
#include <QSet>

namespace ui {

/// What people read about the input. Plain text, singleLine-clean.
class InputWords
{
    Q_DECLARE_TR_FUNCTIONS(InputWords)
public:
    static QString reason(ioc::RejectReason reason); ///< "private address"
    static QString remedy(ioc::RejectReason reason); ///< a sentence: why, and what to do where something can be done
    static QString place(const ioc::Source &source); ///< "list.txt:3", "report.pdf, page 2, line 7", "clipboard"
    static QString type(ioc::Type type); ///< "IPv4 address"
    /// "42 indicators from 2 files, 5 not used": all files that were read. `strong` is the stressed part.
    static QString summary(const ioc::Extraction &found, QString *strong);

private:
    static QSet<QString> filesOf(const ioc::Extraction &found);
};

} // namespace ui
