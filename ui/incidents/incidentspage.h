// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/incidents/incidentcontrol.h"

#include <QPointer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QSplitter;
class QStackedWidget;
QT_END_NAMESPACE

namespace theme {
class EmptyState;
} // namespace theme

namespace ui {

class CommentPane;
class IncidentDetailView;
class IncidentList;
class PlanPane;
class PromptDialog;
class Workspace;

/// Incidents of the tenant: pick one, look at it, start a run from it, write the finding back. Shows what the control
/// gives and tells it what is wanted.
class IncidentsPage : public QWidget
{
    Q_OBJECT
public:
    /// Neither is owned.
    IncidentsPage(Workspace *workspace, IncidentControl *control, QWidget *parent = nullptr);

    IncidentList *list() const { return m_list; }
    IncidentDetailView *detail() const { return m_detail; }
    PlanPane *plan() const { return m_plan; }
    CommentPane *comment() const { return m_comment; }

    void setMinScore(int score); ///< the limit a plan starts with
    void setQuestions(const summary::PromptTemplates &questions); ///< to Security Copilot, as they are offered
    void investigate(); ///< what Ctrl+I does here; without an open incident the list gets the focus
    void showPlan(); ///< the write-back of the open incident

Q_SIGNALS:
    void investigateWanted(const ioc::Extraction &found);
    void connectWanted(); ///< a tenant has to be connected
    void questionsAsked(const summary::PromptTemplates &questions); ///< to be kept for the next time
    void said(const QString &sentence); ///< for a toast

protected:
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;

private:
    using Task = IncidentControl::Task;

    void takeFocus();
    void find();
    void readAgain();
    void connectList();
    void connectPlan();
    void connectControl();
    void start(); ///< looks for workspaces when that was not done yet
    void takeFailure(Task task, const base::Error &error);
    void takeFindings();
    void takeOpened(const IncidentDetail &opened);
    void takePlanned(const PlanView &view);
    void askPlan(bool readAgain);
    PlanWish wish() const;
    bool fromOpenIncident() const;
    qint64 numberOfFindings() const; ///< of the incident the findings began with; 0: none
    bool choose(qint64 number); ///< when it is in the list
    void showMiddle(QWidget *widget);
    void showState(const QString &icon, const QString &title, const QString &text, const QString &button = {});
    void askCopilot();
    void forget();
    void forgetTexts(); ///< what was edited or kept: the next plan is made from the findings
    QString target() const; ///< of the open incident, as incident::planTarget
    incident::KeptPlan forCase(const incident::Plan &plan) const;
    void takeKept(const PlanView &view);
    void leaveKept();

    Workspace *m_workspace;
    IncidentControl *m_control;
    IncidentList *m_list;
    IncidentDetailView *m_detail;
    PlanPane *m_plan;
    CommentPane *m_comment;
    QWidget *m_planPage;
    theme::EmptyState *m_empty;
    QStackedWidget *m_middle;
    QSplitter *m_split;
    bool m_sized = false;
    QPointer<PromptDialog> m_prompt;
    summary::PromptTemplates m_templates = summary::defaultTemplates();
    IncidentDetail m_open;
    incident::Incident m_wanted; ///< being opened
    QHash<QString, QString> m_edited, m_runIds;
    std::optional<incident::KeptPlan> m_kept; ///< the plan goes on with it
    bool m_planMade = false; ///< for this incident, since it was opened
    qint64 m_planFor = 0; ///< the incident to plan for as soon as it is found
    bool m_discovered = false, m_isOpen = false, m_reopen = false, m_replan = false, m_planShown = false,
         m_keepSwitches = false;
};

} // namespace ui
