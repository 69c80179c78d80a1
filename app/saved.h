// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "core/chain/options.h"
#include "core/ioc/ownlist.h"
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
/// How a run goes when nothing else is said.
chain::Options chainDefaults(const settings::Settings &settings);
/// Names and ranges of the user's own, never sent.
ioc::OwnList ownHosts(const settings::Settings &settings);
/// From now on every connection of this program goes by the proxy of the settings, those to this computer never.
void applyProxy(const settings::Settings &settings);
/// What MDTI_CLIENT_SECRET says; it is gone from the environment then, so that no child process gets it.
QByteArray takeEnvironmentSecret();
/// Nothing of a crash is kept: memory holds secrets.
void forbidCoreDumps();
/// The secret's id looks like a GUID, its value never does.
bool looksLikeSecretId(const QString &secret);
/// The bytes of a PEM or PFX file with certificate and key; BadInput when it cannot be read or is too large.
base::Result<QByteArray> readCertificateFile(const QString &path);
/// Reads PEM certificates; BadInput with a sentence when there are none.
base::Result<QByteArray> readCertificates(const QString &path);

} // namespace app
