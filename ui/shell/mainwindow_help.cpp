// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/mainwindow.h"

#include "ui/graphview/graphview.h"
#include "ui/help/helppages.h"
#include "ui/pages/indicatortray.h"
#include "ui/pages/startpage.h"
#include "ui/shell/aboutdialog.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/shortcutsdialog.h"

#include <QApplication>
#include <QStackedWidget>

namespace ui {

void MainWindow::connectHelp()
{
    const auto explain = [](QWidget *pane, const char *topic) {
        if (pane)
            setHelpTopic(pane, QString::fromLatin1(topic));
    };
    explain(m_start, "start");
    explain(m_tray, "start");
    explain(m_graphPage, "graph");
    explain(m_bottom, "graph");
    explain(m_inspectorStack, "scores");
    explain(m_incidents, "incidents");
    on(Actions::Help, [this] {
        const QString topic = helpTopicOf(QApplication::focusWidget());
        m_parts.helpTopic(topic.isEmpty() ? QStringLiteral("start") : topic, this);
    });
    on(Actions::Shortcuts, [this] { (new ShortcutsDialog(*m_actions, this))->open(); });
    on(Actions::Scores, [this] { m_parts.helpTopic(QStringLiteral("scores"), this); });
    on(Actions::About, [this] { (new AboutDialog(this))->open(); });
}

} // namespace ui
