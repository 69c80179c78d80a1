// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/sampletenant/exchange.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using sampletenant::Behaviour;

/// Latency, refusals, the log and the check for early requests.
class TestBehaviour : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void latencyIsKept();
    void latencyOfABatch();
    void manyRequestsWaitAtOnce();
    void throttleAsOftenAsAsked();
    void throttledPartsOfABatch();
    void retryAfterForms();
    void failures();
    void rateLimit();
    void refusesEarlyRequests();
    void earlyRequestsAreFound();
    void deniedParts();
    void logTellsWhatWasAsked();
    void stopsAndStartsAgain();
    void ipv6Loopback();
    void portInUse();

private:
    static QJsonObject batchOf(int parts);
};

QJsonObject TestBehaviour::batchOf(int parts)
{
    QJsonArray list;
    for (int i = 0; i < parts; ++i) {
        list.append(QJsonObject{
            {QStringLiteral("id"), QString::number(i)},
            {QStringLiteral("method"), QStringLiteral("GET")},
            {QStringLiteral("url"), QStringLiteral("/security/threatIntelligence/hosts/203.0.113.7/reputation")}});
    }
    return {{QStringLiteral("requests"), list}};
}

void TestBehaviour::latencyIsKept()
{
    Talk talk;
    talk.token();
    talk->change([](Behaviour &b) { b.latencyMs = 80; });
    const qint64 took = talk.get(ti("/hosts/203.0.113.7/reputation")).tookMs;
    QVERIFY2(took >= 79, qPrintable(QString::number(took)));
}

void TestBehaviour::latencyOfABatch()
{
    Talk talk;
    talk.token();
    talk->change([](Behaviour &b) { b.latencyMs = 400; });
    const qint64 slowest = talk.post("/v1.0/$batch", batchOf(5)).tookMs;
    QVERIFY2(slowest >= 399 && slowest < 2000, qPrintable(QString::number(slowest)));
    talk->change([](Behaviour &b) { b.batchLatency = Behaviour::BatchLatency::Sum; });
    QVERIFY(talk.post("/v1.0/$batch", batchOf(5)).tookMs >= 1999);
}

void TestBehaviour::manyRequestsWaitAtOnce()
{
    Talk talk;
    talk.token();
    talk->change([](Behaviour &b) { b.latencyMs = 100; });
    int done = 0;
    // A manager opens six connections for a host; six managers together wait for 36 answers at once.
    std::vector<std::unique_ptr<QNetworkAccessManager>> managers;
    for (int m = 0; m < 6; ++m) {
        managers.push_back(std::make_unique<QNetworkAccessManager>());
        for (int i = 0; i < 6; ++i) {
            QNetworkReply *reply = managers.back()->get(talk.request(ti("/hosts/203.0.113.7/reputation")));
            connect(reply, &QNetworkReply::finished, this, [&done, reply] {
                done += reply->error() == QNetworkReply::NoError ? 1 : 0;
                reply->deleteLater();
            });
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(done, 36, 30'000);
    QVERIFY(talk->log().counters().inFlightMost > 6);
}

void TestBehaviour::throttleAsOftenAsAsked()
{
    const auto run = [](quint32 seed) {
        Talk talk;
        talk.token();
        talk->change([seed](Behaviour &b) {
            b.throttle = 0.3;
            b.seed = seed;
        });
        QByteArray pattern;
        for (int i = 0; i < 200; ++i)
            pattern += talk.get(ti("/hosts/203.0.113.7/reputation")).status == 429 ? 'x' : '.';
        return pattern;
    };
    const QByteArray one = run(5);
    QVERIFY2(one.count('x') > 35 && one.count('x') < 85, one.constData());
    QCOMPARE(run(5), one);
    QVERIFY(run(6) != one);
}

void TestBehaviour::throttledPartsOfABatch()
{
    Talk talk;
    talk.token();
    talk->change([](Behaviour &b) { b.throttle = 0.5; });
    const Reply reply = talk.post("/v1.0/$batch", batchOf(20));
    QCOMPARE(reply.status, 200);
    int throttled = 0;
    for (const QJsonValue &entry : reply.json()[u"responses"].toArray()) {
        if (entry[u"status"].toInt() != 429)
            continue;
        ++throttled;
        QCOMPARE(entry[u"headers"][u"Retry-After"].toString(), QStringLiteral("1"));
        QCOMPARE(entry[u"body"][u"error"][u"code"].toString(), QStringLiteral("TooManyRequests"));
    }
    QVERIFY(throttled > 2 && throttled < 18);
    QCOMPARE(talk->log().counters().throttled, throttled);
}

void TestBehaviour::retryAfterForms()
{
    Talk talk;
    talk.token();
    talk->change([](Behaviour &b) {
        b.throttle = 1;
        b.retryAfterSeconds = 7;
    });
    QCOMPARE(talk.get(ti("/intelProfiles")).headers.value("retry-after"), QByteArray("7"));
    talk->change([](Behaviour &b) { b.retryAfter = Behaviour::RetryAfter::HttpDate; });
    const QByteArray date = talk.get(ti("/intelProfiles")).headers.value("retry-after");
    const QDateTime when
        = QLocale::c().toDateTime(QString::fromLatin1(date), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    QVERIFY2(when.isValid(), date.constData());
    const qint64 wait = QDateTime::currentDateTimeUtc().secsTo(QDateTime(when.date(), when.time(), Qt::UTC));
    QVERIFY(wait >= 6 && wait <= 8);
    talk->change([](Behaviour &b) { b.retryAfter = Behaviour::RetryAfter::Absent; });
    QVERIFY(!talk.get(ti("/intelProfiles")).headers.contains("retry-after"));
}

void TestBehaviour::failures()
{
    Talk talk;
    talk.token();
    talk->change([](Behaviour &b) { b.fail = 1; });
    QSet<int> seen;
    for (int i = 0; i < 20; ++i)
        seen.insert(talk.get(ti("/intelProfiles")).status);
    QCOMPARE(seen, (QSet<int>{500, 503}));
}

void TestBehaviour::rateLimit()
{
    Talk talk;
    talk.token();
    talk->change([](Behaviour &b) { b.ratePerSecond = 5; });
    int good = 0;
    for (int i = 0; i < 12; ++i)
        good += talk.get(ti("/intelProfiles/x")).status == 404 ? 1 : 0;
    QVERIFY2(good >= 5 && good <= 10, qPrintable(QString::number(good))); // one or two seconds, as the clock falls
}

void TestBehaviour::refusesEarlyRequests()
{
    Talk talk;
    talk.token();
    talk->addFault({sampletenant::Fault::Kind::Status, {}, 0, 1, 429, 30});
    talk->change([](Behaviour &b) { b.refuseEarly = true; });
    QCOMPARE(talk.get(ti("/intelProfiles")).status, 429);
    const Reply early = talk.get(ti("/intelProfiles"));
    QCOMPARE(early.status, 429);
    QVERIFY(early.headers.contains("retry-after"));
}

void TestBehaviour::earlyRequestsAreFound()
{
    Talk talk;
    talk.token();
    talk.get(ti("/hosts/203.0.113.7"));
    QVERIFY(talk->log().early(0).isEmpty());
    talk->addFault({sampletenant::Fault::Kind::Status, {}, 0, 1, 429, 30});
    QCOMPARE(talk.get(ti("/hosts/203.0.113.7")).status, 429);
    QTest::qWait(5);
    talk.get(ti("/hosts/203.0.113.88"));
    const QList<sampletenant::Exchange> early = talk->log().early(0);
    QCOMPARE(early.size(), 1);
    QVERIFY(early.constFirst().target.endsWith("203.0.113.88"));
    QVERIFY(talk->log().early(29'999'000).isEmpty());
}

void TestBehaviour::deniedParts()
{
    Talk talk;
    talk->change([](Behaviour &b) { b.denyThreatIntelligence = true; });
    QCOMPARE(talk.get(ti("/intelProfiles")).status, 403);
    talk->change([](Behaviour &b) { b.licenceMissing = true; });
    const Reply unlicensed = talk.get(ti("/intelProfiles"));
    QCOMPARE(unlicensed.status, 500);
    QCOMPARE(unlicensed.code(), QStringLiteral("generalException"));
}

void TestBehaviour::logTellsWhatWasAsked()
{
    Talk talk;
    talk.token();
    talk.get(ti("/hosts/203.0.113.7/reputation?$select=id"));
    talk.post("/v1.0/$batch", batchOf(2));
    const QList<sampletenant::Exchange> all = talk->log().all();
    QCOMPARE(all.size(), 5); // token, get, batch, two parts
    QCOMPARE(all[1].target, ti("/hosts/203.0.113.7/reputation?$select=id"));
    QCOMPARE(all[1].verb, QByteArray("GET"));
    QCOMPARE(all[1].status, 200);
    QVERIFY(all[1].token && !all[0].token);
    QVERIFY(all[1].answeredMs >= all[1].arrivedMs);
    QVERIFY(all[2].body.contains("\"requests\""));
    QVERIFY(all[3].inBatch && all[3].target.startsWith("/v1.0/security/"));
    QCOMPARE(talk->log().matching(QStringLiteral("^GET .*reputation")).size(), 3);
    QCOMPARE(talk->log().counters().requests, 3);
    QCOMPARE(talk->log().counters().exchanges, 3);
    talk->log().clear();
    QCOMPARE(talk->log().size(), 0);
}

void TestBehaviour::stopsAndStartsAgain()
{
    sampletenant::ServerThread thread;
    QVERIFY(thread.start());
    const quint16 first = thread->port();
    QVERIFY(first != 0);
    thread.stop();
    QCOMPARE(int(thread->port()), 0);
    QVERIFY(thread.start());
    QVERIFY(thread->port() != 0);
}

void TestBehaviour::ipv6Loopback()
{
    sampletenant::Options options;
    options.ipv6 = true;
    sampletenant::ServerThread thread(sampletenant::bundledData(), options);
    if (!thread.start())
        QSKIP("this machine has no IPv6 loopback");
    QCOMPARE(thread.url().host(), QStringLiteral("::1"));
    QNetworkAccessManager network;
    QCOMPARE(Talk::wait(network.get(QNetworkRequest(thread.url().resolved(QUrl(QStringLiteral("/v1.0/x")))))).status,
             401);
}

void TestBehaviour::portInUse()
{
    Talk talk;
    sampletenant::Options options;
    options.port = talk->port();
    sampletenant::ServerThread second(sampletenant::bundledData(), options);
    const base::Status status = second.start();
    QVERIFY(!status);
    QVERIFY(status.error().detail.contains(QString::number(options.port)));
}

QTEST_GUILESS_MAIN(TestBehaviour)
#include "tst_behaviour.moc"
