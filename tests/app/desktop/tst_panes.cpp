// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "panes.h"

#include "app/gui/exportservice.h"
#include "ui/filters/filterbar.h"
#include "ui/filters/filterwords.h"
#include "ui/graphview/graphview.h"
#include "ui/inspector/actorpage.h"
#include "ui/inspector/claimrow.h"
#include "ui/inspector/hostpage.h"
#include "ui/inspector/wrappedtext.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/mainwindow.h"
#include "ui/tables/resultview.h"
#include "ui/theme/chip.h"
#include "ui/theme/fonts.h"
#include "ui/theme/plurals.h"
#include "ui/timeline/timeline.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using testsupport::DesktopCase;
using ui::Actions;

namespace {

constexpr int patienceMs = 30'000;
constexpr qint64 day = 86'400;

QList<theme::Chip *> chips(const DesktopCase &c)
{
    QList<theme::Chip *> found;
    for (theme::Chip *chip : c.window()->findChild<ui::FilterBar *>()->findChildren<theme::Chip *>()) {
        if (!chip->isHidden())
            found.append(chip);
    }
    return found;
}

} // namespace

void TestPanes::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QCoreApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    theme::installPlurals(qApp);
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
    m_case = std::make_unique<DesktopCase>();
    m_case->show({1440, 900});
    QVERIFY(QTest::qWaitForWindowActive(m_case->window()));
    m_case->give(testsupport::sampleList());
    QTRY_VERIFY(!workspace().isEmpty());
    m_case->window()->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_case->isSettled(), patienceMs);
    QVERIFY(workspace().assessment().actors.size() >= 2);
}

void TestPanes::cleanupTestCase()
{
    m_case.reset();
}

void TestPanes::cleanup()
{
    workspace().setFilter({});
    workspace().showAll();
    workspace().clearSelection();
    QTRY_VERIFY_WITH_TIMEOUT(m_case->isSettled(), patienceMs);
}

void TestPanes::the_selection_is_one()
{
    const QList<chain::RankedActor> &actors = workspace().assessment().actors;
    const graph::NodeKey key{graph::NodeKey::Kind::Actor, actors[1].actor};
    const QRectF at = m_case->graph()->nodeRect(key);
    QVERIFY(!at.isNull());
    m_case->action(Actions::Fit)->trigger();
    QTRY_VERIFY(m_case->graph()->isSettled());
    QTest::mouseClick(m_case->graph(), Qt::LeftButton, {}, m_case->graph()->nodeRect(key).center().toPoint());
    QTRY_COMPARE(workspace().current(), key);
    QTableView *table = m_case->rows(QStringLiteral("Actors"));
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), workspace().actorLabel(key.id));
}

void TestPanes::the_graph_tools_are_for_the_graph()
{
    const QList<Actions::Id> tools = {Actions::Flow, Actions::Fit, Actions::ZoomIn, Actions::Legend, Actions::Find,
                                      Actions::TabActors, Actions::ShowTray};
    QVERIFY(m_case->action(Actions::Fit)->isEnabled());
    m_case->action(Actions::ShowIncidents)->trigger();
    for (const Actions::Id id : tools)
        QVERIFY2(!m_case->action(id)->isEnabled(), qPrintable(m_case->action(id)->text()));
    m_case->action(Actions::ShowGraph)->trigger();
    for (const Actions::Id id : tools)
        QVERIFY2(m_case->action(id)->isEnabled(), qPrintable(m_case->action(id)->text()));
}

void TestPanes::a_picture_is_of_all_or_of_what_shows()
{
    const auto sizeOf = [&](bool view, int scale) {
        ui::ExportChoice choice;
        choice.format = exporting::Format::Png;
        choice.view = view;
        choice.scale = scale;
        choice.path = m_case->file(QStringLiteral("graph.png"));
        m_case->desktop().exports()->write(choice);
        const bool done = QTest::qWaitFor([&] { return !m_case->desktop().exports()->isBusy(); }, patienceMs);
        return done ? QImage(choice.path).size() : QSize();
    };
    m_case->graph()->setZoom(1);
    QTRY_VERIFY(m_case->graph()->isSettled());
    const QSize seen = sizeOf(true, 1), all = sizeOf(false, 1), large = sizeOf(true, 3);
    QVERIFY(!seen.isEmpty());
    QVERIFY2(std::abs(seen.width() - m_case->graph()->width()) < 40, qPrintable(QString::number(seen.width())));
    QVERIFY(all.height() > seen.height());
    QVERIFY(std::abs(large.width() - 3 * seen.width()) <= 3);
    m_case->action(Actions::Fit)->trigger();
    QTRY_VERIFY(m_case->graph()->isSettled());
}

void TestPanes::a_small_window_keeps_room_for_the_graph()
{
    workspace().select({{graph::NodeKey::Kind::Actor, workspace().assessment().actors.first().actor}});
    m_case->show({1024, 680});
    auto *bottom = m_case->window()->findChild<ui::BottomPane *>();
    QTRY_COMPARE(bottom->count(), 6);
    QCoreApplication::processEvents();
    QCOMPARE(m_case->window()->size(), QSize(1024, 680));
    QVERIFY2(m_case->graph()->height() > 240, qPrintable(QString::number(m_case->graph()->height())));
    bottom->setCurrentIndex(5);
    QVERIFY(m_case->window()->findChild<ui::ActorPage *>()->isVisible());
    m_case->show({1440, 900});
    QTRY_COMPARE(bottom->count(), 5);
    QVERIFY(m_case->window()->findChild<ui::ActorPage *>()->isVisible());
}

void TestPanes::each_part_of_a_filter_is_a_chip()
{
    QCOMPARE(chips(*m_case).size(), 1); // "+ Filter"
    graph::Filter filter;
    filter.maximumHops = 1;
    filter.verdicts = {3};
    filter.text = QStringLiteral("example");
    filter.actors = {workspace().assessment().actors.first().actor};
    workspace().setFilter(filter);
    QTRY_COMPARE(chips(*m_case).size(), 5);
    for (const ui::filters::Words &words : ui::filters::words(filter, workspace())) {
        QVERIFY(ui::filters::isSet(filter, words.part));
        const graph::Filter less = ui::filters::without(filter, words.part);
        QVERIFY(!ui::filters::isSet(less, words.part));
        QCOMPARE(ui::filters::words(less, workspace()).size(), 3);
    }
}

void TestPanes::a_chip_goes_and_comes_back_by_undo()
{
    graph::Filter filter;
    filter.maximumHops = 0;
    workspace().setFilter(filter);
    QTRY_COMPARE(chips(*m_case).size(), 2);
    const qsizetype few = workspace().visibleHosts().size();
    QVERIFY(few < found().hosts().size());
    QTest::keyClick(chips(*m_case).last(), Qt::Key_Delete); // the first is "+ Filter"
    QTRY_COMPARE(chips(*m_case).size(), 1);
    QCOMPARE(workspace().visibleHosts().size(), found().hosts().size());
    m_case->action(Actions::Undo)->trigger();
    QCOMPARE(workspace().view().filter.maximumHops, 0);
    QCOMPARE(workspace().visibleHosts().size(), few);
    QTRY_COMPARE(chips(*m_case).size(), 2);
}

void TestPanes::the_axis_has_ticks_apart_and_limits()
{
    const qint64 from = 1'600'000'000, to = from + 4 * 365 * day;
    ui::TimeAxis axis{from, to, 100, 800};
    for (int i = 0; i < 20; ++i) {
        const QList<ui::TimeAxis::Tick> ticks = axis.ticks(60);
        for (int at = 1; at < ticks.size(); ++at)
            QVERIFY(axis.x(ticks[at].time) - axis.x(ticks[at - 1].time) >= 59); // a short month is a little less
        axis.zoom(2, 500, from, to);
        QVERIFY(axis.from >= from && axis.to <= to);
        QVERIFY(axis.to - axis.from >= 7 * day);
    }
    QCOMPARE(axis.to - axis.from, 7 * day);
    axis.pan(-100'000, from, to);
    QCOMPARE(axis.from, from);
    for (int i = 0; i < 20; ++i)
        axis.zoom(0.5, 300, from, to);
    QCOMPARE(axis.from, from);
    QCOMPARE(axis.to, to);
}

void TestPanes::the_timeline_has_a_row_a_dated_host()
{
    auto *timeline = m_case->window()->findChild<ui::Timeline *>();
    QTRY_VERIFY(timeline->rows()->isSettled());
    qsizetype dated = 0;
    for (chain::HostId host = 0; host < found().hosts().size(); ++host) {
        const QList<chain::RecordId> &records = found().recordsOf(host);
        dated += std::any_of(records.cbegin(), records.cend(), [&](chain::RecordId id) {
            return found().records()[id].firstSeen != chain::Record::unknownTime;
        });
    }
    QCOMPARE(timeline->rows()->rows().size(), dated);
    bool evidence = true;
    for (const ui::TimelineRows::Row &row : timeline->rows()->rows()) {
        QVERIFY(evidence || !row.evidence); // evidence stands first
        evidence = row.evidence;
        for (int at = 1; at < row.spans.size(); ++at)
            QVERIFY(row.spans[at - 1].second < row.spans[at].first);
    }
}

void TestPanes::a_handle_of_the_timeline_sets_the_filter()
{
    m_case->action(Actions::TabTimeline)->trigger();
    auto *timeline = m_case->window()->findChild<ui::Timeline *>();
    QTRY_VERIFY(timeline->isVisible() && timeline->rows()->isSettled());
    timeline->fitAll();
    // A press on the head takes the nearer handle: here that of the end.
    QWidget *area = timeline->viewport();
    const QPoint handle(area->width() - 20, 8);
    QTest::mousePress(area, Qt::LeftButton, {}, handle);
    QTest::mouseMove(area, handle - QPoint(100, 0));
    QTest::mouseMove(area, handle - QPoint(200, 0));
    QTest::mouseRelease(area, Qt::LeftButton, {}, handle - QPoint(200, 0));
    const graph::Filter filter = workspace().view().filter;
    QVERIFY(filter.seenTo != chain::Record::unknownTime);
    QVERIFY(filter.seenTo < timeline->rows()->range().second);
    m_case->action(Actions::Undo)->trigger();
    QVERIFY(workspace().view().filter.isEmpty());
}

void TestPanes::the_inspector_says_why()
{
    const chain::RankedActor &first = workspace().assessment().actors.first();
    workspace().select({{graph::NodeKey::Kind::Actor, first.actor}});
    auto *page = m_case->window()->findChild<ui::ActorPage *>();
    QTRY_VERIFY(page->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // rows of another actor
    const QList<ui::ClaimRow *> rows = page->findChildren<ui::ClaimRow *>();
    QCOMPARE(rows.size(), first.claims.size());
    QSet<chain::ClaimId> claims;
    for (const chain::WeighedClaim &claim : first.claims)
        claims.insert(claim.claim);
    for (ui::ClaimRow *row : rows) {
        QVERIFY(claims.contains(row->claim()));
        QVERIFY(!row->accessibleName().isEmpty());
    }
    const bool open = rows.first()->isOpen();
    rows.first()->setFocus();
    QTest::keyClick(rows.first(), Qt::Key_Space);
    QCOMPARE(rows.first()->isOpen(), !open);
}

void TestPanes::a_request_id_is_whole_wherever_it_is_taken()
{
    workspace().select({{graph::NodeKey::Kind::Actor, workspace().assessment().actors.first().actor}});
    auto *page = m_case->window()->findChild<ui::ActorPage *>();
    QTRY_VERIFY(page->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto *row = page->findChild<ui::ClaimRow *>();
    row->setOpen(true);
    const QString id = found().claims()[row->claim()].evidence.from.requestId;
    QVERIFY(id.size() > 8);
    const QList<QToolButton *> buttons = row->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 1);
    QVERIFY(buttons.first()->toolTip().contains(id) && buttons.first()->focusPolicy() & Qt::TabFocus);
    QApplication::clipboard()->clear();
    buttons.first()->click();
    QCOMPARE(QApplication::clipboard()->text(), id);

    // Of a host it wraps instead of being cut, and can be selected.
    workspace().selectHost(QStringLiteral("203.0.113.7"));
    auto *host = m_case->window()->findChild<ui::HostPage *>();
    QTRY_VERIFY(host->isVisible());
    const QString asked = found().hosts()[workspace().current().id].reputationFrom.requestId;
    const QList<ui::WrappedText *> texts = host->findChildren<ui::WrappedText *>();
    const auto shown = std::find_if(texts.begin(), texts.end(),
                                    [&](const ui::WrappedText *text) { return text->toPlainText() == asked; });
    QVERIFY(shown != texts.end());
    QTRY_VERIFY((*shown)->height() >= (*shown)->document()->size().height());
    QVERIFY((*shown)->textInteractionFlags() & Qt::TextSelectableByKeyboard);
}

void TestPanes::a_note_is_one_step_back()
{
    const QString host = QStringLiteral("203.0.113.7");
    workspace().setNote({host, QStringLiteral("Seen in the proxy log."), true});
    QCOMPARE(workspace().notes().value(host).text, QStringLiteral("Seen in the proxy log."));
    QVERIFY(workspace().view().noted.contains(found().find(host)));
    workspace().selectHost(host);
    auto *page = m_case->window()->findChild<ui::HostPage *>();
    QTRY_VERIFY(page->isVisible());
    QCOMPARE(page->findChild<QPlainTextEdit *>()->toPlainText(), QStringLiteral("Seen in the proxy log."));
    m_case->action(Actions::Undo)->trigger();
    QVERIFY(!workspace().notes().contains(host));
    QVERIFY(!workspace().view().noted.contains(found().find(host)));
    QVERIFY(page->findChild<QPlainTextEdit *>()->toPlainText().isEmpty());
}

QTEST_MAIN(TestPanes)
