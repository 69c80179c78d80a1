// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/armparse.h"

#include "core/incident/fields.h"

#include <QJsonArray>
#include <QUuid>

#include <array>

namespace incident::arm {

namespace {

constexpr std::array writableMembers{
    u"title",           u"description",          u"severity", u"status", u"classification",
    u"classificationComment", u"classificationReason", u"owner",    u"labels", u"firstActivityTimeUtc",
    u"lastActivityTimeUtc",
};
constexpr std::array ownerMembers{u"objectId", u"email", u"assignedTo", u"userPrincipalName", u"ownerType"};
constexpr std::array labelMembers{u"labelName", u"labelType"};

QStringList listOf(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &each : array) {
        if (const QString text = lineOf(each, 100); !text.isEmpty())
            out.append(text);
    }
    return out;
}

int countOf(const QJsonValue &value)
{
    return int(std::clamp<qint64>(mdti::json::number(value).value_or(-1), -1, 1'000'000));
}

Person personOf(const QJsonObject &json)
{
    Person person;
    person.name = lineOf(json[u"assignedTo"], 200);
    if (person.name.isEmpty())
        person.name = lineOf(json[u"name"], 200);
    person.email = lineOf(json[u"email"], 200);
    person.userPrincipalName = lineOf(json[u"userPrincipalName"], 200);
    person.objectId = lineOf(json[u"objectId"], 100);
    return person;
}

/// Only the members named, without those that are null: a reader sees nobody as nulls, a writer must leave them out.
template <size_t N> QJsonObject only(const QJsonObject &from, const std::array<const char16_t *, N> &members)
{
    QJsonObject out;
    for (const char16_t *member : members) {
        const QJsonValue value = from[QStringView(member)];
        if (!value.isUndefined() && !value.isNull())
            out.insert(QStringView(member), value);
    }
    return out;
}

QJsonArray labelsOf(const QJsonObject &properties, const QStringList &added)
{
    QJsonArray labels;
    const QJsonArray there = properties[u"labels"].toArray();
    for (const QJsonValue &label : there) {
        const QJsonObject kept = only(label.toObject(), labelMembers);
        if (!kept[u"labelName"].toString().isEmpty())
            labels.append(kept);
    }
    for (const QString &name : added)
        labels.append(QJsonObject{{QStringLiteral("labelName"), name}});
    return labels;
}

/// What is worth a second line in a list of entities.
QString detailOf(const QString &kind, const QJsonObject &p)
{
    QStringList parts;
    if (kind == u"ip") {
        parts.append(p[u"location"][u"countryCode"].toString());
        const QJsonArray threats = p[u"threatIntelligence"].toArray();
        for (const QJsonValue &threat : threats)
            parts.append(threat[u"threatName"].toString());
    } else if (kind == u"host") {
        parts.append(p[u"dnsDomain"].toString());
        parts.append(p[u"osFamily"].toString());
    } else if (kind == u"filehash") {
        parts.append(p[u"algorithm"].toString());
        parts.append(p[u"hashValue"].toString());
    } else if (kind == u"mailmessage" || kind == u"submissionmail") {
        parts.append(p[u"senderIP"].toString(p[u"senderIp"].toString()));
        parts.append(p[u"subject"].toString());
    } else if (kind == u"process") {
        parts.append(p[u"commandLine"].toString());
    }
    parts.removeAll(QString());
    return base::singleLine(parts.join(QStringLiteral(" · ")), 300);
}

QString nameOf(const QJsonObject &p, const QString &otherwise)
{
    for (const QStringView member : {u"friendlyName", u"address", u"domainName", u"url", u"hostName", u"accountName",
                                     u"hashValue", u"fileName", u"malwareName", u"displayName"}) {
        if (const QString text = lineOf(p[member]); !text.isEmpty())
            return text;
    }
    return otherwise;
}

} // namespace

base::Result<Incident> readIncident(const QJsonObject &json, const Workspace &workspace)
{
    const QUuid id = QUuid::fromString(json[u"name"].toString());
    if (id.isNull())
        return base::failure(base::Failure::BadReply, QStringLiteral("The answer is not an incident: it has no name."));
    const QJsonObject p = json[u"properties"].toObject();
    const QJsonObject more = p[u"additionalData"].toObject();
    Incident incident;
    incident.side = Side::Arm;
    incident.workspace = workspace;
    incident.id = id.toString(QUuid::WithoutBraces);
    incident.etag = json[u"etag"].toString();
    incident.number = mdti::json::number(p[u"incidentNumber"]).value_or(0);
    incident.title = lineOf(p[u"title"], 1000);
    incident.description = base::plainBlock(mdti::json::text(p[u"description"]), 20'000);
    incident.severityText = lineOf(p[u"severity"], 60);
    incident.severity = severityFrom(incident.severityText);
    incident.statusText = lineOf(p[u"status"], 60);
    incident.status = statusFrom(incident.statusText);
    incident.classification = lineOf(p[u"classification"], 100);
    incident.classificationReason = lineOf(p[u"classificationReason"], 100);
    incident.classificationComment = base::plainBlock(mdti::json::text(p[u"classificationComment"]), 20'000);
    incident.owner = personOf(p[u"owner"].toObject());
    const QJsonArray labels = p[u"labels"].toArray();
    for (const QJsonValue &label : labels) {
        if (const QString name = label[u"labelName"].toString(); !name.isEmpty())
            incident.labels.append(name);
    }
    incident.created = timeOf(p[u"createdTimeUtc"]);
    incident.modified = timeOf(p[u"lastModifiedTimeUtc"]);
    incident.firstActivity = timeOf(p[u"firstActivityTimeUtc"]);
    incident.lastActivity = timeOf(p[u"lastActivityTimeUtc"]);
    incident.url = lineOf(p[u"incidentUrl"], 2000);
    incident.providerName = lineOf(p[u"providerName"], 100);
    incident.providerIncidentId = lineOf(p[u"providerIncidentId"], 100);
    incident.alertsCount = countOf(more[u"alertsCount"]);
    incident.bookmarksCount = countOf(more[u"bookmarksCount"]);
    incident.commentsCount = countOf(more[u"commentsCount"]);
    incident.products = listOf(more[u"alertProductNames"]);
    incident.tactics = listOf(more[u"tactics"]);
    incident.raw = p;
    return incident;
}

std::optional<Comment> readComment(const QJsonObject &json)
{
    Comment comment;
    const QJsonObject p = json[u"properties"].toObject();
    comment.id = json[u"name"].toString().toLower();
    if (comment.id.isEmpty())
        return {};
    comment.message = p[u"message"].toString();
    comment.author = personOf(p[u"author"].toObject());
    comment.created = timeOf(p[u"createdTimeUtc"]);
    return comment;
}

std::optional<Entity> readEntity(const QJsonObject &json)
{
    Entity entity;
    entity.id = json[u"id"].toString();
    entity.kind = lineOf(json[u"kind"], 60);
    if (entity.kind.isEmpty() && json.isEmpty())
        return {};
    if (entity.kind.isEmpty())
        entity.kind = QStringLiteral("Unknown"); // shown, but nothing is taken from it
    entity.properties = json[u"properties"].toObject();
    entity.name = nameOf(entity.properties, lineOf(json[u"name"], 100));
    entity.detail = detailOf(entity.kind.toLower(), entity.properties);
    return entity;
}

std::optional<Alert> readAlert(const QJsonObject &json)
{
    const QJsonObject p = json[u"properties"].toObject();
    if (p.isEmpty())
        return {};
    Alert alert;
    alert.id = lineOf(p[u"systemAlertId"], 100);
    alert.title = lineOf(p[u"alertDisplayName"]);
    alert.product = lineOf(p[u"productName"], 100);
    alert.severity = lineOf(p[u"severity"], 60);
    alert.compromisedEntity = lineOf(p[u"compromisedEntity"], 200);
    alert.tactics = listOf(p[u"tactics"]);
    alert.time = timeOf(p[u"timeGenerated"]);
    alert.url = lineOf(p[u"alertLink"], 2000);
    return alert;
}

QJsonObject writeIncident(const Incident &asRead, const Change &change)
{
    QJsonObject p = only(asRead.raw, writableMembers);
    if (const QJsonObject owner = only(p[u"owner"].toObject(), ownerMembers); owner.isEmpty())
        p.remove(QStringLiteral("owner"));
    else
        p[QStringLiteral("owner")] = owner;
    if (change.severity)
        p[QStringLiteral("severity")] = toString(*change.severity);
    if (change.status)
        p[QStringLiteral("status")] = toString(*change.status);
    if (change.reopen) {
        for (const char16_t *member : {u"classification", u"classificationComment", u"classificationReason"})
            p.remove(QStringView(member));
    }
    p[QStringLiteral("labels")] = labelsOf(asRead.raw, change.addLabels);
    QJsonObject body{{QStringLiteral("properties"), p}};
    if (!asRead.etag.isEmpty())
        body[QStringLiteral("etag")] = asRead.etag;
    return body;
}

const QueryWords &queryWords()
{
    static const QueryWords words{QStringLiteral("properties/status"),
                                  QStringLiteral("properties/severity"),
                                  QStringLiteral("properties/createdTimeUtc"),
                                  QStringLiteral("properties/lastModifiedTimeUtc"),
                                  toString,
                                  toString,
                                  1000};
    return words;
}

} // namespace incident::arm
