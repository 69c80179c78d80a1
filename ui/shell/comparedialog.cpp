// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/comparedialog.h"

#include "core/base/text.h"
#include "ui/models/workspace.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"

#include <QAbstractTableModel>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {

struct ChangeLine
{
    graph::Change change = graph::Change::Changed;
    QString kind, name, detail;
    QList<graph::NodeKey> keys; ///< what is there now
};

QString changeWord(graph::Change change)
{
    switch (change) {
    case graph::Change::Added:
        return CompareDialog::tr("New");
    case graph::Change::Gone:
        return CompareDialog::tr("Gone");
    case graph::Change::Changed:
        break;
    }
    return CompareDialog::tr("Changed");
}

QString fieldWords(const QList<graph::FieldChange> &fields)
{
    QStringList words;
    for (const graph::FieldChange &field : fields) {
        const QString was = field.was.isEmpty() ? QStringLiteral("–") : base::singleLine(field.was, 60);
        const QString now = field.now.isEmpty() ? QStringLiteral("–") : base::singleLine(field.now, 60);
        words.append(CompareDialog::tr("%1: %2 → %3").arg(field.field, was, now));
    }
    return words.join(QStringLiteral("; "));
}

QList<ChangeLine> linesOf(const graph::Diff &diff)
{
    using Kind = graph::NodeKey::Kind;
    QList<ChangeLine> lines;
    const auto indicator = CompareDialog::tr("Indicator");
    for (const QString &value : diff.indicatorsAdded)
        lines.append({graph::Change::Added, indicator, value, {}, {}});
    for (const QString &value : diff.indicatorsGone)
        lines.append({graph::Change::Gone, indicator, value, {}, {}});
    for (const graph::ActorChange &actor : diff.actors) {
        QString detail = fieldWords(actor.fields);
        if (!actor.hostsAdded.isEmpty())
            detail += (detail.isEmpty() ? QString() : QStringLiteral("; "))
                + CompareDialog::tr("by %1").arg(actor.hostsAdded.mid(0, 5).join(QStringLiteral(", ")));
        lines.append({actor.change, CompareDialog::tr("Actor"), base::singleLine(actor.name, 120), detail,
                      actor.after >= 0 ? QList<graph::NodeKey>{{Kind::Actor, actor.after}} : QList<graph::NodeKey>()});
    }
    for (const graph::HostChange &host : diff.hosts)
        lines.append({host.change, CompareDialog::tr("Host"), host.value, fieldWords(host.fields),
                      host.after >= 0 ? QList<graph::NodeKey>{{Kind::Host, host.after}} : QList<graph::NodeKey>()});
    for (const graph::RecordChange &record : diff.records)
        lines.append({record.change, CompareDialog::tr("Record"),
                      CompareDialog::tr("%1 – %2, %3").arg(record.a, record.b, record.type),
                      fieldWords(record.fields), {}});
    return lines;
}

} // namespace

class CompareDialog::Rows : public QAbstractTableModel
{
public:
    enum Column { Change, What, Name, Detail, ColumnCount };
    Rows(const graph::Diff &diff, QObject *parent)
        : QAbstractTableModel(parent)
        , m_lines(linesOf(diff))
    {
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || role != Qt::DisplayRole)
            return {};
        const ChangeLine &line = m_lines[index.row()];
        switch (index.column()) {
        case Change:
            return changeWord(line.change);
        case What:
            return line.kind;
        case Name:
            return line.name;
        default:
            return line.detail;
        }
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        const QStringList names = {CompareDialog::tr("Change"), CompareDialog::tr("What"), CompareDialog::tr("Name"),
                                   CompareDialog::tr("Was and is")};
        return names.value(section);
    }
    const QList<ChangeLine> &lines() const { return m_lines; }

private:
    QList<ChangeLine> m_lines;
};

CompareDialog::CompareDialog(const CaseControl::Comparison &comparison, Workspace *workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_rows(new Rows(comparison.diff, this))
    , m_table(new QTableView)
{
    setWindowTitle(tr("What changed"));
    resize(820, 480);
    const graph::Diff &diff = comparison.diff;
    const QString counts = diff.isEmpty()
        ? tr("Nothing is different.")
        : tr("%1 new, %2 gone, %3 changed.")
              .arg(diff.count(graph::Change::Added))
              .arg(diff.count(graph::Change::Gone))
              .arg(diff.count(graph::Change::Changed));
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Changes"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(24);
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(Rows::Name, 280);
    auto *show = new theme::Button(tr("Show new and changed in the graph"));
    auto *close = new theme::Button(tr("Close"), theme::Button::Kind::Primary);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(show, &QPushButton::clicked, this, [this] {
        QList<int> all;
        for (int row = 0; row < m_rows->rowCount(); ++row)
            all.append(row);
        select(all);
        Q_EMIT shown();
    });
    show->setEnabled(!diff.isEmpty());
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        QList<int> rows;
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            rows.append(index.row());
        select(rows);
    });
    auto *column = new QVBoxLayout(this);
    column->addWidget(new theme::Label(counts, theme::Text::Strong));
    column->addWidget(new theme::Label(tr("Before: %1. After: %2.").arg(comparison.before, comparison.after),
                                       theme::Text::Small, theme::Label::Ink::Muted));
    column->addWidget(m_table, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(show);
    buttons->addWidget(close);
    column->addLayout(buttons);
}

/// Numbers of the comparison are those of the window only while it was not run again; what is gone cannot be chosen.
void CompareDialog::select(const QList<int> &rows)
{
    QList<graph::NodeKey> keys;
    const chain::Investigation &found = m_workspace->investigation();
    for (const int row : rows) {
        for (const graph::NodeKey &key : m_rows->lines()[row].keys) {
            const bool host = key.kind == graph::NodeKey::Kind::Host;
            const QString &name = m_rows->lines()[row].name;
            if (host && found.find(name) >= 0)
                keys.append({key.kind, found.find(name)});
            else if (!host && key.id < found.actors().size() && found.actors().at(key.id).name == name)
                keys.append(key);
        }
    }
    m_workspace->select(keys);
}

} // namespace ui
