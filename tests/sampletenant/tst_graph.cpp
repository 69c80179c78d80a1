// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/sampletenant/exchange.h"

#include <QSet>
#include <QTcpSocket>
#include <QTest>

namespace {

QByteArray otherEnd(const QJsonValue &row)
{
    return row[u"artifact"][u"id"].toString().toUtf8();
}

QJsonObject part(const QString &id, const QString &url)
{
    return {
        {QStringLiteral("id"), id}, {QStringLiteral("method"), QStringLiteral("GET")}, {QStringLiteral("url"), url}};
}

} // namespace

/// The threat intelligence part of Graph, asked as a client asks it.
class TestGraph : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCallNeedsAToken();
    void unknownHostIsNotFound();
    void reputationCarriesItsRules();
    void namesOfAnAddressAreItsReverseRows();
    void recordsOfANameAreItsForwardRows();
    void pagingKeepsTopAndCountsOnce();
    void crowdPagesAllItsNames();
    void topAboveTheMaximumIsRefusedOrClamped();
    void segmentNamesIgnoreCaseAndKeysMayStandInBrackets();
    void idsArePercentDecoded();
    void ordersAndFilters();
    void profilesListAndPage();
    void indicatorsWithoutArtifactAndWithHashes();
    void articlesAndVulnerabilities();
    void batchAnswersEachPart();
    void batchKeepsItsRules();
    void linksFollowTheHostHeader();
    void pipelinedRequestsAreAnsweredInOrder();
};

void TestGraph::everyCallNeedsAToken()
{
    Talk talk;
    const Reply bare = talk.get(ti("/hosts/203.0.113.7/reputation"), false);
    QCOMPARE(bare.status, 401);
    QCOMPARE(bare.code(), QStringLiteral("InvalidAuthenticationToken"));
    talk.setToken("made-up");
    QCOMPARE(talk.get(ti("/hosts/203.0.113.7/reputation")).status, 401);
}

void TestGraph::unknownHostIsNotFound()
{
    Talk talk;
    const Reply missing = talk.get(ti("/hosts/nobody.example/reputation"));
    QCOMPARE(missing.status, 404);
    QVERIFY(!missing.code().isEmpty());
    QVERIFY(!missing.headers.value("request-id").isEmpty());
    talk->change([](sampletenant::Behaviour &b) { b.unknownHostsEmpty = true; });
    const Reply empty = talk.get(ti("/hosts/nobody.example/reputation"));
    QCOMPARE(empty.status, 200);
    QCOMPARE(empty.json()[u"classification"].toString(), QStringLiteral("unknown"));
    QCOMPARE(talk.get(ti("/hosts/nobody.example/passiveDns")).value().size(), 0);
}

void TestGraph::reputationCarriesItsRules()
{
    Talk talk;
    const QJsonObject json = talk.get(ti("/hosts/cdn-sync.test/reputation")).json();
    QCOMPARE(json[u"classification"].toString(), QStringLiteral("malicious"));
    QCOMPARE(json[u"score"].toInt(), 97);
    const QJsonObject rule = json[u"rules"].toArray().at(0).toObject();
    QVERIFY(rule[u"relatedDetailsUrl"].toString().contains(QStringLiteral("/intel-profiles/")));
    const QJsonArray listed = talk.get(ti("/hosts/198.51.100.91/reputation")).json()[u"rules"].toArray();
    QVERIFY2(listed.at(0)[u"description"].isArray(), "a description may be a list of texts");
}

void TestGraph::namesOfAnAddressAreItsReverseRows()
{
    Talk talk;
    const QJsonArray rows = talk.all(ti("/hosts/203.0.113.7/passiveDnsReverse"));
    QVERIFY(rows.size() > 40);
    QSet<QByteArray> names;
    for (const QJsonValue &row : rows) {
        QCOMPARE(row[u"parentHost"][u"id"].toString(), QStringLiteral("203.0.113.7"));
        QVERIFY(QDateTime::fromString(row[u"firstSeenDateTime"].toString(), Qt::ISODate).isValid());
        names.insert(otherEnd(row));
    }
    QVERIFY(names.contains("relay.pinecone.example"));
    QCOMPARE(talk.all(ti("/hosts/203.0.113.7/passiveDns")).size(), 0);
    talk->change([](sampletenant::Behaviour &b) { b.addressRowsForward = true; });
    QCOMPARE(talk.all(ti("/hosts/203.0.113.7/passiveDns")).size(), rows.size());
    talk->change([](sampletenant::Behaviour &b) { b.swapEnds = true; });
    const QJsonValue swapped = talk.all(ti("/hosts/203.0.113.7/passiveDnsReverse")).at(0);
    QCOMPARE(swapped[u"artifact"][u"id"].toString(), QStringLiteral("203.0.113.7"));
}

void TestGraph::recordsOfANameAreItsForwardRows()
{
    Talk talk;
    QSet<QString> types;
    for (const QJsonValue &row : talk.all(ti("/hosts/pinecone.example/passiveDns")))
        types.insert(row[u"recordType"].toString());
    QCOMPARE(types,
             (QSet<QString>{QStringLiteral("A"), QStringLiteral("NS"), QStringLiteral("MX"), QStringLiteral("SOA"),
                            QStringLiteral("TXT")}));
}

void TestGraph::pagingKeepsTopAndCountsOnce()
{
    Talk talk;
    const QJsonArray whole = talk.get(ti("/hosts/203.0.113.7/passiveDnsReverse?$top=1000")).value();
    const Reply first = talk.get(ti("/hosts/203.0.113.7/passiveDnsReverse?$count=true&$top=7"));
    QCOMPARE(first.value().size(), 7);
    QCOMPARE(first.json()[u"@odata.count"].toInt(), whole.size());
    const QByteArray next = first.json()[u"@odata.nextLink"].toString().toUtf8();
    QVERIFY(next.startsWith(talk->url().toEncoded()));
    QVERIFY(next.contains("$top=7") && next.contains("$skiptoken="));
    QCOMPARE(talk.get(next).value().size(), 7);
    int pages = 0;
    QCOMPARE(talk.all(ti("/hosts/203.0.113.7/passiveDnsReverse?$top=7"), &pages), whole);
    QCOMPARE(pages, int(whole.size() + 6) / 7);
    QVERIFY(!talk.get(ti("/hosts/203.0.113.7/passiveDnsReverse")).json().contains(u"@odata.count"));
}

void TestGraph::crowdPagesAllItsNames()
{
    Talk talk;
    const Reply first = talk.get(ti("/hosts/198.51.100.8/passiveDnsReverse?$count=true&$top=1000"));
    QCOMPARE(first.json()[u"@odata.count"].toInt(), 4812);
    int pages = 0;
    QSet<QByteArray> names;
    for (const QJsonValue &row : talk.all(ti("/hosts/198.51.100.8/passiveDnsReverse?$top=1000"), &pages))
        names.insert(otherEnd(row));
    QCOMPARE(pages, 5);
    QCOMPARE(names.size(), 4812);
    QVERIFY(names.contains("login-portal.example"));
    // A name that exists only as one of the crowd answers too, and points back.
    QCOMPARE(talk.get(ti("/hosts/t0042.wide-front-customers.example/reputation")).status, 200);
    const QJsonArray back = talk.all(ti("/hosts/t0042.wide-front-customers.example/passiveDns"));
    QCOMPARE(back.size(), 1);
    QCOMPARE(otherEnd(back.at(0)), QByteArray("198.51.100.8"));
    QCOMPARE(talk.get(ti("/hosts/t9999.wide-front-customers.example/reputation")).status, 404);
}

void TestGraph::topAboveTheMaximumIsRefusedOrClamped()
{
    Talk talk;
    talk->change([](sampletenant::Behaviour &b) { b.maximumTop = 20; });
    const Reply refused = talk.get(ti("/hosts/203.0.113.7/passiveDnsReverse?$top=21"));
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.body.contains("$top"));
    talk->change([](sampletenant::Behaviour &b) { b.clampTop = true; });
    QCOMPARE(talk.get(ti("/hosts/203.0.113.7/passiveDnsReverse?$top=21")).value().size(), 20);
    QCOMPARE(talk.get(ti("/hosts/203.0.113.7/passiveDnsReverse?$top=0")).status, 400);
}

void TestGraph::segmentNamesIgnoreCaseAndKeysMayStandInBrackets()
{
    Talk talk;
    const QJsonArray rows = talk.get(ti("/hosts/login-portal.example/passiveDns")).value();
    QVERIFY(!rows.isEmpty());
    QCOMPARE(talk.get(ti("/hosts/login-portal.example/passivedns?$top=1000")).value(), rows);
    QCOMPARE(talk.get(ti("/hosts('login-portal.example')/passiveDns")).value(), rows);
    QCOMPARE(talk.get("/beta/security/threatintelligence/HOSTS/login-portal.example/PASSIVEDNS").value(), rows);
}

void TestGraph::idsArePercentDecoded()
{
    Talk talk;
    const int raw = int(talk.get(ti("/hosts/2001:db8:51:9::15/passiveDnsReverse")).value().size());
    QVERIFY(raw > 10);
    QCOMPARE(talk.get(ti("/hosts/2001%3Adb8%3A51%3A9%3A%3A15/passiveDnsReverse")).value().size(), raw);
    QCOMPARE(talk.get(ti("/hosts/2001:0DB8:0051:0009:0:0:0:15/passiveDnsReverse")).value().size(), raw);
    QCOMPARE(talk.get(ti("/hosts/Login%2DPortal.example./reputation")).json()[u"score"].toInt(), 88);
    QCOMPARE(talk.get(ti("/hosts/no%20host/reputation")).status, 400);
}

void TestGraph::ordersAndFilters()
{
    Talk talk;
    QStringList times;
    for (const QJsonValue &row :
         talk.all(ti("/hosts/203.0.113.7/passiveDnsReverse?$top=10&$orderby=lastSeenDateTime%20desc")))
        times.append(row[u"lastSeenDateTime"].toString());
    QStringList sorted = times;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    QVERIFY(times.size() > 20);
    QCOMPARE(times, sorted);
    const QJsonArray mx
        = talk.get(ti("/hosts/mail.birchline.example/passiveDnsReverse?$filter=recordType%20eq%20'MX'")).value();
    QCOMPARE(mx.size(), 6);
}

void TestGraph::profilesListAndPage()
{
    Talk talk;
    const QJsonArray actors
        = talk.all(ti("/intelProfiles?$select=id,title&$filter=kind%20eq%20'actor'&$orderby=title&$top=4"));
    QStringList titles;
    for (const QJsonValue &actor : actors) {
        QCOMPARE(actor[u"kind"].toString(), QStringLiteral("actor"));
        titles.append(actor[u"title"].toString());
    }
    QStringList sorted = titles;
    sorted.sort();
    QCOMPARE(titles, sorted);
    QVERIFY(titles.contains(QStringLiteral("Aqua Blizzard")));
    QCOMPARE(talk.all(ti("/intelProfiles")).size(), actors.size() + 1); // and one tool
    const QByteArray id = actors.at(0)[u"id"].toString().toUtf8();
    QCOMPARE(id.size(), 64);
    QCOMPARE(talk.get(ti("/intelProfiles/" + id)).json()[u"title"].toString(), titles.at(0));
    QCOMPARE(talk.get(ti("/intelProfiles/0000")).status, 404);
}

void TestGraph::indicatorsWithoutArtifactAndWithHashes()
{
    Talk talk;
    QHash<QString, QByteArray> ids;
    for (const QJsonValue &actor : talk.all(ti("/intelProfiles")))
        ids.insert(actor[u"title"].toString(), actor[u"id"].toString().toUtf8());
    int pages = 0;
    QCOMPARE(
        talk.all(ti("/intelProfiles/" + ids.value(QStringLiteral("Octo Tempest")) + "/indicators?$top=100"), &pages)
            .size(),
        250);
    QCOMPARE(pages, 3);
    int hashes = 0, bare = 0;
    for (const QJsonValue &item :
         talk.all(ti("/intelProfiles/" + ids.value(QStringLiteral("Silk Typhoon")) + "/indicators"))) {
        bare += item.toObject().contains(u"artifact") ? 0 : 1;
        hashes += item[u"artifact"][u"kind"].toString() == u"hash_sha256" ? 1 : 0;
    }
    QCOMPARE(hashes, 8);
    QCOMPARE(bare, 1);
}

void TestGraph::articlesAndVulnerabilities()
{
    Talk talk;
    QVERIFY(talk.get(ti("/articles")).value().size() >= 3);
    const QJsonObject article = talk.get(ti("/articles/5a3b1e02")).json();
    QVERIFY(article[u"body"][u"content"].toString().contains(QStringLiteral("Star Blizzard")));
    QCOMPARE(talk.get(ti("/articles/5a3b1e01/indicators")).value().size(), 2);
    QCOMPARE(talk.get(ti("/vulnerabilities/CVE-2023-20198")).json()[u"severity"].toString(),
             QStringLiteral("critical"));
    QCOMPARE(talk.get(ti("/vulnerabilities/CVE-2017-0199/articles")).value().size(), 1);
    QCOMPARE(talk.get(ti("/vulnerabilities/CVE-1999-0001")).status, 404);
}

void TestGraph::batchAnswersEachPart()
{
    Talk talk;
    QJsonArray parts;
    for (int i = 0; i < 19; ++i)
        parts.append(part(QString::number(i),
                          QStringLiteral("/security/threatIntelligence/hosts/203.0.113.%1/reputation").arg(i)));
    parts.append(part(QStringLiteral("rows"),
                      QStringLiteral("security/threatIntelligence/hosts/203.0.113.7/passiveDnsReverse?$top=5")));
    const Reply reply = talk.post("/v1.0/$batch", {{QStringLiteral("requests"), parts}});
    QCOMPARE(reply.status, 200);
    const QJsonArray responses = reply.json()[u"responses"].toArray();
    QCOMPARE(responses.size(), 20);
    QStringList ids;
    for (const QJsonValue &entry : responses) {
        const QString id = entry[u"id"].toString();
        ids.append(id);
        QVERIFY(entry[u"headers"].toObject().contains(u"Content-Type"));
        if (id == u"7")
            QCOMPARE(entry[u"body"][u"score"].toInt(), 92);
        if (id == u"1")
            QCOMPARE(entry[u"status"].toInt(), 404);
        if (id == u"rows") {
            const QByteArray next = entry[u"body"][u"@odata.nextLink"].toString().toUtf8();
            QVERIFY(next.startsWith(QByteArray(talk->url().toEncoded() + ti("/hosts/203.0.113.7/"))));
            QCOMPARE(talk.get(next).value().size(), 5);
        }
    }
    QVERIFY2(ids.first() != u"0" || ids.last() != u"rows", "answers come in another order than asked");
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 20);
    QCOMPARE(talk->log().counters().requests, 21); // the parts and the page after
}

void TestGraph::batchKeepsItsRules()
{
    Talk talk;
    QJsonArray parts;
    for (int i = 0; i < 21; ++i)
        parts.append(
            part(QString::number(i), QStringLiteral("/security/threatIntelligence/hosts/a.example/reputation")));
    QCOMPARE(talk.post("/v1.0/$batch", {{QStringLiteral("requests"), parts}}).status, 400);
    const QJsonArray twins{part(QStringLiteral("a"), QStringLiteral("/x")),
                           part(QStringLiteral("A"), QStringLiteral("/y"))};
    QCOMPARE(talk.post("/v1.0/$batch", {{QStringLiteral("requests"), twins}}).status, 400);
    QCOMPARE(talk.send("POST", "/v1.0/$batch", "{\"requests\":5}").status, 400);
    talk->change([](sampletenant::Behaviour &b) { b.batchStatus = 403; });
    const QJsonArray one{part(QStringLiteral("a"), QStringLiteral("/security/threatIntelligence/hosts/a.example"))};
    QCOMPARE(talk.post("/v1.0/$batch", {{QStringLiteral("requests"), one}}).status, 403);
}

void TestGraph::linksFollowTheHostHeader()
{
    Talk talk;
    QNetworkRequest request = talk.request(ti("/hosts/203.0.113.7/passiveDnsReverse?$top=5"));
    request.setRawHeader("Host", "graph.example:8443");
    request.setRawHeader("X-Forwarded-Proto", "https");
    const Reply reply = Talk::wait(talk.network().get(request));
    QVERIFY(reply.json()[u"@odata.nextLink"].toString().startsWith(QStringLiteral("https://graph.example:8443/v1.0/")));
}

void TestGraph::pipelinedRequestsAreAnsweredInOrder()
{
    Talk talk;
    talk->change([](sampletenant::Behaviour &b) { b.jitterMs = 30; });
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), talk->port());
    QVERIFY(socket.waitForConnected(2000));
    const QByteArray hosts[] = {"203.0.113.7", "cdn-sync.test", "login-portal.example", "198.51.100.42"};
    QByteArray wire;
    for (const QByteArray &host : hosts) {
        wire += "GET " + ti("/hosts/" + host + "/reputation") + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + talk.token() + "\r\n\r\n";
    }
    socket.write(wire);
    QByteArray got;
    QTRY_VERIFY_WITH_TIMEOUT((socket.waitForReadyRead(50), got += socket.readAll(), got.count("\"rules\"") == 4), 3000);
    qsizetype last = -1;
    for (const QByteArray &host : hosts) {
        const qsizetype at = got.indexOf(QByteArray("hosts('" + host + "')"));
        QVERIFY(at > last);
        last = at;
    }
}

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
