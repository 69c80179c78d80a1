// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/incidentcommand.h"

#include "app/cli/caserun.h"
#include "app/cli/connectionoptions.h"
#include "app/cli/console.h"
#include "app/cli/incidentdesk.h"
#include "app/cli/incidentoptions.h"
#include "app/cli/incidenttriagerun.h"
#include "app/cli/incidentwatchrun.h"

namespace cli {

int runIncident(const QStringList &arguments)
{
    QCommandLineParser parser;
    addIncidentOptions(parser);
    addConnectionOptions(parser);
    CaseRun::addOptions(parser);
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    if (!parser.parse(arguments)) {
        Console::problem(parser.errorText() + QStringLiteral(" `mdti-lookup help incident` lists the options."));
        return Usage;
    }
    const base::Result<IncidentOptions> options = readIncidentOptions(parser);
    if (!options) {
        Console::problem(options.error().detail);
        return Usage;
    }
    ReadyConnection connection;
    if (const base::Status ready = connection.prepare(parser, true); !ready) {
        Console::problem(ready.error().detail);
        return exitCodeForSetUp(ready.error().kind);
    }
    connection.remindOfExpiry();
    using Task = IncidentOptions::Task;
    switch (options->task) {
    case Task::Workspaces:
    case Task::List:
    case Task::Show:
        return IncidentDesk(connection, *options).run();
    case Task::Triage:
        return IncidentTriageRun(connection, *options).runTriage(parser);
    case Task::Write:
        return IncidentTriageRun(connection, *options).runWrite();
    case Task::Watch:
        break;
    }
    return IncidentWatchRun(connection, *options).run(parser);
}

} // namespace cli
