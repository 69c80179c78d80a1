// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/vault.h"

#include <QHash>

namespace secrets {

/// Keeps secrets in memory until the program ends: for computers without a keychain, with a word to the user.
class SessionVault final : public Vault
{
    Q_OBJECT
public:
    using Vault::Vault;
    ~SessionVault() override;

    QString name() const override { return {}; }
    void read(const QString &profile, Kind kind, ReadHandler handler) override;
    void write(const QString &profile, Kind kind, const QByteArray &value, DoneHandler handler) override;
    void remove(const QString &profile, Kind kind, DoneHandler handler) override;

private:
    void drop(const QString &key);

    QHash<QString, QByteArray> m_values;
};

} // namespace secrets
