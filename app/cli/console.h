// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace cli {

/// Standard output and error of the command line. Results go to output, everything else to error, one line per problem.
class Console
{
public:
    /// False when nobody reads any more or the disk is full.
    static bool out(const QByteArray &bytes);
    static bool out(const QString &text) { return out(text.toUtf8()); }
    /// "mdti-lookup: sentence" on standard error; control characters are removed.
    static void problem(const QString &sentence);
    static void error(const QString &text); ///< as it is, with a line end

    static bool outIsTerminal();
    static bool errorIsTerminal();
    static int width(); ///< of the terminal, 100 when it is none
    /// NO_COLOR and TERM=dumb are honoured.
    static bool colour();
};

} // namespace cli
