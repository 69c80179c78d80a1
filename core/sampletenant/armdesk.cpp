// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/armdesk.h"

#include "core/sampletenant/json.h"
#include "core/sampletenant/odatafilter.h"

#include <QRegularExpression>
#include <QUuid>

namespace sampletenant {

namespace {

bool same(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

Answer armError(int status, const char *code, const QString &text)
{
    return Answer::json(json::armError(code, text.toUtf8()), status);
}

Answer list(const QJsonArray &values)
{
    return Answer::json(json::compact({{QStringLiteral("value"), values}}));
}

} // namespace

ArmDesk::ArmDesk(std::shared_ptr<const Data> data, IncidentStore &incidents)
    : m_data(std::move(data))
    , m_incidents(incidents)
{
}

bool ArmDesk::isArm(const QList<QByteArray> &path)
{
    return !path.isEmpty()
        && (path[0].compare("subscriptions", Qt::CaseInsensitive) == 0
            || path[0].compare("providers", Qt::CaseInsensitive) == 0);
}

Answer ArmDesk::handle(const Call &call) const
{
    static const QRegularExpression version(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d(-preview)?$"));
    if (!version.match(QString::fromUtf8(call.query.value("api-version"))).hasMatch())
        return armError(400, "MissingApiVersionParameter",
                        QStringLiteral("The api-version query parameter is required."));
    if (call.behaviour.denyArm) {
        return armError(
            403, "AuthorizationFailed",
            QStringLiteral("The client does not have authorization to perform this action over the scope."));
    }
    Answer answer;
    if (call.at(0, "providers"))
        answer = resourceGraph(call);
    else if (call.path.size() == 1)
        answer = subscriptions(call);
    else if (call.path.size() > 3 && call.at(2, "providers"))
        answer = call.at(4, "solutions") ? solutions(call, QString::fromUtf8(call.path[1]))
                                         : workspaces(call, QString::fromUtf8(call.path[1]));
    else
        answer = securityInsights(call);
    answer.headers.emplace_back(call.request.verb == "GET" ? "x-ms-ratelimit-remaining-subscription-reads"
                                                           : "x-ms-ratelimit-remaining-subscription-writes",
                                "199");
    return answer;
}

Answer ArmDesk::subscriptions(const Call &call) const
{
    QList<QJsonObject> values;
    if (call.behaviour.noSubscriptions)
        return page(call, values);
    for (const QJsonObject &json : m_data->objects("subscription")) {
        QJsonObject value = json;
        value[QStringLiteral("id")] = QString(QStringLiteral("/subscriptions/") + json[u"subscriptionId"].toString());
        values.append(value);
    }
    return page(call, values);
}

Answer ArmDesk::resourceGraph(const Call &call) const
{
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const QString query = body[u"query"].toString();
    if (call.request.verb != "POST" || query.isEmpty())
        return armError(400, "BadRequest", QStringLiteral("The query is empty."));
    const QJsonArray wanted = body[u"subscriptions"].toArray();
    QJsonArray rows;
    if (query.contains(QStringLiteral("microsoft.operationalinsights/workspaces"), Qt::CaseInsensitive)) {
        for (const QJsonObject &workspace : m_data->objects("workspace")) {
            if (!workspace[u"sentinel"].toBool()
                || (!wanted.isEmpty() && !wanted.contains(workspace[u"subscriptionId"])))
                continue;
            QJsonObject row;
            for (const char *member : {"resourceGroup", "subscriptionId", "location", "customerId"})
                row[QLatin1String(member)] = workspace[QLatin1String(member)];
            row[QStringLiteral("workspaceName")] = workspace[u"name"];
            rows.append(row);
        }
    }
    return Answer::json(json::compact({{QStringLiteral("totalRecords"), rows.size()},
                                       {QStringLiteral("count"), rows.size()},
                                       {QStringLiteral("resultTruncated"), QStringLiteral("false")},
                                       {QStringLiteral("facets"), QJsonArray()},
                                       {QStringLiteral("data"), rows}}));
}

Answer ArmDesk::workspaces(const Call &, const QString &subscription) const
{
    QJsonArray values;
    for (const QJsonObject &workspace : m_data->objects("workspace")) {
        if (!same(workspace[u"subscriptionId"].toString(), subscription))
            continue;
        // This provider answers in lower case, as the real one does.
        const QString id
            = resourceId(workspace).section(QStringLiteral("/providers/Microsoft.SecurityInsights"), 0, 0).toLower();
        values.append(QJsonObject{{QStringLiteral("id"), id},
                                  {QStringLiteral("name"), workspace[u"name"]},
                                  {QStringLiteral("type"), QStringLiteral("Microsoft.OperationalInsights/workspaces")},
                                  {QStringLiteral("location"), workspace[u"location"]},
                                  {QStringLiteral("properties"),
                                   QJsonObject{{QStringLiteral("customerId"), workspace[u"customerId"]},
                                               {QStringLiteral("provisioningState"), QStringLiteral("Succeeded")}}}});
    }
    return list(values);
}

Answer ArmDesk::solutions(const Call &, const QString &subscription) const
{
    QJsonArray values;
    for (const QJsonObject &workspace : m_data->objects("workspace")) {
        if (!workspace[u"sentinel"].toBool() || !same(workspace[u"subscriptionId"].toString(), subscription))
            continue;
        const QString id = resourceId(workspace).section(QStringLiteral("/providers/Microsoft.SecurityInsights"), 0, 0);
        values.append(QJsonObject{
            {QStringLiteral("name"), QStringLiteral("SecurityInsights(%1)").arg(workspace[u"name"].toString())},
            {QStringLiteral("type"), QStringLiteral("Microsoft.OperationsManagement/solutions")},
            {QStringLiteral("properties"), QJsonObject{{QStringLiteral("workspaceResourceId"), id}}}});
    }
    return list(values);
}

QString ArmDesk::resourceId(const QJsonObject &workspace)
{
    return QStringLiteral("/subscriptions/%1/resourceGroups/%2/providers/Microsoft.OperationalInsights/workspaces/%3"
                          "/providers/Microsoft.SecurityInsights")
        .arg(workspace[u"subscriptionId"].toString(), workspace[u"resourceGroup"].toString(),
             workspace[u"name"].toString());
}

Answer ArmDesk::securityInsights(const Call &call) const
{
    // The second pair of segments that names a provider is dropped below, so that incidents/ID are segments 8 and 9.
    if (call.path.size() < 11 || !call.at(2, "resourceGroups") || !call.at(5, "Microsoft.OperationalInsights")
        || !call.at(6, "workspaces") || !call.at(9, "Microsoft.SecurityInsights"))
        return armError(404, "ResourceNotFound", QStringLiteral("There is no such resource."));
    const QString subscription = QString::fromUtf8(call.path[1]), group = QString::fromUtf8(call.path[3]),
                  name = QString::fromUtf8(call.path[7]);
    bool subscriptionKnown = false, groupKnown = false;
    for (const QJsonObject &workspace : m_data->objects("workspace")) {
        const bool here = same(workspace[u"subscriptionId"].toString(), subscription);
        subscriptionKnown = subscriptionKnown || here;
        const bool inGroup = here && same(workspace[u"resourceGroup"].toString(), group);
        groupKnown = groupKnown || inGroup;
        if (!inGroup || !same(workspace[u"name"].toString(), name))
            continue;
        Call inner = call;
        inner.path = call.path.first(8) + call.path.sliced(10);
        return inner.at(8, "onboardingStates") ? onboarding(inner, workspace) : incidents(inner, workspace);
    }
    if (!subscriptionKnown)
        return armError(404, "SubscriptionNotFound",
                        QStringLiteral("The subscription '%1' could not be found.").arg(subscription));
    if (!groupKnown)
        return armError(404, "ResourceGroupNotFound",
                        QStringLiteral("Resource group '%1' could not be found.").arg(group));
    return armError(404, "ResourceNotFound", QStringLiteral("The workspace '%1' was not found.").arg(name));
}

Answer ArmDesk::onboarding(const Call &call, const QJsonObject &workspace) const
{
    const bool enabled = workspace[u"sentinel"].toBool();
    const QJsonObject state{
        {QStringLiteral("id"), QString(resourceId(workspace) + QStringLiteral("/onboardingStates/default"))},
        {QStringLiteral("name"), QStringLiteral("default")},
        {QStringLiteral("type"), QStringLiteral("Microsoft.SecurityInsights/onboardingStates")},
        {QStringLiteral("properties"), QJsonObject{{QStringLiteral("customerManagedKey"), false}}}};
    if (call.path.size() == 9)
        return list(enabled ? QJsonArray{state} : QJsonArray());
    if (!enabled || !call.at(9, "default"))
        return armError(404, "ResourceNotFound", QStringLiteral("The onboarding state was not found."));
    return Answer::json(json::compact(state));
}

QJsonObject ArmDesk::incidentJson(const QJsonObject &workspace, const IncidentStore::Incident &incident)
{
    QJsonObject properties = incident.properties;
    QJsonObject more = properties[u"additionalData"].toObject();
    more[QStringLiteral("commentsCount")] = incident.comments.size();
    properties[QStringLiteral("additionalData")] = more;
    // What a PUT left out reads back as nothing.
    if (!properties.contains(u"owner")) {
        properties[QStringLiteral("owner")] = QJsonObject{{QStringLiteral("objectId"), QJsonValue()},
                                                          {QStringLiteral("email"), QJsonValue()},
                                                          {QStringLiteral("assignedTo"), QJsonValue()},
                                                          {QStringLiteral("userPrincipalName"), QJsonValue()}};
    }
    if (!properties.contains(u"labels"))
        properties[QStringLiteral("labels")] = QJsonArray();
    const QString id = resourceId(workspace) + QStringLiteral("/incidents/") + incident.name;
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), incident.name},
            {QStringLiteral("type"), QStringLiteral("Microsoft.SecurityInsights/incidents")},
            {QStringLiteral("etag"), incident.etag},
            {QStringLiteral("properties"), properties}};
}

QJsonObject ArmDesk::commentJson(const QJsonObject &workspace, const IncidentStore::Incident &incident,
                                 const IncidentStore::Comment &comment)
{
    const QString id
        = QStringLiteral("%1/incidents/%2/comments/%3").arg(resourceId(workspace), incident.name, comment.name);
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), comment.name},
            {QStringLiteral("type"), QStringLiteral("Microsoft.SecurityInsights/incidents/comments")},
            {QStringLiteral("etag"), comment.etag},
            {QStringLiteral("properties"),
             QJsonObject{{QStringLiteral("message"), comment.message},
                         {QStringLiteral("createdTimeUtc"), comment.created},
                         {QStringLiteral("lastModifiedTimeUtc"), comment.modified},
                         {QStringLiteral("author"), comment.author}}}};
}

Answer ArmDesk::page(const Call &call, QList<QJsonObject> values) const
{
    const auto filter = ODataFilter::parse(QString::fromUtf8(call.query.value("$filter")));
    if (!filter)
        return armError(400, "BadRequest", QStringLiteral("The $filter is not valid."));
    values.removeIf([&](const QJsonObject &value) { return !filter->matches(value); });
    orderBy(values, QString::fromUtf8(call.query.value("$orderby")));
    const Window shown = window(call, values.size(), call.behaviour.incidentPage, 1000, false, "$skipToken");
    if (shown.refusal.status != 200)
        return armError(400, "BadRequest", QStringLiteral("The value of '$top' or '$skipToken' is not valid."));
    QJsonArray part;
    for (qint64 i = 0; i < shown.count; ++i)
        part.append(values[shown.offset + i]);
    QJsonObject body{{QStringLiteral("value"), part}};
    if (!shown.next.isEmpty())
        body[QStringLiteral("nextLink")] = QString::fromUtf8(shown.next);
    return Answer::json(json::compact(body));
}

Answer ArmDesk::incidents(const Call &call, const QJsonObject &workspace) const
{
    if (!workspace[u"sentinel"].toBool())
        return armError(400, "BadRequest", QStringLiteral("The workspace is not onboarded to Microsoft Sentinel."));
    if (!call.at(8, "incidents"))
        return armError(404, "ResourceNotFound", QStringLiteral("There is no such resource."));
    if (call.path.size() > 9)
        return incident(call, workspace);
    if (call.request.verb != "GET")
        return armError(405, "MethodNotAllowed", QStringLiteral("This method is not allowed here."));
    QList<QJsonObject> values;
    for (const IncidentStore::Incident &entry : m_incidents.all()) {
        if (entry.workspace == workspace[u"name"].toString())
            values.append(incidentJson(workspace, entry));
    }
    return page(call, values);
}

Answer ArmDesk::incident(const Call &call, const QJsonObject &workspace) const
{
    const QByteArray verb = call.request.verb;
    const bool writes = verb == "PUT" || verb == "DELETE" || verb == "PATCH";
    if (writes && call.behaviour.readerOnly)
        return armError(403, "AuthorizationFailed",
                        QStringLiteral("The client lacks Microsoft.SecurityInsights/incidents/write."));
    const auto found = m_incidents.find(QString::fromUtf8(call.path[9]));
    // The number is not an id here, though the store would take it.
    if (!found || found->workspace != workspace[u"name"].toString()
        || !same(found->name, QString::fromUtf8(call.path[9])))
        return armError(404, "ResourceNotFound", QStringLiteral("The incident was not found."));
    if (call.path.size() == 10 && verb == "GET")
        return Answer::json(json::compact(incidentJson(workspace, *found)));
    if (call.path.size() == 10 && verb == "PUT")
        return putIncident(call, workspace);
    if (call.at(10, "comments"))
        return comments(call, workspace, *found);
    if (call.at(10, "relations") && verb == "GET")
        return relations(workspace, *found);
    const bool action = call.at(10, "entities") || call.at(10, "alerts");
    if (!action || verb != "POST")
        return armError(405, "MethodNotAllowed", QStringLiteral("This method is not allowed here."));
    if (call.behaviour.denyEntities)
        return armError(403, "AuthorizationFailed", QStringLiteral("The client lacks the action of this name."));
    return call.at(10, "entities") ? entities(call, workspace, *found) : alerts(workspace, *found);
}

Answer ArmDesk::entities(const Call &, const QJsonObject &workspace, const IncidentStore::Incident &of) const
{
    const QString base = resourceId(workspace) + QStringLiteral("/Entities/");
    QJsonArray values;
    QMap<QString, int> counts;
    for (const QJsonValue &entry : of.entities) {
        QJsonObject entity = entry.toObject();
        entity[QStringLiteral("id")] = QString(base + entity[u"name"].toString());
        entity[QStringLiteral("type")] = QStringLiteral("Microsoft.SecurityInsights/Entities");
        // References between entities are written as "@name" in the data.
        QByteArray properties = json::compact(entity[u"properties"].toObject());
        properties.replace("\"@", QByteArray('"' + base.toUtf8()));
        entity[QStringLiteral("properties")] = QJsonDocument::fromJson(properties).object();
        ++counts[entity[u"kind"].toString()];
        values.append(entity);
    }
    QJsonArray meta;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        meta.append(QJsonObject{{QStringLiteral("entityKind"), it.key()}, {QStringLiteral("count"), it.value()}});
    return Answer::json(json::compact({{QStringLiteral("entities"), values}, {QStringLiteral("metaData"), meta}}));
}

Answer ArmDesk::alerts(const QJsonObject &workspace, const IncidentStore::Incident &of) const
{
    QJsonArray values;
    for (const QJsonValue &entry : of.alerts) {
        const QString name = entry[u"systemAlertId"].toString();
        values.append(
            QJsonObject{{QStringLiteral("id"), QString(resourceId(workspace) + QStringLiteral("/Entities/") + name)},
                        {QStringLiteral("name"), name},
                        {QStringLiteral("type"), QStringLiteral("Microsoft.SecurityInsights/Entities")},
                        {QStringLiteral("kind"), QStringLiteral("SecurityAlert")},
                        {QStringLiteral("properties"), entry}});
    }
    return list(values);
}

Answer ArmDesk::relations(const QJsonObject &workspace, const IncidentStore::Incident &of) const
{
    QJsonArray values;
    for (const QJsonValue &entry : of.alerts) {
        const QString name = entry[u"systemAlertId"].toString();
        values.append(QJsonObject{
            {QStringLiteral("name"), name},
            {QStringLiteral("type"), QStringLiteral("Microsoft.SecurityInsights/incidents/relations")},
            {QStringLiteral("properties"),
             QJsonObject{{QStringLiteral("relatedResourceId"),
                          QString(resourceId(workspace) + QStringLiteral("/entities/") + name)},
                         {QStringLiteral("relatedResourceName"), name},
                         {QStringLiteral("relatedResourceType"), QStringLiteral("Microsoft.SecurityInsights/entities")},
                         {QStringLiteral("relatedResourceKind"), QStringLiteral("SecurityAlert")}}}});
    }
    return list(values);
}

Answer ArmDesk::comments(const Call &call, const QJsonObject &workspace, const IncidentStore::Incident &of) const
{
    const QByteArray verb = call.request.verb;
    if (call.path.size() == 11 && verb == "GET") {
        QList<QJsonObject> values;
        for (const IncidentStore::Comment &comment : of.comments)
            values.append(commentJson(workspace, of, comment));
        return page(call, values);
    }
    if (call.path.size() != 12 || (verb != "GET" && verb != "PUT"))
        return armError(405, "MethodNotAllowed", QStringLiteral("This method is not allowed here."));
    if (QUuid(QString::fromUtf8(call.path[11])).isNull())
        return armError(400, "BadRequest", QStringLiteral("The comment's id is no GUID."));
    if (verb == "PUT")
        return putComment(call, workspace);
    for (const IncidentStore::Comment &comment : of.comments) {
        if (same(comment.name, QString::fromUtf8(call.path[11])))
            return Answer::json(json::compact(commentJson(workspace, of, comment)));
    }
    return armError(404, "ResourceNotFound", QStringLiteral("The comment was not found."));
}

} // namespace sampletenant
