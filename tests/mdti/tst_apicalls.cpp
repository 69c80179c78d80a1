// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/mdti/desk.h"

using namespace mditest;
using namespace mdti;
using base::Failure;
using net::Priority;
using test::Answer;

/// What becomes of a question: from the store, refused, cancelled, dropped.
class TestApiCalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsOwnMeanwhileIsNotSent();
    void storeComesFirst();
    void storedBeforeHandled();
    void storeTroubleIsToldOnce();
    void damagedStoredAnswerIsAskedAgain();
    void offlineAsksTheStoreOnly();
    void handlerNeverRunsInside();
    void cancelEndsOnce();
    void cancelAllEndsNow();
    void deletingDropsEverything();
};

void TestApiCalls::whatIsOwnMeanwhileIsNotSent()
{
    for (const Transport transport : {Transport::Single, Transport::Batch}) {
        Desk desk([](const QByteArray &) { return Answer::json(R"({"id":"r","score":5})", 100); }, transport, true, {}, 1);
        desk.store.later = true;
        const auto first = askReputation(desk, QStringLiteral("first.example"));
        for (int i = 0; i < 7; ++i) // all places are taken
            (void)askReputation(desk, QStringLiteral("first%1.example").arg(i));
        QTRY_VERIFY(desk.server.count() > 0);
        const auto waits = askReputation(desk, QStringLiteral("mail.own.example"));
        const auto other = askReputation(desk, QStringLiteral("other.example"));
        QTRY_COMPARE(desk.api->counts().requests, 10); // it stands in the queue
        const auto lookedUp = askReputation(desk, QStringLiteral("own.example")); // the store is asked first
        desk.api->setOwn(ioc::OwnList::fromText(QStringLiteral("own.example")));
        desk.api->setTransport(Transport::Single);
        QVERIFY(first.wait() && waits.wait() && other.wait() && lookedUp.wait());
        QVERIFY(first.get() && other.get());
        for (const auto *refused : {&waits, &lookedUp})
            QVERIFY(!refused->get() && refused->get().error().kind == Failure::BadInput);
        for (const test::Seen &seen : desk.server.seen())
            QVERIFY(!seen.target.contains("own.example") && !seen.body.contains("own.example"));
        QTRY_COMPARE(desk.client.load().inFlight, 0);
    }
}

void TestApiCalls::storeComesFirst()
{
    for (const bool later : {false, true}) {
        Desk desk(
            [](const QByteArray &target) {
                return target.contains("reputation") ? notFound() : Answer::json(page(rowTo("192.0.2.1")));
            },
            Transport::Single, true);
        desk.store.later = later;
        const auto first = ask(desk);
        const auto unknown = askReputation(desk);
        QVERIFY(first.wait() && unknown.wait());
        const QByteArray key = "GET " + hostRoot + "a.example/passiveDns?$count=true&$top=100";
        QVERIFY(desk.store.answers.contains(key));
        QVERIFY(desk.store.answers.value(key).kind == AnswerKind::PassiveDns);
        QCOMPARE(desk.store.answers.value(key).status, 200);
        QCOMPARE(desk.store.answers.value("GET " + hostRoot + "a.example/reputation").status, 404);
        const auto second = ask(desk);
        const auto stillUnknown = askReputation(desk);
        QVERIFY(second.results->isEmpty()); // never from inside
        QVERIFY(second.wait() && stillUnknown.wait());
        QCOMPARE(desk.server.count(), 2);
        QCOMPARE(second.get()->rows[0].otherEnd, QStringLiteral("192.0.2.1"));
        QVERIFY(second.get()->from.fromStore);
        QVERIFY(!stillUnknown.get()->known);
        QCOMPARE(second.get()->from.request, first.get()->from.request);
        QCOMPARE(second.get()->from.retrieved, first.get()->from.retrieved);
        QCOMPARE(desk.api->counts().requests, 2);
        QCOMPARE(desk.api->counts().storeHits, 2);
    }
}

void TestApiCalls::storedBeforeHandled()
{
    Desk desk([](const QByteArray &) { return Answer::json(page({})); }, Transport::Single, true);
    desk.store.holdCommits = true;
    const auto records = ask(desk);
    QTRY_COMPARE(desk.store.puts.size(), 1);
    QVERIFY(!records.wait(50)); // came, but is not safe yet
    desk.store.release();
    QCOMPARE(records.results->size(), 1);
}

void TestApiCalls::storeTroubleIsToldOnce()
{
    Desk desk([](const QByteArray &) { return Answer::json(page({})); }, Transport::Single, true);
    desk.store.failure = base::Error{Failure::Storage, QStringLiteral("disk full"), 0, {}, {}};
    QSignalSpy told(desk.api.get(), &Api::storeFailed);
    const auto first = ask(desk);
    const auto second = ask(desk, QStringLiteral("b.example"));
    QVERIFY(first.wait() && second.wait());
    QVERIFY(first.get().has_value() && second.get().has_value());
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].value<base::Error>().detail, QStringLiteral("disk full"));
}

void TestApiCalls::damagedStoredAnswerIsAskedAgain()
{
    Desk desk([](const QByteArray &) { return Answer::json(page(rowTo("192.0.2.1"))); }, Transport::Single, true);
    const QByteArray key = "GET " + hostRoot + "a.example/passiveDns?$count=true&$top=100";
    desk.store.answers.insert(key, {key, AnswerKind::PassiveDns, 200, "{\"val", {}, QDateTime::currentDateTimeUtc()});
    const auto records = ask(desk);
    QVERIFY(records.wait());
    QCOMPARE(records.get()->rows.size(), 1);
    QCOMPARE(desk.server.count(), 1);
}

void TestApiCalls::offlineAsksTheStoreOnly()
{
    Desk desk([](const QByteArray &) { return Answer::json(page({})); }, Transport::Single, true);
    QVERIFY(ask(desk).wait());
    desk.api->setOffline(true);
    const auto known = ask(desk);
    const auto unknown = ask(desk, QStringLiteral("b.example"));
    QVERIFY(known.wait() && unknown.wait());
    QVERIFY(known.get().has_value());
    QVERIFY(unknown.get().error().kind == Failure::Offline);
    QCOMPARE(desk.server.count(), 1);
}

void TestApiCalls::handlerNeverRunsInside()
{
    Desk desk([](const QByteArray &) { return Answer::json(page({})); }, Transport::Batch, true);
    QVERIFY(ask(desk).wait());
    for (const QString &host : {name, QStringLiteral("10.0.0.1"), QStringLiteral("c.example")}) {
        const auto outcome = ask(desk, host);
        QVERIFY(outcome.results->isEmpty());
        QVERIFY(outcome.wait());
    }
}

void TestApiCalls::cancelEndsOnce()
{
    Desk desk([](const QByteArray &) { return Answer::json(page({}), 300); });
    const Outcome<Reputation> outcome;
    const Api::Ticket ticket = desk.api->reputation(name, Priority::Normal, outcome.handler());
    QTRY_COMPARE(desk.server.count(), 1);
    desk.api->cancel(ticket);
    desk.api->cancel(ticket);
    QVERIFY(outcome.wait());
    QVERIFY(outcome.get().error().kind == Failure::Cancelled);
    QTRY_COMPARE(desk.client.load().inFlight, 0);
    desk.api->cancelAll();
    QCOMPARE(outcome.results->size(), 1);
}

void TestApiCalls::cancelAllEndsNow()
{
    for (const Transport transport : {Transport::Single, Transport::Batch}) {
        Desk desk([](const QByteArray &) { return Answer::json(R"({"id":"r","score":5})", 2000); }, transport, true);
        desk.store.later = true;
        int cancelled = 0, other = 0;
        for (int i = 0; i < 200; ++i)
            desk.api->reputation(QStringLiteral("h%1.example").arg(i), Priority::Normal,
                                 [&](base::Result<Reputation> result) {
                                     ++(!result && result.error().kind == Failure::Cancelled ? cancelled : other);
                                 });
        QTRY_VERIFY(desk.server.count() > 1);
        const auto last = askReputation(desk); // not even looked up yet
        const int started = desk.client.load().inFlight;
        desk.api->cancelAll();
        QCOMPARE(cancelled, 200);
        QCOMPARE(other, 0);
        QCOMPARE(last.results->size(), 1);
        QTRY_COMPARE(desk.client.load().inFlight, 0);
        QCOMPARE(desk.client.load().waiting, 0);
        // What was on its way may still be read by the server; nothing is sent any more.
        QTest::qWait(30);
        QVERIFY2(desk.server.count() <= started, qPrintable(QString::number(desk.server.count())));
        QCOMPARE(cancelled, 200);
    }
}

void TestApiCalls::deletingDropsEverything()
{
    Desk desk([](const QByteArray &) { return Answer::json(R"({"id":"r"})", 50); }, Transport::Batch, true);
    desk.store.later = true;
    int ended = 0;
    for (int i = 0; i < 50; ++i)
        desk.api->reputation(QStringLiteral("h%1.example").arg(i), Priority::Normal, [&](const auto &) { ++ended; });
    QTRY_VERIFY(desk.server.count() > 0);
    desk.api.reset();
    QTRY_COMPARE(desk.client.load().inFlight, 0);
    QTest::qWait(100);
    QCOMPARE(ended, 0);
}

QTEST_GUILESS_MAIN(TestApiCalls)
#include "tst_apicalls.moc"
