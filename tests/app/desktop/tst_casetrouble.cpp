// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "casetrials.h"

#include "app/gui/caseservice.h"
#include "app/gui/runservice.h"
#include "core/casefile/casefile.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/plurals.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include "tests/support/failingdrive.h"

#include <cerrno>
#endif

using testsupport::DesktopCase;
using testsupport::hashOf;
using testsupport::isAtRest;
using testsupport::patienceMs;
using testsupport::stripWith;

/// Disks that take no more, in every way they do: told at once, the run goes on in memory, saving elsewhere has it all.
class TestCaseTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void a_file_that_goes_away_is_told_and_saved_elsewhere();
    void a_full_disk_is_told_at_once();
    void a_drive_that_goes_away_is_told_at_once_data();
    void a_drive_that_goes_away_is_told_at_once();
    void a_drive_that_comes_back_has_everything();
    void a_folder_that_takes_nothing_is_told();

private:
    std::unique_ptr<theme::Theme> m_theme;
};

void TestCaseTrouble::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QCoreApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    theme::installPlurals(qApp);
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestCaseTrouble::a_file_that_goes_away_is_told_and_saved_elsewhere()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    const QString path = c.file(QStringLiteral("gone.mdticase")), kept = c.file(QStringLiteral("kept.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE(c.desktop().cases()->path(), path);
    QVERIFY(QFile::remove(path));
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            // The file is looked at about once a second.
            c.workspace()->setNote({{}, QString::number(c.workspace()->undoStack()->count()), false});
            return stripWith(c, QStringLiteral("no longer there")) != nullptr;
        }(),
        patienceMs);
    QVERIFY(c.desktop().cases()->isModified());
    c.workspace()->hide({2});
    c.desktop().cases()->saveAs(kept);
    QTRY_COMPARE(c.desktop().cases()->path(), kept);
    QTRY_VERIFY(!stripWith(c, QStringLiteral("no longer there")));
    QVERIFY(!c.desktop().cases()->isModified());
    const QByteArray hash = hashOf(c);
    c.endProgram();
    QCOMPARE(hashOf(kept), hash);
}

void TestCaseTrouble::a_full_disk_is_told_at_once()
{
#ifdef Q_OS_UNIX
    DesktopCase c;
    c.show();
    c.give(testsupport::sampleList());
    QTRY_VERIFY(!c.workspace()->isEmpty());
    QVERIFY(c.desktop().cases()->isAtRest());
    std::signal(SIGXFSZ, SIG_IGN); // writing fails instead, as on a full disk
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit little = before;
    little.rlim_cur = 150'000;
    setrlimit(RLIMIT_FSIZE, &little);
    c.window()->start();
    const bool told = QTest::qWaitFor([&] { return stripWith(c, QStringLiteral("goes on in memory")); }, patienceMs);
    const bool finished = QTest::qWaitFor([&] { return c.isFinished(); }, patienceMs);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(told);
    QVERIFY(finished);
    QVERIFY(c.workspace()->investigation().hosts().size() >= 300);
    const QString kept = c.file(QStringLiteral("kept.mdticase"));
    c.desktop().cases()->saveAs(kept);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), kept, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    const QByteArray hash = hashOf(c);
    c.endProgram();
    QCOMPARE(hashOf(kept), hash);
#else
    QSKIP("needs a limit on the size of files");
#endif
}

void TestCaseTrouble::a_drive_that_goes_away_is_told_at_once_data()
{
#ifdef Q_OS_LINUX
    using testsupport::FailingDrive;
    QTest::addColumn<int>("error");
    QTest::addColumn<FailingDrive::Reach>("reach");
    QTest::newRow("the server is gone") << EIO << FailingDrive::Reach::Data;
    QTest::newRow("the handle is stale") << ESTALE << FailingDrive::Reach::All;
    QTest::newRow("not connected") << ENOTCONN << FailingDrive::Reach::All;
#else
    QSKIP("needs calls that can be made to fail");
#endif
}

void TestCaseTrouble::a_drive_that_goes_away_is_told_at_once()
{
#ifdef Q_OS_LINUX
    using testsupport::FailingDrive;
    QFETCH(int, error);
    QFETCH(FailingDrive::Reach, reach);
    sampletenant::Behaviour slow;
    slow.latencyMs = 10;
    DesktopCase c(sampletenant::bundledData(), slow);
    c.show();
    c.give(testsupport::sampleList());
    QTRY_VERIFY(!c.workspace()->isEmpty());
    c.workspace()->setNote({{}, QStringLiteral("written before"), false});
    const QString drive = c.file(QStringLiteral("drive")), path = drive + QStringLiteral("/far.mdticase");
    QVERIFY(QDir().mkpath(drive));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), path, patienceMs);
    c.window()->start();
    QTRY_VERIFY_WITH_TIMEOUT(c.workspace()->investigation().hosts().size() > 20, patienceMs);
    FailingDrive::begin(drive, error, reach);
    const bool told = QTest::qWaitFor([&] { return stripWith(c, QStringLiteral("goes on in memory")); }, patienceMs);
    const bool atOnce = told && c.desktop().run()->isRunning();
    const bool finished = QTest::qWaitFor([&] { return c.isFinished(); }, patienceMs);
    if (finished)
        testsupport::work(*c.workspace());
    const bool modified = c.window()->isWindowModified();
    const QString kept = c.file(QStringLiteral("kept.mdticase"));
    c.desktop().cases()->saveAs(kept);
    const bool saved = QTest::qWaitFor([&] { return c.desktop().cases()->path() == kept; }, patienceMs);
    const int refused = FailingDrive::refused();
    const bool rested = QTest::qWaitFor([&] { return isAtRest(c); }, patienceMs);
    const QByteArray hash = hashOf(c);
    c.endProgram(); // with the drive still gone
    FailingDrive::end();
    QVERIFY(refused > 0);
    QVERIFY(told && atOnce && modified);
    QVERIFY(finished);
    QVERIFY(saved && rested);
    QCOMPARE(hashOf(kept), hash);
    const auto file = casefile::CaseFile::open(kept, casefile::CaseFile::Mode::ReadOnly);
    QVERIFY(file.has_value());
    const auto contents = (*file)->load();
    QVERIFY(contents->investigation.hosts().size() >= 300);
    QCOMPARE(contents->runs.size(), 1);
    QCOMPARE(contents->runs.first().ending, QStringLiteral("complete"));
    QVERIFY(contents->activity.size() > 10);
    QVERIFY((*file)->journalSize()->answers > 100); // those that waited for the drive
#endif
}

void TestCaseTrouble::a_drive_that_comes_back_has_everything()
{
#ifdef Q_OS_LINUX
    using testsupport::FailingDrive;
    DesktopCase c;
    c.show();
    c.give(testsupport::sampleList());
    QTRY_VERIFY(!c.workspace()->isEmpty());
    const QString drive = c.file(QStringLiteral("drive")), path = drive + QStringLiteral("/far.mdticase");
    QVERIFY(QDir().mkpath(drive));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), path, patienceMs);
    FailingDrive::begin(drive, EIO, FailingDrive::Reach::Data);
    c.window()->start();
    const bool told = QTest::qWaitFor([&] { return stripWith(c, QStringLiteral("goes on in memory")); }, patienceMs);
    const bool finished = QTest::qWaitFor([&] { return c.isFinished(); }, patienceMs);
    FailingDrive::end();
    QVERIFY(told && finished);
    QTRY_VERIFY_WITH_TIMEOUT(!stripWith(c, QStringLiteral("goes on in memory")), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    QVERIFY(!c.desktop().cases()->isModified());
    const QByteArray hash = hashOf(c);
    c.endProgram();
    QCOMPARE(hashOf(path), hash);
#else
    QSKIP("needs calls that can be made to fail");
#endif
}

/// No place for unsaved cases and none for the one that is to be saved, as in a home that was mounted read-only.
void TestCaseTrouble::a_folder_that_takes_nothing_is_told()
{
#ifdef Q_OS_UNIX
    DesktopCase c;
    c.show();
    const QString locked = QFileInfo(c.unsavedFolder()).absolutePath(), kept = c.file(QStringLiteral("kept.mdticase"));
    QVERIFY(QDir().mkpath(locked));
    const QFile::Permissions before = QFile::permissions(locked);
    QVERIFY(QFile::setPermissions(locked, QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup));
    // Root may write everywhere; anybody else, also of root's group, may not. The folder for what is saved later belongs
    // to the group.
    const bool isRoot = geteuid() == 0;
    const QString home = QFileInfo(kept).absolutePath();
    const QFile::Permissions homeBefore = QFile::permissions(home);
    QFile::setPermissions(home, homeBefore | QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup);
    QVERIFY(!isRoot || setresuid(65534, 65534, 0) == 0);
    c.give(testsupport::sampleList());
    const bool given = QTest::qWaitFor([&] { return !c.workspace()->isEmpty(); }, patienceMs);
    c.window()->start();
    const bool told = QTest::qWaitFor([&] { return stripWith(c, QStringLiteral("goes on in memory")); }, patienceMs);
    const bool finished = QTest::qWaitFor([&] { return c.isFinished(); }, patienceMs);
    const QString refusedPath = locked + QStringLiteral("/no.mdticase");
    QSignalSpy failed(c.desktop().cases(), &ui::CaseControl::failed);
    c.desktop().cases()->saveAs(refusedPath);
    const bool refused = QTest::qWaitFor([&] { return failed.size() == 1; }, patienceMs);
    c.desktop().cases()->saveAs(kept);
    const bool saved = QTest::qWaitFor([&] { return c.desktop().cases()->path() == kept; }, patienceMs);
    const bool rested = QTest::qWaitFor([&] { return isAtRest(c); }, patienceMs);
    const QByteArray hash = hashOf(c);
    c.endProgram();
    QVERIFY(!isRoot || setresuid(0, 0, 0) == 0);
    QFile::setPermissions(home, homeBefore);
    QFile::setPermissions(locked, before);
    QVERIFY(given && told && finished);
    QVERIFY(refused);
    QVERIFY(failed.first().first().toString().contains(QStringLiteral("no.mdticase")));
    QVERIFY(!QFile::exists(refusedPath));
    QVERIFY(saved && rested);
    QCOMPARE(hashOf(kept), hash);
#else
    QSKIP("needs permissions of folders");
#endif
}

QTEST_MAIN(TestCaseTrouble)
#include "tst_casetrouble.moc"
