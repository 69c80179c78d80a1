// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/collection.h"

#include "core/sampletenant/json.h"

namespace sampletenant {

namespace {

/// Members no reader should stumble over, one between every two good rows.
QByteArrayView oddRow(qint64 index)
{
    static constexpr QByteArrayView rows[] = {
        "null",
        "17",
        "\"a text\"",
        "{}",
        R"({"id":"odd","recordType":"A","firstSeenDateTime":null,"lastSeenDateTime":5,"parentHost":null,"artifact":null})",
        R"({"id":"odd","recordType":null,"firstSeenDateTime":"soon","parentHost":{},"artifact":{}})",
        R"({"id":7,"recordType":"A","parentHost":{"id":"odd.example"},"artifact":{"id":42},"artifactNew":[[]]})",
        R"({"id":"odd","artifact":[],"source":{},"title":{},"aliases":"one","kind":9})",
    };
    return rows[index % qint64(std::size(rows))];
}

} // namespace

Answer collection(const Call &call, QByteArrayView context, qint64 total,
                  const std::function<void(QByteArray &, qint64)> &append)
{
    const Behaviour &behaviour = call.behaviour;
    const bool counted = call.query.value("$count").toLower() == "true";
    if (counted && behaviour.refuseCount)
        return call.error(400, "BadRequest", "The query option '$count' is not supported here.");
    const Window shown
        = window(call, total, behaviour.defaultTop, behaviour.maximumTop, behaviour.clampTop, "$skiptoken");
    if (shown.refusal.status != 200)
        return shown.refusal;
    QByteArray out;
    out.reserve(256 + 420 * shown.count);
    out += "{\"@odata.context\":\"";
    out += call.origin;
    out += "/v1.0/$metadata#security/threatIntelligence/";
    out += context;
    out += '"';
    if (counted) {
        out += ",\"@odata.count\":";
        out += QByteArray::number(total);
    }
    if (!shown.next.isEmpty()) {
        out += ",\"@odata.nextLink\":";
        json::appendString(out, shown.next);
    }
    out += ",\"value\":[";
    for (qint64 i = 0; i < shown.count; ++i) {
        if (i > 0)
            out += ',';
        if (call.is(Fault::Kind::WrongTypes)) {
            out += oddRow(i);
            out += ',';
        }
        append(out, shown.offset + i);
    }
    out += "]}";
    return Answer::json(std::move(out));
}

} // namespace sampletenant
