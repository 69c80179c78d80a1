// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/timeline/timelinerows.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace ui {

namespace {

constexpr int followMs = 300;

using Span = QPair<qint64, qint64>;

QList<Span> merged(QList<Span> spans)
{
    std::sort(spans.begin(), spans.end());
    QList<Span> result;
    for (const Span &span : std::as_const(spans)) {
        if (!result.isEmpty() && span.first <= result.last().second)
            result.last().second = std::max(result.last().second, span.second);
        else
            result.append(span);
    }
    return result;
}

} // namespace

TimelineRows::TimelineRows(Workspace *workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(followMs);
    connect(&m_soon, &QTimer::timeout, this, &TimelineRows::start);
    connect(workspace, &Workspace::changed, this, [this](const chain::Delta &delta) {
        if ((!delta.records.isEmpty() || !delta.claims.isEmpty()) && !m_soon.isActive())
            m_soon.start();
    });
    // Everything but the window itself decides which rows there are; the window only dims bars.
    connect(workspace, &Workspace::filterChanged, this, &TimelineRows::start);
    connect(workspace, &Workspace::wasReset, this, &TimelineRows::start);
    start();
}

TimelineRows::~TimelineRows()
{
    m_pool.waitForDone();
}

TimelineRows::Result TimelineRows::compute(const chain::Investigation &found, const chain::Assessment &assessment,
                                           const graph::ViewState &view)
{
    graph::ViewState wide = view;
    wide.filter.seenFrom = wide.filter.seenTo = chain::Record::unknownTime;
    Result result;
    for (const chain::HostId host : graph::visibleHosts(found, assessment, wide)) {
        QList<Span> spans;
        for (const chain::RecordId id : found.recordsOf(host)) {
            const chain::Record &record = found.records()[id];
            if (record.firstSeen != chain::Record::unknownTime && record.lastSeen >= record.firstSeen)
                spans.append({record.firstSeen, record.lastSeen});
        }
        if (spans.isEmpty())
            continue;
        Row row{host, merged(std::move(spans)), !found.claimsOf(host).isEmpty()};
        if (result.rows.isEmpty())
            result.range = {row.spans.first().first, row.spans.last().second};
        result.range.first = std::min(result.range.first, row.spans.first().first);
        result.range.second = std::max(result.range.second, row.spans.last().second);
        result.rows.append(std::move(row));
    }
    std::stable_sort(result.rows.begin(), result.rows.end(), [](const Row &a, const Row &b) {
        return a.evidence != b.evidence ? a.evidence : a.spans.first().first < b.spans.first().first;
    });
    return result;
}

void TimelineRows::start()
{
    if (m_busy) {
        m_dirty = true;
        return;
    }
    m_busy = true;
    m_dirty = false;
    auto *watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_busy = false;
        Result result = watcher->result();
        m_rows = std::move(result.rows);
        m_range = result.range;
        Q_EMIT changed();
        if (m_dirty)
            start();
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [found = m_workspace->investigation(), assessment = m_workspace->assessment(),
                                                   view = m_workspace->view()] { return compute(found, assessment, view); }));
}

} // namespace ui
