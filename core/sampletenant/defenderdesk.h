// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/call.h"
#include "core/sampletenant/incidentstore.h"

namespace sampletenant {

/// Graph's /security/incidents and /security/alerts_v2 (sentinel.md §8): the incidents of the Defender portal, which
/// are the same ones ARM shows under "Microsoft XDR".
class DefenderDesk
{
public:
    DefenderDesk(IncidentStore &incidents, QString tenantId)
        : m_incidents(incidents)
        , m_tenantId(std::move(tenantId))
    {
    }

    /// `call.path` starts at "incidents" or "alerts_v2".
    Answer handle(const Call &call) const;

private:
    Answer list(const Call &call, QList<QJsonObject> values) const;
    Answer patch(const Call &call) const;
    Answer comment(const Call &call) const;
    QJsonObject json(const IncidentStore::Incident &incident, bool withAlerts) const;
    static QJsonArray comments(const IncidentStore::Incident &incident);

    IncidentStore &m_incidents;
    QString m_tenantId;
};

} // namespace sampletenant
