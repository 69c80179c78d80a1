// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/exitcode.h"
#include "core/base/tlp.h"
#include "core/chain/options.h"
#include "core/incident/opening.h"
#include "core/summary/block.h"

#include <QCommandLineParser>

#include <optional>

namespace cli {

/// What `mdti-lookup incident …` is asked to do.
struct IncidentOptions
{
    enum class Task { Workspaces, List, Show, Triage, Write, Watch };
    enum class Summary { None, Profile, Copilot };

    Task task = Task::List;
    QString id; ///< GUID, number, Defender id; of Write: the plan's file
    QList<incident::Workspace> workspaces;
    incident::Choice choice = incident::Choice::Auto;
    Summary summary = Summary::Profile;
    bool exposure = false, write = false, reopen = false;
    int minScore = 40;
    bool asUser = false; ///< a person signed in; not an option
    base::Tlp tlp = base::Tlp::None; ///< of the case; not an option
    bool inCase = false; ///< what is asked is kept in a case; not an option
    std::optional<summary::Format> commentFormat; ///< not set: as the back end shows it best
    bool json = false, verbose = false;
    QString planFile; ///< where the plan is kept
    chain::Options chain;

    // list
    QList<incident::Status> statuses;
    QList<incident::Severity> severities;
    QString text;
    QDateTime since, until; ///< UTC
    int limit = 50;

    // watch
    qint64 everyMs = 5 * 60'000;
    bool once = false;
    QString stateFile;
};

void addIncidentOptions(QCommandLineParser &parser);
/// BadInput with a sentence when it cannot be understood.
base::Result<IncidentOptions> readIncidentOptions(const QCommandLineParser &parser);

} // namespace cli
