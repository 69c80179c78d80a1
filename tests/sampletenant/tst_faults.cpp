// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/sampletenant/exchange.h"

#include <QSet>
#include <QTest>

using sampletenant::Fault;
using Kind = sampletenant::Fault::Kind;

/// Each fault, seen from a client.
class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reset();
    void truncate();
    void silenceAndStall();
    void endlessBody();
    void pagesThatAreNoJson();
    void statusWithWait();
    void endlessNextLink();
    void foreignNextLink();
    void wrongTypes();
    void expiredToken();
    void redirect();
    void onlyWhereItMatches();
    void skipsAndEnds();
    void insideABatch();
};

namespace {
const QByteArray rows = ti("/hosts/203.0.113.7/passiveDnsReverse?$top=10");
}

void TestFaults::reset()
{
    Talk talk;
    talk.token();
    const int id = talk->addFault({Kind::Reset, QStringLiteral("passiveDnsReverse"), 0, -1});
    const Reply reply = talk.get(rows);
    QCOMPARE(reply.status, 0);
    QVERIFY(reply.error != QNetworkReply::NoError && reply.error != QNetworkReply::TimeoutError);
    QVERIFY(talk->faultHits(id) >= 1);
    talk->clearFaults();
    QCOMPARE(talk.get(rows).status, 200);
}

void TestFaults::truncate()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::Truncate, QStringLiteral("passiveDnsReverse"), 0, -1});
    const Reply reply = talk.get(rows);
    QVERIFY(reply.error != QNetworkReply::NoError);
}

void TestFaults::silenceAndStall()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::Silence, QStringLiteral("reputation"), 0, 1});
    const Reply silent = Talk::wait(talk.network().get(talk.request(ti("/hosts/203.0.113.7/reputation"))), 150);
    QCOMPARE(silent.error, QNetworkReply::TimeoutError);
    QCOMPARE(silent.status, 0);
    talk->addFault({Kind::Stall, QStringLiteral("passiveDns"), 0, 1});
    const Reply stalled = Talk::wait(talk.network().get(talk.request(rows)), 150);
    QCOMPARE(stalled.error, QNetworkReply::TimeoutError);
    QCOMPARE(stalled.status, 200);
}

void TestFaults::endlessBody()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::EndlessBody, QStringLiteral("passiveDns"), 0, 1});
    QNetworkReply *reply = talk.network().get(talk.request(rows));
    qint64 got = 0;
    connect(reply, &QNetworkReply::readyRead, this, [&] {
        got += reply->readAll().size();
        if (got > 4 * 1024 * 1024)
            reply->abort();
    });
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 5000);
    QVERIFY(got > 4 * 1024 * 1024);
    reply->deleteLater();
    QCOMPARE(talk.get(rows).status, 200);
}

void TestFaults::pagesThatAreNoJson()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::HtmlPage, QStringLiteral("reputation"), 0, 1});
    const Reply html = talk.get(ti("/hosts/203.0.113.7/reputation"));
    QCOMPARE(html.status, 200);
    QVERIFY(html.contentType.startsWith("text/html"));
    QVERIFY(html.json().isEmpty());
    talk->addFault({Kind::MalformedJson, QStringLiteral("reputation"), 0, 1});
    const Reply broken = talk.get(ti("/hosts/203.0.113.7/reputation"));
    QCOMPARE(broken.error, QNetworkReply::NoError);
    QVERIFY(!broken.body.isEmpty() && broken.json().isEmpty());
}

void TestFaults::statusWithWait()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::Status, QStringLiteral("intelProfiles"), 0, 1, 503, 3});
    const Reply reply = talk.get(ti("/intelProfiles"));
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.headers.value("retry-after"), QByteArray("3"));
    talk->addFault({Kind::Body, QStringLiteral("intelProfiles"), 0, 1, 200, -1, "{\"value\":7}"});
    QCOMPARE(talk.get(ti("/intelProfiles")).body, QByteArray("{\"value\":7}"));
}

void TestFaults::endlessNextLink()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::EndlessNextLink, QStringLiteral("passiveDnsReverse")});
    QByteArray next = rows;
    QSet<QByteArray> seen;
    for (int i = 0; i < 30; ++i) {
        const Reply reply = talk.get(next);
        QCOMPARE(reply.value().size(), 10);
        next = reply.json()[u"@odata.nextLink"].toString().toUtf8();
        QVERIFY(!next.isEmpty() && !seen.contains(next));
        seen.insert(next);
    }
}

void TestFaults::foreignNextLink()
{
    Talk talk;
    talk.token();
    talk->addFault(
        {Kind::ForeignNextLink, QStringLiteral("passiveDnsReverse"), 0, -1, 0, -1, "https://elsewhere.invalid"});
    QVERIFY(talk.get(rows).json()[u"@odata.nextLink"].toString().startsWith(
        QStringLiteral("https://elsewhere.invalid/v1.0/")));
}

void TestFaults::wrongTypes()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::WrongTypes, QStringLiteral("hosts")});
    const QJsonArray mixed = talk.get(rows).value();
    QCOMPARE(mixed.size(), 20); // every good row has an odd one before it
    QVERIFY(mixed.at(0).isNull());
    const QJsonObject reputation = talk.get(ti("/hosts/203.0.113.7/reputation")).json();
    QVERIFY(reputation[u"score"].isString());
    QVERIFY(reputation[u"rules"].toArray().at(0).isNull());
    QVERIFY(reputation[u"rules"].toArray().last()[u"name"].isString());
}

void TestFaults::expiredToken()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::ExpiredToken, QStringLiteral("passiveDns"), 0, 1});
    QCOMPARE(talk.get(rows).status, 401);
    QCOMPARE(talk.get(ti("/hosts/203.0.113.7")).status, 401);
    talk.setToken({});
    QCOMPARE(talk.get(rows).status, 200);
}

void TestFaults::redirect()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::Redirect, QStringLiteral("reputation"), 0, 1, 0, -1, "https://elsewhere.invalid"});
    const Reply reply = talk.get(ti("/hosts/203.0.113.7/reputation"));
    QCOMPARE(reply.status, 302);
    QVERIFY(reply.headers.value("location").startsWith("https://elsewhere.invalid/"));
}

void TestFaults::onlyWhereItMatches()
{
    Talk talk;
    talk.token();
    talk->addFault({Kind::Status, QStringLiteral("^GET .*/hosts/203\\.0\\.113\\.7/"), 0, -1, 503});
    QCOMPARE(talk.get(rows).status, 503);
    QCOMPARE(talk.get(ti("/hosts/203.0.113.88/reputation")).status, 200);
}

void TestFaults::skipsAndEnds()
{
    Talk talk;
    talk.token();
    const int id = talk->addFault({Kind::Status, QStringLiteral("reputation"), 2, 2, 500});
    QList<int> statuses;
    for (int i = 0; i < 6; ++i)
        statuses.append(talk.get(ti("/hosts/203.0.113.7/reputation")).status);
    QCOMPARE(statuses, (QList<int>{200, 200, 500, 500, 200, 200}));
    QCOMPARE(talk->faultHits(id), 2);
}

void TestFaults::insideABatch()
{
    Talk talk;
    talk.token();
    const QJsonArray parts{
        QJsonObject{
            {QStringLiteral("id"), QStringLiteral("a")},
            {QStringLiteral("method"), QStringLiteral("GET")},
            {QStringLiteral("url"), QStringLiteral("/security/threatIntelligence/hosts/203.0.113.7/reputation")}},
        QJsonObject{{QStringLiteral("id"), QStringLiteral("b")},
                    {QStringLiteral("method"), QStringLiteral("GET")},
                    {QStringLiteral("url"), QStringLiteral("/security/threatIntelligence/hosts/203.0.113.88")}}};
    talk->addFault({Kind::HtmlPage, QStringLiteral("reputation"), 0, 1, 502});
    const Reply reply = talk.post("/v1.0/$batch", {{QStringLiteral("requests"), parts}});
    QCOMPARE(reply.status, 200);
    for (const QJsonValue &entry : reply.json()[u"responses"].toArray())
        QCOMPARE(entry[u"status"].toInt(), entry[u"id"].toString() == u"a" ? 502 : 200);
    talk->addFault({Kind::Reset, QStringLiteral("reputation"), 0, -1});
    QCOMPARE(talk.post("/v1.0/$batch", {{QStringLiteral("requests"), parts}}).status, 0);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
