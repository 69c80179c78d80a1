// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/data.h"

#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

using sampletenant::Data;

namespace {

const QList<QByteArray> indicators = {"203.0.113.7",
                                      "198.51.100.42",
                                      "login-portal.example",
                                      "update.skyport.example",
                                      "203.0.113.88",
                                      "2001:db8:51:9::15",
                                      "ns1.meridian-port.example",
                                      "forms.kestrelquay.example",
                                      "shop-orders.example",
                                      "notice-board.baywood.example",
                                      "xn--mllerhafen-9db.example",
                                      "198.51.100.200",
                                      "ghost-berth.invalid"};

} // namespace

/// What the bundled investigation promises: each trap is there, and a walk over it reaches enough.
class TestStory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void infrastructureIsFictional();
    void actorsComeFromThePublicMapping();
    void twoHopsReachEnough();
    void eachKindOfEvidence();
    void sharedHostingTrap();
    void addressChangedHands();
    void aliasConflict();
    void cnameChainOntoTheFront();
    void nothingToFind();
    void sameRelationInSeveralRows();
    void indicatorFileNamesThem();
    void generatorMakesTheFile();

private:
    QHash<QByteArray, int> walk(int depth) const;
    QList<QByteArray> descriptions(const QByteArray &host, const QByteArray &rule = {}) const;
    QString listedBy(const QByteArray &artifact) const;
    Data::Record record(const QByteArray &from, const QByteArray &to) const;

    std::shared_ptr<const Data> m_data;
};

void TestStory::initTestCase()
{
    m_data = sampletenant::bundledData();
}

/// Passive DNS neighbours, breadth first; crowded addresses are not expanded.
QHash<QByteArray, int> TestStory::walk(int depth) const
{
    QHash<QByteArray, int> hops;
    QList<QByteArray> queue = indicators;
    for (const QByteArray &indicator : indicators)
        hops.insert(indicator, 0);
    for (qsizetype i = 0; i < queue.size(); ++i) {
        const Data::Found found = m_data->find(queue[i]);
        if (found.id < 0 || hops[queue[i]] >= depth || m_data->hosts()[size_t(found.id)].crowd >= 0)
            continue;
        for (const Data::Span span : {m_data->forward(found.id), m_data->reverse(found.id)}) {
            for (const qint32 *row = span.begin; row != span.end; ++row) {
                const Data::Record &record = m_data->records()[size_t(*row)];
                const QByteArray &type = m_data->types()[record.type];
                const QByteArray other = m_data->hosts()[size_t(record.from == found.id ? record.to : record.from)].id;
                if (type == "TXT" || type == "SOA" || hops.contains(other))
                    continue;
                hops.insert(other, hops[queue[i]] + 1);
                queue.append(other);
            }
        }
    }
    return hops;
}

QList<QByteArray> TestStory::descriptions(const QByteArray &host, const QByteArray &rule) const
{
    QList<QByteArray> texts;
    const Data::Found found = m_data->find(host);
    if (found.id < 0)
        return texts;
    for (const qint32 index : m_data->hosts()[size_t(found.id)].rules) {
        const Data::Rule &entry = m_data->rules()[size_t(index)];
        if (rule.isEmpty() || entry.name.contains(rule))
            texts.append(entry.description);
    }
    return texts;
}

QString TestStory::listedBy(const QByteArray &artifact) const
{
    for (const Data::Profile &profile : m_data->profiles()) {
        for (const Data::Listed &item : profile.indicators) {
            if (item.artifact == artifact)
                return profile.json[u"title"].toString();
        }
    }
    return {};
}

Data::Record TestStory::record(const QByteArray &from, const QByteArray &to) const
{
    const Data::Found a = m_data->find(from), b = m_data->find(to);
    for (const Data::Record &record : m_data->records()) {
        if (record.from == a.id && record.to == b.id)
            return record;
    }
    return {-1, -1, 0, 0, 0};
}

void TestStory::infrastructureIsFictional()
{
    const QList<QPair<QHostAddress, int>> ranges = {QHostAddress::parseSubnet(QStringLiteral("203.0.113.0/24")),
                                                    QHostAddress::parseSubnet(QStringLiteral("198.51.100.0/24")),
                                                    QHostAddress::parseSubnet(QStringLiteral("192.0.2.0/24")),
                                                    QHostAddress::parseSubnet(QStringLiteral("2001:db8::/32"))};
    const auto check = [&ranges](const QByteArray &id) {
        const QHostAddress address(QString::fromUtf8(id));
        if (!address.isNull()) {
            return std::any_of(ranges.begin(), ranges.end(),
                               [&](const auto &range) { return address.isInSubnet(range); });
        }
        return id.endsWith(".example") || id.endsWith(".test") || id.endsWith(".invalid");
    };
    for (const Data::Host &host : m_data->hosts())
        QVERIFY2(check(host.id) || host.id.startsWith("v=spf1"), host.id.constData());
    for (const Data::Profile &profile : m_data->profiles()) {
        for (const Data::Listed &item : profile.indicators)
            QVERIFY2(item.artifact.isEmpty() || item.artifact.contains('_') || item.artifact.startsWith("url:")
                         || check(item.artifact),
                     item.artifact.constData());
        QVERIFY(profile.full.contains("Fictional sample text"));
    }
}

void TestStory::actorsComeFromThePublicMapping()
{
    QFile file(QStringLiteral(MDTI_SOURCE_DIR "/resources/actor-names.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QSet<QString> names;
    for (const QJsonValue &entry : QJsonDocument::fromJson(file.readAll()).array())
        names.insert(entry[u"name"].toString());
    int actors = 0;
    for (const Data::Profile &profile : m_data->profiles()) {
        if (profile.kind != "actor")
            continue;
        ++actors;
        QVERIFY2(names.contains(profile.json[u"title"].toString()), profile.full.left(200).constData());
    }
    QVERIFY(actors >= 6);
}

void TestStory::twoHopsReachEnough()
{
    QVERIFY(walk(2).size() >= 300);
    QVERIFY(walk(1).size() < walk(2).size());
    for (const Data::Found id : {m_data->find("203.0.113.7"), m_data->find("198.51.100.42")})
        QVERIFY2(m_data->reverse(id.id).size() <= 100, "an ordinary host must not be taken for shared hosting");
}

void TestStory::eachKindOfEvidence()
{
    const QHash<QByteArray, int> hops = walk(2);
    // Only at the second hop.
    QCOMPARE(hops.value("203.0.113.201"), 2);
    QVERIFY(descriptions("203.0.113.201", "Cyber Threat Intelligence").contains("\"Pearl Sleet\""));
    // Only through the indicator list.
    QCOMPARE(listedBy("xn--hafengebhr-heb.example"), QStringLiteral("Canvas Cyclone"));
    QVERIFY(hops.contains("xn--hafengebhr-heb.example"));
    QVERIFY(descriptions("xn--hafengebhr-heb.example").isEmpty());
    // By profile link alone: the rule does not say the name.
    QCOMPARE(hops.value("192.0.2.14"), 1);
    QVERIFY(!descriptions("192.0.2.14").join().contains("Marbled"));
    // A sentence, a list of texts, a mention, a name without a profile.
    QVERIFY(descriptions("mail.birchline.example", "Cyber").join().contains("run by Aqua Blizzard since"));
    QVERIFY(descriptions("198.51.100.91", "Cyber").join().startsWith("[\"PHOSPHORUS\""));
    QVERIFY(descriptions("forms.kestrelquay.example", "Intel Article").size() == 1);
    QVERIFY(m_data->article("5a3b1e02")->full.contains("Star Blizzard"));
    QVERIFY(descriptions("drop.kestrelquay.example", "Cyber").contains("\"Storm-0501\""));
    for (const Data::Profile &profile : m_data->profiles())
        QVERIFY(!profile.full.contains("Storm-0501"));
}

void TestStory::sharedHostingTrap()
{
    const Data::Host &trap = m_data->hosts()[size_t(m_data->find("203.0.113.250").id)];
    QVERIFY(trap.crowd >= 0 && m_data->crowds()[size_t(trap.crowd)].count > 1000);
    QVERIFY(descriptions("squat.cheapshelf.example", "Cyber").contains("\"Octo Tempest\""));
    QVERIFY2(!walk(2).contains("squat.cheapshelf.example"), "reached only by those who expand the shared address");
}

void TestStory::addressChangedHands()
{
    const Data::Record now = record("shop-orders.example", "198.51.100.77");
    const Data::Record then = record("panel.oldmarina.test", "198.51.100.77");
    QVERIFY(now.from >= 0 && then.from >= 0);
    QVERIFY(then.last < now.first);
    QVERIFY(!descriptions("panel.oldmarina.test", "Cyber").isEmpty());
}

void TestStory::aliasConflict()
{
    const QByteArray alias = "LABYRINTH CHOLLIMA";
    QVERIFY(descriptions("wallet-sync.kestrelquay.example", "Cyber").contains(QByteArray('"' + alias + '"')));
    const auto bearers = std::count_if(m_data->profiles().begin(), m_data->profiles().end(),
                                       [&](const Data::Profile &profile) { return profile.full.contains(alias); });
    QCOMPARE(int(bearers), 2);
}

void TestStory::cnameChainOntoTheFront()
{
    QVERIFY(record("login-portal.example", "edge.login-portal.example").from >= 0);
    QVERIFY(record("edge.login-portal.example", "front-7.wide-front.example").from >= 0);
    QVERIFY(record("front-7.wide-front.example", "198.51.100.8").from >= 0);
    QCOMPARE(m_data->crowds()[size_t(m_data->hosts()[size_t(m_data->find("198.51.100.8").id)].crowd)].count, 4812);
}

void TestStory::nothingToFind()
{
    const Data::Found known = m_data->find("198.51.100.200");
    QVERIFY(known.known());
    QCOMPARE(m_data->forward(known.id).size() + m_data->reverse(known.id).size(), 0);
    QVERIFY(!m_data->find("ghost-berth.invalid").known());
}

void TestStory::sameRelationInSeveralRows()
{
    const Data::Found name = m_data->find("sync.oakhollow.test");
    QCOMPARE(m_data->forward(name.id).size(), 3);
}

void TestStory::indicatorFileNamesThem()
{
    QByteArray text = sampletenant::bundledIndicators();
    QVERIFY(text.contains("203.0.113[.]7") && text.contains("hxxps://"));
    for (const auto &[from, to] : {std::pair("[.]", "."), {"(.)", "."}, {"{.}", "."}, {"[dot]", "."}})
        text.replace(from, to);
    text.replace("müllerhafen", "xn--mllerhafen-9db");
    for (const QByteArray &indicator : indicators)
        QVERIFY2(text.contains(indicator), indicator.constData());
    QVERIFY(text.contains("10.0.0.1") && text.contains("setup.exe"));
}

void TestStory::generatorMakesTheFile()
{
    const QString folder = QStringLiteral(MDTI_SOURCE_DIR "/resources/sample/");
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not there");
    QProcess process;
    process.start(python, {QStringLiteral("-B"), QString(folder + QStringLiteral("make_tenant.py"))});
    QVERIFY(process.waitForFinished(20'000));
    QFile file(folder + QStringLiteral("tenant.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(process.readAllStandardOutput() == file.readAll(), "run resources/sample/make_tenant.py > tenant.txt");
}

QTEST_GUILESS_MAIN(TestStory)
#include "tst_story.moc"
