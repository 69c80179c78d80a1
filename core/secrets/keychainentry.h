// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/vault.h"

namespace secrets {

/// One entry of the system's keychain, at most 2,560 bytes (the limit of Windows). Each call ends exactly once, later,
/// within a time that lets a person unlock the keychain; not at all when `context` goes first. An error tells its
/// Trouble by its code; its sentence is not worded yet.
class KeychainEntry
{
public:
    static constexpr int maximumBytes = 2560;

    static void read(const QString &key, QObject *context, ReadHandler handler);
    static void write(const QString &key, const QByteArray &value, QObject *context, DoneHandler handler);
    static void remove(const QString &key, QObject *context, DoneHandler handler); ///< good also when there was none
};

} // namespace secrets
