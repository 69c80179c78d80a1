// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/connectionoptions.h"
#include "app/cli/incidentoptions.h"
#include "app/cli/incidentprinting.h"
#include "app/incidentservices.h"

#include <QObject>

#include <deque>
#include <memory>

namespace cli {

/// The exit code of a failed request about one incident or workspace.
ExitCode incidentExitCode(const base::Error &error);

/// `incident workspaces`, `list` and `show`: only reads.
class IncidentDesk : public QObject
{
    Q_OBJECT
public:
    IncidentDesk(const ReadyConnection &connection, IncidentOptions options, QObject *parent = nullptr);
    int run(); ///< with its event loop; the exit code

private:
    void begin();
    void findWorkspaces();
    void listNext();
    void listPage(incident::Backend *backend, const QUrl &next);
    void printList();
    void open();
    void readSheet();
    void sheetPartCame(const QString &what, const std::optional<base::Error> &error);
    void fail(const base::Error &error);
    void end(int code);
    void print(const QJsonObject &json, const QString &text);
    incident::Query query() const;

    IncidentOptions m_options;
    ioc::ReadOptions m_reading;
    app::IncidentServices m_services;
    incident::Discovery m_discovery;
    std::unique_ptr<incident::Opening> m_opening;
    std::deque<incident::Workspace> m_toList;
    QList<incident::Incident> m_incidents;
    IncidentSheet m_sheet;
    int m_open = 0; ///< parts of the sheet that are on their way
    int m_code = Complete;
    bool m_more = false;
};

} // namespace cli
