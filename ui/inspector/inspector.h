// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QStackedWidget>
#include <QTimer>

namespace ui {

class ActorPage;
class HostPage;
class SelectionPage;

/// Shows what is selected: an actor, a host, several nodes or a bundle. While nothing is selected it shows `idle` (the
/// run panel). Follows changes of the run a few times a second.
class Inspector : public QStackedWidget
{
    Q_OBJECT
public:
    /// `idle` may be null; it is owned from here on.
    Inspector(Workspace *workspace, QWidget *idle, QWidget *parent = nullptr);

Q_SIGNALS:
    void scoreHelpWanted();

private:
    void follow();
    void refresh();

    Workspace *m_workspace;
    QWidget *m_idle;
    ActorPage *m_actor;
    HostPage *m_host;
    SelectionPage *m_selection;
    QTimer m_later;
};

} // namespace ui
