// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/clientsecrettokens.h"
#include "core/sampletenant/server.h"

#include <memory>

namespace testsupport {

inline sampletenant::Options optionsWith(const sampletenant::Behaviour &behaviour)
{
    sampletenant::Options options;
    options.behaviour = behaviour;
    return options;
}

/// An application's sign-in to the sample tenant at `url`; sign-in, Graph and ARM are all there.
inline std::unique_ptr<net::ClientSecretTokens> sampleTokens(const QUrl &url, const sampletenant::Options &options,
                                                             base::Clock *clock)
{
    net::SignInSettings signIn;
    signIn.login = signIn.graph = signIn.arm = url;
    signIn.tenant = options.tenantId;
    signIn.clientId = options.clientId;
    const QByteArray secret = options.clientSecret.toUtf8();
    return std::make_unique<net::ClientSecretTokens>(
        signIn, [secret](const net::SecretHandler &handler) { handler(secret); }, clock);
}

} // namespace testsupport
