// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "casetrials.h"

#include "app/gui/caseservice.h"
#include "app/gui/runservice.h"
#include "core/casefile/casefile.h"
#include "ui/graphview/graphview.h"
#include "ui/models/workspace.h"
#include "ui/shell/comparedialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/plurals.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTableView>
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

/// Marks in the picture, by name of what they are on.
QHash<QString, graph::Mark> marksIn(const DesktopCase &c)
{
    QHash<QString, graph::Mark> marks;
    for (const graph::Node &node : c.graph()->scene().nodes) {
        if (node.mark != graph::Mark::None)
            marks.insert(node.label, node.mark);
    }
    return marks;
}

qsizetype markedEdges(const DesktopCase &c, graph::Mark mark)
{
    const QList<graph::Edge> &edges = c.graph()->scene().edges;
    return std::count_if(edges.cbegin(), edges.cend(), [mark](const graph::Edge &edge) { return edge.mark == mark; });
}

#define RUN_ONE(c, list, hops) \
    do { \
        (c).show(); \
        (c).give(QStringLiteral(list)); \
        QTRY_VERIFY(!(c).workspace()->isEmpty()); \
        chain::Options options; \
        options.depth = hops; \
        (c).window()->setRunOptions(options); \
        (c).window()->start(); \
        QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs); \
    } while (false)

} // namespace

/// What is done to a case: taken back, run again, compared, merged, replayed offline.
class TestCaseWork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void thousand_steps_back_give_the_same_case();
    void an_expansion_is_one_step_back();
    void steps_before_a_run_are_taken_back_after_it();
    void a_run_that_is_stopped_before_it_begins_leaves_no_trace();
    void running_again_keeps_the_picture_and_tells_what_changed();
    void what_changed_is_marked_on_the_graph();
    void another_case_comes_in_and_goes_again();
    void offline_gives_the_same_bytes();
    void another_service_is_not_mixed_in();

private:
    std::unique_ptr<theme::Theme> m_theme;
};

void TestCaseWork::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QCoreApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    theme::installPlurals(qApp);
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestCaseWork::thousand_steps_back_give_the_same_case()
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

void TestCaseWork::an_expansion_is_one_step_back()
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

void TestCaseWork::running_again_keeps_the_picture_and_tells_what_changed()
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

void TestCaseWork::offline_gives_the_same_bytes()
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

void TestCaseWork::another_service_is_not_mixed_in()
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

void TestCaseWork::steps_before_a_run_are_taken_back_after_it()
{
    DesktopCase c;
    RUN_SAMPLE(c);
    ui::Workspace &workspace = *c.workspace();
    QUndoStack &undo = *workspace.undoStack();
    const QByteArray first = hashOf(c);
    const int before = undo.index();
    work(workspace);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    const QByteArray worked = hashOf(c);
    chain::Options options = c.window()->runOptions();
    options.depth = 1;
    c.window()->setRunOptions(options);
    c.action(Actions::Run)->trigger();
    QVERIFY(!c.action(Actions::Undo)->isEnabled()); // not in the middle of a run
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    workspace.setNote({{}, QStringLiteral("after the second run"), false});
    const QByteArray again = hashOf(c);
    const int steps = undo.index() - before;
    for (int n = 0; n < 2; ++n)
        c.action(Actions::Undo)->trigger();
    QCOMPARE(hashOf(c), worked);
    for (int n = 2; n < steps; ++n)
        c.action(Actions::Undo)->trigger();
    QCOMPARE(hashOf(c), first);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    // Across a save, and in the file.
    const QString path = c.file(QStringLiteral("again.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), path, patienceMs);
    for (int n = 0; n < steps; ++n)
        c.action(Actions::Redo)->trigger();
    QCOMPARE(hashOf(c), again);
    for (int n = 0; n < 2; ++n)
        c.action(Actions::Undo)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    c.endProgram();
    QCOMPARE(hashOf(path), worked);
}

void TestCaseWork::a_run_that_is_stopped_before_it_begins_leaves_no_trace()
{
    DesktopCase c;
    RUN_ONE(c, "203.0.113.7", 1);
    const QByteArray hash = hashOf(c);
    c.action(Actions::Run)->trigger();
    c.action(Actions::Stop)->trigger(); // the file is still being asked
    QTRY_VERIFY_WITH_TIMEOUT(!c.desktop().run()->isRunning(), patienceMs);
    QVERIFY(c.desktop().cases()->isAtRest());
    QCOMPARE(hashOf(c), hash);
    QVERIFY(!c.desktop().cases()->isInterrupted());
    // Left in the same moment: the next case knows nothing of it.
    c.action(Actions::Run)->trigger();
    c.desktop().cases()->close();
    c.workspace()->reset();
    QTRY_VERIFY(!c.desktop().run()->isRunning());
    RUN_ONE(c, "mail.birchline.example", 1);
    const QString path = c.file(QStringLiteral("next.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), path, patienceMs);
    c.endProgram();
    const auto closed = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    QVERIFY(closed.has_value());
    const auto contents = (*closed)->load();
    QCOMPARE(contents->runs.size(), 1);
    QCOMPARE(contents->investigation.indicators.first().value, QStringLiteral("mail.birchline.example"));
}

void TestCaseWork::what_changed_is_marked_on_the_graph()
{
    DesktopCase c;
    RUN_ONE(c, "203.0.113.7", 1);
    const QString path = c.file(QStringLiteral("old.mdticase"));
    c.desktop().cases()->saveAs(path);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), path, patienceMs);
    c.action(Actions::New)->trigger();
    QVERIFY(c.workspace()->isEmpty());
    RUN_ONE(c, "mail.birchline.example", 1);
    c.workspace()->setBundling(false);
    const QHash<QString, QPointF> places = placesOf(c);
    QSignalSpy compared(c.desktop().cases(), &ui::CaseControl::compared);
    c.desktop().cases()->compareWith(path);
    QTRY_COMPARE_WITH_TIMEOUT(compared.size(), 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(c.isSettled() && !marksIn(c).isEmpty(), patienceMs);
    const QHash<QString, graph::Mark> marks = marksIn(c);
    const auto &diff = compared.first().first().value<ui::CaseControl::Comparison>().diff;
    qint64 gone = 0;
    for (const graph::Node &node : c.graph()->scene().nodes) {
        if (node.mark == graph::Mark::Gone && node.key.kind != Key::Kind::Actor)
            gone += std::max(1, node.bundled); // leaves that told nothing are bundled
    }
    QCOMPARE(gone, std::count_if(diff.hosts.cbegin(), diff.hosts.cend(), [](const graph::HostChange &host) {
        return host.change == graph::Change::Gone;
    }));
    for (const graph::HostChange &host : diff.hosts) {
        const graph::Mark mark = marks.value(host.value);
        if (host.change == graph::Change::Gone && mark == graph::Mark::None)
            continue; // in a bundle
        QVERIFY2(mark == (host.change == graph::Change::Added        ? graph::Mark::Added
                              : host.change == graph::Change::Changed ? graph::Mark::Changed
                                                                      : graph::Mark::Gone),
                 qPrintable(host.value));
    }
    for (const graph::ActorChange &actor : diff.actors)
        QVERIFY2(marks.value(actor.name) != graph::Mark::None, qPrintable(actor.name));
    QVERIFY(markedEdges(c, graph::Mark::Gone) > 0 && markedEdges(c, graph::Mark::Added) > 0);
    QCOMPARE(marks.value(QStringLiteral("203.0.113.7")), graph::Mark::Gone);
    QVERIFY(stripWith(c, QStringLiteral("old.mdticase")));
    // What is gone cannot be chosen or moved: it belongs to no case.
    for (const graph::Node &node : c.graph()->scene().nodes) {
        if (node.mark == graph::Mark::Gone) {
            c.workspace()->select({node.key});
            c.workspace()->moveNodes({{node.key, QPointF(1, 1)}});
            QVERIFY(c.graph()->nodeName(node.key).contains(QStringLiteral("gone")));
            QVERIFY(c.graph()->nodeTip(node.key).contains(QStringLiteral("not found now")));
        }
    }
    QVERIFY(c.workspace()->selection().isEmpty());
    QVERIFY(c.workspace()->view().moved.isEmpty());
    // Esc takes the marks away; nothing else has moved.
    QTest::keyClick(c.graph(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(c.isSettled() && marksIn(c).isEmpty(), patienceMs);
    QVERIFY(!stripWith(c, QStringLiteral("old.mdticase")));
    QCOMPARE(placesOf(c), places);
}

void TestCaseWork::another_case_comes_in_and_goes_again()
{
    DesktopCase c;
    RUN_ONE(c, "203.0.113.7", 1);
    const QString theirs = c.file(QStringLiteral("theirs.mdticase")), mine = c.file(QStringLiteral("mine.mdticase"));
    const QString shared = QStringLiteral("203.0.113.7");
    c.workspace()->setNote({shared, QStringLiteral("seen by Ann"), true});
    c.workspace()->setNote({{}, QStringLiteral("Ann's case"), false});
    c.workspace()->setTlp(QStringLiteral("TLP:RED"));
    c.desktop().cases()->saveAs(theirs);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), theirs, patienceMs);
    c.action(Actions::New)->trigger();
    RUN_ONE(c, "mail.birchline.example 203.0.113.7", 1);
    c.workspace()->setNote({shared, QStringLiteral("seen by Ben"), false});
    c.desktop().cases()->saveAs(mine);
    QTRY_COMPARE_WITH_TIMEOUT(c.desktop().cases()->path(), mine, patienceMs);
    const QByteArray before = hashOf(c);
    QSignalSpy merged(c.desktop().cases(), &ui::CaseControl::merged);
    c.desktop().cases()->merge(theirs);
    QTRY_COMPARE_WITH_TIMEOUT(merged.size(), 1, patienceMs);
    QTRY_VERIFY(question(c));
    const QString account = merged.first().first().value<ui::CaseControl::Merged>().account.join(u' ');
    QVERIFY2(account.contains(shared), qPrintable(account)); // both had a note on it
    QVERIFY(answer(c, QStringLiteral("Go on")));
    const ui::Workspace &workspace = *c.workspace();
    QVERIFY(workspace.notes().value(shared).text.contains(QStringLiteral("Ann")));
    QVERIFY(workspace.notes().value(shared).text.contains(QStringLiteral("Ben")));
    QVERIFY(workspace.notes().value(shared).pinned);
    QCOMPARE(workspace.notes().value({}).text, QStringLiteral("Ann's case"));
    QCOMPARE(workspace.tlp(), QStringLiteral("TLP:RED"));
    QCOMPARE(workspace.investigation().indicators.size(), 2);
    const QByteArray after = hashOf(c);
    QVERIFY(c.action(Actions::Undo)->text().contains(QStringLiteral("theirs.mdticase")));
    c.action(Actions::Undo)->trigger();
    QCOMPARE(hashOf(c), before);
    c.action(Actions::Redo)->trigger();
    QCOMPARE(hashOf(c), after);
    QTRY_VERIFY_WITH_TIMEOUT(isAtRest(c), patienceMs);
    c.endProgram();
    QCOMPARE(hashOf(mine), after);
}

QTEST_MAIN(TestCaseWork)
#include "tst_casework.moc"
