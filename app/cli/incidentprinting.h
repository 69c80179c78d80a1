// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/discovery.h"
#include "core/incident/entities.h"
#include "core/incident/plan.h"

#include <QJsonObject>

/// Incidents and plans for people and for scripts. Pure functions; what came from the service is made harmless.
namespace cli {

QString workspacesText(const incident::Discovered &found);
QJsonObject workspacesJson(const incident::Discovered &found);

/// One line each, newest first; `width` of the terminal.
QString incidentLines(const QList<incident::Incident> &incidents, int width);
QJsonObject incidentJson(const incident::Incident &incident);

/// Everything about one incident.
struct IncidentSheet
{
    incident::Opened opened;
    QList<incident::Entity> entities;
    QList<incident::Alert> alerts;
    QList<incident::Comment> comments;
    incident::Taken taken;
    QStringList problems; ///< what could not be read
};
QString sheetText(const IncidentSheet &sheet);
QJsonObject sheetJson(const IncidentSheet &sheet);

/// Each change before and after, the comments in full.
QString planText(const incident::Plan &plan);
/// What is in the comments' markup, for a terminal.
QString plainComment(const incident::CommentStep &step);

QJsonObject takenJson(const incident::Taken &taken);

} // namespace cli
