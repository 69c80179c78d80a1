// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/tenantprofiles.h"

namespace settings {

/// Settings and profiles as JSON, for another computer. Secrets stay in the keychain.
QByteArray exported(const Settings &settings, const TenantProfiles &profiles);
/// Takes over what passes its checks and returns a sentence for each thing that does not. Profiles are matched by
/// tenant and application; what is not named stays. BadInput when it is no such file.
base::Result<QStringList> imported(const QByteArray &json, Settings &settings, TenantProfiles &profiles);

} // namespace settings
