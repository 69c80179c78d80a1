// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desk.h"

using namespace chain;
using sampletenant::Behaviour;
using sampletenant::Fault;

namespace {

const QStringList some
    = {QStringLiteral("203.0.113.7"), QStringLiteral("login-portal.example"), QStringLiteral("update.skyport.example"),
       QStringLiteral("ns1.meridian-port.example"), QStringLiteral("ghost-berth.invalid")};

} // namespace

/// The engine over real HTTP when the service or the way to it fails: each ends in a state that says so.
class TestTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void throttled();
    void faultsThatOutlastTheRetries();
    void faults_data();
    void faults();
    void tokenExpiresOnTheWay();
    void signInFails();
    void forbidden();
    void profileListIsForbidden();
    void everyReputationFails();
    void unreachable();
    void retryHeals();
    void retryCountsOnce();

private:
    std::unique_ptr<sampletenant::ServerThread> m_server;
};

void TestTrouble::initTestCase()
{
    m_server = std::make_unique<sampletenant::ServerThread>();
    QVERIFY(m_server->start());
}

void TestTrouble::cleanup()
{
    (*m_server)->setBehaviour({});
    (*m_server)->clearFaults();
    (*m_server)->log().clear();
}

void TestTrouble::throttled()
{
    const QStringList few = {QStringLiteral("forms.kestrelquay.example")};
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

void TestTrouble::faultsThatOutlastTheRetries()
{
    const QHash<QString, Fault> faults
        = {{QStringLiteral("203.0.113.7"), {Fault::Kind::Reset, QStringLiteral("/203\\.0\\.113\\.7/reputation")}},
           {QStringLiteral("login-portal.example"),
            {Fault::Kind::Truncate, QStringLiteral("/login-portal\\.example/reputation")}},
           {QStringLiteral("update.skyport.example"),
            {Fault::Kind::Status, QStringLiteral("/update\\.skyport\\.example/reputation"), 0, -1, 503}}};
    QStringList missing;
    for (auto at = faults.cbegin(); at != faults.cend(); ++at) {
        (*m_server)->addFault(at.value());
        missing.append(at.key() + QStringLiteral(" reputation failed"));
    }
    missing.sort();
    Desk::Setup setup;
    setup.transport = mdti::Transport::Single;
    Desk desk(*m_server, setup);
    Options options;
    options.depth = 1;
    QVERIFY(desk.run(faults.keys(), options, 40'000));
    QCOMPARE(desk.missing(), missing);
    QCOMPARE(desk.ending, Ending::Incomplete);
    QVERIFY(!desk.actors().isEmpty()); // the rest is there
}

void TestTrouble::faults_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("missing"); ///< what is incomplete; empty = nothing
    const QString forward = QStringLiteral("/203\\.0\\.113\\.7/passiveDnsReverse");
    const QString reputation = QStringLiteral("/login-portal\\.example/reputation");
    const QString records = QStringLiteral("203.0.113.7 passiveDnsReverse failed");
    const QString verdict = QStringLiteral("login-portal.example reputation failed");
    QTest::newRow("HTML page") << int(Fault::Kind::HtmlPage) << 200 << reputation << verdict;
    QTest::newRow("400") << int(Fault::Kind::Status) << 400 << reputation << verdict;
    QTest::newRow("404 is no data") << int(Fault::Kind::Status) << 404 << reputation << QString();
    QTest::newRow("malformed JSON") << int(Fault::Kind::MalformedJson) << 0 << reputation << verdict;
    QTest::newRow("endless nextLink") << int(Fault::Kind::EndlessNextLink) << 0 << forward << records;
    QTest::newRow("404 of a next page") << int(Fault::Kind::Status) << 404 << forward + QStringLiteral("\\S*skip") << records;
    QTest::newRow("nextLink elsewhere") << int(Fault::Kind::ForeignNextLink) << 0 << forward << records;
    QTest::newRow("wrong types") << int(Fault::Kind::WrongTypes) << 0 << forward << QString();
    QTest::newRow("redirect elsewhere") << int(Fault::Kind::Redirect) << 0 << reputation << verdict;
}

void TestTrouble::faults()
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
    Behaviour behaviour;
    behaviour.clampTop = true;
    behaviour.maximumTop = 40; // the address has more
    (*m_server)->setBehaviour(behaviour);
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
        QVERIFY2(one.detail.endsWith(u'.') && !one.detail[0].isLower(), qPrintable(one.detail)); // a sentence
    }
    QVERIFY(!desk.actors().isEmpty()); // the rest is there
}

void TestTrouble::tokenExpiresOnTheWay()
{
    Behaviour behaviour;
    behaviour.latencyMs = 30;
    (*m_server)->setBehaviour(behaviour);
    Desk desk(*m_server);
    desk.start(some);
    QTRY_VERIFY(desk.found().records().size() > 5);
    QVERIFY(desk.engine->isRunning());
    (*m_server)->expireTokens();
    QVERIFY(desk.wait());
    QCOMPARE(desk.ending, Ending::Complete);
    QVERIFY((*m_server)->log().counters().tokens >= 2);
}

void TestTrouble::signInFails()
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

void TestTrouble::forbidden()
{
    Behaviour behaviour;
    behaviour.denyThreatIntelligence = true;
    (*m_server)->setBehaviour(behaviour);
    Desk desk(*m_server);
    QVERIFY(desk.run(some));
    QCOMPARE(desk.ending, Ending::Failed);
    QVERIFY(desk.engine->failure().kind == base::Failure::Forbidden);
    const QString said = desk.engine->failure().detail; // names the permission and the licence
    QVERIFY2(said.contains(QStringLiteral("ThreatIntelligence.Read.All")) && said.contains(QStringLiteral("licence")),
             qPrintable(said));
    for (const Incomplete &one : desk.found().incomplete()) {
        QVERIFY(one.why == Incomplete::Why::Failed);
        QVERIFY2(!one.detail.isEmpty(), qPrintable(one.subject));
    }
}

void TestTrouble::profileListIsForbidden()
{
    Fault fault;
    fault.kind = Fault::Kind::Status;
    fault.status = 403;
    fault.match = QStringLiteral("/intelProfiles\\?");
    (*m_server)->addFault(fault);
    Desk desk(*m_server);
    QVERIFY(desk.run(some));
    QCOMPARE(desk.ending, Ending::Incomplete);
    QVERIFY(!desk.found().incomplete().isEmpty());
    for (const Incomplete &one : desk.found().incomplete()) {
        QVERIFY2(one.detail.contains(QStringLiteral("ThreatIntelligence.Read.All"))
                     && one.detail.contains(QStringLiteral("licence")),
                 qPrintable(one.subject + one.detail));
    }
}

void TestTrouble::everyReputationFails()
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

void TestTrouble::unreachable()
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

void TestTrouble::retryHeals()
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

/// However often the same is asked anew: how much there is to do stays, and what has no answer is not done.
void TestTrouble::retryCountsOnce()
{
    Fault fault;
    fault.kind = Fault::Kind::Status;
    fault.status = 400;
    fault.match = QStringLiteral("/reputation");
    fault.times = -1;
    (*m_server)->addFault(fault);
    Desk::Setup setup;
    setup.transport = mdti::Transport::Single;
    Desk desk(*m_server, setup);
    QVERIFY(desk.run(some));
    const Progress first = desk.last;
    QVERIFY(first.reputationTotal > 0);
    QCOMPARE(first.reputationDone, first.reputationTotal);
    QCOMPARE(first.reputationFailed, first.reputationTotal);
    QCOMPARE(first.failed, first.reputationFailed);
    for (int again = 0; again < 2; ++again) {
        desk.engine->retry();
        QVERIFY(desk.wait());
        QCOMPARE(desk.last.reputationTotal, first.reputationTotal);
        QCOMPARE(desk.last.reputationFailed, first.reputationTotal);
        QCOMPARE(desk.last.recordsDone, first.recordsDone);
        QCOMPARE(desk.last.total, first.total);
    }
    (*m_server)->clearFaults();
    desk.engine->retry();
    QVERIFY(desk.wait());
    QCOMPARE(desk.last.reputationFailed, 0);
    QVERIFY(desk.last.reputationTotal >= first.reputationTotal); // answers may lead to more
    QVERIFY(desk.progressIsHonest);
}

QTEST_GUILESS_MAIN(TestTrouble)
#include "tst_trouble.moc"
