// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/call.h"

#include "core/sampletenant/json.h"

namespace sampletenant {

Answer Call::error(int status, QByteArrayView code, QByteArrayView message) const
{
    return Answer::json(json::graphError(code, message, requestId, request.header("client-request-id")), status);
}

QList<QByteArray> splitKeys(const QList<QByteArray> &segments)
{
    QList<QByteArray> list;
    for (const QByteArray &segment : segments) {
        const qsizetype open = segment.indexOf("('");
        if (open > 0 && segment.endsWith("')")) {
            list.append(segment.left(open));
            list.append(segment.mid(open + 2, segment.size() - open - 4).replace("''", "'"));
        } else {
            list.append(segment);
        }
    }
    return list;
}

namespace {

// The token says where to go on; opaque to clients, so that one which takes it apart or rebuilds it shows.
QByteArray skipToken(qint64 offset)
{
    return QByteArray("o:" + QByteArray::number(offset))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

qint64 offsetOf(const QByteArray &token)
{
    const QByteArray plain = QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding);
    bool ok = false;
    const qint64 offset = plain.startsWith("o:") ? plain.mid(2).toLongLong(&ok) : 0;
    return ok ? offset : -1;
}

} // namespace

Window window(const Call &call, qint64 total, int defaultTop, int maximumTop, bool clamp, const char *skipName)
{
    Window window;
    qint64 top = defaultTop;
    if (call.query.has("$top")) {
        bool ok = false;
        top = call.query.value("$top").toLongLong(&ok);
        if (ok && top > maximumTop && clamp)
            top = maximumTop;
        if (!ok || top < 1 || top > maximumTop) {
            const QByteArray text = "The value of '$top' must be between 1 and " + QByteArray::number(maximumTop) + '.';
            window.refusal = call.error(400, "BadRequest", text);
            return window;
        }
    }
    if (call.query.has(skipName))
        window.offset = offsetOf(call.query.value(skipName));
    else if (call.query.has("$skip"))
        window.offset = call.query.value("$skip").toLongLong();
    if (window.offset < 0) {
        window.refusal = call.error(400, "BadRequest", "The value of '$skiptoken' is not valid.");
        return window;
    }
    window.count = std::clamp<qint64>(total - window.offset, 0, top);
    const bool more = window.offset + window.count < total;
    const QByteArray path = call.request.path;
    if (call.is(Fault::Kind::ForeignNextLink)) {
        window.next = call.fault->payload + path + "?" + skipName + "=" + skipToken(top);
    } else if (more || call.is(Fault::Kind::EndlessNextLink)) {
        const QByteArray kept = Query::without(call.request.query, {skipName, "$skip"});
        window.next = call.origin + path + '?' + kept + (kept.isEmpty() ? "" : "&") + skipName + '='
            + skipToken(window.offset + top);
    }
    if (call.is(Fault::Kind::EndlessNextLink)) {
        window.offset = 0;
        window.count = std::min(total, top);
    }
    return window;
}

} // namespace sampletenant
