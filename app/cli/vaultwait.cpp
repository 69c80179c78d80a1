// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/vaultwait.h"

#include <QEventLoop>

#include <optional>

namespace cli {

namespace {

/// `begin` gets the handler to call, which it does later, from the event loop.
template <typename Value, typename Begin> Value waitFor(Begin begin)
{
    QEventLoop loop;
    std::optional<Value> ended;
    begin([&](Value value) {
        ended = std::move(value);
        loop.quit();
    });
    loop.exec();
    return ended ? *std::move(ended) : Value();
}

} // namespace

secrets::KeychainService::Look VaultWait::look()
{
    return waitFor<secrets::KeychainService::Look>([this](auto handler) { m_keychain.look(handler); });
}

base::Result<QByteArray> VaultWait::read(const QString &profile, secrets::Kind kind)
{
    return waitFor<base::Result<QByteArray>>([&](auto handler) { m_keychain.read(profile, kind, handler); });
}

base::Status VaultWait::write(const QString &profile, secrets::Kind kind, const QByteArray &value)
{
    return waitFor<base::Status>([&](auto handler) { m_keychain.write(profile, kind, value, handler); });
}

base::Status VaultWait::remove(const QString &profile, secrets::Kind kind)
{
    return waitFor<base::Status>([&](auto handler) { m_keychain.remove(profile, kind, handler); });
}

base::Status VaultWait::forget(const QString &profile)
{
    return waitFor<base::Status>([&](auto handler) { m_keychain.forget(profile, handler); });
}

} // namespace cli
