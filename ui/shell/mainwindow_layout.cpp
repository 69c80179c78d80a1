// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/mainwindow.h"

#include "ui/graphview/graphview.h"
#include "ui/pages/indicatortray.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/maintoolbar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"

#include <QApplication>
#include <QDockWidget>
#include <QLayout>
#include <QListView>
#include <QSettings>
#include <QStackedWidget>

namespace ui {

namespace {

constexpr int stateVersion = 1;
constexpr int narrowBelow = 1160; ///< less than this and the inspector becomes a tab below
const auto geometryKey = QStringLiteral("window/geometry"), stateKey = QStringLiteral("window/state"),
           tabKey = QStringLiteral("window/tab");

} // namespace

void MainWindow::choosePage()
{
    if (m_onIncidents && m_incidents)
        showPage(IncidentsPageIndex);
    else
        showPage(m_workspace->isEmpty() && m_workspace->investigation().rejected.isEmpty() ? StartPageIndex
                                                                                           : GraphPageIndex);
}

void MainWindow::showPage(Page page)
{
    const bool withDocks = page == GraphPageIndex;
    if (withDocks && m_docksHidden) {
        m_docksHidden = false;
        for (QDockWidget *dock : std::as_const(m_openDocks))
            dock->show();
        fitNarrow();
        if (m_sizesWanted && m_shown) {
            m_sizesWanted = false;
            sizeDocks();
        }
    } else if (!withDocks && !m_docksHidden) {
        if (m_shown)
            m_dockState = saveState(stateVersion);
        m_docksHidden = true;
        m_openDocks.clear();
        for (QDockWidget *dock : {m_trayDock, m_inspectorDock, m_bottomDock}) {
            if (!dock->isHidden())
                m_openDocks.append(dock);
            dock->hide();
        }
    }
    if (m_pages->currentIndex() != page) {
        m_pages->setCurrentIndex(page);
        if (withDocks && m_graph)
            m_graph->setFocus(Qt::OtherFocusReason);
        if (page == IncidentsPageIndex && m_shown) {
            m_incidents->setFocus(Qt::OtherFocusReason); // what had it may be off from now on
            if (!m_incidents->hasFocus())
                m_incidents->nextInFocusChain()->setFocus(Qt::OtherFocusReason);
        }
        refreshCommands();
    }
    m_actions->at(page == IncidentsPageIndex ? Actions::ShowIncidents : Actions::ShowGraph)->setChecked(true);
    takeTitle();
}

void MainWindow::sizeDocks()
{
    // Sizes are given for two widths of the window; between them they follow it.
    const auto between
        = [this](int small, int large) { return small + (large - small) * std::clamp(width() - 1280, 0, 160) / 160; };
    layout()->activate(); // the areas have to know that their docks are there
    resizeDocks({m_trayDock, m_inspectorDock},
                {between(224, theme::metrics::trayWidth), between(340, theme::metrics::inspectorWidth)},
                Qt::Horizontal);
    resizeDocks({m_bottomDock}, {between(172, theme::metrics::bottomHeight)}, Qt::Vertical);
}

void MainWindow::fitNarrow()
{
    if (m_docksHidden || !m_bottom)
        return;
    const bool narrow = width() < narrowBelow;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    if (narrow) {
        m_inspectorDock->hide();
        m_bottom->insertGuest(tr("Inspector"), m_inspectorStack);
    } else if (QWidget *inspector = m_bottom->takeGuest()) {
        m_inspectorDock->setWidget(inspector);
        inspector->show();
        m_inspectorDock->show();
    }
    takeSelection();
}

void MainWindow::restoreLayout()
{
    m_startState = saveState(stateVersion);
    if (!m_parts.store)
        return;
    restoreGeometry(m_parts.store->value(geometryKey).toByteArray());
    // A state of another version is left alone: the panes then stand where they stand at first.
    m_dockState = m_parts.store->value(stateKey).toByteArray();
    m_sizesWanted = !restoreState(m_dockState, stateVersion);
    m_bottom->setCurrentIndex(std::clamp(m_parts.store->value(tabKey).toInt(), 0, 4));
}

void MainWindow::saveLayout()
{
    if (!m_parts.store)
        return;
    m_parts.store->setValue(geometryKey, saveGeometry());
    const QByteArray state = m_docksHidden ? m_dockState : m_narrow ? QByteArray() : saveState(stateVersion);
    if (!state.isEmpty())
        m_parts.store->setValue(stateKey, state);
    m_parts.store->setValue(tabKey, std::min(m_bottom->currentIndex(), 4));
}

void MainWindow::resetLayout()
{
    const bool hidden = m_docksHidden;
    restoreState(m_startState, stateVersion);
    if (hidden) {
        m_openDocks = {m_trayDock, m_inspectorDock, m_bottomDock};
        for (QDockWidget *dock : std::as_const(m_openDocks))
            dock->hide();
        m_sizesWanted = true;
        m_dockState.clear();
        return;
    }
    sizeDocks();
    if (m_narrow)
        m_inspectorDock->hide();
}

QList<QWidget *> MainWindow::panes() const
{
    QList<QWidget *> list;
    if (m_pages->currentIndex() != GraphPageIndex) {
        list.append(m_pages->currentWidget());
    } else {
        list = {m_tray->list(), m_graph, m_inspectorStack->currentWidget(), m_bottom->page(m_bottom->currentIndex())};
    }
    list.append(m_tools);
    list.removeIf([](const QWidget *pane) { return !pane || !pane->isVisible(); });
    return list;
}

void MainWindow::nextPane(bool forward)
{
    const QList<QWidget *> all = panes();
    if (all.isEmpty())
        return;
    const QWidget *now = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (now && (all[i] == now || all[i]->isAncestorOf(now)))
            at = i;
    }
    const qsizetype to = at < 0 ? 0 : (at + (forward ? 1 : all.size() - 1)) % all.size();
    QWidget *pane = all[to];
    setAttribute(Qt::WA_KeyboardFocusChange);
    if (pane == m_tools)
        pane = m_tools->findField();
    // A pane that takes no focus itself hands it to the first of its parts that does.
    if (pane->focusPolicy() == Qt::NoFocus) {
        const QList<QWidget *> inside = pane->findChildren<QWidget *>();
        for (QWidget *part : inside) {
            if (part->isVisible() && part->isEnabled() && part->focusPolicy() & Qt::TabFocus) {
                part->setFocus(Qt::TabFocusReason);
                return;
            }
        }
    }
    pane->setFocus(Qt::TabFocusReason);
}

} // namespace ui
