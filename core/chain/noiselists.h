// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace chain {

/// Bundled lists of shared infrastructure (resources/noise-lists.json): CDN, cloud front ends, resolvers, sinkholes,
/// parking, dynamic DNS. Immutable after load; any thread.
class NoiseLists
{
public:
    NoiseLists();
    ~NoiseLists();
    bool load(const QByteArray &json);

    struct Hit
    {
        QString list; ///< name of the list
        QString category; ///< "cdn", "cloud", "parking", …
    };
    /// `host` canonical (ioc::parseHost). Only lists that make a host shared space: addresses of CDN, parking, sinkholes,
    /// public resolvers, proxies and mass hosting; names of CDN and of parking name servers with all below
    /// (d111.cloudfront.net); of other platforms the own host only (duckdns.org, not evil.duckdns.org, which is its
    /// customer's). Cloud ranges hold nobody. The reasons are in the .cpp.
    std::optional<Hit> find(const QString &host) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chain
