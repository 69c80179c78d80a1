// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/tables/resultview.h"

#include "ui/tables/columnwidths.h"
#include "ui/tables/resultdelegate.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int columnsVersion = 2;
constexpr int measuredRows = 40; // enough to know a column by, and a few milliseconds
constexpr int mostSelectedRows = 2000; // beyond that, marking rows one by one would stop the window

} // namespace

ResultView::ResultView(Workspace *workspace, ResultModel *model, const QString &name, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_name(name)
    , m_title(title)
    , m_field(new theme::SearchField(tr("Filter %1").arg(title.toLower()), this, QStringLiteral("filter")))
    , m_table(new QTableView(this))
    , m_empty(new theme::EmptyState(QStringLiteral("table"), {}, {}, this))
    , m_stack(new QStackedLayout)
{
    m_model->setParent(this);
    m_field->setAccessibleName(tr("Filter %1").arg(title.toLower()));
    m_field->setVisible(false);
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, m_model, &ResultModel::setText);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_field);
    layout->addLayout(m_stack, 1);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    buildTable();
    setFocusProxy(m_table); // "go to the table" lands in the rows
    updateEmptyState();

    connect(m_model, &ResultModel::aboutToReplaceRows, this, [this] {
        m_topRow = m_table->rowAt(0);
        const QList<graph::NodeKey> keys = m_topRow >= 0 ? m_model->keysAt(m_topRow) : QList<graph::NodeKey>();
        m_topKey = keys.isEmpty() ? graph::NodeKey{} : keys.last();
        const QModelIndex current = m_table->currentIndex();
        m_selectionSeen = current.isValid() && m_table->selectionModel()->isRowSelected(current.row())
            && m_table->viewport()->rect().intersects(m_table->visualRect(current));
    });
    connect(m_model, &ResultModel::rowsReplaced, this, [this] {
        m_replacing = true;
        selectionFromWorkspace();
        m_replacing = false;
        keepScrolled();
        measureCells();
        fitColumns();
        updateEmptyState();
        Q_EMIT countChanged(m_model->rowCount());
    });
    connect(workspace, &Workspace::wasReset, this, [this] { m_cells.clear(); });
    connect(workspace, &Workspace::selectionChanged, this, &ResultView::selectionFromWorkspace);
    connect(workspace, &Workspace::inputChanged, this, &ResultView::updateEmptyState);
    connect(workspace, &Workspace::progressChanged, this, &ResultView::updateEmptyState);
}

ResultView::~ResultView() = default;

/// Keeps what the eye is on: who has scrolled sees the same row at the top, who has not sees the top. A selected row
/// that was in view stays there.
void ResultView::keepScrolled()
{
    const int topRow = std::exchange(m_topRow, -1);
    if (topRow < 0)
        return;
    const QList<int> rows = topRow > 0 && m_topKey.id >= 0 ? m_model->rowsOf({m_topKey}) : QList<int>();
    if (!rows.isEmpty())
        m_table->scrollTo(m_model->index(rows.first(), 0), QAbstractItemView::PositionAtTop);
    else if (topRow == 0)
        m_table->scrollToTop();
    const QModelIndex current = m_table->currentIndex();
    if (m_selectionSeen && current.isValid())
        m_table->scrollTo(m_model->index(current.row(), 0));
}

void ResultView::buildTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ResultDelegate(m_table));
    m_table->setAccessibleName(m_title);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    QHeaderView *rows = m_table->verticalHeader();
    rows->setVisible(false);
    const int height = std::max(theme::metrics::rowHeight, QFontMetrics(theme::font(theme::Text::Base)).height() + 8);
    rows->setMinimumSectionSize(height);
    rows->setDefaultSectionSize(height);
    rows->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *head = m_table->horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionsMovable(true);
    head->setMinimumSectionSize(40);
    head->setSortIndicatorShown(true); // the style cuts its words: the header would measure them in the font of the rows
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QWidget::customContextMenuRequested, this, [this, head](const QPoint &at) {
        QMenu menu;
        fillColumnMenu(&menu);
        menu.exec(head->mapToGlobal(at));
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        QMenu menu;
        for (QAction *action : std::as_const(m_rowActions)) {
            if (!action)
                menu.addSeparator();
            else if (action->isEnabled())
                menu.addAction(action);
        }
        menu.addAction(tr("Copy"), QKeySequence::Copy, this, &ResultView::copySelection);
        fillColumnMenu(menu.addMenu(tr("Columns")));
        menu.exec(m_table->viewport()->mapToGlobal(at));
    });
    restoreColumns();
    for (int column = 0; column < m_model->columns().size(); ++column)
        holdHead(column);
    m_table->setSortingEnabled(true);
    connect(head, &QHeaderView::sectionResized, this, [this](int column) {
        if (m_fitting)
            return;
        m_chosen = true;
        holdHead(column);
        saveColumns();
    });
    connect(head, &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        fitColumns(); // the mark takes room
        m_fitting = true;
        holdHead(column);
        m_fitting = false;
    });
    connect(head, &QHeaderView::sectionMoved, this, &ResultView::saveColumns);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ResultView::selectionFromTable);
    connect(m_table, &QTableView::doubleClicked, this, &ResultView::openWanted);
}

void ResultView::restoreColumns()
{
    QHeaderView *head = m_table->horizontalHeader();
    head->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    const QSettings settings;
    const QByteArray state = settings.value(QStringLiteral("tables/%1/columns%2").arg(m_name).arg(columnsVersion)).toByteArray();
    if (!state.isEmpty() && head->restoreState(state)) {
        m_chosen = settings.value(QStringLiteral("tables/%1/widths").arg(m_name), true).toBool();
        m_model->sort(head->sortIndicatorSection(), head->sortIndicatorOrder());
        return;
    }
    for (int column = 0; column < m_model->columns().size(); ++column) {
        head->resizeSection(column, m_model->columns()[column].width);
        head->setSectionHidden(column, !m_model->columns()[column].shown);
    }
    m_chosen = false;
}

int ResultView::headWidth(int column) const
{
    const QHeaderView *head = m_table->horizontalHeader();
    QStyleOptionHeader option;
    option.initFrom(head);
    option.text = m_model->columns()[column].title;
    option.sortIndicator = head->sortIndicatorSection() == column ? QStyleOptionHeader::SortDown : QStyleOptionHeader::None;
    return head->style()->sizeFromContents(QStyle::CT_HeaderSection, &option, QSize(), head).width();
}

void ResultView::holdHead(int column)
{
    QHeaderView *head = m_table->horizontalHeader();
    if (column < 0 || column >= head->count() || head->isSectionHidden(column))
        return;
    if (const int least = headWidth(column); head->sectionSize(column) < least)
        head->resizeSection(column, least);
}

void ResultView::measureCells()
{
    const auto *cells = static_cast<const ResultDelegate *>(m_table->itemDelegate());
    const QHeaderView *head = m_table->horizontalHeader();
    m_cells.resize(m_model->columns().size());
    const int top = std::max(0, m_table->rowAt(0));
    const auto measure = [&](int first, int last) {
        for (int row = first; row < std::min(last, m_model->rowCount()); ++row) {
            for (int column = 0; column < m_cells.size(); ++column) {
                if (!head->isSectionHidden(column))
                    m_cells[column] = std::max(m_cells[column], cells->wholeWidth(m_model->index(row, column)));
            }
        }
    };
    measure(0, measuredRows);
    measure(std::max(top, measuredRows), top + measuredRows);
}

void ResultView::fitColumns()
{
    if (m_chosen) {
        fillUp();
        return;
    }
    QHeaderView *head = m_table->horizontalHeader();
    QList<int> shown;
    QList<ColumnNeed> needs;
    for (int column = 0; column < m_model->columns().size(); ++column) {
        if (head->isSectionHidden(column))
            continue;
        const Column &one = m_model->columns()[column];
        const int title = headWidth(column), whole = std::max({title, m_cells.value(column), 40});
        const int usual = one.least > 0 ? std::max(one.width, title) : whole;
        shown.append(column);
        needs.append({whole, usual, one.least > 0 ? std::max(one.least, title) : whole, one.stretch});
    }
    const QList<int> widths = columnWidths(needs, m_table->viewport()->width());
    m_fitting = true;
    for (qsizetype i = 0; i < shown.size(); ++i)
        head->resizeSection(shown[i], widths[i]);
    m_fitting = false;
}

void ResultView::fillUp()
{
    const QList<Column> &columns = m_model->columns();
    QHeaderView *head = m_table->horizontalHeader();
    const int free = m_table->viewport()->width() - head->length();
    for (int column = 0; column < columns.size() && free > 0; ++column) {
        if (columns[column].stretch == 0 || head->isSectionHidden(column))
            continue;
        m_fitting = true;
        head->resizeSection(column, head->sectionSize(column) + free);
        m_fitting = false;
        return;
    }
}

void ResultView::saveColumns()
{
    QSettings settings;
    settings.setValue(QStringLiteral("tables/%1/columns%2").arg(m_name).arg(columnsVersion),
                      m_table->horizontalHeader()->saveState());
    settings.setValue(QStringLiteral("tables/%1/widths").arg(m_name), m_chosen);
}

void ResultView::fillColumnMenu(QMenu *menu)
{
    QHeaderView *head = m_table->horizontalHeader();
    for (int column = 0; column < m_model->columns().size(); ++column) {
        QAction *action = menu->addAction(m_model->columns()[column].title);
        action->setCheckable(true);
        action->setChecked(!head->isSectionHidden(column));
        action->setEnabled(column > 0); // a row without its name says nothing
        connect(action, &QAction::toggled, this, [this, head, column](bool on) {
            head->setSectionHidden(column, !on);
            measureCells();
            m_fitting = true;
            if (on && m_chosen)
                head->resizeSection(column, std::max(headWidth(column), m_model->columns()[column].width));
            m_fitting = false;
            saveColumns();
            fitColumns();
        });
    }
}

void ResultView::setFilterVisible(bool visible)
{
    m_field->setVisible(visible);
    if (visible) {
        m_field->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_field->clear();
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

bool ResultView::isFilterVisible() const
{
    return m_field->isVisibleTo(this);
}

void ResultView::copySelection()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.append(row);
    }
    QList<int> columns;
    const QHeaderView *head = m_table->horizontalHeader();
    for (int place = 0; place < head->count(); ++place) {
        const int column = head->logicalIndex(place);
        if (!head->isSectionHidden(column))
            columns.append(column);
    }
    QApplication::clipboard()->setText(m_model->tsv(rows, columns));
}

void ResultView::selectionFromTable()
{
    if (m_syncing)
        return;
    QList<graph::NodeKey> keys;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows.mid(0, mostSelectedRows))
        keys += m_model->keysAt(index.row());
    // The current row comes last: the inspector shows it.
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid() && m_table->selectionModel()->isRowSelected(current.row())) {
        for (const graph::NodeKey &key : m_model->keysAt(current.row())) {
            keys.removeAll(key);
            keys.append(key);
        }
    }
    m_syncing = true;
    m_workspace->select(keys);
    m_syncing = false;
}

void ResultView::selectionFromWorkspace()
{
    if (m_syncing)
        return;
    m_syncing = true;
    const QList<int> rows = m_model->rowsOf(m_workspace->selection());
    QItemSelection selection;
    for (const int row : rows.mid(0, mostSelectedRows))
        selection.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
    m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (!rows.isEmpty()) {
        m_table->selectionModel()->setCurrentIndex(m_model->index(rows.first(), 0), QItemSelectionModel::NoUpdate);
        if (!m_table->hasFocus() && !m_replacing)
            m_table->scrollTo(m_model->index(rows.first(), 0));
    }
    m_syncing = false;
}

void ResultView::updateEmptyState()
{
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
    if (!empty)
        return;
    const chain::Investigation &found = m_workspace->investigation();
    const bool running = m_workspace->progress().phase == chain::Progress::Phase::Running
        || m_workspace->progress().phase == chain::Progress::Phase::ServicePause;
    if (!m_model->text().isEmpty())
        m_empty->setTexts(tr("No row contains “%1”.").arg(m_field->text()), tr("Shorten the text or clear it."));
    else if (m_workspace->isEmpty())
        m_empty->setTexts(tr("Nothing here yet."), tr("Drop indicators on the window, or paste them."));
    else if (running)
        m_empty->setTexts(tr("Asking…"), tr("Rows appear as answers arrive."));
    else if (found.hosts().isEmpty())
        m_empty->setTexts(tr("Not asked yet."), tr("Rows appear here once a run has begun."));
    else if (!m_workspace->view().filter.isEmpty() || !m_workspace->view().hidden.isEmpty())
        m_empty->setTexts(tr("Every row is filtered out."), tr("Remove a chip of the filter bar to see more."));
    else if (m_name == u"actors")
        m_empty->setTexts(tr("No actor found."),
                          found.incomplete().isEmpty()
                              ? tr("%n host(s) asked, all answered. Try 3 hops or a wider time.", nullptr, int(found.hosts().size()))
                              : tr("Some answers are missing; actors behind them may be too."));
    else
        m_empty->setTexts(tr("Nothing here yet."), {});
}

bool ResultView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_table && key->matches(QKeySequence::Copy)) {
        copySelection();
        return true;
    }
    if (watched == m_table && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        Q_EMIT openWanted();
        return true;
    }
    if (watched == m_field && key->key() == Qt::Key_Escape) {
        setFilterVisible(false);
        return true;
    }
    if (watched == m_field && key->key() == Qt::Key_Down) {
        m_table->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
