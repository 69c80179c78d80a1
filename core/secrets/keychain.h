// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/keychainservice.h"
#include "core/secrets/vault.h"

#include <deque>

namespace secrets {

/// The keychain of the system. Values over 2,560 bytes are split into numbered entries; the first entry is written
/// last, so that an interrupted write leaves the old value whole. One operation at a time, in order. Never falls back
/// to a file: without a service everything fails with Trouble::NoKeychain.
class Keychain final : public Vault
{
    Q_OBJECT
public:
    explicit Keychain(QObject *parent = nullptr);

    /// Empty before the first operation or look() has found a service.
    QString name() const override { return m_name; }
    /// Whether it is there and what it is called; does not unlock anything.
    void look(std::function<void(const KeychainService::Look &)> handler);

    void read(const QString &profile, Kind kind, ReadHandler handler) override;
    void write(const QString &profile, Kind kind, const QByteArray &value, DoneHandler handler) override;
    void remove(const QString &profile, Kind kind, DoneHandler handler) override;

private:
    using Operation = std::function<void()>; ///< ends in explain()
    /// `refused` gets the error when there is no keychain.
    void enqueue(Operation operation, std::function<void(const base::Error &)> refused);
    void next();
    void done();
    /// Looks again, to tell a locked keychain from a missing entry and a dead one from a broken one.
    void explain(const base::Error &error, std::function<void(const base::Error &)> told);
    void finish(const base::Status &status, const DoneHandler &handler);

    struct Queued
    {
        Operation run;
        std::function<void(const base::Error &)> refused;
    };
    KeychainService m_service;
    QString m_name, m_instance;
    std::deque<Queued> m_queue;
    bool m_busy = false;
};

} // namespace secrets
