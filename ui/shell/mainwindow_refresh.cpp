// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/mainwindow.h"

#include "ui/graphview/graphview.h"
#include "ui/pages/indicatortray.h"
#include "ui/shell/casecommands.h"
#include "ui/shell/casecontrol.h"
#include "ui/shell/maintoolbar.h"
#include "ui/shell/runcontrol.h"
#include "ui/theme/icon.h"
#include "ui/theme/searchfield.h"

#include <QStackedWidget>

namespace ui {

void MainWindow::refreshCommands()
{
    Actions &a = *m_actions;
    const chain::Investigation &investigation = m_workspace->investigation();
    const QString noInput = m_workspace->isEmpty() ? tr("Add indicators first") : QString();
    const QString nothing = investigation.hosts().isEmpty() ? tr("Nothing has been found yet") : QString();
    const QString noReader = m_input->canRead() ? QString() : tr("Reading input is not available");
    for (const Actions::Id id : {Actions::AddFiles, Actions::AddFolder, Actions::Paste, Actions::TypeIn})
        a.setWhyNot(id, noReader);
    a.setWhyNot(Actions::New,
                noInput.isEmpty() || !investigation.rejected.isEmpty() ? QString() : tr("The case is empty already"));
    const QString noCases = m_parts.cases ? QString() : tr("Cases are not available");
    a.setWhyNot(Actions::OpenCase, noCases);
    const bool readOnly = m_parts.cases && m_parts.cases->isReadOnly();
    a.setWhyNot(Actions::Save,
                !noCases.isEmpty()       ? noCases
                    : !noInput.isEmpty() ? noInput
                    : readOnly           ? tr("The case is open read-only; use Save as")
                                         : QString());
    a.setWhyNot(Actions::SaveAs, !noCases.isEmpty() ? noCases : noInput);
    a.setWhyNot(Actions::Sample,
                m_parts.run ? m_parts.run->isRunning() ? tr("Stop the run first") : noReader
                            : tr("Runs are not available"));
    const QString noExport = m_parts.exports ? nothing : tr("Export is not available");
    for (const Actions::Id id :
         {Actions::ExportPicture, Actions::ExportData, Actions::ExportTable, Actions::Report, Actions::CopyPicture})
        a.setWhyNot(id, noExport);

    const QUndoStack *undo = m_workspace->undoStack();
    const bool going = m_parts.run && m_parts.run->isRunning();
    a.setWhyNot(Actions::Undo,
                !undo->canUndo()                               ? tr("Nothing to take back")
                    : going && m_workspace->undoChangesFound() ? tr("Stop the run first")
                                                               : QString());
    a.setWhyNot(Actions::Redo,
                !undo->canRedo()                               ? tr("Nothing was taken back")
                    : going && m_workspace->redoChangesFound() ? tr("Stop the run first")
                                                               : QString());
    a[Actions::Undo]->setText(undo->canUndo() ? tr("&Undo: %1").arg(undo->undoText()) : tr("&Undo"));
    a[Actions::Redo]->setText(undo->canRedo() ? tr("&Redo: %1").arg(undo->redoText()) : tr("&Redo"));
    a.setWhyNot(Actions::Copy, QString());
    a.setWhyNot(Actions::SelectAll, nothing);
    a.setWhyNot(Actions::Remove,
                m_tray->selectedIndicators().isEmpty() ? tr("Select indicators in the list first") : QString());

    const QString noIncidents = m_parts.incidents ? QString() : tr("Incidents are not available");
    a.setWhyNot(Actions::ShowIncidents, noIncidents);
    a.setWhyNot(Actions::ClearFilters, m_workspace->view().filter.isEmpty() ? tr("No filter is set") : QString());
    const bool start = m_pages->currentIndex() != GraphPageIndex;
    const QString noPanes = start ? tr("The panes show with the graph") : QString();
    for (const Actions::Id id :
         {Actions::ShowTray, Actions::ShowBottom, Actions::TabActors, Actions::TabHosts, Actions::TabRecords,
          Actions::TabTimeline, Actions::TabActivity, Actions::InspectorFocus})
        a.setWhyNot(id, noPanes);
    a.setWhyNot(Actions::ShowInspector,
                !noPanes.isEmpty() ? noPanes
                    : m_narrow     ? tr("In a small window the inspector is a tab below")
                                   : QString());

    const bool tenant = m_parts.run && m_parts.run->tenant().kind != RunControl::Tenant::None;
    const QString noTenant = tenant ? QString() : tr("Needs a tenant");
    a.setWhyNot(Actions::TakeIncident, m_parts.takeFromIncident ? noTenant : tr("Needs a tenant"));
    a.setWhyNot(Actions::WriteIncident,
                !m_parts.writeToIncident                         ? tr("Incidents are not available")
                    : !noTenant.isEmpty()                        ? noTenant
                    : m_workspace->assessment().actors.isEmpty() ? tr("No actor has been found")
                                                                 : QString());
    a.setWhyNot(Actions::Connect, m_parts.setup ? QString() : tr("Connecting is not available"));
    a.setWhyNot(Actions::Settings, m_parts.settings ? QString() : tr("Settings are not available"));
    a.setWhyNot(Actions::Help, m_parts.helpTopic ? QString() : tr("Help is not installed"));
    a.setWhyNot(Actions::Scores, m_parts.helpTopic ? QString() : tr("Help is not installed"));
    refreshGraphCommands(nothing);
    refreshRunCommands(nothing);
    if (m_caseCommands)
        m_caseCommands->refresh();
}

void MainWindow::refreshGraphCommands(const QString &nothing)
{
    Actions &a = *m_actions;
    const QString noGraph = !m_graph                    ? tr("The graph is not available")
        : m_pages->currentIndex() == IncidentsPageIndex ? tr("Show the graph first")
                                                        : nothing;
    for (const Actions::Id id :
         {Actions::Flow, Actions::Organic, Actions::Radial, Actions::LayoutAgain, Actions::Fit, Actions::ZoomIn,
          Actions::ZoomOut, Actions::ZoomOriginal, Actions::Legend, Actions::Minimap, Actions::Bundle, Actions::Find})
        a.setWhyNot(id, noGraph);
    m_tools->findField()->setEnabled(noGraph.isEmpty());
    const QString noHits = !noGraph.isEmpty() ? noGraph
        : m_graph->hitCount() == 0            ? tr("Find something first")
                                              : QString();
    a.setWhyNot(Actions::FindNext, noHits);
    a.setWhyNot(Actions::FindPrevious, noHits);
    const QString noSelection = !nothing.isEmpty() ? nothing
        : m_workspace->selection().isEmpty()       ? tr("Select something first")
                                                   : QString();
    const QString noHost = !nothing.isEmpty() ? nothing
        : selectedHosts().isEmpty()           ? tr("Select a host first")
                                              : QString();
    a.setWhyNot(Actions::ZoomSelection, !noGraph.isEmpty() ? noGraph : noSelection);
    a.setWhyNot(Actions::Paths, noSelection);
    a.setWhyNot(Actions::Note, noSelection);
    a.setWhyNot(Actions::Hide, noHost);
    a.setWhyNot(Actions::Expand, !noHost.isEmpty() ? noHost : m_parts.run ? QString() : tr("Runs are not available"));
    a.setWhyNot(Actions::ShowAll, m_workspace->view().hidden.isEmpty() ? tr("Nothing is hidden by hand") : QString());
    const graph::NodeKey current = m_workspace->current();
    const chain::Hosts &hosts = m_workspace->investigation().hosts();
    const bool held
        = current.kind == graph::NodeKey::Kind::Host && current.id >= 0 && current.id < hosts.size() && hosts[current.id].isHeld();
    a.setWhyNot(Actions::Release,
                held ? m_parts.run ? QString() : tr("Runs are not available") : tr("Select a held host first"));
    const QString &layout = m_workspace->view().layout;
    a[layout == QLatin1String("organic")      ? Actions::Organic
          : layout == QLatin1String("radial") ? Actions::Radial
                                              : Actions::Flow]
        ->setChecked(true);
    a[Actions::Bundle]->setChecked(m_workspace->view().bundling);
}

void MainWindow::refreshRunCommands(const QString &nothing)
{
    Actions &a = *m_actions;
    RunControl *run = m_parts.run;
    const bool running = run && run->isRunning(), paused = run && run->isPaused();
    const bool tenant = run && run->tenant().kind != RunControl::Tenant::None;
    const QString noRun = run ? QString() : tr("Runs are not available");
    a.setWhyNot(Actions::Run,
                !run                                ? noRun
                    : running                       ? tr("A run goes on")
                    : m_workspace->isEmpty()        ? tr("Add indicators first")
                    : !tenant && !m_options.offline ? tr("Connect a tenant, or try the sample")
                                                    : QString());
    const qsizetype waiting = pending().size();
    const QString text = nothing.isEmpty() && waiting > 0 ? tr("Run %n more", nullptr, int(waiting))
        : m_parts.cases && m_parts.cases->isInterrupted() && !running ? tr("Go on")
        : nothing.isEmpty()                                           ? tr("Run again")
                                                                      : tr("Run");
    a[Actions::Run]->setText(text);
    a[Actions::Run]->setIcon(
        theme::icon(nothing.isEmpty() && waiting == 0 ? QStringLiteral("retry") : QStringLiteral("run")));
    a.setWhyNot(Actions::Pause, running ? QString() : tr("No run goes on"));
    a[Actions::Pause]->setText(paused ? tr("Go &on") : tr("&Pause"));
    a[Actions::Pause]->setIcon(theme::icon(paused ? QStringLiteral("run") : QStringLiteral("pause")));
    a.setWhyNot(Actions::Stop, running ? QString() : tr("No run goes on"));
    a.setWhyNot(Actions::Retry,
                !run                                                      ? noRun
                    : running                                             ? tr("A run goes on")
                    : m_workspace->investigation().incomplete().isEmpty() ? tr("Nothing failed")
                                                                          : QString());
    a.setWhyNot(Actions::RunOptions, running ? tr("Options are for the next run; stop this one first") : QString());
    const QString noReview = m_found.indicators.isEmpty() && m_found.rejected.isEmpty() && m_found.problems.isEmpty()
        ? tr("No input yet")
        : QString();
    a.setWhyNot(Actions::Review, noReview);
    a[Actions::Id(Actions::Depth1 + std::clamp(m_options.depth, 1, 4) - 1)]->setChecked(true);
    m_tools->setRunState(running, text);
}

} // namespace ui
