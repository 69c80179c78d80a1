// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/batch.h"

#include "core/mdti/json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mdti::batch {

namespace {

/// JSON bodies travel as JSON, everything else as a text.
QByteArray bodyOf(const QJsonValue &body)
{
    if (body.isObject())
        return QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact);
    if (body.isArray())
        return QJsonDocument(body.toArray()).toJson(QJsonDocument::Compact);
    return body.toString().toUtf8();
}

net::Outcome outcomeOf(const QJsonObject &part)
{
    net::Outcome out;
    out.status = int(json::number(part.value(QLatin1String("status"))).value_or(0));
    const QJsonObject headers = part.value(QLatin1String("headers")).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        const QString value = header->isDouble() ? QString::number(header->toInteger()) : header->toString();
        out.headers.append({header.key().toLatin1().toLower(), value.toUtf8()});
    }
    out.body = bodyOf(part.value(QLatin1String("body")));
    return out;
}

} // namespace

QByteArray compose(const QList<QByteArray> &urls)
{
    QJsonArray requests;
    for (qsizetype i = 0; i < urls.size(); ++i)
        requests.append(QJsonObject{{QLatin1String("id"), QString::number(i)},
                                    {QLatin1String("method"), QStringLiteral("GET")},
                                    {QLatin1String("url"), QString::fromLatin1(urls[i])}});
    return QJsonDocument(QJsonObject{{QLatin1String("requests"), requests}}).toJson(QJsonDocument::Compact);
}

base::Result<QHash<int, net::Outcome>> read(const QByteArray &body, int count)
{
    const base::Result<QJsonObject> object = json::object(body);
    if (!object)
        return base::failure(object.error());
    const QJsonValue responses = object->value(QLatin1String("responses"));
    if (!responses.isArray())
        return base::failure(base::Failure::BadReply, QStringLiteral("the key \"responses\" is missing"));
    QHash<int, net::Outcome> out;
    const QJsonArray list = responses.toArray();
    for (const QJsonValue &one : list) {
        const QJsonObject part = one.toObject();
        const std::optional<qint64> id = json::number(part.value(QLatin1String("id")));
        if (!id || *id < 0 || *id >= count || out.contains(int(*id)))
            continue;
        net::Outcome outcome = outcomeOf(part);
        if (outcome.status >= 100)
            out.insert(int(*id), std::move(outcome));
    }
    return out;
}

} // namespace mdti::batch
