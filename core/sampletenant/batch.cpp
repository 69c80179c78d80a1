// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/json.h"
#include "core/sampletenant/router.h"

#include <QSet>

namespace sampletenant {

namespace {

struct Part
{
    QByteArray id;
    Request request;
};

/// The sub-requests of a batch, or why the batch as a whole is refused.
std::optional<QByteArray> readParts(const QByteArray &body, const QByteArray &version, std::vector<Part> &parts)
{
    const QJsonValue list = QJsonDocument::fromJson(body).object()[u"requests"];
    if (!list.isArray() || list.toArray().isEmpty())
        return "The batch must contain an array named 'requests'.";
    if (list.toArray().size() > 20)
        return "The number of batch requests must not exceed 20.";
    QSet<QByteArray> ids;
    for (const QJsonValue &value : list.toArray()) {
        const QJsonObject item = value.toObject();
        Part part{item[u"id"].toString().toUtf8(), {}};
        if (part.id.isEmpty() || ids.contains(part.id.toLower()))
            return "Every request needs an id of its own.";
        ids.insert(part.id.toLower());
        QByteArray url = item[u"url"].toString().toUtf8();
        part.request.verb = item[u"method"].toString().toUtf8().toUpper();
        if (url.isEmpty() || part.request.verb.isEmpty())
            return "Every request needs a method and a url.";
        if (url.startsWith("http"))
            return "The url of a request must be relative to the version.";
        part.request.setTarget(version + (url.startsWith('/') ? "" : "/") + url);
        const QJsonObject headers = item[u"headers"].toObject();
        for (auto it = headers.begin(); it != headers.end(); ++it)
            part.request.headers.append({it.key().toUtf8().toLower(), it.value().toString().toUtf8()});
        if (item.contains(u"body"))
            part.request.body = json::compact(item[u"body"].toObject());
        parts.push_back(std::move(part));
    }
    return {};
}

void appendEntry(QByteArray &out, const QByteArray &id, const Answer &answer)
{
    out += "{\"id\":";
    json::appendString(out, id);
    out += ",\"status\":";
    out += QByteArray::number(answer.status);
    out += ",\"headers\":{\"Content-Type\":";
    json::appendString(out, answer.contentType);
    for (const auto &[name, value] : answer.headers) {
        out += ',';
        json::appendString(out, name);
        out += ':';
        json::appendString(out, value);
    }
    out += "},\"body\":";
    if (answer.body.isEmpty())
        out += "null";
    else if (answer.contentType == "application/json")
        out += answer.body;
    else
        json::appendString(out, answer.body);
    out += '}';
}

} // namespace

Answer Router::batch(const Call &call, Round &round)
{
    if (call.request.verb != "POST")
        return call.error(405, "Request_BadRequest", "This method is not allowed here.");
    if (const int status = call.behaviour.batchStatus) {
        return call.error(status, status == 403 ? "accessDenied" : "BadRequest",
                          "Batches are not served for this tenant.");
    }
    std::vector<Part> parts;
    const QByteArray version = '/' + call.request.segments().constFirst();
    if (const auto problem = readParts(call.request.body, version, parts))
        return call.error(400, "BadRequest", *problem);
    if (call.behaviour.batchShuffled)
        std::shuffle(parts.begin(), parts.end(), m_random);
    QByteArray out = "{\"responses\":[";
    for (size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            out += ',';
        appendEntry(out, parts[i].id, unit(parts[i].request, round, true));
    }
    out += "]}";
    return Answer::json(std::move(out));
}

} // namespace sampletenant
