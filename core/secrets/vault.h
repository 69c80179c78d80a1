// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

namespace secrets {

/// What is kept for a profile; one value each.
enum class Kind {
    ClientSecret,
    RefreshToken,
    Certificate, ///< PEM or PFX, with its private key
    CertificatePassword,
};

/// Why a vault did not do what was asked, beside NotFound for an entry that is not there.
enum class Trouble {
    None,
    NoKeychain, ///< no service that keeps secrets runs here
    Locked, ///< and was not unlocked
    Denied, ///< by the user or by policy
    Ended, ///< the service went away, or stopped answering, while it was asked
    Damaged, ///< parts of a large value are missing
    Other,
};
/// Of an error that a vault made; None for any other error.
Trouble troubleOf(const base::Error &error);
/// Failure::Storage with the sentence for it. `store` is the name that the user knows.
base::Error troubleError(Trouble trouble, const QString &store);

using ReadHandler = std::function<void(base::Result<QByteArray>)>;
using DoneHandler = std::function<void(base::Status)>;

/// Keeps secrets by profile and kind. Lives on the main thread; a handler is called there exactly once, later, and not
/// at all when the vault goes first. Errors never hold any part of a value.
class Vault : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// As the user knows it: "GNOME Keyring", "KWallet", "Windows Credential Manager", "macOS Keychain". Empty: the
    /// values are gone when the program ends.
    virtual QString name() const = 0;

    /// NotFound when there is none.
    virtual void read(const QString &profile, Kind kind, ReadHandler handler) = 0;
    /// Replaces what was there. When it fails, what was there is still there. BadInput when it is empty or over
    /// maximumBytes.
    virtual void write(const QString &profile, Kind kind, const QByteArray &value, DoneHandler handler) = 0;
    /// Good also when there was none.
    virtual void remove(const QString &profile, Kind kind, DoneHandler handler) = 0;
    /// Every kind of a profile; goes on after a failure and tells the first.
    void forget(const QString &profile, DoneHandler handler);

    static constexpr int maximumBytes = 256 * 1024;

protected:
    static base::Status checkValue(const QByteArray &value);
};

/// Stable lower-case word for the names of entries ("client-secret").
QString toString(Kind kind);
/// Name of the entry of a profile.
QString keyOf(const QString &profile, Kind kind);

} // namespace secrets
