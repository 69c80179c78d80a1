// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/incidents/incidentcontrol.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QSpinBox;
class QTreeView;
class QVBoxLayout;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
class Strip;
} // namespace theme

namespace ui {

class PlanModel;

/// The middle of the write-back: what would change, before and after, and the button that names the number.
class PlanPane : public QWidget
{
    Q_OBJECT
public:
    explicit PlanPane(QWidget *parent = nullptr);

    PlanModel *model() const { return m_model; }
    QTreeView *tree() const { return m_tree; }
    theme::Button *writeButton() const { return m_write; }
    bool isWriting() const { return m_writing; }
    int minScore() const;
    void setMinScore(int score);

    /// `switches` as of PlanModel.
    void setView(const PlanView &view, const incident::Plan *switches);
    void setComments(const QList<incident::Comment> &comments); ///< there now
    void setKept(const std::optional<incident::KeptPlan> &kept); ///< what it goes on with
    void setWarning(const QString &sentence); ///< about the findings; empty: none
    void setWriting(const incident::Plan &plan);
    void setWritten(const incident::Plan &plan, const std::optional<base::Error> &error);
    int currentComment() const;
    void showComment(int comment);

Q_SIGNALS:
    void commentShown(int comment);
    void writeWanted(const incident::Plan &plan);
    void stopWanted();
    void backWanted();
    void readAgainWanted();
    void minScoreChanged();
    void reopenWanted(bool reopen);
    void copied(); ///< the plan as JSON is on the clipboard
    void keepWanted();
    void newPlanWanted(); ///< instead of the one it goes on with

private:
    QWidget *buildHead();
    QWidget *buildFoot();
    void buildTree();
    void refreshButton();
    void showComments(const QList<incident::Comment> &comments);
    void spanHead();

    PlanModel *m_model;
    QTreeView *m_tree;
    theme::Label *m_title, *m_where, *m_foot;
    theme::Strip *m_strip, *m_warning, *m_notes, *m_kept;
    theme::Button *m_again = nullptr, *m_newPlan = nullptr;
    theme::Button *m_write, *m_stop, *m_copy, *m_keep, *m_back;
    QSpinBox *m_minScore;
    QWidget *m_commentsBox;
    QVBoxLayout *m_comments;
    bool m_writing = false, m_failed = false;
};

} // namespace ui
