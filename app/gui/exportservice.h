// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"
#include "ui/models/workspace.h"
#include "ui/shell/exportcontrol.h"

#include <QThreadPool>

#include <functional>

namespace ui {
class GraphView;
}

namespace app {

/// Writes what the window shows: asks for a place, then writes in a worker from a snapshot. GUI thread.
class ExportService final : public ui::ExportControl
{
    Q_OBJECT
public:
    explicit ExportService(ui::Workspace *workspace, QObject *parent = nullptr);
    ~ExportService() override;

    /// The picture is the graph as it stands: the window's view says where the nodes are. Null: laid out anew.
    void setGraph(ui::GraphView *graph) { m_graph = graph; }
    void run(What what, QWidget *parent) override;
    void copyPicture() override;
    /// Format by ending; visible hosts only. What run() does after its dialog; for scripts and tests.
    void write(const QString &path);
    bool isBusy() const { return m_running > 0; }

private:
    using Job = std::function<base::Status(QIODevice *)>;
    Job dataJob(const QString &path) const;
    Job pictureJob(const QString &path) const;
    void start(const QString &path, Job job);

    ui::Workspace *m_workspace;
    ui::GraphView *m_graph = nullptr;
    QThreadPool m_pool; ///< one thread
    int m_running = 0;
};

} // namespace app
