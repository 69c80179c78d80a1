// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/paths.h"

#include <QStringList>

namespace mdti::paths {

namespace {

const QByteArray root = QByteArrayLiteral("/v1.0/security/threatIntelligence");

QByteArray hostPath(const QString &host, HostForm form)
{
    switch (form) {
    case HostForm::Raw:
        break;
    case HostForm::Escaped:
        return root + "/hosts/" + QUrl::toPercentEncoding(host);
    case HostForm::Quoted:
        return root + "/hosts('" + QUrl::toPercentEncoding(host, ":") + "')";
    }
    return root + "/hosts/" + QUrl::toPercentEncoding(host, ":");
}

QByteArray withQuery(QByteArray path, const QByteArrayList &query)
{
    if (!query.isEmpty())
        path += '?' + query.join('&');
    return path;
}

QByteArrayList paging(const Variant &variant)
{
    QByteArrayList query;
    if (variant.count)
        query.append("$count=true");
    if (variant.top > 0)
        query.append("$top=" + QByteArray::number(variant.top));
    return query;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme().compare(QLatin1String("http"), Qt::CaseInsensitive) == 0 ? 80 : 443);
}

} // namespace

QByteArray passiveDns(const QString &host, bool reverse, const Variant &variant)
{
    return withQuery(hostPath(host, variant.form) + (reverse ? "/passiveDnsReverse" : "/passiveDns"), paging(variant));
}

QByteArray reputation(const QString &host, const Variant &variant)
{
    return hostPath(host, variant.form) + "/reputation";
}

QByteArray profiles(const Variant &variant)
{
    QByteArrayList query;
    if (variant.options) {
        query.append("$select=id,kind,title,aliases,targets,countriesOrRegionsOfOrigin,firstActiveDateTime");
        query.append("$orderby=title");
    }
    return withQuery(root + "/intelProfiles", query + paging(variant));
}

QByteArray profile(const QString &id)
{
    return root + "/intelProfiles/" + QUrl::toPercentEncoding(id);
}

QByteArray profileIndicators(const QString &id, const Variant &variant)
{
    return withQuery(profile(id) + "/indicators", paging(variant));
}

QByteArray article(const QString &id)
{
    return root + "/articles/" + QUrl::toPercentEncoding(id);
}

QByteArray targetOf(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    return url.hasQuery() ? path + '?' + url.query(QUrl::FullyEncoded).toLatin1() : path;
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme().compare(b.scheme(), Qt::CaseInsensitive) == 0
        && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && portOf(a) == portOf(b) && a.userInfo().isEmpty();
}

} // namespace mdti::paths
