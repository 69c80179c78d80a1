// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/plan.h"

#include <QJsonArray>

namespace incident {

namespace {

constexpr auto planSchema = "mdti-actor-lookup/incident-plan/1";

Step stepFrom(const QString &text)
{
    for (const Step step : {Step::Done, Step::AlreadyThere, Step::Failed}) {
        if (text == toString(step))
            return step;
    }
    return Step::Waiting;
}

QJsonObject wordToJson(const WordStep &step)
{
    return {{QStringLiteral("before"), step.before},
            {QStringLiteral("after"), step.after},
            {QStringLiteral("on"), step.on},
            {QStringLiteral("state"), toString(step.step)},
            {QStringLiteral("note"), step.note}};
}

WordStep wordFromJson(const QJsonObject &json)
{
    return {json[u"before"].toString(), json[u"after"].toString(), json[u"on"].toBool(),
            stepFrom(json[u"state"].toString()), json[u"note"].toString()};
}

QJsonObject commentToJson(const CommentStep &step)
{
    return {{QStringLiteral("id"), step.id.toString(QUuid::WithoutBraces)},
            {QStringLiteral("marker"), step.marker},
            {QStringLiteral("actorKey"), step.actorKey},
            {QStringLiteral("actor"), step.actor},
            {QStringLiteral("part"), step.part},
            {QStringLiteral("parts"), step.parts},
            {QStringLiteral("score"), step.score},
            {QStringLiteral("message"), step.message},
            {QStringLiteral("format"), step.html ? QStringLiteral("html") : QStringLiteral("markdown")},
            {QStringLiteral("on"), step.on},
            {QStringLiteral("blocked"), step.blocked},
            {QStringLiteral("state"), toString(step.step)},
            {QStringLiteral("note"), step.note}};
}

CommentStep commentFromJson(const QJsonObject &json)
{
    CommentStep step;
    step.id = QUuid::fromString(json[u"id"].toString());
    step.marker = json[u"marker"].toString();
    step.actorKey = json[u"actorKey"].toString();
    step.actor = json[u"actor"].toString();
    step.part = json[u"part"].toInt(1);
    step.parts = json[u"parts"].toInt(1);
    step.score = json[u"score"].toInt();
    step.message = json[u"message"].toString();
    step.html = json[u"format"].toString() != u"markdown";
    step.blocked = json[u"blocked"].toBool();
    step.on = json[u"on"].toBool() && !step.blocked;
    step.step = stepFrom(json[u"state"].toString());
    step.note = json[u"note"].toString();
    return step;
}

QJsonObject tagToJson(const TagStep &step)
{
    return {{QStringLiteral("tag"), step.tag},
            {QStringLiteral("actorKey"), step.actorKey},
            {QStringLiteral("on"), step.on},
            {QStringLiteral("state"), toString(step.step)},
            {QStringLiteral("note"), step.note}};
}

QStringList stringsOf(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &each : array)
        out.append(each.toString());
    return out;
}

base::Error notAPlan(const QString &why)
{
    return {base::Failure::BadInput, QStringLiteral("This is not a write-back plan: %1.").arg(why), 0, {}, {}};
}

} // namespace

QJsonObject toJson(const Plan &plan)
{
    QJsonArray comments, tags;
    for (const CommentStep &step : plan.comments)
        comments.append(commentToJson(step));
    for (const TagStep &step : plan.tags)
        tags.append(tagToJson(step));
    return {{QStringLiteral("schema"), QLatin1String(planSchema)},
            {QStringLiteral("backend"), toString(plan.side)},
            {QStringLiteral("why"), plan.why},
            {QStringLiteral("workspace"), plan.workspace.isEmpty() ? QString() : plan.workspace.resourceId()},
            {QStringLiteral("incident"),
             QJsonObject{{QStringLiteral("id"), plan.incidentId},
                         {QStringLiteral("number"), plan.number},
                         {QStringLiteral("title"), plan.title},
                         {QStringLiteral("url"), plan.url},
                         {QStringLiteral("owner"), plan.owner},
                         {QStringLiteral("labels"), QJsonArray::fromStringList(plan.labels)},
                         {QStringLiteral("comments"), plan.commentsThere},
                         {QStringLiteral("closed"), plan.closed}}},
            {QStringLiteral("made"), plan.made.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("toolVersion"), plan.toolVersion},
            {QStringLiteral("comments"), comments},
            {QStringLiteral("severity"), wordToJson(plan.severity)},
            {QStringLiteral("status"), wordToJson(plan.status)},
            {QStringLiteral("tags"), tags},
            {QStringLiteral("reopen"), plan.reopen},
            {QStringLiteral("notes"), QJsonArray::fromStringList(plan.notes)}};
}

base::Result<Plan> planFromJson(const QJsonObject &json)
{
    if (json[u"schema"].toString() != QLatin1String(planSchema))
        return base::failure(notAPlan(QStringLiteral("its schema is not %1").arg(QLatin1String(planSchema))));
    Plan plan;
    const QString side = json[u"backend"].toString();
    if (side != toString(Side::Arm) && side != toString(Side::Defender))
        return base::failure(notAPlan(QStringLiteral("its back end is neither arm nor defender")));
    plan.side = side == toString(Side::Arm) ? Side::Arm : Side::Defender;
    plan.why = json[u"why"].toString();
    if (const QString id = json[u"workspace"].toString(); !id.isEmpty()) {
        const base::Result<Workspace> workspace = Workspace::fromResourceId(id);
        if (!workspace)
            return base::failure(notAPlan(QStringLiteral("its workspace is none")));
        plan.workspace = *workspace;
    }
    const QJsonObject incident = json[u"incident"].toObject();
    plan.incidentId = incident[u"id"].toString();
    if (plan.incidentId.isEmpty())
        return base::failure(notAPlan(QStringLiteral("it names no incident")));
    plan.number = incident[u"number"].toInteger();
    plan.title = incident[u"title"].toString();
    plan.url = incident[u"url"].toString();
    plan.owner = incident[u"owner"].toString();
    plan.labels = stringsOf(incident[u"labels"]);
    plan.commentsThere = incident[u"comments"].toInt();
    plan.closed = incident[u"closed"].toBool();
    plan.made = QDateTime::fromString(json[u"made"].toString(), Qt::ISODateWithMs);
    plan.toolVersion = json[u"toolVersion"].toString();
    const QJsonArray comments = json[u"comments"].toArray();
    for (const QJsonValue &each : comments) {
        plan.comments.append(commentFromJson(each.toObject()));
        if (plan.comments.last().id.isNull() || plan.comments.last().marker.isEmpty())
            return base::failure(notAPlan(QStringLiteral("a comment has no id")));
    }
    plan.severity = wordFromJson(json[u"severity"].toObject());
    plan.status = wordFromJson(json[u"status"].toObject());
    const QJsonArray tags = json[u"tags"].toArray();
    for (const QJsonValue &each : tags)
        plan.tags.append({each[u"tag"].toString(), each[u"actorKey"].toString(), each[u"on"].toBool(),
                          stepFrom(each[u"state"].toString()), each[u"note"].toString()});
    plan.reopen = json[u"reopen"].toBool();
    plan.notes = stringsOf(json[u"notes"]);
    return plan;
}

} // namespace incident
