// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/secrets/sessionvault.h"

namespace secrets {

SessionVault::~SessionVault()
{
    const QStringList keys = m_values.keys();
    for (const QString &key : keys)
        drop(key);
}

void SessionVault::read(const QString &profile, Kind kind, ReadHandler handler)
{
    const auto found = m_values.constFind(keyOf(profile, kind));
    base::Result<QByteArray> result = base::failure(base::Failure::NotFound, QStringLiteral("No secret is kept."));
    if (found != m_values.cend())
        result = *found;
    QMetaObject::invokeMethod(
        this, [result = std::move(result), handler = std::move(handler)] { handler(result); }, Qt::QueuedConnection);
}

void SessionVault::write(const QString &profile, Kind kind, const QByteArray &value, DoneHandler handler)
{
    const base::Status good = checkValue(value);
    if (good) {
        drop(keyOf(profile, kind));
        // A copy of its own, so that overwriting it reaches the only one.
        m_values.insert(keyOf(profile, kind), QByteArray(value.constData(), value.size()));
    }
    QMetaObject::invokeMethod(
        this, [good, handler = std::move(handler)] { handler(good); }, Qt::QueuedConnection);
}

void SessionVault::remove(const QString &profile, Kind kind, DoneHandler handler)
{
    drop(keyOf(profile, kind));
    QMetaObject::invokeMethod(
        this, [handler = std::move(handler)] { handler({}); }, Qt::QueuedConnection);
}

void SessionVault::drop(const QString &key)
{
    const auto found = m_values.find(key);
    if (found == m_values.end())
        return;
    found->fill('\0');
    m_values.erase(found);
}

} // namespace secrets
