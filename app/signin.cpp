// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/signin.h"

#include "app/signindesk.h"
#include "app/vaulttokens.h"
#include "core/net/browsertokens.h"
#include "core/net/certificatetokens.h"
#include "core/net/clientsecrettokens.h"
#include "core/net/devicecodetokens.h"

namespace app {

namespace {

using settings::SignInWay;

/// The store goes with the tokens that use it.
template <typename Tokens, typename... Rest>
std::unique_ptr<net::TokenSource> userTokens(const SignInSource &source, const Connection &connection,
                                             base::Clock *clock, Rest &&...rest)
{
    auto *store = new VaultRefreshStore(source.vault, source.profile);
    auto tokens
        = std::make_unique<Tokens>(signInSettings(connection), store, std::forward<Rest>(rest)..., clock);
    store->setParent(tokens.get());
    if (source.desk)
        source.desk->attach(tokens.get());
    else
        QObject::connect(tokens.get(), &net::TokenSource::signInNeeded, tokens.get(), &Tokens::giveUp,
                         Qt::QueuedConnection);
    return tokens;
}

} // namespace

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
    // A user gets what the app registration lists and the tenant has consented to: lookups alone, or incidents and
    // hunting too. Naming one of them here would leave the others out.
    settings.graphScope = settings.graph.toEncoded(QUrl::RemovePath) + "/.default";
    settings.armScope = settings.arm.toEncoded(QUrl::RemovePath) + "/.default";
    return settings;
}

std::unique_ptr<net::TokenSource> clientSecretTokens(const Connection &connection, const QByteArray &secret,
                                                     base::Clock *clock)
{
    return std::make_unique<net::ClientSecretTokens>(
        signInSettings(connection), [secret](net::SecretHandler handler) { handler(secret); }, clock);
}

TokenMaker tokensFrom(const SignInSource &source)
{
    return [source](const Connection &connection, base::Clock *clock) -> std::unique_ptr<net::TokenSource> {
        switch (source.way) {
        case SignInWay::Secret:
            return std::make_unique<net::ClientSecretTokens>(signInSettings(connection),
                                                             secretFrom(source.vault, source.profile), clock);
        case SignInWay::Certificate:
            return std::make_unique<net::CertificateTokens>(signInSettings(connection),
                                                            certificateFrom(source.vault, source.profile), clock);
        case SignInWay::DeviceCode:
            return userTokens<net::DeviceCodeTokens>(source, connection, clock);
        case SignInWay::Browser:
            break;
        }
        return userTokens<net::BrowserTokens>(source, connection, clock,
                                              source.desk ? source.desk->browser()
                                                          : [](const QUrl &) { return false; });
    };
}

bool isUserWay(SignInWay way)
{
    return way == SignInWay::DeviceCode || way == SignInWay::Browser;
}

std::optional<SignInWay> signInWayFrom(const QString &word)
{
    return word == u"device" ? SignInWay::DeviceCode : settings::signInWay(word);
}

secrets::Kind kindOf(SignInWay way)
{
    switch (way) {
    case SignInWay::Secret:
        return secrets::Kind::ClientSecret;
    case SignInWay::Certificate:
        return secrets::Kind::Certificate;
    case SignInWay::DeviceCode:
    case SignInWay::Browser:
        break;
    }
    return secrets::Kind::RefreshToken;
}

} // namespace app
