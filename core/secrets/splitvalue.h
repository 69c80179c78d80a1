// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/secrets/vault.h"

namespace secrets {

/// One value over as many keychain entries as it needs: a head with the first part, and numbered parts. The parts of
/// two successive values have different names, and the head tells which ones count, so a value is replaced by the one
/// write of its head.
class SplitValue
{
public:
    static void read(const QString &key, QObject *context, ReadHandler handler);
    static void write(const QString &key, const QByteArray &value, QObject *context, DoneHandler handler);
    static void remove(const QString &key, QObject *context, DoneHandler handler);
};

} // namespace secrets
