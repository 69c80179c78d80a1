// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/reviewdialog.h"

#include "core/base/text.h"
#include "ui/pages/inputwords.h"
#include "ui/pages/rejectedmodel.h"
#include "ui/theme/button.h"
#include "ui/theme/celltips.h"
#include "ui/theme/hairline.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

/// What will be asked about.
class ReviewDialog::FoundModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;
    void set(const QList<ioc::Indicator> &rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 5; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const ioc::Indicator &row = m_rows[index.row()];
        if (role == Qt::ToolTipRole)
            return theme::plainTip(base::singleLine(row.source.context, 200));
        if (role != Qt::DisplayRole)
            return {};
        switch (index.column()) {
        case 0:
            return base::singleLine(row.value, 253);
        case 1:
            return InputWords::type(row.type);
        case 2:
            return base::singleLine(row.written, 200);
        case 3:
            return row.occurrences > 1
                ? ReviewDialog::tr("%1, %2 times").arg(InputWords::place(row.source)).arg(row.occurrences)
                : InputWords::place(row.source);
        default:
            return base::singleLine(row.source.context, 200);
        }
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        const QStringList heads = {ReviewDialog::tr("Indicator"), ReviewDialog::tr("Kind"), ReviewDialog::tr("Written"),
                                   ReviewDialog::tr("Where"), ReviewDialog::tr("Line")};
        return heads.value(section);
    }

private:
    QList<ioc::Indicator> m_rows;
};

/// What could not be read.
class ReviewDialog::ProblemModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;
    void set(const QList<ioc::Problem> &rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const ioc::Problem &row = m_rows[index.row()];
        if (role == Qt::ToolTipRole)
            return theme::plainTip(base::singleLine(row.message));
        if (role != Qt::DisplayRole)
            return {};
        ioc::Source place;
        place.file = row.file;
        place.line = row.line;
        return index.column() == 0 ? InputWords::place(place) : base::singleLine(row.message);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        return section == 0 ? ReviewDialog::tr("Where") : ReviewDialog::tr("What could not be read");
    }

private:
    QList<ioc::Problem> m_rows;
};

ReviewDialog::ReviewDialog(QWidget *parent)
    : QDialog(parent)
    , m_rejected(new RejectedModel(this))
    , m_foundModel(new FoundModel(this))
    , m_problemModel(new ProblemModel(this))
    , m_tabs(new QTabBar)
    , m_search(new theme::SearchField(tr("Find in the list")))
    , m_title(new theme::Label({}, theme::Text::Title))
    , m_advice(new theme::Label(tr("Private addresses and internal names are never sent."), theme::Text::Base,
                                theme::Label::Ink::Muted))
{
    setWindowTitle(tr("What was found"));
    resize(960, 500);
    auto *stack = new QStackedWidget;
    const QList<QAbstractItemModel *> models = {m_foundModel, m_rejected, m_problemModel};
    const QStringList names = {tr("Indicators"), tr("Not used"), tr("Not read")};
    for (qsizetype i = 0; i < models.size(); ++i) {
        auto *proxy = new QSortFilterProxyModel(this);
        proxy->setSourceModel(models[i]);
        proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
        proxy->setFilterKeyColumn(-1);
        proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
        m_proxies.append(proxy);
        QTableView *table = makeTable(names[i]);
        table->setModel(proxy);
        table->sortByColumn(-1, Qt::AscendingOrder);
        m_tables.append(table);
        stack->addWidget(table);
        m_tabs->addTab(names[i]);
    }
    m_tables[0]->setColumnWidth(0, 200);
    m_tables[0]->setColumnWidth(2, 180);
    m_tables[0]->setColumnWidth(3, 150);
    m_tables[1]->setColumnWidth(0, 180);
    m_tables[1]->setColumnWidth(1, 130);
    m_tables[1]->setColumnWidth(2, 120);
    m_tables[2]->setColumnWidth(0, 200);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(true);
    m_tabs->setAccessibleName(tr("Lists"));
    connect(m_tabs, &QTabBar::currentChanged, stack, &QStackedWidget::setCurrentIndex);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        for (QSortFilterProxyModel *proxy : m_proxies)
            proxy->setFilterFixedString(text);
    });

    auto *copy = new theme::Button(tr("Copy report"));
    copy->setIconName(QStringLiteral("copy"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(report()); });
    auto *close = new theme::Button(tr("Close"), theme::Button::Kind::Primary);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_advice);
    column->addSpacing(6);
    auto *head = new QHBoxLayout;
    head->addWidget(m_tabs, 1);
    m_search->setFixedWidth(220);
    head->addWidget(m_search);
    column->addLayout(head);
    column->addWidget(stack, 1);
    column->addSpacing(6);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
}

QTableView *ReviewDialog::makeTable(const QString &name)
{
    auto *table = new QTableView;
    table->setAccessibleName(name);
    theme::tellCutCells(table);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->setSortingEnabled(true);
    table->setTabKeyNavigation(false);
    table->setMouseTracking(true);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(theme::metrics::rowHeight);
    table->verticalHeader()->setDefaultSectionSize(theme::metrics::rowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setFixedHeight(theme::metrics::headHeight);
    return table;
}

void ReviewDialog::setExtraction(const ioc::Extraction &found)
{
    m_found = found;
    m_title->setText(InputWords::summary(found, nullptr));
    m_foundModel->set(found.indicators);
    m_rejected->setRejected(found.rejected);
    m_problemModel->set(found.problems);
    const QLocale locale;
    m_tabs->setTabText(0, tr("Indicators  %1").arg(locale.toString(found.indicators.size())));
    m_tabs->setTabText(1, tr("Not used  %1").arg(locale.toString(found.rejected.size())));
    m_tabs->setTabText(2, tr("Not read  %1").arg(locale.toString(found.problems.size())));
    m_tabs->setTabVisible(2, !found.problems.isEmpty());
}

void ReviewDialog::showRejected()
{
    m_tabs->setCurrentIndex(!m_found.problems.isEmpty() && m_found.rejected.isEmpty() ? 2 : 1);
}

QString ReviewDialog::report() const
{
    QStringList lines = {InputWords::summary(m_found, nullptr)};
    for (const ioc::Indicator &one : m_found.indicators)
        lines.append(QStringLiteral("%1\t%2\t%3")
                         .arg(base::defang(one.value), InputWords::type(one.type), InputWords::place(one.source)));
    for (const ioc::Rejected &one : m_found.rejected)
        lines.append(tr("%1\tnot used: %2\t%3")
                         .arg(base::defang(base::singleLine(one.written, 200)), InputWords::reason(one.reason),
                              InputWords::place(one.source)));
    for (const ioc::Problem &one : m_found.problems)
        lines.append(QStringLiteral("%1:%2\t%3")
                         .arg(base::singleLine(one.file, 200))
                         .arg(one.line)
                         .arg(base::singleLine(one.message)));
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
