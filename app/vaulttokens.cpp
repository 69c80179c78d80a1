// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/vaulttokens.h"

#include <memory>

namespace app {

namespace {

using VaultPointer = QPointer<secrets::Vault>;

tl::unexpected<base::Error> closedKeychain()
{
    return base::failure(base::Failure::SignIn, QStringLiteral("The keychain is closed."));
}

/// Calls `ask` on the vault's thread with a handler, and `handler` here with what that got.
template <typename Value>
void acrossThreads(const VaultPointer &vault, std::function<void(secrets::Vault *, std::function<void(Value)>)> ask,
                   std::function<void(Value)> handler)
{
    // Held by whoever may still answer: goes with the last of them, also when nobody ever does.
    const auto here = std::make_shared<QObject>();
    const std::function<void(Value)> answer = [here, handler = std::move(handler)](Value value) {
        QMetaObject::invokeMethod(
            here.get(), [here, handler, value = std::move(value)] { handler(value); }, Qt::QueuedConnection);
    };
    if (!vault) {
        answer(closedKeychain());
        return;
    }
    QMetaObject::invokeMethod(
        vault.data(),
        [vault, ask = std::move(ask), answer] {
            if (vault)
                ask(vault.data(), answer);
            else
                answer(closedKeychain());
        },
        Qt::QueuedConnection);
}

void readAcross(const VaultPointer &vault, const QString &profile, secrets::Kind kind,
                std::function<void(base::Result<QByteArray>)> handler)
{
    acrossThreads<base::Result<QByteArray>>(
        vault,
        [profile, kind](secrets::Vault *each, std::function<void(base::Result<QByteArray>)> answer) {
            each->read(profile, kind, std::move(answer));
        },
        std::move(handler));
}

/// What is not there is empty; what cannot be read stops the sign-in, with the vault's words.
base::Result<QByteArray> orEmpty(const base::Result<QByteArray> &value)
{
    if (!value && value.error().kind == base::Failure::NotFound)
        return QByteArray();
    if (!value)
        return base::failure(base::Failure::SignIn, value.error().detail);
    return value;
}

} // namespace

net::SecretProvider secretFrom(secrets::Vault *vault, const QString &profile)
{
    return [vault = VaultPointer(vault), profile](net::SecretHandler handler) {
        readAcross(vault, profile, secrets::Kind::ClientSecret,
                   [handler = std::move(handler)](const base::Result<QByteArray> &secret) { handler(orEmpty(secret)); });
    };
}

net::CertificateProvider certificateFrom(secrets::Vault *vault, const QString &profile)
{
    return [vault = VaultPointer(vault), profile](net::CertificateHandler handler) {
        readAcross(vault, profile, secrets::Kind::Certificate,
                   [vault, profile, handler = std::move(handler)](const base::Result<QByteArray> &certificate) {
                       const base::Result<QByteArray> bytes = orEmpty(certificate);
                       if (!bytes || bytes->isEmpty()) {
                           handler(base::failure(
                               base::Failure::SignIn,
                               bytes ? QStringLiteral("No certificate is kept for this application.")
                                     : bytes.error().detail));
                           return;
                       }
                       readAcross(vault, profile, secrets::Kind::CertificatePassword,
                                  [handler, bytes = *bytes](const base::Result<QByteArray> &kept) {
                                      const base::Result<QByteArray> password = orEmpty(kept);
                                      if (password)
                                          handler(net::CertificateMaterial{bytes, *password});
                                      else
                                          handler(base::failure(password.error()));
                                  });
                   });
    };
}

VaultRefreshStore::VaultRefreshStore(secrets::Vault *vault, QString profile)
    : m_vault(vault)
    , m_profile(std::move(profile))
{
}

void VaultRefreshStore::load(std::function<void(base::Result<QByteArray>)> handler)
{
    readAcross(m_vault, m_profile, secrets::Kind::RefreshToken,
               [handler = std::move(handler)](const base::Result<QByteArray> &token) { handler(orEmpty(token)); });
}

void VaultRefreshStore::store(const QByteArray &token, std::function<void(base::Status)> handler)
{
    acrossThreads<base::Status>(
        m_vault,
        [profile = m_profile, token](secrets::Vault *vault, std::function<void(base::Status)> answer) {
            if (token.isEmpty())
                vault->remove(profile, secrets::Kind::RefreshToken, std::move(answer));
            else
                vault->write(profile, secrets::Kind::RefreshToken, token, std::move(answer));
        },
        std::move(handler));
}

} // namespace app
