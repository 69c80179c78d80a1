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
// customer's, so only the apex and its www are held. Name servers of parking services are theirs down to the last
// label.
enum class Reach { Ranges, Below, Apex, Ignored };

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

int NoiseLists::Private::findName(QStringView host) const
{
    const QStringView apex = host.startsWith(QLatin1String("www.")) ? host.sliced(4) : host;
    for (const QStringView name : {host, apex}) {
        if (const auto at = apexes.constFind(name.toString()); at != apexes.cend())
            return *at;
    }
    for (QStringView name = host; name.contains(u'.'); name = name.sliced(name.indexOf(u'.') + 1)) {
        if (const auto at = trees.constFind(name.toString()); at != trees.cend())
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
