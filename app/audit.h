// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "core/casefile/auditlog.h"
#include "core/net/client.h"
#include "core/settings/settings.h"

#include <functional>
#include <memory>

namespace app {

/// The audit log of this user, kept as long as the settings say; null when it cannot be had, and `problem` says why.
/// `failed`: as AuditLog::Settings::failed.
std::shared_ptr<casefile::AuditLog> openAudit(const settings::Settings &settings, QString *problem = nullptr,
                                                std::function<void(const base::Error &)> failed = {});

/// What the log calls the tenant of a connection.
QString auditedTenant(const Connection &connection);
/// For mdti::ApiSettings::answered.
std::function<void(const QByteArray &path, const base::Result<net::Reply> &)>
lookupsInto(std::shared_ptr<casefile::AuditLog> log, const Connection &connection);

} // namespace app
