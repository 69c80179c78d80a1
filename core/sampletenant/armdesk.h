// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/call.h"
#include "core/sampletenant/incidentstore.h"

namespace sampletenant {

/// Azure Resource Manager as far as incidents need it (sentinel.md §2–§7): subscriptions, resource graph, workspaces,
/// onboarding states, and SecurityInsights incidents with entities, alerts, comments and relations.
class ArmDesk
{
public:
    ArmDesk(std::shared_ptr<const Data> data, IncidentStore &incidents);

    static bool isArm(const QList<QByteArray> &path);
    /// `call.path` is the whole path.
    Answer handle(const Call &call) const;

private:
    Answer subscriptions(const Call &call) const;
    Answer resourceGraph(const Call &call) const;
    Answer workspaces(const Call &call, const QString &subscription) const;
    Answer solutions(const Call &call, const QString &subscription) const;
    Answer onboarding(const Call &call, const QJsonObject &workspace) const;
    Answer securityInsights(const Call &call) const;
    Answer incidents(const Call &call, const QJsonObject &workspace) const;
    Answer incident(const Call &call, const QJsonObject &workspace) const;
    Answer putIncident(const Call &call, const QJsonObject &workspace) const;
    Answer entities(const Call &call, const QJsonObject &workspace, const IncidentStore::Incident &of) const;
    Answer alerts(const QJsonObject &workspace, const IncidentStore::Incident &of) const;
    Answer relations(const QJsonObject &workspace, const IncidentStore::Incident &of) const;
    Answer comments(const Call &call, const QJsonObject &workspace, const IncidentStore::Incident &of) const;
    Answer putComment(const Call &call, const QJsonObject &workspace) const;
    Answer page(const Call &call, QList<QJsonObject> list) const; ///< filtered, ordered, with nextLink

    static QString resourceId(const QJsonObject &workspace);
    static QJsonObject incidentJson(const QJsonObject &workspace, const IncidentStore::Incident &incident);
    static QJsonObject commentJson(const QJsonObject &workspace, const IncidentStore::Incident &incident,
                                   const IncidentStore::Comment &comment);

    std::shared_ptr<const Data> m_data;
    IncidentStore &m_incidents;
};

/// What is wrong with the body of an incident PUT, or nothing. `strict`: only writable members (X_IncidentPutRequest).
std::optional<QString> badIncidentBody(const QJsonObject &body, bool strict);
std::optional<QString> badCommentBody(const QJsonObject &body, bool strict);

} // namespace sampletenant
