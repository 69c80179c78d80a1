// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "core/net/tokenendpoint.h"
#include "core/net/tokens.h"
#include "core/secrets/vault.h"
#include "core/settings/tenantprofiles.h"

#include <functional>
#include <memory>

namespace app {

class SignInDesk;

/// Called on the thread where the tokens shall live.
using TokenMaker = std::function<std::unique_ptr<net::TokenSource>(const Connection &, base::Clock *)>;

/// Which way to sign in, and where the secret of it is: in `vault`, under `profile`. Vault and desk live on the main
/// thread and outlive the tokens.
struct SignInSource
{
    settings::SignInWay way = settings::SignInWay::Secret;
    secrets::Vault *vault = nullptr;
    QString profile;
    SignInDesk *desk = nullptr; ///< for the ways of a user; null: they fail when somebody would have to sign in
};
TokenMaker tokensFrom(const SignInSource &source);

/// How a connection signs in: whose endpoint, for which resources.
net::SignInSettings signInSettings(const Connection &connection);
/// Client credentials with a secret that is in memory already.
std::unique_ptr<net::TokenSource> clientSecretTokens(const Connection &connection, const QByteArray &secret,
                                                     base::Clock *clock);

/// A user signs in, as opposed to the app itself.
bool isUserWay(settings::SignInWay way);
/// "secret", "certificate", "device" (or "device-code"), "browser", as on the command line and in MDTI_SIGN_IN.
std::optional<settings::SignInWay> signInWayFrom(const QString &word);
/// What is kept for this way of signing in.
secrets::Kind kindOf(settings::SignInWay way);

} // namespace app
