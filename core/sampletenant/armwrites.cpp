// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/armdesk.h"

#include "core/sampletenant/json.h"

namespace sampletenant {

namespace {

const QStringList writableMembers = {QStringLiteral("title"),
                              QStringLiteral("severity"),
                              QStringLiteral("status"),
                              QStringLiteral("description"),
                              QStringLiteral("classification"),
                              QStringLiteral("classificationComment"),
                              QStringLiteral("classificationReason"),
                              QStringLiteral("owner"),
                              QStringLiteral("labels"),
                              QStringLiteral("firstActivityTimeUtc"),
                              QStringLiteral("lastActivityTimeUtc")};

std::optional<QString> foreignMember(const QJsonObject &object, const QStringList &allowed)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!allowed.contains(it.key()))
            return it.key();
    }
    return {};
}

std::optional<QString> notOneOf(const QJsonObject &properties, const char *member, const QStringList &values)
{
    const QJsonValue value = properties[QLatin1String(member)];
    if (value.isUndefined() || values.contains(value.toString()))
        return {};
    return QStringLiteral("'%1' is not one of: %2.").arg(QLatin1String(member), values.join(QStringLiteral(", ")));
}

std::optional<QString> closedSchema(const QJsonObject &body, const QJsonObject &properties)
{
    std::optional<QString> odd = foreignMember(body, {QStringLiteral("etag"), QStringLiteral("properties")});
    if (!odd)
        odd = foreignMember(properties, writableMembers);
    if (!odd) {
        odd = foreignMember(properties[u"owner"].toObject(),
                            {QStringLiteral("objectId"), QStringLiteral("email"), QStringLiteral("assignedTo"),
                             QStringLiteral("userPrincipalName"), QStringLiteral("ownerType")});
    }
    for (const QJsonValue &label : properties[u"labels"].toArray()) {
        if (!odd)
            odd = foreignMember(label.toObject(), {QStringLiteral("labelName"), QStringLiteral("labelType")});
    }
    return odd ? std::optional(QStringLiteral("'%1' is not a writable member.").arg(*odd)) : std::nullopt;
}

} // namespace

std::optional<QString> badIncidentBody(const QJsonObject &body, bool strict)
{
    const QJsonObject properties = body[u"properties"].toObject();
    if (properties[u"title"].toString().isEmpty())
        return QStringLiteral("'Title' must have a non-empty value.");
    for (const char *member : {"severity", "status"}) {
        if (properties[QLatin1String(member)].toString().isEmpty())
            return QStringLiteral("'%1' must not be empty.").arg(QLatin1String(member));
    }
    const std::pair<const char *, QStringList> sets[] = {
        {"severity",
         {QStringLiteral("High"), QStringLiteral("Medium"), QStringLiteral("Low"), QStringLiteral("Informational")}},
        {"status", {QStringLiteral("New"), QStringLiteral("Active"), QStringLiteral("Closed")}},
        {"classification",
         {QStringLiteral("Undetermined"), QStringLiteral("TruePositive"), QStringLiteral("BenignPositive"),
          QStringLiteral("FalsePositive")}},
    };
    for (const auto &[member, values] : sets) {
        if (const auto problem = notOneOf(properties, member, values))
            return problem;
    }
    if (properties[u"status"].toString() == u"Closed" && !properties.contains(u"classification"))
        return QStringLiteral("A closed incident needs a 'classification'.");
    if (properties[u"description"].toString().size() > 5000)
        return QStringLiteral("'Description' must not be longer than 5000 characters.");
    for (const QJsonValue &label : properties[u"labels"].toArray()) {
        if (label[u"labelName"].toString().isEmpty())
            return QStringLiteral("Every label needs a 'labelName'.");
    }
    return strict ? closedSchema(body, properties) : std::nullopt;
}

std::optional<QString> badCommentBody(const QJsonObject &body, bool strict)
{
    const QJsonObject properties = body[u"properties"].toObject();
    const QString message = properties[u"message"].toString();
    if (message.isEmpty())
        return QStringLiteral("'Message' must have a non-empty value.");
    if (message.size() > 30'000)
        return QStringLiteral("'Message' must not be longer than 30000 characters.");
    if (strict) {
        std::optional<QString> odd = foreignMember(body, {QStringLiteral("properties")});
        if (!odd)
            odd = foreignMember(properties, {QStringLiteral("message")});
        if (odd)
            return QStringLiteral("'%1' is not a writable member.").arg(*odd);
    }
    return {};
}

Answer ArmDesk::putIncident(const Call &call, const QJsonObject &workspace) const
{
    QJsonParseError parse;
    const QJsonObject body = QJsonDocument::fromJson(call.request.body, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return Answer::json(
            "{\"\":[\"Invalid JavaScript property identifier character: .. Path '', line 2, position 11.\"]}", 400);
    if (const auto problem = badIncidentBody(body, call.behaviour.strictWrites))
        return Answer::json(json::armError("BadRequest", problem->toUtf8()), 400);
    Answer answer;
    m_incidents.with(QString::fromUtf8(call.path[9]), [&](IncidentStore::Incident *incident) {
        if (!incident || incident->workspace != workspace[u"name"].toString()) {
            answer = Answer::json(json::armError("ResourceNotFound", "The incident was not found."), 404);
            return false;
        }
        if (body[u"etag"].toString() != incident->etag) {
            const QString text
                = QStringLiteral("Newer version of resource '%1' exists. Data was not saved").arg(incident->name);
            answer = Answer::json(json::armError("Conflict", text.toUtf8()), 409);
            return false;
        }
        // A PUT replaces: what is left out is gone.
        const QJsonObject sent = body[u"properties"].toObject();
        for (const QString &member : writableMembers) {
            if (sent.contains(member))
                incident->properties[member] = sent[member];
            else
                incident->properties.remove(member);
        }
        incident->etag = u'"' + IncidentStore::freshEtag() + u'"';
        incident->properties[QStringLiteral("lastModifiedTimeUtc")] = IncidentStore::now();
        answer = Answer::json(json::compact(incidentJson(workspace, *incident)));
        return false; // marked already, so that the answer carries the new etag
    });
    return answer;
}

Answer ArmDesk::putComment(const Call &call, const QJsonObject &workspace) const
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    if (const auto problem = badCommentBody(body, call.behaviour.strictWrites))
        return Answer::json(json::armError("BadRequest", problem->toUtf8()), 400);
    const QString name = QString::fromUtf8(call.path[11]);
    Answer answer;
    m_incidents.with(QString::fromUtf8(call.path[9]), [&](IncidentStore::Incident *incident) {
        if (!incident) {
            answer = Answer::json(json::armError("ResourceNotFound", "The incident was not found."), 404);
            return false;
        }
        const QString message = body[u"properties"][u"message"].toString();
        const auto existing = std::find_if(incident->comments.begin(), incident->comments.end(),
                                           [&](const IncidentStore::Comment &c) { return c.name == name; });
        if (existing != incident->comments.end()) {
            if (call.behaviour.commentRepeatConflicts) {
                answer = Answer::json(json::armError("Conflict", "The comment exists already."), 409);
                return false;
            }
            existing->message = message;
            existing->modified = IncidentStore::now();
            existing->etag = IncidentStore::freshEtag();
            answer = Answer::json(json::compact(commentJson(workspace, *incident, *existing)));
            return true;
        }
        if (incident->comments.size() >= 100) {
            answer
                = Answer::json(json::armError("BadRequest", "An incident must not have more than 100 comments."), 400);
            return false;
        }
        const IncidentStore::Comment comment = IncidentStore::newComment(name, message);
        incident->comments.append(comment);
        answer = Answer::json(json::compact(commentJson(workspace, *incident, comment)), 201);
        return true;
    });
    return answer;
}

} // namespace sampletenant
