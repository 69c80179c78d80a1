// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/defenderparse.h"

#include "core/incident/fields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace incident::defender {

namespace {

/// "#microsoft.graph.security.dnsEvidence" → "dnsevidence".
QString typeOf(const QJsonObject &json)
{
    return json[u"@odata.type"].toString().section(u'.', -1).toLower();
}

QString graphWord(Severity severity)
{
    return toString(severity).toLower();
}

QString graphWord(Status status)
{
    switch (status) {
    case Status::New:
        return QStringLiteral("active");
    case Status::Active:
        return QStringLiteral("inProgress");
    case Status::Closed:
        return QStringLiteral("resolved");
    case Status::Redirected:
        return QStringLiteral("redirected");
    case Status::Unknown:
        break;
    }
    return {};
}

/// Graph's "active" is Sentinel's "New"; so it cannot be read by its word alone.
Status statusOf(const QString &word)
{
    return word.compare(QStringLiteral("active"), Qt::CaseInsensitive) == 0 ? Status::New : statusFrom(word);
}

QString addressIn(const QJsonValue &value)
{
    return value.isObject() ? value[u"ipAddress"].toString() : value.toString();
}

Entity addressOf(const QJsonObject &evidence)
{
    Entity entity;
    entity.properties[QStringLiteral("address")] = evidence[u"ipAddress"];
    entity.detail = lineOf(evidence[u"countryLetterCode"], 10);
    entity.name = lineOf(evidence[u"ipAddress"]);
    return entity;
}

Entity connectionOf(const QJsonObject &evidence)
{
    Entity entity;
    const QString address = addressIn(evidence[u"destinationAddress"]);
    entity.properties[QStringLiteral("address")] = address;
    entity.name = base::singleLine(address);
    entity.detail = lineOf(evidence[u"protocol"], 20);
    return entity;
}

Entity urlOf(const QJsonObject &evidence)
{
    Entity entity;
    entity.properties[QStringLiteral("url")] = evidence[u"url"];
    entity.name = lineOf(evidence[u"url"]);
    return entity;
}

Entity resolutionOf(const QJsonObject &evidence)
{
    Entity entity;
    QJsonArray answers;
    const QJsonArray there = evidence[u"ipAddresses"].toArray();
    for (const QJsonValue &answer : there)
        answers.append(addressIn(answer));
    entity.properties = {{QStringLiteral("domainName"), evidence[u"domainName"]},
                         {QStringLiteral("ipAddressEntityIds"), answers},
                         {QStringLiteral("dnsServerIpEntityId"), addressIn(evidence[u"dnsServerIp"])},
                         {QStringLiteral("hostIpAddressEntityId"), addressIn(evidence[u"hostIpAddress"])}};
    entity.name = lineOf(evidence[u"domainName"]);
    return entity;
}

Entity hostOf(const QJsonObject &evidence)
{
    Entity entity;
    entity.properties = {{QStringLiteral("hostName"), evidence[u"deviceDnsName"]},
                         {QStringLiteral("mdeDeviceId"), evidence[u"mdeDeviceId"]}};
    entity.name = lineOf(evidence[u"deviceDnsName"]);
    entity.detail = lineOf(evidence[u"osPlatform"], 60);
    return entity;
}

Entity fileOf(const QJsonObject &evidence)
{
    Entity entity;
    entity.properties = evidence[u"fileDetails"].toObject();
    entity.name = lineOf(entity.properties[u"fileName"]);
    entity.detail = lineOf(entity.properties[u"sha256"], 100);
    return entity;
}

Entity mailOf(const QJsonObject &evidence)
{
    Entity entity;
    entity.properties = {{QStringLiteral("senderIP"), evidence[u"senderIp"]}, {QStringLiteral("urls"), evidence[u"urls"]}};
    entity.name = lineOf(evidence[u"subject"]);
    return entity;
}

/// What holds no indicator: only its name is shown.
Entity contextOf(const QJsonObject &evidence)
{
    Entity entity;
    entity.name = lineOf(evidence[u"userAccount"][u"userPrincipalName"]);
    for (const QStringView member : {u"displayName", u"primaryAddress", u"processCommandLine", u"registryKey", u"name",
                                     u"deviceName", u"resourceName"}) {
        if (entity.name.isEmpty())
            entity.name = lineOf(evidence[member]);
    }
    return entity;
}

struct EvidenceKind
{
    const char16_t *type; ///< as typeOf()
    const char16_t *kind;
    Entity (*read)(const QJsonObject &evidence);
};
constexpr EvidenceKind evidenceKinds[] = {
    {u"ipevidence", u"Ip", addressOf},
    {u"urlevidence", u"Url", urlOf},
    {u"dnsevidence", u"DnsResolution", resolutionOf},
    {u"networkconnectionevidence", u"Ip", connectionOf},
    {u"deviceevidence", u"Host", hostOf},
    {u"fileevidence", u"File", fileOf},
    {u"analyzedmessageevidence", u"MailMessage", mailOf},
    {u"userevidence", u"Account", contextOf},
    {u"mailboxevidence", u"Mailbox", contextOf},
    {u"processevidence", u"Process", contextOf},
    {u"registrykeyevidence", u"RegistryKey", contextOf},
    {u"registryvalueevidence", u"RegistryValue", contextOf},
    {u"malwareevidence", u"Malware", contextOf},
    {u"cloudapplicationevidence", u"CloudApplication", contextOf},
    {u"securitygroupevidence", u"SecurityGroup", contextOf},
    {u"azureresourceevidence", u"AzureResource", contextOf},
    {u"iotdeviceevidence", u"IoTDevice", contextOf},
    {u"mailclusterevidence", u"MailCluster", contextOf},
};

/// Kind and properties as Sentinel would send them.
Entity entityOf(const QJsonObject &evidence)
{
    const QString type = typeOf(evidence);
    for (const EvidenceKind &each : evidenceKinds) {
        if (type != QStringView(each.type))
            continue;
        Entity entity = each.read(evidence);
        entity.kind = QStringView(each.kind).toString();
        return entity;
    }
    Entity unknown;
    unknown.kind = base::singleLine(evidence[u"@odata.type"].toString().section(u'.', -1), 60);
    if (unknown.kind.isEmpty())
        unknown.kind = QStringLiteral("Unknown");
    unknown.name = unknown.kind;
    return unknown;
}

} // namespace

base::Result<Incident> readIncident(const QJsonObject &json)
{
    Incident incident;
    incident.side = Side::Defender;
    incident.id = lineOf(json[u"id"], 100);
    if (incident.id.isEmpty())
        return base::failure(base::Failure::BadReply, QStringLiteral("The answer is not an incident: it has no id."));
    incident.number = incident.id.toLongLong();
    incident.title = lineOf(json[u"displayName"], 1000);
    incident.description = base::plainBlock(mdti::json::text(json[u"description"]), 20'000);
    incident.severity = severityFrom(json[u"severity"].toString());
    incident.severityText = incident.severity == Severity::Unknown ? lineOf(json[u"severity"], 60)
                                                                   : toString(incident.severity);
    incident.status = statusOf(json[u"status"].toString());
    incident.statusText
        = incident.status == Status::Unknown ? lineOf(json[u"status"], 60) : toString(incident.status);
    incident.classification = lineOf(json[u"classification"], 100);
    incident.classificationReason = lineOf(json[u"determination"], 100);
    incident.classificationComment = base::plainBlock(mdti::json::text(json[u"resolvingComment"]), 20'000);
    incident.owner.userPrincipalName = lineOf(json[u"assignedTo"], 200);
    const QJsonArray tags = json[u"customTags"].isArray() ? json[u"customTags"].toArray() : json[u"tags"].toArray();
    for (const QJsonValue &tag : tags) {
        if (const QString name = tag.toString(); !name.isEmpty())
            incident.labels.append(name);
    }
    incident.created = timeOf(json[u"createdDateTime"]);
    incident.modified = timeOf(json[u"lastUpdateDateTime"]);
    incident.url = lineOf(json[u"incidentWebUrl"], 2000);
    incident.providerName = QStringLiteral("Microsoft XDR");
    incident.providerIncidentId = incident.id;
    incident.redirectedTo = lineOf(json[u"redirectIncidentId"], 100);
    if (json[u"comments"].isArray())
        incident.commentsCount = int(json[u"comments"].toArray().size());
    if (json[u"alerts"].isArray())
        incident.alertsCount = int(json[u"alerts"].toArray().size());
    incident.raw = json;
    incident.raw.remove(QStringLiteral("alerts"));
    return incident;
}

QList<Comment> readComments(const QJsonArray &rows)
{
    QList<Comment> out;
    for (const QJsonValue &row : rows) {
        Comment comment;
        comment.message = row[u"comment"].toString();
        comment.author.name = lineOf(row[u"createdByDisplayName"], 200);
        if (comment.author.name.isEmpty())
            comment.author.name = lineOf(row[u"createdBy"], 200);
        comment.created = timeOf(row[u"createdDateTime"]);
        if (!comment.created.isValid())
            comment.created = timeOf(row[u"createdTime"]);
        if (!comment.message.isEmpty())
            out.append(comment);
    }
    std::stable_sort(out.begin(), out.end(), [](const Comment &a, const Comment &b) { return a.created < b.created; });
    return out;
}

QList<Alert> readAlerts(const QJsonArray &rows)
{
    QList<Alert> out;
    for (const QJsonValue &row : rows) {
        if (!row.isObject())
            continue;
        Alert alert;
        alert.id = lineOf(row[u"id"], 100);
        alert.title = lineOf(row[u"title"]);
        alert.product = lineOf(row[u"serviceSource"], 100);
        alert.severity = toString(severityFrom(row[u"severity"].toString()));
        alert.actor = lineOf(row[u"actorDisplayName"], 200);
        if (const QString category = lineOf(row[u"category"], 100); !category.isEmpty())
            alert.tactics.append(category);
        alert.time = timeOf(row[u"createdDateTime"]);
        alert.url = lineOf(row[u"alertWebUrl"], 2000);
        const QJsonArray evidence = row[u"evidence"].toArray();
        for (const QJsonValue &each : evidence) {
            if (alert.compromisedEntity.isEmpty() && typeOf(each.toObject()) == u"deviceevidence")
                alert.compromisedEntity = lineOf(each[u"deviceDnsName"], 200);
        }
        out.append(alert);
    }
    return out;
}

QList<Entity> readEvidence(const QJsonArray &alerts)
{
    QList<Entity> out;
    QSet<QString> seen;
    for (const QJsonValue &alert : alerts) {
        const QJsonArray evidence = alert[u"evidence"].toArray();
        int number = 0;
        for (const QJsonValue &each : evidence) {
            ++number;
            if (each.toObject().isEmpty())
                continue;
            Entity entity = entityOf(each.toObject());
            entity.id = QStringLiteral("%1/%2").arg(lineOf(alert[u"id"], 100), QString::number(number));
            const QString key
                = entity.kind + QString::fromUtf8(QJsonDocument(entity.properties).toJson(QJsonDocument::Compact));
            if (entity.properties.isEmpty() || !seen.contains(key))
                out.append(entity);
            seen.insert(key);
        }
    }
    return out;
}

QJsonObject writeChange(const Incident &asRead, const Change &change)
{
    QJsonObject body;
    if (change.severity)
        body[QStringLiteral("severity")] = graphWord(*change.severity);
    if (change.status)
        body[QStringLiteral("status")] = graphWord(*change.status);
    if (!change.addLabels.isEmpty())
        body[QStringLiteral("customTags")] = QJsonArray::fromStringList(asRead.labels + change.addLabels);
    return body;
}

const QueryWords &queryWords()
{
    static const QueryWords words{QStringLiteral("status"),
                                  QStringLiteral("severity"),
                                  QStringLiteral("createdDateTime"),
                                  QStringLiteral("lastUpdateDateTime"),
                                  graphWord,
                                  graphWord,
                                  50}; // the service refuses more
    return words;
}

} // namespace incident::defender
