// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/certificatetokens.h"

#include "core/net/clientsecrettokens.h"
#include "core/net/redact.h"

#include <QPointer>

namespace net {

CertificateTokens::CertificateTokens(SignInSettings settings, CertificateProvider certificate, base::Clock *clock,
                                     QObject *parent)
    : RenewingTokens(clock, parent)
    , m_endpoint(std::move(settings), clock)
    , m_certificate(std::move(certificate))
{
    m_holdsFailures = true;
    connect(&m_endpoint, &TokenEndpoint::logged, this, &CertificateTokens::logged);
}

void CertificateTokens::renew(Resource resource, Renewed done)
{
    const QPointer<CertificateTokens> self(this);
    m_certificate([self, resource, done = std::move(done)](base::Result<CertificateMaterial> material) {
        if (!self)
            return;
        if (!material) {
            done(base::failure(material.error()));
            return;
        }
        const SignInSettings &settings = self->m_endpoint.settings();
        auto assertion = signedAssertion(*material, settings.clientId, self->m_endpoint.url(QStringLiteral("token")),
                                         self->clock()->now(), self->m_algorithm);
        wipe(material->bytes);
        wipe(material->password);
        if (!assertion) {
            done(base::failure(assertion.error()));
            return;
        }
        Form form;
        form.add("grant_type", "client_credentials")
            .add("client_id", settings.clientId.toUtf8())
            .add("scope", defaultScope(settings, resource))
            .add("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            .add("client_assertion", std::move(*assertion));
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
