// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/casefile.h"
#include "core/casefile/merge.h"
#include "core/casefile/recovery.h"

#include "tests/casefile/randomcase.h"
#include "tests/support/investigationbuilder.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using base::Status;
using casefile::CaseFile;
using casefile::Contents;
using testsupport::RandomCase;

namespace {

/// The first difference as text; empty when there is none.
QString difference(const chain::Investigation &a, const chain::Investigation &b)
{
    if (a.indicators != b.indicators)
        return QStringLiteral("indicators");
    if (a.rejected != b.rejected)
        return QStringLiteral("rejected");
    if (!(a.options == b.options))
        return QStringLiteral("options");
    if (a.created != b.created)
        return QStringLiteral("created");
    if (a.incomplete() != b.incomplete())
        return QStringLiteral("incomplete");
    if (!(a.stats() == b.stats()))
        return QStringLiteral("stats");
    const auto list = [](const char *what, const auto &x, const auto &y) {
        if (x.size() != y.size())
            return QStringLiteral("%1: %2 and %3").arg(QLatin1String(what)).arg(x.size()).arg(y.size());
        for (qsizetype n = 0; n < x.size(); ++n) {
            if (!(x.at(n) == y.at(n)))
                return QStringLiteral("%1 %2").arg(QLatin1String(what)).arg(n);
        }
        return QString();
    };
    for (const QString &found : {list("host", a.hosts(), b.hosts()), list("record", a.records(), b.records()),
                                 list("actor", a.actors(), b.actors()), list("claim", a.claims(), b.claims())}) {
        if (!found.isEmpty())
            return found;
    }
    return {};
}

bool sameView(const graph::ViewState &a, const graph::ViewState &b)
{
    return a.layout == b.layout && a.filter == b.filter && a.hidden == b.hidden && a.openBundles == b.openBundles
        && a.moved == b.moved && a.bundling == b.bundling;
}

std::unique_ptr<CaseFile> opened(base::Result<std::unique_ptr<CaseFile>> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(*result);
}

} // namespace

class TestCaseFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    QString path(const char *name = "one.mdticase") const { return m_folder->filePath(QLatin1String(name)); }

    void aWholeCaseComesBack_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void aWholeCaseComesBack()
    {
        QFETCH(quint32, seed);
        RandomCase random(seed);
        chain::Investigation expected = random.input(3);
        Contents work;
        {
            const auto file = opened(CaseFile::create(path()));
            file->beginRun(expected);
            for (int step = 0; step < 8; ++step) {
                const chain::Delta delta = random.grow(expected, 5 + random.number(20), 30);
                work.activity += delta.activity;
                file->save(delta);
            }
            work.view = random.view(expected);
            work.notes = random.notes(expected);
            file->saveView(work.view, expected);
            for (const casefile::Note &note : std::as_const(work.notes))
                file->setNote(note);
            file->setTlp(QStringLiteral("amber"));
            file->endRun(expected.created.addSecs(60), QStringLiteral("incomplete"));
        }
        const auto file = opened(CaseFile::open(path()));
        const auto loaded = file->load();
        QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().detail));
        QCOMPARE(difference(loaded->investigation, expected), QString());
        QVERIFY(sameView(loaded->view, work.view));
        QCOMPARE(loaded->notes, work.notes);
        QCOMPARE(loaded->tlp, QStringLiteral("amber"));
        QCOMPARE(loaded->activity.size(), work.activity.size());
        QCOMPARE(loaded->activity.last().text, work.activity.last().text);
        QCOMPARE(loaded->runs.size(), 1);
        QCOMPARE(loaded->runs.first().ending, QStringLiteral("incomplete"));
        QCOMPARE(loaded->runs.first().ended, expected.created.addSecs(60));
    }

    void aPlanStaysAsItWasLastKept()
    {
        using casefile::KeptPlan;
        const QDateTime time(QDate(2026, 8, 19), QTime(14, 9), Qt::UTC);
        const KeptPlan begun{QStringLiteral("arm/one"), time, QStringLiteral("{\"begun\":1}")};
        const KeptPlan half{QStringLiteral("arm/one"), time.addSecs(1), QStringLiteral("{\"half\":1}")};
        const KeptPlan other{QStringLiteral("arm/two"), time, QStringLiteral("{\"other\":1}")};
        const KeptPlan dropped{QStringLiteral("arm/three"), time, QStringLiteral("{}")};
        {
            const auto file = opened(CaseFile::create(path()));
            for (const KeptPlan &plan : {begun, half, other, dropped, KeptPlan{dropped.target, time, {}}})
                QVERIFY(file->setPlan(plan));
            QVERIFY(QFile::copy(path(), path("killed.mdticase"))); // without a flush: it is on disk by then
            QVERIFY(QFile::copy(path() + QStringLiteral("-wal"), path("killed.mdticase-wal")));
            QVERIFY(file->saveAs(path("elsewhere.mdticase")));
        }
        const casefile::KeptPlans expected{{half.target, half}, {other.target, other}};
        for (const char *name : {"one.mdticase", "killed.mdticase", "elsewhere.mdticase"})
            QCOMPARE(opened(CaseFile::open(path(name)))->load()->plans, expected);
        QVERIFY(casefile::recover(path(), path("recovered.mdticase")));
        QCOMPARE(opened(CaseFile::open(path("recovered.mdticase")))->load()->plans, expected);
        Contents a, b;
        a.plans = {{half.target, half}};
        b.plans = {{begun.target, begun}, {other.target, other}};
        QCOMPARE(casefile::merge(a, b).plans, expected);
        QCOMPARE(casefile::merge(b, a).plans, expected);
    }

    void anUnfinishedRunThatGotLessFarDoesNotHideTheLastOne()
    {
        RandomCase random(7);
        chain::Investigation whole = random.input(2), again = whole;
        const auto file = opened(CaseFile::create(path()));
        file->beginRun(whole);
        file->save(random.grow(whole, 40, 40));
        file->endRun(whole.created, QStringLiteral("complete"));
        file->beginRun(again);
        file->save(random.grow(again, 3, 3));
        QVERIFY(file->flush());
        QVERIFY(QFile::copy(path(), path("killed.mdticase"))); // as after kill -9: the log comes along
        QVERIFY(QFile::copy(path() + QStringLiteral("-wal"), path("killed.mdticase-wal")));
        const auto killed = opened(CaseFile::open(path("killed.mdticase")));
        QCOMPARE(difference(killed->load()->investigation, whole), QString());
    }

    void twoRunsCanBeCompared()
    {
        RandomCase random(8);
        chain::Investigation first = random.input(2), second = first, third = first;
        const auto file = opened(CaseFile::create(path()));
        for (chain::Investigation *run : {&first, &second, &third}) {
            file->beginRun(*run);
            file->save(random.grow(*run, 10, 10));
            file->endRun(run->created, QStringLiteral("complete"));
        }
        const auto now = file->load();
        QCOMPARE(difference(now->investigation, third), QString());
        QCOMPARE(now->runs.size(), 3);
        QVERIFY2(!now->runs.at(0).stored, "only the last two keep what they found");
        QCOMPARE(difference(*file->loadRun(now->runs.at(1).number), second), QString());
    }

    void openElsewhereIsToldAndReadOnlyWorks()
    {
        RandomCase random(9);
        chain::Investigation expected = random.input(2);
        const auto file = opened(CaseFile::create(path()));
        file->beginRun(expected);
        file->save(random.grow(expected, 10, 10));
        QVERIFY(file->flush());
        const auto second = CaseFile::open(path());
        QVERIFY(!second);
        QCOMPARE(second.error().code, casefile::trouble::locked);
        QVERIFY(!CaseFile::open(path(), CaseFile::Mode::ReadOnly)); // this very program has it
    }

    void readOnlyChangesNothing()
    {
        RandomCase random(10);
        chain::Investigation expected = random.input(2);
        {
            const auto file = opened(CaseFile::create(path()));
            file->beginRun(expected);
            file->save(random.grow(expected, 10, 10));
        }
        const auto bytes = [&] {
            QFile file(path());
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = bytes();
        QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner));
        {
            const auto file = opened(CaseFile::open(path(), CaseFile::Mode::ReadOnly));
            QVERIFY(file->isReadOnly());
            QCOMPARE(difference(file->load()->investigation, expected), QString());
            file->setNote({QString(), QStringLiteral("kept in the copy"), false});
            QVERIFY(file->flush());
            QCOMPARE(bytes(), before);
            QVERIFY(file->saveAs(path("copy.mdticase")));
            QVERIFY(!file->isReadOnly());
        }
        QCOMPARE(bytes(), before);
        const auto copy = opened(CaseFile::open(path("copy.mdticase")));
        QCOMPARE(copy->load()->notes.value(QString()).text, QStringLiteral("kept in the copy"));
    }

    void savedElsewhereWithEverything()
    {
        RandomCase random(11);
        chain::Investigation expected = random.input(2);
        {
            const auto file = opened(CaseFile::create(path()));
            QSignalSpy failed(file.get(), &CaseFile::failed), recovered(file.get(), &CaseFile::recovered);
            file->beginRun(expected);
            file->save(random.grow(expected, 10, 10));
            QVERIFY(file->flush());
            QVERIFY(file->sql()->outside([](casefile::Database &database) -> Status {
                database.setMaximumPages(1); // no page more
                return {};
            }));
            for (int step = 0; step < 5; ++step)
                file->save(random.grow(expected, 100, 100));
            QTRY_COMPARE(failed.size(), 1);
            QCOMPARE(failed.first().first().value<base::Error>().code, casefile::trouble::diskFull);
            QVERIFY(!file->flush());
            QVERIFY(file->saveAs(path("elsewhere.mdticase")));
            QTRY_COMPARE(recovered.size(), 1);
            QVERIFY(file->flush());
            QCOMPARE(file->path(), path("elsewhere.mdticase"));
        }
        const auto file = opened(CaseFile::open(path("elsewhere.mdticase")));
        QCOMPARE(difference(file->load()->investigation, expected), QString());
    }

    void aFolderThatTakesNothing()
    {
        // Root may write everywhere; anybody else may not.
        const bool isRoot = geteuid() == 0;
        const auto readable = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(opened(CaseFile::create(path("there.mdticase"))));
        QVERIFY(QFile::setPermissions(m_folder->path(), readable));
        QVERIFY(!isRoot || setresuid(65534, 65534, 0) == 0);
        const auto refused = CaseFile::create(path());
        const auto there = CaseFile::open(path("there.mdticase"));
        const auto looked = CaseFile::open(path("there.mdticase"), CaseFile::Mode::ReadOnly);
        QVERIFY(!isRoot || setresuid(0, 0, 0) == 0);
        QVERIFY(QFile::setPermissions(m_folder->path(), readable | QFile::WriteOwner));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, casefile::trouble::missing);
        QVERIFY(refused.error().detail.contains(QStringLiteral("its folder may not be used")));
        QVERIFY(!there);
        QCOMPARE(there.error().code, casefile::trouble::readOnly);
        QVERIFY2(looked.has_value(), looked ? "" : qPrintable(looked.error().detail));
    }

    void whatIsNoCaseIsRefused()
    {
        QFile text(path("list.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("203.0.113.7\n") > 0);
        text.close();
        for (const auto mode : {CaseFile::Mode::Edit, CaseFile::Mode::ReadOnly}) {
            const auto refused = CaseFile::open(path("list.txt"), mode);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, casefile::trouble::notACase);
            QVERIFY(refused.error().detail.contains(path("list.txt")));
        }
        QCOMPARE(CaseFile::open(path("none.mdticase")).error().code, casefile::trouble::missing);
        for (const QByteArray &content : {QByteArray(), QByteArray("x"), QByteArray(100, 'x')}) {
            QFile file(path("small.mdticase"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
            file.close();
            for (const auto mode : {CaseFile::Mode::Edit, CaseFile::Mode::ReadOnly})
                QCOMPARE(CaseFile::open(path("small.mdticase"), mode).error().code, casefile::trouble::notACase);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), content);
        }
    }

    void aDamagedFileGivesWhatItHas()
    {
        RandomCase random(12);
        chain::Investigation expected = random.input(2);
        {
            const auto file = opened(CaseFile::create(path()));
            file->beginRun(expected);
            for (int step = 0; step < 10; ++step)
                file->save(random.grow(expected, 200, 400));
            file->endRun(expected.created, QStringLiteral("complete"));
            file->setNote({QStringLiteral("h1.example"), QStringLiteral("a note"), true});
        }
        const QByteArray before = damage(path(), 60, 3);
        QVERIFY(!before.isEmpty());
        const auto report = casefile::recover(path(), path("new.mdticase"));
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(!report->damagedTables.isEmpty());
        QVERIFY2(report->hosts + report->lost.hosts >= 1500, qPrintable(report->text()));
        QVERIFY(report->hosts >= 1000);
        QVERIFY(report->text().contains(QString::number(report->hosts)));
        const auto file = opened(CaseFile::open(path("new.mdticase")));
        const auto loaded = file->load();
        QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().detail));
        QCOMPARE(loaded->investigation.hosts().size(), report->hosts);
        for (const chain::Host &host : loaded->investigation.hosts())
            QVERIFY(expected.find(host.value) >= 0);
        QFile damaged(path());
        QVERIFY(damaged.open(QIODevice::ReadOnly));
        QCOMPARE(damaged.readAll(), before); // looked at, not changed
    }

    void nothingLostFromBothWhenMerged()
    {
        Contents a, b;
        a.investigation = testsupport::investigationFrom(QStringLiteral(
            "203.0.113.7 -A 2026-01-01..2026-01-31-> c2.example; c2.example =rule=> Aqua; c2.example is malicious 90"));
        b.investigation
            = testsupport::investigationFrom(QStringLiteral("c2.example -A 2025-12-01..2026-01-05-> 203.0.113.7; "
                                                            "c2.example -NS-> ns.example; ns.example =rule=> Brine; "
                                                            "c2.example =rule=> Aqua"));
        a.notes.insert(QStringLiteral("c2.example"), {QStringLiteral("c2.example"), QStringLiteral("from a"), false});
        b.notes.insert(QStringLiteral("c2.example"), {QStringLiteral("c2.example"), QStringLiteral("from b"), true});
        b.notes.insert(QString(), {QString(), QStringLiteral("about the case"), false});
        a.tlp = QStringLiteral("red");
        b.tlp = QStringLiteral("green");
        const Contents merged = casefile::merge(a, b);
        const chain::Investigation &all = merged.investigation;
        QCOMPARE(all.indicators.size(), 2);
        QCOMPARE(all.hosts().size(), 3);
        QCOMPARE(all.records().size(), 2);
        QCOMPARE(all.records().at(0).firstSeen, QDateTime(QDate(2025, 12, 1), QTime(0, 0), Qt::UTC).toSecsSinceEpoch());
        QCOMPARE(all.records().at(0).lastSeen, QDateTime(QDate(2026, 1, 31), QTime(0, 0), Qt::UTC).toSecsSinceEpoch());
        QCOMPARE(all.actors().size(), 2);
        QCOMPARE(all.claims().size(), 2);
        QCOMPARE(all.hosts().at(all.find(QStringLiteral("c2.example"))).score, 90);
        QCOMPARE(all.hosts().at(all.find(QStringLiteral("c2.example"))).hops, 0);
        QCOMPARE(merged.notes.value(QStringLiteral("c2.example")).text, QStringLiteral("from a\n\nfrom b"));
        QVERIFY(merged.notes.value(QStringLiteral("c2.example")).pinned);
        QCOMPARE(merged.notes.value(QString()).text, QStringLiteral("about the case"));
        QCOMPARE(merged.tlp, QStringLiteral("red"));
    }

private:
    /// Overwrites `count` pages from page `first` on; returns the file as it is then.
    static QByteArray damage(const QString &path, int first, int count)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite))
            return {};
        constexpr int page = 4096;
        if (file.size() < (first + count) * page || !file.seek(qint64(first) * page)
            || file.write(QByteArray(count * page, char(0xa5))) != count * page || !file.seek(0))
            return {};
        return file.readAll();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCaseFile)
#include "tst_casefile.moc"
