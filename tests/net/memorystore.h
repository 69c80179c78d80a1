// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/refreshingtokens.h"

namespace test {

/// Keeps a refresh token in memory; fails when told to.
class MemoryStore final : public net::RefreshTokenStore
{
public:
    void load(std::function<void(base::Result<QByteArray>)> handler) override
    {
        ++loads;
        if (broken)
            handler(base::failure(base::Failure::Storage, QStringLiteral("locked")));
        else
            handler(token);
    }
    void store(const QByteArray &newToken, std::function<void(base::Status)> handler) override
    {
        if (broken) {
            handler(base::failure(base::Failure::Storage, QStringLiteral("locked")));
            return;
        }
        token = QByteArray(newToken.constData(), newToken.size()); // bytes of its own, as a keychain has
        handler({});
    }
    QByteArray token;
    bool broken = false;
    int loads = 0;
};

} // namespace test
