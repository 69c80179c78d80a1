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
    /// `host` canonical (ioc::parseHost). Only lists that make a host shared space; see the .cpp for which categories
    /// hold.
    std::optional<Hit> find(const QString &host) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chain
