// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace secrets {

/// The service of the system behind the keychain: its name and whether it can be used. On Linux the D-Bus name
/// org.freedesktop.secrets, which is started when the system knows how; elsewhere it is part of the system.
class KeychainService : public QObject
{
    Q_OBJECT
public:
    enum class State { Missing, Locked, Ready };
    struct Look
    {
        State state = State::Missing;
        QString name; ///< "GNOME Keyring"; empty when it is missing
        bool isDenied = false; ///< this program may not talk to it
        QString instance; ///< another one after the service was started again; empty where that cannot happen
    };
    using QObject::QObject;

    /// Calls `handler` exactly once, later; not at all when this object goes first.
    void look(std::function<void(const Look &)> handler);
    /// The library behind the keychain goes on talking to a service that was started again as if it were the old one,
    /// in vain; this makes it connect anew. Harmless at any time between two operations.
    static void dropConnection();
};

} // namespace secrets
