// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/tokens.h"

namespace test {

/// Hands out "<name>-1" until that is refused, then "<name>-2" and so on.
class FixedTokens final : public net::TokenSource
{
public:
    using TokenSource::TokenSource;
    void token(net::Resource resource, Handler handler) override
    {
        ++asked;
        const auto give = [this, resource, handler] {
            if (failure)
                handler(base::failure(*failure));
            else
                handler(net::Token{value(resource), QDateTime::currentDateTimeUtc().addSecs(3600)});
        };
        if (late)
            QMetaObject::invokeMethod(this, give, Qt::QueuedConnection);
        else
            give();
    }
    void refused(net::Resource resource, const QByteArray &refusedValue) override
    {
        if (refusedValue == value(resource))
            ++number;
    }
    QByteArray value(net::Resource resource) const
    {
        return (resource == net::Resource::Arm ? "arm-" : "graph-") + QByteArray::number(number);
    }

    bool late = false;
    int asked = 0, number = 1;
    std::optional<base::Error> failure;
};

} // namespace test
