// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/exportservice.h"

#include "core/export/csv.h"
#include "core/export/json.h"
#include "core/export/text.h"
#include "ui/graphview/graphview.h"
#include "ui/picture/files.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QSaveFile>
#include <QSettings>
#include <QtConcurrentRun>

namespace app {

namespace {

/// Everything a writer needs, shared with the window's lists and safe to read in a worker.
struct Snapshot
{
    chain::Investigation investigation;
    chain::Assessment assessment;
    QSet<chain::HostId> visible;
    bool complete = false;

    exporting::Document document() const
    {
        exporting::Document result{investigation, assessment};
        result.complete = complete;
        result.created = investigation.created;
        result.toolName = QStringLiteral("mdti-actor-lookup");
        if (visible.size() < investigation.hosts().size())
            result.only = visible;
        return result;
    }
};

Snapshot snapshotOf(const ui::Workspace &workspace)
{
    const QList<chain::HostId> &visible = workspace.visibleHosts();
    Snapshot snapshot{workspace.investigation(), workspace.assessment(),
                      QSet<chain::HostId>(visible.cbegin(), visible.cend()), false};
    snapshot.complete = workspace.progress().phase == chain::Progress::Phase::Finished
        && workspace.investigation().incomplete().isEmpty();
    return snapshot;
}

picture::Sheet sheetOf(ui::GraphView *graph, const ui::Workspace &workspace)
{
    const auto scene = std::make_shared<graph::Scene>(graph->scene());
    const QHash<graph::NodeKey, QPointF> places = graph->positions();
    graph::LayoutResult layout;
    layout.positions.reserve(scene->nodes.size());
    for (const graph::Node &node : scene->nodes)
        layout.positions.append(places.value(node.key));
    picture::Sheet sheet = picture::makeSheet(scene, layout, workspace.view().layout == u"flow", QApplication::font());
    QList<picture::Way> ways;
    for (const ui::Workspace::LitPath &path : workspace.litPaths()) {
        picture::Way way;
        for (const chain::HostId host : path.hosts)
            way.append({graph::NodeKey::Kind::Host, host});
        way.append({graph::NodeKey::Kind::Actor, path.actor});
        ways.append(way);
    }
    picture::light(sheet.picture, ways);
    sheet.colours = theme::colours();
    sheet.legend = true;
    return sheet;
}

QString suggestedName(const ui::Workspace &workspace)
{
    const QString day = workspace.investigation().created.toString(QStringLiteral("yyyy-MM-dd"));
    return QStringLiteral("actors-") + (day.isEmpty() ? QStringLiteral("result") : day);
}

} // namespace

ExportService::ExportService(ui::Workspace *workspace, QObject *parent)
    : ExportControl(parent)
    , m_workspace(workspace)
{
    m_pool.setMaxThreadCount(1);
}

ExportService::~ExportService()
{
    m_pool.waitForDone();
}

void ExportService::run(What what, QWidget *parent)
{
    QStringList filters;
    const QString png = tr("PNG picture (*.png)"), svg = tr("SVG drawing (*.svg)"), pdf = tr("PDF page (*.pdf)"),
                  json = tr("JSON result (*.json)"), csv = tr("CSV table of claims (*.csv)"), text = tr("Text (*.txt)");
    switch (what) {
    case What::Picture:
        filters = {png, svg, pdf};
        break;
    case What::Data:
        filters = {json, csv, text};
        break;
    case What::Table:
        filters = {csv};
        break;
    case What::Report:
        filters = {text};
        break;
    }
    auto *dialog = new QFileDialog(parent, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(filters.first().section(u"*."_qs, 1).chopped(1));
    dialog->setDirectory(QSettings().value(QStringLiteral("export/folder")).toString());
    dialog->selectFile(suggestedName(*m_workspace));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(u"*."_qs, 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSettings().setValue(QStringLiteral("export/folder"), QFileInfo(path).path());
        write(path);
    });
    dialog->open();
}

ExportService::Job ExportService::dataJob(const QString &path) const
{
    const auto snapshot = std::make_shared<Snapshot>(snapshotOf(*m_workspace));
    if (path.endsWith(u".csv", Qt::CaseInsensitive))
        return [snapshot](QIODevice *out) { return exporting::writeCsv(snapshot->document(), exporting::Table::Claims, out); };
    if (path.endsWith(u".txt", Qt::CaseInsensitive))
        return [snapshot](QIODevice *out) { return exporting::writeText(snapshot->document(), {}, out); };
    return [snapshot](QIODevice *out) { return exporting::writeJson(snapshot->document(), out); };
}

ExportService::Job ExportService::pictureJob(const QString &path) const
{
    const picture::Sheet sheet = sheetOf(m_graph, *m_workspace);
    if (path.endsWith(u".svg", Qt::CaseInsensitive))
        return [sheet](QIODevice *out) { return picture::renderSvg(sheet, out); };
    if (path.endsWith(u".pdf", Qt::CaseInsensitive))
        return [sheet](QIODevice *out) { return picture::renderPdf(sheet, out); };
    return [sheet](QIODevice *out) { return picture::renderPng(sheet, 2, out); };
}

void ExportService::write(const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    const bool isPicture = ending == u"png" || ending == u"svg" || ending == u"pdf";
    if (isPicture && !m_graph)
        return;
    start(path, isPicture ? pictureJob(path) : dataJob(path));
}

void ExportService::start(const QString &path, Job job)
{
    ++m_running;
    auto *watcher = new QFutureWatcher<base::Status>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        --m_running;
        const base::Status status = watcher->result();
        if (status)
            Q_EMIT done(tr("%1 saved").arg(QFileInfo(path).fileName()), path);
        else
            Q_EMIT failed(tr("%1 could not be written: %2.").arg(QFileInfo(path).fileName(), status.error().detail));
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [path, job = std::move(job)]() -> base::Status {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return base::failure(base::Failure::Storage, file.errorString());
        if (const base::Status written = job(&file); !written)
            return written;
        if (!file.commit())
            return base::failure(base::Failure::Storage, file.errorString());
        return {};
    }));
}

void ExportService::copyPicture()
{
    if (!m_graph)
        return;
    const picture::Sheet sheet = sheetOf(m_graph, *m_workspace);
    ++m_running;
    auto *watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        --m_running;
        QApplication::clipboard()->setImage(watcher->result());
        Q_EMIT done(tr("Picture copied"), {});
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [sheet] { return picture::renderImage(sheet, 2); }));
}

} // namespace app
