// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/defenderdesk.h"

#include "core/sampletenant/json.h"
#include "core/sampletenant/odatafilter.h"

namespace sampletenant {

namespace {

using Pairs = QList<std::pair<QString, QString>>; ///< ARM's word, Graph's word

const Pairs &statuses()
{
    static const Pairs pairs = {{QStringLiteral("New"), QStringLiteral("active")},
                                {QStringLiteral("Active"), QStringLiteral("inProgress")},
                                {QStringLiteral("Closed"), QStringLiteral("resolved")}};
    return pairs;
}

const Pairs &severities()
{
    static const Pairs pairs = {{QStringLiteral("High"), QStringLiteral("high")},
                                {QStringLiteral("Medium"), QStringLiteral("medium")},
                                {QStringLiteral("Low"), QStringLiteral("low")},
                                {QStringLiteral("Informational"), QStringLiteral("informational")}};
    return pairs;
}

const Pairs &classifications()
{
    static const Pairs pairs = {{QStringLiteral("Undetermined"), QStringLiteral("unknown")},
                                {QStringLiteral("TruePositive"), QStringLiteral("truePositive")},
                                {QStringLiteral("FalsePositive"), QStringLiteral("falsePositive")},
                                {QStringLiteral("BenignPositive"), QStringLiteral("informationalExpectedActivity")}};
    return pairs;
}

QString toGraph(const Pairs &pairs, const QString &arm, const char *otherwise)
{
    for (const auto &[left, right] : pairs) {
        if (left == arm)
            return right;
    }
    return QLatin1String(otherwise);
}

QString toArm(const Pairs &pairs, const QString &graph)
{
    for (const auto &[left, right] : pairs) {
        if (right.compare(graph, Qt::CaseInsensitive) == 0)
            return left;
    }
    return {};
}

void setOwner(QJsonObject &properties, const QString &who)
{
    if (who.isEmpty()) {
        properties.remove(QStringLiteral("owner"));
        return;
    }
    properties[QStringLiteral("owner")] = QJsonObject{{QStringLiteral("email"), who},
                                                      {QStringLiteral("userPrincipalName"), who},
                                                      {QStringLiteral("assignedTo"), who}};
}

void setTags(QJsonObject &properties, const QJsonArray &tags)
{
    QJsonArray labels;
    for (const QJsonValue &tag : tags)
        labels.append(
            QJsonObject{{QStringLiteral("labelName"), tag}, {QStringLiteral("labelType"), QStringLiteral("User")}});
    properties[QStringLiteral("labels")] = labels;
}

/// Members whose words differ on the two sides.
QList<std::pair<QString, Pairs>> mappedMembers()
{
    return {{QStringLiteral("severity"), severities()},
            {QStringLiteral("status"), statuses()},
            {QStringLiteral("classification"), classifications()}};
}

std::optional<QString> foreignMember(const QJsonObject &body)
{
    static const QStringList writable
        = {QStringLiteral("assignedTo"),  QStringLiteral("classification"),   QStringLiteral("customTags"),
           QStringLiteral("description"), QStringLiteral("determination"),    QStringLiteral("displayName"),
           QStringLiteral("severity"),    QStringLiteral("resolvingComment"), QStringLiteral("status"),
           QStringLiteral("summary")};
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (!writable.contains(it.key()))
            return it.key();
    }
    return {};
}

/// A PATCH changes what it names and leaves the rest.
void merge(const QJsonObject &body, IncidentStore::Incident &incident)
{
    QJsonObject &p = incident.properties;
    for (const auto &[member, pairs] : mappedMembers()) {
        if (body.contains(member))
            p[member] = toArm(pairs, body[member].toString());
    }
    if (body.contains(u"displayName"))
        p[QStringLiteral("title")] = body[u"displayName"];
    if (body.contains(u"description"))
        p[QStringLiteral("description")] = body[u"description"];
    if (body.contains(u"customTags"))
        setTags(p, body[u"customTags"].toArray());
    if (body.contains(u"assignedTo"))
        setOwner(p, body[u"assignedTo"].toString());
    for (const char *member : {"determination", "summary", "resolvingComment"}) {
        if (body.contains(QLatin1String(member)))
            incident.graph[QLatin1String(member)] = body[QLatin1String(member)];
    }
}

} // namespace

QJsonArray DefenderDesk::comments(const IncidentStore::Incident &incident)
{
    QJsonArray list;
    for (const IncidentStore::Comment &comment : incident.comments) {
        const QString who = comment.author[u"userPrincipalName"].toString(comment.author[u"name"].toString());
        list.append(QJsonObject{{QStringLiteral("comment"), comment.message},
                                {QStringLiteral("createdByDisplayName"), who},
                                {QStringLiteral("createdDateTime"), comment.created}});
    }
    return list;
}

QJsonObject DefenderDesk::json(const IncidentStore::Incident &incident, bool withAlerts) const
{
    const QJsonObject &p = incident.properties;
    const QJsonObject &own = incident.graph;
    QJsonArray tags;
    for (const QJsonValue &label : p[u"labels"].toArray())
        tags.append(label[u"labelName"]);
    const QString id = own[u"id"].toString();
    const QJsonValue redirect = own[u"redirectIncidentId"];
    const QString status
        = redirect.isString() ? QStringLiteral("redirected") : toGraph(statuses(), p[u"status"].toString(), "active");
    const auto orNull
        = [](const QJsonValue &value) { return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value; };
    QJsonObject object{
        {QStringLiteral("@odata.type"), QStringLiteral("#microsoft.graph.security.incident")},
        {QStringLiteral("id"), id},
        {QStringLiteral("tenantId"), m_tenantId},
        {QStringLiteral("incidentWebUrl"),
         QStringLiteral("https://security.microsoft.com/incident2/%1/overview?tid=%2").arg(id, m_tenantId)},
        {QStringLiteral("redirectIncidentId"), orNull(redirect)},
        {QStringLiteral("displayName"), p[u"title"]},
        {QStringLiteral("createdDateTime"), p[u"createdTimeUtc"]},
        {QStringLiteral("lastUpdateDateTime"), p[u"lastModifiedTimeUtc"]},
        {QStringLiteral("assignedTo"), orNull(p[u"owner"][u"userPrincipalName"])},
        {QStringLiteral("status"), status},
        {QStringLiteral("severity"), toGraph(severities(), p[u"severity"].toString(), "unknown")},
        {QStringLiteral("classification"), toGraph(classifications(), p[u"classification"].toString(), "unknown")},
        {QStringLiteral("determination"), own[u"determination"].toString(QStringLiteral("unknown"))},
        {QStringLiteral("description"), orNull(p[u"description"])},
        {QStringLiteral("summary"), orNull(own[u"summary"])},
        {QStringLiteral("resolvingComment"), orNull(own[u"resolvingComment"])},
        {QStringLiteral("customTags"), tags},
        {QStringLiteral("systemTags"), QJsonArray()},
        {QStringLiteral("comments"), comments(incident)}};
    if (withAlerts)
        object[QStringLiteral("alerts")] = own[u"alerts"].toArray();
    return object;
}

Answer DefenderDesk::handle(const Call &call) const
{
    if (call.behaviour.denyIncidents)
        return call.error(403, "Forbidden", "The application lacks SecurityIncident.ReadWrite.All.");
    const bool expand = call.query.value("$expand").toLower().contains("alerts");
    QList<QJsonObject> values;
    if (call.path.size() == 1) {
        for (const IncidentStore::Incident &incident : m_incidents.all()) {
            if (incident.graph.isEmpty())
                continue;
            if (call.at(0, "incidents")) {
                values.append(json(incident, expand));
            } else {
                for (const QJsonValue &alert : incident.graph[u"alerts"].toArray())
                    values.append(alert.toObject());
            }
        }
        return list(call, values);
    }
    const auto found = m_incidents.find(QString::fromUtf8(call.path[1]));
    if (!call.at(0, "incidents") || !found || found->graph[u"id"].toString().toUtf8() != call.path[1])
        return call.error(404, "ResourceNotFound", "The incident was not found.");
    if (call.path.size() == 2 && call.request.verb == "GET")
        return Answer::json(json::compact(json(*found, expand)));
    if (call.path.size() == 2 && call.request.verb == "PATCH")
        return patch(call);
    if (call.path.size() == 3 && call.at(2, "comments") && call.request.verb == "POST")
        return comment(call);
    return call.error(405, "Request_BadRequest", "This method is not allowed here.");
}

Answer DefenderDesk::list(const Call &call, QList<QJsonObject> values) const
{
    if (call.request.verb != "GET")
        return call.error(405, "Request_BadRequest", "This method is not allowed here.");
    const auto filter = ODataFilter::parse(QString::fromUtf8(call.query.value("$filter")));
    if (!filter)
        return call.error(400, "BadRequest", "The $filter is not valid.");
    values.removeIf([&](const QJsonObject &value) { return !filter->matches(value); });
    orderBy(values, QString::fromUtf8(call.query.value("$orderby")));
    const Window shown = window(call, values.size(), call.behaviour.incidentPage, 50, false, "$skiptoken");
    if (shown.refusal.status != 200)
        return shown.refusal;
    QJsonArray part;
    for (qint64 i = 0; i < shown.count; ++i)
        part.append(values[shown.offset + i]);
    QJsonObject body{{QStringLiteral("value"), part}};
    if (call.query.value("$count").toLower() == "true")
        body[QStringLiteral("@odata.count")] = values.size();
    if (!shown.next.isEmpty())
        body[QStringLiteral("@odata.nextLink")] = QString::fromUtf8(shown.next);
    return Answer::json(json::compact(body));
}

Answer DefenderDesk::patch(const Call &call) const
{
    QJsonParseError parse;
    const QJsonObject body = QJsonDocument::fromJson(call.request.body, &parse).object();
    if (parse.error != QJsonParseError::NoError || body.isEmpty())
        return call.error(400, "BadRequest", "The body is no JSON object.");
    if (call.behaviour.strictWrites) {
        if (const auto odd = foreignMember(body))
            return call.error(400, "BadRequest", QByteArray("'" + odd->toUtf8() + "' is not a writable member."));
    }
    for (const auto &[member, pairs] : mappedMembers()) {
        if (body.contains(member) && toArm(pairs, body[member].toString()).isEmpty())
            return call.error(400, "BadRequest", "A member has a value that is not allowed.");
    }
    if (call.behaviour.refuseInProgress && body[u"status"].toString() == u"inProgress")
        return call.error(400, "BadRequest", "The status 'inProgress' is not allowed here.");
    m_incidents.change(QString::fromUtf8(call.path[1]),
                       [&](IncidentStore::Incident &incident) { merge(body, incident); });
    const auto found = m_incidents.find(QString::fromUtf8(call.path[1]));
    return found ? Answer::json(json::compact(json(*found, false)))
                 : call.error(404, "ResourceNotFound", "The incident was not found.");
}

Answer DefenderDesk::comment(const Call &call) const
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const QString text = body[u"comment"].toString();
    if (text.isEmpty() || text.size() > 30'000)
        return call.error(400, "BadRequest", "The comment must have 1 to 30000 characters.");
    if (call.behaviour.strictWrites
        && !body[u"@odata.type"].toString().endsWith(QStringLiteral("microsoft.graph.security.alertComment")))
        return call.error(400, "BadRequest", "The body is no alertComment.");
    QJsonArray all;
    bool full = false;
    m_incidents.with(QString::fromUtf8(call.path[1]), [&](IncidentStore::Incident *incident) {
        full = !incident || incident->comments.size() >= 100;
        if (full)
            return false;
        const QString name = QStringLiteral("%1-%2").arg(incident->name).arg(incident->comments.size());
        const IncidentStore::Comment comment = IncidentStore::newComment(name, text);
        incident->comments.append(comment);
        all = comments(*incident);
        return true;
    });
    if (full)
        return call.error(400, "BadRequest", "An incident must not have more than 100 comments.");
    return Answer::json(json::compact({{QStringLiteral("value"), all}}));
}

} // namespace sampletenant
