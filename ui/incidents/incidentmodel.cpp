// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/incidentmodel.h"

#include "ui/incidents/incidentwords.h"
#include "ui/theme/label.h"

namespace ui {

void IncidentModel::set(const QList<incident::Incident> &incidents, bool more)
{
    beginResetModel();
    m_incidents = incidents;
    m_more = more;
    m_asked = false;
    endResetModel();
}

void IncidentModel::append(const QList<incident::Incident> &incidents, bool more)
{
    m_more = more;
    m_asked = false;
    if (incidents.isEmpty())
        return;
    beginInsertRows({}, int(m_incidents.size()), int(m_incidents.size() + incidents.size()) - 1);
    m_incidents += incidents;
    endInsertRows();
}

void IncidentModel::update(const incident::Incident &incident)
{
    const QModelIndex row = find(incident.id);
    if (!row.isValid())
        return;
    m_incidents[row.row()] = incident;
    Q_EMIT dataChanged(row, row);
}

void IncidentModel::setScore(const QString &id, int score)
{
    m_scores.insert(id, score);
    if (const QModelIndex row = find(id); row.isValid())
        Q_EMIT dataChanged(row, row);
}

const incident::Incident *IncidentModel::at(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? &m_incidents.at(index.row()) : nullptr;
}

QModelIndex IncidentModel::find(const QString &id) const
{
    for (qsizetype i = 0; i < m_incidents.size(); ++i) {
        if (m_incidents[i].id == id)
            return index(int(i));
    }
    return {};
}

QModelIndex IncidentModel::findNumber(qint64 number) const
{
    for (qsizetype i = 0; i < m_incidents.size(); ++i) {
        if (m_incidents[i].number == number)
            return index(int(i));
    }
    return {};
}

int IncidentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_incidents.size());
}

QVariant IncidentModel::data(const QModelIndex &index, int role) const
{
    const incident::Incident *incident = at(index);
    if (!incident)
        return {};
    QStringList second{QString::number(incident->number), IncidentWords::status(*incident)};
    if (const QString owner = IncidentWords::line(incident->owner.shown(), 60); !owner.isEmpty())
        second.append(owner);
    const QString title = IncidentWords::line(incident->title);
    switch (role) {
    case Qt::DisplayRole:
        return title.isEmpty() ? tr("(no title)") : title;
    case SecondRole:
        return second.join(QStringLiteral(" · "));
    case TimeRole:
        return IncidentWords::time(incident->created);
    case SeverityRole:
        return int(incident->severity);
    case ScoreRole:
        return m_scores.value(incident->id, -1);
    case Qt::ToolTipRole:
        return theme::plainTip(title);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, severity %3, %4")
            .arg(title, second.join(QStringLiteral(", ")), IncidentWords::severity(*incident),
                 IncidentWords::time(incident->created));
    default:
        return {};
    }
}

void IncidentModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asked = true;
    Q_EMIT moreWanted();
}

} // namespace ui
