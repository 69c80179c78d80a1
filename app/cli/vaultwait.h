// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/secrets/keychain.h"

namespace cli {

/// The keychain for a command that has nothing else to do meanwhile: each call runs the event loop until it has ended.
class VaultWait
{
public:
    secrets::KeychainService::Look look();
    base::Result<QByteArray> read(const QString &profile, secrets::Kind kind);
    base::Status write(const QString &profile, secrets::Kind kind, const QByteArray &value);
    base::Status remove(const QString &profile, secrets::Kind kind);
    base::Status forget(const QString &profile);

private:
    secrets::Keychain m_keychain;
};

} // namespace cli
