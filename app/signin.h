// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "core/net/tokenendpoint.h"
#include "core/net/tokens.h"

#include <memory>

namespace app {

/// How a connection signs in: whose endpoint, for which resources.
net::SignInSettings signInSettings(const Connection &connection);
/// Client credentials with a secret that is in memory already.
std::unique_ptr<net::TokenSource> clientSecretTokens(const Connection &connection, const QByteArray &secret,
                                                     base::Clock *clock);

} // namespace app
