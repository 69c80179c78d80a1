// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"
#include "core/incident/opening.h"

#include <QUuid>

/// What is to be written into an incident, each change for itself, before and after. A plain value: shown, edited, kept
/// in a case, continued.
namespace incident {

/// Limits of the service and our own (contract §3, §5, §6).
struct Limits
{
    int comments = 100; ///< an incident has at most
    qsizetype commentLength = 30'000; ///< characters of one, as it is sent
    int newLabels = 20;
    int labelLength = 64;
};

/// How far a change is.
enum class Step {
    Waiting,
    Done,
    AlreadyThere, ///< nothing to do: the incident has it
    Failed, ///< see note; done again when the plan is continued
};
QString toString(Step step); ///< "waiting", "done", "already-there", "failed"

struct CommentStep
{
    QUuid id; ///< from incident, run, actor and part
    QString marker; ///< "mdti-3f2a91c0d4e7", from the id
    QString actorKey, actor; ///< several merged: keys joined by "+", names by ", "
    int part = 1, parts = 1;
    int score = 0;
    QString message; ///< as it will be sent, without the marker's line. May be edited
    bool on = true;
    bool blocked = false; ///< no room for it: cannot be switched on
    bool html = true; ///< or Markdown
    Step step = Step::Waiting;
    QString note; ///< a sentence: why off, blocked or failed

    /// What is sent: message and marker.
    QString posted() const;
    /// Whether one of them is it: by id, or by the marker in its text.
    bool isAmong(const QList<Comment> &comments) const;
    bool operator==(const CommentStep &) const = default;
};

struct WordStep
{
    QString before, after; ///< equal: nothing to change
    bool on = true;
    Step step = Step::Waiting;
    QString note;
    bool changes() const { return before != after; }
    bool operator==(const WordStep &) const = default;
};

struct TagStep
{
    QString tag; ///< ready to be sent
    QString actorKey;
    bool on = true;
    Step step = Step::Waiting;
    QString note;
    bool operator==(const TagStep &) const = default;
};

struct Plan
{
    Side side = Side::Arm;
    QString why; ///< this side
    Workspace workspace;
    QString incidentId; ///< of `side`
    qint64 number = 0;
    QString title, url, owner;
    QStringList labels; ///< there when the plan was made
    int commentsThere = 0;
    QDateTime made; ///< UTC
    QString toolVersion;

    QList<CommentStep> comments; ///< in the order they are posted
    WordStep severity, status;
    QList<TagStep> tags;
    bool closed = false; ///< it was closed when the plan was made
    bool reopen = false; ///< confirmed: a closed one becomes Active
    QStringList notes; ///< sentences for the user: split, merged, closed, redirected …

    /// Nothing is switched on that is not done.
    bool isDone() const;
    bool hasFailed() const;
    int withoutRoom() const; ///< comments that the incident has no room for
    bool operator==(const Plan &) const = default;
};

QJsonObject toJson(const Plan &plan);
base::Result<Plan> planFromJson(const QJsonObject &json); ///< BadInput when it is not a plan

/// One actor as the plan needs it. Texts are trusted to be inert already (core/summary makes them).
struct ActorText
{
    QString key, name, tag;
    QString runId; ///< see runIdFor()
    int score = 0;
    QStringList fullerRunIds; ///< of texts that say all of this and more: where one is posted, this need not be
};

struct PlanInput
{
    Opened opened;
    QList<Comment> comments; ///< there now
    QList<ActorText> actors; ///< best first
    /// The comment about these actors (keys), cut into parts that are safe to post; several keys: one text for all.
    std::function<QStringList(const QStringList &keys)> parts;
    QStringList doubts; ///< why there may be an actor although there is none: told then
    bool html = true;
    int minScore = 40; ///< actors below start switched off
    bool reopen = false;
    QDateTime now; ///< UTC
    QString toolVersion;
    Limits limits;
};
Plan makePlan(const PlanInput &input);

/// The name of a finding about an actor: the same as long as the claims are, so that writing it again finds itself.
/// `variant` tells texts of different making apart ("profile", "copilot").
QString runIdFor(const chain::Investigation &found, const chain::RankedActor &actor, const QString &variant);

/// Name-based UUID of a comment part.
QUuid commentId(const QString &incidentId, const QString &runId, const QString &actorKey, int part);
QString markerOf(const QUuid &id);
/// A label as it may be sent: one line, without controls and markup, at most `longest` characters.
QString safeTag(const QString &text, int longest);

} // namespace incident

Q_DECLARE_METATYPE(incident::Plan)
