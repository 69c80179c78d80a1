// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/shortcutsdialog.h"

#include "ui/shell/actions.h"
#include "ui/theme/button.h"
#include "ui/theme/keyhint.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

ShortcutsDialog::ShortcutsDialog(const Actions &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(640, 520);
    auto *model = new QStandardItemModel(0, 3, this);
    model->setHorizontalHeaderLabels({tr("Command"), tr("Menu"), tr("Keys")});
    const auto add = [model](const QString &name, const QString &menu, const QString &keys) {
        QList<QStandardItem *> row = {new QStandardItem(name), new QStandardItem(menu), new QStandardItem(keys)};
        for (QStandardItem *item : row)
            item->setEditable(false);
        model->appendRow(row);
    };
    for (const QAction *action : actions.all())
        add(theme::plainName(action->text()), Actions::menuName(action), theme::keyText(action->shortcut()));
    add(tr("Go to the nearest neighbour"), tr("In the graph"), tr("Arrow keys"));
    add(tr("Show in the inspector"), tr("In the graph"), tr("Enter"));
    add(tr("Clear hits, then the selection"), tr("In the graph"), tr("Esc"));
    add(tr("Select several"), tr("In the graph"), tr("Ctrl+click, Shift+drag"));
    auto *proxy = new QSortFilterProxyModel(this);
    proxy->setSourceModel(model);
    proxy->setFilterKeyColumn(-1);
    proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto *table = new QTableView;
    table->setModel(proxy);
    table->setAccessibleName(tr("Commands and keys"));
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(theme::metrics::rowHeight);
    table->verticalHeader()->setDefaultSectionSize(theme::metrics::rowHeight);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setColumnWidth(0, 300);
    table->setColumnWidth(1, 120);
    auto *search = new theme::SearchField(tr("Find a command or keys"));
    connect(search, &QLineEdit::textChanged, proxy, &QSortFilterProxyModel::setFilterFixedString);
    auto *close = new theme::Button(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *column = new QVBoxLayout(this);
    column->addWidget(search);
    column->addWidget(table, 1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
}

} // namespace ui
