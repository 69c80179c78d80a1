// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/actorindex.h"
#include "core/mdti/indicatortable.h"
#include "core/mdti/parse.h"
#include "tests/mdti/samplerun.h"

#include <QElapsedTimer>
#include <QFile>

using namespace mditest;
using namespace mdti;
using base::Failure;
using sampletenant::Data;
using sampletenant::Fault;

namespace {

QByteArray idOf(int profile)
{
    return QByteArray::number(profile, 16).rightJustified(64, '0');
}

/// A tenant of actors that list hosts: profile p lists s0.p<p>.example … and "common.example".
std::shared_ptr<const Data> tenant(int profiles, int indicators)
{
    auto data = std::make_shared<Data>();
    for (int p = 0; p < profiles; ++p) {
        data->addProfile(QJsonObject{{QLatin1String("id"), QString::fromLatin1(idOf(p))},
                                     {QLatin1String("kind"), QStringLiteral("actor")},
                                     {QLatin1String("title"), QStringLiteral("Actor %1").arg(p)}});
        const auto list = [&](const QByteArray &artifact) {
            data->addListed(idOf(p), {"microsoft", artifact, 1600000000, 0});
        };
        list("common.example");
        list("common.example"); // twice: one hit
        for (int i = 1; i < indicators; ++i)
            list("s" + QByteArray::number(i) + ".p" + QByteArray::number(p) + ".example");
        list("hash_sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        list("");
    }
    data->finish();
    return data;
}

qint64 residentKb()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toLongLong() * 4 : 0;
}

} // namespace

class TestActorIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void table();
    void aMillionEntriesStaySmall();
    void buildsAll();
    void aFailedListIsMissingOnly();
    void aFailedProfileListIsToldAndHeals();
    void endlessListsEnd_data();
    void endlessListsEnd();
    void listsThatBreakOff_data();
    void listsThatBreakOff();
    void cancels();
    void comesFromTheStore();
};

void TestActorIndex::table()
{
    IndicatorTable entries;
    ProfileIndicator indicator;
    indicator.id = QStringLiteral("i1");
    indicator.artifact = QStringLiteral("*.Bad.example");
    indicator.source = QStringLiteral("osint");
    indicator.raw = R"({"id":"i1","artifact":{"id":"*.Bad.example"}})";
    indicator.firstSeen = QDateTime(QDate(2023, 5, 1), QTime(1, 2, 3), Qt::UTC);
    entries.add(QStringLiteral("bad.example"), 3, 7, indicator);
    indicator.firstSeen = QDateTime(QDate(2022, 5, 1), QTime(1, 2, 3), Qt::UTC);
    indicator.lastSeen = QDateTime(QDate(2024, 5, 1), QTime(1, 2, 3), Qt::UTC);
    entries.add(QStringLiteral("bad.example"), 3, 8, indicator); // the same again, longer
    entries.add(QStringLiteral("bad.example"), 4, 8, indicator);
    for (int i = 0; i < 5000; ++i) { // well beyond the first size of the table
        ProfileIndicator other;
        other.raw = i % 7 ? QByteArray::number(i) : QByteArray();
        entries.add(QStringLiteral("n%1.example").arg(i), i, 0, other);
    }
    QCOMPARE(entries.size(), 5002);
    const auto found = entries.find(QStringLiteral("bad.example"));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].profile, 3);
    QCOMPARE(found[0].origin, 7);
    QCOMPARE(found[0].indicator.id, QStringLiteral("i1"));
    QCOMPARE(found[0].indicator.artifact, QStringLiteral("*.Bad.example"));
    QCOMPARE(found[0].indicator.source, QStringLiteral("osint"));
    QCOMPARE(found[0].indicator.raw, indicator.raw);
    QCOMPARE(found[0].indicator.firstSeen, indicator.firstSeen);
    QCOMPARE(found[0].indicator.lastSeen, indicator.lastSeen);
    QCOMPARE(found[1].profile, 4);
    for (int i = 0; i < 5000; ++i) {
        const auto one = entries.find(QStringLiteral("n%1.example").arg(i));
        QCOMPARE(one.size(), 1);
        QCOMPARE(one[0].profile, i);
        QVERIFY(!one[0].indicator.firstSeen.isValid());
        QCOMPARE(one[0].indicator.raw, i % 7 ? QByteArray::number(i) : QByteArray());
    }
    QVERIFY(entries.find(QStringLiteral("n5000.example")).isEmpty());
}

void TestActorIndex::aMillionEntriesStaySmall()
{
    const qint64 before = residentKb();
    QElapsedTimer timer;
    timer.start();
    IndicatorTable entries;
    ProfileIndicator indicator;
    indicator.source = QStringLiteral("microsoft");
    for (int i = 0; i < 1'000'000; ++i) {
        indicator.id = QStringLiteral("ff3eecd2-a2be-27c2-8dc0-%1").arg(i, 12, 16, QLatin1Char('0'));
        indicator.artifact = QStringLiteral("host%1.example").arg(i);
        entries.add(indicator.artifact, i / 2000, i / 100, indicator);
    }
    const qint64 used = (residentKb() - before) / 1024;
    qInfo("1,000,000 entries in %lld ms, %lld MB", timer.elapsed(), used);
    QCOMPARE(entries.find(QStringLiteral("host999999.example")).size(), 1);
#ifndef __SANITIZE_ADDRESS__ // which keeps freed memory and surrounds every block
    QVERIFY2(used < 400, qPrintable(QString::number(used))); // vectors may hold twice what they need
#endif
}

void TestActorIndex::buildsAll()
{
    for (const Transport transport : {Transport::Single, Transport::Batch}) {
        SampleRun run(tenant(130, 120), {}, transport); // both lists take more than one page
        ActorIndex index(run.api.get());
        QSignalSpy listed(&index, &ActorIndex::profilesListed), one(&index, &ActorIndex::profileIndexed),
            finished(&index, &ActorIndex::finished);
        index.build();
        index.build();
        QVERIFY(!index.isBuilt());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QVERIFY(index.isBuilt());
        QCOMPARE(listed.size(), 1);
        QCOMPARE(one.size(), 130);
        QCOMPARE(index.profilesDone(), 130);
        QCOMPARE(index.profiles().size(), 130);
        QVERIFY(index.missing().isEmpty());
        QCOMPARE(index.malformed(), 0); // the one without an artifact, of each, is usual
        for (int p = 0; p < 130; p += 43) {
            for (const int i : {1, 60, 119}) {
                const auto hits = index.find(QStringLiteral("s%1.p%2.example").arg(i).arg(p));
                QCOMPARE(hits.size(), 1);
                QCOMPARE(index.profiles()[hits[0].profile].title, QStringLiteral("Actor %1").arg(p));
                QCOMPARE(hits[0].indicator.source, QStringLiteral("microsoft"));
                QVERIFY(hits[0].from.request.contains(QString::fromLatin1(idOf(p))));
                QVERIFY(hits[0].from.retrieved.isValid());
            }
        }
        QCOMPARE(index.find(QStringLiteral("common.example")).size(), 130);
        QVERIFY(index.find(QStringLiteral("other.example")).isEmpty());
        index.build(); // complete: nothing to do
        QCOMPARE(run.api->counts().requests, 2 + 130 * 2);
    }
}

void TestActorIndex::aFailedListIsMissingOnly()
{
    SampleRun run(tenant(5, 10));
    Fault bad;
    bad.kind = Fault::Kind::Status;
    bad.status = 403;
    bad.match = QString::fromLatin1(idOf(3)) + QStringLiteral("/indicators");
    run.server->addFault(bad);
    ActorIndex index(run.api.get());
    QSignalSpy finished(&index, &ActorIndex::finished);
    index.build();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    QCOMPARE(index.missing().size(), 1);
    QCOMPARE(index.missing()[0].title, QStringLiteral("Actor 3"));
    QVERIFY(index.missing()[0].error.kind == Failure::Forbidden);
    QCOMPARE(index.profilesDone(), 4);
    QCOMPARE(index.find(QStringLiteral("common.example")).size(), 4);
    run.server->clearFaults();
    const qint64 requests = run.api->counts().requests;
    index.build(); // only what is missing
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 10000);
    QVERIFY(index.missing().isEmpty());
    QCOMPARE(index.profilesDone(), 5);
    QCOMPARE(index.find(QStringLiteral("s1.p3.example")).size(), 1);
    QCOMPARE(run.api->counts().requests, requests + 1);
}

void TestActorIndex::aFailedProfileListIsToldAndHeals()
{
    SampleRun run(tenant(3, 4));
    Fault bad;
    bad.kind = Fault::Kind::HtmlPage;
    bad.status = 200;
    bad.match = QStringLiteral("intelProfiles\\?");
    run.server->addFault(bad);
    ActorIndex index(run.api.get());
    QSignalSpy finished(&index, &ActorIndex::finished), listed(&index, &ActorIndex::profilesListed);
    index.build();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    QCOMPARE(listed.size(), 1);
    QCOMPARE(index.missing().size(), 1);
    QVERIFY(index.missing()[0].profileId.isEmpty());
    QVERIFY(index.missing()[0].error.kind == Failure::BadReply);
    run.server->clearFaults();
    index.build();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 10000);
    QVERIFY(index.missing().isEmpty());
    QCOMPARE(index.profilesDone(), 3);
}

void TestActorIndex::endlessListsEnd_data()
{
    QTest::addColumn<QString>("match");
    QTest::newRow("profiles") << QStringLiteral("intelProfiles\\?");
    QTest::newRow("indicators") << QStringLiteral("/indicators");
}

void TestActorIndex::endlessListsEnd()
{
    QFETCH(QString, match);
    SampleRun run(tenant(2, 5));
    Fault endless;
    endless.kind = Fault::Kind::EndlessNextLink;
    endless.match = match;
    run.server->addFault(endless);
    ActorIndex index(run.api.get());
    QSignalSpy finished(&index, &ActorIndex::finished);
    index.build();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    QVERIFY(!index.missing().isEmpty());
    QVERIFY(index.missing()[0].error.kind == Failure::BadReply);
    QVERIFY(run.server->log().size() < 60);
    QCOMPARE(index.find(QStringLiteral("s1.p1.example")).size(), 1); // what came is kept
}

void TestActorIndex::listsThatBreakOff_data()
{
    QTest::addColumn<QString>("match");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray ind = R"({"id":"i","source":"osint","artifact":{"id":"s1.p1.example"}})";
    const QByteArray list = R"({"id":"p1","kind":"actor","title":"P"})";
    for (const char *end : {R"("@odata.nextLink":17)", R"("@odata.nextLink":"")", R"("@odata.count":5)"}) {
        QTest::addRow("profiles %s", end) << QStringLiteral("intelProfiles\\?") << 200
                                          << "{" + QByteArray(end) + R"(,"value":[)" + list + "]}";
        QTest::addRow("indicators %s", end)
            << QStringLiteral("/indicators") << 200 << "{" + QByteArray(end) + R"(,"value":[)" + ind + "]}";
    }
}

void TestActorIndex::listsThatBreakOff()
{
    QFETCH(QString, match);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    SampleRun run(tenant(1, 5));
    Fault fault;
    fault.kind = Fault::Kind::Body;
    fault.match = match;
    fault.status = status;
    fault.payload = body;
    run.server->addFault(fault);
    ActorIndex index(run.api.get());
    QSignalSpy finished(&index, &ActorIndex::finished);
    index.build();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 10000);
    QCOMPARE(index.missing().size(), 1);
    QVERIFY(index.missing()[0].error.kind == Failure::BadReply);
    QCOMPARE(index.profiles().size(), 1); // what came is kept
    run.server->clearFaults();
    index.build();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 10000);
    QVERIFY(index.missing().isEmpty());
}

void TestActorIndex::cancels()
{
    sampletenant::Behaviour slow;
    slow.latencyMs = 100;
    SampleRun run(tenant(60, 20), slow);
    ActorIndex index(run.api.get());
    QSignalSpy finished(&index, &ActorIndex::finished), one(&index, &ActorIndex::profileIndexed);
    index.build();
    QTRY_VERIFY(one.size() > 0);
    const int done = index.profilesDone();
    index.cancel();
    QCOMPARE(finished.size(), 1);
    QVERIFY(index.missing()[0].error.kind == Failure::Cancelled);
    QTRY_COMPARE(run.client->load().inFlight, 0);
    QCOMPARE(index.profilesDone(), done);
    QCOMPARE(finished.size(), 1);
    index.build(); // takes up where it was
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 10000);
    QCOMPARE(index.profilesDone(), 60);
    QVERIFY(index.missing().isEmpty());
}

void TestActorIndex::comesFromTheStore()
{
    SampleRun run(tenant(10, 10));
    QSignalSpy *finished = nullptr;
    for (int round = 0; round < 2; ++round) {
        ActorIndex index(run.api.get());
        QSignalSpy spy(&index, &ActorIndex::finished);
        finished = &spy;
        index.build();
        QTRY_COMPARE_WITH_TIMEOUT(finished->size(), 1, 10000);
        QCOMPARE(index.find(QStringLiteral("common.example")).size(), 10);
        QCOMPARE(index.find(QStringLiteral("s1.p1.example"))[0].from.fromStore, round == 1);
    }
    QCOMPARE(run.api->counts().requests, 11);
    QCOMPARE(run.api->counts().storeHits, 11);
}

QTEST_GUILESS_MAIN(TestActorIndex)
#include "tst_actorindex.moc"
