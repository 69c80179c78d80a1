// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/models/workspace.h"
#include "ui/shell/exportcontrol.h"

#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace ui {
class GraphView;
}

namespace app {

/// Writes what the window shows: asks which format, how much and where to, then writes in a worker from a snapshot. GUI
/// thread.
class ExportService final : public ui::ExportControl
{
    Q_OBJECT
public:
    explicit ExportService(ui::Workspace *workspace, QObject *parent = nullptr);
    ~ExportService() override;

    /// The picture is the graph as it stands: the window's view says where the nodes are. Null: laid out anew.
    void setGraph(ui::GraphView *graph) { m_graph = graph; }
    /// Name of the tenant, for reports; asked when one is written.
    void setTenant(std::function<QString()> tenant) { m_tenant = std::move(tenant); }
    void run(What what, QWidget *parent) override;
    void copyPicture() override;
    /// Format by ending; visible hosts only. What run() does after its dialog; for scripts and tests.
    void write(const QString &path);
    void write(const ui::ExportChoice &choice);
    bool isBusy() const { return m_running > 0; }

private:
    using Job = std::function<base::Status(QIODevice *)>;
    Job jobFor(const ui::ExportChoice &choice) const;
    void start(const QString &path, Job job);
    void measure(ui::ExportDialog *dialog, const ui::ExportChoice &choice);

    ui::Workspace *m_workspace;
    ui::GraphView *m_graph = nullptr;
    std::function<QString()> m_tenant;
    std::shared_ptr<std::atomic_bool> m_stopMeasuring; ///< of the last measurement; true: its answer is not wanted
    QThreadPool m_pool; ///< one thread
    QThreadPool m_measuring; ///< one thread; so that a measurement never waits for a file or makes one wait
    int m_running = 0;
};

} // namespace app
