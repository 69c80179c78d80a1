// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/batch.h"
#include "tests/mdti/desk.h"

#include <atomic>
#include <mutex>

using namespace mditest;
using namespace mdti;
using base::Failure;
using net::Priority;
using test::Answer;

namespace {

/// Score of a host is the number in its name (its last two digits), so that mixed-up answers show.
Answer scored(const QByteArray &target)
{
    const qsizetype at = target.indexOf("/hosts/h") + 8;
    return Answer::json(R"({"id":"r","score":)"
                        + QByteArray::number(target.mid(at, target.indexOf('.', at) - at).toInt() % 100) + "}");
}

/// Reputations of h0 … h(count-1); what came, by number.
struct Run
{
    QHash<int, base::Result<Reputation>> results;
    int ended = 0;

    void ask(Desk &desk, int from, int to, Priority priority = Priority::Normal)
    {
        for (int i = from; i < to; ++i)
            desk.api->reputation(QStringLiteral("h%1.example").arg(i), priority,
                                 [this, i](base::Result<Reputation> result) {
                                     ++ended;
                                     results.insert(i, std::move(result));
                                 });
    }
    bool wait(int count, int ms = 15000) const
    {
        return QTest::qWaitFor([&] { return ended >= count; }, ms);
    }
    bool allRight(int count) const
    {
        for (int i = 0; i < count; ++i) {
            const auto found = results.constFind(i);
            if (found == results.constEnd() || !*found || (*found)->score != i % 100)
                return false;
        }
        return ended == count && results.size() == count;
    }
};

} // namespace

class TestBatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void composes();
    void readsInAnyOrder();
    void keepsBodiesAsSent();
    void readsOddAnswers_data();
    void readsOddAnswers();
    void manyTravelTogether();
    void aLoneOneTravelsAlone();
    void batchesKeepToOnePriority();
    void forgottenOnesAreAskedAgain();
    void throttledOnesWait();
    void waitsByTheClockOfTheService();
    void failedPartsAreRetried();
    void refusedTokenOfAPart();
    void forbiddenPartIsNoRefusalOfBatches();
    void optionsAreDroppedInBatchesToo();
    void refusedBatchesFallBack_data();
    void refusedBatchesFallBack();
    void unknownHostsAreNoRefusal();
    void unreadableBatchesFallBack();
    void brokenBatchesFallBack_data();
    void brokenBatchesFallBack();
    void noBatchesWhereNothingWorks();
    void otherVersionsGoSingly();
    void fillsTheWidth();
};

void TestBatch::composes()
{
    const QJsonArray requests
        = QJsonDocument::fromJson(batch::compose({"/a?x=\"1\"", "/b"})).object()[QLatin1String("requests")].toArray();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0][QLatin1String("id")].toString(), QStringLiteral("0"));
    QCOMPARE(requests[0][QLatin1String("method")].toString(), QStringLiteral("GET"));
    QCOMPARE(requests[0][QLatin1String("url")].toString(), QStringLiteral("/a?x=\"1\""));
    QCOMPARE(requests[1][QLatin1String("id")].toString(), QStringLiteral("1"));
}

void TestBatch::readsInAnyOrder()
{
    const auto parts = batch::read(R"({"responses":[
        {"id":"2","status":429,"headers":{"Retry-After":"7","X-Number":3},"body":{"error":{"code":"TooManyRequests"}}},
        {"id":"0","status":200,"body":{"a":[1,2.5]}},{"id":1,"status":"404","body":"gone"}]})",
                                   4);
    QVERIFY(parts.has_value());
    QCOMPARE(parts->size(), 3);
    QCOMPARE((*parts)[2].status, 429);
    QCOMPARE((*parts)[2].header("retry-after"), QByteArray("7"));
    QCOMPARE((*parts)[2].header("x-number"), QByteArray("3"));
    QCOMPARE((*parts)[0].body, QByteArray(R"({"a":[1,2.5]})"));
    QCOMPARE((*parts)[1].status, 404);
    QCOMPARE((*parts)[1].body, QByteArray("gone"));
}

void TestBatch::keepsBodiesAsSent()
{
    const QByteArray sent("{ \"a\" : \"} ] \\\" \\\\\", \"n\": 12345678901234567890.50, \"l\" : [ { } ] }");
    const auto parts = batch::read("\xef\xbb\xbf { \"responses\" :\n[ {\"id\" : \"1\", \"body\" : " + sent
                                       + " , \"status\" : 200 } ,\t{\"id\":\"0\",\"status\":200,\"body\":[ 1 , 2 ]} ] } ",
                                   2);
    QVERIFY(parts.has_value());
    QCOMPARE(parts->value(1).body, sent);
    QCOMPARE(parts->value(0).body, QByteArray("[ 1 , 2 ]"));
}

void TestBatch::readsOddAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("parts"); // -1: no answer to a batch
    QTest::newRow("page") << QByteArray("<html>") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("no list") << QByteArray("{}") << -1;
    QTest::newRow("null") << QByteArray(R"({"responses":null})") << -1;
    QTest::newRow("nothing") << QByteArray(R"({"responses":[]})") << 0;
    QTest::newRow("odd entries") << QByteArray(
        R"({"responses":[null,3,{},{"id":"x","status":200},{"id":"9","status":200},
        {"id":"-1","status":200},{"id":"0"},{"id":"1","status":200},{"id":"1","status":500}]})")
                                 << 1;
}

void TestBatch::readsOddAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(int, parts);
    const auto read = batch::read(body, 5);
    QCOMPARE(read.has_value(), parts >= 0);
    if (parts >= 0)
        QCOMPARE(read->size(), parts);
    else
        QVERIFY(read.error().kind == Failure::BadReply);
}

void TestBatch::manyTravelTogether()
{
    Desk desk(scored, Transport::Batch);
    Run run;
    run.ask(desk, 0, 100);
    QVERIFY(run.wait(100));
    QVERIFY(run.allRight(100));
    const QList<int> sizes = desk.batchSizes();
    QVERIFY2(desk.server.count() <= 8, qPrintable(QString::number(desk.server.count())));
    for (const int size : sizes)
        QVERIFY(size >= 2 && size <= 20);
    QCOMPARE(desk.api->counts().requests, 100);
    QCOMPARE(desk.server.seen()[0].verb, QByteArray("POST"));
    QCOMPARE(desk.server.seen()[0].header("authorization"), QByteArray("Bearer token-1"));
    const Provenance from = run.results.value(7)->from;
    QCOMPARE(from.request, QString::fromLatin1("GET " + hostRoot + "h7.example/reputation"));
}

void TestBatch::aLoneOneTravelsAlone()
{
    Desk desk(scored, Transport::Batch);
    Run run;
    run.ask(desk, 0, 1);
    QVERIFY(run.wait(1));
    QCOMPARE(desk.targets(), QList<QByteArray>({hostRoot + "h0.example/reputation"}));
}

void TestBatch::batchesKeepToOnePriority()
{
    Desk desk(scored, Transport::Batch, false, {}, 4);
    Run run;
    run.ask(desk, 0, 8, Priority::Background);
    run.ask(desk, 8, 16, Priority::Normal);
    run.ask(desk, 16, 24, Priority::Foreground);
    QVERIFY(run.wait(24));
    QVERIFY(run.allRight(24));
    QList<int> order; // class of each request, as it was sent
    const auto seen = desk.server.seen();
    for (const test::Seen &one : seen) {
        const QJsonArray requests = QJsonDocument::fromJson(one.body).object()[QLatin1String("requests")].toArray();
        QSet<int> classes;
        for (const QJsonValue &request : requests) {
            const QString url = request[QLatin1String("url")].toString();
            const int number
                = url.mid(url.indexOf(QStringLiteral("/h"), 30) + 1).section(u'h', 1).section(u'.', 0, 0).toInt();
            classes.insert(number / 8);
        }
        if (requests.isEmpty())
            continue;
        QCOMPARE(classes.size(), 1);
        order.append(classes.values().first());
    }
    QVERIFY(!order.isEmpty());
    QVERIFY(std::is_sorted(order.begin(), order.end(), std::greater<>())); // Foreground is the last class
}

void TestBatch::forgottenOnesAreAskedAgain()
{
    std::atomic_int forgotten = 0;
    Batched batched;
    batched.forget = [&](const QByteArray &target) {
        return target.contains("h3.")
            || (target.contains("h5.") && forgotten++ == 0); // h3 is never answered in a batch
    };
    Desk desk(scored, Transport::Batch, false, batched);
    Run run;
    run.ask(desk, 0, 10);
    QVERIFY(run.wait(10));
    QVERIFY(run.allRight(10));
    QCOMPARE(desk.api->counts().requests, 10);
}

void TestBatch::throttledOnesWait()
{
    std::mutex mutex;
    QSet<QByteArray> once;
    Desk desk(
        [&](const QByteArray &target) {
            const std::lock_guard lock(mutex);
            if ((target.contains("h2.") || target.contains("h4.")) && !once.contains(target)) {
                once.insert(target);
                return Answer::throttled("1");
            }
            return scored(target);
        },
        Transport::Batch);
    Run run;
    run.ask(desk, 0, 10);
    QVERIFY(run.wait(10));
    QVERIFY(run.allRight(10));
    const auto seen = desk.server.seen();
    QCOMPARE(seen.size(), 2); // only what was throttled goes again, together
    QCOMPARE(desk.batchSizes(), QList<int>({10, 2}));
    QVERIFY2(seen[1].atMs - seen[0].atMs >= 1000, qPrintable(QString::number(seen[1].atMs - seen[0].atMs)));
    QCOMPARE(desk.client.counters().throttled, 2);
}

/// Its clock is in another century; two seconds are two seconds.
void TestBatch::waitsByTheClockOfTheService()
{
    Batched batched;
    batched.date = "Tue, 05 Jan 2094 03:04:05 GMT";
    std::atomic_bool throttled = false;
    Desk desk(
        [&](const QByteArray &target) {
            return target.contains("h2.") && !throttled.exchange(true) ? Answer::throttled("Tue, 05 Jan 2094 03:04:07 GMT")
                                                                       : scored(target);
        },
        Transport::Batch, false, batched);
    Run run;
    run.ask(desk, 0, 10);
    QVERIFY(run.wait(10));
    QVERIFY(run.allRight(10));
    const auto seen = desk.server.seen();
    QCOMPARE(seen.size(), 2);
    QVERIFY2(seen[1].atMs - seen[0].atMs >= 2000, qPrintable(QString::number(seen[1].atMs - seen[0].atMs)));
}

void TestBatch::failedPartsAreRetried()
{
    std::atomic_int failures = 2;
    Desk desk(
        [&](const QByteArray &target) {
            if (target.contains("h1."))
                return Answer::failed(500);
            if (target.contains("h6.") && failures-- > 0)
                return Answer::failed(500, R"({"error":{"code":"generalException"}})");
            return scored(target);
        },
        Transport::Batch);
    Run run;
    run.ask(desk, 0, 10);
    QVERIFY(run.wait(10, 30000));
    QCOMPARE(run.results.value(6)->score, 6);
    QVERIFY(!run.results.value(1));
    QVERIFY(run.results.value(1).error().kind == Failure::Service);
    QCOMPARE(run.results.value(1).error().httpStatus, 500);
    QCOMPARE(desk.batchSizes().size(), 1);
}

void TestBatch::refusedTokenOfAPart()
{
    std::atomic_bool refused = false;
    Desk desk(
        [&](const QByteArray &target) {
            if (target.contains("h4.") && !refused.exchange(true))
                return Answer::failed(401, R"({"error":{"code":"InvalidAuthenticationToken"}})");
            return scored(target);
        },
        Transport::Batch);
    Run run;
    run.ask(desk, 0, 6);
    QVERIFY(run.wait(6));
    QVERIFY(run.allRight(6));
}

void TestBatch::forbiddenPartIsNoRefusalOfBatches()
{
    Desk desk(
        [](const QByteArray &target) {
            return target.contains("h1.")
                ? Answer::failed(403, R"({"error":{"code":"Forbidden","message":"no licence"}})")
                : scored(target);
        },
        Transport::Batch);
    QSignalSpy refused(desk.api.get(), &Api::batchRefused);
    Run run;
    run.ask(desk, 0, 5);
    QVERIFY(run.wait(5));
    QVERIFY(run.results.value(1).error().kind == Failure::Forbidden);
    QCOMPARE(run.results.value(1).error().code, QStringLiteral("Forbidden"));
    QCOMPARE(run.results.value(2)->score, 2);
    QCOMPARE(refused.size(), 0);
}

void TestBatch::optionsAreDroppedInBatchesToo()
{
    Desk desk(
        [](const QByteArray &target) {
            return target.contains("$count")
                ? Answer::failed(400, R"({"error":{"code":"BadRequest","message":"$count"}})")
                : Answer::json(R"({"value":[]})");
        },
        Transport::Batch);
    int good = 0;
    for (int i = 0; i < 10; ++i)
        desk.api->passiveDns(QStringLiteral("h%1.example").arg(i), Api::Direction::Reverse, 10, {}, Priority::Normal,
                             [&](const auto &page) { good += page.has_value(); });
    QTRY_COMPARE(good, 10);
}

void TestBatch::refusedBatchesFallBack_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("inside");
    for (const int status : {400, 403, 404, 405, 501}) {
        QTest::addRow("%d", status) << status << false;
        QTest::addRow("%d for each part", status) << status << true;
    }
}

void TestBatch::refusedBatchesFallBack()
{
    QFETCH(int, status);
    QFETCH(bool, inside);
    Batched batched;
    (inside ? batched.partsWith : batched.refuseWith) = status;
    Desk desk(scored, Transport::Batch, false, batched);
    QSignalSpy refused(desk.api.get(), &Api::batchRefused);
    Run run;
    run.ask(desk, 0, 60);
    QVERIFY(run.wait(60, 30000));
    QVERIFY(run.allRight(60));
    QCOMPARE(refused.size(), 1);
    const int batches = int(desk.batchSizes().size());
    QVERIFY(batches >= 1 && batches <= 4); // those that were on their way
    Run more;
    more.ask(desk, 0, 40);
    QVERIFY(more.wait(40));
    QVERIFY(more.allRight(40));
    QCOMPARE(desk.batchSizes().size(), batches); // Single from now on
    QCOMPARE(refused.size(), 1);
}

void TestBatch::unknownHostsAreNoRefusal()
{
    Desk desk([](const QByteArray &target) { return target.contains("/h1") ? scored(target) : Answer::failed(404); },
              Transport::Batch);
    QSignalSpy refused(desk.api.get(), &Api::batchRefused);
    Run unknown;
    unknown.ask(desk, 20, 30);
    QVERIFY(unknown.wait(10));
    for (const auto &result : std::as_const(unknown.results))
        QVERIFY(result && !result->known);
    QCOMPARE(refused.size(), 0);
    Run known; // from here on it is known that batches work
    known.ask(desk, 10, 20);
    QVERIFY(known.wait(10));
    desk.server.clear();
    Run more;
    more.ask(desk, 30, 40);
    QVERIFY(more.wait(10));
    QCOMPARE(desk.server.count(), 1);
    QCOMPARE(refused.size(), 0);
}

void TestBatch::unreadableBatchesFallBack()
{
    for (const QByteArray &body : {QByteArray("{\"responses\":[{\"id\":"), QByteArray("{}")}) {
        Batched batched;
        batched.instead = [body] { return Answer::json(body); };
        Desk desk(scored, Transport::Batch, false, batched);
        QSignalSpy refused(desk.api.get(), &Api::batchRefused);
        Run run;
        run.ask(desk, 0, 100);
        QVERIFY(run.wait(100));
        QVERIFY(run.allRight(100));
        QCOMPARE(refused.size(), 1);
    }
}

void TestBatch::brokenBatchesFallBack_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("content-length not met") << int(Answer::How::Truncated);
    QTest::newRow("reset") << int(Answer::How::Reset);
    QTest::newRow("closed") << int(Answer::How::Close);
}

/// Always the same: the parts go by themselves, and after a second time batches are over.
void TestBatch::brokenBatchesFallBack()
{
    QFETCH(int, how);
    Batched batched;
    batched.instead = [how] {
        Answer answer = Answer::json(R"({"responses":[{"id":"0","status":200,"body":{"id":"r","score":1}}]})");
        answer.how = Answer::How(how);
        return answer;
    };
    Desk desk(scored, Transport::Batch, false, batched, 100);
    QSignalSpy refused(desk.api.get(), &Api::batchRefused);
    Run run;
    run.ask(desk, 0, 300);
    QVERIFY(run.wait(300));
    QVERIFY(run.allRight(300));
    QCOMPARE(refused.size(), 1);
    desk.server.clear();
    Run more;
    more.ask(desk, 300, 340);
    QVERIFY(more.wait(40));
    QVERIFY(desk.batchSizes().isEmpty());
}

void TestBatch::noBatchesWhereNothingWorks()
{
    Batched batched;
    batched.refuseWith = 403;
    Desk desk([](const QByteArray &) { return Answer::failed(403, R"({"error":{"code":"Forbidden"}})"); },
              Transport::Batch, false, batched);
    QSignalSpy refused(desk.api.get(), &Api::batchRefused);
    Run run;
    run.ask(desk, 0, 10);
    QVERIFY(run.wait(10));
    for (const auto &result : std::as_const(run.results))
        QVERIFY(result.error().kind == Failure::Forbidden);
    QCOMPARE(refused.size(), 0); // it is the account, not the batch
}

void TestBatch::otherVersionsGoSingly()
{
    QByteArray origin;
    Desk desk([&](const QByteArray &) { return Answer::json(R"({"value":[]})"); }, Transport::Batch);
    origin = desk.server.url().toEncoded();
    int good = 0;
    for (int i = 0; i < 3; ++i)
        desk.api->passiveDns(QStringLiteral("h%1.example").arg(i), Api::Direction::Forward, 10,
                             QUrl::fromEncoded(origin + "/beta/security/x?skip=" + QByteArray::number(i)),
                             Priority::Normal, [&](const auto &page) { good += page.has_value(); });
    QTRY_COMPARE(good, 3);
    QCOMPARE(desk.server.count(), 3);
    QVERIFY(desk.batchSizes().isEmpty());
}

/// 400 requests at 50 ms and width 100 in batches: four rounds, not more than a few beyond.
void TestBatch::fillsTheWidth()
{
    Batched batched;
    const auto slow = [](const QByteArray &target) {
        Answer answer = scored(target);
        answer.delayMs = 50;
        return answer;
    };
    Desk desk(slow, Transport::Batch, false, batched, 100);
    Run run;
    run.ask(desk, 0, 400);
    QVERIFY(run.wait(400));
    QVERIFY(run.allRight(400));
    const QList<int> sizes = desk.batchSizes();
    QCOMPARE(std::accumulate(sizes.begin(), sizes.end(), 0), 400);
    QVERIFY2(sizes.size() <= 24, qPrintable(QString::number(sizes.size()))); // 20 full ones would be the least
}

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
