// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/mainwindow.h"

#include "core/base/text.h"
#include "ui/graphview/graphview.h"
#include "ui/models/rowactions.h"
#include "ui/pages/countdown.h"
#include "ui/pages/indicatortray.h"
#include "ui/pages/runpanel.h"
#include "ui/pages/startpage.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/budget.h"
#include "ui/shell/casecontrol.h"
#include "ui/shell/docktitle.h"
#include "ui/shell/maintoolbar.h"
#include "ui/shell/runcontrol.h"
#include "ui/shell/striparea.h"
#include "ui/theme/button.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDockWidget>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// The ground of the graph, with what lies over it in the middle.
class Canvas final : public QWidget
{
public:
    explicit Canvas(QWidget *parent = nullptr)
        : QWidget(parent)
    {
    }
    void setOver(QWidget *over) { m_over = over; }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), theme::colours().canvas); }
    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        if (m_over)
            m_over->setGeometry(rect());
    }

private:
    QWidget *m_over = nullptr;
};

QDockWidget *makeDock(const QString &name, const QString &title, QWidget *inside, QWidget *titleBar,
                      QMainWindow *window)
{
    auto *dock = new QDockWidget(title, window);
    dock->setObjectName(name);
    dock->setWidget(inside);
    dock->setTitleBarWidget(titleBar);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable
                      | QDockWidget::DockWidgetClosable);
    return dock;
}

} // namespace

void MainWindow::buildPages()
{
    const Actions &a = *m_actions;
    m_start = new StartPage({a[Actions::Paste], a[Actions::AddFiles], a[Actions::Sample], a[Actions::OpenCase],
                             a[Actions::Connect], a[Actions::TakeIncident]});
    // A page that is not shown must not dictate how narrow the others may be.
    m_start->setMinimumSize(1, 1);
    auto *startPage = new QWidget;
    startPage->setMinimumSize(1, 1);
    auto *column = new QVBoxLayout(startPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_startStrips = new StripArea;
    column->addWidget(m_startStrips);
    column->addWidget(m_start, 1);
    m_pages->addWidget(startPage);
    m_pages->addWidget(buildGraphPage());
    if (m_parts.incidents) {
        m_incidents = m_parts.incidents(m_workspace, m_pages);
        m_incidents->setMinimumSize(1, 1);
        m_pages->addWidget(m_incidents);
    }
    connect(m_start, &StartPage::typed, this, [this](const QString &text) { addText(text, QStringLiteral("typed")); });
    connect(m_start, &StartPage::recentChosen, this, &MainWindow::openCase);
}

QWidget *MainWindow::buildGraphPage()
{
    m_graphPage = new QWidget;
    auto *column = new QVBoxLayout(m_graphPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (m_parts.filterBar) {
        m_filterBar = m_parts.filterBar(m_workspace, m_graphPage);
        column->addWidget(m_filterBar);
    }
    buildStrips();
    column->addWidget(m_strips);
    auto *canvas = new Canvas;
    m_canvas = canvas;
    auto *inside = new QVBoxLayout(canvas);
    inside->setContentsMargins(0, 0, 0, 0);
    if (m_parts.graph) {
        m_graph = m_parts.graph(m_workspace, canvas);
        inside->addWidget(m_graph);
        for (QAction *action : m_actions->graphOnly())
            m_graph->addAction(action);
    }
    m_ready = new theme::EmptyState(QStringLiteral("run"), {}, {}, canvas);
    canvas->setOver(m_ready);
    m_ready->raise();
    column->addWidget(canvas, 1);
    return m_graphPage;
}

void MainWindow::buildStrips()
{
    m_strips = new StripArea;
    m_review = new theme::Strip(theme::Strip::Kind::Info);
    m_review->setClosable(true);
    connect(m_review->addLink(tr("Review")), &QPushButton::clicked, this,
            [this] { showReview(!m_lastFound.rejected.isEmpty() || !m_lastFound.problems.isEmpty()); });
    m_pause = new theme::Strip(theme::Strip::Kind::Wait);
    m_error = new theme::Strip(theme::Strip::Kind::Error);
    m_error->setClosable(true);
    m_errorButton = m_error->addButton(tr("Try again"));
    connect(m_errorButton, &QPushButton::clicked, this, [this] {
        m_strips->setShown(m_error, false);
        if (m_errorRemedy == QLatin1String("connect"))
            m_actions->at(Actions::Connect)->trigger();
        else if (m_errorRemedy == QLatin1String("settings"))
            m_actions->at(Actions::Settings)->trigger();
        else if (m_actions->at(Actions::Retry)->isEnabled())
            m_actions->at(Actions::Retry)->trigger();
        else
            requestStart();
    });
    m_budget = new theme::Strip(theme::Strip::Kind::Wait);
    m_budget->setClosable(true);
    connect(m_budget->addLink(tr("Set a budget…")), &QPushButton::clicked, this, &MainWindow::editOptions);
    connect(m_budget->addButton(tr("Run them all")), &QPushButton::clicked, this, [this] {
        m_budgetAccepted = true;
        start();
    });
    m_layoutNote = new theme::Strip(theme::Strip::Kind::Info);
    m_layoutNote->setClosable(true);
    for (theme::Strip *strip : {m_review, m_pause, m_error, m_budget, m_layoutNote})
        m_strips->add(strip);
}

void MainWindow::addStrip(theme::Strip *strip)
{
    m_strips->add(strip);
}

void MainWindow::showStrip(theme::Strip *strip, bool shown)
{
    m_strips->setShown(strip, shown);
}

void MainWindow::addStartStrip(theme::Strip *strip)
{
    m_startStrips->add(strip);
}

void MainWindow::showStartStrip(theme::Strip *strip, bool shown)
{
    m_startStrips->setShown(strip, shown);
}

QWidget *MainWindow::paneOr(const Parts::Pane &pane, const QString &icon, const QString &title, const QString &detail)
{
    if (pane)
        return pane(m_workspace, this);
    auto *empty = new theme::EmptyState(icon, title, detail);
    empty->setBackgroundRole(QPalette::Base);
    empty->setAutoFillBackground(true);
    return empty;
}

void MainWindow::buildDocks()
{
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);

    m_tray = new IndicatorTray(m_workspace, m_actions->at(Actions::Paste));
    m_tray->list()->addAction(m_actions->at(Actions::Remove));
    m_trayTitle = new DockTitle(tr("Indicators"));
    QToolButton *add = m_trayTitle->addButton(QStringLiteral("add"), tr("Add indicators"));
    connect(add, &QToolButton::clicked, m_actions->at(Actions::AddFiles), &QAction::trigger);
    QToolButton *more = m_trayTitle->addButton(QStringLiteral("more"), tr("More"));
    auto *menu = new QMenu(more);
    for (const Actions::Id id : {Actions::AddFiles, Actions::AddFolder, Actions::Paste, Actions::TypeIn})
        menu->addAction(m_actions->at(id));
    menu->addSeparator();
    menu->addAction(m_actions->at(Actions::Remove));
    menu->addAction(m_actions->at(Actions::Review));
    menu->addSeparator();
    menu->addAction(m_actions->at(Actions::ShowTray));
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setProperty("noMenuArrow", true);
    m_trayDock = makeDock(QStringLiteral("trayDock"), tr("Indicators"), m_tray, m_trayTitle, this);
    addDockWidget(Qt::LeftDockWidgetArea, m_trayDock);
    m_tray->setMinimumWidth(180);

    m_inspectorTitle = new DockTitle(tr("Inspector"));
    QToolButton *close = m_inspectorTitle->addButton(QStringLiteral("close"), tr("Hide this pane"));
    connect(close, &QToolButton::clicked, m_actions->at(Actions::ShowInspector), &QAction::trigger);
    m_inspectorDock
        = makeDock(QStringLiteral("inspectorDock"), tr("Inspector"), buildInspector(), m_inspectorTitle, this);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);

    buildBottom();
    m_bottomDock = makeDock(QStringLiteral("bottomDock"), tr("Tables"), m_bottom, m_bottom->titleRow(), this);
    addDockWidget(Qt::BottomDockWidgetArea, m_bottomDock);
}

QWidget *MainWindow::buildInspector()
{
    m_inspectorStack = new QStackedWidget;
    m_inspectorStack->setMinimumWidth(260);
    m_runPanel = new RunPanel(m_workspace, m_countdown);
    m_inspectorStack->addWidget(m_runPanel);
    m_inspectorStack->addWidget(paneOr(m_parts.inspector, QStringLiteral("info"), tr("Nothing to inspect yet"),
                                       tr("Select a host or an actor in the graph or in a table.")));
    return m_inspectorStack;
}

void MainWindow::buildBottom()
{
    m_bottom = new BottomPane;
    m_bottom->addPage(tr("Actors"),
                      paneOr(m_parts.actors, QStringLiteral("user"), tr("No actor found yet"),
                             tr("Run the indicators. The first actor often shows within seconds.")));
    m_bottom->addPage(tr("Hosts"),
                      paneOr(m_parts.hosts, QStringLiteral("server"), tr("No hosts yet"),
                             tr("Hosts appear here while the run goes.")));
    m_bottom->addPage(tr("Records"),
                      paneOr(m_parts.records, QStringLiteral("table"), tr("No records yet"),
                             tr("Passive DNS records appear here while the run goes.")));
    m_bottom->addPage(tr("Timeline"),
                      paneOr(m_parts.timeline, QStringLiteral("timeline"), tr("No time spans yet"),
                             tr("When each host was seen appears here.")));
    m_bottom->addPage(tr("Activity"),
                      paneOr(m_parts.activity, QStringLiteral("activity"), tr("Nothing happened yet"),
                             tr("Every request, pause and finding is listed here.")));
    const Actions &a = *m_actions;
    for (int page = 0; page < m_bottom->count(); ++page) {
        if (auto *rows = dynamic_cast<RowActions *>(m_bottom->page(page)))
            rows->setRowActions({a[Actions::InspectorFocus], a[Actions::Expand], a[Actions::Paths],
                                 a[Actions::ZoomSelection], a[Actions::Release], a[Actions::Note], a[Actions::Hide],
                                 nullptr});
    }
    m_incomplete = new theme::Strip(theme::Strip::Kind::Warning);
    connect(m_incomplete->addButton(tr("Try again")), &QPushButton::clicked, m_actions->at(Actions::Retry),
            &QAction::trigger);
    m_incomplete->hide();
    m_bottom->setFoot(m_incomplete);
    QToolButton *exportTable = m_bottom->addButton(QStringLiteral("table"), tr("Export this table as CSV"));
    connect(exportTable, &QToolButton::clicked, m_actions->at(Actions::ExportTable), &QAction::trigger);
    exportTable->setEnabled(m_parts.exports != nullptr);
    QToolButton *copyRows = m_bottom->addButton(QStringLiteral("copy"), tr("Copy the selected rows"));
    connect(copyRows, &QToolButton::clicked, this, [this] {
        if (QWidget *page = m_bottom->page(m_bottom->currentIndex()))
            page->setFocus();
        copy();
    });
    QToolButton *fold = m_bottom->addButton(QStringLiteral("down"), tr("Hide this pane"));
    connect(fold, &QToolButton::clicked, m_actions->at(Actions::ShowBottom), &QAction::trigger);
}

void MainWindow::takeSelection()
{
    const bool selected = m_workspace->current().id >= 0;
    m_inspectorStack->setCurrentIndex(selected ? 1 : 0);
    m_inspectorTitle->setName(selected ? tr("Inspector") : tr("Run"));
    m_inspectorDock->setWindowTitle(selected ? tr("Inspector") : tr("Run"));
}

void MainWindow::takeInvestigation()
{
    const chain::Investigation &investigation = m_workspace->investigation();
    m_trayTitle->setCount(investigation.indicators.size());
    m_bottom->setCount(0, m_workspace->assessment().actors.size());
    m_bottom->setCount(1, investigation.hosts().isEmpty() ? 0 : m_workspace->visibleHosts().size());
    m_bottom->setCount(2, investigation.records().size());
    m_bottom->setCount(4, m_workspace->activity().size());
    takeReady();
    takeIncomplete();
    takePause();
    refreshCommands();
}

void MainWindow::takeReady()
{
    using Phase = chain::Progress::Phase;
    const chain::Investigation &investigation = m_workspace->investigation();
    const Phase phase = m_workspace->progress().phase;
    const bool running = m_parts.run && m_parts.run->isRunning();
    const bool ready = investigation.hosts().isEmpty() && (running || phase == Phase::Idle);
    m_ready->setVisible(ready);
    if (!ready)
        return;
    const int count = int(investigation.indicators.size());
    const bool tenant = m_parts.run && m_parts.run->tenant().kind != RunControl::Tenant::None;
    theme::Button *button = m_ready->setButton({}, true);
    button->disconnect();
    if (running) {
        m_ready->setIconName(QStringLiteral("wait"));
        m_ready->setTexts(tr("The run begins"), tr("Hosts appear here as soon as the first one is asked."));
        button->setVisible(false);
        return;
    }
    if (count == 0) {
        m_ready->setIconName(QStringLiteral("info"));
        m_ready->setTexts(tr("No indicator found"),
                          tr("Nothing in the input can be asked about. The list at the left says why."));
        button->setText(tr("Review"));
        connect(button, &QPushButton::clicked, this, [this] { showReview(true); });
    } else if (!tenant) {
        m_ready->setIconName(QStringLiteral("connect"));
        m_ready->setTexts(tr("%n indicator(s) ready", nullptr, count),
                          tr("Connect a tenant to run them, or try the sample with F9."));
        button->setText(tr("Connect a tenant…"));
        connect(button, &QPushButton::clicked, m_actions->at(Actions::Connect), &QAction::trigger);
    } else {
        const Budget budget = estimate(count, m_options);
        m_ready->setIconName(QStringLiteral("run"));
        m_ready->setTexts(
            tr("%n indicator(s) ready", nullptr, count),
            tr("%1, about %2 requests")
                .arg(tr("%n hop(s)", nullptr, m_options.depth), QLocale().toString(aboutNumber(budget.requests))));
        button->setText(tr("Run"));
        button->setKeyHint(m_actions->at(Actions::Run)->shortcut());
        connect(button, &QPushButton::clicked, m_actions->at(Actions::Run), &QAction::trigger);
    }
    button->setVisible(true);
    button->setEnabled(true);
}

void MainWindow::takeIncomplete()
{
    using Phase = chain::Progress::Phase;
    const QList<chain::Incomplete> &missing = m_workspace->investigation().incomplete();
    const bool shown = !missing.isEmpty() && m_workspace->progress().phase == Phase::Finished;
    m_incomplete->setVisible(shown);
    if (!shown)
        return;
    if (missing.size() == 1) {
        const QString subject = base::singleLine(missing.first().subject, 80);
        const QString why = missing.first().why == chain::Incomplete::Why::Throttled
            ? tr("the service was too busy for")
            : missing.first().why == chain::Incomplete::Why::Budget    ? tr("the budget ended before")
            : missing.first().why == chain::Incomplete::Why::Cancelled ? tr("the run was stopped before")
            : missing.first().why == chain::Incomplete::Why::Offline   ? tr("offline, nothing is stored for")
                                                                       : tr("there was no answer for");
        m_incomplete->setText(tr("1 answer is missing: %1 %2. Actors behind it may be missing too.").arg(why, subject),
                              {subject});
    } else {
        const int count = int(missing.size());
        m_incomplete->setText(
            tr("%n answer(s) (is|are) missing. Actors behind (it|them) may be missing too.", nullptr, count),
            {QLocale().toString(count)});
    }
}

void MainWindow::takePause()
{
    const bool paused = m_countdown->isRunning();
    m_strips->setShown(m_pause, paused);
    if (!paused)
        return;
    const QString left = tr("%1 s").arg(m_countdown->secondsLeft());
    m_pause->setText(tr("Microsoft Graph is busy and asked for a pause. Going on in %1.").arg(left), {left});
    m_pause->setProgress(m_countdown->part());
    m_pause->setNote(tr("asked at %1 for %2 s")
                         .arg(m_countdown->askedAt().toString(QStringLiteral("hh:mm:ss")),
                              QString::number(m_countdown->secondsAsked())));
}

void MainWindow::setDropHot(bool hot)
{
    m_start->setDropHot(hot);
    m_tray->setDropHot(hot);
}

} // namespace ui
