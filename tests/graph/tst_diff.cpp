// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/diff.h"
#include "tests/support/chaingraph.h"
#include "tests/support/investigationbuilder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace graph;
using testsupport::investigationFrom;

namespace {

const QString monday = QStringLiteral(R"(
    203.0.113.7 -A 2026-01-01..2026-02-01-> c2.example
    203.0.113.7 -A-> old.example
    198.51.100.42 -A-> mail.example
    c2.example =rule=> Aqua Blizzard
    old.example =rule=> Pearl Sleet
    c2.example is suspicious 60
    mail.example is neutral 5)");

const QString friday = QStringLiteral(R"(
    192.0.2.200
    203.0.113.7 -A-> new.example
    203.0.113.7 -A 2026-01-01..2026-03-01-> c2.example
    198.51.100.42 -A-> mail.example
    new.example =indicator=> Aqua Blizzard
    c2.example =rule=> Aqua Blizzard
    c2.example =rule=> Mint Sandstorm
    c2.example is malicious 95
    mail.example is neutral 5 held:cdn:900)");

Diff between(const QString &before, const QString &after)
{
    const chain::Investigation b = investigationFrom(before), a = investigationFrom(after);
    return diff(b, chain::assess(b), a, chain::assess(a));
}

template <typename List>
QStringList named(const List &list, Change change, QString (*name)(const typename List::value_type &))
{
    QStringList names;
    for (const auto &entry : list) {
        if (entry.change == change)
            names.append(name(entry));
    }
    return names;
}

QString hostName(const HostChange &host)
{
    return host.value;
}
QString recordName(const RecordChange &record)
{
    return record.a + u' ' + record.type + u' ' + record.b;
}
QString actorName(const ActorChange &actor)
{
    return actor.name;
}

} // namespace

class TestDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameIsEmpty();
    void orderAndIdsDoNotMatter();
    void hosts();
    void records();
    void actors();
    void renamedProfileIsTheSameActor();
    void unfinishedIsNoChange();
    void turnedAroundItIsTheOpposite();
    void bigOnesAreFast();
};

void TestDiff::sameIsEmpty()
{
    QVERIFY(between(monday, monday).isEmpty());
    QVERIFY(between(QString(), QString()).isEmpty());
}

void TestDiff::orderAndIdsDoNotMatter()
{
    const QString turned = QStringLiteral("198.51.100.42 -A-> mail.example;203.0.113.7 -A-> old.example;"
                                          "203.0.113.7 -A 2026-01-01..2026-02-01-> c2.example;"
                                          "old.example =rule=> Pearl Sleet;c2.example =rule=> Aqua Blizzard;"
                                          "mail.example is neutral 5;c2.example is suspicious 60");
    QVERIFY(between(monday, turned).isEmpty());
}

void TestDiff::hosts()
{
    const Diff found = between(monday, friday);
    QCOMPARE(found.indicatorsAdded, QStringList(QStringLiteral("192.0.2.200")));
    QVERIFY(found.indicatorsGone.isEmpty());
    QCOMPARE(named(found.hosts, Change::Added, hostName),
             QStringList({QStringLiteral("192.0.2.200"), QStringLiteral("new.example")}));
    QCOMPARE(named(found.hosts, Change::Gone, hostName), QStringList(QStringLiteral("old.example")));
    QCOMPARE(named(found.hosts, Change::Changed, hostName),
             QStringList({QStringLiteral("c2.example"), QStringLiteral("mail.example")}));
    for (const HostChange &host : found.hosts) {
        if (host.value == u"c2.example") {
            QVERIFY(host.verdictChanged());
            QCOMPARE(host.fields,
                     QList<FieldChange>(
                         {{QStringLiteral("verdict"), QStringLiteral("suspicious"), QStringLiteral("malicious")},
                          {QStringLiteral("score"), QStringLiteral("60"), QStringLiteral("95")}}));
        } else if (host.value == u"mail.example") {
            QVERIFY(!host.verdictChanged());
            QCOMPARE(host.fields,
                     QList<FieldChange>({{QStringLiteral("held"), QString(), QStringLiteral("CDN, 900 names")},
                                         {QStringLiteral("coHosts"), QString(), QStringLiteral("900")}}));
        } else if (host.value == u"new.example") {
            QCOMPARE(host.before, -1);
            QVERIFY(host.after >= 0);
        }
    }
    QCOMPARE(found.hostsBefore, 5);
    QCOMPARE(found.hostsAfter, 6);
}

void TestDiff::records()
{
    const Diff found = between(monday, friday);
    QCOMPARE(named(found.records, Change::Added, recordName), QStringList(QStringLiteral("203.0.113.7 A new.example")));
    QCOMPARE(named(found.records, Change::Gone, recordName), QStringList(QStringLiteral("203.0.113.7 A old.example")));
    QCOMPARE(named(found.records, Change::Changed, recordName),
             QStringList(QStringLiteral("203.0.113.7 A c2.example")));
    for (const RecordChange &record : found.records) {
        if (record.change == Change::Changed)
            QCOMPARE(record.fields,
                     QList<FieldChange>({{QStringLiteral("lastSeen"), QStringLiteral("2026-02-01T00:00:00Z"),
                                          QStringLiteral("2026-03-01T00:00:00Z")}}));
    }
}

void TestDiff::actors()
{
    const Diff found = between(monday, friday);
    QCOMPARE(named(found.actors, Change::Added, actorName), QStringList(QStringLiteral("Mint Sandstorm")));
    QCOMPARE(named(found.actors, Change::Gone, actorName), QStringList(QStringLiteral("Pearl Sleet")));
    QCOMPARE(named(found.actors, Change::Changed, actorName), QStringList(QStringLiteral("Aqua Blizzard")));
    QCOMPARE(found.actors.at(0).hostsAdded, QStringList(QStringLiteral("new.example")));
    QVERIFY(found.actors.at(0).hostsGone.isEmpty());
    QStringList fields;
    for (const FieldChange &field : found.actors.at(0).fields)
        fields.append(field.field);
    QVERIFY(fields.contains(QStringLiteral("score")));
    QVERIFY(fields.contains(QStringLiteral("claims")));
    QCOMPARE(found.count(Change::Gone), 1 + 1 + 1);
    QCOMPARE(found.count(Change::Added), 2 + 1 + 1);
    QCOMPARE(found.count(Change::Changed), 2 + 1 + 1);
}

void TestDiff::renamedProfileIsTheSameActor()
{
    const auto withActor = [](const QString &name, const QString &profile) {
        chain::Investigation investigation = investigationFrom(QStringLiteral("c2.example =rule=> ") + name);
        chain::Delta delta;
        attribution::Actor actor = investigation.actors().at(0);
        actor.profileId = profile;
        delta.actors.append({0, actor});
        investigation.apply(delta);
        return investigation;
    };
    const QString id = QStringLiteral("9b01de37");
    const Diff renamed
        = diff(withActor(QStringLiteral("ACTINIUM"), id), {}, withActor(QStringLiteral("Aqua Blizzard"), id), {});
    QCOMPARE(renamed.actors.size(), 1);
    QVERIFY(renamed.actors.at(0).change == Change::Changed);
    QCOMPARE(
        renamed.actors.at(0).fields,
        QList<FieldChange>({{QStringLiteral("name"), QStringLiteral("ACTINIUM"), QStringLiteral("Aqua Blizzard")}}));
}

void TestDiff::unfinishedIsNoChange()
{
    QVERIFY(between(monday, monday + QStringLiteral(";mail.example is queued")).isEmpty());
    const Diff found = between(monday, monday + QStringLiteral(";mail.example is incomplete"));
    QCOMPARE(found.hosts.size(), 1);
    QCOMPARE(found.hosts.at(0).fields,
             QList<FieldChange>({{QStringLiteral("state"), QStringLiteral("complete"), QStringLiteral("incomplete")}}));
}

void TestDiff::turnedAroundItIsTheOpposite()
{
    const Diff there = between(monday, friday), back = between(friday, monday);
    QCOMPARE(named(there.hosts, Change::Added, hostName), named(back.hosts, Change::Gone, hostName));
    QCOMPARE(named(there.records, Change::Gone, recordName), named(back.records, Change::Added, recordName));
    QCOMPARE(named(there.actors, Change::Added, actorName), named(back.actors, Change::Gone, actorName));
    QCOMPARE(there.count(Change::Changed), back.count(Change::Changed));
}

void TestDiff::bigOnesAreFast()
{
    const chain::Investigation a = testsupport::chainGraph({.hosts = 50'000, .seed = 1});
    const chain::Investigation b = testsupport::chainGraph({.hosts = 50'000, .seed = 2});
    QElapsedTimer timer;
    timer.start();
    const Diff found = diff(a, {}, b, {});
    QVERIFY(!found.isEmpty());
    qInfo("compared in %lld ms", timer.elapsed());
    qInfo("two cases of 50,000 hosts: %lld ms", static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(TestDiff)
#include "tst_diff.moc"
