// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"
#include "ui/shell/actions.h"
#include "ui/shell/inputtask.h"
#include "ui/shell/parts.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace base {
class Clock;
struct Error;
} // namespace base

namespace theme {
class Button;
class EmptyState;
class Strip;
class Toast;
} // namespace theme

namespace chain {
enum class Ending;
}

namespace ui {

class BottomPane;
class CaseCommands;
class CommandPalette;
class Countdown;
class DockTitle;
class IndicatorTray;
struct InputJoin;
class MainToolBar;
class ReviewDialog;
class RunPanel;
class StartPage;
class StatusLine;
class StripArea;

/// The window: puts the panes together, turns commands into calls on the workspace and the controls, and says what
/// cannot be done. Knows no network, no file format, no database.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// Neither the workspace nor what the parts point at is owned.
    MainWindow(Workspace *workspace, Parts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    Actions &actions() { return *m_actions; }
    /// Another part's command, at the end of a menu; in the palette too.
    void addCommand(Actions::MenuId menu, QAction *action) { m_actions->add(menu, action); }
    /// Another part's line between filter bar and graph. Taken over; hidden until it is shown.
    void addStrip(theme::Strip *strip);
    void showStrip(theme::Strip *strip, bool shown);
    /// The same above the start page.
    void addStartStrip(theme::Strip *strip);
    void showStartStrip(theme::Strip *strip, bool shown);
    GraphView *graph() const { return m_graph; }
    IndicatorTray *tray() const { return m_tray; }

    void addFiles(const QStringList &paths); ///< folders too; one .mdticase alone is opened
    void addText(const QString &text, const QString &source);
    void openCase(const QString &path);
    void startSample(); ///< one step: sample tenant, its list, run
    void start(); ///< runs what is in the tray
    void investigate(const ioc::Extraction &found); ///< a case of its own for an incident, and its run
    void say(const QString &text); ///< a toast
    /// Options of the next run.
    const chain::Options &runOptions() const { return m_options; }
    void setRunOptions(const chain::Options &options);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    QMenu *createPopupMenu() override;

private:
    enum Page { StartPageIndex, GraphPageIndex, IncidentsPageIndex };

    // mainwindow_layout.cpp, mainwindow_panes.cpp
    void buildPages();
    QWidget *buildGraphPage();
    void buildStrips();
    void buildDocks();
    QWidget *buildInspector();
    void buildBottom();
    QWidget *paneOr(const Parts::Pane &pane, const QString &icon, const QString &title, const QString &detail);
    void showPage(Page page);
    void choosePage();
    void fitNarrow();
    void restoreLayout();
    void saveLayout();
    void resetLayout();
    void sizeDocks();
    void takeSelection();
    void takeInvestigation(); ///< numbers on tabs, strips, what lies over the graph
    void takeReady();
    void takeIncomplete();
    void takePause();
    void nextPane(bool forward);
    QList<QWidget *> panes() const;
    void setDropHot(bool hot);

    // mainwindow_commands.cpp, mainwindow_refresh.cpp
    template <typename Slot>
    void on(Actions::Id id, Slot slot)
    {
        connect(m_actions->at(id), &QAction::triggered, this, std::move(slot));
    }
    void connectFile();
    void connectEdit();
    void connectView();
    void connectGraph();
    void connectRun();
    void connectRest();
    void refreshCommands();
    void refreshGraphCommands(const QString &nothing);
    void refreshRunCommands(const QString &nothing);
    void fillRecent();
    void showContextMenu(const QPoint &at);
    void copy();
    void selectAll();
    void selectPaths();
    void editNote();
    QList<chain::HostId> selectedHosts() const;
    void find(const QString &text);
    void openDialog(const Parts::Dialog &make);

    // mainwindow_help.cpp
    void connectHelp();

    // mainwindow_input.cpp
    void takeRead(const ioc::Extraction &found);
    void takeExtraction(const ioc::Extraction &found);
    void addInput(const ioc::Extraction &found, const InputJoin &join);

    // mainwindow_run.cpp
    void connectControls();
    void take(const InputTask::Dropped &dropped);
    void paste();
    void chooseFiles();
    void chooseFolder();
    void newCase();
    void chooseCase();
    void saveAs();
    void requestStart();
    void togglePause();
    void releaseAgain();
    void beginStep(const QString &name); ///< the engine is about to add to what was found
    void retry(const QList<chain::HostId> &hosts);
    void runEnded(chain::Ending ending, const base::Error &error);
    void showError(const QString &sentence, const QString &details, const QString &remedy);
    void confirmRelease(chain::HostId host, bool release);
    void takeTenant();
    void takeTitle();
    bool mayDiscard(const QString &question, const QString &verb);
    QList<ioc::Indicator> pending() const; ///< in the tray, not known to the run
    void showReview(bool rejected);
    void editOptions();

    Workspace *m_workspace;
    Parts m_parts;
    Actions *m_actions;
    InputTask *m_input;
    Countdown *m_countdown;
    chain::Options m_options;
    ioc::Extraction m_found; ///< all input of this case, with what could not be read
    ioc::Extraction m_lastFound; ///< of the last drop: what the review line is about

    MainToolBar *m_tools;
    StatusLine *m_status;
    QStackedWidget *m_pages;
    StartPage *m_start;
    QWidget *m_graphPage = nullptr, *m_canvas = nullptr, *m_incidents = nullptr, *m_filterBar = nullptr;
    GraphView *m_graph = nullptr;
    theme::EmptyState *m_ready = nullptr;
    StripArea *m_strips = nullptr, *m_startStrips = nullptr;
    theme::Strip *m_review = nullptr, *m_pause = nullptr, *m_error = nullptr, *m_budget = nullptr,
                 *m_layoutNote = nullptr, *m_incomplete = nullptr;
    theme::Button *m_errorButton = nullptr;
    QString m_errorRemedy;
    theme::Toast *m_toast;

    QDockWidget *m_trayDock = nullptr, *m_inspectorDock = nullptr, *m_bottomDock = nullptr;
    IndicatorTray *m_tray = nullptr;
    DockTitle *m_trayTitle = nullptr, *m_inspectorTitle = nullptr;
    QStackedWidget *m_inspectorStack = nullptr;
    RunPanel *m_runPanel = nullptr;
    BottomPane *m_bottom = nullptr;
    CommandPalette *m_palette = nullptr;
    CaseCommands *m_caseCommands = nullptr; ///< only with cases
    QStringList m_released; ///< before the indicators were run again: to be released again
    QPointer<ReviewDialog> m_reviewDialog;

    QTimer m_slow; ///< numbers change at most four times a second
    bool m_narrow = false, m_docksHidden = false, m_shown = false, m_budgetAccepted = false, m_sampleWanted = false,
         m_onIncidents = false;
    QByteArray m_startState; ///< of the docks, for ResetWindow
    QByteArray m_dockState; ///< as they were when another page hid the docks; what is remembered then
    QList<QDockWidget *> m_openDocks; ///< those to show again
    bool m_sizesWanted = true; ///< no sizes were remembered
};

} // namespace ui
