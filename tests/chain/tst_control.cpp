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

/// The engine over real HTTP: limits, trouble, and what the analyst can do with a run.
class TestControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void throttled();
    void budget();
    void budgetBigEnough();
    void budgetSparesTheStore();
    void offline();
    void cancelIsQuick();
    void cancelThenRetry();
    void startCancels();
    void pauses();
    void faults_data();
    void faults();
    void signInFails();
    void forbidden();
    void everyReputationFails();
    void unreachable();
    void retryHeals();
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

void TestControl::throttled()
{
    const QStringList few = {QStringLiteral("update.skyport.example")};
    Desk calm(*m_server);
    QVERIFY(calm.run(few));
    QVERIFY(!calm.actors().isEmpty());
    Behaviour behaviour;
    behaviour.throttle = 0.3;
    behaviour.retryAfterSeconds = 1;
    (*m_server)->setBehaviour(behaviour);
    (*m_server)->log().clear();
    Desk desk(*m_server);
    QVERIFY(desk.run(few, {}, 60'000));
    QCOMPARE(desk.ending, Ending::Complete);
    QVERIFY(desk.found().stats().throttled > 0);
    QCOMPARE(readable(desk.found()), readable(calm.found()));
    QCOMPARE((*m_server)->log().early().size(), 0);
    QVERIFY(std::any_of(desk.activity.begin(), desk.activity.end(),
                        [](const Activity &line) { return line.kind == Activity::Kind::Wait; }));
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
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(desk.endings, 1);
    QCOMPARE(desk.ending, Ending::Cancelled);
    QVERIFY(!desk.engine->isRunning());
    QVERIFY(desk.found().records().size() > 5);
    QVERIFY(!desk.found().incomplete().isEmpty());
    for (const Incomplete &missing : desk.found().incomplete())
        QVERIFY(missing.why == Incomplete::Why::Cancelled);
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

void TestControl::faults_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("missing"); ///< what is incomplete; empty = nothing
    const QString forward = QStringLiteral("/203\\.0\\.113\\.7/passiveDnsReverse");
    const QString reputation = QStringLiteral("/login-portal\\.example/reputation");
    const QString records = QStringLiteral("203.0.113.7 passiveDnsReverse failed");
    const QString verdict = QStringLiteral("login-portal.example reputation failed");
    QTest::newRow("reset") << int(Fault::Kind::Reset) << 0 << reputation << verdict;
    QTest::newRow("truncated") << int(Fault::Kind::Truncate) << 0 << reputation << verdict;
    QTest::newRow("HTML page") << int(Fault::Kind::HtmlPage) << 200 << reputation << verdict;
    QTest::newRow("503") << int(Fault::Kind::Status) << 503 << reputation << verdict;
    QTest::newRow("400") << int(Fault::Kind::Status) << 400 << reputation << verdict;
    QTest::newRow("404 is no data") << int(Fault::Kind::Status) << 404 << reputation << QString();
    QTest::newRow("malformed JSON") << int(Fault::Kind::MalformedJson) << 0 << reputation << verdict;
    QTest::newRow("endless nextLink") << int(Fault::Kind::EndlessNextLink) << 0 << forward << records;
    QTest::newRow("nextLink elsewhere") << int(Fault::Kind::ForeignNextLink) << 0 << forward << records;
    QTest::newRow("wrong types") << int(Fault::Kind::WrongTypes) << 0 << forward << QString();
    QTest::newRow("redirect elsewhere") << int(Fault::Kind::Redirect) << 0 << reputation << verdict;
}

void TestControl::faults()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QString, match);
    QFETCH(QString, missing);
    Fault fault;
    fault.kind = Fault::Kind(kind);
    fault.status = status;
    fault.match = match;
    fault.payload = "http://127.0.0.1:9";
    const int id = (*m_server)->addFault(fault);
    Desk::Setup setup;
    setup.transport = mdti::Transport::Single;
    Desk desk(*m_server, setup);
    Options options;
    options.depth = 1;
    QVERIFY(desk.run({QStringLiteral("203.0.113.7"), QStringLiteral("login-portal.example")}, options, 40'000));
    QVERIFY((*m_server)->faultHits(id) > 0);
    QCOMPARE(desk.missing(), missing.isEmpty() ? QStringList() : QStringList{missing});
    QCOMPARE(desk.ending, missing.isEmpty() ? Ending::Complete : Ending::Incomplete);
    for (const Incomplete &one : desk.found().incomplete()) {
        QVERIFY(desk.found().hosts().at(one.host).state == HostState::Incomplete);
        QVERIFY(!one.detail.isEmpty());
    }
    QVERIFY(!desk.actors().isEmpty()); // the rest is there
}

void TestControl::signInFails()
{
    Behaviour behaviour;
    behaviour.tokenError = 7000222;
    (*m_server)->setBehaviour(behaviour);
    Desk desk(*m_server);
    QVERIFY(desk.run(some));
    QCOMPARE(desk.ending, Ending::Failed);
    QVERIFY(desk.engine->failure().kind == base::Failure::SignIn);
    QVERIFY(!desk.found().incomplete().isEmpty());
    for (const Host &host : desk.found().hosts())
        QVERIFY(host.state == HostState::Incomplete);
    (*m_server)->setBehaviour({});
    desk.engine->retry();
    QVERIFY(desk.wait());
    QCOMPARE(desk.ending, Ending::Complete);
}

void TestControl::forbidden()
{
    Behaviour behaviour;
    behaviour.denyThreatIntelligence = true;
    (*m_server)->setBehaviour(behaviour);
    Desk desk(*m_server);
    QVERIFY(desk.run(some));
    QCOMPARE(desk.ending, Ending::Failed);
    QVERIFY(desk.engine->failure().kind == base::Failure::Forbidden);
}

void TestControl::everyReputationFails()
{
    Fault fault;
    fault.kind = Fault::Kind::Status;
    fault.status = 500;
    fault.match = QStringLiteral("/reputation");
    (*m_server)->addFault(fault);
    Desk::Setup setup;
    setup.transport = mdti::Transport::Single;
    Desk desk(*m_server, setup);
    Options options;
    options.depth = 1;
    QVERIFY(desk.run({QStringLiteral("login-portal.example")}, options, 40'000));
    QVERIFY(desk.ending == Ending::Incomplete || desk.ending == Ending::Failed);
    QVERIFY(std::any_of(desk.activity.begin(), desk.activity.end(), [](const Activity &line) {
        return line.text.contains(QStringLiteral("ThreatIntelligence.Read.All"))
            && line.text.contains(QStringLiteral("licence"));
    }));
}

void TestControl::unreachable()
{
    sampletenant::ServerThread gone;
    QVERIFY(gone.start());
    const QUrl url = gone.url();
    gone.stop();
    Desk desk(url, sampletenant::Options(), {});
    QVERIFY(desk.run(some, {}, 40'000));
    QCOMPARE(desk.ending, Ending::Failed);
    QVERIFY(!desk.found().incomplete().isEmpty());
    QVERIFY(desk.engine->failure().kind == base::Failure::Network
            || desk.engine->failure().kind == base::Failure::SignIn
            || desk.engine->failure().kind == base::Failure::Service);
}

void TestControl::retryHeals()
{
    Fault fault;
    fault.kind = Fault::Kind::Status;
    fault.status = 400;
    fault.match = QStringLiteral("/passiveDnsReverse|/reputation");
    fault.times = 12;
    (*m_server)->addFault(fault);
    Desk::Setup setup;
    setup.transport = mdti::Transport::Single;
    Desk desk(*m_server, setup);
    QVERIFY(desk.run(some));
    QCOMPARE(desk.ending, Ending::Incomplete);
    const qsizetype missing = desk.found().incomplete().size();
    QVERIFY(missing > 0);
    // One host only, then all.
    const HostId host = desk.found().incomplete().first().host;
    desk.engine->retry({host});
    QVERIFY(desk.wait());
    QVERIFY(desk.found().hosts().at(host).state == HostState::Complete);
    desk.engine->retry();
    QVERIFY(desk.wait());
    QCOMPARE(desk.ending, Ending::Complete);
    QVERIFY(desk.missing().isEmpty());
    Desk calm(*m_server);
    QVERIFY(calm.run(some));
    QCOMPARE(desk.pairs(), calm.pairs());
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
