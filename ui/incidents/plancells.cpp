// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// What the cells of a plan say.
#include "ui/incidents/incidentwords.h"
#include "ui/incidents/planmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"

#include <QLocale>

namespace ui {

QString PlanModel::change(const QModelIndex &index) const
{
    switch (kindOf(index)) {
    case Kind::Comments:
        return tr("Comments");
    case Kind::Comment: {
        const incident::CommentStep &step = m_view.plan.comments[index.row()];
        const QString actor = IncidentWords::line(step.actor, 120);
        return step.parts > 1 ? tr("%1, part %2 of %3").arg(actor).arg(step.part).arg(step.parts) : actor;
    }
    case Kind::Severity:
        return tr("Severity");
    case Kind::Status:
        return tr("Status");
    case Kind::Tags:
        return tr("Tags");
    case Kind::Tag:
        return IncidentWords::line(m_view.plan.tags[index.row()].tag, 80);
    case Kind::KeptHead:
        return tr("Stays as it is");
    case Kind::Kept:
        return m_kept[index.row()].first;
    }
    return {};
}

QString PlanModel::now(const QModelIndex &index) const
{
    switch (kindOf(index)) {
    case Kind::Comments:
        return tr("%1 of 100").arg(m_view.comments.size());
    case Kind::Comment:
    case Kind::Tag:
        return stepOf(index) == incident::Step::AlreadyThere ? tr("is there") : QStringLiteral("–");
    case Kind::Tags:
        return m_view.plan.labels.isEmpty() ? tr("none") : QString();
    case Kind::Kept:
        return m_kept[index.row()].second;
    default:
        return {};
    }
}

QString PlanModel::afterComment(const incident::CommentStep &step) const
{
    switch (step.step) {
    case incident::Step::Done:
        return tr("written");
    case incident::Step::AlreadyThere:
        return tr("nothing to write");
    case incident::Step::Failed:
        return step.note.isEmpty() ? tr("not written") : IncidentWords::line(step.note);
    case incident::Step::Waiting:
        break;
    }
    if (step.blocked)
        return tr("no room in this incident");
    if (!step.on)
        return step.note.isEmpty() ? tr("off") : step.note;
    return tr("new · %1 of 30,000 characters").arg(QLocale().toString(step.posted().size()));
}

QString PlanModel::after(const QModelIndex &index) const
{
    const incident::Plan &plan = m_view.plan;
    const auto word = [](const incident::WordStep &step) {
        if (!step.changes())
            return tr("stays %1").arg(IncidentWords::line(step.before, 40));
        if (!step.on)
            return step.note.isEmpty() ? tr("off") : IncidentWords::line(step.note);
        return step.step == incident::Step::Failed ? IncidentWords::line(step.note) : QString();
    };
    switch (kindOf(index)) {
    case Kind::Comment:
        return afterComment(plan.comments[index.row()]);
    case Kind::Severity:
        return word(plan.severity);
    case Kind::Status:
        return word(plan.status);
    case Kind::Tag: {
        const incident::TagStep &step = plan.tags[index.row()];
        if (step.step == incident::Step::AlreadyThere)
            return tr("nothing to write");
        if (!step.on || step.step == incident::Step::Failed)
            return step.note.isEmpty() ? tr("off") : IncidentWords::line(step.note);
        return {};
    }
    default:
        return {};
    }
}

QStringList PlanModel::chips(const QModelIndex &index) const
{
    const incident::Plan &plan = m_view.plan;
    const Kind kind = kindOf(index);
    const bool toBe = index.column() == AfterColumn;
    if (kind == Kind::Severity || kind == Kind::Status) {
        const incident::WordStep &step = kind == Kind::Severity ? plan.severity : plan.status;
        if (!toBe)
            return {IncidentWords::line(step.before, 40)};
        return step.on && step.changes() && step.step != incident::Step::Failed
            ? QStringList{IncidentWords::line(step.after, 40)}
            : QStringList();
    }
    if (kind == Kind::Comments && toBe) {
        int fresh = 0;
        for (const incident::CommentStep &step : plan.comments)
            fresh += step.on && step.step != incident::Step::AlreadyThere;
        return fresh > 0 ? QStringList{tr("%n comment(s)", nullptr, fresh)} : QStringList();
    }
    if (kind == Kind::Tags && !toBe) {
        QStringList shown;
        for (const QString &label : plan.labels.mid(0, 4))
            shown.append(IncidentWords::line(label, 24));
        if (plan.labels.size() > 4)
            shown.append(tr("%n more", nullptr, int(plan.labels.size()) - 4));
        return shown;
    }
    if (kind == Kind::Tag && toBe) {
        const incident::TagStep &step = plan.tags[index.row()];
        return step.on && step.step != incident::Step::AlreadyThere && step.step != incident::Step::Failed
            ? QStringList{IncidentWords::line(step.tag, 64)}
            : QStringList();
    }
    return {};
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Kind kind = kindOf(index);
    const bool first = index.column() == ChangeColumn;
    const bool off = kind != Kind::Kept && kind != Kind::KeptHead && checkOf(index) == Qt::Unchecked;
    switch (role) {
    case Qt::DisplayRole:
        return first ? change(index) : index.column() == NowColumn ? now(index) : after(index);
    case Qt::ToolTipRole: {
        const QString text = first ? change(index) : index.column() == NowColumn ? now(index) : after(index);
        return text.isEmpty() ? QVariant() : QVariant(theme::plainTip(text));
    }
    case Qt::CheckStateRole:
        return first && kind != Kind::Kept && kind != Kind::KeptHead ? QVariant(checkOf(index)) : QVariant();
    case Qt::AccessibleTextRole: {
        const QString text = index.column() == NowColumn ? now(index) : after(index);
        return first ? change(index) : (QStringList{text} + chips(index)).join(QStringLiteral(", "));
    }
    case Qt::FontRole:
        return first && index.internalId() == 0 && kind != Kind::KeptHead ? theme::font(theme::Text::Strong)
                                                                          : QVariant();
    case KindRole:
        return int(kind);
    case ChipsRole:
        return first ? QStringList() : chips(index);
    case RemovedRole:
        return index.column() == NowColumn && (kind == Kind::Severity || kind == Kind::Status)
            && !chips(index.siblingAtColumn(AfterColumn)).isEmpty();
    case StepRole:
        return int(stepOf(index));
    case ActorRole:
        return first && (kind == Kind::Comment || kind == Kind::Tag);
    case OffRole:
        return off || kind == Kind::Kept || kind == Kind::KeptHead;
    default:
        return {};
    }
}

} // namespace ui
