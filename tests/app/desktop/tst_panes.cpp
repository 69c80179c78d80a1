// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desktopcase.h"

#include "app/gui/exportservice.h"
#include "ui/filters/filterbar.h"
#include "ui/filters/filterwords.h"
#include "ui/graphview/graphview.h"
#include "ui/inspector/actorpage.h"
#include "ui/inspector/claimrow.h"
#include "ui/inspector/hostpage.h"
#include "ui/inspector/hostrecords.h"
#include "ui/inspector/wrappedtext.h"
#include "ui/models/wording.h"
#include "ui/models/workspace.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/mainwindow.h"
#include "ui/tables/activitymodel.h"
#include "ui/tables/actormodel.h"
#include "ui/tables/hostmodel.h"
#include "ui/tables/recordmodel.h"
#include "ui/tables/resultview.h"
#include "ui/theme/chip.h"
#include "ui/theme/fonts.h"
#include "ui/theme/plurals.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QImage>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <limits>

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

QStringList column(const QAbstractItemModel &model, int column)
{
    QStringList values;
    for (int row = 0; row < model.rowCount(); ++row)
        values.append(model.index(row, column).data().toString());
    return values;
}

} // namespace

/// The panes over one finished run of the sample.
class TestPanes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void a_table_sorts_by_what_the_column_means();
    void the_text_of_a_table_filters_names_and_actors();
    void a_row_stands_for_its_nodes();
    void what_happened_names_hosts_as_people_read_them();
    void records_of_a_host_come_by_date();
    void what_is_copied_stays_one_line_a_row();
    void what_is_cut_is_text_and_its_tip_is_whole();
    void columns_fill_the_pane_and_stay_as_chosen();
    void a_head_is_whole_beside_the_mark_of_sorting();
    void a_table_stays_where_it_was_scrolled();
    void the_selection_is_one();
    void the_graph_tools_are_for_the_graph();
    void a_picture_is_of_all_or_of_what_shows();
    void a_small_window_keeps_room_for_the_graph();
    void each_part_of_a_filter_is_a_chip();
    void a_chip_goes_and_comes_back_by_undo();
    void the_axis_has_ticks_apart_and_limits();
    void the_timeline_has_a_row_a_dated_host();
    void a_handle_of_the_timeline_sets_the_filter();
    void the_inspector_says_why();
    void a_request_id_is_whole_wherever_it_is_taken();
    void a_note_is_one_step_back();

private:
    ui::Workspace &workspace() { return *m_case->workspace(); }
    const chain::Investigation &found() { return m_case->workspace()->investigation(); }

    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<DesktopCase> m_case;
};

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

void TestPanes::a_table_sorts_by_what_the_column_means()
{
    ui::HostModel model(&workspace());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.rowCount(), int(found().hosts().size()));
    const auto id = [&](int row) { return model.keysAt(row).first().id; };
    model.sort(ui::HostModel::Records, Qt::DescendingOrder);
    QTRY_VERIFY(model.isSettled());
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(found().recordsOf(id(row - 1)).size() >= found().recordsOf(id(row)).size());
    model.sort(ui::HostModel::Hops, Qt::AscendingOrder);
    QTRY_VERIFY(model.isSettled());
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(found().hosts()[id(row - 1)].hops <= found().hosts()[id(row)].hops);
    model.sort(ui::HostModel::Verdict, Qt::DescendingOrder);
    QTRY_VERIFY(model.isSettled());
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(found().hosts()[id(row - 1)].classification >= found().hosts()[id(row)].classification);

    ui::ActorModel actors(&workspace());
    QTRY_COMPARE(actors.rowCount(), int(workspace().assessment().actors.size()));
    for (int row = 1; row < actors.rowCount(); ++row) {
        QVERIFY(actors.index(row - 1, ui::ActorModel::Score).data().toInt()
                >= actors.index(row, ui::ActorModel::Score).data().toInt());
    }
    ui::RecordModel records(&workspace());
    QTRY_COMPARE(records.rowCount(), int(found().records().size()));
}

void TestPanes::the_text_of_a_table_filters_names_and_actors()
{
    ui::HostModel model(&workspace());
    QTRY_VERIFY(model.isSettled() && model.rowCount() > 0);
    const int all = model.rowCount();
    model.setText(QStringLiteral("SKYPORT"));
    QTRY_VERIFY(model.isSettled());
    QVERIFY(model.rowCount() > 0 && model.rowCount() < all);
    QCOMPARE(model.total(), all);
    QVERIFY(column(model, ui::HostModel::Name).join(u' ').contains(QStringLiteral("skyport")));
    model.setText(QStringLiteral("no host is called so"));
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(model.rowCount(), 0);
    model.setText({});
    QTRY_COMPARE(model.rowCount(), all);
}

void TestPanes::a_row_stands_for_its_nodes()
{
    ui::RecordModel records(&workspace());
    ui::HostModel hosts(&workspace());
    QTRY_VERIFY(records.isSettled() && hosts.isSettled() && records.rowCount() > 0);
    const graph::NodeKey host{graph::NodeKey::Kind::Host, found().find(QStringLiteral("203.0.113.7"))};
    QVERIFY(host.id >= 0);
    QCOMPARE(records.rowsOf({host}).size(), found().recordsOf(host.id).size());
    for (const int row : records.rowsOf({host}))
        QVERIFY(records.keysAt(row).contains(host));
    QCOMPARE(hosts.rowsOf({host}).size(), 1);
    QCOMPARE(hosts.keysAt(hosts.rowsOf({host}).first()), QList<graph::NodeKey>{host});
    QVERIFY(hosts.rowsOf({}).isEmpty());
}

void TestPanes::what_happened_names_hosts_as_people_read_them()
{
    ui::Workspace workspace;
    ui::ActivityModel model(&workspace);
    chain::Delta delta;
    const auto happened = [&delta](const char *text) {
        delta.activity.append({QDateTime::currentDateTimeUtc(), chain::Activity::Kind::Held, QLatin1String(text), {}, -1});
    };
    happened("xn--mllerhafen-9db.example held: CDN. Not followed.");
    happened("Found a.xn--mllerhafen-9db.example and relay.example.");
    happened("xn--zz.example stays, it stands for no name.");
    workspace.apply(delta);
    QTRY_COMPARE(model.rowCount(), 3);
    QStringList told = column(model, ui::ActivityModel::What);
    told.sort();
    QCOMPARE(told, QStringList({QStringLiteral("Found a.m\u00fcllerhafen.example and relay.example."),
                                QStringLiteral("m\u00fcllerhafen.example held: CDN. Not followed."),
                                QStringLiteral("xn--zz.example stays, it stands for no name.")}));
    for (const char *text : {"m\u00fcllerhafen", "xn--mllerhafen"}) {
        model.setText(QString::fromUtf8(text));
        QTRY_COMPARE(model.rowCount(), 2);
    }
}

void TestPanes::records_of_a_host_come_by_date()
{
    workspace().selectHost(QStringLiteral("203.0.113.7"));
    auto *page = m_case->window()->findChild<ui::HostPage *>();
    QTRY_VERIFY(page && page->isVisible());
    const auto *table = page->findChild<ui::HostRecords *>();
    QVERIFY(table);
    QAbstractItemModel *model = table->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->rowCount(), int(found().recordsOf(workspace().current().id).size()));
    qint64 before = std::numeric_limits<qint64>::max();
    for (int row = 0; row < model->rowCount(); ++row) { // name and span are both read out
        const QModelIndex other = model->index(row, 1);
        const chain::HostId id = found().find(other.data().toString());
        QVERIFY(id >= 0);
        const auto records = found().recordsOf(id);
        const auto record = std::find_if(records.begin(), records.end(), [&](chain::RecordId one) {
            const chain::Record &each = found().records()[one];
            return (each.from == workspace().current().id || each.to == workspace().current().id)
                && other.data(Qt::AccessibleTextRole).toString().endsWith(ui::wording::span(each.firstSeen, each.lastSeen));
        });
        QVERIFY2(record != records.end(), qPrintable(other.data(Qt::AccessibleTextRole).toString()));
        QVERIFY(found().records()[*record].lastSeen <= before);
        before = found().records()[*record].lastSeen;
    }
}

void TestPanes::what_is_copied_stays_one_line_a_row()
{
    const ui::ResultModel *model = m_case->table(QStringLiteral("Hosts"))->model();
    QList<int> rows, columns;
    for (int row = 0; row < model->rowCount(); ++row)
        rows.append(row);
    for (int at = 0; at < model->columnCount(); ++at)
        columns.append(at);
    const QStringList lines = model->tsv(rows, columns).chopped(1).split(u'\n');
    QCOMPARE(lines.size(), rows.size() + 1);
    for (const QString &line : lines) {
        QCOMPARE(line.count(u'\t'), columns.size() - 1);
        for (const QString &cell : line.split(u'\t'))
            QVERIFY2(!cell.startsWith(u'=') && !cell.startsWith(u'@'), qPrintable(cell));
    }
}

void TestPanes::what_is_cut_is_text_and_its_tip_is_whole()
{
    const QList<QPair<Actions::Id, QString>> tabs = {{Actions::TabActors, QStringLiteral("Actors")},
                                                     {Actions::TabHosts, QStringLiteral("Hosts")},
                                                     {Actions::TabRecords, QStringLiteral("Records")}};
    const auto isCut = [](const QTableView *table, const QModelIndex &cell) {
        return table->sizeHintForIndex(cell).width() > table->columnWidth(cell.column());
    };
    for (const auto &[tab, name] : tabs) {
        m_case->action(tab)->trigger();
        QTableView *table = m_case->rows(name);
        const ui::ResultModel *model = m_case->table(name)->model();
        QTRY_VERIFY(table->isVisible() && model->rowCount() > 0);
        for (const int width : {1024, 1280, 2400}) {
            m_case->window()->resize(width, 800);
            QTRY_VERIFY(table->horizontalHeader()->length() >= table->viewport()->width());
            for (int row = 0; row < std::min(5, model->rowCount()); ++row) {
                for (int column = 0; column < model->columnCount(); ++column) {
                    const QModelIndex cell = model->index(row, column);
                    if (table->isColumnHidden(column) || !isCut(table, cell))
                        continue;
                    QVERIFY2(model->columns()[column].least > 0 && width < 2400,
                             qPrintable(QStringLiteral("%1 at %2: %3").arg(name).arg(width).arg(cell.data().toString())));
                }
            }
        }
        m_case->window()->resize(1440, 900);
    }
    m_case->action(Actions::TabActors)->trigger();
    QTableView *table = m_case->rows(QStringLiteral("Actors"));
    QTRY_VERIFY(table->isVisible());
    const QModelIndex cell = table->model()->index(0, ui::ActorModel::Strongest);
    const auto tip = [&] {
        QToolTip::hideText();
        const QPoint at = table->visualRect(cell).center();
        QHelpEvent event(QEvent::ToolTip, at, table->viewport()->mapToGlobal(at));
        QApplication::sendEvent(table->viewport(), &event);
        return QToolTip::text();
    };
    m_case->window()->resize(2400, 900);
    QTRY_VERIFY(!isCut(table, cell));
    QCOMPARE(tip(), QString());
    m_case->window()->resize(1024, 800);
    QTRY_VERIFY(isCut(table, cell));
    QCOMPARE(tip(), cell.data().toString());
    QToolTip::hideText();
    m_case->window()->resize(1440, 900);
}

void TestPanes::columns_fill_the_pane_and_stay_as_chosen()
{
    m_case->action(Actions::TabActors)->trigger();
    QTableView *table = m_case->rows(QStringLiteral("Actors"));
    QTRY_VERIFY(table->isVisible());
    QTRY_COMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    table->horizontalHeader()->resizeSection(ui::ActorModel::Strongest, 2'000);
    m_case->show({1400, 900});
    QTest::qWait(0);
    QCOMPARE(table->columnWidth(ui::ActorModel::Strongest), 2'000);
}

void TestPanes::a_head_is_whole_beside_the_mark_of_sorting()
{
    for (const QString &name : {QStringLiteral("Actors"), QStringLiteral("Hosts"), QStringLiteral("Records")}) {
        const QTableView *table = m_case->rows(name);
        QHeaderView *head = table->horizontalHeader();
        const int sorted = head->sortIndicatorSection();
        const Qt::SortOrder order = head->sortIndicatorOrder();
        const QFontMetrics words(theme::font(theme::Text::Small, head->font()));
        for (int column = 0; column < head->count(); ++column) {
            if (head->isSectionHidden(column))
                continue;
            const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
            head->setSortIndicator(column, Qt::AscendingOrder); // only this one has the mark
            const auto isWhole = [&] {
                QStyleOptionHeader option;
                option.initFrom(head);
                option.rect = QRect(0, 0, head->sectionSize(column), head->height());
                option.state |= QStyle::State_Horizontal;
                option.sortIndicator = QStyleOptionHeader::SortDown;
                const QRect label = head->style()->subElementRect(QStyle::SE_HeaderLabel, &option, head),
                            mark = head->style()->subElementRect(QStyle::SE_HeaderArrow, &option, head);
                return words.horizontalAdvance(title) <= label.width() && !label.intersects(mark);
            };
            QVERIFY2(isWhole(), qPrintable(name + u' ' + title));
            const int width = head->sectionSize(column);
            head->resizeSection(column, 1); // as narrow as it gets
            QVERIFY2(isWhole(), qPrintable(name + u' ' + title));
            head->resizeSection(column, width);
        }
        head->setSortIndicator(sorted, order);
    }
}

void TestPanes::a_table_stays_where_it_was_scrolled()
{
    m_case->action(Actions::TabHosts)->trigger();
    m_case->graph()->setFocus();
    QTableView *table = m_case->rows(QStringLiteral("Hosts"));
    const ui::ResultModel *model = m_case->table(QStringLiteral("Hosts"))->model();
    QTRY_VERIFY(table->isVisible() && model->isSettled());
    const auto hostAt = [&](int row) { return model->keysAt(row).first().id; };
    const auto topRow = [&] { return table->rowAt(0); };
    const auto change = [&](chain::HostId host) {
        const int before = model->rowCount();
        workspace().hide({host});
        return QTest::qWaitFor([&] { return model->isSettled() && model->rowCount() == before - 1; }, patienceMs);
    };
    // Not scrolled: the first row stays in view, whatever comes or goes.
    table->scrollToTop();
    const chain::HostId first = hostAt(0);
    workspace().select({{graph::NodeKey::Kind::Host, first}});
    QVERIFY(change(hostAt(model->rowCount() - 1)));
    QCOMPARE(topRow(), 0);
    QVERIFY(change(hostAt(1)));
    QCOMPARE(topRow(), 0);
    QCOMPARE(table->currentIndex().row(), model->rowsOf({{graph::NodeKey::Kind::Host, first}}).value(0));
    // Scrolled away from what is selected: the same row is at the top.
    table->scrollTo(model->index(100, 0), QAbstractItemView::PositionAtTop);
    const chain::HostId top = hostAt(topRow());
    QVERIFY(change(hostAt(20)));
    QCOMPARE(hostAt(topRow()), top);
    QVERIFY(change(hostAt(200)));
    QCOMPARE(hostAt(topRow()), top);
    // The key of the window copies the rows of the table it is in.
    table->selectRow(0);
    table->setFocus();
    m_case->action(Actions::Copy)->trigger();
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(1).startsWith(table->model()->index(0, 0).data().toString() + u'\t'));
    m_case->action(Actions::TabActors)->trigger();
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
#include "tst_panes.moc"
