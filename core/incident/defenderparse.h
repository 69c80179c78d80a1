// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/backend.h"

/// The JSON of Graph's security incidents ↔ values, with Sentinel's words on our side (contract §8).
namespace incident::defender {

base::Result<Incident> readIncident(const QJsonObject &json); ///< BadReply when it is none
QList<Comment> readComments(const QJsonArray &rows);
QList<Alert> readAlerts(const QJsonArray &rows);
/// The evidence of all alerts, each thing once.
QList<Entity> readEvidence(const QJsonArray &alerts);

/// The members of a PATCH: those that change, customTags as a whole.
QJsonObject writeChange(const Incident &asRead, const Change &change);

const QueryWords &queryWords();

} // namespace incident::defender
