// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/mainwindow.h"

#include "core/base/text.h"
#include "ui/graphview/graphview.h"
#include "ui/pages/indicatortray.h"
#include "ui/pages/startpage.h"
#include "ui/shell/adddialog.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/casecommands.h"
#include "ui/shell/casecontrol.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/exportcontrol.h"
#include "ui/shell/maintoolbar.h"
#include "ui/shell/notedialog.h"
#include "ui/shell/runcontrol.h"
#include "ui/shell/striparea.h"
#include "ui/theme/icon.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/theme.h"
#include "ui/theme/toast.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>

namespace ui {

namespace {
using Kind = graph::NodeKey::Kind;
const auto themeKey = QStringLiteral("view/theme"), legendKey = QStringLiteral("view/legend"),
           mapKey = QStringLiteral("view/minimap");
} // namespace

void MainWindow::connectFile()
{
    on(Actions::New, [this] { newCase(); });
    on(Actions::AddFiles, [this] { chooseFiles(); });
    on(Actions::AddFolder, [this] { chooseFolder(); });
    on(Actions::Paste, [this] { paste(); });
    on(Actions::TypeIn, [this] {
        auto *dialog = new AddDialog(this);
        connect(dialog, &AddDialog::given, this,
                [this](const QString &text) { addText(text, QStringLiteral("typed")); });
        dialog->open();
    });
    on(Actions::OpenCase, [this] { chooseCase(); });
    on(Actions::Save, [this] {
        if (auto *note = qobject_cast<QPlainTextEdit *>(QApplication::focusWidget())) {
            note->clearFocus(); // it is taken over when it is left
            note->setFocus(Qt::OtherFocusReason);
        }
        m_parts.cases->path().isEmpty() ? saveAs() : m_parts.cases->save();
    });
    on(Actions::SaveAs, [this] { saveAs(); });
    on(Actions::Sample, [this] { startSample(); });
    const auto out = [this](Actions::Id id, ExportControl::What what) {
        on(id, [this, what] { m_parts.exports->run(what, this); });
    };
    out(Actions::ExportPicture, ExportControl::What::Picture);
    out(Actions::ExportData, ExportControl::What::Data);
    out(Actions::ExportTable, ExportControl::What::Table);
    out(Actions::Report, ExportControl::What::Report);
    on(Actions::Quit, [this] { close(); });
    connect(m_actions->recentMenu(), &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    fillRecent();
}

void MainWindow::connectEdit()
{
    QUndoStack *undo = m_workspace->undoStack();
    on(Actions::Undo, [undo] { undo->undo(); });
    on(Actions::Redo, [undo] { undo->redo(); });
    connect(undo, &QUndoStack::indexChanged, this, &MainWindow::refreshCommands);
    on(Actions::Copy, [this] { copy(); });
    on(Actions::CopyPicture, [this] {
        m_parts.exports->copyPicture();
        m_toast->say(tr("Picture copied"), tr("Save as…"),
                     [this] { m_actions->at(Actions::ExportPicture)->trigger(); });
    });
    on(Actions::SelectAll, [this] { selectAll(); });
    on(Actions::Remove, [this] { m_tray->removeSelected(); });
    on(Actions::Find, [this] {
        m_tools->findField()->setFocus(Qt::ShortcutFocusReason);
        m_tools->findField()->selectAll();
    });
    on(Actions::FindNext, [this] { m_graph->findNext(); });
    on(Actions::FindPrevious, [this] { m_graph->findPrevious(); });
    connect(m_tools->findField(), &QLineEdit::textChanged, this, &MainWindow::find);
    auto *leave
        = new QShortcut(QKeySequence(Qt::Key_Escape), m_tools->findField(), nullptr, nullptr, Qt::WidgetShortcut);
    connect(leave, &QShortcut::activated, this, [this] {
        m_tools->findField()->clear();
        if (m_graph)
            m_graph->setFocus(Qt::OtherFocusReason);
    });
    connect(m_tools->findField(), &QLineEdit::returnPressed, this, [this] {
        if (m_graph)
            m_graph->findNext();
    });
}

void MainWindow::connectView()
{
    on(Actions::ShowGraph, [this] {
        m_onIncidents = false;
        choosePage();
    });
    on(Actions::ShowIncidents, [this] {
        m_onIncidents = true;
        choosePage();
    });
    const auto pane = [this](Actions::Id id, QDockWidget *dock) {
        on(id, [dock](bool shown) { dock->setVisible(shown); });
        connect(dock, &QDockWidget::visibilityChanged, this,
                [this, id, dock] { m_actions->at(id)->setChecked(!dock->isHidden()); });
    };
    pane(Actions::ShowTray, m_trayDock);
    pane(Actions::ShowInspector, m_inspectorDock);
    pane(Actions::ShowBottom, m_bottomDock);
    const QList<Actions::Id> tabs
        = {Actions::TabActors, Actions::TabHosts, Actions::TabRecords, Actions::TabTimeline, Actions::TabActivity};
    for (int i = 0; i < tabs.size(); ++i) {
        on(tabs[i], [this, i] {
            m_bottomDock->show();
            m_bottom->setCurrentIndex(i);
            if (QWidget *page = m_bottom->page(i))
                page->setFocus(Qt::ShortcutFocusReason);
        });
    }
    on(Actions::ClearFilters, [this] { m_workspace->setFilter({}); });
    on(Actions::NextPane, [this] { nextPane(true); });
    on(Actions::PreviousPane, [this] { nextPane(false); });
    theme::Theme *looks = theme::Theme::instance();
    if (looks && m_parts.store && looks->mode() == theme::Mode::System) // a wish of the command line goes first
        looks->setMode(theme::Mode(std::clamp(m_parts.store->value(themeKey, 0).toInt(), 0, 2)));
    const auto mode = [this, looks](Actions::Id id, theme::Mode wanted) {
        if (looks && looks->mode() == wanted)
            m_actions->at(id)->setChecked(true);
        on(id, [this, looks, wanted] {
            if (looks)
                looks->setMode(wanted);
            if (m_parts.store)
                m_parts.store->setValue(themeKey, int(wanted));
        });
    };
    mode(Actions::ThemeSystem, theme::Mode::System);
    mode(Actions::ThemeLight, theme::Mode::Light);
    mode(Actions::ThemeDark, theme::Mode::Dark);
    on(Actions::FullScreen, [this](bool full) { full ? showFullScreen() : showNormal(); });
    on(Actions::ResetWindow, [this] { resetLayout(); });
}

void MainWindow::connectGraph()
{
    on(Actions::Flow, [this] { m_workspace->setLayout(QStringLiteral("flow")); });
    on(Actions::Organic, [this] { m_workspace->setLayout(QStringLiteral("organic")); });
    on(Actions::Radial, [this] { m_workspace->setLayout(QStringLiteral("radial")); });
    on(Actions::LayoutAgain, [this] { m_workspace->forgetPositions(); });
    on(Actions::Bundle, [this](bool bundle) { m_workspace->setBundling(bundle); });
    on(Actions::Expand, [this] { Q_EMIT m_workspace->expandRequested(selectedHosts()); });
    on(Actions::Paths, [this] { selectPaths(); });
    on(Actions::Hide, [this] { m_workspace->hide(selectedHosts()); });
    on(Actions::ShowAll, [this] { m_workspace->showAll(); });
    on(Actions::Release, [this] { Q_EMIT m_workspace->releaseRequested(m_workspace->current().id, true); });
    on(Actions::Note, [this] { editNote(); });
    on(Actions::InspectorFocus, [this] {
        if (m_narrow)
            m_bottom->setCurrentIndex(m_bottom->count() - 1);
        else
            m_inspectorDock->show();
        QWidget *shown = m_inspectorStack->currentWidget();
        shown->setFocus(Qt::OtherFocusReason);
        if (!shown->hasFocus())
            shown->nextInFocusChain()->setFocus(Qt::TabFocusReason);
    });
    if (!m_graph)
        return;
    on(Actions::Fit, [this] { m_graph->fit(); });
    on(Actions::ZoomIn, [this] { m_graph->zoomIn(); });
    on(Actions::ZoomOut, [this] { m_graph->zoomOut(); });
    on(Actions::ZoomOriginal, [this] { m_graph->setZoom(1); });
    on(Actions::ZoomSelection, [this] { m_graph->zoomToSelection(); });
    const auto toggle = [this](Actions::Id id, const QString &key, const std::function<void(bool)> &set) {
        const bool shown = !m_parts.store || m_parts.store->value(key, true).toBool();
        m_actions->at(id)->setChecked(shown);
        set(shown);
        on(id, [this, key, set](bool wanted) {
            set(wanted);
            if (m_parts.store)
                m_parts.store->setValue(key, wanted);
        });
    };
    toggle(Actions::Legend, legendKey, [this](bool shown) { m_graph->setLegendVisible(shown); });
    toggle(Actions::Minimap, mapKey, [this](bool shown) { m_graph->setMinimapVisible(shown); });
    connect(m_graph, &GraphView::zoomChanged, m_tools, &MainToolBar::setZoom);
    connect(m_graph, &GraphView::contextMenuWanted, this, &MainWindow::showContextMenu);
    connect(m_graph, &GraphView::inspectorWanted, m_actions->at(Actions::InspectorFocus), &QAction::trigger);
    connect(m_graph, &GraphView::layoutNote, this, [this](const QString &text) {
        m_layoutNote->setText(text);
        m_strips->setShown(m_layoutNote, !text.isEmpty());
    });
    connect(m_graph, &GraphView::hitsChanged, this, [this](int hits, int current) {
        const bool searching = !m_tools->findField()->text().isEmpty();
        if (!searching)
            statusBar()->clearMessage();
        else if (hits == 0)
            statusBar()->showMessage(tr("Nothing in the graph has this in its name"));
        else if (current == 0)
            statusBar()->showMessage(tr("%n hit(s), Enter goes to the first", nullptr, hits));
        else
            statusBar()->showMessage(tr("Hit %1 of %2, F3 goes on").arg(current).arg(hits));
        refreshCommands();
    });
    connect(m_tray, &IndicatorTray::contextMenuWanted, this, &MainWindow::showContextMenu);
    connect(m_tray, &IndicatorTray::reviewRequested, this, [this] { showReview(true); });
    connect(m_tray, &IndicatorTray::removeRefused, this,
            [this] { say(tr("These were run already: hide their hosts instead")); });
}

void MainWindow::connectRun()
{
    on(Actions::Run, [this] { requestStart(); });
    on(Actions::Pause, [this] { togglePause(); });
    on(Actions::Stop, [this] { m_parts.run->stop(); });
    on(Actions::Retry, [this] { retry({}); });
    on(Actions::RunOptions, [this] { editOptions(); });
    const QList<Actions::Id> depths = {Actions::Depth1, Actions::Depth2, Actions::Depth3, Actions::Depth4};
    for (int i = 0; i < depths.size(); ++i) {
        on(depths[i], [this, i] {
            chain::Options options = m_options;
            options.depth = i + 1;
            setRunOptions(options);
        });
    }
    on(Actions::Review, [this] { showReview(false); });
}

void MainWindow::connectRest()
{
    on(Actions::TakeIncident, [this] { m_parts.takeFromIncident(this); });
    on(Actions::WriteIncident, [this] { m_parts.writeToIncident(this); });
    on(Actions::Connect, [this] { openDialog(m_parts.setup); });
    on(Actions::Settings, [this] { openDialog(m_parts.settings); });
    on(Actions::Palette, [this] {
        if (!m_palette)
            m_palette = new CommandPalette(m_actions, m_parts.store, this);
        m_palette->open();
    });
    connectHelp();
}

void MainWindow::openDialog(const Parts::Dialog &make)
{
    if (QDialog *dialog = make ? make(this) : nullptr) {
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void MainWindow::fillRecent()
{
    QMenu *menu = m_actions->recentMenu();
    menu->clear();
    QList<StartPage::Recent> recent;
    if (m_parts.cases) {
        const QList<CaseControl::Unsaved> unsaved = m_parts.cases->unsaved();
        if (unsaved.size() == 1)
            recent.append({unsaved.first().path, tr("Unsaved case"), unsaved.first().changed});
        else if (!unsaved.isEmpty()) // once: they are listed elsewhere
            recent.append({{}, tr("%n unsaved case(s)", nullptr, int(unsaved.size())), unsaved.first().changed});
        for (const CaseControl::Recent &one : m_parts.cases->recent()) {
            recent.append({one.path, one.name, one.used});
            QString name = base::singleLine(one.name, 80);
            name.replace(QLatin1Char('&'), QLatin1String("&&"));
            QAction *action = menu->addAction(name);
            action->setStatusTip(base::singleLine(one.path));
            action->setToolTip(base::singleLine(one.path));
            connect(action, &QAction::triggered, this, [this, path = one.path] { openCase(path); });
        }
    }
    menu->setEnabled(!recent.isEmpty());
    m_start->setRecent(recent);
}

void MainWindow::showContextMenu(const QPoint &at)
{
    QMenu menu(this);
    const Actions &a = *m_actions;
    menu.addAction(a[Actions::Expand]);
    menu.addAction(a[Actions::Paths]);
    menu.addAction(a[Actions::ZoomSelection]);
    if (a[Actions::Release]->isEnabled())
        menu.addAction(a[Actions::Release]);
    menu.addSeparator();
    menu.addAction(a[Actions::Copy]);
    menu.addAction(a[Actions::Note]);
    menu.addSeparator();
    menu.addAction(a[Actions::Hide]);
    if (a[Actions::ShowAll]->isEnabled())
        menu.addAction(a[Actions::ShowAll]);
    if (a[Actions::Remove]->isEnabled() && m_tray->list()->hasFocus())
        menu.addAction(a[Actions::Remove]);
    menu.exec(at);
}

QList<chain::HostId> MainWindow::selectedHosts() const
{
    QList<chain::HostId> hosts;
    for (const graph::NodeKey &key : m_workspace->selection()) {
        if (key.kind == Kind::Host)
            hosts.append(key.id);
    }
    return hosts;
}

void MainWindow::copy()
{
    // Tables know their own columns: one with a slot copySelection() copies itself.
    for (QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        if (widget->metaObject()->indexOfMethod("copySelection()") >= 0) {
            QMetaObject::invokeMethod(widget, "copySelection");
            say(tr("%n row(s) copied", nullptr, int(QApplication::clipboard()->text().count(u'\n')) - 1)); // without the head
            return;
        }
    }
    QStringList lines;
    for (const graph::NodeKey &key : m_workspace->selection()) {
        if (key.kind == Kind::Host)
            lines.append(base::defang(m_workspace->investigation().hosts().value(key.id).value));
        else if (key.kind == Kind::Actor)
            lines.append(m_workspace->actorLabel(key.id));
    }
    if (lines.isEmpty()) {
        for (const ioc::Indicator &one : m_tray->selectedIndicators())
            lines.append(base::defang(one.value));
    }
    lines.removeAll(QString());
    if (lines.isEmpty())
        return;
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    say(tr("%n line(s) copied, defanged", nullptr, int(lines.size())));
}

void MainWindow::selectAll()
{
    if (auto *view = qobject_cast<QAbstractItemView *>(QApplication::focusWidget())) {
        view->selectAll();
        return;
    }
    QList<graph::NodeKey> keys;
    for (const chain::HostId host : m_workspace->visibleHosts())
        keys.append({Kind::Host, host});
    m_workspace->select(keys);
}

void MainWindow::selectPaths()
{
    const QList<Workspace::LitPath> paths = m_workspace->litPaths();
    if (paths.isEmpty()) {
        say(tr("No path from here leads to an actor"));
        return;
    }
    QList<graph::NodeKey> keys;
    QSet<graph::NodeKey> seen;
    const auto add = [&](graph::NodeKey key) {
        if (!seen.contains(key)) {
            seen.insert(key);
            keys.append(key);
        }
    };
    for (const Workspace::LitPath &path : paths) {
        for (const chain::HostId host : path.hosts)
            add({Kind::Host, host});
        add({Kind::Actor, path.actor});
    }
    m_workspace->select(keys);
    if (m_graph)
        m_graph->zoomToSelection();
}

void MainWindow::editNote()
{
    const graph::NodeKey key = m_workspace->current();
    if (key.id < 0 || key.kind == Kind::Bundle)
        return;
    const bool host = key.kind == Kind::Host;
    const QString subject = host
        ? m_workspace->investigation().hosts().value(key.id).value
        : QString(QStringLiteral("actor:") + m_workspace->investigation().actors().value(key.id).name);
    Note note = m_workspace->notes().value(subject);
    note.subject = subject;
    auto *dialog = new NoteDialog(host ? m_workspace->hostLabel(key.id) : m_workspace->actorLabel(key.id), note, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_workspace->setNote(dialog->note()); });
    dialog->open();
}

void MainWindow::find(const QString &text)
{
    if (m_graph)
        m_graph->find(text);
    refreshCommands();
}

} // namespace ui
