// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/incidents/incidentcontrol.h"

#include <QAbstractItemModel>

namespace ui {

/// A plan as rows of change, now and after, each with a switch; then what stays as it is. The model holds the plan, the
/// switches change it.
class PlanModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { ChangeColumn, NowColumn, AfterColumn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, ///< int of Kind
        ChipsRole, ///< QStringList: drawn as chips; of AfterColumn they are additions, of NowColumn removals or plain
        RemovedRole, ///< bool: the chips of NowColumn go
        StepRole, ///< int of incident::Step
        ActorRole, ///< bool: has an actor's mark
        OffRole, ///< bool: switched off or nothing to do
    };
    enum class Kind { Comments, Comment, Severity, Status, Tags, Tag, KeptHead, Kept };
    using QAbstractItemModel::QAbstractItemModel;

    /// `switches`: a plan for the same incident whose parts say what is on; null: as the new one says.
    void setView(const PlanView &view, const incident::Plan *switches);
    void setComments(const QList<incident::Comment> &comments); ///< there now
    void setPlan(const incident::Plan &plan); ///< progress of the writer
    const incident::Plan &plan() const { return m_view.plan; }
    const PlanView &view() const { return m_view; }
    int changes() const; ///< what would be written
    /// Number of the comment at a row; −1 elsewhere.
    int commentAt(const QModelIndex &index) const;
    QModelIndex indexOfComment(int comment) const;
    void setLocked(bool locked); ///< while it is written: no switch moves

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void switched(); ///< by the analyst
    void reopenWanted(bool reopen); ///< the status of a closed incident was switched

private:
    Kind kindOf(const QModelIndex &index) const;
    int children(Kind kind) const;
    bool *switchOf(const QModelIndex &index);
    incident::Step stepOf(const QModelIndex &index) const;
    bool canSwitch(const QModelIndex &index) const;
    Qt::CheckState checkOf(const QModelIndex &index) const;
    Qt::CheckState groupCheck(Kind kind) const;
    QString change(const QModelIndex &index) const;
    QString now(const QModelIndex &index) const;
    QString after(const QModelIndex &index) const;
    QString afterComment(const incident::CommentStep &step) const;
    QStringList chips(const QModelIndex &index) const;
    void refresh();

    PlanView m_view;
    QList<QPair<QString, QString>> m_kept;
    bool m_locked = false;
};

} // namespace ui
