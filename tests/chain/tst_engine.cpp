// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desk.h"
#include "originalwalk.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>

using namespace chain;

namespace {

const QStringList sample = {QStringLiteral("203.0.113.7"),
                            QStringLiteral("198.51.100.42"),
                            QStringLiteral("login-portal.example"),
                            QStringLiteral("update.skyport.example"),
                            QStringLiteral("203.0.113.88"),
                            QStringLiteral("2001:db8:51:9::15"),
                            QStringLiteral("ns1.meridian-port.example"),
                            QStringLiteral("forms.kestrelquay.example"),
                            QStringLiteral("shop-orders.example"),
                            QStringLiteral("notice-board.baywood.example"),
                            QStringLiteral("xn--mllerhafen-9db.example"),
                            QStringLiteral("198.51.100.200"),
                            QStringLiteral("ghost-berth.invalid")};

} // namespace

/// The engine over real HTTP to the sample tenant: what it finds.
class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTheActors();
    void deltasMakeTheSame();
    void asksEachHostOnce();
    void supersetOfTheOriginal_data();
    void supersetOfTheOriginal();
    void deeperFindsMore();
    void orderOfAnswersDoesNotMatter();
    void holdsSharedHosts();
    void anAddressIsSharedWhicheverListHasItsNames();
    void countsWhereTheServiceDoesNot();
    void nothingIsHeldOnRequest();
    void timeWindow();
    void timeTrueChaining();

private:
    std::unique_ptr<sampletenant::ServerThread> m_server;
};

void TestEngine::initTestCase()
{
    m_server = std::make_unique<sampletenant::ServerThread>();
    QVERIFY(m_server->start());
}

void TestEngine::findsTheActors()
{
    Desk desk(*m_server);
    QVERIFY(desk.run(sample));
    QCOMPARE(desk.ending, Ending::Complete);
    QCOMPARE(desk.endings, 1);
    QVERIFY2(desk.actors().size() >= 6, qPrintable(desk.actors().join(u'\n')));
    QVERIFY(desk.found().hosts().size() > 250);
    QVERIFY(desk.missing().isEmpty());
    for (const Host &host : desk.found().hosts()) {
        QVERIFY2(host.state == HostState::Complete || host.state == HostState::NotSent, qPrintable(host.value));
        QVERIFY2(host.reputationKnown || host.state == HostState::NotSent, qPrintable(host.value));
    }
    for (const Claim &claim : desk.found().claims()) {
        QVERIFY(!claim.evidence.from.request.isEmpty());
        QVERIFY(claim.evidence.from.retrieved.isValid());
        if (claim.kind == attribution::Kind::Rule)
            QVERIFY(!claim.evidence.raw.isEmpty());
    }
    QVERIFY(desk.progressIsHonest);
    QCOMPARE(desk.last.phase, Progress::Phase::Finished);
    QCOMPARE(desk.last.done, desk.last.total);
    QVERIFY(desk.last.firstActorMs >= 0);
    QVERIFY(desk.assessment);
    QVERIFY(desk.found().stats().requests > 300);
}

void TestEngine::deltasMakeTheSame()
{
    Desk desk(*m_server);
    QVERIFY(desk.run(sample));
    QCOMPARE(readable(desk.copy), readable(desk.found()));
    QCOMPARE(desk.copy.stats(), desk.found().stats());
    QCOMPARE(desk.copy.hosts(), desk.found().hosts());
    QCOMPARE(desk.copy.records(), desk.found().records());
    QCOMPARE(desk.copy.actors(), desk.found().actors());
}

void TestEngine::asksEachHostOnce()
{
    (*m_server)->log().clear();
    Desk desk(*m_server);
    QVERIFY(desk.run(sample));
    QHash<QByteArray, int> times;
    for (const sampletenant::Exchange &exchange : (*m_server)->log().all()) {
        if (exchange.target.contains("/threatIntelligence/"))
            ++times[exchange.target];
    }
    QVERIFY(times.size() > 300);
    for (auto at = times.cbegin(); at != times.cend(); ++at)
        QVERIFY2(at.value() == 1, at.key().constData());
}

void TestEngine::supersetOfTheOriginal_data()
{
    QTest::addColumn<QString>("indicator");
    QTest::addColumn<bool>("original");
    // It asks for records from a name on only, one hop far, and finds no actor behind any of these.
    for (const QString &indicator : sample)
        QTest::newRow(qPrintable(indicator)) << indicator << false;
    for (const char *name : {"birchline.example", "quay-notice.example", "files.northquay.test", "tickets.ashgrove.example"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
}

void TestEngine::supersetOfTheOriginal()
{
    QFETCH(QString, indicator);
    QFETCH(bool, original);
    OriginalWalk walk(m_server->url(), (*m_server)->options());
    const QList<OriginalWalk::Pair> pairs = walk.walk(indicator);
    QCOMPARE(!pairs.isEmpty(), original);
    Desk desk(*m_server);
    Options options;
    options.depth = 1;
    QVERIFY(desk.run({indicator}, options));
    QCOMPARE(desk.ending, Ending::Complete);
    // The original takes the whole description for the name; ours may have found the actor's title in it.
    for (const OriginalWalk::Pair &pair : pairs) {
        bool found = false;
        for (const Claim &claim : desk.found().claims()) {
            found = found
                || (desk.found().hosts().at(claim.host).value == pair.host
                    && claim.evidence.description == pair.description && claim.kind == attribution::Kind::Rule);
        }
        QVERIFY2(found, qPrintable(pair.description + QStringLiteral(" @ ") + pair.host));
    }
}

void TestEngine::deeperFindsMore()
{
    QSet<QString> before;
    for (int depth = 1; depth <= 4; ++depth) {
        Desk desk(*m_server);
        Options options;
        options.depth = depth;
        QVERIFY(desk.run(sample, options));
        QCOMPARE(desk.ending, Ending::Complete);
        QSet<QString> hosts;
        for (const Host &host : desk.found().hosts()) {
            hosts.insert(host.value);
            QVERIFY2(host.hops <= depth, qPrintable(host.value));
        }
        QVERIFY(hosts.contains(before));
        if (depth <= 2)
            QVERIFY(hosts.size() > before.size());
        before = hosts;
    }
}

void TestEngine::orderOfAnswersDoesNotMatter()
{
    QStringList first;
    for (int round = 0; round < 5; ++round) {
        sampletenant::Behaviour behaviour;
        behaviour.jitterMs = round == 0 ? 0 : 15;
        behaviour.seed = quint32(round) * 77 + 1;
        behaviour.batchLatency = sampletenant::Behaviour::BatchLatency::Slowest;
        (*m_server)->setBehaviour(behaviour);
        Desk::Setup setup;
        setup.transport = round % 2 ? mdti::Transport::Single : mdti::Transport::Batch;
        setup.width = round < 3 ? 32 : 5;
        Desk desk(*m_server, setup);
        Options options;
        options.depth = 3;
        QVERIFY(desk.run(sample, options));
        const QStringList result = readable(desk.found());
        if (first.isEmpty())
            first = result;
        for (qsizetype i = 0; i < std::min(first.size(), result.size()); ++i)
            QCOMPARE(result.at(i), first.at(i));
        QCOMPARE(result.size(), first.size());
    }
    (*m_server)->setBehaviour({});
}

void TestEngine::holdsSharedHosts()
{
    Desk desk(*m_server);
    QVERIFY(desk.run(sample));
    int held = 0;
    for (const Host &host : desk.found().hosts()) {
        held += host.isHeld();
        if (host.isHeld())
            QVERIFY2(host.held->count > 100, qPrintable(host.value));
        if (host.coHosts.value_or(0) > 100)
            QVERIFY2(host.isHeld(), qPrintable(host.value));
    }
    QVERIFY(held > 0);
    // Whoever is reached through a held host only weighs nothing.
    const Assessment assessment = assess(desk.found());
    for (const RankedActor &ranked : assessment.actors) {
        for (const WeighedClaim &claim : ranked.claims) {
            for (const HostId id : claim.path) {
                if (desk.found().hosts().at(id).isHeld())
                    QCOMPARE(claim.terms.weight(), 0.0);
            }
        }
    }
}

/// An address all of whose names stand in the other list: 151 names on 198.51.100.77, with a rule on the address.
void TestEngine::anAddressIsSharedWhicheverListHasItsNames()
{
    for (const bool otherWay : {false, true}) {
        test::ScriptedServer server([otherWay](const test::Seen &seen) {
            const QByteArray path = seen.path();
            if (path.endsWith("/token"))
                return test::Answer::json(R"({"token_type":"Bearer","expires_in":3599,"access_token":"t"})");
            const bool isList = path.endsWith(otherWay ? "198.51.100.77/passiveDns" : "198.51.100.77/passiveDnsReverse");
            QByteArray rows;
            if (isList)
                for (int i = 0; i < 151; ++i)
                    rows += (i ? R"(,{"recordType":"A","artifact":{"id":"n)" : R"({"recordType":"A","artifact":{"id":"n)")
                        + QByteArray::number(i) + R"(.example"}})";
            else if (path.endsWith("one.example/passiveDns"))
                rows = R"({"recordType":"A","artifact":{"id":"198.51.100.77"}})";
            if (path.endsWith("198.51.100.77/reputation"))
                return test::Answer::json(
                    R"({"id":"r","rules":[{"name":"Cyber Threat Intelligence","description":"Quiet Actor"}]})");
            if (path.endsWith("/reputation"))
                return test::Answer::json(R"({"id":"r","rules":[]})");
            return test::Answer::json(R"({"@odata.count":)" + QByteArray::number(isList ? 151 : rows.isEmpty() ? 0 : 1)
                                      + R"(,"value":[)" + rows + "]}");
        });
        Desk::Setup setup;
        setup.transport = mdti::Transport::Single;
        setup.withIndex = false;
        Desk desk(server.url(), {}, setup);
        for (const int depth : {1, 2}) { // a leaf, and a host whose records are followed
            Options options;
            options.depth = depth;
            QVERIFY(desk.run({QStringLiteral("one.example")}, options));
            const Investigation &found = desk.found();
            const HostId address = found.find(QStringLiteral("198.51.100.77"));
            QVERIFY(address >= 0);
            QCOMPARE(found.hosts().at(address).coHosts.value_or(-1), 151);
            QVERIFY(found.hosts().at(address).isHeld());
            QCOMPARE(assess(found).actors.at(0).score, 0);
            QVERIFY(found.hosts().size() == 2); // and none of its names
        }
    }
}

/// How shared a host is must not depend on whether the service counts: "unknown" would give its claims full weight.
void TestEngine::countsWhereTheServiceDoesNot()
{
    Options options;
    options.depth = 1;
    // By host with claims, as far as it matters: how many names share it, -1 for a held one.
    const auto sharing = [](const chain::Investigation &found) {
        QMap<QString, qint64> names;
        for (HostId id = 0; id < found.hosts().size(); ++id)
            if (!found.claimsOf(id).isEmpty())
                names.insert(found.hosts().at(id).value,
                             found.hosts().at(id).isHeld() ? -1 : found.hosts().at(id).coHosts.value_or(-2));
        return names;
    };
    Desk counted(*m_server);
    QVERIFY(counted.run(sample, options));
    const QMap<QString, qint64> expected = sharing(counted.found());
    QVERIFY(std::any_of(expected.begin(), expected.end(), [](qint64 names) { return names > 1; }));
    for (const int page : {1000, 3}) {
        sampletenant::Behaviour behaviour;
        behaviour.refuseCount = true;
        behaviour.clampTop = true;
        behaviour.maximumTop = page;
        (*m_server)->setBehaviour(behaviour);
        Desk desk(*m_server);
        QVERIFY(desk.run(sample, options));
        QCOMPARE(desk.ending, Ending::Complete);
        QCOMPARE(sharing(desk.found()), expected);
    }
    (*m_server)->setBehaviour({});
}

void TestEngine::nothingIsHeldOnRequest()
{
    Options options;
    options.depth = 1;
    options.holdShared = false;
    Desk desk(*m_server);
    QVERIFY(desk.run({QStringLiteral("shop-orders.example")}, options));
    QCOMPARE(desk.ending, Ending::Complete);
    for (const Host &host : desk.found().hosts())
        QVERIFY(!host.held);
}

void TestEngine::timeWindow()
{
    Desk all(*m_server);
    QVERIFY(all.run(sample));
    Options options;
    options.since = QDate(2026, 1, 1);
    Desk desk(*m_server);
    QVERIFY(desk.run(sample, options));
    QCOMPARE(desk.ending, Ending::Complete);
    QVERIFY(desk.found().hosts().size() < all.found().hosts().size());
    // Every host but the indicators was found by a record within the window.
    const qint64 since = options.since.startOfDay(Qt::UTC).toSecsSinceEpoch();
    for (HostId id = 0; id < desk.found().hosts().size(); ++id) {
        bool within = desk.found().hosts().at(id).isIndicator();
        for (const RecordId record : desk.found().recordsOf(id)) {
            const qint64 last = desk.found().records().at(record).lastSeen;
            within = within || last >= since || last == Record::unknownTime;
        }
        QVERIFY2(within, qPrintable(desk.found().hosts().at(id).value));
    }
}

void TestEngine::timeTrueChaining()
{
    // 198.51.100.77 belonged to somebody else before shop-orders.example moved in.
    const QString newcomer = QStringLiteral("shop-orders.example"), before = QStringLiteral("panel.oldmarina.test");
    Desk plain(*m_server);
    QVERIFY(plain.run({newcomer}));
    QVERIFY(plain.host(before));
    bool isHalved = false;
    for (const RankedActor &ranked : assess(plain.found()).actors) {
        for (const WeighedClaim &claim : ranked.claims)
            isHalved
                = isHalved || (plain.found().hosts().at(claim.path.last()).value == before && claim.terms.time == 0.5);
    }
    QVERIFY(isHalved);
    Options strict;
    strict.timeTrue = true;
    Desk trueToTime(*m_server);
    QVERIFY(trueToTime.run({newcomer}, strict));
    QCOMPARE(trueToTime.ending, Ending::Complete);
    QVERIFY(trueToTime.host(QStringLiteral("198.51.100.77")));
    QVERIFY(!trueToTime.host(before));

    Desk all(*m_server);
    QVERIFY(all.run(sample));
    Options options;
    options.timeTrue = true;
    options.slackDays = 0;
    Desk desk(*m_server);
    QVERIFY(desk.run(sample, options));
    QCOMPARE(desk.ending, Ending::Complete);
    QVERIFY(desk.found().hosts().size() < all.found().hosts().size());
    const Assessment assessment = assess(desk.found());
    for (const RankedActor &ranked : assessment.actors) {
        for (const WeighedClaim &claim : ranked.claims)
            QVERIFY(claim.terms.held || claim.terms.time == 1.0);
    }
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
