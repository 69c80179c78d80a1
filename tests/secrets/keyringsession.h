// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QTemporaryDir>

namespace testsupport {

/// A message bus that starts nothing by itself and, when asked, a gnome-keyring on it, both in a folder of their own.
class KeyringSession
{
public:
    KeyringSession();
    ~KeyringSession();

    /// Why no session can be made here; empty when it can.
    static QString whyNot();
    bool startBus();
    QByteArray address() const { return m_address; }

    bool startKeyring(); ///< unlocked
    void killKeyring(); ///< as a crash does
    bool lock();
    bool setAllowed(bool allowed); ///< whether the bus lets anybody talk to the keyring
    int items(); ///< in the default collection

private:
    QDBusConnection bus() const;
    bool configure(const QByteArray &rules);

    QTemporaryDir m_folder;
    QProcess m_bus, m_keyring;
    QByteArray m_address;
};

} // namespace testsupport
