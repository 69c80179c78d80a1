// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/incidentservices.h"

#include <QRegularExpression>

namespace app {

IncidentServices::IncidentServices(const SessionSetup &setup, QObject *parent)
    : QObject(parent)
    , m_connection(setup.connection)
{
    if (setup.makeTokens)
        m_tokens = setup.makeTokens(m_connection, &m_clock);
    m_client = std::make_unique<net::Client>(clientSettings(setup), m_tokens.get(), &m_clock);
    m_defender = std::make_unique<incident::DefenderBackend>(incident::DefenderSettings{m_connection.graph}, m_client.get());
}

IncidentServices::~IncidentServices() = default;

incident::ArmSettings IncidentServices::armSettings() const
{
    static const QRegularExpression version(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d(-preview)?$"));
    incident::ArmSettings settings;
    settings.arm = m_connection.arm;
    const QString wanted = qEnvironmentVariable("MDTI_ARM_API_VERSION");
    if (version.match(wanted).hasMatch())
        settings.apiVersion = wanted;
    return settings;
}

incident::ArmBackend *IncidentServices::arm(const incident::Workspace &workspace)
{
    std::unique_ptr<incident::ArmBackend> &backend = m_arm[workspace.resourceId().toLower()];
    if (!backend)
        backend = std::make_unique<incident::ArmBackend>(armSettings(), workspace, m_client.get());
    return backend.get();
}

} // namespace app
