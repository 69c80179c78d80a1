// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "ui/pages/countdown.h"
#include "ui/pages/indicatormodel.h"
#include "ui/pages/indicatortray.h"
#include "ui/pages/inputwords.h"
#include "ui/pages/pacechart.h"
#include "ui/pages/rejectedmodel.h"
#include "ui/pages/reviewdialog.h"
#include "ui/pages/runpanel.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTextDocument>
#include <QTest>
#include <QUndoStack>

namespace {

ioc::Indicator indicator(const QString &value, const QString &file = QStringLiteral("list.txt"), qint64 line = 1)
{
    ioc::Indicator one;
    one.value = one.written = value;
    one.type = value[0].isDigit() ? ioc::Type::Ipv4 : ioc::Type::Domain;
    one.source.file = file;
    one.source.line = line;
    return one;
}

chain::Delta host(chain::HostId id, const QString &value, chain::HostState state, int hops = 0)
{
    chain::Delta delta;
    chain::Host made;
    made.value = value;
    made.state = state;
    made.hops = hops;
    delta.hosts.append({id, made});
    return delta;
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void the_models_keep_their_promises();
    void a_row_says_where_it_came_from_and_how_far_it_is();
    void what_was_not_asked_is_not_called_nothing();
    void an_actor_puts_its_score_on_its_indicators();
    void tray_and_workspace_share_the_selection();
    void removing_can_be_undone_and_is_refused_after_a_run();
    void reasons_and_places_are_words();
    void the_summary_names_files_and_what_is_not_used();
    void the_report_is_defanged_and_has_reasons();
    void the_countdown_follows_the_clock();
    void a_longer_pause_begins_anew();
    void the_pace_forgets_what_is_older_than_a_minute();
    void names_with_tricks_stay_on_one_line();

private:
    std::unique_ptr<theme::Theme> m_theme;
};

void TestPages::initTestCase()
{
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestPages::the_models_keep_their_promises()
{
    ui::Workspace workspace;
    ui::IndicatorModel indicators(&workspace);
    ui::RejectedModel rejected;
    QAbstractItemModelTester first(&indicators, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester second(&rejected, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const ioc::Rejected no = {QStringLiteral("10.0.0.1"), ioc::RejectReason::PrivateAddress, {}, 1};
    workspace.setInput({indicator(QStringLiteral("203.0.113.7")), indicator(QStringLiteral("c2.example"))}, {no});
    rejected.setRejected(workspace.investigation().rejected);
    workspace.apply(host(0, QStringLiteral("203.0.113.7"), chain::HostState::Asking));
    QTRY_COMPARE(indicators.index(0).data(ui::IndicatorModel::StateRole).toInt(), int(chain::HostState::Asking));
    workspace.setInput({indicator(QStringLiteral("c2.example"))}, {});
    QCOMPARE(indicators.rowCount(), 1);
    workspace.reset();
    rejected.setRejected({});
    QCOMPARE(indicators.rowCount(), 0);
}

void TestPages::a_row_says_where_it_came_from_and_how_far_it_is()
{
    ui::Workspace workspace;
    ui::IndicatorModel model(&workspace);
    workspace.setInput({indicator(QStringLiteral("203.0.113.7"), QStringLiteral("/cases/list.txt"), 3)}, {});
    QCOMPARE(model.index(0).data(ui::IndicatorModel::PlaceRole).toString(), QStringLiteral("list.txt:3"));
    chain::Delta delta = host(0, QStringLiteral("203.0.113.7"), chain::HostState::Complete);
    for (int i = 1; i <= 2; ++i) {
        delta.hosts += host(i, QStringLiteral("n%1.example").arg(i), chain::HostState::Complete, 1).hosts;
        delta.records.append({i - 1, chain::Record{0, i, QStringLiteral("A")}});
    }
    // A second type between the same two hosts is no further host.
    delta.records.append({2, chain::Record{0, 2, QStringLiteral("CNAME")}});
    workspace.apply(delta);
    QTRY_COMPARE(model.index(0).data(ui::IndicatorModel::PlaceRole).toString(), QStringLiteral("list.txt:3 · 2 hosts"));
    QTRY_COMPARE(model.counts().done, 1);
}

void TestPages::what_was_not_asked_is_not_called_nothing()
{
    ui::Workspace workspace;
    ui::IndicatorModel model(&workspace);
    base::SystemClock clock;
    ui::Countdown countdown(&workspace, &clock);
    ui::RunPanel panel(&workspace, &countdown);
    const auto says = [&panel](const char *text) {
        const auto labels = panel.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [text](const QLabel *label) { return label->text().startsWith(QLatin1String(text)); });
    };
    workspace.setInput({indicator(QStringLiteral("203.0.113.7")), indicator(QStringLiteral("203.0.113.8"))}, {});
    panel.setCanRun(false);
    QVERIFY(says("2 indicators wait. Connect a tenant first"));
    panel.setCanRun(true);
    QVERIFY(says("2 indicators wait. Press F5"));
    chain::Delta delta = host(0, QStringLiteral("203.0.113.7"), chain::HostState::Complete);
    delta.hosts[0].second.held = chain::Held{chain::Held::Why::NoiseList, 0, {}, QStringLiteral("parking")};
    delta.hosts += host(1, QStringLiteral("203.0.113.8"), chain::HostState::Complete).hosts;
    delta.progress.phase = chain::Progress::Phase::Finished;
    workspace.apply(delta);
    QTRY_COMPARE(model.index(0).data(ui::IndicatorModel::PlaceRole).toString(), QStringLiteral("list.txt:1 · held"));
    QTRY_COMPARE(model.index(1).data(ui::IndicatorModel::PlaceRole).toString(), QStringLiteral("list.txt:1 · no records"));
    QTRY_VERIFY(says("No actor found. Try more hops"));

    chain::Delta refused = host(1, QStringLiteral("203.0.113.8"), chain::HostState::Incomplete);
    refused.incomplete = {{1, QStringLiteral("203.0.113.8"), chain::Incomplete::What::Reputation,
                           chain::Incomplete::Why::Failed, QStringLiteral("It answered 403.")}};
    refused.progress.phase = chain::Progress::Phase::Finished;
    workspace.apply(refused);
    refused.progress.reputationDone = refused.progress.reputationTotal = refused.progress.reputationFailed = 1;
    workspace.apply(refused);
    QTRY_VERIFY(says("No actor found in what was answered."));
    QTRY_VERIFY(says("0 of 1, 1 failed"));
    QVERIFY(says("1 answer is missing; actors behind it"));
    QVERIFY(!says("No actor found. Try more hops"));
}

void TestPages::an_actor_puts_its_score_on_its_indicators()
{
    ui::Workspace workspace;
    ui::IndicatorModel model(&workspace);
    workspace.setInput({indicator(QStringLiteral("203.0.113.7")), indicator(QStringLiteral("203.0.113.8"))}, {});
    chain::Delta delta = host(0, QStringLiteral("203.0.113.7"), chain::HostState::Complete);
    delta.hosts += host(1, QStringLiteral("203.0.113.8"), chain::HostState::Complete).hosts;
    attribution::Actor actor;
    actor.name = QStringLiteral("Aqua Blizzard");
    delta.actors.append({0, actor});
    auto assessment = std::make_shared<chain::Assessment>();
    chain::RankedActor ranked;
    ranked.actor = 0;
    ranked.score = 93;
    ranked.indicators = {1};
    assessment->actors = {ranked};
    delta.assessment = assessment;
    workspace.apply(delta);
    QTRY_COMPARE(model.index(1).data(ui::IndicatorModel::HitsRole).value<QList<int>>(), QList<int>{93});
    QVERIFY(model.index(0).data(ui::IndicatorModel::HitsRole).value<QList<int>>().isEmpty());
    QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(QLatin1String("93")));
}

void TestPages::tray_and_workspace_share_the_selection()
{
    ui::Workspace workspace;
    QAction paste;
    ui::IndicatorTray tray(&workspace, &paste);
    tray.resize(220, 400);
    tray.show();
    workspace.setInput({indicator(QStringLiteral("203.0.113.7")), indicator(QStringLiteral("203.0.113.8"))}, {});
    chain::Delta delta = host(0, QStringLiteral("203.0.113.7"), chain::HostState::Complete);
    delta.hosts += host(1, QStringLiteral("203.0.113.8"), chain::HostState::Complete).hosts;
    workspace.apply(delta);
    QTRY_COMPARE(tray.list()->model()->index(1, 0).data(ui::IndicatorModel::HostRole).toInt(), 1);
    workspace.selectHost(QStringLiteral("203.0.113.8"));
    QCOMPARE(tray.list()->selectionModel()->selectedIndexes(), QModelIndexList{tray.list()->model()->index(1, 0)});
    tray.list()->setFocus();
    QTest::keyClick(tray.list(), Qt::Key_Up);
    QCOMPARE(workspace.current().id, 0);
    QCOMPARE(workspace.selection().size(), 1);
}

void TestPages::removing_can_be_undone_and_is_refused_after_a_run()
{
    ui::Workspace workspace;
    QAction paste;
    ui::IndicatorTray tray(&workspace, &paste);
    workspace.setInput({indicator(QStringLiteral("203.0.113.7")), indicator(QStringLiteral("203.0.113.8"))}, {});
    tray.list()->selectionModel()->select(tray.list()->model()->index(0, 0), QItemSelectionModel::Select);
    QVERIFY(tray.removeSelected());
    QCOMPARE(workspace.investigation().indicators.size(), 1);
    QCOMPARE(workspace.undoStack()->undoText(), QStringLiteral("Remove 1 indicator"));
    workspace.undoStack()->undo();
    QCOMPARE(workspace.investigation().indicators.size(), 2);
    QCOMPARE(workspace.investigation().indicators.first().value, QStringLiteral("203.0.113.7"));

    workspace.apply(host(0, QStringLiteral("203.0.113.7"), chain::HostState::Complete));
    QTRY_COMPARE(tray.list()->model()->index(0, 0).data(ui::IndicatorModel::HostRole).toInt(), 0);
    tray.list()->selectionModel()->select(tray.list()->model()->index(0, 0), QItemSelectionModel::ClearAndSelect);
    const QSignalSpy refused(&tray, &ui::IndicatorTray::removeRefused);
    QVERIFY(!tray.removeSelected());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(workspace.investigation().indicators.size(), 2);
}

void TestPages::reasons_and_places_are_words()
{
    for (int reason = 0; reason <= int(ioc::RejectReason::MailHeader); ++reason) {
        QVERIFY(!ui::InputWords::reason(ioc::RejectReason(reason)).isEmpty());
        QVERIFY(ui::InputWords::remedy(ioc::RejectReason(reason)).endsWith(QLatin1Char('.')));
    }
    ioc::Source place;
    place.file = QStringLiteral("/in/report.pdf");
    place.page = 2;
    place.line = 7;
    QCOMPARE(ui::InputWords::place(place), QStringLiteral("report.pdf, page 2, line 7"));
    place = {};
    place.file = QStringLiteral("-");
    place.line = 4;
    QCOMPARE(ui::InputWords::place(place), QStringLiteral("standard input:4"));
}

void TestPages::the_summary_names_files_and_what_is_not_used()
{
    ioc::Extraction found;
    for (int i = 0; i < 41; ++i)
        found.indicators.append(indicator(QStringLiteral("203.0.113.%1").arg(i), QStringLiteral("/a/one.txt"), i));
    found.indicators.append(indicator(QStringLiteral("c2.example"), QStringLiteral("/a/two.txt"), 1));
    found.rejected = QList<ioc::Rejected>(
        5, {QStringLiteral("setup.exe"), ioc::RejectReason::FileName, found.indicators.first().source, 1});
    QString strong;
    QCOMPARE(ui::InputWords::summary(found, &strong), QStringLiteral("42 indicators from 2 files, 5 not used"));
    QCOMPARE(strong, QStringLiteral("42 indicators"));
    found = {};
    found.indicators = {indicator(QStringLiteral("c2.example"), QStringLiteral("typed"))};
    QCOMPARE(ui::InputWords::summary(found, nullptr), QStringLiteral("1 indicator"));
    // A file that repeats what others have, or has nothing, was read too.
    found.files = {QStringLiteral("/a/one.txt")};
    QCOMPARE(ui::InputWords::summary(found, nullptr), QStringLiteral("1 indicator from one.txt"));
    found.files += {QStringLiteral("/a/two.txt"), QStringLiteral("/a/three.txt"), QStringLiteral("/a/two.txt")};
    QCOMPARE(ui::InputWords::summary(found, nullptr), QStringLiteral("1 indicator from 3 files"));
    found.indicators.clear();
    QCOMPARE(ui::InputWords::summary(found, nullptr), QStringLiteral("No indicator from 3 files"));
}

void TestPages::the_report_is_defanged_and_has_reasons()
{
    ui::ReviewDialog dialog;
    ioc::Extraction found;
    found.indicators = {indicator(QStringLiteral("c2.example"), QStringLiteral("list.txt"), 12)};
    ioc::Source place;
    place.file = QStringLiteral("list.txt");
    place.line = 14;
    found.rejected = {{QStringLiteral("setup.exe"), ioc::RejectReason::FileName, place, 1}};
    found.problems = {{QStringLiteral("broken.pdf"), 3, QStringLiteral("The page cannot be read.")}};
    dialog.setExtraction(found);
    const QString report = dialog.report();
    QVERIFY(report.contains(QLatin1String("c2[.]example")));
    QVERIFY(!report.contains(QLatin1String("c2.example")));
    QVERIFY(report.contains(QLatin1String("not used: file name")));
    QVERIFY(report.contains(QLatin1String("list.txt:14")));
    QVERIFY(report.contains(QLatin1String("broken.pdf:3")));
}

void TestPages::the_countdown_follows_the_clock()
{
    ui::Workspace workspace;
    base::ManualClock clock(QDateTime(QDate(2026, 8, 19), QTime(14, 7, 41), Qt::UTC));
    ui::Countdown countdown(&workspace, &clock);
    QVERIFY(!countdown.isRunning());
    chain::Delta delta;
    delta.progress.phase = chain::Progress::Phase::ServicePause;
    delta.progress.pauseLeftMs = 15'000;
    workspace.apply(delta);
    QVERIFY(countdown.isRunning());
    QCOMPARE(countdown.secondsLeft(), 15);
    QCOMPARE(countdown.secondsAsked(), 15);
    QCOMPARE(countdown.askedAt().time(), QTime(14, 7, 41));
    clock.advance(3'100);
    QCOMPARE(countdown.secondsLeft(), 12);
    // A report in between does not move the end or the length.
    delta.progress.pauseLeftMs = 11'950;
    workspace.apply(delta);
    QCOMPARE(countdown.secondsLeft(), 12);
    QCOMPARE(countdown.secondsAsked(), 15);
    QSignalSpy ticked(&countdown, &ui::Countdown::ticked);
    delta.progress.phase = chain::Progress::Phase::Running;
    delta.progress.pauseLeftMs = 0;
    workspace.apply(delta);
    QCOMPARE(ticked.size(), 1);
    QVERIFY(!countdown.isRunning());
}

void TestPages::a_longer_pause_begins_anew()
{
    ui::Workspace workspace;
    base::ManualClock clock(QDateTime(QDate(2026, 8, 19), QTime(14, 0), Qt::UTC));
    ui::Countdown countdown(&workspace, &clock);
    chain::Delta delta;
    delta.progress.phase = chain::Progress::Phase::ServicePause;
    delta.progress.pauseLeftMs = 5'000;
    workspace.apply(delta);
    clock.advance(2'000);
    delta.progress.pauseLeftMs = 30'000;
    workspace.apply(delta);
    QCOMPARE(countdown.secondsLeft(), 30);
    QCOMPARE(countdown.secondsAsked(), 30);
}

void TestPages::the_pace_forgets_what_is_older_than_a_minute()
{
    ui::PaceChart chart;
    chart.addSecond(500, false);
    QCOMPARE(chart.largest(), 500);
    for (int second = 0; second < ui::PaceChart::seconds; ++second)
        chart.addSecond(40, false);
    QCOMPARE(chart.largest(), 40);
}

void TestPages::names_with_tricks_stay_on_one_line()
{
    ui::Workspace workspace;
    ui::IndicatorModel model(&workspace);
    ioc::Indicator hostile = indicator(QStringLiteral("c2.example"));
    hostile.written = QStringLiteral("<b>c2</b>\n\u202Eelpmaxe.2c %1").arg(QString(10'000, QLatin1Char('x')));
    hostile.source.file = QStringLiteral("<img src=x>\n.txt");
    workspace.setInput({hostile}, {});
    const QString tip = model.index(0).data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(QChar(0x202E)));
    // What Qt would take for markup must have been escaped.
    QVERIFY(!Qt::mightBeRichText(tip) || !tip.contains(QLatin1String("<b>")));
    QVERIFY(!Qt::mightBeRichText(tip) || !tip.contains(QLatin1String("<img")));
    QVERIFY(tip.size() < 700);
    QVERIFY(!model.index(0).data(ui::IndicatorModel::PlaceRole).toString().contains(QLatin1Char('\n')));
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
