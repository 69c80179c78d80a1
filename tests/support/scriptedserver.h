// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QPair>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>

namespace test {

/// A request as it came in.
struct Seen
{
    QByteArray verb, target; ///< target: path and query as sent
    QList<QPair<QByteArray, QByteArray>> headers; ///< names lower case
    QByteArray body;
    qint64 atMs = 0; ///< since the server was made
    int connection = 0; ///< number of the TCP connection
    QByteArray header(QByteArrayView name) const;
    QByteArray path() const; ///< target without query
};

/// What the server does with it.
struct Answer
{
    enum class How {
        Whole, ///< a complete answer
        Reset, ///< TCP reset instead of an answer
        Close, ///< orderly end of the connection instead of an answer
        Truncated, ///< announces the whole body, sends half of it, closes
        Stall, ///< no byte, connection kept
        StallInBody, ///< headers and half of the body, then nothing
        Endless, ///< a chunked body that never ends
        Raw, ///< `body` is everything that is sent
    };
    int status = 200;
    QByteArray body = "{}";
    QByteArray contentType = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers;
    int delayMs = 0;
    How how = How::Whole;

    static Answer json(const QByteArray &body, int delayMs = 0);
    static Answer failed(int status, const QByteArray &body = "{}");
    static Answer throttled(const QByteArray &retryAfter = {}); ///< empty: without the header
    static Answer page(int status); ///< HTML
};

/// An HTTP/1.1 server on 127.0.0.1 and on a thread of its own, that answers as a function says and remembers what it
/// was asked. The function runs on the server's thread, one call at a time.
class ScriptedServer
{
public:
    using Script = std::function<Answer(const Seen &)>;
    explicit ScriptedServer(Script script);
    ~ScriptedServer();

    quint16 port() const { return m_port; }
    QUrl url(const QString &pathAndQuery = {}) const;
    QList<Seen> seen() const;
    int count() const;
    int mostAtOnce() const; ///< requests between arrival and answer
    int connections() const; ///< ever made
    qint64 nowMs() const; ///< the clock of Seen::atMs
    void stopListening(); ///< further connections are refused, existing ones end
    void clear(); ///< forgets what was seen

private:
    class Worker;
    friend class Worker;
    struct State;
    std::shared_ptr<State> m_state;
    QThread m_thread;
    Worker *m_worker = nullptr;
    quint16 m_port = 0;
};

} // namespace test
