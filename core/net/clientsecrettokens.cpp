// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/clientsecrettokens.h"

#include "core/net/connections.h"

#include <QPointer>

namespace net {

QByteArray defaultScope(const SignInSettings &settings, Resource resource)
{
    QUrl url = resource == Resource::Arm ? settings.arm : settings.graph;
    // A service on this computer stands in for Microsoft's, and is asked for by Microsoft's name.
    if (url.scheme() != QLatin1String("https"))
        url = resource == Resource::Arm ? SignInSettings().arm : SignInSettings().graph;
    return url.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo)
        + "/.default";
}

ClientSecretTokens::ClientSecretTokens(SignInSettings settings, SecretProvider secret, base::Clock *clock,
                                       QObject *parent)
    : RenewingTokens(clock, parent)
    , m_endpoint(std::move(settings), clock)
    , m_secret(std::move(secret))
{
    m_holdsFailures = true;
    connect(&m_endpoint, &TokenEndpoint::logged, this, &ClientSecretTokens::logged);
}

void ClientSecretTokens::renew(Resource resource, Renewed done)
{
    const QPointer<ClientSecretTokens> self(this);
    m_secret([self, resource, done = std::move(done)](base::Result<QByteArray> secret) {
        if (!self)
            return;
        if (!secret) {
            done(base::failure(secret.error()));
            return;
        }
        if (secret->isEmpty()) {
            done(base::failure(base::Failure::SignIn, QStringLiteral("No secret is stored. Enter the app's secret.")));
            return;
        }
        const SignInSettings &settings = self->m_endpoint.settings();
        Form form;
        form.add("grant_type", "client_credentials")
            .add("client_id", settings.clientId.toUtf8())
            .add("scope", defaultScope(settings, resource))
            .add("client_secret", std::move(*secret));
        self->m_endpoint.post(QStringLiteral("token"), std::move(form),
                              [done](const base::Result<TokenEndpoint::Answer> &answer) {
                                  if (answer)
                                      done(freshToken(*answer));
                                  else
                                      done(base::failure(answer.error()));
                              });
    });
}

} // namespace net
