// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace sampletenant {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// Query of a URL, percent-decoded ("+" is a blank). Names are compared without case.
class Query
{
public:
    Query() = default;
    explicit Query(QByteArrayView text);
    bool has(QByteArrayView name) const;
    QByteArray value(QByteArrayView name) const; ///< empty when absent
    /// As sent, without the named members.
    static QByteArray without(QByteArrayView text, const QList<QByteArray> &names);

private:
    Headers m_items;
};

struct Request
{
    QByteArray verb;
    QByteArray target; ///< as sent
    QByteArray path; ///< as sent, without the query
    QByteArray query; ///< as sent, without "?"
    Headers headers; ///< names lower case
    QByteArray body;
    bool keepAlive = true;

    QByteArray header(QByteArrayView name) const;
    void setTarget(const QByteArray &text);
    /// Path segments from `from` on, percent-decoded.
    QList<QByteArray> segments() const;
};

struct Answer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = QByteArrayLiteral("application/json");
    Headers headers;
    int retryAfterMs = -1; ///< announced; for the log

    /// How it goes over the wire.
    enum class Manner { Whole, Cut, Broken, Truncated, Silent, Stalled, Endless };
    Manner manner = Manner::Whole;

    static Answer json(QByteArray body, int status = 200)
    {
        Answer answer;
        answer.status = status;
        answer.body = std::move(body);
        return answer;
    }
    /// Status line, headers and body.
    QByteArray wire(bool keepAlive) const;
};

/// Takes HTTP/1.1 requests out of a byte stream.
class RequestParser
{
public:
    void feed(const QByteArray &bytes) { m_buffer += bytes; }
    enum class State { NeedMore, Ready, Bad };
    State next(Request &request);
    /// The head asked for "100 Continue" and the body is not here yet; true once.
    bool takeContinue();

private:
    static constexpr qsizetype maximumHead = 64 * 1024, maximumBody = 16 * 1024 * 1024;
    bool parseHead(QByteArrayView head);
    State chunkedBody(Request &request);

    QByteArray m_buffer;
    std::optional<Request> m_head;
    qsizetype m_length = 0;
    bool m_chunked = false, m_continue = false;
};

QByteArray reason(int status);

} // namespace sampletenant
