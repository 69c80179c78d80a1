// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/data.h"

#include <QBuffer>
#include <QTest>

using sampletenant::Data;

/// Reading tenant files.
class TestData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsHostsAndRecords();
    void refusesWithTheLine_data();
    void refusesWithTheLine();
    void takesAnyLineEnding();
    void missingFileIsNamed();
    void times();

private:
    static base::Result<std::shared_ptr<const Data>> read(QByteArray text)
    {
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        return Data::read(&buffer);
    }
};

void TestData::readsHostsAndRecords()
{
    const auto data = read("mdti-sample-tenant\t1\n# a comment\n\n"
                           "host\ta.example\tmalicious\t88\t\t\t{\"registrar\":\"R\"}\n"
                           "dns\tA\ta.example\t192.0.2.1\t2026-01-02\t2026-03-04T05:06:07Z\n"
                           "dns\tCNAME\tb.example\ta.example\t\t\n");
    QVERIFY(data);
    const Data &d = **data;
    QCOMPARE(int(d.hosts().size()), 3);
    const Data::Found a = d.find("a.example");
    QVERIFY(a.known());
    QCOMPARE(d.forward(a.id).size(), 1);
    QCOMPARE(d.reverse(a.id).size(), 1);
    QCOMPARE(d.hosts()[size_t(a.id)].first, Data::parseTime("2026-01-02"));
    QCOMPARE(d.hosts()[size_t(a.id)].score, 88);
    QVERIFY(!d.find("c.example").known());
}

void TestData::refusesWithTheLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("unknown kind") << QByteArray("hots\ta.example");
    QTest::newRow("classification") << QByteArray("host\ta.example\tevil\t5\t\t");
    QTest::newRow("score") << QByteArray("host\ta.example\tmalicious\t500\t\t");
    QTest::newRow("no target") << QByteArray("dns\tA\ta.example");
    QTest::newRow("time") << QByteArray("dns\tA\ta.example\t192.0.2.1\tyesterday\t");
    QTest::newRow("no such day") << QByteArray("dns\tA\ta.example\t192.0.2.1\t2026-02-30\t");
    QTest::newRow("broken JSON") << QByteArray("actor\t{\"id\":");
    QTest::newRow("no profile") << QByteArray("listed\tnone\tosint\ta.example\t\t");
    QTest::newRow("crowd") << QByteArray("crowd\t192.0.2.1\tmany\tx.example\t\t");
}

void TestData::refusesWithTheLine()
{
    QFETCH(QByteArray, line);
    const auto data = read("mdti-sample-tenant\t1\n# first\n" + line + "\n");
    QVERIFY(!data);
    QVERIFY(data.error().kind == base::Failure::BadInput);
    QVERIFY2(data.error().detail.contains(QStringLiteral("line 3")), qPrintable(data.error().detail));
}

void TestData::takesAnyLineEnding()
{
    QVERIFY(read("mdti-sample-tenant\t1\r\nhost\ta.example\tneutral\t30\t\t\r\n"));
    QVERIFY(read("mdti-sample-tenant\t1\nhost\ta.example\tneutral\t30\t\t"));
    QVERIFY(!read("mdti-sample-tenant\t2\nhost\ta.example\tneutral\t30\t\t\n"));
    QVERIFY(!read(""));
}

void TestData::missingFileIsNamed()
{
    const auto data = Data::readFile(QStringLiteral("/nonexistent/tenant.txt"));
    QVERIFY(!data);
    QVERIFY(data.error().detail.contains(QStringLiteral("/nonexistent/tenant.txt")));
}

void TestData::times()
{
    QCOMPARE(Data::parseTime("1970-01-02"), Data::Time(86400));
    QCOMPARE(Data::parseTime("2026-03-04T05:06:07Z"),
             Data::Time(QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC).toSecsSinceEpoch()));
    QCOMPARE(Data::parseTime(""), Data::Time(0));
}

QTEST_GUILESS_MAIN(TestData)
#include "tst_data.moc"
