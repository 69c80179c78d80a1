// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/caserun.h"
#include "app/cli/connectionoptions.h"
#include "app/cli/incidenttriage.h"
#include "app/cli/progressreport.h"

#include <QObject>

#include <memory>

namespace cli {

/// `incident triage ID` and `incident write PLAN`: prints the plan, acts only with --write.
class IncidentTriageRun : public QObject
{
    Q_OBJECT
public:
    IncidentTriageRun(const ReadyConnection &connection, IncidentOptions options, QObject *parent = nullptr);
    ~IncidentTriageRun() override;
    /// With its event loop; the exit code.
    int runTriage(const QCommandLineParser &parser);
    int runWrite();

private:
    base::Status openStores(const QCommandLineParser &parser);
    base::Status fitsCase(const incident::Taken &taken) const;
    void finished(const TriageResult &result);
    int codeOf(const TriageResult &result) const;
    void keepPlan(const incident::Plan &plan);
    void printResult(const TriageResult &result) const;
    void printWritten(const incident::Plan &plan, const std::optional<base::Error> &error);

    const ReadyConnection &m_connection;
    IncidentOptions m_options;
    app::IncidentServices m_services;
    CaseRun m_case;
    std::unique_ptr<app::Session> m_session; ///< asks the case: goes before it
    std::unique_ptr<IncidentTriage> m_triage;
    std::unique_ptr<incident::Writer> m_writer;
    std::unique_ptr<ProgressReport> m_report;
    bool m_planFailed = false;
};

} // namespace cli
