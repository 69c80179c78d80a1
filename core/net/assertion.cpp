// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/assertion.h"

#include "core/base/text.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <cstring>
#include <memory>

namespace net {

using base::Failure;

namespace {

template <auto Free> struct Freed
{
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Pkcs12 = std::unique_ptr<PKCS12, Freed<PKCS12_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

struct Pair
{
    Key key;
    Certificate certificate;
};

Bio reading(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

/// Answers OpenSSL's question for a password; without this it would ask on the terminal.
int givePassword(char *buffer, int size, int, void *user)
{
    const auto *password = static_cast<const QByteArray *>(user);
    const int length = std::min(size, int(password->size()));
    std::memcpy(buffer, password->constData(), size_t(length));
    return length;
}

base::Result<Pair> readPem(const CertificateMaterial &material)
{
    Pair pair;
    auto *password = const_cast<QByteArray *>(&material.password);
    pair.certificate.reset(PEM_read_bio_X509(reading(material.bytes).get(), nullptr, givePassword, password));
    pair.key.reset(PEM_read_bio_PrivateKey(reading(material.bytes).get(), nullptr, givePassword, password));
    if (!pair.certificate)
        return base::failure(Failure::BadInput, QStringLiteral("The file has no certificate in it."));
    if (!pair.key && material.bytes.contains("PRIVATE KEY-----"))
        return base::failure(Failure::BadInput,
                             QStringLiteral("The private key cannot be opened: the password is wrong or missing."));
    return pair;
}

base::Result<Pair> readPfx(const CertificateMaterial &material)
{
    const Pkcs12 pfx(d2i_PKCS12_bio(reading(material.bytes).get(), nullptr));
    if (!pfx)
        return base::failure(Failure::BadInput, QStringLiteral("The file is neither PEM nor PFX."));
    // Older exports are enciphered in ways that OpenSSL 3 keeps in a module of their own; the default one stays loaded.
    static OSSL_PROVIDER *const legacy = OSSL_PROVIDER_try_load(nullptr, "legacy", 1);
    Q_UNUSED(legacy);
    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
    if (PKCS12_parse(pfx.get(), material.password.constData(), &key, &certificate, nullptr) != 1) {
        ERR_clear_error();
        return base::failure(Failure::BadInput,
                             QStringLiteral("The PFX file cannot be opened: the password is wrong or missing."));
    }
    Pair pair;
    pair.key.reset(key);
    pair.certificate.reset(certificate);
    if (!pair.certificate)
        return base::failure(Failure::BadInput, QStringLiteral("The file has no certificate in it."));
    return pair;
}

base::Result<Pair> readPair(const CertificateMaterial &material)
{
    auto pair = material.bytes.contains("-----BEGIN ") ? readPem(material) : readPfx(material);
    ERR_clear_error();
    if (!pair)
        return pair;
    if (!pair->key)
        return base::failure(Failure::BadInput, QStringLiteral("The file has no private key in it."));
    if (EVP_PKEY_is_a(pair->key.get(), "RSA") != 1)
        return base::failure(Failure::BadInput,
                             QStringLiteral("The key is not RSA; the sign-in service takes only RSA keys."));
    if (X509_check_private_key(pair->certificate.get(), pair->key.get()) != 1) {
        ERR_clear_error();
        return base::failure(Failure::BadInput, QStringLiteral("The private key belongs to another certificate."));
    }
    return pair;
}

QByteArray der(X509 *certificate)
{
    unsigned char *data = nullptr;
    const int length = i2d_X509(certificate, &data);
    QByteArray bytes(reinterpret_cast<const char *>(data), std::max(0, length));
    OPENSSL_free(data);
    return bytes;
}

QDateTime timeOf(const ASN1_TIME *time)
{
    tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, std::min(parts.tm_sec, 59)), Qt::UTC);
}

CertificateFacts factsOf(X509 *certificate)
{
    CertificateFacts facts;
    char name[256] = {};
    X509_NAME_oneline(X509_get_subject_name(certificate), name, sizeof name - 1);
    facts.subject = base::singleLine(QString::fromUtf8(name), 250);
    facts.sha256Thumbprint = QCryptographicHash::hash(der(certificate), QCryptographicHash::Sha256).toHex().toUpper();
    facts.notBefore = timeOf(X509_get0_notBefore(certificate));
    facts.notAfter = timeOf(X509_get0_notAfter(certificate));
    return facts;
}

QByteArray signature(EVP_PKEY *key, const QByteArray &text, SignatureAlgorithm algorithm)
{
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr;
    if (EVP_DigestSignInit(context.get(), &keyContext, EVP_sha256(), nullptr, key) != 1)
        return {};
    if (algorithm == SignatureAlgorithm::Ps256
        && (EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) <= 0
            || EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST) <= 0))
        return {};
    const auto *data = reinterpret_cast<const unsigned char *>(text.constData());
    size_t length = 0;
    if (EVP_DigestSign(context.get(), nullptr, &length, data, size_t(text.size())) != 1)
        return {};
    QByteArray out(qsizetype(length), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(out.data()), &length, data, size_t(text.size()))
        != 1)
        return {};
    out.truncate(qsizetype(length));
    return out;
}

QByteArray json(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

base::Result<CertificateFacts> readCertificate(const CertificateMaterial &material)
{
    const auto pair = readPair(material);
    if (!pair)
        return base::failure(pair.error());
    return factsOf(pair->certificate.get());
}

base::Result<QByteArray> signedAssertion(const CertificateMaterial &material, const QString &clientId,
                                         const QUrl &audience, const QDateTime &now, SignatureAlgorithm algorithm)
{
    const auto pair = readPair(material);
    if (!pair)
        return base::failure(pair.error());
    const CertificateFacts facts = factsOf(pair->certificate.get());
    if (now > facts.notAfter)
        return base::failure(Failure::SignIn,
                             QStringLiteral("The certificate expired on %1. Choose a newer one.")
                                 .arg(facts.notAfter.toString(Qt::ISODate)));
    if (now < facts.notBefore)
        return base::failure(Failure::SignIn,
                             QStringLiteral("The certificate is good only from %1. Check this computer's clock.")
                                 .arg(facts.notBefore.toString(Qt::ISODate)));
    constexpr qint64 goodForSeconds = 600;
    const QJsonObject head{
        {QStringLiteral("typ"), QStringLiteral("JWT")},
        {QStringLiteral("alg"),
         algorithm == SignatureAlgorithm::Ps256 ? QStringLiteral("PS256") : QStringLiteral("RS256")},
        {QStringLiteral("x5t#S256"), QString::fromLatin1(base64Url(QByteArray::fromHex(facts.sha256Thumbprint)))}};
    const qint64 seconds = now.toSecsSinceEpoch();
    const QJsonObject claims{{QStringLiteral("aud"), audience.toString(QUrl::FullyEncoded)},
                             {QStringLiteral("iss"), clientId},
                             {QStringLiteral("sub"), clientId},
                             {QStringLiteral("jti"), QUuid::createUuid().toString(QUuid::WithoutBraces)},
                             {QStringLiteral("iat"), seconds},
                             {QStringLiteral("nbf"), seconds},
                             {QStringLiteral("exp"), seconds + goodForSeconds}};
    const QByteArray text = json(head) + '.' + json(claims);
    const QByteArray signedText = signature(pair->key.get(), text, algorithm);
    ERR_clear_error();
    if (signedText.isEmpty())
        return base::failure(Failure::Internal, QStringLiteral("The statement for the sign-in could not be signed."));
    return QByteArray(text + '.' + base64Url(signedText));
}

} // namespace net
