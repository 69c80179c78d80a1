// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/exportservice.h"

#include "app/gui/countingdevice.h"
#include "app/reportpdf.h"
#include "core/base/savefile.h"
#include "core/export/formats.h"
#include "ui/filters/filterwords.h"
#include "ui/graphview/graphview.h"
#include "ui/picture/files.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QSettings>
#include <QtConcurrentRun>

namespace app {

namespace {

/// Everything a writer needs, shared with the window's lists and safe to read in a worker.
struct Snapshot
{
    chain::Investigation investigation;
    chain::Assessment assessment;
    QList<chain::HostId> visible;
    bool complete = false;
    QString tlp, tenant, filters;
    QList<exporting::Note> notes;
    QStringList tags;
    bool everything = false; ///< not only what is visible

    exporting::Document document() const
    {
        exporting::Document result{investigation, assessment};
        result.complete = complete;
        result.created = investigation.created;
        result.tlp = tlp;
        result.tenant = tenant;
        result.notes = notes;
        result.tags = tags;
        result.toolName = QStringLiteral("mdti-actor-lookup");
        if (!everything && visible.size() < investigation.hosts().size()) {
            result.only = QSet<chain::HostId>(visible.cbegin(), visible.cend()); // large: made in the worker
            result.filters = filters;
        }
        return result;
    }
};

QString filterWords(const ui::Workspace &workspace)
{
    QStringList parts;
    for (const ui::filters::Words &words : ui::filters::words(workspace.view().filter, workspace))
        parts.append(words.key + u' ' + words.value);
    return parts.join(QStringLiteral(", "));
}

QList<exporting::Note> notesOf(const ui::Workspace &workspace)
{
    QList<exporting::Note> notes;
    for (const ui::Note &note : workspace.notes())
        notes.append({note.subject, note.text, note.pinned});
    std::sort(notes.begin(), notes.end(),
              [](const exporting::Note &a, const exporting::Note &b) { return a.subject < b.subject; });
    return notes;
}

Snapshot snapshotOf(const ui::Workspace &workspace)
{
    Snapshot snapshot{workspace.investigation(), workspace.assessment(), workspace.visibleHosts(), false, {}, {},
                      filterWords(workspace), notesOf(workspace), workspace.tags().value(QString())};
    snapshot.complete = workspace.progress().phase == chain::Progress::Phase::Finished
        && workspace.investigation().incomplete().isEmpty();
    snapshot.tlp = workspace.tlp().mid(4).toLower();
    return snapshot;
}

/// Offline counts where something was missed for it: else the result is the same.
void heedOffline(chain::Investigation &investigation)
{
    const QList<chain::Incomplete> &missing = investigation.incomplete();
    chain::Options &options = investigation.options;
    options.offline = options.offline && std::any_of(missing.cbegin(), missing.cend(), [](const auto &one) {
                          return one.why == chain::Incomplete::Why::Offline;
                      });
}

using SheetMaker = std::function<picture::Sheet()>;

/// The graph as it stands now; the sheet is made by whoever calls, on any thread.
SheetMaker sheetOf(ui::GraphView *graph, const ui::Workspace &workspace, bool onlyView = false)
{
    const picture::Sheet seen = onlyView ? graph->visibleSheet() : picture::Sheet();
    QList<picture::Way> ways;
    for (const ui::Workspace::LitPath &path : workspace.litPaths()) {
        picture::Way way;
        for (const chain::HostId host : path.hosts)
            way.append({graph::NodeKey::Kind::Host, host});
        way.append({graph::NodeKey::Kind::Actor, path.actor});
        ways.append(way);
    }
    return [scene = std::make_shared<graph::Scene>(graph->scene()), places = graph->positions(), ways,
            flow = workspace.view().layout == u"flow", font = QApplication::font(), colours = theme::colours(),
            area = seen.area, zoom = seen.zoom] {
        graph::LayoutResult layout;
        layout.positions.reserve(scene->nodes.size());
        for (const graph::Node &node : std::as_const(scene->nodes))
            layout.positions.append(places.value(node.key));
        picture::Sheet sheet = picture::makeSheet(scene, layout, flow, font);
        picture::light(sheet.picture, ways);
        sheet.colours = colours;
        sheet.legend = true;
        sheet.area = area;
        sheet.zoom = zoom;
        return sheet;
    };
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
    m_measuring.setMaxThreadCount(1);
}

ExportService::~ExportService()
{
    if (m_stopMeasuring)
        m_stopMeasuring->store(true);
    m_measuring.waitForDone();
    m_pool.waitForDone();
}

void ExportService::run(What what, QWidget *parent)
{
    using exporting::Format;
    ui::ExportDialog::Facts facts;
    facts.hostsAll = m_workspace->investigation().hosts().size();
    facts.hostsShown = m_workspace->visibleHosts().size();
    facts.filters = filterWords(*m_workspace);
    facts.mark = base::tlpFromString(m_workspace->tlp());
    facts.folder = QSettings().value(QStringLiteral("export/folder"), QDir::homePath()).toString();
    facts.name = suggestedName(*m_workspace);
    facts.pictures = m_graph != nullptr;
    Format first = Format::Json;
    if (what == What::Picture && m_graph)
        first = Format::Png;
    else if (what == What::Table)
        first = Format::Csv;
    else if (what == What::Report)
        first = Format::Html;
    auto *dialog = new ui::ExportDialog(facts, first, exporting::Table::Claims, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::ExportDialog::measureWanted, this,
            [this, dialog](const ui::ExportChoice &choice) { measure(dialog, choice); });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const ui::ExportChoice choice = dialog->choice();
        QSettings().setValue(QStringLiteral("export/folder"), QFileInfo(choice.path).path());
        write(choice);
    });
    connect(dialog, &QDialog::finished, this, [this] {
        if (m_stopMeasuring)
            m_stopMeasuring->store(true);
    });
    dialog->open();
    measure(dialog, dialog->choice());
}

ExportService::Job ExportService::jobFor(const ui::ExportChoice &choice) const
{
    using exporting::Format;
    const exporting::FormatInfo &known = exporting::info(choice.format);
    const auto snapshot = std::make_shared<Snapshot>(snapshotOf(*m_workspace));
    if (m_tenant)
        snapshot->tenant = m_tenant();
    snapshot->everything = choice.everything;
    SheetMaker makeSheet;
    if ((known.painted || known.pictured) && m_graph && !m_workspace->investigation().hosts().isEmpty())
        makeSheet = sheetOf(m_graph, *m_workspace, known.painted && choice.view);
    return [snapshot, makeSheet, format = choice.format, table = choice.table,
            scale = choice.scale](QIODevice *out) -> base::Status {
        heedOffline(snapshot->investigation);
        const exporting::Document document = snapshot->document();
        std::optional<picture::Sheet> sheet;
        if (makeSheet)
            sheet = makeSheet();
        if (exporting::info(format).painted && format != Format::PdfReport && !sheet)
            return base::failure(base::Failure::BadInput, ExportService::tr("there is nothing to draw"));
        switch (format) {
        case Format::Svg:
            return picture::renderSvg(*sheet, out);
        case Format::Png:
            return picture::renderPng(*sheet, scale, out);
        case Format::Pdf:
            return picture::renderPdf(*sheet, out);
        case Format::PdfReport:
            return writeReportPdf(document, sheet ? &*sheet : nullptr, out);
        default:
            break;
        }
        exporting::WriteOptions options;
        options.table = table;
        if (sheet) {
            QBuffer picture(&options.report.picture);
            picture.open(QIODevice::WriteOnly);
            if (!picture::renderSvg(*sheet, &picture))
                options.report.picture.clear();
        }
        return exporting::write(format, document, options, out);
    };
}

void ExportService::measure(ui::ExportDialog *dialog, const ui::ExportChoice &choice)
{
    if (m_stopMeasuring)
        m_stopMeasuring->store(true);
    const auto stop = std::make_shared<std::atomic_bool>(false);
    m_stopMeasuring = stop;
    struct Measured
    {
        base::Status status;
        qint64 bytes = 0;
        bool exists = false;
    };
    auto *watcher = new QFutureWatcher<Measured>(dialog); // nothing arrives after the dialog is gone
    connect(watcher, &QFutureWatcherBase::finished, dialog, [watcher, dialog, stop] {
        watcher->deleteLater();
        if (stop->load())
            return;
        const Measured measured = watcher->result();
        if (measured.status)
            dialog->setSize(measured.bytes, measured.exists);
        else
            dialog->setProblem(measured.status.error().detail);
    });
    watcher->setFuture(QtConcurrent::run(&m_measuring, [stop, job = jobFor(choice), path = choice.path] {
        Measured measured;
        if (stop->load())
            return measured;
        CountingDevice device(stop);
        measured.status = job(&device);
        measured.bytes = device.written();
        measured.exists = QFileInfo::exists(path);
        return measured;
    }));
}

void ExportService::write(const QString &path)
{
    ui::ExportChoice choice;
    choice.path = path;
    choice.format = exporting::formatOfFile(path).value_or(exporting::Format::Json);
    write(choice);
}

void ExportService::write(const ui::ExportChoice &choice)
{
    const exporting::FormatInfo &known = exporting::info(choice.format);
    if (known.painted && !m_graph)
        return;
    start(choice.path, jobFor(choice));
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
        return base::saveFile(path, job);
    }));
}

void ExportService::copyPicture()
{
    if (!m_graph)
        return;
    ++m_running;
    auto *watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        --m_running;
        QApplication::clipboard()->setImage(watcher->result());
        Q_EMIT done(tr("Picture copied"), {});
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [makeSheet = sheetOf(m_graph, *m_workspace)] {
        return picture::renderImage(makeSheet(), 2);
    }));
}

} // namespace app
