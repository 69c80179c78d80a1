// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/schema.h"
#include "core/casefile/sqlthread.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using base::Status;
using casefile::Database;
using casefile::Mailbox;
using casefile::SqlThread;
using Kind = SqlThread::Kind;

namespace {

constexpr Database::Settings making{true, false, true, true};

Status insert(Database &database, int number)
{
    return database.statement("INSERT INTO t (n) VALUES (?1)").bind(0, number).run() ? Status()
                                                                                     : base::failure(database.error());
}

Status makeTable(Database &database)
{
    return database.execute("CREATE TABLE IF NOT EXISTS t (n INTEGER, pad BLOB)");
}

Status insertPadded(Database &database, int number)
{
    const QByteArray pad(8000, 'x');
    return database.statement("INSERT INTO t VALUES (?1, ?2)").bind(0, number).bind(1, pad).run()
        ? Status()
        : base::failure(database.error());
}

qint64 countIn(SqlThread &sql)
{
    qint64 count = -1;
    const Status read = sql.call(Kind::Read, [&](Database &database) -> Status {
        count = database.number("SELECT count(*) FROM t").value_or(-1);
        return {};
    });
    return read ? count : -2;
}

} // namespace

class TestSqlThread : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    QString file(const char *name = "a.db") const { return m_folder->filePath(QLatin1String(name)); }

    void callsBackInOrderOnTheCallersThread()
    {
        SqlThread sql;
        QVERIFY(sql.open(file(), making, makeTable));
        const auto mailbox = Mailbox::make();
        QList<int> order;
        bool rightThread = true;
        for (int n = 0; n < 500; ++n)
            sql.post(
                n % 3 ? Kind::Write : Kind::Read, [n](Database &database) { return insert(database, n); }, mailbox,
                [&, n](const Status &status) {
                    rightThread = rightThread && status && QThread::currentThread() == thread();
                    order.append(n);
                });
        QTRY_COMPARE(order.size(), 500);
        QVERIFY(rightThread);
        QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
        mailbox->close();
    }

    void manyJobsShareACommit()
    {
        SqlThread sql;
        QVERIFY(sql.open(file(), making, makeTable));
        const qint64 before = sql.commits();
        for (int n = 0; n < 2000; ++n)
            sql.post(Kind::Write, [n](Database &database) { return insert(database, n); });
        QVERIFY(sql.flush());
        QCOMPARE(countIn(sql), 2000);
        QVERIFY2(sql.commits() - before < 1000, "each job paid for a commit of its own");
    }

    void nothingIsCalledAfterClose()
    {
        SqlThread sql;
        QVERIFY(sql.open(file(), making, makeTable));
        const auto mailbox = Mailbox::make();
        int calls = 0;
        sql.post(
            Kind::Write, [](Database &database) { return insert(database, 1); }, mailbox,
            [&](const Status &) { ++calls; });
        mailbox->close();
        QVERIFY(sql.flush());
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
        QCOMPARE(countIn(sql), 1); // but it was written
    }

    void endingWritesWhatIsQueued()
    {
        {
            SqlThread sql;
            QVERIFY(sql.open(file(), making, makeTable));
            for (int n = 0; n < 300; ++n)
                sql.post(Kind::LazyWrite, [n](Database &database) { return insert(database, n); });
        }
        SqlThread again;
        QVERIFY(again.open(file(), making, makeTable));
        QCOMPARE(countIn(again), 300);
    }

    void aFailedJobSpoilsNoOther()
    {
        SqlThread sql;
        QVERIFY(sql.open(file(), making, makeTable));
        const auto mailbox = Mailbox::make();
        int good = 0, bad = 0;
        const auto count = [&](const Status &status) { ++(status ? good : bad); };
        sql.post(
            Kind::Write, [](Database &database) { return insert(database, 1); }, mailbox, count);
        sql.post(
            Kind::Write, [](Database &) -> Status { return base::failure(base::Failure::Internal); }, mailbox, count);
        sql.post(
            Kind::Write, [](Database &database) { return insert(database, 2); }, mailbox, count);
        QTRY_COMPARE(good + bad, 3);
        QCOMPARE(bad, 1);
        QCOMPARE(countIn(sql), 2);
        mailbox->close();
    }

    void aFullDiskIsToldAndWhatWasMeantToBeWrittenIsKept()
    {
        SqlThread sql;
        QVERIFY(sql.open(file(), making, makeTable));
        QVERIFY(sql.call(Kind::Write, [](Database &database) { return insertPadded(database, 0); }));
        QVERIFY(sql.outside([](Database &database) -> Status {
            database.setMaximumPages(*database.number("PRAGMA page_count") + 8);
            return {};
        }));
        QList<Status> heard;
        std::mutex mutex;
        sql.setTroubleHandler([&](const Status &status) {
            const std::lock_guard lock(mutex);
            heard.append(status);
        });
        const auto mailbox = Mailbox::make();
        QList<Status> results;
        for (int n = 1; n <= 20; ++n)
            sql.post(
                Kind::Write, [n](Database &database) { return insertPadded(database, n); }, mailbox,
                [&](const Status &status) { results.append(status); });
        QTRY_COMPARE(results.size(), 20);
        QVERIFY(!results.last());
        QVERIFY(results.last().error().kind == base::Failure::Storage);
        QCOMPARE(results.last().error().code, casefile::trouble::diskFull);
        QVERIFY(results.last().error().detail.contains(QStringLiteral("disk is full")));
        QVERIFY(!sql.flush());
        QVERIFY(countIn(sql) >= 1); // reading still works
        QVERIFY(sql.outside([](Database &database) -> Status {
            database.setMaximumPages(1'000'000);
            return {};
        }));
        QVERIFY(sql.flush()); // tries again
        QCOMPARE(countIn(sql), 21);
        QCOMPARE(results.size(), 20); // each was told once
        const std::lock_guard lock(mutex);
        QCOMPARE(heard.size(), 2);
        QVERIFY(!heard.first() && heard.last());
        mailbox->close();
    }

    void aRemovedFileIsNoticedAndAnotherTakesOver()
    {
        SqlThread sql;
        QVERIFY(sql.open(file(), making, makeTable));
        QVERIFY(sql.call(Kind::Write, [](Database &database) { return insert(database, 1); }));
        QVERIFY(QFile::remove(file()));
        Status told;
        QTRY_VERIFY(!(told = sql.call(Kind::Write, [](Database &database) { return insert(database, 2); })));
        QCOMPARE(told.error().code, casefile::trouble::missing);
        const QString other = file("b.db");
        QVERIFY(sql.moveTo(
            other, making,
            [&](Database &database) {
                return database.execute(QByteArray("VACUUM INTO '" + other.toUtf8() + "'").constData());
            },
            makeTable));
        QVERIFY(sql.flush());
        QVERIFY(countIn(sql) >= 2);
        QCOMPARE(sql.path(), other);
    }

    void oneWriterOnly()
    {
        SqlThread first, second;
        QVERIFY(first.open(file(), making, makeTable));
        const Status refused = second.open(file(), making, makeTable);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, casefile::trouble::locked);
        QVERIFY(refused.error().detail.contains(QStringLiteral("open in another window")));
    }

    void foreignAndNewerFilesAreRefused()
    {
        const auto open = [&](const QString &path) {
            Database database;
            const Status opened = database.open(path, making);
            return opened ? casefile::schema::prepare(database, casefile::schema::caseFile) : opened;
        };
        QFile text(file("list.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write(QByteArray(5000, 'x')) == 5000);
        text.close();
        QCOMPARE(open(file("list.txt")).error().code, casefile::trouble::notACase);
        {
            Database other;
            QVERIFY(other.open(file("other.db"), making));
            QVERIFY(makeTable(other));
        }
        QCOMPARE(open(file("other.db")).error().code, casefile::trouble::notACase);
        QVERIFY(open(file("case.db")));
        {
            Database database;
            QVERIFY(database.open(file("case.db"), making));
            QVERIFY(database.execute("PRAGMA user_version = 999"));
        }
        const Status newer = open(file("case.db"));
        QCOMPARE(newer.error().code, casefile::trouble::newer);
        QVERIFY(newer.error().detail.contains(QStringLiteral("newer version")));
    }

    void noFolderNoFile()
    {
        Database database;
        const Status missing = database.open(m_folder->filePath(QStringLiteral("none/case.db")), making);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, casefile::trouble::missing);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSqlThread)
#include "tst_sqlthread.moc"
