// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "core/settings/tenantprofiles.h"

#include <optional>

namespace app {

ConnectionWords wordsFrom(const settings::TenantProfile &profile);
/// The profile that options and environment leave to be used: the one of the tenant and application they name, else the
/// default. Their other words do not choose.
std::optional<settings::TenantProfile> profileFor(const ConnectionWords &options, const ConnectionWords &environment,
                                                  const settings::TenantProfiles &profiles);
/// Whether the secret of `profile` may be used for `connection`: same tenant, application and sign-in service. An
/// address given for one run never gets a secret that was stored for another.
bool ownsSecret(const settings::TenantProfile &profile, const Connection &connection);
/// Concurrency, rate, transport, HTTP/2 and further certificates, unless they are set already. BadInput when the
/// certificate file cannot be used.
base::Status applySettings(Connection &connection, const settings::Settings &settings);
/// The secret's id looks like a GUID, its value never does.
bool looksLikeSecretId(const QString &secret);
/// Reads PEM certificates; BadInput with a sentence when there are none.
base::Result<QByteArray> readCertificates(const QString &path);

} // namespace app
