// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/renewingtokens.h"
#include "core/net/tokenendpoint.h"

namespace net {

/// Asks for a secret when it is needed: from the keychain, or from memory. Calls `handler` exactly once, now or later.
using SecretHandler = std::function<void(base::Result<QByteArray>)>;
using SecretProvider = std::function<void(SecretHandler handler)>;

/// Signs the app in with its secret (mdti-graph.md §2.1). The secret is asked for at each renewal, is in memory only
/// while the request is made, and goes into its body only.
class ClientSecretTokens final : public RenewingTokens
{
    Q_OBJECT
public:
    ClientSecretTokens(SignInSettings settings, SecretProvider secret, base::Clock *clock, QObject *parent = nullptr);
    void setTrust(const QByteArray &pem) override { m_endpoint.setTrust(pem); }

protected:
    void renew(Resource resource, Renewed done) override;

private:
    TokenEndpoint m_endpoint;
    SecretProvider m_secret;
};

/// "https://graph.microsoft.com/.default" and its kin: everything the app has been granted for a resource.
QByteArray defaultScope(const SignInSettings &settings, Resource resource);

} // namespace net
