// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/planmodel.h"

#include "ui/incidents/incidentwords.h"
#include "ui/theme/label.h"

#include <QLocale>

namespace ui {

namespace {

constexpr quintptr topLevel = 0; ///< internal id; children carry their parent's row + 1
const QList<PlanModel::Kind> planRows = {PlanModel::Kind::Comments, PlanModel::Kind::Severity, PlanModel::Kind::Status,
                                         PlanModel::Kind::Tags, PlanModel::Kind::KeptHead};

bool isOpen(incident::Step step)
{
    return step == incident::Step::Waiting || step == incident::Step::Failed;
}

} // namespace

void PlanModel::setView(const PlanView &view, const incident::Plan *switches)
{
    const incident::Plan before = switches ? *switches : incident::Plan(); // it may be ours
    beginResetModel();
    m_view = view;
    if (switches) {
        for (incident::CommentStep &step : m_view.plan.comments) {
            for (const incident::CommentStep &old : before.comments) {
                if (old.actorKey == step.actorKey && old.part == std::min(step.part, old.parts) && !step.blocked)
                    step.on = old.on;
            }
        }
        if (before.reopen == view.plan.reopen) { // else what is possible has changed
            for (incident::TagStep &step : m_view.plan.tags) {
                for (const incident::TagStep &old : before.tags) {
                    if (old.actorKey == step.actorKey)
                        step.on = old.on;
                }
            }
            m_view.plan.severity.on = before.severity.on;
            m_view.plan.status.on = before.status.on;
        }
    }
    const incident::Incident &incident = view.incident;
    const QString owner = IncidentWords::line(incident.owner.shown(), 100);
    const QString classification = IncidentWords::line(incident.classification, 60);
    m_kept = {{tr("Owner"), owner.isEmpty() ? tr("nobody") : owner},
              {tr("Title"), IncidentWords::line(incident.title)},
              {tr("Description"),
               incident.description.isEmpty() ? tr("none")
                                              : tr("%n character(s)", nullptr, int(incident.description.size()))},
              {tr("Classification"), classification.isEmpty() ? tr("none") : classification}};
    endResetModel();
}

void PlanModel::setComments(const QList<incident::Comment> &comments)
{
    m_view.comments = comments;
    refresh();
}

void PlanModel::setPlan(const incident::Plan &plan)
{
    m_view.plan = plan;
    refresh();
}

void PlanModel::setLocked(bool locked)
{
    m_locked = locked;
    refresh();
}

void PlanModel::refresh()
{
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex parent = index(row, 0);
        if (const int count = rowCount(parent))
            Q_EMIT dataChanged(index(0, 0, parent), index(count - 1, ColumnCount - 1, parent));
    }
}

int PlanModel::changes() const
{
    const incident::Plan &plan = m_view.plan;
    int count = 0;
    for (const incident::CommentStep &step : plan.comments)
        count += step.on && isOpen(step.step);
    for (const incident::WordStep *step : {&plan.severity, &plan.status})
        count += step->on && step->changes() && isOpen(step->step);
    for (const incident::TagStep &step : plan.tags)
        count += step.on && isOpen(step.step);
    return count;
}

PlanModel::Kind PlanModel::kindOf(const QModelIndex &index) const
{
    if (index.internalId() == topLevel)
        return planRows.value(index.row());
    switch (planRows.value(int(index.internalId()) - 1)) {
    case Kind::Comments:
        return Kind::Comment;
    case Kind::Tags:
        return Kind::Tag;
    default:
        return Kind::Kept;
    }
}

int PlanModel::children(Kind kind) const
{
    switch (kind) {
    case Kind::Comments:
        return int(m_view.plan.comments.size());
    case Kind::Tags:
        return int(m_view.plan.tags.size());
    case Kind::KeptHead:
        return int(m_kept.size());
    default:
        return 0;
    }
}

QModelIndex PlanModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : topLevel);
}

QModelIndex PlanModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == topLevel)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, topLevel);
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(planRows.size());
    return parent.internalId() == topLevel && parent.column() == 0 ? children(kindOf(parent)) : 0;
}

int PlanModel::commentAt(const QModelIndex &index) const
{
    return index.isValid() && kindOf(index) == Kind::Comment ? index.row() : -1;
}

QModelIndex PlanModel::indexOfComment(int comment) const
{
    return index(comment, ChangeColumn, index(0, 0));
}

bool *PlanModel::switchOf(const QModelIndex &index)
{
    switch (kindOf(index)) {
    case Kind::Comment:
        return &m_view.plan.comments[index.row()].on;
    case Kind::Severity:
        return &m_view.plan.severity.on;
    case Kind::Status:
        return &m_view.plan.status.on;
    case Kind::Tag:
        return &m_view.plan.tags[index.row()].on;
    default:
        return nullptr;
    }
}

incident::Step PlanModel::stepOf(const QModelIndex &index) const
{
    switch (kindOf(index)) {
    case Kind::Comment:
        return m_view.plan.comments[index.row()].step;
    case Kind::Severity:
        return m_view.plan.severity.step;
    case Kind::Status:
        return m_view.plan.status.step;
    case Kind::Tag:
        return m_view.plan.tags[index.row()].step;
    default:
        return incident::Step::Waiting;
    }
}

bool PlanModel::canSwitch(const QModelIndex &index) const
{
    if (m_locked)
        return false;
    switch (kindOf(index)) {
    case Kind::Comment:
        return isOpen(stepOf(index)) && !m_view.plan.comments[index.row()].blocked;
    case Kind::Severity:
        return isOpen(stepOf(index)) && m_view.plan.severity.changes();
    case Kind::Status:
        return isOpen(stepOf(index)) && m_view.plan.status.changes();
    case Kind::Tag:
        return isOpen(stepOf(index));
    case Kind::Comments:
    case Kind::Tags: {
        const QModelIndex parent = this->index(index.row(), 0);
        for (int row = 0; row < rowCount(parent); ++row) {
            if (canSwitch(this->index(row, 0, parent)))
                return true;
        }
        return false;
    }
    default:
        return false;
    }
}

Qt::CheckState PlanModel::groupCheck(Kind kind) const
{
    int on = 0, all = 0;
    if (kind == Kind::Comments) {
        for (const incident::CommentStep &step : m_view.plan.comments)
            ++all, on += step.on;
    } else {
        for (const incident::TagStep &step : m_view.plan.tags)
            ++all, on += step.on;
    }
    return on == 0 ? Qt::Unchecked : on == all ? Qt::Checked : Qt::PartiallyChecked;
}

Qt::CheckState PlanModel::checkOf(const QModelIndex &index) const
{
    const Kind kind = kindOf(index);
    if (kind == Kind::Comments || kind == Kind::Tags)
        return groupCheck(kind);
    const bool *on = const_cast<PlanModel *>(this)->switchOf(index);
    const bool none = (kind == Kind::Severity && !m_view.plan.severity.changes())
        || (kind == Kind::Status && !m_view.plan.status.changes());
    return on && *on && !none ? Qt::Checked : Qt::Unchecked;
}

bool PlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != ChangeColumn || !canSwitch(index))
        return false;
    const bool on = value.toInt() != Qt::Unchecked;
    const Kind kind = kindOf(index);
    if (kind == Kind::Comments || kind == Kind::Tags) {
        for (int row = 0; row < rowCount(index); ++row) {
            const QModelIndex child = this->index(row, 0, index);
            if (canSwitch(child))
                *switchOf(child) = on;
        }
    } else if (kind == Kind::Status && m_view.plan.closed) {
        Q_EMIT reopenWanted(on); // what else is possible then is for the plan to say
        return true;
    } else {
        *switchOf(index) = on;
    }
    refresh();
    Q_EMIT switched();
    return true;
}

Qt::ItemFlags PlanModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Kind kind = kindOf(index);
    if (kind == Kind::KeptHead)
        return Qt::ItemIsEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == ChangeColumn && kind != Kind::Kept && canSwitch(index))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static const QStringList heads = {tr("Change"), tr("Now"), tr("After")};
    return heads.value(section);
}

} // namespace ui
