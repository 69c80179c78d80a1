// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/auditchain.h"
#include "core/casefile/auditlog.h"
#include "core/casefile/auditreader.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <thread>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using casefile::AuditEntry;
using casefile::AuditLog;
using casefile::AuditReader;
using casefile::AuditVerdict;

namespace {

AuditEntry lookup(int number)
{
    return {AuditEntry::Act::Lookup,
            {},
            QStringLiteral("fabrikam.example"),
            QStringLiteral("GET /v1.0/security/threatIntelligence/hosts/h%1.example/reputation").arg(number),
            QStringLiteral("200"),
            QStringLiteral("7e9a0000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'))};
}

QString segment(const QString &folder, int number = 1)
{
    return QDir(folder).filePath(casefile::audit::segmentName(number));
}

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeLast();
    return lines;
}

void writeLines(const QString &path, const QList<QByteArray> &lines)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    for (const QByteArray &line : lines)
        file.write(line + '\n');
}

} // namespace

class TestAuditLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsAndReadsBack();
    void secretsAreBlanked();
    void tamperingShows_data();
    void tamperingShows();
    void aLogMadeAnewShowsByTheNotedHash();
    void twoProgramsWriteOneChain();
    void unfinishedLineIsCut();
    void retentionKeepsTheChain();
    void aShorterRetentionCountsAtOnce();
    void unwritableFolderIsToldAndKept();
    void unreadablePartIsTold();
    void addingIsCheap();

private:
    std::shared_ptr<AuditLog> open(base::Clock *clock = nullptr, int keepDays = 0, qint64 segmentBytes = 8'000'000);
    void fill(int count);
    AuditReader reader() const { return AuditReader(m_folder->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAuditLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

std::shared_ptr<AuditLog> TestAuditLog::open(base::Clock *clock, int keepDays, qint64 segmentBytes)
{
    AuditLog::Settings settings;
    settings.folder = m_folder->path();
    settings.clock = clock;
    settings.keepDays = keepDays;
    settings.segmentBytes = segmentBytes;
    return AuditLog::open(settings).value_or(nullptr);
}

void TestAuditLog::fill(int count)
{
    const auto log = open();
    QVERIFY(log);
    for (int i = 1; i <= count; ++i)
        log->add(lookup(i));
    QVERIFY(log->flush());
}

void TestAuditLog::keepsAndReadsBack()
{
    {
        const auto log = open();
        log->add(lookup(1));
        log->add({AuditEntry::Act::Write, {}, QStringLiteral("t"), QStringLiteral("PUT incident 12"),
                  QStringLiteral("201"), QStringLiteral("r")});
    } // going writes what is queued
    const QList<casefile::AuditLine> lines = *reader().newest(10);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].number, 1);
    QCOMPARE(lines[0].entry.what, lookup(1).what);
    QCOMPARE(lines[0].entry.requestId, lookup(1).requestId);
    QVERIFY(lines[0].entry.time.isValid());
    QVERIFY(lines[1].entry.act == AuditEntry::Act::Write);
    QCOMPARE(reader().newest(10, QStringLiteral("INCIDENT"))->size(), 1);
    const AuditVerdict verdict = reader().verify();
    QVERIFY(verdict.isGood());
    QCOMPARE(verdict.lines, 2);
    QCOMPARE(verdict.lastHash.size(), 64);
    QCOMPARE(QFile(segment(m_folder->path())).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());

    QBuffer csv;
    csv.open(QIODevice::WriteOnly);
    QVERIFY(reader().write(&csv, casefile::AuditFormat::Csv));
    QCOMPARE(csv.data().count("\r\n"), 3);
}

void TestAuditLog::secretsAreBlanked()
{
    const QString canary = QStringLiteral("Zq8~canary-value-of-a-secret");
    {
        const auto log = open();
        AuditEntry entry = lookup(1);
        entry.what = QStringLiteral("POST /token?client_secret=%1").arg(canary);
        entry.result = QStringLiteral("Bearer %1").arg(canary);
        log->add(entry);
    }
    for (const QByteArray &line : linesOf(segment(m_folder->path())))
        QVERIFY(!line.contains(canary.toUtf8()));
}

void TestAuditLog::tamperingShows_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("sentence");
    const QString chain = QStringLiteral("does not follow from the one before");
    QTest::newRow("changed") << QStringLiteral("change") << chain;
    QTest::newRow("removed") << QStringLiteral("remove") << chain;
    QTest::newRow("reordered") << QStringLiteral("swap") << chain;
    QTest::newRow("inserted") << QStringLiteral("insert") << chain;
    QTest::newRow("removed at the end") << QStringLiteral("chop") << QStringLiteral("missing at the end");
    QTest::newRow("head of the segment") << QStringLiteral("behead") << QStringLiteral("The head of the segment");
    QTest::newRow("whole file") << QStringLiteral("delete") << QStringLiteral("All segments are missing");
    QTest::newRow("garbage") << QStringLiteral("garbage") << QStringLiteral("no line of the log");
}

void TestAuditLog::tamperingShows()
{
    QFETCH(QString, how);
    QFETCH(QString, sentence);
    fill(9);
    QVERIFY(reader().verify().isGood());
    const QString path = segment(m_folder->path());
    QList<QByteArray> lines = linesOf(path);
    QCOMPARE(lines.size(), 10);
    if (how == u"change")
        lines[4].replace("h4.example", "x4.example");
    else if (how == u"remove")
        lines.removeAt(4);
    else if (how == u"swap")
        lines.swapItemsAt(4, 5);
    else if (how == u"insert")
        lines.insert(4, lines[3]);
    else if (how == u"chop")
        lines.removeLast();
    else if (how == u"behead")
        lines.removeFirst();
    else if (how == u"garbage")
        lines[4] = "nonsense";
    if (how == u"delete")
        QVERIFY(QFile::remove(path));
    else
        writeLines(path, lines);
    const AuditVerdict verdict = reader().verify();
    QVERIFY(!verdict.isGood());
    bool told = false;
    for (const AuditVerdict::Problem &problem : verdict.problems)
        told = told || problem.sentence.contains(sentence);
    QVERIFY2(told, qPrintable(verdict.problems.first().sentence));
}

void TestAuditLog::aLogMadeAnewShowsByTheNotedHash()
{
    fill(3);
    const QByteArray noted = reader().verify().lastHash;
    fill(2);
    QVERIFY(reader().verify(noted).isGood());
    for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files))
        QVERIFY(QFile::remove(m_folder->filePath(name)));
    fill(5);
    QVERIFY(reader().verify().isGood());
    QVERIFY(!reader().verify(noted).isGood());
}

void TestAuditLog::twoProgramsWriteOneChain()
{
    constexpr int each = 500;
    const auto write = [this](int from) {
        const auto log = open();
        for (int i = 0; i < each; ++i) {
            log->add(lookup(from + i));
            if (i % 50 == 0)
                log->flush();
        }
    };
    std::thread other([&] { write(10'000); });
    write(20'000);
    other.join();
    const AuditVerdict verdict = reader().verify();
    QVERIFY2(verdict.isGood(), verdict.isGood() ? "" : qPrintable(verdict.problems.first().sentence));
    QCOMPARE(verdict.lines, 2 * each);
}

void TestAuditLog::unfinishedLineIsCut()
{
    fill(3);
    QFile file(segment(m_folder->path()));
    QVERIFY(file.open(QIODevice::Append));
    file.write("0123456789abcdef");
    file.close();
    fill(2);
    const AuditVerdict verdict = reader().verify();
    QVERIFY(verdict.isGood());
    QCOMPARE(verdict.lines, 6); // with the note that says so
    QCOMPARE(reader().newest(10, QStringLiteral("unfinished"))->size(), 1);
}

void TestAuditLog::retentionKeepsTheChain()
{
    base::ManualClock clock(QDateTime({2026, 1, 1}, {12, 0}, Qt::UTC));
    for (int month = 0; month < 6; ++month) {
        const auto log = open(&clock, 60);
        for (int i = 0; i < 5; ++i)
            log->add(lookup(i));
        QVERIFY(log->flush());
        clock.advance(qint64(32) * 24 * 3600 * 1000);
    }
    const AuditVerdict verdict = reader().verify();
    QVERIFY2(verdict.isGood(), verdict.isGood() ? "" : qPrintable(verdict.problems.first().sentence));
    QVERIFY(verdict.firstNumber > 1);
    QVERIFY(!reader().newest(100, QStringLiteral("retention"))->isEmpty());
    // A segment that somebody else removes is another matter.
    const QStringList names = casefile::audit::segmentsIn(m_folder->path());
    QVERIFY(names.size() >= 2);
    QVERIFY(QFile::remove(m_folder->filePath(names.first())));
    QVERIFY(!reader().verify().isGood());
}

void TestAuditLog::unwritableFolderIsToldAndKept()
{
    fill(1);
    // A folder where the next segment should be: not even root can write it.
    const QString next = segment(m_folder->path(), 2);
    QVERIFY(QDir().mkdir(next));
    const auto log = open(nullptr, 0, 1);
    log->add(lookup(2));
    const base::Status refused = log->flush();
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(QStringLiteral("cannot be written")));
    QVERIFY(QDir().rmdir(next));
    QVERIFY(log->flush());
    QCOMPARE(reader().verify().lines, 2);
    QVERIFY(reader().verify().isGood());
}

void TestAuditLog::aShorterRetentionCountsAtOnce()
{
    base::ManualClock clock(QDateTime({2026, 1, 1}, {12, 0}, Qt::UTC));
    const auto log = open(&clock, 0);
    for (int month = 0; month < 4; ++month) {
        log->add(lookup(month));
        QVERIFY(log->flush());
        clock.advance(qint64(32) * 24 * 3600 * 1000);
    }
    QCOMPARE(casefile::audit::segmentsIn(m_folder->path()).size(), 4);
    log->setKeepDays(40);
    log->add(lookup(4));
    QVERIFY(log->flush());
    QVERIFY(casefile::audit::segmentsIn(m_folder->path()).size() < 4);
    QVERIFY(reader().verify().isGood());
}

void TestAuditLog::unreadablePartIsTold()
{
#ifdef Q_OS_UNIX
    fill(3);
    const QString part = segment(m_folder->path());
    const auto inFolder = QFile::permissions(m_folder->path()); // of the group of this process
    QVERIFY(QFile::setPermissions(m_folder->path(), inFolder | QFile::ReadGroup | QFile::ExeGroup));
    QVERIFY(QFile::setPermissions(part, {}));
    // Nothing is unreadable to root: somebody else looks.
    const bool isRoot = geteuid() == 0;
    QVERIFY(!isRoot || setresuid(65534, 65534, 0) == 0);
    const auto newest = reader().newest(10, QStringLiteral("nothing that is there"));
    const AuditVerdict verdict = reader().verify();
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const base::Status written = reader().write(&out, casefile::AuditFormat::Text);
    QVERIFY(!isRoot || setresuid(0, 0, 0) == 0);
    QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(!newest && newest.error().detail.contains(QStringLiteral("cannot be read")));
    QVERIFY(!written && written.error().detail.contains(QStringLiteral("cannot be read")));
    QVERIFY(!verdict.isGood());
    QCOMPARE(reader().newest(10)->size(), 3);
#else
    QSKIP("needs permissions of files");
#endif
}

void TestAuditLog::addingIsCheap()
{
    constexpr int count = 150'000; // what a run of 50,000 hosts asks
    const auto log = open(nullptr, 0, 1'000'000'000);
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < count; ++i)
        log->add(lookup(i));
    const qint64 added = time.elapsed();
    QVERIFY(log->flush());
    qInfo("%d entries: %lld ms for who adds them, %lld ms until they are in the file", count, added, time.elapsed());
    const AuditVerdict verdict = reader().verify();
    QVERIFY(verdict.isGood());
    QCOMPARE(verdict.lines, count);
}

QTEST_GUILESS_MAIN(TestAuditLog)
#include "tst_auditlog.moc"
