// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desk.h"

#include "tests/support/memorystore.h"

#include <QElapsedTimer>

using namespace chain;
using sampletenant::Behaviour;
using sampletenant::Fault;

namespace {

const QStringList some
    = {QStringLiteral("203.0.113.7"), QStringLiteral("login-portal.example"), QStringLiteral("update.skyport.example"),
       QStringLiteral("ns1.meridian-port.example"), QStringLiteral("ghost-berth.invalid")};

} // namespace

/// The engine over real HTTP: budget, offline, and what the analyst can do with a run.
class TestControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void budget();
    void budgetBigEnough();
    void budgetSparesTheStore();
    void offline();
    void cancelIsQuick();
    void cancelThenRetry();
    void startCancels();
    void pauses();
    void expandsBeyondTheDepth();
    void releasesAndHolds();
    void adopts();
    void addsIndicators();
    void internalHostsAreNeverSent();
    void isQuietWhenFinished();

private:
    int requestsFor(const QString &pattern) const { return int((*m_server)->log().matching(pattern).size()); }

    std::unique_ptr<sampletenant::ServerThread> m_server;
};

void TestControl::initTestCase()
{
    m_server = std::make_unique<sampletenant::ServerThread>();
    QVERIFY(m_server->start());
}

void TestControl::cleanup()
{
    (*m_server)->setBehaviour({});
    (*m_server)->clearFaults();
    (*m_server)->log().clear();
}

void TestControl::budget()
{
    Options options;
    options.maxRequests = 5;
    Desk desk(*m_server);
    QVERIFY(desk.run(some, options));
    QCOMPARE(desk.ending, Ending::Incomplete);
    QCOMPARE((*m_server)->log().counters().requests, 5);
    QCOMPARE(desk.found().stats().requests, 5);
    QVERIFY(!desk.found().incomplete().isEmpty());
    for (const Incomplete &missing : desk.found().incomplete()) {
        QVERIFY(missing.why == Incomplete::Why::Budget);
        QVERIFY(!missing.subject.isEmpty());
        QVERIFY(!missing.detail.isEmpty());
    }
    // Each host about which something is missing says so.
    for (const Host &host : desk.found().hosts()) {
        const bool isListed = std::any_of(desk.found().incomplete().begin(), desk.found().incomplete().end(),
                                          [&](const Incomplete &one) { return one.subject == host.value; });
        QCOMPARE(host.state == HostState::Incomplete, isListed);
    }
    QVERIFY(desk.missing().contains(QStringLiteral("indicator lists of the actors profileIndicators budget")));
}

void TestControl::budgetBigEnough()
{
    Desk free(*m_server);
    QVERIFY(free.run(some));
    Options options;
    options.maxRequests = 5000;
    Desk desk(*m_server);
    QVERIFY(desk.run(some, options));
    QCOMPARE(desk.ending, Ending::Complete);
    QCOMPARE(desk.pairs(), free.pairs());
}

void TestControl::budgetSparesTheStore()
{
    testsupport::MemoryStore store;
    Desk::Setup setup;
    setup.store = &store;
    setup.withIndex = false;
    Options options;
    options.depth = 1;
    {
        Desk desk(*m_server, setup);
        QVERIFY(desk.run(some, options));
        QCOMPARE(desk.ending, Ending::Complete);
    }
    (*m_server)->log().clear();
    options.maxRequests = 1;
    Desk desk(*m_server, setup);
    QVERIFY(desk.run(some, options));
    QCOMPARE(desk.ending, Ending::Complete);
    QCOMPARE((*m_server)->log().counters().requests, 0);
    QVERIFY(desk.found().stats().cacheHits > 20);
}

void TestControl::offline()
{
    Options options;
    options.offline = true;
    Desk desk(*m_server);
    QVERIFY(desk.run(some, options));
    QCOMPARE(desk.ending, Ending::Incomplete);
    QCOMPARE((*m_server)->log().counters().requests, 0);
    QVERIFY(desk.found().incomplete().size() >= 3 * some.size());
    for (const Incomplete &missing : desk.found().incomplete())
        QVERIFY(missing.why == Incomplete::Why::Offline);

    // Once everything is in the store, the same run works without a network.
    testsupport::MemoryStore store;
    Desk::Setup setup;
    setup.store = &store;
    Desk online(*m_server, setup);
    QVERIFY(online.run(some));
    (*m_server)->log().clear();
    Desk replay(*m_server, setup);
    QVERIFY(replay.run(some, options));
    QCOMPARE(replay.ending, Ending::Complete);
    QCOMPARE((*m_server)->log().counters().requests, 0);
    QCOMPARE(readable(replay.found()), readable(online.found()));
}

void TestControl::cancelIsQuick()
{
    Behaviour behaviour;
    behaviour.latencyMs = 200;
    (*m_server)->setBehaviour(behaviour);
    Desk desk(*m_server);
    desk.start(some);
    QTRY_VERIFY(desk.found().records().size() > 5);
    QElapsedTimer timer;
    timer.start();
    desk.engine->cancel();
    qInfo("cancelled in %lld ms", timer.elapsed());
    QCOMPARE(desk.endings, 1);
    QCOMPARE(desk.ending, Ending::Cancelled);
    QVERIFY(!desk.engine->isRunning());
    QVERIFY(desk.found().records().size() > 5);
    QVERIFY(!desk.found().incomplete().isEmpty());
    for (const Incomplete &missing : desk.found().incomplete())
        QVERIFY(missing.why == Incomplete::Why::Cancelled);
    QCOMPARE(desk.last.failures, 0); // what was cancelled did not fail
    QCOMPARE(readable(desk.copy), readable(desk.found()));
    desk.engine->cancel(); // nothing to cancel
    QTest::qWait(300);
    QCOMPARE(desk.endings, 1);
}

void TestControl::cancelThenRetry()
{
    Desk whole(*m_server);
    QVERIFY(whole.run(some));
    Behaviour behaviour;
    behaviour.latencyMs = 50;
    (*m_server)->setBehaviour(behaviour);
    Desk desk(*m_server);
    desk.start(some);
    QTRY_VERIFY(desk.found().records().size() > 5);
    desk.engine->cancel();
    (*m_server)->setBehaviour({});
    desk.engine->retry();
    QVERIFY(desk.wait());
    QCOMPARE(desk.endings, 2);
    QCOMPARE(desk.ending, Ending::Complete);
    QCOMPARE(readable(desk.found()), readable(whole.found()));
    QCOMPARE(readable(desk.copy), readable(desk.found()));
}

void TestControl::startCancels()
{
    Behaviour behaviour;
    behaviour.latencyMs = 100;
    (*m_server)->setBehaviour(behaviour);
    Desk desk(*m_server);
    desk.start(some);
    QTest::qWait(50);
    (*m_server)->setBehaviour({});
    desk.start({QStringLiteral("ghost-berth.invalid")});
    QCOMPARE(desk.endings, 1);
    QCOMPARE(desk.ending, Ending::Cancelled);
    QVERIFY(desk.wait());
    QCOMPARE(desk.endings, 2);
    QCOMPARE(desk.ending, Ending::Complete);
    QCOMPARE(desk.found().hosts().size(), 1);
}

void TestControl::pauses()
{
    Behaviour behaviour;
    behaviour.latencyMs = 30;
    (*m_server)->setBehaviour(behaviour);
    Desk desk(*m_server);
    desk.start(some);
    QTRY_VERIFY(desk.found().records().size() > 5);
    desk.engine->pause();
    QTRY_COMPARE(desk.client->load().inFlight, 0); // what is under way finishes
    const qint64 asked = (*m_server)->log().counters().requests;
    QTRY_COMPARE(desk.last.phase, Progress::Phase::Paused);
    QTest::qWait(150);
    QCOMPARE((*m_server)->log().counters().requests, asked);
    QVERIFY(desk.engine->isRunning());
    desk.engine->resume();
    QVERIFY(desk.wait());
    QCOMPARE(desk.ending, Ending::Complete);

    desk.start(some);
    desk.engine->pause();
    desk.engine->cancel();
    QCOMPARE(desk.ending, Ending::Cancelled);
    QVERIFY(desk.run({QStringLiteral("203.0.113.7")})); // the pause does not outlive its run
    QCOMPARE(desk.ending, Ending::Complete);
}

void TestControl::expandsBeyondTheDepth()
{
    Options options;
    options.depth = 1;
    Desk desk(*m_server);
    QVERIFY(desk.run({QStringLiteral("203.0.113.7")}, options));
    const qsizetype before = desk.found().hosts().size();
    QList<HostId> leaves;
    for (HostId id = 0; id < before; ++id) {
        if (desk.found().hosts().at(id).hops == 1 && !desk.found().hosts().at(id).isHeld())
            leaves.append(id);
    }
    QVERIFY(!leaves.isEmpty());
    desk.engine->expand(leaves);
    QVERIFY(desk.engine->isRunning());
    QVERIFY(desk.wait());
    QCOMPARE(desk.ending, Ending::Complete);
    QVERIFY(desk.found().hosts().size() > before);
    for (const HostId id : std::as_const(leaves))
        QVERIFY(desk.found().hosts().at(id).recordsKnown);
    for (const Host &host : desk.found().hosts())
        QVERIFY(host.hops <= 2 && (host.reputationKnown || host.state == HostState::NotSent));
    QCOMPARE(readable(desk.copy), readable(desk.found()));
}

void TestControl::releasesAndHolds()
{
    Desk desk(*m_server);
    Options options;
    options.depth = 2;
    QVERIFY(desk.run({QStringLiteral("notice-board.baywood.example")}, options));
    HostId held = -1;
    for (HostId id = 0; id < desk.found().hosts().size(); ++id) {
        if (desk.found().hosts().at(id).isHeld() && desk.found().hosts().at(id).hops == 1)
            held = id;
    }
    QVERIFY(held >= 0);
    const qsizetype before = desk.found().hosts().size();
    const qint64 coHosts = desk.found().hosts().at(held).coHosts.value_or(0);
    QVERIFY(coHosts > 100);
    desk.engine->release(held);
    QVERIFY(desk.wait(60'000));
    QVERIFY(desk.found().hosts().at(held).released);
    QVERIFY(desk.found().hosts().at(held).held);
    QVERIFY(desk.found().hosts().size() >= before + coHosts - 1);
    const qsizetype after = desk.found().hosts().size();
    desk.engine->hold(held);
    QVERIFY(desk.wait());
    QVERIFY(desk.found().hosts().at(held).isHeld());
    QCOMPARE(desk.found().hosts().size(), after); // what was found stays
    QCOMPARE(readable(desk.copy), readable(desk.found()));
}

void TestControl::adopts()
{
    Desk first(*m_server);
    Options options;
    options.depth = 1;
    QVERIFY(first.run(some, options));
    (*m_server)->log().clear();
    Desk desk(*m_server);
    desk.copy = first.found();
    desk.engine->adopt(first.found());
    QVERIFY(!desk.engine->isRunning());
    QTest::qWait(50);
    QCOMPARE((*m_server)->log().counters().requests, 0);
    QCOMPARE(readable(desk.found()), readable(first.found()));
    const HostId leaf = [&] {
        for (HostId id = 0; id < desk.found().hosts().size(); ++id) {
            if (desk.found().hosts().at(id).hops == 1 && !desk.found().hosts().at(id).isHeld()
                && desk.found().hosts().at(id).state == HostState::Complete)
                return id;
        }
        return -1;
    }();
    QVERIFY(leaf >= 0);
    const QString value = desk.found().hosts().at(leaf).value;
    desk.engine->expand({leaf});
    first.engine->expand({first.found().find(value)});
    QVERIFY(desk.wait());
    QVERIFY(first.wait());
    QCOMPARE(desk.ending, Ending::Complete);
    QCOMPARE(readable(desk.found()), readable(first.found()));
    QCOMPARE(readable(desk.copy), readable(desk.found()));
}

void TestControl::addsIndicators()
{
    Desk whole(*m_server);
    QVERIFY(whole.run(some));
    Desk desk(*m_server);
    QVERIFY(desk.run(some.mid(0, 2)));
    desk.engine->add(Desk::indicators(some.mid(1)), {});
    QVERIFY(desk.wait());
    QCOMPARE(desk.found().indicators.size(), some.size());
    QCOMPARE(readable(desk.found()), readable(whole.found()));
    // And while it runs.
    desk.start(some.mid(0, 2));
    desk.engine->add(Desk::indicators(some.mid(2)), {});
    QVERIFY(desk.wait());
    QCOMPARE(readable(desk.found()), readable(whole.found()));
}

void TestControl::internalHostsAreNeverSent()
{
    // Some names of the sample resolve to private addresses, or would; give one by hand.
    QByteArray rows = "{\"value\":[";
    rows += "{\"id\":\"a\",\"recordType\":\"A\",\"parentHost\":{\"id\":\"login-portal.example\"},\"artifact\":{\"id\":"
            "\"10.1.2.3\"}},";
    rows += "{\"id\":\"b\",\"recordType\":\"NS\",\"parentHost\":{\"id\":\"login-portal.example\"},\"artifact\":{\"id\":"
            "\"ns1.corp.internal\"}}";
    rows += "]}";
    Fault fault;
    fault.kind = Fault::Kind::Body;
    fault.status = 200;
    fault.match = QStringLiteral("/login-portal\\.example/passiveDns\\?");
    fault.payload = rows;
    (*m_server)->addFault(fault);
    Desk::Setup setup;
    setup.transport = mdti::Transport::Single;
    Desk desk(*m_server, setup);
    QVERIFY(desk.run({QStringLiteral("login-portal.example")}));
    QVERIFY(desk.host(QStringLiteral("10.1.2.3")));
    QVERIFY(desk.host(QStringLiteral("10.1.2.3"))->state == HostState::NotSent);
    QVERIFY(desk.host(QStringLiteral("ns1.corp.internal"))->state == HostState::NotSent);
    QCOMPARE(requestsFor(QStringLiteral("10\\.1\\.2\\.3|corp\\.internal")), 0);
    QCOMPARE(desk.ending, Ending::Complete);
}

void TestControl::isQuietWhenFinished()
{
    Desk desk(*m_server);
    QVERIFY(desk.run(some));
    const int deltas = desk.deltas;
    QTest::qWait(600);
    QCOMPARE(desk.deltas, deltas);
}

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
