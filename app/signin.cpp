// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/signin.h"

#include "core/net/clientsecrettokens.h"

namespace app {

net::SignInSettings signInSettings(const Connection &connection)
{
    net::SignInSettings settings;
    settings.login = connection.login;
    settings.tenant = connection.tenant;
    settings.clientId = connection.clientId;
    settings.caCertificates = connection.caCertificates;
    // The audience of a token is the service, not the address it is reached by: a stand-in on this computer is still asked
    // with tokens for Microsoft Graph.
    if (!isLoopback(connection.graph))
        settings.graph = connection.graph;
    if (!isLoopback(connection.arm))
        settings.arm = connection.arm;
    return settings;
}

std::unique_ptr<net::TokenSource> clientSecretTokens(const Connection &connection, const QByteArray &secret,
                                                     base::Clock *clock)
{
    return std::make_unique<net::ClientSecretTokens>(
        signInSettings(connection), [secret](net::SecretHandler handler) { handler(secret); }, clock);
}

} // namespace app
