// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/caserun.h"
#include "app/cli/connectionoptions.h"
#include "app/cli/exitcode.h"
#include "app/input.h"
#include "app/cli/outputs.h"
#include "app/cli/progressreport.h"
#include "app/session.h"
#include "core/chain/investigation.h"

#include <QCommandLineParser>
#include <QObject>

#include <memory>

namespace cli {

/// `mdti-lookup chain`: reads the input, runs the chain, writes the results.
class ChainCommand : public QObject
{
    Q_OBJECT
public:
    explicit ChainCommand(QObject *parent = nullptr);
    ~ChainCommand() override;

    /// Parses; a code other than Complete ends the program (the problem has been printed).
    ExitCode prepare(const QStringList &arguments);
    /// The QCoreApplication must exist from here on. Runs its event loop.
    int run();
    bool paints() const { return needsPainting(m_outputs); }


private:
    /// What the command line says, over what the case was run with.
    base::Result<chain::Options> readOptions(chain::Options options) const;
    ExitCode readIndicators();
    base::Status openStores();
    void startRun();
    void changed(const chain::Delta &delta);
    void finished(chain::Ending ending, const base::Error &failure, int learnedWidth);
    ExitCode writeResults(ExitCode code);
    void rescue(const Output &output, const exporting::Document &document) const;

    QCommandLineParser m_parser;
    chain::Options m_options;
    QList<Output> m_outputs;
    OutputStyle m_style;
    app::Input m_input;
    ReadyConnection m_connection;
    CaseRun m_case;
    std::unique_ptr<app::Session> m_session; ///< asks the case: goes before it
    std::unique_ptr<ProgressReport> m_report;
    chain::Investigation m_found;
    std::shared_ptr<const chain::Assessment> m_assessment;
    bool m_complete = false;
};

} // namespace cli
