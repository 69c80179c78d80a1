// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/batch.h"

#include "core/mdti/json.h"
#include "core/mdti/jsonslice.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mdti::batch {

namespace {

/// A short value by itself.
QJsonValue small(QByteArrayView slice)
{
    return QJsonDocument::fromJson('[' + slice.toByteArray() + ']').array().at(0);
}

/// JSON bodies travel as JSON, everything else as a text.
QByteArray bodyOf(QByteArrayView slice)
{
    if (slice.startsWith('{') || slice.startsWith('['))
        return slice.toByteArray();
    return small(slice).toString().toUtf8();
}

net::Outcome outcomeOf(const QList<json::Member> &part)
{
    net::Outcome out;
    out.status = int(json::number(small(json::valueOf(part, "status"))).value_or(0));
    const QJsonObject headers = small(json::valueOf(part, "headers")).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        const QString value = header->isDouble() ? QString::number(header->toInteger()) : header->toString();
        out.headers.append({header.key().toLatin1().toLower(), value.toUtf8()});
    }
    out.body = bodyOf(json::valueOf(part, "body"));
    return out;
}

/// What is wrong with an answer that has no list of answers in it.
base::Error complaintAbout(const QByteArray &body)
{
    const base::Result<QJsonObject> object = json::object(body);
    if (!object)
        return object.error();
    return {base::Failure::BadReply, QStringLiteral("the key \"responses\" is missing"), 0, {}, {}};
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
    QByteArrayView text(body);
    if (text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    const auto outer = json::members(text);
    const auto responses = outer ? json::elements(json::valueOf(*outer, "responses")) : std::nullopt;
    if (!responses)
        return base::failure(complaintAbout(body));
    QHash<int, net::Outcome> out;
    for (const QByteArrayView one : *responses) {
        const QList<json::Member> part = json::members(one).value_or(QList<json::Member>());
        const std::optional<qint64> id = json::number(small(json::valueOf(part, "id")));
        if (!id || *id < 0 || *id >= count || out.contains(int(*id)))
            continue;
        net::Outcome outcome = outcomeOf(part);
        if (outcome.status >= 100)
            out.insert(int(*id), std::move(outcome));
    }
    return out;
}

} // namespace mdti::batch
