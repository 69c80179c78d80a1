// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/layout.h"
#include "core/graph/scene.h"
#include "tests/support/chaingraph.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace graph;

namespace {

QString helper()
{
    return QStringLiteral(MDTI_BIN_DIR "/mdti-layout");
}

LayoutInput chainInput(int hosts, const QString &layout = QStringLiteral("organic"))
{
    ViewState view;
    view.layout = layout;
    view.bundling = false;
    return layoutInput(buildScene(testsupport::chainGraph({.hosts = hosts}), {}, view), view, {});
}

/// A program that stands in for the helper.
QString script(const QTemporaryDir &folder, const QByteArray &text)
{
    const QString path = folder.filePath(QStringLiteral("helper"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + text + '\n') < 0)
        qFatal("Cannot write %s", qPrintable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

quint64 ticketOf(const QSignalSpy &spy, qsizetype at = 0)
{
    return spy.at(at).at(0).toULongLong();
}

LayoutResult resultOf(const QSignalSpy &spy, qsizetype at = 0)
{
    return spy.at(at).at(1).value<LayoutResult>();
}

} // namespace

class TestLayoutService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helperGivesTheSamePicture();
    void helperServesManyRequests();
    void newestWins();
    void cancelIsImmediate();
    void withoutHelperAThreadDoesIt();
    void helperThatCannotStart();
    void helperThatDies();
    void helperThatTalksNonsense();
    void helperThatHangs();
    void slowGraphvizIsReplaced();
    void goingAwayWhileBusy();
};

void TestLayoutService::helperGivesTheSamePicture()
{
    LayoutService service(helper());
    QSignalSpy finished(&service, &LayoutService::finished);
    for (const char *layout : {"flow", "organic", "radial"}) {
        const LayoutInput input = chainInput(500, QLatin1String(layout));
        finished.clear();
        const quint64 ticket = service.request(input);
        QVERIFY(service.isBusy());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QVERIFY(!service.isBusy());
        QCOMPARE(ticketOf(finished), ticket);
        QCOMPARE(resultOf(finished).note, QString());
        QCOMPARE(resultOf(finished).positions, layOut(input).positions);
    }
}

void TestLayoutService::helperServesManyRequests()
{
    LayoutService service(helper());
    QSignalSpy finished(&service, &LayoutService::finished);
    const LayoutInput input = chainInput(50);
    for (int i = 1; i <= 20; ++i) {
        service.request(input);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), i, 20'000);
    }
}

void TestLayoutService::newestWins()
{
    LayoutService service(helper());
    QSignalSpy finished(&service, &LayoutService::finished);
    const LayoutInput big = chainInput(20'000), small = chainInput(40);
    for (int i = 0; i < 5; ++i)
        service.request(big);
    const quint64 last = service.request(small);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QCOMPARE(ticketOf(finished), last);
    QCOMPARE(resultOf(finished).positions.size(), small.items.size());
    QTest::qWait(0);
    QCOMPARE(finished.size(), 1);
}

void TestLayoutService::cancelIsImmediate()
{
    LayoutService service(helper());
    QSignalSpy finished(&service, &LayoutService::finished), failed(&service, &LayoutService::failed);
    const LayoutInput small = chainInput(40);
    service.request(small); // the helper runs
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    finished.clear();
    service.request(chainInput(50'000));
    QCoreApplication::processEvents();
    QElapsedTimer timer;
    timer.start();
    service.cancel();
    qInfo("cancelled in %lld ms", timer.elapsed());
    QVERIFY(!service.isBusy());
    const quint64 ticket = service.request(small);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QCOMPARE(ticketOf(finished), ticket);
    QCOMPARE(failed.size(), 0);
}

void TestLayoutService::withoutHelperAThreadDoesIt()
{
    LayoutService service(QStringLiteral("/nonexistent/mdti-layout"));
    QSignalSpy finished(&service, &LayoutService::finished);
    const LayoutInput input = chainInput(100);
    service.request(chainInput(2'000));
    const quint64 ticket = service.request(input);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QCOMPARE(ticketOf(finished), ticket);
    QCOMPARE(resultOf(finished).positions, layOut(input).positions);
    service.request(input);
    service.cancel();
    QVERIFY(!service.isBusy());
    const quint64 next = service.request(input);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 20'000);
    QCOMPARE(ticketOf(finished, 1), next);
}

void TestLayoutService::helperThatCannotStart()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("helper")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/nonexistent/interpreter\n");
    file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    file.close();
    LayoutService service(file.fileName());
    QSignalSpy finished(&service, &LayoutService::finished);
    for (int i = 1; i <= 2; ++i) {
        service.request(chainInput(100));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), i, 20'000);
    }
}

void TestLayoutService::helperThatDies()
{
    QTemporaryDir folder;
    LayoutService service(script(folder, "exit 3"));
    QSignalSpy finished(&service, &LayoutService::finished), failed(&service, &LayoutService::failed);
    const quint64 ticket = service.request(chainInput(100));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QCOMPARE(ticketOf(failed), ticket);
    QVERIFY(!failed.at(0).at(1).toString().isEmpty());
    QCOMPARE(finished.size(), 0);
    QVERIFY(!service.isBusy());
}

void TestLayoutService::helperThatTalksNonsense()
{
    QTemporaryDir folder;
    LayoutService service(script(folder, "printf '\\377\\377\\377\\377garbage'; cat > /dev/null"));
    QSignalSpy finished(&service, &LayoutService::finished), failed(&service, &LayoutService::failed);
    service.request(chainInput(100));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QCOMPARE(finished.size(), 0);
}

void TestLayoutService::helperThatHangs()
{
    QTemporaryDir folder;
    LayoutService service(script(folder, "exec cat > /dev/null"));
    QSignalSpy finished(&service, &LayoutService::finished), failed(&service, &LayoutService::failed);
    service.request(chainInput(100));
    QTest::qWait(0);
    QVERIFY(service.isBusy());
    QElapsedTimer timer;
    timer.start();
    service.cancel();
    qInfo("cancelled in %lld ms", timer.elapsed());
    QVERIFY(!service.isBusy());
    QCOMPARE(finished.size() + failed.size(), 0);
}

void TestLayoutService::slowGraphvizIsReplaced()
{
    LayoutService service(helper());
    service.setTimeLimit(1);
    QCOMPARE(service.timeLimit(), 1);
    QSignalSpy finished(&service, &LayoutService::finished);
    const LayoutInput input = chainInput(20'000);
    const quint64 ticket = service.request(input);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    QCOMPARE(ticketOf(finished), ticket);
    QVERIFY(resultOf(finished).note.contains(u"too long"));
    QCOMPARE(resultOf(finished).positions.size(), input.items.size());
}

void TestLayoutService::goingAwayWhileBusy()
{
    QElapsedTimer timer;
    {
        LayoutService service(helper());
        service.request(chainInput(20'000));
        QCoreApplication::processEvents();
        timer.start();
    }
    qInfo("gone in %lld ms", timer.elapsed());
}

QTEST_GUILESS_MAIN(TestLayoutService)
#include "tst_layoutservice.moc"
