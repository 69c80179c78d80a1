// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/certificatetokens.h"
#include "core/net/clientsecrettokens.h"
#include "core/net/refreshingtokens.h"
#include "core/secrets/vault.h"

#include <QObject>
#include <QPointer>

namespace app {

/// What tokens ask of a vault that lives on the main thread, from theirs. When the vault has gone they get an error.
net::SecretProvider secretFrom(secrets::Vault *vault, const QString &profile);
net::CertificateProvider certificateFrom(secrets::Vault *vault, const QString &profile);

/// The refresh token of a profile. Used on the thread of its tokens, which may own it as a child.
class VaultRefreshStore final : public QObject, public net::RefreshTokenStore
{
    Q_OBJECT
public:
    VaultRefreshStore(secrets::Vault *vault, QString profile);
    void load(std::function<void(base::Result<QByteArray>)> handler) override;
    void store(const QByteArray &token, std::function<void(base::Status)> handler) override;

private:
    QPointer<secrets::Vault> m_vault;
    QString m_profile;
};

} // namespace app
