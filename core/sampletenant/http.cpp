// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/http.h"

namespace sampletenant {

namespace {

template <typename Take> void eachParameter(QByteArrayView text, Take take)
{
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = text.indexOf('&', at);
        if (end < 0)
            end = text.size();
        const QByteArrayView item = text.sliced(at, end - at);
        const qsizetype equals = item.indexOf('=');
        if (!item.isEmpty())
            take(item, equals < 0 ? item : item.first(equals), equals < 0 ? QByteArrayView() : item.sliced(equals + 1));
        at = end + 1;
    }
}

QByteArray decoded(QByteArrayView text)
{
    QByteArray plain = text.toByteArray();
    plain.replace('+', ' ');
    return plain.contains('%') ? QByteArray::fromPercentEncoding(plain) : plain;
}

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

Query::Query(QByteArrayView text)
{
    eachParameter(text, [this](QByteArrayView, QByteArrayView name, QByteArrayView value) {
        m_items.append({decoded(name), decoded(value)});
    });
}

bool Query::has(QByteArrayView name) const
{
    return std::any_of(m_items.begin(), m_items.end(), [name](const auto &item) { return sameName(item.first, name); });
}

QByteArray Query::value(QByteArrayView name) const
{
    for (const auto &item : m_items) {
        if (sameName(item.first, name))
            return item.second;
    }
    return {};
}

QByteArray Query::without(QByteArrayView text, const QList<QByteArray> &names)
{
    QByteArray kept;
    eachParameter(text, [&](QByteArrayView item, QByteArrayView name, QByteArrayView) {
        const QByteArray plain = decoded(name);
        if (std::any_of(names.begin(), names.end(), [&plain](const QByteArray &n) { return sameName(n, plain); }))
            return;
        if (!kept.isEmpty())
            kept += '&';
        kept += item;
    });
    return kept;
}

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &item : headers) {
        if (item.first == name)
            return item.second;
    }
    return {};
}

void Request::setTarget(const QByteArray &text)
{
    target = text;
    const qsizetype question = text.indexOf('?');
    path = question < 0 ? text : text.left(question);
    query = question < 0 ? QByteArray() : text.mid(question + 1);
}

QList<QByteArray> Request::segments() const
{
    QList<QByteArray> list;
    for (qsizetype at = 1; at <= path.size();) {
        qsizetype end = path.indexOf('/', at);
        if (end < 0)
            end = path.size();
        if (end > at) {
            const QByteArray part = path.mid(at, end - at);
            list.append(part.contains('%') ? QByteArray::fromPercentEncoding(part) : part);
        }
        at = end + 1;
    }
    return list;
}

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 402:
        return "Payment Required";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition Failed";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status";
    }
}

QByteArray Answer::wire(bool keepAlive) const
{
    QByteArray out;
    out.reserve(body.size() + 256 + 64 * headers.size());
    out += "HTTP/1.1 ";
    out += QByteArray::number(status);
    out += ' ';
    out += reason(status);
    out += "\r\n";
    if (!body.isEmpty()) {
        out += "Content-Type: ";
        out += contentType;
        out += "\r\n";
    }
    for (const auto &[name, value] : headers) {
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
    if (manner == Manner::Endless) {
        out += "Connection: close\r\n\r\n"; // no length: the body ends with the connection, which never comes
        return out;
    }
    out += "Content-Length: ";
    out += QByteArray::number(body.size());
    out += keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
    out += body;
    return out;
}

bool RequestParser::parseHead(QByteArrayView head)
{
    const qsizetype lineEnd = head.indexOf("\r\n");
    const QByteArrayView line = lineEnd < 0 ? head : head.first(lineEnd);
    const qsizetype first = line.indexOf(' ');
    const qsizetype second = line.lastIndexOf(' ');
    if (first <= 0 || second <= first || !line.sliced(second + 1).startsWith("HTTP/1."))
        return false;
    Request request;
    request.verb = line.first(first).toByteArray();
    QByteArray target = line.sliced(first + 1, second - first - 1).toByteArray();
    if (target.startsWith("http://")) // absolute form, as sent to proxies
        target = target.mid(std::max<qsizetype>(target.indexOf('/', 7), 7));
    if (!target.startsWith('/'))
        return false;
    request.setTarget(target);
    request.keepAlive = !line.endsWith("HTTP/1.0");
    for (qsizetype at = lineEnd + 2; lineEnd >= 0 && at < head.size();) {
        qsizetype end = head.indexOf("\r\n", at);
        if (end < 0)
            end = head.size();
        const QByteArrayView item = head.sliced(at, end - at);
        const qsizetype colon = item.indexOf(':');
        if (colon <= 0)
            return false;
        request.headers.append(
            {item.first(colon).toByteArray().toLower(), item.sliced(colon + 1).trimmed().toByteArray()});
        at = end + 2;
    }
    if (request.header("connection").toLower() == "close")
        request.keepAlive = false;
    bool ok = true;
    const QByteArray length = request.header("content-length");
    m_length = length.isEmpty() ? 0 : length.toLongLong(&ok);
    m_chunked = request.header("transfer-encoding").toLower().contains("chunked");
    m_continue = request.header("expect").toLower() == "100-continue";
    m_head = std::move(request);
    return ok && m_length >= 0 && m_length <= maximumBody;
}

RequestParser::State RequestParser::next(Request &request)
{
    if (!m_head) {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return m_buffer.size() > maximumHead ? State::Bad : State::NeedMore;
        if (!parseHead(QByteArrayView(m_buffer).first(end)))
            return State::Bad;
        m_buffer.remove(0, end + 4);
    }
    if (m_chunked)
        return chunkedBody(request);
    if (m_buffer.size() < m_length)
        return State::NeedMore;
    request = std::move(*m_head);
    m_head.reset();
    request.body = m_buffer.left(m_length);
    m_buffer.remove(0, m_length);
    return State::Ready;
}

RequestParser::State RequestParser::chunkedBody(Request &request)
{
    QByteArray body;
    for (qsizetype at = 0;;) {
        const qsizetype lineEnd = m_buffer.indexOf("\r\n", at);
        if (lineEnd < 0)
            return m_buffer.size() > maximumBody ? State::Bad : State::NeedMore;
        bool ok = false;
        const qsizetype size = m_buffer.mid(at, lineEnd - at).split(';').constFirst().trimmed().toLongLong(&ok, 16);
        if (!ok || size < 0 || body.size() + size > maximumBody)
            return State::Bad;
        at = lineEnd + 2;
        if (m_buffer.size() < at + size + 2)
            return State::NeedMore;
        body += m_buffer.mid(at, size);
        at += size + 2;
        if (size == 0) {
            m_buffer.remove(0, at);
            request = std::move(*m_head);
            m_head.reset();
            request.body = body;
            return State::Ready;
        }
    }
}

bool RequestParser::takeContinue()
{
    return m_head && std::exchange(m_continue, false);
}

} // namespace sampletenant
