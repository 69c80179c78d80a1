// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/json.h"

#include <chrono>

namespace sampletenant::json {

void appendString(QByteArray &out, QByteArrayView text)
{
    static const char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (u < 0x20) {
            out += "\\u00";
            out += hex[u >> 4];
            out += hex[u & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

namespace {

char *digits(char *at, unsigned value, int width)
{
    for (int i = width - 1; i >= 0; --i, value /= 10)
        at[i] = char('0' + value % 10);
    return at + width;
}

} // namespace

void appendTime(QByteArray &out, Data::Time time, int millis)
{
    if (time == 0) {
        out += "null";
        return;
    }
    namespace ch = std::chrono;
    const ch::sys_days day{ch::days{time / 86400}};
    const ch::year_month_day date{day};
    const unsigned second = time % 86400;
    char buffer[32];
    char *at = buffer;
    *at++ = '"';
    at = digits(at, unsigned(int(date.year())), 4);
    *at++ = '-';
    at = digits(at, unsigned(date.month()), 2);
    *at++ = '-';
    at = digits(at, unsigned(date.day()), 2);
    *at++ = 'T';
    at = digits(at, second / 3600, 2);
    *at++ = ':';
    at = digits(at, second / 60 % 60, 2);
    *at++ = ':';
    at = digits(at, second % 60, 2);
    if (millis >= 0) {
        *at++ = '.';
        at = digits(at, unsigned(millis), 3);
    }
    *at++ = 'Z';
    *at++ = '"';
    out.append(buffer, at - buffer);
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray graphError(QByteArrayView code, QByteArrayView message, QByteArrayView requestId,
                      QByteArrayView clientRequestId)
{
    QByteArray out = QByteArrayLiteral("{\"error\":{\"code\":");
    appendString(out, code);
    out += ",\"message\":";
    appendString(out, message);
    out += ",\"innerError\":{\"date\":\"";
    out += QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1();
    out += "\",\"request-id\":";
    appendString(out, requestId);
    out += ",\"client-request-id\":";
    appendString(out, clientRequestId.isEmpty() ? requestId : clientRequestId);
    out += "}}}";
    return out;
}

QByteArray armError(QByteArrayView code, QByteArrayView message)
{
    QByteArray out = QByteArrayLiteral("{\"error\":{\"code\":");
    appendString(out, code);
    out += ",\"message\":";
    appendString(out, message);
    out += "}}";
    return out;
}

QByteArrayView hostType(QByteArrayView id)
{
    if (id.contains(':'))
        return "ipAddress";
    // A last label of digits only is an address: no top-level domain looks so.
    const char last = id.isEmpty() ? 'x' : id.back();
    return last >= '0' && last <= '9' ? QByteArrayView("ipAddress") : QByteArrayView("hostname");
}

} // namespace sampletenant::json
