// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/session.h"
#include "core/incident/armbackend.h"
#include "core/incident/defenderbackend.h"

#include <QObject>

#include <map>
#include <memory>

namespace app {

/// A client of its own and the ways to incidents, on the thread that makes it.
class IncidentServices : public QObject
{
    Q_OBJECT
public:
    explicit IncidentServices(const SessionSetup &setup, QObject *parent = nullptr);
    ~IncidentServices() override;

    net::Client *client() const { return m_client.get(); }
    net::TokenSource *tokens() const { return m_tokens.get(); } ///< may be null
    base::Clock *clock() { return &m_clock; }
    const Connection &connection() const { return m_connection; }
    incident::ArmSettings armSettings() const;
    /// The same one for the same workspace.
    incident::ArmBackend *arm(const incident::Workspace &workspace);
    incident::DefenderBackend *defender() const { return m_defender.get(); }

private:
    using Seen = incident::Caller::Observer;
    /// What the back ends are answered goes into the log; null when there is none.
    Seen recorder() const;
    /// What others ask with our client (workspaces, hunting, Copilot), as the client tells it.
    void record(const QString &line);

    std::shared_ptr<casefile::AuditLog> m_audit;
    Connection m_connection;
    base::SystemClock m_clock;
    std::unique_ptr<net::TokenSource> m_tokens;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<incident::DefenderBackend> m_defender;
    std::map<QString, std::unique_ptr<incident::ArmBackend>> m_arm; ///< by resource id in lower case
};

} // namespace app
