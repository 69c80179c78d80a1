// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/scene.h"
#include "tests/support/investigationbuilder.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace graph;
using testsupport::investigationFrom;

namespace {

/// Two indicators, a held CDN between them, a claim two hops away.
const QString small = QStringLiteral(R"(
    203.0.113.7 -A 2026-01-01..2026-02-01-> c2.example
    203.0.113.7 -NS 2026-03-01..2026-04-01-> c2.example
    c2.example -A 2026-03-15..2026-05-01-> 203.0.113.61
    203.0.113.7 -A-> 198.51.100.8
    login.example -CNAME-> 198.51.100.8
    203.0.113.61 =rule=> Aqua Blizzard
    203.0.113.61 =indicator=> Aqua Blizzard
    203.0.113.7 is malicious 92
    c2.example is suspicious 60
    203.0.113.61 is malicious 100
    198.51.100.8 is held:cdn:4812
    login.example is neutral 10)");

QString leavesOf(const QString &hub, int count, const QString &prefix)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += u';' + hub + u" -A-> " + prefix + QString::number(i) + u".example";
    return text;
}

Scene sceneOf(const chain::Investigation &investigation, const ViewState &view = {})
{
    return buildScene(investigation, {}, view);
}

QStringList shown(const chain::Investigation &investigation, const ViewState &view)
{
    QStringList names;
    for (const chain::HostId id : visibleHosts(investigation, {}, view))
        names.append(investigation.hosts().at(id).value);
    names.sort();
    return names;
}

const Node *nodeOf(const Scene &scene, const QString &label)
{
    for (const Node &node : scene.nodes) {
        if (node.label == label && node.shape != Shape::Bundle)
            return &node;
    }
    return nullptr;
}

const Edge *edgeBetween(const Scene &scene, const QString &a, const QString &b)
{
    for (const Edge &edge : scene.edges) {
        if (scene.nodes.at(edge.a).label == a && scene.nodes.at(edge.b).label == b)
            return &edge;
    }
    return nullptr;
}

qint64 day(int year, int month, int dayOfMonth)
{
    return QDateTime(QDate(year, month, dayOfMonth), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
}

/// What must hold for every scene, whatever is filtered or bundled.
void checkInvariants(const chain::Investigation &investigation, const Scene &scene, const ViewState &view)
{
    const QList<chain::HostId> visible = visibleHosts(investigation, {}, view);
    QSet<chain::HostId> seen;
    qint32 bundled = 0;
    for (qint32 i = 0; i < scene.nodes.size(); ++i) {
        const Node &node = scene.nodes.at(i);
        QCOMPARE(scene.index.value(node.key, -1), i);
        if (node.key.kind == NodeKey::Kind::Host)
            seen.insert(node.key.id);
        if (node.shape != Shape::Bundle)
            continue;
        QVERIFY2(node.bundled >= 4, "a bundle of fewer than four");
        QVERIFY(!view.openBundles.contains(node.key.id));
        bundled += node.bundled;
    }
    for (auto it = scene.bundleOf.cbegin(); it != scene.bundleOf.cend(); ++it) {
        QVERIFY2(!seen.contains(it.key()), "a host is both in a bundle and by itself");
        seen.insert(it.key());
        const Node &bundle = scene.nodes.at(it.value());
        QCOMPARE(bundle.shape, Shape::Bundle);
        const chain::Host &host = investigation.hosts().at(it.key());
        QVERIFY2(!host.isIndicator(), "an indicator in a bundle");
        QVERIFY2(investigation.claimsOf(it.key()).isEmpty(), "a host with a claim in a bundle");
        QVERIFY(!view.noted.contains(it.key()));
        QVERIFY(!view.moved.contains({NodeKey::Kind::Host, it.key()}));
        QVERIFY(int(bundle.verdict) >= int(host.classification));
    }
    QCOMPARE(bundled, scene.bundleOf.size());
    QCOMPARE(seen, QSet<chain::HostId>(visible.begin(), visible.end()));
    QCOMPARE(scene.hostsVisible, visible.size());
    QCOMPARE(scene.hostsTotal, investigation.hosts().size());
    QSet<QPair<qint32, qint32>> ends;
    for (const Edge &edge : scene.edges) {
        QVERIFY(edge.a >= 0 && edge.a < scene.nodes.size() && edge.b >= 0 && edge.b < scene.nodes.size());
        QVERIFY(edge.a != edge.b);
        const QPair<qint32, qint32> pair(std::min(edge.a, edge.b), std::max(edge.a, edge.b));
        QVERIFY2(!ends.contains(pair), "two edges between the same two nodes");
        ends.insert(pair);
        QVERIFY(scene.nodes.at(edge.a).hops <= scene.nodes.at(edge.b).hops);
    }
}

} // namespace

class TestScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesInOrder();
    void shapesVerdictsAndWords();
    void recordsOfAPairAreOneEdge();
    void claimsOfAPairAreOneEdge();
    void outOfTimeIsMarked();
    void heldHostsSayWhy();
    void incompleteOutweighsHeld();

    void filters_data();
    void filters();
    void edgesGoWithHiddenNodes();
    void actorsGoWithTheirHosts();

    void plainLeavesAreBundled();
    void tellingLeavesAreNot();
    void fewLeavesAreNot();
    void aBundleOpensAlone();
    void bigGraphsStayReadable();
    void nestedBundlesOpenOneLevel();
    void sharedNeighboursAreBundledToo();
    void hostsWithoutAnythingAreBundled();
    void randomGraphsKeepTheRules();
    void fiftyThousandHostsAreFast();
    void keysSurviveAsText();
    void actorsShowTheirScore();
    void pathsOfTheScoreAreKept();
};

void TestScene::nodesInOrder()
{
    const chain::Investigation investigation = investigationFrom(small);
    const Scene scene = sceneOf(investigation);
    QStringList labels;
    for (const Node &node : scene.nodes)
        labels.append(node.label);
    QCOMPARE(
        labels,
        QStringList({QStringLiteral("203.0.113.7"), QStringLiteral("login.example"), QStringLiteral("c2.example"),
                     QStringLiteral("203.0.113.61"), QStringLiteral("198.51.100.8"), QStringLiteral("Aqua Blizzard")}));
    checkInvariants(investigation, scene, {});
}

void TestScene::shapesVerdictsAndWords()
{
    const Scene scene = sceneOf(investigationFrom(small));
    const Node *indicator = nodeOf(scene, QStringLiteral("203.0.113.7"));
    QVERIFY(indicator);
    QCOMPARE(indicator->shape, Shape::Indicator);
    QCOMPARE(indicator->verdict, Verdict::Malicious);
    QCOMPARE(indicator->score, qint16(92));
    QCOMPARE(indicator->degree, 2);
    QVERIFY(!indicator->evidence);
    QCOMPARE(nodeOf(scene, QStringLiteral("c2.example"))->shape, Shape::Name);
    const Node *address = nodeOf(scene, QStringLiteral("203.0.113.61"));
    QCOMPARE(address->shape, Shape::Address);
    QCOMPARE(address->hops, qint16(2));
    QVERIFY(address->evidence);
    const Node *actor = nodeOf(scene, QStringLiteral("Aqua Blizzard"));
    QCOMPARE(actor->shape, Shape::Actor);
    QCOMPARE(actor->hops, qint16(3));
    QCOMPARE(actor->degree, 1);
    QCOMPARE(actor->detail, QStringLiteral("2 claims"));
}

void TestScene::recordsOfAPairAreOneEdge()
{
    const Scene scene = sceneOf(investigationFrom(small));
    const Edge *edge = edgeBetween(scene, QStringLiteral("203.0.113.7"), QStringLiteral("c2.example"));
    QVERIFY(edge);
    QCOMPARE(edge->kind, EdgeKind::Record);
    QCOMPARE(edge->type, QStringLiteral("A, NS"));
    QCOMPARE(edge->firstSeen, day(2026, 1, 1));
    QCOMPARE(edge->lastSeen, day(2026, 4, 1));
    QCOMPARE(edge->id, 0);
}

void TestScene::claimsOfAPairAreOneEdge()
{
    const Scene scene = sceneOf(investigationFrom(small));
    const Edge *edge = edgeBetween(scene, QStringLiteral("203.0.113.61"), QStringLiteral("Aqua Blizzard"));
    QVERIFY(edge);
    QCOMPARE(edge->kind, EdgeKind::IndicatorList);
    QCOMPARE(edge->type, QStringLiteral("indicator list"));
    QCOMPARE(edge->id, 1);
    QCOMPARE(
        std::count_if(scene.edges.begin(), scene.edges.end(), [](const Edge &e) { return e.kind != EdgeKind::Record; }),
        1);
}

void TestScene::outOfTimeIsMarked()
{
    const QString text = QStringLiteral("203.0.113.7 -A 2024-01-01..2024-02-01-> a.example;"
                                        "a.example -A 2026-01-01..2026-02-01-> 203.0.113.9;"
                                        "a.example -A 2024-02-10..2024-03-01-> 203.0.113.10;"
                                        "a.example -A-> 203.0.113.11");
    const Scene scene = sceneOf(investigationFrom(text));
    const QString a = QStringLiteral("a.example");
    QVERIFY(edgeBetween(scene, a, QStringLiteral("203.0.113.9"))->outOfTime);
    QVERIFY2(!edgeBetween(scene, a, QStringLiteral("203.0.113.10"))->outOfTime, "within the 30 days of slack");
    QVERIFY2(!edgeBetween(scene, a, QStringLiteral("203.0.113.11"))->outOfTime, "unknown times contradict nothing");
    QVERIFY(!edgeBetween(scene, QStringLiteral("203.0.113.7"), a)->outOfTime);
}

void TestScene::heldHostsSayWhy()
{
    const Scene scene = sceneOf(investigationFrom(small));
    const Node *held = nodeOf(scene, QStringLiteral("198.51.100.8"));
    QCOMPARE(held->state, NodeState::Held);
    QCOMPARE(held->detail, QStringLiteral("CDN, 4,812 names"));
    const Scene released = sceneOf(investigationFrom(small + QStringLiteral(";198.51.100.8 is released")));
    QCOMPARE(nodeOf(released, QStringLiteral("198.51.100.8"))->state, NodeState::Normal);
}

void TestScene::incompleteOutweighsHeld()
{
    const Scene scene = sceneOf(investigationFrom(small + QStringLiteral(";198.51.100.8 is incomplete")));
    QCOMPARE(nodeOf(scene, QStringLiteral("198.51.100.8"))->state, NodeState::Incomplete);
}

void TestScene::filters_data()
{
    QTest::addColumn<Filter>("filter");
    QTest::addColumn<QString>("expected");
    Filter none;
    QTest::newRow("none") << none << "198.51.100.8 203.0.113.61 203.0.113.7 c2.example login.example";
    Filter verdict;
    verdict.verdicts = {int(Verdict::Malicious), int(Verdict::Suspicious)};
    QTest::newRow("verdicts") << verdict << "203.0.113.61 203.0.113.7 c2.example";
    Filter score;
    score.minimumScore = 60;
    QTest::newRow("score") << score << "203.0.113.61 203.0.113.7 c2.example";
    Filter actor;
    actor.actors = {0};
    QTest::newRow("actor") << actor << "203.0.113.61 203.0.113.7 c2.example";
    Filter evidence;
    evidence.evidenceOnly = true;
    QTest::newRow("evidence") << evidence << "203.0.113.61 203.0.113.7 c2.example";
    Filter types;
    types.recordTypes = {QStringLiteral("NS")};
    QTest::newRow("record type, indicators stay") << types << "203.0.113.7 c2.example login.example";
    Filter window;
    window.seenFrom = day(2026, 4, 20);
    window.seenTo = day(2026, 6, 1);
    QTest::newRow("time, unknown times stay")
        << window << "198.51.100.8 203.0.113.61 203.0.113.7 c2.example login.example";
    window.recordTypes = {QStringLiteral("A"), QStringLiteral("NS")};
    window.seenFrom = day(2026, 2, 10);
    window.seenTo = day(2026, 2, 20);
    window.hideHeld = true;
    QTest::newRow("time between two records") << window << "203.0.113.7 login.example";
    Filter hops;
    hops.maximumHops = 1;
    QTest::newRow("hops") << hops << "198.51.100.8 203.0.113.7 c2.example login.example";
    Filter text;
    text.text = QStringLiteral("EXAMPLE");
    QTest::newRow("text") << text << "c2.example login.example";
    Filter held;
    held.hideHeld = true;
    QTest::newRow("held") << held << "203.0.113.61 203.0.113.7 c2.example login.example";
    Filter incomplete;
    incomplete.incompleteOnly = true;
    QTest::newRow("incomplete") << incomplete << "";
}

void TestScene::filters()
{
    QFETCH(Filter, filter);
    QFETCH(QString, expected);
    const chain::Investigation investigation = investigationFrom(small);
    ViewState view;
    view.filter = filter;
    QCOMPARE(filter.isEmpty(), qstrcmp(QTest::currentDataTag(), "none") == 0);
    QCOMPARE(shown(investigation, view).join(u' '), expected);
    checkInvariants(investigation, sceneOf(investigation, view), view);
}

void TestScene::edgesGoWithHiddenNodes()
{
    const chain::Investigation investigation = investigationFrom(small);
    ViewState view;
    view.hidden = {investigation.find(QStringLiteral("c2.example"))};
    const Scene scene = sceneOf(investigation, view);
    QVERIFY(!nodeOf(scene, QStringLiteral("c2.example")));
    QCOMPARE(scene.edges.size(), 3); // two to the CDN, one claim
    QCOMPARE(scene.hostsVisible, 4);
    QCOMPARE(scene.hostsTotal, 5);
    QCOMPARE(nodeOf(scene, QStringLiteral("203.0.113.7"))->degree, 1);
    checkInvariants(investigation, scene, view);
}

void TestScene::actorsGoWithTheirHosts()
{
    const chain::Investigation investigation
        = investigationFrom(small + QStringLiteral(";login.example =mention=> Mint Sandstorm"));
    ViewState view;
    view.hidden = {investigation.find(QStringLiteral("203.0.113.61"))};
    Scene scene = sceneOf(investigation, view);
    QVERIFY(!nodeOf(scene, QStringLiteral("Aqua Blizzard")));
    QVERIFY(nodeOf(scene, QStringLiteral("Mint Sandstorm")));
    view = {};
    view.filter.actors = {0};
    scene = sceneOf(investigation, view);
    QVERIFY(nodeOf(scene, QStringLiteral("Aqua Blizzard")));
    QVERIFY(!nodeOf(scene, QStringLiteral("Mint Sandstorm")));
}

void TestScene::plainLeavesAreBundled()
{
    const chain::Investigation investigation
        = investigationFrom(small + leavesOf(QStringLiteral("203.0.113.7"), 48, QStringLiteral("n")));
    const Scene scene = sceneOf(investigation);
    const NodeKey key{NodeKey::Kind::Bundle, investigation.find(QStringLiteral("203.0.113.7"))};
    QVERIFY(scene.index.contains(key));
    const Node &bundle = scene.nodes.at(scene.index.value(key));
    QCOMPARE(bundle.bundled, 48);
    QCOMPARE(bundle.hops, qint16(1));
    QCOMPARE(bundle.degree, 1);
    QCOMPARE(bundle.label, QStringLiteral("48"));
    QCOMPARE(scene.nodes.size(), 7);
    QCOMPARE(nodeOf(scene, QStringLiteral("203.0.113.7"))->degree, 50);
    checkInvariants(investigation, scene, {});

    ViewState off;
    off.bundling = false;
    QCOMPARE(sceneOf(investigation, off).nodes.size(), 6 + 48);
}

void TestScene::tellingLeavesAreNot()
{
    QString text = QStringLiteral("203.0.113.7") + leavesOf(QStringLiteral("203.0.113.7"), 20, QStringLiteral("n"));
    text += QStringLiteral(";n0.example is malicious;n1.example is suspicious;n2.example is held:cdn:900;"
                           "n3.example is incomplete;n4.example =mention=> Aqua Blizzard;n5.example is neutral");
    const chain::Investigation investigation = investigationFrom(text);
    ViewState view;
    view.noted = {investigation.find(QStringLiteral("n6.example"))};
    view.moved.insert({NodeKey::Kind::Host, investigation.find(QStringLiteral("n7.example"))}, QPointF(5, 5));
    const Scene scene = sceneOf(investigation, view);
    for (const int alone : {0, 1, 2, 3, 4, 6, 7})
        QVERIFY2(nodeOf(scene, u'n' + QString::number(alone) + u".example"), qPrintable(QString::number(alone)));
    QVERIFY(!nodeOf(scene, QStringLiteral("n5.example")));
    QVERIFY(nodeOf(scene, QStringLiteral("n7.example"))->moved);
    QVERIFY(nodeOf(scene, QStringLiteral("n6.example"))->note);
    checkInvariants(investigation, scene, view);
}

void TestScene::fewLeavesAreNot()
{
    const QString hub = QStringLiteral("203.0.113.7");
    QCOMPARE(sceneOf(investigationFrom(hub + leavesOf(hub, 3, QStringLiteral("n")))).nodes.size(), 4);
    QCOMPARE(sceneOf(investigationFrom(hub + leavesOf(hub, 4, QStringLiteral("n")))).nodes.size(), 2);
}

void TestScene::aBundleOpensAlone()
{
    const QString a = QStringLiteral("203.0.113.7"), b = QStringLiteral("203.0.113.8");
    const chain::Investigation investigation = investigationFrom(a + leavesOf(a, 400, QStringLiteral("n")) + u';' + b
                                                                 + leavesOf(b, 10, QStringLiteral("m")));
    ViewState view;
    view.openBundles = {investigation.find(a)};
    const Scene scene = sceneOf(investigation, view);
    QCOMPARE(scene.nodes.size(), 2 + 400 + 1);
    QVERIFY(scene.index.contains({NodeKey::Kind::Bundle, investigation.find(b)}));
    checkInvariants(investigation, scene, view);
}

void TestScene::bigGraphsStayReadable()
{
    QString text;
    for (int i = 0; i < 20; ++i) {
        const QString indicator = QStringLiteral("203.0.113.%1").arg(i);
        text += u';' + indicator;
        for (int j = 0; j < 20; ++j) {
            const QString hub = QStringLiteral("h%1-%2.example").arg(i).arg(j);
            text += u';' + indicator + u" -A-> " + hub + leavesOf(hub, 10, QStringLiteral("l%1-%2-").arg(i).arg(j));
        }
    }
    text += QStringLiteral(";l3-4-5.example =rule=> Aqua Blizzard");
    const chain::Investigation investigation = investigationFrom(text);
    const Scene scene = sceneOf(investigation);
    QVERIFY2(scene.nodes.size() <= 300, qPrintable(QString::number(scene.nodes.size())));
    QVERIFY2(nodeOf(scene, QStringLiteral("h3-4.example")), "a host on the way to an actor stays");
    QVERIFY(nodeOf(scene, QStringLiteral("l3-4-5.example")));
    QCOMPARE(scene.hostsVisible, 20 + 20 * 20 + 20 * 20 * 10);
    checkInvariants(investigation, scene, {});
}

void TestScene::nestedBundlesOpenOneLevel()
{
    const QString root = QStringLiteral("203.0.113.7");
    QString text = root;
    for (int j = 0; j < 320; ++j) {
        const QString hub = QStringLiteral("h%1.example").arg(j);
        text += u';' + root + u" -A-> " + hub + leavesOf(hub, 5, QStringLiteral("l%1-").arg(j));
    }
    const chain::Investigation investigation = investigationFrom(text);
    QCOMPARE(sceneOf(investigation).nodes.size(), 2);
    ViewState view;
    view.openBundles = {investigation.find(root)};
    const Scene open = sceneOf(investigation, view);
    QCOMPARE(open.nodes.size(), 1 + 320 + 320); // the hubs, each with a bundle of its own
    view.openBundles.insert(investigation.find(QStringLiteral("h7.example")));
    const Scene deeper = sceneOf(investigation, view);
    QCOMPARE(deeper.nodes.size(), open.nodes.size() - 1 + 5);
    checkInvariants(investigation, deeper, view);
}

void TestScene::sharedNeighboursAreBundledToo()
{
    QString text = QStringLiteral("203.0.113.7;203.0.113.8");
    for (const QString &indicator : {QStringLiteral("203.0.113.7"), QStringLiteral("203.0.113.8")})
        text += leavesOf(indicator, 500, QStringLiteral("both"));
    const chain::Investigation investigation = investigationFrom(text);
    const Scene scene = sceneOf(investigation);
    QCOMPARE(scene.nodes.size(), 3);
    QCOMPARE(scene.edges.size(), 2);
    QCOMPARE(scene.nodes.last().degree, 2);
    checkInvariants(investigation, scene, {});
}

void TestScene::hostsWithoutAnythingAreBundled()
{
    const QString hub = QStringLiteral("203.0.113.7");
    const chain::Investigation investigation = investigationFrom(hub + leavesOf(hub, 900, QStringLiteral("n")));
    ViewState view;
    view.hidden = {investigation.find(hub)};
    const Scene closed = sceneOf(investigation, view);
    QCOMPARE(closed.nodes.size(), 1);
    checkInvariants(investigation, closed, view);
    view.openBundles = {-1};
    QCOMPARE(sceneOf(investigation, view).nodes.size(), 900);
}

void TestScene::randomGraphsKeepTheRules()
{
    static const QStringList facts
        = {QStringLiteral("malicious"),    QStringLiteral("suspicious"), QStringLiteral("neutral"),
           QStringLiteral("held:cdn:500"), QStringLiteral("incomplete"), QStringLiteral("queued")};
    for (quint32 seed = 1; seed <= 40; ++seed) {
        QRandomGenerator random(seed);
        QString text = QStringLiteral("h0");
        const int hosts = 20 + int(random.bounded(500));
        for (int i = 1; i < hosts; ++i) {
            text += QStringLiteral(";h%1 -A-> h%2").arg(random.bounded(1 + i / 5)).arg(i);
            if (random.bounded(10) == 0)
                text += QStringLiteral(";h%1 -NS-> h%2").arg(random.bounded(i)).arg(i);
            if (random.bounded(3) == 0)
                text += QStringLiteral(";h%1 is %2").arg(i).arg(facts.at(random.bounded(int(facts.size()))));
            if (random.bounded(60) == 0)
                text += QStringLiteral(";h%1 =rule=> Actor %2").arg(i).arg(random.bounded(3));
        }
        const chain::Investigation investigation = investigationFrom(text);
        ViewState view;
        checkInvariants(investigation, sceneOf(investigation, view), view);
        for (int i = 0; i < 5; ++i) {
            view.openBundles.insert(random.bounded(hosts));
            view.hidden.insert(random.bounded(hosts));
        }
        view.filter.maximumHops = int(random.bounded(5)) - 1;
        view.filter.hideHeld = random.bounded(2) == 0;
        checkInvariants(investigation, sceneOf(investigation, view), view);
    }
}

void TestScene::fiftyThousandHostsAreFast()
{
    chain::Investigation investigation;
    chain::Delta delta;
    QRandomGenerator random(7);
    for (chain::HostId id = 0; id < 50'000; ++id) {
        chain::Host host;
        host.value = QStringLiteral("h%1.example").arg(id);
        host.hops = id < 50 ? 0 : id < 3'000 ? 1 : 2;
        delta.hosts.append({id, host});
        if (id < 50)
            continue;
        for (int i = 0; i < 2; ++i) {
            chain::Record record;
            record.from = chain::HostId(random.bounded(id < 3'000 ? 50 : 3'000));
            record.to = id;
            record.type = QStringLiteral("A");
            if (host.hops == investigation.hosts().value(record.from).hops)
                delta.records.append({chain::RecordId(delta.records.size()), record});
            else if (i == 0 || random.bounded(10) == 0)
                delta.records.append({chain::RecordId(delta.records.size()), record});
        }
    }
    investigation.apply(delta);
    QElapsedTimer timer;
    timer.start();
    const Scene scene = sceneOf(investigation);
    const qint64 took = timer.elapsed();
    QVERIFY2(scene.nodes.size() <= 300, qPrintable(QString::number(scene.nodes.size())));
    qInfo("50,000 hosts: %lld ms", static_cast<long long>(took));
}

void TestScene::keysSurviveAsText()
{
    const chain::Investigation before = investigationFrom(small);
    const chain::Investigation after
        = investigationFrom(QStringLiteral("login.example -CNAME-> 198.51.100.8; login.example =rule=> Other;"
                                           "198.51.100.8 =rule=> Aqua Blizzard"));
    const Scene scene = sceneOf(before);
    for (const Node &node : scene.nodes)
        QCOMPARE(keyFrom(keyText(node.key, before), before), std::optional(node.key));
    const auto moved = [&](const NodeKey &key) { return keyFrom(keyText(key, before), after); };
    const chain::HostId login = before.find(QStringLiteral("login.example"));
    QCOMPARE(moved({NodeKey::Kind::Host, login}), std::optional(NodeKey{NodeKey::Kind::Host, 0}));
    QCOMPARE(moved({NodeKey::Kind::Bundle, login}), std::optional(NodeKey{NodeKey::Kind::Bundle, 0}));
    QCOMPARE(moved({NodeKey::Kind::Bundle, -1}), std::optional(NodeKey{NodeKey::Kind::Bundle, -1}));
    QCOMPARE(moved({NodeKey::Kind::Actor, 0}), std::optional(NodeKey{NodeKey::Kind::Actor, 1}));
    QVERIFY2(!moved({NodeKey::Kind::Host, 0}), "203.0.113.7 is gone");
    QVERIFY(!keyFrom(QStringLiteral("nonsense login.example"), before));
}

void TestScene::actorsShowTheirScore()
{
    const chain::Investigation investigation = investigationFrom(QStringLiteral(
        "203.0.113.7 -A 2024-01-01..2024-02-01-> c2.example; c2.example -A 2026-01-01..2026-02-01-> 203.0.113.61;"
        "203.0.113.61 =indicator=> Aqua Blizzard; 203.0.113.7 =rule=> Mint Sandstorm"));
    const chain::Assessment assessment = chain::assess(investigation);
    const Scene scene = buildScene(investigation, assessment, {});
    const Node *mint = nodeOf(scene, QStringLiteral("Mint Sandstorm"));
    QCOMPARE(mint->score, qint16(80)); // one rule about an indicator: weight 0.8
    QCOMPARE(mint->detail, QStringLiteral("1 artifact · 1 claim"));
    QVERIFY2(edgeBetween(scene, QStringLiteral("203.0.113.61"), QStringLiteral("Aqua Blizzard"))->outOfTime,
             "the records on the way were never there together");
    QVERIFY(!edgeBetween(scene, QStringLiteral("203.0.113.7"), QStringLiteral("Mint Sandstorm"))->outOfTime);
}

void TestScene::pathsOfTheScoreAreKept()
{
    // The second indicator is farther away, but the score counts its way as well.
    const chain::Investigation investigation = investigationFrom(
        QStringLiteral("i1 -A-> c2.example; i2 -A-> far.example; far.example -A-> c2.example; i2 -A-> other.example;"
                       "c2.example =rule=> Aqua Blizzard"));
    const chain::Assessment assessment = chain::assess(investigation);
    ViewState view;
    view.filter.actors = {0};
    QSet<QString> kept;
    for (const chain::HostId id : visibleHosts(investigation, assessment, view))
        kept.insert(investigation.hosts().at(id).value);
    for (const chain::WeighedClaim &claim : assessment.find(0)->claims) {
        for (const chain::HostId id : claim.path)
            QVERIFY(kept.contains(investigation.hosts().at(id).value));
    }
    QVERIFY(kept.contains(QStringLiteral("i1")));
    QVERIFY(!kept.contains(QStringLiteral("other.example")));
}

QTEST_GUILESS_MAIN(TestScene)
#include "tst_scene.moc"
