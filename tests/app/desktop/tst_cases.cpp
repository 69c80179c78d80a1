// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desktopcase.h"

#include "app/gui/caseservice.h"
#include "app/gui/exportservice.h"
#include "app/gui/runservice.h"
#include "core/casefile/pack.h"
#include "core/export/json.h"
#include "ui/graphview/graphview.h"
#include "ui/models/workspace.h"
#include "ui/shell/comparedialog.h"
#include "ui/shell/decisiondialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/plurals.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using casefile::CaseFile;
using testsupport::DesktopCase;
using ui::Actions;

namespace {

constexpr int patienceMs = 30'000;
using Key = graph::NodeKey;

/// Everything of a case that an analyst could miss.
QByteArray hashOf(const casefile::Contents &contents)
{
    QBuffer json;
    json.open(QIODevice::WriteOnly);
    exporting::Document document{contents.investigation, chain::assess(contents.investigation)};
    (void)exporting::writeJson(document, &json);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(json.data());
    hash.addData(casefile::pack::view(contents.view, contents.investigation).toUtf8());
    hash.addData(casefile::pack::tags(contents.tags).toUtf8());
    hash.addData(contents.tlp.toUtf8());
    QStringList notes;
    for (const casefile::Note &note : contents.notes)
        notes.append(QStringLiteral("%1|%2|%3").arg(note.subject, note.text).arg(note.pinned));
    notes.sort();
    hash.addData(notes.join(u'\n').toUtf8());
    return hash.result().toHex();
}

QByteArray hashOf(const DesktopCase &c)
{
    return hashOf(app::contentsOf(*c.workspace()));
}

QByteArray hashOf(const QString &path)
{
    const auto file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    if (!file)
        return file.error().detail.toUtf8();
    const auto contents = (*file)->load();
    return contents ? hashOf(*contents) : contents.error().detail.toUtf8();
}

/// The result as it is exported; `stable`: without what differs between two runs over the same answers.
QByteArray exported(DesktopCase &c, bool stable = false)
{
    const QString path = c.file(QStringLiteral("out.json"));
    QFile::remove(path);
    QSignalSpy done(c.desktop().exports(), &app::ExportService::done);
    c.desktop().exports()->write(path);
    if (!done.wait(patienceMs))
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (!stable)
        return file.readAll();
    QJsonObject result = QJsonDocument::fromJson(file.readAll()).object();
    result.remove(QStringLiteral("created"));
    result.remove(QStringLiteral("stats"));
    return QJsonDocument(result).toJson();
}

theme::Strip *stripWith(const DesktopCase &c, const QString &part)
{
    for (theme::Strip *strip : c.window()->findChildren<theme::Strip *>()) {
        if (strip->isVisible() && strip->text().contains(part))
            return strip;
    }
    return nullptr;
}

QDialog *question(const DesktopCase &c)
{
    for (auto *dialog : c.window()->findChildren<ui::DecisionDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

bool answer(const DesktopCase &c, const QString &verb)
{
    QDialog *dialog = question(c);
    if (!dialog)
        return false;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text() == verb) {
            button->click();
            return true;
        }
    }
    return false;
}

bool isAtRest(DesktopCase &c)
{
    return c.isSettled() && c.desktop().cases()->isAtRest();
}

QHash<QString, QPointF> placesOf(const DesktopCase &c)
{
    QHash<QString, QPointF> places;
    const QHash<Key, QPointF> positions = c.graph()->positions();
    for (auto node = positions.cbegin(); node != positions.cend(); ++node)
        places.insert(graph::keyText(node.key(), c.workspace()->investigation()), node.value());
    return places;
}

#define RUN_SAMPLE(c) \
    do { \
        (c).show(); \
        (c).give(testsupport::sampleList()); \
        QTRY_VERIFY(!(c).workspace()->isEmpty()); \
        (c).window()->start(); \
        QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs); \
    } while (false)

/// What an analyst does in an hour.
void work(ui::Workspace &workspace)
{
    const chain::Investigation &found = workspace.investigation();
    workspace.moveNodes({{Key{Key::Kind::Host, 0}, QPointF(-321, 77)}});
    workspace.hide({3, 5});
    workspace.setNote({found.hosts().at(1).value, QStringLiteral("Seen in the **proxy** log."), true});
    workspace.setNote({{}, QStringLiteral("Phishing of 3 March"), false});
    workspace.setTags(found.hosts().at(1).value, {QStringLiteral("c2"), QStringLiteral("ask Mary")});
    workspace.setTlp(QStringLiteral("TLP:AMBER"));
    graph::Filter filter;
    filter.actors = {workspace.assessment().actors.first().actor};
    filter.maximumHops = 2;
    workspace.setFilter(filter);
}

} // namespace

class TestCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void what_is_saved_comes_back_as_it_was();
    void a_saved_case_is_free_once_it_is_closed();
    void an_unsaved_case_is_offered_after_a_crash();
    void a_killed_window_goes_on_where_it_was();
    void a_case_that_is_open_elsewhere_opens_read_only();
    void what_cannot_be_opened_says_why();
    void a_damaged_case_is_recovered();
    void a_file_that_goes_away_is_told_and_saved_elsewhere();
    void a_full_disk_is_told_at_once();
    void thousand_steps_back_give_the_same_case();
    void an_expansion_is_one_step_back();
    void running_again_keeps_the_picture_and_tells_what_changed();
    void offline_gives_the_same_bytes();
    void another_service_is_not_mixed_in();

private:
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

void TestCases::a_file_that_goes_away_is_told_and_saved_elsewhere()
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

void TestCases::a_full_disk_is_told_at_once()
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

void TestCases::thousand_steps_back_give_the_same_case()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    ui::Workspace &workspace = *c.workspace();
    const chain::Investigation &found = workspace.investigation();
    QRandomGenerator random(20261124);
    const auto number = [&](int below) { return random.bounded(below); };
    const auto host = [&] { return chain::HostId(number(int(found.hosts().size()))); };
    const auto word = [&] { return QStringLiteral("w%1").arg(number(50)); };
    const std::function<void()> acts[] = {
        [&] { workspace.moveNodes({{Key{Key::Kind::Host, host()}, QPointF(number(900), number(900))}}); },
        [&] { workspace.hide({host(), host()}); },
        [&] { workspace.show({host()}); },
        [&] { workspace.showAll(); },
        [&] { workspace.openBundle(host(), number(2) != 0); },
        [&] { workspace.setBundling(number(2) != 0); },
        [&] {
            graph::Filter filter;
            filter.maximumHops = number(4) - 1;
            filter.text = number(3) ? QString() : word();
            filter.hideHeld = number(2) != 0;
            workspace.setFilter(filter);
        },
        [&] {
            const QStringList layouts{QStringLiteral("flow"), QStringLiteral("organic"), QStringLiteral("radial")};
            workspace.setLayout(layouts[number(3)]);
        },
        [&] { workspace.forgetPositions(); },
        [&] { workspace.setNote({found.hosts().at(host()).value, number(3) ? word() : QString(), number(2) != 0}); },
        [&] { workspace.setNote({{}, word(), false}); },
        [&] { workspace.setTags(found.hosts().at(host()).value, number(3) ? QStringList{word(), word()} : QStringList()); },
        [&] {
            const QStringList marks{{}, QStringLiteral("TLP:GREEN"), QStringLiteral("TLP:AMBER"), QStringLiteral("TLP:RED")};
            workspace.setTlp(marks[number(4)]);
        },
        [&] { // input found in another file
            QList<ioc::Indicator> input = found.indicators;
            ioc::Indicator more = input.first();
            more.value = QStringLiteral("%1.example").arg(word());
            input.append(more);
            workspace.changeInput(QStringLiteral("Add"), input, found.rejected);
        },
        [&] { // and taken out again
            QList<ioc::Indicator> input = found.indicators;
            if (found.find(input.last().value) < 0)
                input.removeLast();
            workspace.changeInput(QStringLiteral("Remove"), input, found.rejected);
        },
    };
    const QByteArray before = hashOf(c);
    QUndoStack &undo = *workspace.undoStack();
    const int first = undo.index();
    while (undo.index() - first < 1000)
        acts[number(int(std::size(acts)))]();
    for (int at = first; at < undo.index(); ++at)
        QVERIFY(!undo.text(at).isEmpty()); // each has a name in the menu
    const QByteArray after = hashOf(c);
    QVERIFY(after != before);
    for (int n = 0; n < 1000; ++n)
        undo.undo();
    QCOMPARE(hashOf(c), before);
    for (int n = 0; n < 1000; ++n)
        undo.redo();
    QCOMPARE(hashOf(c), after);
    // Across a save, and in the file.
    const QString path = c.file(QStringLiteral("steps.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), path, patienceMs);
    QCOMPARE(hashOf(c), after);
    for (int n = 0; n < 500; ++n)
        undo.undo();
    const QByteArray middle = hashOf(c);
    QVERIFY(c.desktop().cases()->isAtRest());
    for (int n = 0; n < 500; ++n)
        undo.undo();
    QCOMPARE(hashOf(c), before);
    QVERIFY(middle != before);
    c.endProgram();
    QCOMPARE(hashOf(path), before);
}

void TestCases::an_expansion_is_one_step_back()
{
    DesktopCase c;
    c.show();
    c.give(QStringLiteral("203.0.113.7"));
    QTRY_VERIFY(!c.workspace()->isEmpty());
    chain::Options options;
    options.depth = 1;
    c.window()->setRunOptions(options);
    c.window()->start();
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    const chain::Investigation &found = c.workspace()->investigation();
    const qsizetype hosts = found.hosts().size();
    const QByteArray before = hashOf(c);
    QList<chain::HostId> leaves;
    for (chain::HostId id = 1; id < hosts; ++id) {
        if (!found.hosts().at(id).isHeld())
            leaves.append(id);
    }
    Q_EMIT c.workspace()->expandRequested(leaves);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c) && found.hosts().size() > hosts, patienceMs);
    const QByteArray after = hashOf(c);
    c.action(Actions::Undo)->trigger();
    QCOMPARE(hashOf(c), before);
    c.action(Actions::Redo)->trigger();
    QCOMPARE(hashOf(c), after);
    c.action(Actions::Undo)->trigger();
    // The engine knows, too: the same step gives the same again.
    Q_EMIT c.workspace()->expandRequested(leaves);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c) && found.hosts().size() > hosts, patienceMs);
    c.action(Actions::Undo)->trigger();
    const QString path = c.file(QStringLiteral("back.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), path, patienceMs);
    c.endProgram();
    QCOMPARE(hashOf(path), before);
}

void TestCases::running_again_keeps_the_picture_and_tells_what_changed()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    ui::Workspace &workspace = *c.workspace();
    work(workspace);
    workspace.setFilter({});
    workspace.openBundle(0);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    const auto names = [&](const QSet<chain::HostId> &hosts) {
        QSet<QString> values;
        for (const chain::HostId host : hosts)
            values.insert(host < 0 ? QString() : workspace.investigation().hosts().at(host).value);
        return values;
    };
    const QSet<QString> hidden = names(workspace.view().hidden), open = names(workspace.view().openBundles),
                        noted = names(workspace.view().noted);
    QVERIFY(!hidden.isEmpty() && !noted.isEmpty());
    const QHash<QString, QPointF> places = placesOf(c);
    const qint64 asked = c.tenant()->log().counters().requests;
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    QVERIFY(c.tenant()->log().counters().requests > asked); // the same question again is asked again
    QCOMPARE(names(workspace.view().hidden), hidden);
    QCOMPARE(names(workspace.view().openBundles), open);
    QCOMPARE(names(workspace.view().noted), noted);
    QCOMPARE(workspace.tlp(), QStringLiteral("TLP:AMBER"));
    QVERIFY(workspace.view().waiting.isEmpty());
    QCOMPARE(placesOf(c), places);
    // Another question begins with what is known.
    chain::Options options = c.window()->runOptions();
    options.depth = 1;
    c.window()->setRunOptions(options);
    const qint64 again = c.tenant()->log().counters().requests;
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    QVERIFY(c.tenant()->log().counters().requests - again < (again - asked) / 10);
    QVERIFY(c.desktop().cases()->hasEarlierRun());
    theme::Strip *strip = stripWith(c, QStringLiteral("run before"));
    QVERIFY(strip);
    QSignalSpy compared(c.desktop().cases(), &ui::CaseControl::compared);
    strip->findChild<QPushButton *>()->click();
    QTRY_COMPARE_WITH_TIMEOUT(compared.size(), 1, patienceMs);
    const auto comparison = compared.first().first().value<ui::CaseControl::Comparison>();
    QVERIFY(comparison.diff.count(graph::Change::Gone) > 0);
    auto *dialog = c.window()->findChild<ui::CompareDialog *>();
    QVERIFY(dialog && dialog->table()->model()->rowCount() > 0);
    dialog->close();
}

void TestCases::offline_gives_the_same_bytes()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    const QByteArray online = exported(c, true);
    const QString path = c.file(QStringLiteral("whole.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), path, patienceMs);
    c.endProgram();
    // No tenant, no secret.
    for (const char *name : {"MDTI_TENANT_ID", "MDTI_CLIENT_ID", "MDTI_CLIENT_SECRET", "MDTI_GRAPH_URL"})
        qunsetenv(name);
    c.restart(false);
    c.show();
    c.window()->openCase(path);
    QTRY_VERIFY_WITH_TIMEOUT(!c.workspace()->isEmpty() && isAtRest(c), patienceMs);
    chain::Options options = c.window()->runOptions();
    options.offline = true;
    c.window()->setRunOptions(options);
    const qint64 asked = c.tenant()->log().counters().requests;
    QTRY_VERIFY(c.action(Actions::Run)->isEnabled());
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    QCOMPARE(c.workspace()->investigation().stats().requests, 0);
    QCOMPARE(c.tenant()->log().counters().requests, asked);
    QCOMPARE(exported(c, true), online);
}

void TestCases::another_service_is_not_mixed_in()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    const QByteArray hash = hashOf(c);
    const qint64 asked = c.tenant()->log().counters().requests;
    qputenv("MDTI_GRAPH_URL", "https://graph.example");
    c.desktop().run()->reconnect(QStringLiteral("other.example"), {});
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(stripWith(c, QStringLiteral("new case")), patienceMs);
    QTRY_VERIFY(!c.desktop().run()->isRunning());
    QCOMPARE(c.tenant()->log().counters().requests, asked);
    QCOMPARE(hashOf(c), hash); // what was known is still there
}

QTEST_MAIN(TestCases)
#include "tst_cases.moc"
