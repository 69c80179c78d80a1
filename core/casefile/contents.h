// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"
#include "core/graph/scene.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

namespace casefile {

/// A note of the analyst on a host, an actor or (empty subject) the case. Plain Markdown text.
struct Note
{
    QString subject; ///< host value, "actor:" + name, or empty
    QString text;
    bool pinned = false; ///< a finding that goes into the report
    bool operator==(const Note &) const = default;
};
using Notes = QHash<QString, Note>; ///< by subject

/// Words of the analyst on a host, an actor or the case, in the order they were given; by subject as in Note.
using Tags = QHash<QString, QStringList>;

/// A write-back plan as JSON (incident::toJson and what is shown beside it): what was to be written into an incident,
/// and how far that came. One per incident.
struct KeptPlan
{
    QString target; ///< names the incident
    QDateTime kept; ///< UTC
    QString plan;
    bool operator==(const KeptPlan &) const = default;
};
using KeptPlans = QHash<QString, KeptPlan>; ///< by target

/// Where the layout put the nodes, so that the same picture comes back. By graph::keyText.
struct Places
{
    QString layout; ///< "flow", "organic", "radial": of no use for another
    QHash<QString, QPointF> at;
    bool operator==(const Places &) const = default;
};

/// One run in the history of a case.
struct Run
{
    qint64 number = 0; ///< from 1
    QDateTime created, ended; ///< UTC; ended is invalid while it runs, or when it was interrupted
    QString ending; ///< "complete", "incomplete", "cancelled", "failed"; empty: interrupted
    QDateTime freshFrom; ///< set for a run that asks everything again: older answers are not used
    chain::Options options;
    chain::Stats stats;
    bool stored = false; ///< what it found is in the file; else only this line is left of it
    bool operator==(const Run &) const = default;
};

/// Everything a case holds but the answers. Scores are derived: chain::assess.
struct Contents
{
    chain::Investigation investigation;
    graph::ViewState view;
    Notes notes;
    Tags tags;
    KeptPlans plans;
    Places places;
    QString tlp; ///< "clear", "green", "amber", "amber+strict", "red"; empty: not marked
    QString service; ///< whose answers the case holds: "local" or the origin; empty: nobody's yet
    QList<chain::Activity> activity; ///< oldest first, the last 5,000
    QList<Run> runs; ///< oldest first
    qint64 run = 0; ///< the one the investigation is of; 0: none yet
    bool isEmpty() const { return investigation.indicators.isEmpty(); }
};

} // namespace casefile
