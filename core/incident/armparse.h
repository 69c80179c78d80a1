// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/backend.h"

#include <optional>

/// The JSON of Azure Resource Manager's incidents ↔ values. Reading takes what is there; only an id is needed.
namespace incident::arm {

base::Result<Incident> readIncident(const QJsonObject &json, const Workspace &workspace); ///< BadReply when it is none
std::optional<Comment> readComment(const QJsonObject &json);
std::optional<Entity> readEntity(const QJsonObject &json);
std::optional<Alert> readAlert(const QJsonObject &json);

/// The body of a PUT: etag and every writable member as read, with the change merged in (contract §6).
QJsonObject writeIncident(const Incident &asRead, const Change &change);

const QueryWords &queryWords();

} // namespace incident::arm
