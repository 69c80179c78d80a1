// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/plan.h"

#include <QHash>

/// A plan as a case keeps it: with what it takes to make the same one again after the program ended.
namespace incident {

struct KeptPlan
{
    Plan plan; ///< as far as it is
    QHash<QString, QString> texts; ///< by actor key: Markdown of the whole comment
    QHash<QString, QString> runIds; ///< by actor key: what the comments' ids were made from
    QString findings; ///< see findingsOf()
    int minScore = 40;
    bool html = true;
    QDateTime kept; ///< UTC
    bool operator==(const KeptPlan &) const = default;
};

QJsonObject toJson(const KeptPlan &kept);
/// BadInput when it is none. A bare plan is one without texts.
base::Result<KeptPlan> keptPlanFromJson(const QJsonObject &json);

/// What a case calls the incident of a plan; the same whichever way the workspace's id is written.
QString planTarget(Side side, const Workspace &workspace, const QString &incidentId);
QString planTarget(const Plan &plan);

/// Names the findings a plan rests on: another one when an actor, its score or a claim differs.
QString findingsOf(const chain::Investigation &found, const chain::Assessment &assessment);

/// How far a plan is, in changes that were or are to be made.
struct PlanProgress
{
    int done = 0, open = 0;
};
PlanProgress progressOf(const Plan &plan);

} // namespace incident

Q_DECLARE_METATYPE(incident::KeptPlan)
