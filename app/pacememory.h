// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"

namespace app {

/// Remembers between runs how many requests at once a tenant last bore, so that the next run starts there.
class PaceMemory
{
public:
    /// 32 for a tenant not met before.
    int width(const Connection &connection) const;
    static void forget(); ///< all tenants
    void learned(const Connection &connection, int width);

private:
    static QString key(const Connection &connection);
};

} // namespace app
