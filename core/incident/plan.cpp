// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/plan.h"

#include "core/base/plurals.h"
#include "core/base/text.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <utility>

namespace incident {

namespace {

/// Of our name-based UUIDs; never changes, or comments written before would not be recognised.
const QUuid &commentNamespace()
{
    static const QUuid space(QStringLiteral("6f0d4f0e-3f55-5d0b-9d5e-6d2f6e1a4c11"));
    return space;
}

/// What names the incident on both sides alike, so that a comment that came across by the sync is recognised.
QString keyOf(const Incident &incident)
{
    return incident.isUnified() && !incident.providerIncidentId.isEmpty()
        ? QString(QStringLiteral("defender/") + incident.providerIncidentId)
        : incident.id;
}

class Maker
{
public:
    explicit Maker(const PlanInput &input)
        : m_in(input)
        , m_incident(input.opened.incident)
    {
    }

    Plan make()
    {
        describe();
        planComments();
        const bool writes = std::any_of(m_in.actors.begin(), m_in.actors.end(),
                                        [this](const ActorText &actor) { return isOn(actor); });
        planSeverity(writes);
        planStatus(writes);
        planTags();
        if (m_plan.closed && !m_plan.reopen)
            leaveClosed();
        if (m_in.actors.isEmpty()) {
            note(QCoreApplication::translate("incident", "No actor was found: there is nothing to write."));
            m_plan.notes += m_in.doubts;
        }
        return std::move(m_plan);
    }

private:
    struct Group
    {
        QStringList keys, names;
        QString runId;
        int score = 0;
        bool on = true;
        QStringList parts;
        bool toldBefore = false; ///< in a fuller comment
    };

    void note(const QString &sentence) { m_plan.notes.append(sentence); }
    bool isOn(const ActorText &actor) const { return actor.score >= m_in.minScore; }

    void describe()
    {
        m_plan.side = m_in.opened.side;
        m_plan.why = m_in.opened.why;
        m_plan.workspace = m_incident.workspace;
        m_plan.incidentId = m_incident.id;
        m_plan.number = m_incident.number;
        m_plan.title = m_incident.title;
        m_plan.url = m_incident.url;
        m_plan.owner = m_incident.owner.shown();
        m_plan.labels = m_incident.labels;
        m_plan.commentsThere = int(m_in.comments.size());
        m_plan.made = m_in.now;
        m_plan.toolVersion = m_in.toolVersion;
        m_plan.closed = m_incident.isClosed();
        m_plan.reopen = m_plan.closed && m_in.reopen;
        m_plan.notes = m_in.opened.notes;
    }

    Group groupOf(const ActorText &actor) const
    {
        Group group{{actor.key}, {actor.name}, actor.runId, actor.score, isOn(actor), m_in.parts({actor.key}), false};
        for (const QString &fuller : actor.fullerRunIds) {
            CommentStep step;
            step.id = commentId(keyOf(m_incident), fuller, actor.key, 1);
            step.marker = markerOf(step.id);
            group.toldBefore = group.toldBefore || step.isAmong(m_in.comments);
        }
        return group;
    }

    static int partsOf(const QList<Group> &groups)
    {
        int parts = 0;
        for (const Group &group : groups)
            parts += group.on ? int(group.parts.size()) : 0;
        return parts;
    }

    /// How many of them the incident has already.
    int thereOf(const QList<Group> &groups) const
    {
        int there = 0;
        for (const Group &group : groups) {
            for (int part = 1; group.on && part <= group.parts.size(); ++part)
                there += group.toldBefore || stepOf(group, part).isAmong(m_in.comments);
        }
        return there;
    }

    void planComments()
    {
        QList<Group> groups;
        for (const ActorText &actor : m_in.actors)
            groups.append(groupOf(actor));
        const int room = std::max(0, m_in.limits.comments - m_plan.commentsThere);
        if (partsOf(groups) - thereOf(groups) > room)
            mergeGroups(groups);
        int left = room;
        for (const Group &group : std::as_const(groups))
            addSteps(group, left);
    }

    /// Those that are on become one text: fewer comments, since each part can be full.
    void mergeGroups(QList<Group> &groups)
    {
        Group all;
        QList<Group> rest;
        for (const Group &group : std::as_const(groups)) {
            if (!group.on) {
                rest.append(group);
                continue;
            }
            all.keys += group.keys;
            all.names += group.names;
            all.runId += group.runId;
            all.score = std::max(all.score, group.score);
        }
        if (all.keys.size() > 1) {
            all.parts = m_in.parts(all.keys);
            note(QCoreApplication::translate(
                     "incident", "The incident has %1 comments of %2: the actors share one text instead of one each.")
                     .arg(m_plan.commentsThere)
                     .arg(m_in.limits.comments));
            groups = QList<Group>{all} + rest;
        }
    }

    CommentStep stepOf(const Group &group, int part) const
    {
        CommentStep step;
        step.actorKey = group.keys.join(u'+');
        step.actor = group.names.join(QStringLiteral(", "));
        step.id = commentId(keyOf(m_incident), group.runId, step.actorKey, part);
        step.marker = markerOf(step.id);
        step.part = part;
        step.parts = int(group.parts.size());
        step.score = group.score;
        step.message = group.parts[part - 1];
        step.on = group.on;
        step.html = m_in.html;
        return step;
    }

    void addSteps(const Group &group, int &left)
    {
        const qsizetype first = m_plan.comments.size();
        int blocked = 0;
        for (int part = 1; part <= group.parts.size(); ++part) {
            CommentStep step = stepOf(group, part);
            if (group.toldBefore || step.isAmong(m_in.comments)) {
                step.step = Step::AlreadyThere;
            } else if (!group.on) {
                step.note = QCoreApplication::translate("incident", "Its score is below %1.").arg(m_in.minScore);
            } else if (left > 0) {
                --left;
            } else {
                step.on = false;
                step.blocked = true;
                step.note = QCoreApplication::translate("incident", "An incident takes %1 comments, and this one has no room.")
                                .arg(m_in.limits.comments);
                ++blocked;
            }
            m_plan.comments.append(step);
        }
        if (blocked > 0) {
            const QString text = QCoreApplication::translate(
                "incident", "%n part(s) of the comment about %1 (does|do) not fit: the incident has %2 comments of %3.",
                nullptr, blocked);
            note(base::counted(text, blocked)
                     .arg(m_plan.comments.last().actor, QString::number(m_plan.commentsThere),
                          QString::number(m_in.limits.comments)));
            sayShortened(first, blocked);
        } else if (group.on && group.parts.size() > 1) {
            const int parts = int(group.parts.size());
            note(base::counted(QCoreApplication::translate("incident", "The comment about %1 is posted in %n part(s).",
                                                           nullptr, parts),
                               parts)
                     .arg(m_plan.comments.last().actor));
        }
    }

    /// Who reads the last part that fits must not take it for the end.
    void sayShortened(qsizetype first, int blocked)
    {
        const qsizetype last = m_plan.comments.size() - blocked - 1;
        if (last < first || m_plan.comments[last].step != Step::Waiting)
            return;
        const QString text = base::counted(
            QCoreApplication::translate("incident", "%n more part(s) did not fit into this incident.", nullptr, blocked),
            blocked);
        QString &message = m_plan.comments[last].message;
        message += m_in.html ? QStringLiteral("\n<p>%1</p>").arg(base::escapeHtml(text)) : QStringLiteral("\n\n") + text;
    }

    void planSeverity(bool writes)
    {
        WordStep &step = m_plan.severity;
        step.before = step.after = m_incident.severityText;
        if (m_incident.severity == Severity::High) {
            step.step = Step::AlreadyThere;
        } else if (m_incident.severity == Severity::Unknown && !m_incident.severityText.isEmpty()
                   && m_incident.severityText.compare(QStringLiteral("unknown"), Qt::CaseInsensitive) != 0) {
            step.on = false;
            step.note = QCoreApplication::translate("incident", "The severity is one this version does not know; it stays.");
        } else {
            step.after = toString(Severity::High);
            step.on = writes;
        }
    }

    void planStatus(bool writes)
    {
        WordStep &step = m_plan.status;
        step.before = step.after = m_incident.statusText;
        if (m_incident.status == Status::Active) {
            step.step = Step::AlreadyThere;
            return;
        }
        step.after = toString(Status::Active);
        step.on = writes;
        if (!m_plan.closed)
            return;
        step.on = writes && m_plan.reopen;
        step.note = m_plan.reopen
            ? QCoreApplication::translate("incident", "The closed incident is opened again; its classification goes.")
            : QCoreApplication::translate("incident", "The incident is closed and stays closed.");
    }

    /// A closed incident that is not opened again only gets the comments.
    void leaveClosed()
    {
        const QString text = QCoreApplication::translate("incident", "The incident is closed: only the comments are posted.");
        if (m_plan.severity.on && m_plan.severity.changes())
            m_plan.severity.note = text;
        m_plan.severity.on = m_plan.severity.on && !m_plan.severity.changes();
        for (TagStep &step : m_plan.tags) {
            if (step.on && step.step == Step::Waiting) {
                step.on = false;
                step.note = text;
            }
        }
        note(text);
    }

    void planTags()
    {
        int fresh = 0;
        for (const ActorText &actor : m_in.actors) {
            TagStep step;
            step.tag = safeTag(actor.tag, m_in.limits.labelLength);
            step.actorKey = actor.key;
            const auto same = [&](const TagStep &other) {
                return other.tag.compare(step.tag, Qt::CaseInsensitive) == 0;
            };
            if (step.tag.isEmpty() || std::any_of(m_plan.tags.begin(), m_plan.tags.end(), same))
                continue;
            step.on = isOn(actor);
            if (!step.on)
                step.note = QCoreApplication::translate("incident", "Its score is below %1.").arg(m_in.minScore);
            // Those that are there count as well, or each run would add the next ones.
            const bool over = step.on && ++fresh > m_in.limits.newLabels;
            if (m_incident.hasLabel(step.tag)) {
                step.step = Step::AlreadyThere;
            } else if (over) {
                step.on = false;
                step.note = QCoreApplication::translate("incident", "No more than %1 tags are added at once.")
                                .arg(m_in.limits.newLabels);
            }
            m_plan.tags.append(step);
        }
        const int left = fresh - m_in.limits.newLabels;
        if (left > 0)
            note(base::counted(
                     QCoreApplication::translate(
                         "incident", "%n tag(s) (is|are) left out: no more than %1 are added at once.", nullptr, left),
                     left)
                     .arg(m_in.limits.newLabels));
    }

    const PlanInput &m_in;
    const Incident &m_incident;
    Plan m_plan;
};

} // namespace

QString toString(Step step)
{
    switch (step) {
    case Step::Waiting:
        return QStringLiteral("waiting");
    case Step::Done:
        return QStringLiteral("done");
    case Step::AlreadyThere:
        return QStringLiteral("already-there");
    case Step::Failed:
        break;
    }
    return QStringLiteral("failed");
}

QString CommentStep::posted() const
{
    if (message.contains(marker))
        return message;
    QString text = message;
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text + (html ? QStringLiteral("\n<p>Reference: %1</p>") : QStringLiteral("\n\nReference: %1")).arg(marker);
}

bool CommentStep::isAmong(const QList<Comment> &comments) const
{
    const QString known = id.toString(QUuid::WithoutBraces);
    return std::any_of(comments.begin(), comments.end(), [&](const Comment &comment) {
        return comment.id == known || comment.message.contains(marker);
    });
}

bool Plan::isDone() const
{
    const auto settled = [](const auto &step) {
        return !step.on || step.step == Step::Done || step.step == Step::AlreadyThere;
    };
    const auto word = [&](const WordStep &step) { return !step.changes() || settled(step); };
    return std::all_of(comments.begin(), comments.end(), settled) && std::all_of(tags.begin(), tags.end(), settled)
        && word(severity) && word(status);
}

int Plan::withoutRoom() const
{
    return int(std::count_if(comments.begin(), comments.end(), [](const CommentStep &step) { return step.blocked; }));
}

bool Plan::hasFailed() const
{
    const auto failed = [](const auto &step) { return step.on && step.step == Step::Failed; };
    return std::any_of(comments.begin(), comments.end(), failed) || std::any_of(tags.begin(), tags.end(), failed)
        || failed(severity) || failed(status);
}

Plan makePlan(const PlanInput &input)
{
    return Maker(input).make();
}

QString runIdFor(const chain::Investigation &found, const chain::RankedActor &actor, const QString &variant)
{
    const attribution::Actor &who = found.actors()[actor.actor];
    QStringList facts;
    for (const chain::WeighedClaim &weighed : actor.claims) {
        const chain::Claim &claim = found.claims()[weighed.claim];
        const QString from = weighed.path.isEmpty() ? QString() : found.hosts()[weighed.path.first()].value;
        facts.append(QStringList{attribution::toString(claim.kind), from, found.hosts()[claim.host].value,
                                 claim.evidence.rule, claim.evidence.description}
                         .join(QChar(0x1f)));
    }
    facts.sort();
    facts.removeDuplicates();
    facts.prepend(variant);
    facts.prepend(who.profileId.isEmpty() ? who.name : who.profileId);
    const QByteArray hash
        = QCryptographicHash::hash(facts.join(QChar(0x1e)).toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(12));
}

QUuid commentId(const QString &incidentId, const QString &runId, const QString &actorKey, int part)
{
    const QString name = QStringList{incidentId.toLower(), runId, actorKey, QString::number(part)}.join(QChar(0x1f));
    return QUuid::createUuidV5(commentNamespace(), name);
}

QString markerOf(const QUuid &id)
{
    return QStringLiteral("mdti-") + QString::fromLatin1(id.toRfc4122().toHex().left(16));
}

QString safeTag(const QString &text, int longest)
{
    QString tag = base::singleLine(text, 1000);
    tag.remove(u'<').remove(u'>');
    // A spreadsheet of incidents takes these for formulas.
    while (!tag.isEmpty() && QStringLiteral("=+-@ ").contains(tag[0]))
        tag.remove(0, 1);
    if (tag.size() <= longest)
        return tag;
    tag.truncate(longest);
    if (tag.back().isHighSurrogate())
        tag.chop(1);
    return tag.trimmed();
}

} // namespace incident
