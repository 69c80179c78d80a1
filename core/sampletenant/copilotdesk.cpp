// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/copilotdesk.h"

#include "core/sampletenant/incidentstore.h"
#include "core/sampletenant/json.h"

namespace sampletenant {

namespace {

const QString never = QStringLiteral("0001-01-01T00:00:00Z"); ///< how an unset time is sent

Answer created(const QJsonObject &object)
{
    return Answer::json(json::compact(object), 201);
}

Answer listOf(const QJsonArray &values)
{
    return Answer::json(json::compact({{QStringLiteral("value"), values}}));
}

template <typename Item> Item *byId(QList<Item> &items, const QByteArray &id)
{
    for (Item &item : items) {
        if (item.id.toUtf8() == id)
            return &item;
    }
    return nullptr;
}

} // namespace

QString CopilotDesk::freshId()
{
    return QStringLiteral("c0b11070-0000-4000-8000-%1").arg(++m_number, 12, 16, QLatin1Char('0'));
}

Answer CopilotDesk::handle(const Call &call)
{
    const Behaviour &behaviour = call.behaviour;
    if (behaviour.copilotUnknownError)
        return call.error(500, "UnknownError", "");
    if (behaviour.denyCopilot || (behaviour.copilotNeedsDelegated && !call.delegated))
        return call.error(403, "Forbidden", "The user needs a Security Copilot role.");
    if (!call.at(0, "workspaces"))
        return call.error(404, "ResourceNotFound", "There is no such resource.");
    const QByteArray workspace = "17aafe23-0000-4000-8000-56dec5ac0218";
    if (call.path.size() == 1) {
        return listOf({QJsonObject{
            {QStringLiteral("@odata.type"), QStringLiteral("#microsoft.graph.security.securityCopilot.workspace")},
            {QStringLiteral("id"), QString::fromLatin1(workspace)},
            {QStringLiteral("displayName"), QStringLiteral("Sample workspace")}}});
    }
    if (call.path[1] != "default" && call.path[1] != workspace)
        return call.error(404, "ResourceNotFound", "The workspace was not found.");
    if (call.at(2, "plugins"))
        return plugins(call);
    return call.at(2, "sessions") ? sessions(call) : call.error(404, "ResourceNotFound", "There is no such resource.");
}

Answer CopilotDesk::plugins(const Call &call) const
{
    const QByteArray filter = call.query.value("$filter");
    QJsonArray values;
    for (const auto &[name, title] : {std::pair("ThreatIntelligenceDti", "Microsoft Threat Intelligence"),
                                      {"Fusion", "Microsoft Defender XDR"},
                                      {"Entra", "Microsoft Entra"}}) {
        if (!filter.isEmpty() && filter != QByteArray(QByteArray("name eq '") + name + "'"))
            continue;
        values.append(QJsonObject{
            {QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("displayName"), QLatin1String(title)},
            {QStringLiteral("description"), QStringLiteral("Sample plugin.")},
            {QStringLiteral("category"), QStringLiteral("microsoft")},
            {QStringLiteral("catalogScope"), QStringLiteral("global")},
            {QStringLiteral("previewState"), QStringLiteral("ga")},
            {QStringLiteral("isEnabled"), !call.behaviour.copilotDisabledPlugins.contains(QLatin1String(title))},
            {QStringLiteral("authorization"), QJsonValue()},
            {QStringLiteral("settings"), QJsonArray()}});
    }
    return listOf(values);
}

Answer CopilotDesk::sessions(const Call &call)
{
    if (call.path.size() == 3) {
        if (call.request.verb != "POST") // listing is known to fail; clients must not depend on it
            return call.error(500, "UnknownError", "");
        const QString name = QJsonDocument::fromJson(call.request.body)[u"displayName"].toString();
        if (name.isEmpty())
            return call.error(400, "BadRequest", "The session needs a displayName.");
        m_sessions.append({freshId(), name, IncidentStore::now(), {}});
        const Session &session = m_sessions.constLast();
        return created({{QStringLiteral("id"), session.id},
                        {QStringLiteral("createdDateTime"), session.created},
                        {QStringLiteral("lastModifiedDateTime"), session.created},
                        {QStringLiteral("displayName"), session.name}});
    }
    Session *session = byId(m_sessions, call.path[3]);
    if (!session || !call.at(4, "prompts"))
        return call.error(404, "ResourceNotFound", "The session was not found.");
    return prompts(call, *session);
}

QJsonObject CopilotDesk::promptJson(const Prompt &prompt)
{
    return {{QStringLiteral("id"), prompt.id},
            {QStringLiteral("type"), QStringLiteral("prompt")},
            {QStringLiteral("createdDateTime"), prompt.created},
            {QStringLiteral("lastModifiedDateTime"), prompt.created},
            {QStringLiteral("skillName"), QJsonValue()},
            {QStringLiteral("content"), prompt.content},
            {QStringLiteral("inputs"), QJsonObject{{QStringLiteral("keyValuePairs"), QJsonArray()}}},
            {QStringLiteral("skillInputDescriptors"), QJsonArray()}};
}

Answer CopilotDesk::prompts(const Call &call, Session &session)
{
    if (call.path.size() == 5 && call.request.verb == "GET") {
        QJsonArray values;
        for (const Prompt &prompt : session.prompts)
            values.append(promptJson(prompt));
        return listOf(values);
    }
    if (call.path.size() == 5) {
        const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
        const QString content = body[u"content"].toString();
        if (body[u"type"].toString() != u"prompt" || content.isEmpty())
            return call.error(400, "BadRequest", "Only prompts of type 'prompt' with content are supported.");
        session.prompts.append({freshId(), content, IncidentStore::now(), {}});
        return created(promptJson(session.prompts.constLast()));
    }
    Prompt *prompt = byId(session.prompts, call.path[5]);
    if (!prompt || !call.at(6, "evaluations"))
        return call.error(404, "ResourceNotFound", "The prompt was not found.");
    return evaluations(call, *prompt);
}

Answer CopilotDesk::evaluations(const Call &call, Prompt &prompt)
{
    if (call.path.size() == 7 && call.request.verb == "POST") {
        prompt.evaluations.append({freshId(), IncidentStore::now(), 0});
        return created(evaluationJson(call, prompt, prompt.evaluations.last(), false));
    }
    if (call.path.size() == 7) {
        QJsonArray values;
        for (Evaluation &evaluation : prompt.evaluations)
            values.append(evaluationJson(call, prompt, evaluation, false));
        const bool bare = call.behaviour.copilotBareEvaluation && !values.isEmpty();
        return bare ? Answer::json(json::compact(values.last().toObject())) : listOf(values);
    }
    Evaluation *evaluation = byId(prompt.evaluations, call.path[7]);
    if (!evaluation)
        return call.error(404, "ResourceNotFound", "The evaluation was not found.");
    return Answer::json(json::compact(evaluationJson(call, prompt, *evaluation, true)));
}

QJsonObject CopilotDesk::evaluationJson(const Call &call, const Prompt &prompt, Evaluation &evaluation, bool poll) const
{
    const Behaviour &behaviour = call.behaviour;
    const int step = poll ? evaluation.polls++ : evaluation.polls - 1;
    const QStringList &states = behaviour.copilotStates;
    const bool under = !poll && step < 0;
    const bool over = !under && step >= states.size() && !behaviour.copilotEnd.isEmpty();
    const QString last = states.isEmpty() ? QStringLiteral("running") : states.constLast();
    const QString state = under ? QStringLiteral("created")
        : over                  ? behaviour.copilotEnd
        : step < states.size()  ? states[step]
                                : last;
    QJsonObject json{{QStringLiteral("id"), evaluation.id},
                     {QStringLiteral("createdDateTime"), evaluation.created},
                     {QStringLiteral("runStartDateTime"), state == u"created" ? never : evaluation.created},
                     {QStringLiteral("completedDateTime"), over ? IncidentStore::now() : never},
                     {QStringLiteral("lastModifiedDateTime"), evaluation.created},
                     {QStringLiteral("state"), state},
                     {QStringLiteral("executionCount"), 0},
                     {QStringLiteral("isCancelled"), state == u"cancelled"},
                     {QStringLiteral("result"), QJsonValue()}};
    if (state == u"created" || state == u"cancelled")
        return json;
    QJsonObject result{{QStringLiteral("content"), QJsonValue()},
                       {QStringLiteral("type"), QStringLiteral("unknown")},
                       {QStringLiteral("previewState"), QStringLiteral("ga")}};
    if (over) {
        result[QStringLiteral("type")] = behaviour.copilotResult;
        if (behaviour.copilotResult == u"success")
            result[QStringLiteral("content")] = answerTo(call, prompt.content);
        else if (!behaviour.copilotContent.isEmpty())
            result[QStringLiteral("content")] = behaviour.copilotContent;
    }
    json[QStringLiteral("result")] = result;
    return json;
}

QString CopilotDesk::answerTo(const Call &call, const QString &content) const
{
    if (!call.behaviour.copilotContent.isEmpty())
        return call.behaviour.copilotContent;
    for (const QJsonObject &answer : m_data->objects("copilot")) {
        if (!content.contains(answer[u"actor"].toString()))
            continue;
        const bool devices = content.contains(QStringLiteral("JSON code block"), Qt::CaseInsensitive)
            || content.contains(QStringLiteral("exposure"), Qt::CaseInsensitive);
        return answer[devices ? u"exposure" : u"summary"].toString();
    }
    return QStringLiteral("NO PROFILE FOUND\n");
}

} // namespace sampletenant
