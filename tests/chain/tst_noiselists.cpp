// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/addressranges.h"
#include "core/chain/noiselists.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

using chain::AddressRanges;
using chain::NoiseLists;

class TestNoiseLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bundled_data();
    void bundled();
    void narrowestRangeWins();
    void agreesWithPlainSearch();
    void refusesOtherJson();
    void bearsManyLookUps();

private:
    NoiseLists m_lists;
};

void TestNoiseLists::initTestCase()
{
    QFile file(QStringLiteral(MDTI_SOURCE_DIR "/resources/noise-lists.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(m_lists.load(file.readAll()));
}

void TestNoiseLists::bundled_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("category"); // empty: not held

    QTest::newRow("cdn address") << "104.16.1.2"
                                 << "cdn";
    QTest::newRow("cdn address, IPv6") << "2606:4700::1111"
                                       << "cdn";
    QTest::newRow("first of a cdn range") << "104.16.0.0"
                                          << "cdn";
    QTest::newRow("before a cdn range") << "104.15.255.255"
                                        << "";
    QTest::newRow("public resolver") << "9.9.9.11"
                                     << "public-dns";
    QTest::newRow("next to the resolver") << "9.9.9.13"
                                          << "";
    QTest::newRow("resolver, IPv6") << "2001:4860:4860::8888"
                                    << "public-dns";
    QTest::newRow("parking address") << "75.2.115.196"
                                     << "parking";
    QTest::newRow("sinkhole") << "143.215.130.7"
                              << "sinkhole";
    QTest::newRow("block page") << "146.112.61.106"
                                << "sinkhole";
    QTest::newRow("filtering proxy") << "165.225.200.1"
                                     << "security-proxy";
    QTest::newRow("mass hosting") << "213.186.33.4"
                                  << "shared-hosting";
    QTest::newRow("cloud is rented by one") << "104.196.128.1"
                                            << "";
    QTest::newRow("cloud, AWS") << "13.248.75.9"
                                << "";
    QTest::newRow("documentation range") << "203.0.113.7"
                                         << "";
    QTest::newRow("documentation range, IPv6") << "2001:db8::7"
                                               << "";
    QTest::newRow("parking name server") << "ns1.afternic.com"
                                         << "parking-ns";
    QTest::newRow("listed with a final dot") << "failed-whois-verification.namecheap.com"
                                             << "parking-ns";
    QTest::newRow("dynamic DNS apex") << "servehttp.com"
                                      << "dynamic-dns";
    QTest::newRow("a customer of dynamic DNS") << "evil.servehttp.com"
                                               << "";
    QTest::newRow("apex of an entry with a leading dot") << "duckdns.org"
                                                         << "shared-platform";
    QTest::newRow("apex of a plain entry") << "ddns.net"
                                           << "dynamic-dns";
    for (const char *name : {"evil.duckdns.org", "evil.ddns.net", "evil.herokuapp.com", "a.pages.dev", "x.s3.amazonaws.com"})
        QTest::addRow("a customer's %s", name) << QString::fromLatin1(name) << "";
    for (const char *name : {"d111.cloudfront.net", "cloudfront.net", "x.azureedge.net", "x.azurefd.net", "x.fastly.net",
                             "a1.b.akamai.net", "e1.a.akamaiedge.net", "www.shop.example.edgekey.net", "x.aspnetcdn.com"})
        QTest::addRow("delivery network %s", name) << QString::fromLatin1(name) << "cdn";
    for (const char *name : {"notcloudfront.net", "cloudfront.net.evil.com", "cloudfront.example.org"})
        QTest::addRow("only like one, %s", name) << QString::fromLatin1(name) << "";
    QTest::newRow("platform apex") << "github.io"
                                   << "shared-platform";
    QTest::newRow("a customer of the platform") << "evil.github.io"
                                                << "";
    QTest::newRow("platform's www") << "www.bit.ly"
                                    << "url-shortener";
    QTest::newRow("connectivity check") << "detectportal.firefox.com"
                                        << "connectivity-check";
    QTest::newRow("below a connectivity check") << "x.detectportal.firefox.com"
                                                << "";
    QTest::newRow("ends like a listed name") << "notgithub.io"
                                             << "";
    QTest::newRow("name of the sample") << "c2.example"
                                        << "";
    QTest::newRow("reserved name") << "example.com"
                                   << "";
    QTest::newRow("nothing") << ""
                             << "";
}

void TestNoiseLists::bundled()
{
    QFETCH(QString, host);
    QFETCH(QString, category);
    const auto hit = m_lists.find(host);
    QCOMPARE(hit ? hit->category : QString(), category);
    if (hit)
        QVERIFY(!hit->list.isEmpty());
}

void TestNoiseLists::narrowestRangeWins()
{
    AddressRanges ranges;
    QVERIFY(ranges.add(u"10.0.0.0/8", 1));
    QVERIFY(ranges.add(u"10.1.0.0/16", 2));
    QVERIFY(ranges.add(u"10.1.2.0/24", 3));
    QVERIFY(ranges.add(u"10.1.0.0", 4));
    QVERIFY(!ranges.add(u"10.1.0.0/33", 5));
    QVERIFY(!ranges.add(u"a.example/8", 5));
    QVERIFY(!ranges.add(u"10.0.0.0/x", 5));
    ranges.seal();
    QCOMPARE(ranges.find(u"10.9.9.9"), 1);
    QCOMPARE(ranges.find(u"10.1.9.9"), 2);
    QCOMPARE(ranges.find(u"10.1.2.255"), 3);
    QCOMPARE(ranges.find(u"10.1.3.0"), 2);
    QCOMPARE(ranges.find(u"10.1.0.0"), 4);
    QCOMPARE(ranges.find(u"11.0.0.0"), -1);
    QCOMPARE(ranges.find(u"::ffff:10.1.2.3"), 3);
}

void TestNoiseLists::agreesWithPlainSearch()
{
    // Every address is compared with the plain definition: the longest prefix that matches bit by bit.
    QRandomGenerator random(4711);
    QList<QPair<quint32, int>> plain;
    AddressRanges ranges;
    for (int i = 0; i < 300; ++i) {
        const int length = random.bounded(33);
        const quint32 mask = length == 0 ? 0 : ~quint32(0) << (32 - length);
        const quint32 base = (random.generate() & 0x0707ffffu) & mask;
        if (plain.contains(qMakePair(base, length)))
            continue;
        const QString text = QStringLiteral("%1.%2.%3.%4/%5")
                                 .arg(base >> 24)
                                 .arg(base >> 16 & 255)
                                 .arg(base >> 8 & 255)
                                 .arg(base & 255)
                                 .arg(length);
        QVERIFY(ranges.add(text, int(plain.size())));
        plain.append(qMakePair(base, length));
    }
    ranges.seal();
    for (int i = 0; i < 5000; ++i) {
        const quint32 address = random.generate() & 0x0707ffffu;
        int best = -1;
        for (int k = 0; k < int(plain.size()); ++k) {
            const auto [base, length] = plain.at(k);
            const quint32 mask = length == 0 ? 0 : ~quint32(0) << (32 - length);
            if ((address & mask) == base && (best < 0 || plain.at(best).second < length))
                best = k;
        }
        const QString text = QStringLiteral("%1.%2.%3.%4")
                                 .arg(address >> 24)
                                 .arg(address >> 16 & 255)
                                 .arg(address >> 8 & 255)
                                 .arg(address & 255);
        QCOMPARE(ranges.find(text), best);
    }
}

void TestNoiseLists::refusesOtherJson()
{
    NoiseLists lists;
    QVERIFY(!lists.load("[]"));
    QVERIFY(!lists.load("no json"));
    QVERIFY(!lists.load("{\"lists\":7}"));
    QVERIFY(!lists.find(QStringLiteral("104.16.1.2")));
    QVERIFY(lists.load(
        "{\"lists\":[7,{},{\"kind\":\"network\",\"category\":\"cdn\",\"entries\":[null,\"x\",\"1.2.3.0/24\"]}]}"));
    QVERIFY(lists.find(QStringLiteral("1.2.3.4")));
    QVERIFY(!lists.load("{}"));
    QVERIFY(lists.find(QStringLiteral("1.2.3.4"))); // a failed load changes nothing
}

void TestNoiseLists::bearsManyLookUps()
{
    QElapsedTimer timer;
    timer.start();
    int held = 0;
    for (int i = 0; i < 50'000; ++i) {
        held += m_lists.find(QStringLiteral("%1.%2.7.9").arg(i % 223 + 1).arg(i % 251)).has_value();
        held += m_lists.find(QStringLiteral("a%1.b.example.net").arg(i)).has_value();
    }
    QVERIFY(held > 0);
    qInfo("100,000 look-ups in %lld ms", timer.elapsed());
}

QTEST_GUILESS_MAIN(TestNoiseLists)
#include "tst_noiselists.moc"
