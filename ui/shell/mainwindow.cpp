// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/mainwindow.h"

#include "core/base/clock.h"
#include "ui/graphview/graphview.h"
#include "ui/pages/countdown.h"
#include "ui/pages/reviewdialog.h"
#include "ui/shell/casecontrol.h"
#include "ui/shell/decisiondialog.h"
#include "ui/shell/maintoolbar.h"
#include "ui/shell/runcontrol.h"
#include "ui/shell/statusline.h"
#include "ui/theme/toast.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>

namespace ui {

namespace {

base::Clock *systemClock()
{
    static base::SystemClock clock;
    return &clock;
}

} // namespace

MainWindow::MainWindow(Workspace *workspace, Parts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_parts(std::move(parts))
    , m_actions(new Actions(this))
    , m_input(new InputTask(m_parts.reader, this))
    , m_countdown(new Countdown(workspace, m_parts.clock ? m_parts.clock : systemClock(), this))
    , m_options(workspace->investigation().options)
    , m_tools(new MainToolBar(m_actions, bool(m_parts.incidents), this))
    , m_pages(new QStackedWidget)
    , m_toast(nullptr)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(1024, 680);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize())); // at 200 % a laptop has less
    setAcceptDrops(true);
    setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    setContextMenuPolicy(Qt::PreventContextMenu);
    menuBar()->setAccessibleName(tr("Menus"));
    m_actions->fillMenuBar(menuBar());
    addToolBar(m_tools);
    m_status = new StatusLine(workspace, m_countdown, statusBar());
    setCentralWidget(m_pages);
    buildPages();
    buildDocks();
    m_toast = new theme::Toast(m_graphPage);

    connectFile();
    connectEdit();
    connectView();
    connectGraph();
    connectRun();
    connectRest();
    connectControls();

    m_slow.setSingleShot(true);
    m_slow.setInterval(250);
    connect(&m_slow, &QTimer::timeout, this, &MainWindow::takeInvestigation);
    const auto later = [this] {
        if (!m_slow.isActive())
            m_slow.start();
    };
    connect(workspace, &Workspace::changed, this, later);
    connect(workspace, &Workspace::progressChanged, this, later);
    connect(workspace, &Workspace::filterChanged, this, later);
    connect(workspace, &Workspace::inputChanged, this, [this] {
        choosePage();
        takeInvestigation();
    });
    connect(workspace, &Workspace::selectionChanged, this, [this] {
        takeSelection();
        refreshCommands();
    });
    connect(workspace, &Workspace::viewChanged, this, &MainWindow::refreshCommands);
    connect(m_countdown, &Countdown::ticked, this, &MainWindow::takePause);
    restoreLayout();
    choosePage();
    takeSelection();
    takeTenant();
    takeInvestigation();
}

MainWindow::~MainWindow()
{
    // Panes still say that they hide while ~QWidget takes them down, and this is no MainWindow any more by then.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (QWidget *typing = focusWidget())
        typing->clearFocus(); // a note is taken over when it is left
    if (!mayDiscard(tr("Quit now?"), tr("Quit"))) {
        event->ignore();
        return;
    }
    m_input->cancel();
    saveLayout();
    if (m_parts.cases)
        m_parts.cases->close();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source() || !InputTask::isUsable(event->mimeData()))
        return; // our own drags are no input
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setDropHot(true);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    setDropHot(false);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    setDropHot(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(InputTask::take(event->mimeData()));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitNarrow();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (m_shown)
        return;
    m_shown = true;
    choosePage();
    if (!m_docksHidden && m_sizesWanted) {
        m_sizesWanted = false;
        sizeDocks();
    }
}

QMenu *MainWindow::createPopupMenu()
{
    return nullptr; // the View menu has what Qt would put here
}

} // namespace ui
