// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/comparisonshow.h"

#include "ui/shell/comparedialog.h"
#include "ui/shell/decisiondialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/striparea.h"
#include "ui/theme/button.h"
#include "ui/theme/strip.h"

#include <QAction>

namespace ui {

ComparisonShow::ComparisonShow(MainWindow *window, Workspace *workspace, CaseControl *cases, StripArea *strips)
    : QObject(window)
    , m_window(window)
    , m_workspace(workspace)
    , m_strips(strips)
    , m_line(new theme::Strip(theme::Strip::Kind::Info))
{
    Actions &actions = window->actions();
    m_toggle = actions.make(Actions::GraphMenu, tr("Mark what &changed"), QStringLiteral("diff"),
                            QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_D),
                            tr("Show or hide the marks of the last comparison"), actions[Actions::Expand]);
    m_toggle->setCheckable(true);
    connect(m_toggle, &QAction::triggered, this,
            [this](bool on) { m_workspace->setComparison(on ? m_last.marks : nullptr); });
    m_line->setClosable(true);
    connect(m_line->addButton(tr("Show the table")), &QPushButton::clicked, this, &ComparisonShow::showTable);
    connect(m_line, &theme::Strip::closed, this, [this] { m_workspace->setComparison({}); });
    strips->add(m_line);
    connect(cases, &CaseControl::compared, this, [this](const CaseControl::Comparison &comparison) {
        take(comparison);
        showTable();
    });
    connect(cases, &CaseControl::merged, this, &ComparisonShow::takeMerged);
    connect(workspace, &Workspace::comparisonChanged, this, &ComparisonShow::takeMarks);
    connect(workspace, &Workspace::wasReset, this, [this] {
        m_valid = false; // its numbers are of something else
        refresh();
    });
    refresh();
}

void ComparisonShow::refresh()
{
    Actions::setWhyNot(m_toggle, m_valid && m_last.marks ? QString() : tr("Compare with a run or a case first"));
}

void ComparisonShow::take(const CaseControl::Comparison &comparison)
{
    m_last = comparison;
    m_valid = true;
    const auto count = [&](graph::Change change) { return QLocale().toString(comparison.diff.count(change)); };
    const QString added = tr("%1 new").arg(count(graph::Change::Added)),
                  changed = tr("%1 changed").arg(count(graph::Change::Changed)),
                  gone = tr("%1 gone").arg(count(graph::Change::Gone));
    m_line->setText(comparison.diff.isEmpty()
                        ? tr("Nothing is different from %1.").arg(comparison.before)
                        : tr("Compared with %1: %2, %3, %4. Marked in the graph.")
                              .arg(comparison.before, added, changed, gone),
                    {added, changed, gone});
    m_workspace->setComparison(comparison.marks);
    refresh();
}

void ComparisonShow::takeMerged(const CaseControl::Merged &merged)
{
    take(merged.comparison);
    const QString sentences = merged.account.join(QLatin1Char('\n'));
    auto *dialog = new DecisionDialog(tr("%1 is merged into this case").arg(merged.name),
                                      tr("%1\nThe file itself stays as it is. Undo takes the merge back.").arg(sentences),
                                      m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->addChoice(tr("Go on"));
    const int back = dialog->addChoice(tr("Take it back"));
    connect(dialog, &QDialog::finished, this, [this, dialog, back] {
        if (dialog->choice() == back)
            m_window->actions()[Actions::Undo]->trigger();
    });
    dialog->open();
}

void ComparisonShow::showTable()
{
    auto *dialog = new CompareDialog(m_last, m_workspace, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompareDialog::shown, this,
            [this] { m_window->actions()[Actions::ZoomSelection]->trigger(); });
    dialog->show();
}

void ComparisonShow::takeMarks()
{
    const bool shown = m_workspace->comparison() != nullptr;
    m_toggle->setChecked(shown);
    m_strips->setShown(m_line, shown);
}

} // namespace ui
