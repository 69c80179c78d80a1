// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

/// Paths and queries of the resources, from the version on ("/v1.0/security/…"): the part that names what was asked,
/// whatever the origin. (mdti-graph.md §4)
namespace mdti::paths {

/// How a host stands in a path. Only IPv6 has anything to try: nothing is documented about its colons.
enum class HostForm { Raw, Escaped, Quoted };

/// What may have to be asked differently when the service says 400.
struct Variant
{
    int top = 0; ///< 0: no $top
    bool count = false; ///< $count=true
    bool options = true; ///< $select and $orderby, where the resource is asked with them
    HostForm form = HostForm::Raw;
    bool operator==(const Variant &) const = default;
};

QByteArray passiveDns(const QString &host, bool reverse, const Variant &variant);
QByteArray reputation(const QString &host, const Variant &variant);
QByteArray profiles(const Variant &variant);
QByteArray profile(const QString &id);
QByteArray profileIndicators(const QString &id, const Variant &variant);
QByteArray article(const QString &id);

/// Path and query of a URL.
QByteArray targetOf(const QUrl &url);
bool sameOrigin(const QUrl &a, const QUrl &b);

} // namespace mdti::paths
