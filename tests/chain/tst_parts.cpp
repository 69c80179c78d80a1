// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/claimbook.h"
#include "core/chain/frontier.h"
#include "core/chain/ledger.h"
#include "core/chain/progressmeter.h"
#include "core/chain/shelf.h"

#include <QTest>

using namespace chain;

/// The parts the engine is made of, each by itself.
class TestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frontierGoesBreadthFirstByPromise();
    void frontierKeepsTheOrderOfEquals();
    void shelfGivesBackWhatItGot();
    void ledgerMergesRows();
    void ledgerPointsAwayFromIndicators();
    void ledgerTellsEachChangeOnce();
    void ledgerTakesUpACase();
    void actorsAreUpgradedInPlace();
    void aliasesAreOneActor();
    void readingAgainReplaces();
    void progressNeverRunsAhead();
};

namespace {

QList<qint32> drain(Frontier &frontier)
{
    QList<qint32> order;
    while (const std::optional<Task> task = frontier.pop())
        order.append(task->subject);
    return order;
}

HostId addHost(Ledger &ledger, const QString &value, int hops)
{
    return ledger.addHost(value, value.back().isDigit() ? ioc::Type::Ipv4 : ioc::Type::Domain, hops);
}

attribution::Finding finding(const QString &name, const QString &text, const QString &profileId = {})
{
    attribution::Finding result;
    result.actorName = name;
    result.profileId = profileId;
    result.evidence.rule = QStringLiteral("Cyber Threat Intelligence");
    result.evidence.description = text;
    return result;
}

} // namespace

void TestParts::frontierGoesBreadthFirstByPromise()
{
    Frontier frontier;
    const auto push = [&](qint32 id, Ask ask, int hops, bool attributed, qint64 coHosts, qint64 recent) {
        frontier.push({ask, id}, {Promise::tierOf(ask, hops, attributed), attributed, coHosts, recent});
    };
    push(8, Ask::Forward, 2, false, 1, 900);
    push(7, Ask::Forward, 1, false, 80, 900);
    push(6, Ask::Forward, 1, false, 2, 100);
    push(5, Ask::Reputation, 2, false, 2, 900);
    push(4, Ask::Forward, 1, true, 80, 100);
    push(3, Ask::Reputation, 1, false, 80, 100);
    push(2, Ask::Reputation, 1, false, 2, 100);
    push(1, Ask::CoHosts, 2, true, 2, 100);
    push(0, Ask::Forward, 0, false, 0, 0);
    QCOMPARE(drain(frontier), QList<qint32>({0, 1, 2, 3, 4, 5, 6, 7, 8}));
}

void TestParts::frontierKeepsTheOrderOfEquals()
{
    Frontier frontier;
    for (qint32 i = 0; i < 100; ++i)
        frontier.push({Ask::Reputation, i}, {1, false, 5, 7});
    QList<qint32> order = drain(frontier);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
    QCOMPARE(order.size(), 100);
}

void TestParts::shelfGivesBackWhatItGot()
{
    Shelf shelf;
    const QList<Row> rows = {{QStringLiteral("a.example"), QStringLiteral("A"), 1, 2, false},
                             {QStringLiteral("2001:db8::7"), QStringLiteral("AAAA"), Record::unknownTime, 5, true},
                             {QString(250, u'x'), QStringLiteral("TYPE65534"), -5, Record::unknownTime, true}};
    for (const Row &row : rows)
        shelf.put(3, row);
    shelf.put(4, rows.first());
    QCOMPARE(shelf.size(), 4);
    int seen = 0;
    shelf.offer(3, [&](const Row &row) {
        const Row &expected = rows.at(seen++);
        return row.other == expected.other && row.type == expected.type && row.firstSeen == expected.firstSeen
            && row.lastSeen == expected.lastSeen && row.reverse == expected.reverse && !row.other.startsWith(u'2');
    });
    QCOMPARE(seen, 3);
    QCOMPARE(shelf.size(), 2); // one of host 3 was not wanted
    shelf.offer(3, [&](const Row &row) { return row.other == rows.at(1).other; });
    QCOMPARE(shelf.hosts(), QList<HostId>{4});
    shelf.offer(99, [](const Row &) { return true; });
    QCOMPARE(shelf.size(), 1);
}

void TestParts::ledgerMergesRows()
{
    Ledger ledger;
    const HostId name = addHost(ledger, QStringLiteral("a.example"), 0);
    const HostId address = addHost(ledger, QStringLiteral("203.0.113.7"), 1);
    const QString a = QStringLiteral("A");
    Ledger::Added added = ledger.add({name, address, a, 100, 200, true, 1});
    QVERIFY(added.changed);
    QVERIFY(!ledger.add({name, address, a, 150, 180, true, 1}).changed); // within
    QVERIFY(ledger.add({name, address, a, 50, 180, true, 1}).changed);
    QVERIFY(ledger.add({name, address, a, Record::unknownTime, 300, false, 1}).changed);
    QVERIFY(ledger.add({name, address, QStringLiteral("NS"), 1, 2, true, 1}).id != added.id);
    QVERIFY(ledger.add({address, name, a, 1, 2, true, 1}).id != added.id);
    const Record &record = ledger.investigation().records().at(added.id);
    QCOMPARE(record.firstSeen, 50);
    QCOMPARE(record.lastSeen, 300);
    QCOMPARE(record.rows, 3); // three from one end; the fourth is the same relation from the other
    QCOMPARE(ledger.investigation().recordsOf(name).size(), 3);
}

void TestParts::ledgerPointsAwayFromIndicators()
{
    Ledger ledger;
    const HostId far = addHost(ledger, QStringLiteral("b.example"), 2);
    const HostId near = addHost(ledger, QStringLiteral("c.example"), 1);
    const HostId same = addHost(ledger, QStringLiteral("a.example"), 2);
    const RecordId first = ledger.add({far, near, QStringLiteral("CNAME"), 1, 2, true, 1}).id;
    const RecordId second = ledger.add({far, same, QStringLiteral("CNAME"), 1, 2, true, 1}).id;
    QCOMPARE(ledger.investigation().records().at(first).from, near);
    QCOMPARE(ledger.investigation().records().at(second).from, same); // by value
    QVERIFY(ledger.isNameSide(first, far));
    ledger.edit(far).hops = 0;
    ledger.orient(far);
    QCOMPARE(ledger.investigation().records().at(first).from, far);
    QCOMPARE(ledger.investigation().records().at(second).from, far);
    QVERIFY(ledger.isNameSide(first, far)); // who owns a record does not change with its direction
    QVERIFY(!ledger.isNameSide(first, near));
}

void TestParts::ledgerTellsEachChangeOnce()
{
    Ledger ledger;
    Investigation copy;
    const HostId a = addHost(ledger, QStringLiteral("a.example"), 0);
    const HostId b = addHost(ledger, QStringLiteral("b.example"), 1);
    ledger.add({a, b, QStringLiteral("CNAME"), 1, 2, true, 1});
    ledger.edit(a).score = 7;
    ledger.edit(a).score = 8;
    QVERIFY(ledger.hasChanges());
    Delta delta = ledger.takeChanges();
    QCOMPARE(delta.hosts.size(), 2);
    QCOMPARE(delta.records.size(), 1);
    copy.apply(delta);
    QVERIFY(!ledger.hasChanges());
    ledger.edit(b).score = 9;
    ledger.setIncomplete({Incomplete{b, QStringLiteral("b.example"), {}, {}, {}}});
    delta = ledger.takeChanges();
    QCOMPARE(delta.hosts.size(), 1);
    QVERIFY(delta.records.isEmpty());
    QVERIFY(delta.incomplete);
    copy.apply(delta);
    QCOMPARE(copy.hosts(), ledger.investigation().hosts());
    QCOMPARE(copy.records(), ledger.investigation().records());
    QCOMPARE(copy.incomplete(), ledger.investigation().incomplete());
    ledger.setIncomplete(copy.incomplete());
    QVERIFY(!ledger.hasChanges());
}

void TestParts::ledgerTakesUpACase()
{
    Ledger before;
    const HostId a = addHost(before, QStringLiteral("a.example"), 0);
    const HostId b = addHost(before, QStringLiteral("b.example"), 1);
    const HostId ip = addHost(before, QStringLiteral("203.0.113.7"), 1);
    before.add({b, a, QStringLiteral("CNAME"), 1, 2, false, 3});
    before.add({a, ip, QStringLiteral("A"), 1, 2, true, 1});
    Ledger after;
    after.reset(before.investigation());
    // Who owns a CNAME cannot be told from the case: the first row that comes tells.
    QCOMPARE(after.add({b, a, QStringLiteral("CNAME"), 1, 2, true, 1}).id, 0);
    QVERIFY(after.isNameSide(0, b));
    QVERIFY(after.add({a, b, QStringLiteral("CNAME"), 1, 2, true, 1}).id > 1);
    QCOMPARE(after.add({a, ip, QStringLiteral("A"), 1, 2, true, 1}).id, 1);
    QCOMPARE(after.investigation().records().at(0).rows, 3); // asked again, not more
}

void TestParts::actorsAreUpgradedInPlace()
{
    Ledger ledger;
    attribution::NameBook book;
    ClaimBook claims(ledger, book);
    QStringList told;
    claims.found = [&](HostId host, ActorId actor) {
        told.append(ledger.host(host).value + QLatin1Char(' ') + QString::number(actor));
    };
    const HostId a = addHost(ledger, QStringLiteral("a.example"), 0);
    const HostId b = addHost(ledger, QStringLiteral("b.example"), 1);
    claims.put(a, ClaimBook::reputation, {}, {finding(QStringLiteral("Harbour Rat"), QStringLiteral("x"))});
    claims.put(b, ClaimBook::reputation, {}, {finding(QStringLiteral("harbour-rat"), QStringLiteral("y"))});
    QCOMPARE(ledger.investigation().actors().size(), 1); // one name, written differently
    QCOMPARE(told.size(), 2);

    mdti::Profile profile;
    profile.id = QString(64, u'a');
    profile.kind = QStringLiteral("actor");
    profile.title = QStringLiteral("Harbour Rat");
    book.addProfile(profile);
    claims.refreshNames();
    QCOMPARE(ledger.investigation().actors().size(), 1);
    QCOMPARE(ledger.investigation().actors().first().profileId, profile.id);
    QCOMPARE(claims.profileIds(), QStringList{profile.id});

    // Known by its profile first, found by name later: the same again.
    claims.put(b, ClaimBook::lists, profile.id, {finding(profile.title, QStringLiteral("z"), profile.id)});
    QCOMPARE(ledger.investigation().actors().size(), 1);
    QCOMPARE(ledger.investigation().claims().size(), 3);
    for (const Claim &claim : ledger.investigation().claims())
        QCOMPARE(claim.actor, 0);
}

void TestParts::aliasesAreOneActor()
{
    Ledger ledger;
    attribution::NameBook book;
    ClaimBook claims(ledger, book);
    claims.found = [](HostId, ActorId) {};
    const auto rows = [&ledger] { // of those with claims
        QSet<ActorId> out;
        for (const Claim &claim : ledger.investigation().claims())
            out.insert(claim.actor);
        return out;
    };
    const QStringList written = {QStringLiteral("Brown Rat"), QStringLiteral("RAT-1"), QStringLiteral("Harbour Rat")};
    for (const QString &name : written) {
        const HostId host = addHost(ledger, name.left(1).toLower() + QStringLiteral(".example"), 0);
        claims.put(host, ClaimBook::reputation, {}, {finding(name, name)});
    }
    QCOMPARE(rows().size(), 3); // nothing is known of them yet
    QVERIFY(book.loadPublicMapping(R"([{"name":"Harbour Rat","aliases":["Brown Rat","RAT-1","Grey Rat"]},
                                       {"name":"City Rat","aliases":["Field Rat"]},
                                       {"name":"Barn Rat","aliases":["Field Rat"]}])"));
    claims.refreshNames();
    QCOMPARE(rows().size(), 1);
    QCOMPARE(ledger.investigation().actors().at(*rows().begin()).name, QStringLiteral("Harbour Rat"));

    // Two rows, of which the profile's came later: the name's goes into it.
    mdti::Profile profile;
    profile.id = QString(64, u'a');
    profile.kind = QStringLiteral("actor");
    profile.title = QStringLiteral("Rattus");
    const HostId listed = addHost(ledger, QStringLiteral("listed.example"), 1);
    claims.put(listed, ClaimBook::lists, profile.id, {finding(profile.title, QStringLiteral("z"), profile.id)});
    QCOMPARE(rows().size(), 2);
    profile.aliases = QStringList{QStringLiteral("Grey Rat")};
    book.addProfile(profile);
    claims.refreshNames();
    QCOMPARE(rows().size(), 1);
    QCOMPARE(ledger.investigation().actors().at(*rows().begin()).name, QStringLiteral("Rattus"));
    const HostId late = addHost(ledger, QStringLiteral("late.example"), 1);
    claims.put(late, ClaimBook::reputation, {}, {finding(QStringLiteral("brown rat"), QStringLiteral("w"))});
    QCOMPARE(rows().size(), 1);

    claims.put(late, ClaimBook::reputation, {}, {finding(QStringLiteral("Field Rat"), QStringLiteral("v"))});
    QCOMPARE(rows().size(), 2); // of two actors: joins neither
    QCOMPARE(ledger.investigation().actors().last().candidates,
             QStringList({QStringLiteral("Barn Rat"), QStringLiteral("City Rat")}));
}

void TestParts::readingAgainReplaces()
{
    Ledger ledger;
    attribution::NameBook book;
    ClaimBook claims(ledger, book);
    claims.found = [](HostId, ActorId) {};
    const HostId a = addHost(ledger, QStringLiteral("a.example"), 0);
    const QString text = QStringLiteral("activity of Harbour Rat");
    claims.put(a, ClaimBook::reputation, {}, {finding(text, text)});
    const quint64 revision = ledger.scoreRevision();
    claims.put(a, ClaimBook::reputation, {}, {finding(text, text)});
    QCOMPARE(ledger.investigation().claims().size(), 1);
    QCOMPARE(ledger.scoreRevision(), revision); // nothing new
    claims.put(a, ClaimBook::reputation, {}, {finding(QStringLiteral("Harbour Rat"), text)});
    QCOMPARE(ledger.investigation().claims().size(), 1);
    const ActorId actor = ledger.investigation().claims().first().actor;
    QCOMPARE(ledger.investigation().actors().at(actor).name, QStringLiteral("Harbour Rat"));
}

void TestParts::progressNeverRunsAhead()
{
    ProgressMeter meter;
    meter.start(0);
    Progress progress;
    for (int i = 0; i < 100; ++i)
        meter.wanted(i % 2 ? Ask::Reputation : Ask::Forward);
    for (int i = 0; i < 100; ++i) {
        const Ask ask = i % 2 ? Ask::Reputation : Ask::Forward;
        meter.asked(ask);
        meter.answered(ask, 10 * (i + 1));
        meter.fill(progress, 10 * (i + 1));
        QVERIFY(progress.done <= progress.total);
        QCOMPARE(progress.done, i + 1);
        QCOMPARE(progress.total, 100);
    }
    QCOMPARE(progress.recordsDone, 50);
    QCOMPARE(progress.reputationTotal, 50);
    for (int attempt = 0; attempt < 3; ++attempt) { // it fails again and again and is one request all the same
        if (attempt > 0) {
            meter.again(Ask::Reputation);
            meter.wanted(Ask::Reputation);
            meter.fill(progress, 1000);
            QCOMPARE(progress.reputationDone, 49);
            QCOMPARE(progress.reputationFailed, 0);
            QCOMPARE(progress.total, 100);
            meter.asked(Ask::Reputation);
            meter.answered(Ask::Reputation, 1000);
        }
        meter.failed(Ask::Reputation);
        meter.fill(progress, 1000);
        QCOMPARE(progress.reputationDone, 50);
        QCOMPARE(progress.reputationFailed, 1);
        QCOMPARE(progress.total, 100);
    }
    QCOMPARE(progress.leftMs, 0);
    QVERIFY(std::abs(progress.perSecond - 100) < 5);
    QCOMPARE(progress.firstActorMs, -1);
    meter.foundActor(1100);
    meter.foundActor(1500);
    meter.stop(2000);
    meter.fill(progress, 5000);
    QCOMPARE(progress.firstActorMs, 1100);
    QCOMPARE(meter.elapsedMs(9000), 2000);
    meter.start(10'000);
    QCOMPARE(meter.elapsedMs(10'500), 2500); // the pause between two runs does not count
}

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
