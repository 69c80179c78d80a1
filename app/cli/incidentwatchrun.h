// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/caserun.h"
#include "app/cli/connectionoptions.h"
#include "app/cli/incidentwatch.h"

namespace cli {

/// `incident watch`: until Ctrl-C, or one round with --once.
class IncidentWatchRun
{
public:
    IncidentWatchRun(const ReadyConnection &connection, IncidentOptions options);
    int run(const QCommandLineParser &parser); ///< with its event loop; the exit code

    /// Of these workspaces, in the user's place for states.
    static QString standardStateFile(const QList<incident::Workspace> &workspaces, const app::Connection &connection);

private:
    const ReadyConnection &m_connection;
    IncidentOptions m_options;
};

} // namespace cli
