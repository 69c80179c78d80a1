// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/data.h"

#include <QByteArray>
#include <QJsonObject>

/// Writing JSON by appending: answers of the busy endpoints are built without a JSON tree.
namespace sampletenant::json {

/// `text` (UTF-8) in quotes, escaped.
void appendString(QByteArray &out, QByteArrayView text);
inline QByteArray string(QByteArrayView text)
{
    QByteArray out;
    appendString(out, text);
    return out;
}
/// `"2026-03-02T10:11:12Z"` or `null`; `millis` ≥ 0 adds a fraction.
void appendTime(QByteArray &out, Data::Time time, int millis = -1);
QByteArray compact(const QJsonObject &object);

/// Graph's error object. `date` is now.
QByteArray graphError(QByteArrayView code, QByteArrayView message, QByteArrayView requestId,
                      QByteArrayView clientRequestId = {});
QByteArray armError(QByteArrayView code, QByteArrayView message);

/// `"@odata.type":"#microsoft.graph.security.ipAddress","id":"…"` of a host, by the form of its id.
QByteArrayView hostType(QByteArrayView id);

} // namespace sampletenant::json
