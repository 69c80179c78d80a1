// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QHash>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

#include <algorithm>
#include <utility>

namespace test {

QByteArray Seen::header(QByteArrayView name) const
{
    const auto found
        = std::find_if(headers.cbegin(), headers.cend(), [name](const auto &h) { return h.first == name; });
    return found == headers.cend() ? QByteArray() : found->second;
}

QByteArray Seen::path() const
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.left(query);
}

Answer Answer::json(const QByteArray &body, int delayMs)
{
    Answer answer;
    answer.body = body;
    answer.delayMs = delayMs;
    return answer;
}

Answer Answer::failed(int status, const QByteArray &body)
{
    Answer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

Answer Answer::throttled(const QByteArray &retryAfter)
{
    Answer answer = failed(429, R"({"error":{"code":"TooManyRequests","message":"Wait."}})");
    if (!retryAfter.isEmpty())
        answer.headers.emplaceBack("Retry-After", retryAfter);
    return answer;
}

Answer Answer::page(int status)
{
    Answer answer = failed(status, "<!DOCTYPE html><html><body>Sign in to the network</body></html>");
    answer.contentType = "text/html; charset=utf-8";
    return answer;
}

struct ScriptedServer::State
{
    Script script;
    mutable QMutex mutex;
    QList<Seen> seen;
    int open = 0, mostOpen = 0, connections = 0;
    QElapsedTimer clock;
};

/// Lives on the server's thread.
class ScriptedServer::Worker : public QObject
{
public:
    explicit Worker(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }
    quint16 listen()
    {
        m_server = new QTcpServer(this);
        m_server->setListenBacklogSize(512);
        connect(m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server->nextPendingConnection())
                adopt(socket);
        });
        return m_server->listen(QHostAddress::LocalHost) ? m_server->serverPort() : 0;
    }
    void stopListening()
    {
        m_server->close();
        for (QTcpSocket *socket : findChildren<QTcpSocket *>())
            socket->abort();
    }

private:
    void adopt(QTcpSocket *socket)
    {
        socket->setParent(this);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        int number = 0;
        {
            const QMutexLocker lock(&m_state->mutex);
            number = ++m_state->connections;
        }
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, number] { receive(socket, number); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_pending.remove(socket);
            socket->deleteLater();
        });
    }

    void receive(QTcpSocket *socket, int number)
    {
        QByteArray &buffer = m_pending[socket];
        buffer += socket->readAll();
        for (;;) {
            const qsizetype end = buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            Seen seen = parseHead(buffer.left(end));
            const qsizetype length = seen.header("content-length").toLongLong();
            if (buffer.size() < end + 4 + length)
                return;
            seen.body = buffer.mid(end + 4, length);
            buffer.remove(0, end + 4 + length);
            seen.connection = number;
            const QPointer<QTcpSocket> alive(socket);
            handle(socket, seen);
            if (!alive || !m_pending.contains(socket))
                return;
        }
    }

    static Seen parseHead(const QByteArray &head)
    {
        Seen seen;
        const QList<QByteArray> lines = head.split('\n');
        const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
        seen.verb = first.value(0);
        seen.target = first.value(1);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            seen.headers.append({lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed()});
        }
        return seen;
    }

    void handle(QTcpSocket *socket, Seen seen)
    {
        seen.atMs = m_state->clock.elapsed();
        {
            const QMutexLocker lock(&m_state->mutex);
            m_state->seen.append(seen);
            m_state->mostOpen = std::max(m_state->mostOpen, ++m_state->open);
        }
        const Answer answer = m_state->script(seen);
        if (answer.delayMs == 0)
            give(socket, answer);
        else
            QTimer::singleShot(std::chrono::milliseconds(answer.delayMs), Qt::PreciseTimer, socket,
                               [this, socket, answer] { give(socket, answer); });
    }

    void give(QTcpSocket *socket, const Answer &answer)
    {
        {
            const QMutexLocker lock(&m_state->mutex);
            --m_state->open;
        }
        switch (answer.how) {
        case Answer::How::Reset:
            reset(socket);
            return;
        case Answer::How::Close:
            socket->disconnectFromHost();
            return;
        case Answer::How::Stall:
            return;
        case Answer::How::Raw:
            socket->write(answer.body);
            return;
        case Answer::How::Endless:
            socket->write(head(answer, "Transfer-Encoding: chunked\r\n"));
            goOnForEver(socket);
            return;
        case Answer::How::Whole:
        case Answer::How::Truncated:
        case Answer::How::StallInBody:
            break;
        }
        const QByteArray start = head(answer, "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n");
        if (answer.how == Answer::How::Whole) {
            socket->write(start + answer.body);
            return;
        }
        socket->write(start + answer.body.left(answer.body.size() / 2));
        if (answer.how == Answer::How::Truncated)
            socket->disconnectFromHost();
    }

    static QByteArray head(const Answer &answer, const QByteArray &length)
    {
        QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status)
            + " Scripted\r\nContent-Type: " + answer.contentType + "\r\n" + length;
        for (const auto &[name, value] : answer.headers)
            head += name + ": " + value + "\r\n";
        return head + "\r\n";
    }

    static void reset(QTcpSocket *socket)
    {
#ifdef Q_OS_UNIX
        const linger atOnce{1, 0};
        setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#endif
        socket->abort();
    }

    static void goOnForEver(QTcpSocket *socket)
    {
        const QByteArray chunk = "4000\r\n" + QByteArray(0x4000, ' ') + "\r\n";
        const auto more = [socket, chunk] {
            while (socket->bytesToWrite() < 4 * chunk.size() && socket->state() == QAbstractSocket::ConnectedState)
                socket->write(chunk);
        };
        connect(socket, &QTcpSocket::bytesWritten, socket, more);
        more();
    }

    std::shared_ptr<State> m_state;
    QTcpServer *m_server = nullptr;
    QHash<QTcpSocket *, QByteArray> m_pending;
};

ScriptedServer::ScriptedServer(Script script)
    : m_state(std::make_shared<State>())
    , m_worker(new Worker(m_state))
{
    m_state->script = std::move(script);
    m_state->clock.start();
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker, [this] { m_port = m_worker->listen(); }, Qt::BlockingQueuedConnection);
}

ScriptedServer::~ScriptedServer()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl ScriptedServer::url(const QString &pathAndQuery) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(pathAndQuery));
}

QList<Seen> ScriptedServer::seen() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->seen;
}

int ScriptedServer::count() const
{
    const QMutexLocker lock(&m_state->mutex);
    return int(m_state->seen.size());
}

int ScriptedServer::mostAtOnce() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->mostOpen;
}

int ScriptedServer::connections() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->connections;
}

qint64 ScriptedServer::nowMs() const
{
    return m_state->clock.elapsed();
}

void ScriptedServer::stopListening()
{
    QMetaObject::invokeMethod(
        m_worker, [this] { m_worker->stopListening(); }, Qt::BlockingQueuedConnection);
}

void ScriptedServer::clear()
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->seen.clear();
    m_state->mostOpen = m_state->open;
}

} // namespace test
