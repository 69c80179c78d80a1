// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/indicatormodel.h"

#include "core/base/text.h"
#include "core/ioc/host.h"
#include "ui/pages/inputwords.h"
#include "ui/theme/label.h"

namespace ui {

namespace {

graph::Verdict verdictOf(mdti::Classification classification)
{
    switch (classification) {
    case mdti::Classification::Malicious:
        return graph::Verdict::Malicious;
    case mdti::Classification::Suspicious:
        return graph::Verdict::Suspicious;
    case mdti::Classification::Neutral:
        return graph::Verdict::Neutral;
    case mdti::Classification::Unknown:
        break;
    }
    return graph::Verdict::Unknown;
}

int neighbours(const chain::Investigation &investigation, chain::HostId host)
{
    QSet<chain::HostId> others;
    for (const chain::RecordId id : investigation.recordsOf(host)) {
        const chain::Record &record = investigation.records()[id];
        others.insert(record.from == host ? record.to : record.from);
    }
    return int(others.size());
}

} // namespace

IndicatorModel::IndicatorModel(Workspace *workspace, QObject *parent)
    : QAbstractListModel(parent)
    , m_workspace(workspace)
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(250);
    connect(&m_slow, &QTimer::timeout, this, &IndicatorModel::refresh);
    connect(workspace, &Workspace::inputChanged, this, &IndicatorModel::reload);
    connect(workspace, &Workspace::changed, this, [this] {
        if (!m_slow.isActive())
            m_slow.start();
    });
    reload();
}

int IndicatorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int IndicatorModel::rowOf(chain::HostId host) const
{
    const chain::Hosts &hosts = m_workspace->investigation().hosts();
    return host < 0 || host >= hosts.size() ? -1 : m_rowOf.value(hosts[host].value, -1);
}

chain::HostId IndicatorModel::hostOf(int row) const
{
    if (m_hosts[row] < 0)
        m_hosts[row] = m_workspace->investigation().find(m_rows[row].value);
    return m_hosts[row];
}

QString IndicatorModel::statusText(int row) const
{
    const chain::HostId host = hostOf(row);
    if (host < 0)
        return {};
    const chain::Investigation &investigation = m_workspace->investigation();
    const chain::Host &known = investigation.hosts()[host];
    switch (known.state) {
    case chain::HostState::Queued:
        return tr("waits");
    case chain::HostState::Asking:
        return tr("started");
    case chain::HostState::NotSent:
        return tr("not sent");
    case chain::HostState::Incomplete:
        return tr("incomplete");
    case chain::HostState::Complete:
        break;
    }
    const int count = neighbours(investigation, host);
    if (count == 0) // a held one was not asked for its records
        return known.isHeld() ? tr("held") : tr("no records");
    return tr("%n host(s)", nullptr, count);
}

QVariant IndicatorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ioc::Indicator &indicator = m_rows[index.row()];
    const chain::HostId host = hostOf(index.row());
    const chain::Host *known = host < 0 ? nullptr : &m_workspace->investigation().hosts()[host];
    switch (role) {
    case Qt::DisplayRole:
        return base::singleLine(ioc::displayName(indicator.value), 253);
    case PlaceRole: {
        const QString place = InputWords::place(indicator.source), status = statusText(index.row());
        return status.isEmpty() ? place : tr("%1 · %2").arg(place, status);
    }
    case HostRole:
        return host;
    case StateRole:
        return known ? int(known->state) : -1;
    case VerdictRole:
        return int(known ? verdictOf(known->classification) : graph::Verdict::Unknown);
    case HostsRole:
        return known ? neighbours(m_workspace->investigation(), host) : 0;
    case HitsRole:
        return QVariant::fromValue(m_hits.value(host));
    case Qt::ToolTipRole: {
        const QString written = base::singleLine(indicator.written, 120), place = data(index, PlaceRole).toString();
        return theme::plainTip(written == indicator.value
                                   ? QStringLiteral("%1\n%2").arg(indicator.value, place)
                                   : tr("%1\nwritten %2\n%3").arg(indicator.value, written, place));
    }
    case Qt::AccessibleTextRole: {
        QStringList scores;
        for (const int score : m_hits.value(host))
            scores.append(QString::number(score));
        const QString name = data(index, Qt::DisplayRole).toString(), place = data(index, PlaceRole).toString();
        return scores.isEmpty()
            ? tr("%1, %2").arg(name, place)
            : tr("%1, %2, leads to actors with score %3").arg(name, place, scores.join(QLatin1String(", ")));
    }
    default:
        return {};
    }
}

void IndicatorModel::reload()
{
    beginResetModel();
    m_rows = m_workspace->investigation().indicators;
    m_hosts = QList<chain::HostId>(m_rows.size(), -1);
    m_rowOf.clear();
    for (int row = 0; row < m_rows.size(); ++row)
        m_rowOf.insert(m_rows[row].value, row);
    endResetModel();
    refresh();
}

void IndicatorModel::refresh()
{
    const chain::Investigation &investigation = m_workspace->investigation();
    m_hits.clear();
    for (const chain::RankedActor &actor : m_workspace->assessment().actors) {
        for (const chain::HostId host : actor.indicators)
            m_hits[host].append(actor.score);
    }
    Counts counts;
    for (int row = 0; row < m_rows.size(); ++row) {
        const chain::HostId host = hostOf(row);
        if (host < 0) {
            ++counts.waiting;
            continue;
        }
        const chain::HostState state = investigation.hosts()[host].state;
        if (state == chain::HostState::Queued)
            ++counts.waiting;
        else if (state == chain::HostState::Asking)
            ++counts.started;
        else
            ++counts.done;
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
    if (counts != m_counts) {
        m_counts = counts;
        Q_EMIT countsChanged();
    }
}

} // namespace ui
