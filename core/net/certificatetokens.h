// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/assertion.h"
#include "core/net/renewingtokens.h"
#include "core/net/tokenendpoint.h"

namespace net {

using CertificateHandler = std::function<void(base::Result<CertificateMaterial>)>;
/// Asks for the certificate when it is needed. Calls `handler` exactly once, now or later.
using CertificateProvider = std::function<void(CertificateHandler handler)>;

/// Signs the app in with its certificate (mdti-graph.md §2.1). The key is asked for at each renewal and used only to
/// sign a statement good for ten minutes; it never leaves.
class CertificateTokens final : public RenewingTokens
{
    Q_OBJECT
public:
    CertificateTokens(SignInSettings settings, CertificateProvider certificate, base::Clock *clock,
                      QObject *parent = nullptr);
    void setAlgorithm(SignatureAlgorithm algorithm) { m_algorithm = algorithm; }
    void setTrust(const QByteArray &pem) override { m_endpoint.setTrust(pem); }

protected:
    void renew(Resource resource, Renewed done) override;

private:
    TokenEndpoint m_endpoint;
    CertificateProvider m_certificate;
    SignatureAlgorithm m_algorithm = SignatureAlgorithm::Ps256;
};

} // namespace net
