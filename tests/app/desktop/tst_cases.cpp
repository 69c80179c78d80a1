// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "casetrials.h"

#include "app/gui/caseservice.h"
#include "app/gui/runservice.h"
#include "ui/models/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/unsaveddialog.h"
#include "ui/theme/plurals.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDialog>
#include <QListWidget>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>


using casefile::CaseFile;
using testsupport::answer;
using testsupport::DesktopCase;
using testsupport::exported;
using testsupport::hashOf;
using testsupport::isAtRest;
using testsupport::patienceMs;
using testsupport::placesOf;
using testsupport::question;
using testsupport::stripWith;
using testsupport::work;
using ui::Actions;

namespace {

using Key = graph::NodeKey;

} // namespace

class TestCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void what_is_saved_comes_back_as_it_was();
    void a_saved_case_is_free_once_it_is_closed();
    void an_unsaved_case_is_offered_after_a_crash();
    void unsaved_cases_are_listed_once_and_can_be_deleted();
    void every_file_that_was_read_counts();
    void a_killed_window_goes_on_where_it_was();
    void a_case_that_is_open_elsewhere_opens_read_only();
    void what_cannot_be_opened_says_why();
    void a_damaged_case_is_recovered();

private:
    void confirm_what_is_deleted(DesktopCase &c, ui::UnsavedDialog *dialog);

    std::unique_ptr<theme::Theme> m_theme;
};

void TestCases::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QCoreApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    theme::installPlurals(qApp);
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestCases::what_is_saved_comes_back_as_it_was()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    QVERIFY(c.window()->isWindowModified()); // it has no name yet
    work(*c.workspace());
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    const QString path = c.file(QStringLiteral("phish.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE(c.desktop().cases()->path(), path);
    QTRY_VERIFY(!c.window()->isWindowModified());
    QVERIFY(c.window()->windowTitle().contains(QStringLiteral("phish.mdticase")));
    QVERIFY(QDir(c.unsavedFolder()).isEmpty());
    // Saving is no pause: what follows is kept too.
    c.workspace()->moveNodes({{Key{Key::Kind::Host, 2}, QPointF(400, -50)}});
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    const QByteArray before = exported(c), hash = hashOf(c);
    const QHash<QString, QPointF> places = placesOf(c);
    QVERIFY(before.size() > 1000);

    c.restart();
    c.show();
    QTRY_COMPARE(c.desktop().cases()->recent().size(), 1);
    c.window()->openCase(path);
    QTRY_VERIFY_WITH_TIMEOUT(!c.workspace()->isEmpty() && isAtRest(c), patienceMs);
    QCOMPARE(exported(c), before);
    QCOMPARE(hashOf(c), hash);
    QCOMPARE(placesOf(c), places);
    QCOMPARE(c.desktop().cases()->tlp(), QStringLiteral("TLP:AMBER"));
    QCOMPARE(c.workspace()->view().filter.actors.size(), 1);
    QVERIFY(!c.desktop().cases()->isModified());
    QVERIFY(!c.desktop().cases()->isInterrupted());
    QVERIFY(!c.workspace()->undoStack()->canUndo());
    c.window()->close();
    QVERIFY(!question(c)); // nothing would be lost
    c.endProgram();
    QCOMPARE(hashOf(path), hash);
}

void TestCases::a_saved_case_is_free_once_it_is_closed()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    app::CaseService *cases = c.desktop().cases();
    const QString path = c.file(QStringLiteral("once.mdticase"));
    connect(cases, &ui::CaseControl::saved, cases, [cases] { cases->close(); });
    cases->saveAs(path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path) && cases->path().isEmpty() && cases->isAtRest(), patienceMs);
    cases->disconnect(cases);
    QCoreApplication::processEvents();
    QSignalSpy refused(cases, &ui::CaseControl::refused);
    cases->open(path);
    QTRY_COMPARE_WITH_TIMEOUT(cases->path(), path, patienceMs);
    QCOMPARE(refused.count(), 0);
}

void TestCases::an_unsaved_case_is_offered_after_a_crash()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    work(*c.workspace());
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    const QByteArray hash = hashOf(c);
    c.restart();
    c.show();
    QTRY_VERIFY(question(c));
    QVERIFY(question(c)->accessibleName().contains(QStringLiteral("unsaved case")));
    // Deleting it is asked about once more.
    QVERIFY(answer(c, QStringLiteral("Delete it…")));
    QTRY_VERIFY(question(c) && question(c)->accessibleName().contains(QStringLiteral("Delete 1 unsaved case?")));
    QCOMPARE(c.desktop().cases()->unsaved().size(), 1);
    QVERIFY(answer(c, QStringLiteral("Keep it")));
    QTRY_VERIFY(!question(c));
    QCOMPARE(c.desktop().cases()->unsaved().size(), 1);
    c.restart();
    c.show();
    QTRY_VERIFY(question(c));
    QVERIFY(answer(c, QStringLiteral("Open it")));
    QTRY_VERIFY_WITH_TIMEOUT(!c.workspace()->isEmpty() && isAtRest(c), patienceMs);
    QCOMPARE(hashOf(c), hash);
    QVERIFY(c.desktop().cases()->path().isEmpty());
    QVERIFY(c.desktop().cases()->isModified());
    // Given up on purpose, it does not come back.
    c.desktop().cases()->close();
    c.restart();
    c.show();
    QVERIFY(c.desktop().cases()->isAtRest());
    QCoreApplication::processEvents();
    QVERIFY(c.desktop().cases()->unsaved().isEmpty());
}

/// Three of four are chosen. Nothing goes before the question was answered, and Enter keeps it.
void TestCases::confirm_what_is_deleted(DesktopCase &c, ui::UnsavedDialog *dialog)
{
    const auto wantDeleted = [dialog] {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Delete 3 cases…") && button->isEnabled())
                button->click();
        }
    };
    wantDeleted();
    QTRY_VERIFY(question(c));
    QVERIFY(question(c)->accessibleName().contains(QStringLiteral("Delete 3 unsaved cases?")));
    const auto words = question(c)->findChildren<QLabel *>();
    QVERIFY(std::any_of(words.begin(), words.end(),
                        [](const QLabel *label) { return label->text().contains(QStringLiteral("in them are lost")); }));
    QCOMPARE(c.desktop().cases()->unsaved().size(), 4);
    QTRY_VERIFY(qobject_cast<QPushButton *>(question(c)->focusWidget()));
    QCOMPARE(qobject_cast<QPushButton *>(question(c)->focusWidget())->text(), QStringLiteral("Keep them"));
    QVERIFY(question(c)->testAttribute(Qt::WA_KeyboardFocusChange)); // and it has the ring
    QTest::keyClick(question(c)->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!question(c));
    QVERIFY(c.desktop().cases()->isAtRest());
    QCOMPARE(c.desktop().cases()->unsaved().size(), 4);
    QCOMPARE(QDir(c.unsavedFolder()).entryList({QStringLiteral("*.mdticase")}).size(), 4);
    wantDeleted();
    QTRY_VERIFY(question(c));
    QTest::keyClick(question(c), Qt::Key_Escape);
    QTRY_VERIFY(!question(c));
    QCOMPARE(c.desktop().cases()->unsaved().size(), 4);
    wantDeleted();
    QTRY_VERIFY(question(c));
    QVERIFY(answer(c, QStringLiteral("Delete 3 cases")));
}

void TestCases::unsaved_cases_are_listed_once_and_can_be_deleted()
{
    DesktopCase c;
    for (int n = 0; n < 4; ++n) {
        c.show();
        if (n > 0) {
            QTRY_VERIFY(question(c));
            QVERIFY(answer(c, QStringLiteral("Later")));
        }
        c.give(QStringLiteral("203.0.113.%1").arg(n + 7));
        QTRY_VERIFY(!c.workspace()->isEmpty());
        QVERIFY(c.desktop().cases()->isAtRest());
        c.restart();
    }
    { // begun and left with nothing in it
        const auto empty = CaseFile::create(c.unsavedFolder() + QStringLiteral("/empty.mdticase"));
        QVERIFY(empty.has_value());
    }
    c.restart();
    c.show();
    QTRY_VERIFY(question(c));
    QVERIFY(!QFile::exists(c.unsavedFolder() + QStringLiteral("/empty.mdticase")));
    QVERIFY(answer(c, QStringLiteral("Later")));
    QCOMPARE(c.desktop().cases()->unsaved().size(), 4);
    int entries = 0;
    for (const QAbstractButton *button : c.window()->findChildren<QAbstractButton *>())
        entries += button->accessibleName().contains(QStringLiteral("unsaved case"), Qt::CaseInsensitive)
            || button->text().contains(QStringLiteral("unsaved case"), Qt::CaseInsensitive);
    QCOMPARE(entries, 1);
    c.window()->openCase({}); // what that entry does
    auto *dialog = c.window()->findChild<ui::UnsavedDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->list()->count(), 4);
    dialog->list()->selectAll();
    dialog->list()->item(0)->setSelected(false);
    confirm_what_is_deleted(c, dialog);
    QVERIFY(!QTest::currentTestFailed());
    QTRY_COMPARE(dialog->list()->count(), 1);
    QVERIFY(c.desktop().cases()->isAtRest());
    QCOMPARE(QDir(c.unsavedFolder()).entryList({QStringLiteral("*.mdticase")}).size(), 1);
    QSignalSpy opened(c.desktop().cases(), &ui::CaseControl::opened);
    QTest::keyClick(dialog->list(), Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(c.workspace()->investigation().indicators.first().value, QStringLiteral("203.0.113.10"));
}

void TestCases::every_file_that_was_read_counts()
{
    DesktopCase c;
    c.show();
    const auto write = [&c](const QString &name, const QByteArray &text) {
        QFile file(c.file(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    };
    const QStringList paths = {write(QStringLiteral("one.txt"), "203.0.113.7\n"),
                               write(QStringLiteral("again.txt"), "203.0.113[.]7\n"), // nothing new
                               write(QStringLiteral("none.txt"), "Nothing to see here.\n"),
                               c.file(QStringLiteral("gone.txt"))}; // is not there, so it was not read
    const auto says = [&c](const QString &words) {
        const auto labels = c.window()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(words);
        });
    };
    c.window()->addFiles(paths.mid(2, 1)); // on the first page there is no line about the input
    QTRY_VERIFY(says(QStringLiteral("No indicator from none.txt. No address")));
    c.window()->addFiles(paths);
    QTRY_VERIFY(stripWith(c, QStringLiteral("1 indicator from 3 files, 1 part could not be read")));
    c.window()->addFiles(paths.mid(1, 1));
    QTRY_VERIFY(stripWith(c, QStringLiteral("1 indicator from again.txt")));
    c.window()->addFiles(paths.mid(2, 1));
    QTRY_VERIFY(stripWith(c, QStringLiteral("No indicator from none.txt")));
}

void TestCases::a_killed_window_goes_on_where_it_was()
{
    sampletenant::Behaviour slow;
    slow.latencyMs = 15;
    DesktopCase c(sampletenant::bundledData(), slow);
    c.endProgram();
    const QString list = c.file(QStringLiteral("list.txt"));
    QFile file(list);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(testsupport::sampleList().toUtf8());
    file.close();
    QProcess program;
    program.setProcessEnvironment(c.environment());
    program.start(QStringLiteral(MDTI_BIN_DIR "/mdti-actor-lookup"), {QStringLiteral("--run"), list});
    QVERIFY(program.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(c.tenant()->log().counters().requests >= 120, patienceMs);
    program.kill();
    QVERIFY(program.waitForFinished());
    QSet<QByteArray> had;
    const QStringList files = QDir(c.unsavedFolder()).entryList({QStringLiteral("*.mdticase")});
    QCOMPARE(files.size(), 1);
    {
        const auto left = CaseFile::open(c.unsavedFolder() + u'/' + files.first(), CaseFile::Mode::ReadOnly);
        QVERIFY2(left.has_value(), left ? "" : qPrintable(left.error().detail));
        (void)(*left)->sql()->call(casefile::SqlThread::Kind::Read, [&](casefile::Database &database) -> base::Status {
            casefile::Statement &query = database.statement("SELECT key FROM answers");
            while (query.step())
                had.insert(query.bytes(0));
            query.reset();
            return {};
        });
    }
    QVERIFY(had.size() > 20);
    const qsizetype asked = c.tenant()->log().size();
    c.restart();
    c.show();
    QTRY_VERIFY(question(c));
    QVERIFY(answer(c, QStringLiteral("Open it")));
    QTRY_VERIFY_WITH_TIMEOUT(!c.workspace()->isEmpty(), patienceMs);
    QVERIFY(c.desktop().cases()->isInterrupted());
    QTRY_VERIFY(stripWith(c, QStringLiteral("interrupted")));
    QTRY_VERIFY(c.action(Actions::Run)->isEnabled());
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    for (const sampletenant::Exchange &exchange : c.tenant()->log().all().mid(asked))
        QVERIFY2(!had.contains(exchange.verb + ' ' + exchange.target), exchange.target.constData());
    const QByteArray resumed = exported(c, true);
    DesktopCase calm;
    RUN_SAMPLE(calm);
    static const QRegularExpression when(QStringLiteral("\"(requestId|retrieved|file)\": \"[^\"]*\""));
    QCOMPARE(QString::fromUtf8(resumed).remove(when), QString::fromUtf8(exported(calm, true)).remove(when));
}

void TestCases::a_case_that_is_open_elsewhere_opens_read_only()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    const QString path = c.file(QStringLiteral("shared.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE(c.desktop().cases()->path(), path);
    c.restart();
    QProcess other; // another window, with settings of its own
    QProcessEnvironment environment = c.environment();
    for (const char *place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(place), c.file(QStringLiteral("other")));
    other.setProcessEnvironment(environment);
    other.start(QStringLiteral(MDTI_BIN_DIR "/mdti-actor-lookup"), {path});
    QVERIFY(other.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path + QStringLiteral("-wal")), patienceMs);
    c.show();
    c.window()->openCase(path);
    QTRY_VERIFY_WITH_TIMEOUT(question(c), patienceMs);
    QVERIFY(answer(c, QStringLiteral("Open read-only")));
    QTRY_VERIFY_WITH_TIMEOUT(!c.workspace()->isEmpty() && isAtRest(c), patienceMs);
    QVERIFY(c.desktop().cases()->isReadOnly());
    QVERIFY(c.window()->windowTitle().contains(QStringLiteral("read-only")));
    QVERIFY(!c.action(Actions::Save)->isEnabled());
    c.workspace()->setTlp(QStringLiteral("TLP:RED"));
    const QString mine = c.file(QStringLiteral("mine.mdticase"));
    c.desktop().cases()->saveAs(mine);
    QTRY_COMPARE(c.desktop().cases()->path(), mine);
    QVERIFY(!c.desktop().cases()->isReadOnly());
    const QByteArray hash = hashOf(c);
    c.endProgram();
    QCOMPARE(hashOf(mine), hash);
    other.kill();
    other.waitForFinished();
}

void TestCases::what_cannot_be_opened_says_why()
{
    DesktopCase c;
    c.show();
    QSignalSpy failed(c.desktop().cases(), &ui::CaseControl::failed);
    const QString text = c.file(QStringLiteral("list.mdticase"));
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("203.0.113.7\n");
    file.close();
    c.window()->openCase(text);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.takeFirst().first().toString().contains(QStringLiteral("list.mdticase")));
    c.window()->openCase(c.file(QStringLiteral("none.mdticase")));
    QTRY_COMPARE(failed.size(), 1);
    failed.clear();
    const QString newer = c.file(QStringLiteral("newer.mdticase"));
    {
        const auto made = CaseFile::create(newer);
        QVERIFY(made.has_value());
        QVERIFY((*made)->sql()->outside(
            [](casefile::Database &database) { return database.execute("PRAGMA user_version = 999"); }));
    }
    c.window()->openCase(newer);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.takeFirst().first().toString().contains(QStringLiteral("newer version")));
    QVERIFY(c.workspace()->isEmpty());
}

void TestCases::a_damaged_case_is_recovered()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    const QString path = c.file(QStringLiteral("torn.mdticase")), whole = c.file(QStringLiteral("whole.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE(c.desktop().cases()->path(), path);
    c.restart();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    // Pages here and there, as bad sectors leave them.
    for (qint64 at = 12 * 4096; at + 4096 < file.size(); at += 5 * 4096) {
        file.seek(at);
        file.write(QByteArray(4096, '\x5a'));
    }
    file.close();
    c.show();
    QSignalSpy refused(c.desktop().cases(), &ui::CaseControl::refused);
    c.window()->openCase(path);
    QTRY_VERIFY_WITH_TIMEOUT(question(c), patienceMs);
    QCOMPARE(refused.size(), 1);
    QVERIFY(answer(c, QStringLiteral("Leave it")));
    QSignalSpy report(c.desktop().cases(), &ui::CaseControl::recoveryDone);
    c.desktop().cases()->recover(path, whole);
    QTRY_COMPARE_WITH_TIMEOUT(report.size(), 1, patienceMs);
    QVERIFY(report.first().first().toString().contains(QStringLiteral("Saved:")));
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), whole, patienceMs);
    QVERIFY(answer(c, QStringLiteral("Go to the case")));
}

QTEST_MAIN(TestCases)
#include "tst_cases.moc"
