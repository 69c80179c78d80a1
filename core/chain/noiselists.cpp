// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/noiselists.h"

#include "core/chain/addressranges.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

namespace chain {

namespace {

// Which lists make a host shared space, and how far the listing reaches.
//
// A host is held when whoever controls it is not the one who controls what points at it, so that "both resolve to it"
// says nothing. That is so for every address of a CDN, a parking service, a sinkhole, a public resolver, a filtering
// proxy, a mass-hosting cluster, a messenger. It is not so for the cloud: an address of AWS or Azure is rented by one
// customer at a time and is often the very lead; there the number of co-hosts decides. "reserved" is left to
// ioc::Reach, which knows the documentation ranges the sample tenant lives in.
//
// Names: a platform's own host (github.io, duckdns.org, bit.ly) is shared, a customer's host below it is the
// customer's, so only the apex and its www are held. That goes for entries with a leading dot too (".duckdns.org": any
// host below): evil.duckdns.org was registered by one who chose it, and its address is his. Name servers of parking
// services are theirs down to the last label. So are the names of delivery networks: what d111.cloudfront.net resolves
// to is an edge that serves whoever the network serves just now, so everything below the zones of cdnZones() is held,
// whether a list names the zone or not.
enum class Reach { Ranges, Below, Apex, Ignored };

/// Zones in which delivery networks name their edges.
const QStringList &cdnZones()
{
    static const QStringList zones
        = QStringLiteral("akadns.net akamai.net akamaiedge.net akamaihd.net akamaitechnologies.com akamaized.net "
                         "alikunlun.com aspnetcdn.com azureedge.net azurefd.net a-msedge.net b-cdn.net cachefly.net "
                         "cdn.cloudflare.net cdn77.org cdngslb.com cloudfront.net edgecastcdn.net edgekey.net edgesuite.net "
                         "fastly.net fastlylb.net footprint.net gcdn.co hwcdn.net impervadns.net incapdns.net kxcdn.com "
                         "l-msedge.net llnwd.net msecnd.net netdna-cdn.com s-msedge.net stackpathcdn.com stackpathdns.com "
                         "t-msedge.net")
              .split(u' ');
    return zones;
}

Reach reachOf(const QString &category, bool isNetwork)
{
    if (isNetwork)
        return category == u"cloud" || category == u"reserved" ? Reach::Ignored : Reach::Ranges;
    if (category == u"parking-ns")
        return Reach::Below;
    return category == u"reserved" ? Reach::Ignored : Reach::Apex;
}

QString plainName(QStringView entry)
{
    while (entry.startsWith(u'.'))
        entry = entry.sliced(1);
    while (entry.endsWith(u'.'))
        entry.chop(1);
    return entry.toString().toLower();
}

} // namespace

class NoiseLists::Private
{
public:
    std::vector<Hit> hits; ///< one per list
    AddressRanges ranges;
    QHash<QString, int> apexes, trees; ///< name → index into hits; trees: with all below

    void addList(const QJsonObject &list);
    void addCdnZones();
    int findName(QStringView host) const;
};

void NoiseLists::Private::addList(const QJsonObject &list)
{
    const QString category = list.value(QLatin1String("category")).toString();
    const Reach reach = reachOf(category, list.value(QLatin1String("kind")).toString() == u"network");
    if (reach == Reach::Ignored)
        return;
    const int tag = int(hits.size());
    hits.push_back({list.value(QLatin1String("name")).toString(), category});
    const QJsonArray entries = list.value(QLatin1String("entries")).toArray();
    for (const QJsonValue &value : entries) {
        const QString entry = value.toString();
        if (reach == Reach::Ranges) {
            ranges.add(entry, tag);
            continue;
        }
        const QString name = plainName(entry);
        QHash<QString, int> &names = reach == Reach::Below ? trees : apexes;
        if (name.contains(u'.') && !names.contains(name)) // the first list to name a host gives the reason
            names.insert(name, tag);
    }
}

void NoiseLists::Private::addCdnZones()
{
    const int tag = int(hits.size());
    hits.push_back({QStringLiteral("Names of delivery networks"), QStringLiteral("cdn")});
    for (const QString &zone : cdnZones())
        trees.insert(zone, tag);
}

int NoiseLists::Private::findName(QStringView host) const
{
    for (QStringView name = host; name.contains(u'.'); name = name.sliced(name.indexOf(u'.') + 1)) {
        if (const auto at = trees.constFind(name.toString()); at != trees.cend())
            return *at;
    }
    const QStringView apex = host.startsWith(QLatin1String("www.")) ? host.sliced(4) : host;
    for (const QStringView name : {host, apex}) {
        if (const auto at = apexes.constFind(name.toString()); at != apexes.cend())
            return *at;
    }
    return -1;
}

NoiseLists::NoiseLists()
    : d(std::make_unique<Private>())
{
}

NoiseLists::~NoiseLists() = default;

bool NoiseLists::load(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonValue lists = document.object().value(QLatin1String("lists"));
    if (!lists.isArray())
        return false;
    auto fresh = std::make_unique<Private>();
    const QJsonArray array = lists.toArray();
    for (const QJsonValue &list : array)
        fresh->addList(list.toObject());
    fresh->addCdnZones();
    fresh->ranges.seal();
    d = std::move(fresh);
    return true;
}

std::optional<NoiseLists::Hit> NoiseLists::find(const QString &host) const
{
    int tag = d->ranges.find(host);
    if (tag < 0)
        tag = d->findName(host);
    if (tag < 0)
        return std::nullopt;
    return d->hits[size_t(tag)];
}

} // namespace chain
