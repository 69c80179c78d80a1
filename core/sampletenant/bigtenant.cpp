// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/bigtenant.h"

#include <QCryptographicHash>

#include <numeric>
#include <random>

namespace sampletenant {

namespace {

constexpr Data::Time firstDay = 1735689600; // 2025-01-01
constexpr Data::Time aDay = 86400;

QByteArray padded(int number, int width)
{
    return QByteArray::number(number).rightJustified(width, '0');
}

struct Span
{
    Data::Time first, last;
};

Span drawSpan(std::mt19937 &random)
{
    const Data::Time first = firstDay + Data::Time(random() % 400) * aDay + Data::Time(random() % aDay);
    return {first, first + Data::Time(1 + random() % 180) * aDay};
}

} // namespace

BigTenant::Layers BigTenant::layers() const
{
    const int records = std::max(m_shape.records, m_shape.hosts);
    const int middles = std::max(1, (records + m_shape.rowsPerHost - 1) / m_shape.rowsPerHost);
    const int roots = std::max(1, (middles + m_shape.rowsPerHost - 1) / m_shape.rowsPerHost);
    return {roots, middles, std::max(1, m_shape.hosts - middles - roots)};
}

QByteArray BigTenant::rootName(int index)
{
    return "root-" + padded(index, 3) + ".big-sample.example";
}

QByteArray BigTenant::middleName(int index)
{
    static const char *const nets[] = {"192.0.2.", "198.51.100.", "203.0.113."};
    if (index < 3 * 254)
        return nets[index / 254] + QByteArray::number(index % 254 + 1);
    return "2001:db8:" + QByteArray::number(index, 16) + "::1";
}

QByteArray BigTenant::leafName(int index)
{
    return "n" + padded(index, 6) + ".group-" + padded(index / 7, 5) + (index % 5 ? ".example" : ".test");
}

QByteArray BigTenant::profileId(int actor) const
{
    const QByteArray seed = "big sample actor " + QByteArray::number(actor);
    return QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex();
}

QByteArray BigTenant::title(int actor) const
{
    return "Sample Actor " + padded(actor + 1, 3);
}

void BigTenant::addActors(Data &data) const
{
    for (int i = 0; i < m_shape.actors; ++i) {
        const QString name = QString::fromLatin1(title(i));
        const QString text = QStringLiteral("Made by a generator; fictional.");
        const QJsonObject content{{QStringLiteral("content"), text},
                                  {QStringLiteral("format"), QStringLiteral("text")}};
        data.addProfile(
            {{QStringLiteral("id"), QString::fromLatin1(profileId(i))},
             {QStringLiteral("kind"), QStringLiteral("actor")},
             {QStringLiteral("title"), name},
             {QStringLiteral("aliases"), QJsonArray{QStringLiteral("SAMPLE-%1").arg(i + 1, 3, 10, QLatin1Char('0'))}},
             {QStringLiteral("targets"), QJsonArray()},
             {QStringLiteral("countriesOrRegionsOfOrigin"), QJsonArray()},
             {QStringLiteral("firstActiveDateTime"), QStringLiteral("2020-01-01T00:00:00Z")},
             {QStringLiteral("summary"), content},
             {QStringLiteral("description"), content},
             {QStringLiteral("tradecraft"), QJsonValue()}});
    }
}

void BigTenant::addChain(Data &data, const Layers &layers) const
{
    std::mt19937 random(m_shape.seed);
    std::vector<Data::Id> middles(size_t(layers.middles)), leaves(size_t(layers.leaves));
    for (int i = 0; i < layers.middles; ++i) {
        middles[size_t(i)] = data.host(middleName(i));
        const Data::Id root = data.host(rootName(i / m_shape.rowsPerHost));
        const Span span = drawSpan(random);
        data.addRecord(middleName(i).contains(':') ? "AAAA" : "A", root, middles[size_t(i)], span.first, span.last);
    }
    for (int i = 0; i < layers.leaves; ++i)
        leaves[size_t(i)] = data.host(leafName(i));
    // Every leaf has its place first; the rest falls where it falls, evenly over the addresses.
    const int rows = std::max(m_shape.records - layers.middles, layers.leaves);
    std::vector<int> places(static_cast<size_t>(rows));
    for (int i = 0; i < rows; ++i)
        places[size_t(i)] = i % layers.middles;
    std::shuffle(places.begin(), places.end(), random);
    for (int i = 0; i < rows; ++i) {
        const Data::Id middle = middles[size_t(places[size_t(i)])];
        const Span span = drawSpan(random);
        const bool v6 = data.hosts()[size_t(middle)].id.contains(':');
        data.addRecord(v6 ? "AAAA" : "A", leaves[size_t(i % layers.leaves)], middle, span.first, span.last);
    }
}

void BigTenant::addReputations(Data &data, const Layers &layers) const
{
    std::mt19937 random(m_shape.seed + 1);
    const auto rate = [&](const QByteArray &name) {
        const Data::Id id = data.host(name);
        const quint32 roll = random() % 1000;
        const auto set = [&](quint8 classification, int low, int high) {
            Data::Host &host = data.hostRef(id);
            host.classification = classification;
            host.score = qint16(low + int(random() % quint32(high - low + 1)));
        };
        const int actor = m_shape.actors > 0 ? int(random() % quint32(m_shape.actors)) : -1;
        if (roll < 12 && actor >= 0) {
            set(3, 80, 100);
            data.addRule(id, "high", "Cyber Threat Intelligence", title(actor), {});
        } else if (roll < 18 && actor >= 0) {
            set(3, 80, 100);
            data.addRule(id, "high", "Microsoft Defender Threat Intelligence Intel Profile", title(actor),
                         "https://security.microsoft.com/intel-profiles/" + profileId(actor));
        } else if (roll < 24 && actor >= 0) {
            set(2, 50, 74);
            data.addListed(profileId(actor), {"microsoft", name, firstDay, 0});
        } else if (roll < 120) {
            set(2, 50, 74);
            data.addRule(id, "medium", "Name server", "Serves names that live for days (sample text)", {});
        } else if (roll < 400) {
            set(1, 25, 49);
        } else {
            set(0, 0, 24);
        }
    };
    for (int i = 0; i < layers.roots; ++i)
        rate(rootName(i));
    for (int i = 0; i < layers.middles; ++i)
        rate(middleName(i));
    for (int i = 0; i < layers.leaves; ++i)
        rate(leafName(i));
}

void BigTenant::addWide(Data &data) const
{
    const Data::Id wide = data.host("wide.example");
    data.hostRef(wide).classification = 2;
    data.hostRef(wide).score = 60;
    for (int i = 0; i < m_shape.wideArtifacts; ++i) {
        const QByteArray name = "2001:db8:f" + QByteArray::number(i + 0x1000, 16).right(3) + ":"
            + QByteArray::number(i / 4096 + 1, 16) + "::9";
        const Data::Id address = data.host(name);
        data.addRecord("AAAA", wide, address, firstDay, firstDay + Data::Time(30 + i % 300) * aDay);
        data.hostRef(address).classification = 1;
        data.hostRef(address).score = 30;
        if (i % 37 == 5 && m_shape.actors > 0)
            data.addRule(address, "high", "Cyber Threat Intelligence", title(i % m_shape.actors), {});
    }
}

std::shared_ptr<const Data> BigTenant::data() const
{
    auto data = std::make_shared<Data>();
    addActors(*data);
    if (m_shape.hosts > 0) {
        const Layers parts = layers();
        addChain(*data, parts);
        addReputations(*data, parts);
    }
    if (m_shape.wideArtifacts > 0)
        addWide(*data);
    data->finish();
    return data;
}

QList<QByteArray> BigTenant::indicators() const
{
    QList<QByteArray> names;
    for (int i = 0; m_shape.hosts > 0 && i < layers().roots; ++i)
        names.append(rootName(i));
    if (m_shape.wideArtifacts > 0)
        names.append("wide.example");
    return names;
}

} // namespace sampletenant
