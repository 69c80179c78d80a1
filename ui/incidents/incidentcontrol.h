// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"
#include "core/incident/backend.h"
#include "core/incident/discovery.h"
#include "core/incident/keptplan.h"
#include "core/summary/block.h"
#include "core/summary/copilottypes.h"
#include "core/summary/exposuretypes.h"
#include "core/summary/prompt.h"

#include <QObject>

#include <optional>

namespace ui {

/// An incident with everything that is shown of it.
struct IncidentDetail
{
    incident::Opened opened;
    QList<incident::Entity> entities;
    QList<incident::Alert> alerts;
    QList<incident::Comment> comments; ///< oldest first
    ioc::Extraction found; ///< what a run would start from
    int excluded = 0; ///< own resolvers and clients
    QStringList problems; ///< sentences: what could not be read
};

/// What the analyst wants written, and from what.
struct PlanWish
{
    chain::Investigation found;
    chain::Assessment assessment;
    QString tlp; ///< of the case
    int minScore = 40; ///< 0–100; actors below start switched off
    bool reopen = false; ///< a closed incident becomes Active
    bool html = true; ///< false: Markdown, for portals that show tags as they are
    QHash<QString, QString> edited; ///< texts by actor key, Markdown, as the analyst changed them
    QHash<QString, QString> runIds; ///< of a kept plan that is gone on with
    /// The incident's plan in the case. Gone on with where the findings are still those it was made from.
    std::optional<incident::KeptPlan> kept;
};

/// A plan with what is shown beside it.
struct PlanView
{
    incident::Plan plan;
    QList<summary::Blocks> texts; ///< one per comment of the plan
    QHash<QString, QString> markdown; ///< whole texts by actor key, for editing
    QHash<QString, QString> actorOf; ///< name by actor key
    QHash<QString, QString> runIds; ///< by actor key; for keeping it
    QString findings; ///< incident::findingsOf
    std::optional<incident::KeptPlan> goesOn; ///< what it goes on with; texts, limit and format are of that
    incident::Incident incident; ///< as it was read for the plan
    QList<incident::Comment> comments; ///< there now
    QDateTime read; ///< UTC
    std::optional<summary::Exposure> exposure; ///< asked for this incident's findings
    QHash<QString, summary::CopilotAnswer> copilot; ///< by actor key
};

/// What would be sent to Security Copilot.
struct PromptPreview
{
    QString refusal; ///< why nothing may be sent; empty: it may
    QString cost; ///< the sentence shown before the first call
    QList<QPair<QString, QStringList>> texts; ///< name of the actor, its questions exactly as sent
    summary::PromptTemplates templates;
};

/// What the page of incidents needs from outside. GUI thread; calls return at once, answers come as signals, late ones
/// of an earlier wish are dropped.
class IncidentControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    enum class Task { Discover, List, Open, Plan, Write, Exposure, Copilot };
    Q_ENUM(Task)

    /// A tenant can be asked. When not, the page says how to connect one.
    virtual bool hasTenant() const = 0;
    virtual void discover() = 0;
    virtual void list(const incident::Workspace &workspace, const incident::Query &query) = 0;
    virtual void listMore() = 0; ///< the next page
    virtual void open(const incident::Incident &incident) = 0;
    /// A plan for the opened incident; reads it again first.
    virtual void makePlan(const PlanWish &wish) = 0;
    /// The same without reading again: another text, limit or format.
    virtual void changePlan(const PlanWish &wish) = 0;
    virtual void write(const incident::KeptPlan &plan) = 0; ///< also to continue. Kept in the case before and after
    /// Into the case, to be gone on with later.
    virtual void keep(const incident::KeptPlan &plan) = 0;
    /// What the case has for an incident, by incident::planTarget.
    virtual std::optional<incident::KeptPlan> keptPlan(const QString &target) const = 0;
    virtual void askExposure() = 0; ///< for the findings of the plan
    virtual void previewPrompt(const summary::PromptTemplates &templates) = 0; ///< for the plan's actors
    virtual void askCopilot(const summary::PromptTemplates &templates) = 0; ///< after the preview was seen
    virtual void stop(Task task) = 0;

Q_SIGNALS:
    void tenantChanged(); ///< everything shown is void
    void caseLeft(); ///< texts and plans made for its findings are void
    void discovered(const incident::Discovered &found);
    void listed(const incident::IncidentPage &page, bool first);
    void opened(const ui::IncidentDetail &detail);
    void planned(const ui::PlanView &view);
    void writing(const incident::Plan &plan); ///< after each step
    void written(const incident::Plan &plan, const std::optional<base::Error> &error);
    /// The incident as it is after a writing; does not come when it could not be read.
    void readAfterWriting(const incident::Incident &incident, const QList<incident::Comment> &comments);
    void previewed(const ui::PromptPreview &preview);
    void copilotProgressed(const summary::CopilotProgress &progress);
    void warned(const QString &sentence);
    void failed(ui::IncidentControl::Task task, const base::Error &error);
};

} // namespace ui

Q_DECLARE_METATYPE(ui::IncidentDetail)
Q_DECLARE_METATYPE(ui::PlanView)
Q_DECLARE_METATYPE(ui::PromptPreview)
