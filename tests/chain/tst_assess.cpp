// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "sketch.h"

#include "core/chain/follow.h"
#include "core/ioc/host.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace chain;
using attribution::Kind;

namespace {

constexpr qint64 day = 86'400;

QStringList names(const Investigation &investigation, const QList<HostId> &path)
{
    QStringList result;
    for (const HostId id : path)
        result.append(investigation.hosts().at(id).value);
    return result;
}

/// The assessment as text, without ids: what must not depend on order.
QString readable(const Investigation &investigation, const Assessment &assessment)
{
    QString text;
    for (const RankedActor &ranked : assessment.actors) {
        text += QStringLiteral("%1 %2 %3 [%4] %5 %6\n")
                    .arg(investigation.actors().at(ranked.actor).name)
                    .arg(ranked.score)
                    .arg(ranked.independentArtifacts)
                    .arg(names(investigation, ranked.indicators).join(u','))
                    .arg(ranked.firstSeen)
                    .arg(ranked.lastSeen);
        for (const WeighedClaim &claim : ranked.claims) {
            text += QStringLiteral("  %1 %2 %3 %4 %5\n")
                        .arg(attribution::toString(investigation.claims().at(claim.claim).kind),
                             names(investigation, claim.path).join(u'>'))
                        .arg(claim.terms.weight())
                        .arg(claim.group)
                        .arg(claim.counted);
        }
    }
    return text;
}

/// A random small investigation with everything that may matter.
Sketch randomSketch(quint32 seed, bool timeTrue = false)
{
    QRandomGenerator random(seed);
    Sketch sketch;
    sketch.options.slackDays = random.bounded(3) * 10;
    sketch.options.timeTrue = timeTrue;
    const int hosts = 5 + random.bounded(6);
    const auto name = [](int i) {
        return i % 3 == 0 ? QStringLiteral("203.0.%1.7").arg(i / 6) : QStringLiteral("h%1.d%2.test").arg(i).arg(i / 2);
    };
    for (int i = 0; i < hosts; ++i) {
        Host &host = sketch.edit(name(i));
        if (random.bounded(3) > 0)
            host.coHosts = random.bounded(40);
        if (random.bounded(5) == 0)
            sketch.hold(name(i));
        host.released = host.held && random.bounded(3) == 0;
    }
    for (int i = 0; i < 1 + random.bounded(2); ++i)
        sketch.indicator(name(i));
    const QStringList types
        = {QStringLiteral("A"), QStringLiteral("NS"), QStringLiteral("TXT"), QStringLiteral("CNAME")};
    QSet<QString> seen;
    for (int i = 0; i < hosts * 3 / 2; ++i) {
        const int a = random.bounded(hosts), b = random.bounded(hosts);
        const QString type = types.at(random.bounded(4));
        const qint64 first = random.bounded(100) * day;
        if (a == b || seen.contains(QStringLiteral("%1 %2 %3").arg(qMin(a, b)).arg(qMax(a, b)).arg(type)))
            continue;
        seen.insert(QStringLiteral("%1 %2 %3").arg(qMin(a, b)).arg(qMax(a, b)).arg(type));
        if (random.bounded(4) == 0)
            sketch.edge(name(a), name(b), type);
        else
            sketch.edge(name(a), name(b), type, first, first + random.bounded(30) * day);
    }
    for (int i = 0; i < 1 + random.bounded(6); ++i) {
        sketch.claim(QStringLiteral("Actor %1").arg(random.bounded(3)), name(random.bounded(hosts)),
                     Kind(random.bounded(4)), QString::number(i));
    }
    return sketch;
}

/// The definition, by trying every simple way: shortest over open hosts, then fitting, then first by values.
struct PlainSearch
{
    const Investigation &investigation;
    const FollowRules rules{investigation.options};
    QList<HostId> best;
    bool bestFits = false;
    HostId target = -1;

    bool better(const QList<HostId> &way, bool fits) const
    {
        if (best.isEmpty())
            return true;
        if (rules.isTimeTrue() && fits != bestFits)
            return fits; // a way that fits counts before a shorter one that does not
        if (way.size() != best.size())
            return way.size() < best.size();
        if (fits != bestFits)
            return fits;
        return names(investigation, way) < names(investigation, best);
    }
    void walk(QList<HostId> way, const QList<RecordId> &records, bool fits)
    {
        const HostId at = way.last();
        if (at == target) {
            if (better(way, fits)) {
                best = way;
                bestFits = fits;
            }
            return;
        }
        if (investigation.hosts().at(at).isHeld())
            return;
        if (!records.isEmpty()
            && rules.follow(investigation.records().at(records.last()).type,
                            intervalOf(investigation.records().at(records.last())))
                == Follow::EndsHere)
            return;
        for (const RecordId id : investigation.recordsOf(at)) {
            const Record &record = investigation.records().at(id);
            const HostId next = record.from == at ? record.to : record.from;
            if (way.contains(next) || rules.follow(record.type, intervalOf(record)) == Follow::Not)
                continue;
            const bool meets = records.isEmpty()
                || intervalOf(investigation.records().at(records.last())).meets(intervalOf(record), rules.slack());
            walk(way + QList<HostId>{next}, records + QList<RecordId>{id}, fits && meets);
        }
    }
    void find(HostId host)
    {
        target = host;
        for (HostId id = 0; id < investigation.hosts().size(); ++id) {
            if (investigation.hosts().at(id).isIndicator())
                walk({id}, {}, true);
        }
    }
};

} // namespace

class TestAssess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followRules();
    void weighsByHand();
    void oneGroupCountsOnce();
    void heldAddsNothing();
    void onlyThroughHeld();
    void textRecordsEndAWay();
    void timeFits();
    void timeTrueTakesTheFittingWay();
    void indicatorsThatLeadThere();
    void ranks();
    void nothingFound();
    void pathsAsDefined_data();
    void pathsAsDefined();
    void orderDoesNotMatter();
    void addingAClaimNeverLowers();
    void holdingEqualsLeavingOut();
    void bigIsFast();
};

void TestAssess::followRules()
{
    Options options;
    options.since = QDate(2024, 1, 1);
    options.until = QDate(2024, 1, 31);
    const FollowRules rules(options);
    const auto at = [](int y, int m, int d) { return QDate(y, m, d).startOfDay(Qt::UTC).toSecsSinceEpoch(); };
    const QString a = QStringLiteral("A");
    QCOMPARE(rules.follow(a, intervalOf(at(2023, 1, 1), at(2023, 12, 31))), Follow::Not);
    QCOMPARE(rules.follow(a, intervalOf(at(2023, 1, 1), at(2024, 1, 1))), Follow::GoesOn);
    QCOMPARE(rules.follow(a, intervalOf(at(2024, 1, 31) + day - 1, at(2025, 1, 1))), Follow::GoesOn);
    QCOMPARE(rules.follow(a, intervalOf(at(2024, 2, 1), at(2025, 1, 1))), Follow::Not);
    QCOMPARE(rules.follow(a, intervalOf(Record::unknownTime, Record::unknownTime)), Follow::GoesOn);
    QCOMPARE(rules.follow(QStringLiteral("TXT"), {}), Follow::EndsHere);
    QCOMPARE(rules.follow(QStringLiteral("SOA"), {}), Follow::EndsHere);
    QVERIFY(intervalOf(0, 10).meets(intervalOf(15, 20), 5));
    QVERIFY(!intervalOf(0, 10).meets(intervalOf(16, 20), 5));
    QVERIFY(intervalOf(16, 20).meets(intervalOf(0, 11), 5));
    QVERIFY(intervalOf(0, Record::unknownTime).meets(intervalOf(1000, 2000), 5));
}

void TestAssess::weighsByHand()
{
    Sketch sketch;
    sketch.indicator(QStringLiteral("203.0.113.7"));
    sketch.edge(QStringLiteral("203.0.113.7"), QStringLiteral("a.one.test"));
    sketch.edge(QStringLiteral("a.one.test"), QStringLiteral("198.51.100.9"));
    sketch.edit(QStringLiteral("198.51.100.9")).coHosts = 10;
    sketch.claim(QStringLiteral("X"), QStringLiteral("a.one.test"), Kind::Rule);
    sketch.claim(QStringLiteral("X"), QStringLiteral("198.51.100.9"), Kind::Indicator);
    const Investigation investigation = sketch.make();
    const Assessment assessment = assess(investigation);
    QCOMPARE(assessment.actors.size(), 1);
    const RankedActor &ranked = assessment.actors.first();
    // 0.8 one edge away; 1.0 × 0.7 × 1/(1+log10 10) = 0.35 two away: 1 − 0.2 × 0.65 = 0.87
    QCOMPARE(ranked.score, 87);
    QCOMPARE(ranked.independentArtifacts, 2);
    QCOMPARE(ranked.claims.size(), 2);
    QCOMPARE(ranked.claims.at(0).terms.weight(), 0.8);
    QCOMPARE(ranked.claims.at(1).terms.weight(), 0.35);
    QCOMPARE(
        names(investigation, ranked.claims.at(1).path),
        QStringList({QStringLiteral("203.0.113.7"), QStringLiteral("a.one.test"), QStringLiteral("198.51.100.9")}));
    QCOMPARE(ranked.claims.at(1).group, QStringLiteral("198.51.100.0/24"));
}

void TestAssess::oneGroupCountsOnce()
{
    Sketch sketch;
    sketch.indicator(QStringLiteral("203.0.113.7"));
    for (const auto &name : {QStringLiteral("a.one.test"), QStringLiteral("b.one.test")}) {
        sketch.edge(QStringLiteral("203.0.113.7"), name);
        sketch.claim(QStringLiteral("X"), name, Kind::Rule);
        sketch.claim(QStringLiteral("X"), name, Kind::Mention);
    }
    const RankedActor ranked = assess(sketch.make()).actors.first();
    QCOMPARE(ranked.score, 80);
    QCOMPARE(ranked.independentArtifacts, 1);
    int counted = 0;
    for (const WeighedClaim &claim : ranked.claims)
        counted += claim.counted;
    QCOMPARE(counted, 1);
    QVERIFY(ranked.claims.first().counted);
}

void TestAssess::heldAddsNothing()
{
    Sketch sketch;
    sketch.indicator(QStringLiteral("i.one.test"));
    sketch.edge(QStringLiteral("i.one.test"), QStringLiteral("203.0.113.7"));
    sketch.claim(QStringLiteral("X"), QStringLiteral("203.0.113.7"), Kind::Indicator);
    sketch.hold(QStringLiteral("203.0.113.7"));
    RankedActor ranked = assess(sketch.make()).actors.first();
    QCOMPARE(ranked.score, 0);
    QCOMPARE(ranked.independentArtifacts, 0);
    QVERIFY(ranked.claims.first().terms.held);
    QVERIFY(!ranked.claims.first().counted);
    QCOMPARE(ranked.claims.first().path.size(), 2);
    sketch.edit(QStringLiteral("203.0.113.7")).released = true;
    QCOMPARE(assess(sketch.make()).actors.first().score, 100);
}

void TestAssess::onlyThroughHeld()
{
    const QString i = QStringLiteral("203.0.113.7"), held = QStringLiteral("cdn.one.test"),
                  c2 = QStringLiteral("c2.two.test");
    const QString x = QStringLiteral("x.three.test"), y = QStringLiteral("198.51.100.9");
    Sketch sketch;
    sketch.indicator(i);
    sketch.edge(i, held);
    sketch.edge(held, c2);
    sketch.hold(held);
    sketch.claim(QStringLiteral("X"), c2, Kind::Rule);
    QCOMPARE(assess(sketch.make()).actors.first().score, 0);
    QCOMPARE(assess(sketch.make()).actors.first().claims.first().path.size(), 3);
    // A longer way over open hosts counts: an edge that is added must not take a score away.
    sketch.edge(i, x);
    sketch.edge(x, y);
    sketch.edge(y, c2);
    const Investigation investigation = sketch.make();
    const RankedActor ranked = assess(investigation).actors.first();
    QCOMPARE(names(investigation, ranked.claims.first().path), QStringList({i, x, y, c2}));
    QCOMPARE(ranked.score, 39); // 0.8 × 0.7²
}

void TestAssess::textRecordsEndAWay()
{
    const QString i = QStringLiteral("i.one.test"), spf = QStringLiteral("spf.two.test"),
                  c2 = QStringLiteral("203.0.113.7");
    Sketch sketch;
    sketch.indicator(i);
    sketch.edge(i, spf, QStringLiteral("TXT"));
    sketch.edge(spf, c2);
    sketch.claim(QStringLiteral("At the end"), spf);
    sketch.claim(QStringLiteral("Beyond"), c2);
    const Investigation investigation = sketch.make();
    const Assessment assessment = assess(investigation);
    QCOMPARE(assessment.actors.at(0).score, 80);
    QCOMPARE(investigation.actors().at(assessment.actors.at(0).actor).name, QStringLiteral("At the end"));
    QCOMPARE(assessment.actors.at(1).score, 0);
    QVERIFY(assessment.actors.at(1).indicators.size() == 1);
}

void TestAssess::timeFits()
{
    const QString i = QStringLiteral("i.one.test"), ip = QStringLiteral("203.0.113.7"),
                  c2 = QStringLiteral("c2.two.test");
    Sketch sketch;
    sketch.options.slackDays = 30;
    sketch.indicator(i);
    sketch.edge(i, ip, QStringLiteral("A"), 0, 100 * day);
    sketch.edge(ip, c2, QStringLiteral("A"), 131 * day, 200 * day);
    sketch.claim(QStringLiteral("X"), c2, Kind::Indicator);
    RankedActor ranked = assess(sketch.make()).actors.first();
    QCOMPARE(ranked.score, 35); // 0.7 × 0.5
    QCOMPARE(ranked.firstSeen, 0);
    QCOMPARE(ranked.lastSeen, 200 * day);
    sketch.options.slackDays = 31;
    QCOMPARE(assess(sketch.make()).actors.first().score, 70);
    // An equally short way that fits is taken before one that comes first by name.
    sketch.options.slackDays = 0;
    const QString later = QStringLiteral("zz.three.test");
    sketch.edge(i, later, QStringLiteral("NS"), 0, 150 * day);
    sketch.edge(later, c2, QStringLiteral("CNAME"), 150 * day, 160 * day);
    const Investigation investigation = sketch.make();
    ranked = assess(investigation).actors.first();
    QCOMPARE(ranked.score, 70);
    QCOMPARE(names(investigation, ranked.claims.first().path), QStringList({i, later, c2}));
}

void TestAssess::timeTrueTakesTheFittingWay()
{
    const QString i = QStringLiteral("i.one.test"), ip = QStringLiteral("203.0.113.7"),
                  c2 = QStringLiteral("c2.two.test");
    const QString mid = QStringLiteral("m.three.test");
    Sketch sketch;
    sketch.options.timeTrue = true;
    sketch.options.slackDays = 0;
    sketch.indicator(i);
    sketch.edge(i, ip, QStringLiteral("A"), 0, 10 * day);
    sketch.edge(ip, c2, QStringLiteral("A"), 50 * day, 60 * day);
    sketch.edge(i, mid, QStringLiteral("NS"), 40 * day, 55 * day);
    sketch.edge(mid, ip, QStringLiteral("MX"), 55 * day, 56 * day);
    sketch.claim(QStringLiteral("X"), c2, Kind::Indicator);
    const Investigation investigation = sketch.make();
    const RankedActor ranked = assess(investigation).actors.first();
    QCOMPARE(names(investigation, ranked.claims.first().path), QStringList({i, mid, ip, c2}));
    QCOMPARE(ranked.score, 49);
}

void TestAssess::indicatorsThatLeadThere()
{
    const QString first = QStringLiteral("z.one.test"), second = QStringLiteral("a.two.test"),
                  third = QStringLiteral("b.three.test");
    const QString c2 = QStringLiteral("203.0.113.7"), cdn = QStringLiteral("198.51.100.9");
    Sketch sketch;
    for (const QString &indicator : {first, second, third})
        sketch.indicator(indicator);
    sketch.edge(first, c2);
    sketch.edge(second, c2);
    sketch.edge(third, cdn);
    sketch.edge(cdn, c2, QStringLiteral("CNAME"));
    sketch.hold(cdn);
    sketch.claim(QStringLiteral("X"), c2);
    const Investigation investigation = sketch.make();
    const RankedActor ranked = assess(investigation).actors.first();
    QCOMPARE(names(investigation, ranked.indicators), QStringList({first, second}));
    QCOMPARE(names(investigation, ranked.claims.first().path), QStringList({second, c2})); // first by value
}

void TestAssess::ranks()
{
    Sketch sketch;
    sketch.indicator(QStringLiteral("i.one.test"));
    sketch.claim(QStringLiteral("Beta"), QStringLiteral("i.one.test"), Kind::Mention);
    sketch.claim(QStringLiteral("Alpha"), QStringLiteral("i.one.test"), Kind::Mention);
    sketch.claim(QStringLiteral("Gamma"), QStringLiteral("i.one.test"), Kind::Rule);
    const Investigation investigation = sketch.make();
    const Assessment assessment = assess(investigation);
    QStringList order;
    for (const RankedActor &ranked : assessment.actors)
        order.append(investigation.actors().at(ranked.actor).name);
    QCOMPARE(order, QStringList({QStringLiteral("Gamma"), QStringLiteral("Alpha"), QStringLiteral("Beta")}));
    QCOMPARE(assessment.find(assessment.actors.at(1).actor)->score, 35);
}

void TestAssess::nothingFound()
{
    QVERIFY(assess(Investigation()).actors.isEmpty());
    Sketch sketch;
    sketch.indicator(QStringLiteral("i.one.test"));
    QVERIFY(assess(sketch.make()).actors.isEmpty());
    // A claim about a host that nothing leads to (a damaged case) must not bring it down.
    sketch.claim(QStringLiteral("X"), QStringLiteral("lonely.two.test"));
    QCOMPARE(assess(sketch.make()).actors.first().score, 0);
}

void TestAssess::pathsAsDefined_data()
{
    QTest::addColumn<bool>("timeTrue");
    QTest::newRow("shortest") << false;
    QTest::newRow("time-true") << true;
}

void TestAssess::pathsAsDefined()
{
    QFETCH(bool, timeTrue);
    int compared = 0;
    for (quint32 seed = 1; seed <= 400; ++seed) {
        const Investigation investigation = randomSketch(seed, timeTrue).make();
        const Assessment assessment = assess(investigation);
        for (const RankedActor &ranked : assessment.actors) {
            for (const WeighedClaim &claim : ranked.claims) {
                const HostId host = investigation.claims().at(claim.claim).host;
                PlainSearch search{investigation};
                search.find(host);
                const auto why = QStringLiteral("seed %1 to %2").arg(seed).arg(investigation.hosts().at(host).value);
                QVERIFY2(claim.terms.held == (search.best.isEmpty() || investigation.hosts().at(host).isHeld()),
                         qPrintable(why));
                if (search.best.isEmpty())
                    continue;
                QVERIFY2(names(investigation, claim.path) == names(investigation, search.best),
                         qPrintable(why
                                    + QStringLiteral(": %1 instead of %2")
                                          .arg(names(investigation, claim.path).join(u'>'),
                                               names(investigation, search.best).join(u'>'))));
                QVERIFY2((claim.terms.time == 1.0) == search.bestFits, qPrintable(why));
                QCOMPARE(claim.group, ioc::artifactGroup(investigation.hosts().at(host).value));
                ++compared;
            }
        }
    }
    QVERIFY2(compared > 500, qPrintable(QString::number(compared)));
}

void TestAssess::orderDoesNotMatter()
{
    for (quint32 seed = 1; seed <= 150; ++seed) {
        const Sketch sketch = randomSketch(seed, seed % 2 == 0);
        const Investigation investigation = sketch.make();
        // The same drawn in another order: every id changes.
        QRandomGenerator random(seed * 31);
        const Delta &parts = sketch.parts();
        QList<int> hosts(parts.hosts.size()), records(parts.records.size()), claims(parts.claims.size());
        for (QList<int> *list : {&hosts, &records, &claims}) {
            std::iota(list->begin(), list->end(), 0);
            std::shuffle(list->begin(), list->end(), random);
        }
        Sketch other;
        other.options = sketch.options;
        for (const int i : hosts) {
            const Host &host = parts.hosts.at(i).second;
            other.edit(host.value) = host;
        }
        for (const ioc::Indicator &indicator : sketch.indicators())
            other.indicator(indicator.value);
        for (const int i : records) {
            const Record &record = parts.records.at(i).second;
            const bool flip = random.bounded(2) == 0;
            other.edge(parts.hosts.at(flip ? record.to : record.from).second.value,
                       parts.hosts.at(flip ? record.from : record.to).second.value, record.type, record.firstSeen,
                       record.lastSeen);
        }
        for (const int i : claims) {
            const Claim &claim = parts.claims.at(i).second;
            other.claim(parts.actors.at(claim.actor).second.name, parts.hosts.at(claim.host).second.value, claim.kind,
                        claim.evidence.description);
        }
        const Investigation shuffled = other.make();
        QCOMPARE(readable(shuffled, assess(shuffled)), readable(investigation, assess(investigation)));
    }
}

void TestAssess::addingAClaimNeverLowers()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        Sketch sketch = randomSketch(seed);
        const auto scores = [](const Investigation &investigation) {
            QHash<QString, QPair<int, int>> result;
            for (const RankedActor &ranked : assess(investigation).actors)
                result.insert(investigation.actors().at(ranked.actor).name,
                              {ranked.score, ranked.independentArtifacts});
            return result;
        };
        const auto before = scores(sketch.make());
        QRandomGenerator random(seed + 9000);
        const QString host = sketch.parts().hosts.at(random.bounded(int(sketch.parts().hosts.size()))).second.value;
        sketch.claim(QStringLiteral("Actor %1").arg(random.bounded(3)), host, Kind(random.bounded(4)),
                     QStringLiteral("new"));
        const auto after = scores(sketch.make());
        for (auto at = before.cbegin(); at != before.cend(); ++at) {
            QVERIFY(after.value(at.key()).first >= at.value().first);
            QVERIFY(after.value(at.key()).second >= at.value().second);
        }
    }
}

void TestAssess::holdingEqualsLeavingOut()
{
    // Scores with a leaf held are those without the claims about it.
    for (quint32 seed = 1; seed <= 200; ++seed) {
        Sketch with = randomSketch(seed);
        const QString leaf = QStringLiteral("leaf.held.test");
        with.edge(with.parts().hosts.first().second.value, leaf);
        with.hold(leaf);
        Sketch without = with;
        with.claim(QStringLiteral("Actor 0"), leaf, Kind::Indicator);
        const auto score = [](const Investigation &investigation) {
            for (const RankedActor &ranked : assess(investigation).actors) {
                if (investigation.actors().at(ranked.actor).name == u"Actor 0")
                    return ranked.score;
            }
            return 0;
        };
        QCOMPARE(score(with.make()), score(without.make()));
    }
}

void TestAssess::bigIsFast()
{
    // 50,000 hosts and 200,000 records, 2,000 claims of 60 actors, the shape of a chain: addresses with their names.
    QRandomGenerator random(7);
    Sketch sketch;
    Delta delta;
    const int addresses = 5000, hosts = 50'000;
    for (int i = 0; i < hosts; ++i) {
        Host host;
        host.value = i < addresses ? QStringLiteral("10.%1.%2.9").arg(i / 250).arg(i % 250)
                                   : QStringLiteral("n%1.d%2.test").arg(i).arg(i % 9000);
        host.hops = i < 200 ? 0 : 2;
        delta.hosts.append({i, host});
    }
    QSet<QPair<int, int>> seen;
    while (delta.records.size() < 200'000) {
        const int a = random.bounded(addresses), b = addresses + random.bounded(hosts - addresses);
        if (seen.contains({a, b}))
            continue;
        seen.insert({a, b});
        Record record;
        record.from = a;
        record.to = b;
        record.type = QStringLiteral("A");
        record.firstSeen = random.bounded(1000) * day;
        record.lastSeen = record.firstSeen + random.bounded(100) * day;
        delta.records.append({RecordId(delta.records.size()), record});
    }
    for (int i = 0; i < 60; ++i) {
        attribution::Actor actor;
        actor.name = QStringLiteral("Actor %1").arg(i);
        delta.actors.append({i, actor});
    }
    for (int i = 0; i < 2000; ++i)
        delta.claims.append({i, Claim{Kind(i % 4), i % 60, HostId(random.bounded(hosts)), {}}});
    Investigation investigation;
    for (int i = 0; i < 200; ++i) {
        ioc::Indicator indicator;
        indicator.value = delta.hosts.at(i).second.value;
        investigation.indicators.append(indicator);
    }
    investigation.apply(delta);
    QElapsedTimer timer;
    timer.start();
    const Assessment assessment = assess(investigation);
    const qint64 took = timer.elapsed();
    QCOMPARE(assessment.actors.size(), 60);
    qInfo("assess: 50,000 hosts, 200,000 records in %lld ms", took);
}

QTEST_GUILESS_MAIN(TestAssess)
#include "tst_assess.moc"
