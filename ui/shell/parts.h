// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/inputreader.h"

#include <functional>

QT_BEGIN_NAMESPACE
class QDialog;
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace base {
class Clock;
}

namespace ui {

class CaseControl;
class ExportControl;
class GraphView;
class RunControl;
class Workspace;

/// What the window is made of. Everything may be missing: the window then says so where it would be, and the commands
/// that need it are off with the reason. Objects are not owned and outlive the window.
struct Parts
{
    using Pane = std::function<QWidget *(Workspace *, QWidget *parent)>;
    Pane inspector, actors, hosts, records, timeline, activity;
    Pane filterBar; ///< one row above the graph
    Pane incidents; ///< a whole page; without it there is no Incidents segment
    std::function<GraphView *(Workspace *, QWidget *parent)> graph;

    using Dialog = std::function<QDialog *(QWidget *parent)>; ///< the window shows it and deletes it when it is closed
    Dialog setup, settings;
    std::function<void(const QString &topic, QWidget *parent)> helpTopic; ///< of helppages.h
    std::function<void(QWidget *parent)> takeFromIncident, writeToIncident;

    RunControl *run = nullptr;
    CaseControl *cases = nullptr;
    ExportControl *exports = nullptr;
    InputReader reader;
    base::Clock *clock = nullptr; ///< null: the computer's
    QSettings *store = nullptr; ///< where the layout of the window is kept; null: nowhere
};

} // namespace ui
