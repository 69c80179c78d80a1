// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QUrl>

namespace net {

/// A certificate with its private key: the bytes of a PEM file (both parts in it, in any order) or of a PFX file.
struct CertificateMaterial
{
    QByteArray bytes;
    QByteArray password; ///< of the PFX or of the encrypted key; may be empty
};

enum class SignatureAlgorithm { Ps256, Rs256 };

/// What a person may want to know of a certificate before using it.
struct CertificateFacts
{
    QString subject;
    QByteArray sha256Thumbprint; ///< hex, upper case
    QDateTime notBefore, notAfter;
};

/// Reads and checks the material without using it. Failure::BadInput tells apart: neither PEM nor PFX, wrong password,
/// no key, key of another certificate, key that is not RSA.
base::Result<CertificateFacts> readCertificate(const CertificateMaterial &material);

/// A signed statement that the app is itself (RFC 7523), good for ten minutes at `audience`. As readCertificate, and
/// Failure::SignIn for a certificate outside its time.
base::Result<QByteArray> signedAssertion(const CertificateMaterial &material, const QString &clientId,
                                         const QUrl &audience, const QDateTime &now,
                                         SignatureAlgorithm algorithm = SignatureAlgorithm::Ps256);

/// As RFC 7515 writes bytes: the URL-safe alphabet, no padding.
QByteArray base64Url(const QByteArray &bytes);

} // namespace net
