// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
// What the tables and the records of a host show.
#include "panes.h"

#include "ui/graphview/graphview.h"
#include "ui/inspector/hostpage.h"
#include "ui/inspector/hostrecords.h"
#include "ui/models/wording.h"
#include "ui/shell/mainwindow.h"
#include "ui/tables/activitymodel.h"
#include "ui/tables/actormodel.h"
#include "ui/tables/hostmodel.h"
#include "ui/tables/recordmodel.h"
#include "ui/tables/resultview.h"
#include "ui/theme/fonts.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QStyleOption>
#include <QTableView>
#include <QTest>
#include <QToolTip>

#include <limits>

using ui::Actions;

namespace {

constexpr int patienceMs = 30'000;

QStringList column(const QAbstractItemModel &model, int column)
{
    QStringList values;
    for (int row = 0; row < model.rowCount(); ++row)
        values.append(model.index(row, column).data().toString());
    return values;
}

} // namespace

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
