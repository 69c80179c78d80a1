// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/doctorcommand.h"

#include "app/cli/connectionoptions.h"
#include "app/cli/console.h"
#include "app/cli/exitcode.h"

#include <QCommandLineParser>

namespace cli {

int runDoctor(const QStringList &arguments)
{
    QCommandLineParser parser;
    addConnectionOptions(parser);
    if (!parser.parse(arguments)) {
        Console::problem(parser.errorText());
        return Usage;
    }
    ReadyConnection connection;
    if (const base::Status ready = connection.prepare(parser, true); !ready) {
        Console::problem(ready.error().detail);
        return exitCodeFor(ready.error().kind);
    }
    return Complete;
}

} // namespace cli
