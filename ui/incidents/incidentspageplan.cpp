// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// The write-back of the page: a plan from what was found, gone on with from the case, or made anew.
#include "ui/incidents/incidentspage.h"

#include "ui/incidents/commentpane.h"
#include "ui/incidents/incidentlist.h"
#include "ui/incidents/incidentwords.h"
#include "ui/incidents/planmodel.h"
#include "ui/incidents/planpane.h"
#include "ui/incidents/promptdialog.h"
#include "ui/models/workspace.h"
#include "ui/theme/button.h"

#include <QListView>
#include <QStackedWidget>

namespace ui {

void IncidentsPage::showPlan()
{
    if (!m_isOpen) {
        m_replan = m_wanted.number > 0; // it is being read
        m_planFor = m_replan ? 0 : numberOfFindings();
        if (m_planFor > 0 && !choose(m_planFor))
            m_list->find(QString::number(m_planFor));
        else if (!m_replan && m_planFor == 0)
            Q_EMIT said(tr("Choose the incident to write to."));
        m_list->view()->setFocus();
        return;
    }
    m_keepSwitches = false;
    showState(QStringLiteral("clock"), tr("Reading incident %1 again").arg(m_open.opened.incident.number),
              tr("The plan starts from what is there now."));
    m_planShown = true;
    PlanWish first = wish();
    if (!m_planMade)
        first.kept = m_control->keptPlan(target());
    m_control->makePlan(first);
}

PlanWish IncidentsPage::wish() const
{
    PlanWish wish;
    wish.found = m_workspace->investigation();
    wish.assessment = m_workspace->assessment();
    wish.tlp = m_workspace->tlp();
    wish.minScore = m_plan->minScore();
    wish.reopen = m_reopen;
    wish.html = !m_comment->isMarkdown();
    wish.edited = m_edited;
    wish.runIds = m_runIds;
    return wish;
}

void IncidentsPage::askPlan(bool readAgain)
{
    if (readAgain)
        m_control->makePlan(wish());
    else
        m_control->changePlan(wish());
}

void IncidentsPage::takePlanned(const PlanView &view)
{
    if (!m_planShown)
        return;
    if (view.goesOn)
        takeKept(view);
    m_planMade = true;
    m_plan->setView(view, view.goesOn      ? &view.goesOn->plan
                        : m_keepSwitches ? &m_plan->model()->plan()
                                         : nullptr);
    if (m_kept)
        m_kept->plan = view.plan; // as far as it is by now, also when the end came before it could be noted
    m_plan->setKept(m_kept);
    m_keepSwitches = true;
    m_comment->setView(view);
    takeFindings();
    const bool first = m_middle->currentWidget() != m_planPage;
    showMiddle(m_planPage);
    if (first)
        m_plan->writeButton()->setFocus();
}

void IncidentsPage::forgetTexts()
{
    m_edited.clear();
    m_runIds.clear();
    m_kept.reset();
    m_reopen = m_planMade = false;
}

QString IncidentsPage::target() const
{
    const incident::Opened &opened = m_open.opened;
    return incident::planTarget(opened.side, opened.incident.workspace, opened.incident.id);
}

incident::KeptPlan IncidentsPage::forCase(const incident::Plan &plan) const
{
    const PlanView &view = m_plan->model()->view();
    incident::KeptPlan kept;
    kept.plan = plan;
    kept.texts = view.markdown;
    kept.runIds = view.runIds;
    kept.findings = view.findings;
    kept.minScore = m_plan->minScore();
    kept.html = !m_comment->isMarkdown();
    return kept;
}

void IncidentsPage::takeKept(const PlanView &view)
{
    m_kept = view.goesOn;
    m_edited = m_kept->texts;
    m_runIds = m_kept->runIds;
    m_reopen = m_kept->plan.reopen;
    m_plan->setMinScore(m_kept->minScore);
    m_comment->setMarkdown(!m_kept->html);
}

/// What is asked now is to get into texts of its own.
void IncidentsPage::leaveKept()
{
    if (!m_kept)
        return;
    m_edited.removeIf([this](const auto &text) { return m_kept->texts.value(text.key()) == text.value(); });
    m_runIds.clear();
    m_kept.reset();
    askPlan(false);
}

void IncidentsPage::askCopilot()
{
    if (m_prompt)
        return;
    m_prompt = new PromptDialog(m_templates, this);
    m_prompt->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_prompt, &PromptDialog::previewWanted, m_control, &IncidentControl::previewPrompt);
    connect(m_prompt, &PromptDialog::askWanted, this, [this](const summary::PromptTemplates &templates) {
        m_templates = templates;
        Q_EMIT questionsAsked(templates);
        leaveKept();
        m_control->askCopilot(templates);
    });
    m_prompt->open();
    m_control->previewPrompt(m_templates);
}

} // namespace ui
