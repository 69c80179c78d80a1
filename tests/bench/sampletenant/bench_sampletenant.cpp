// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
//
// How much the sample tenant bears: it must never be what slows a measurement down.
//   bench_sampletenant [seconds per line = 2]
#include "core/sampletenant/bigtenant.h"
#include "core/sampletenant/server.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <malloc.h>

namespace {

using sampletenant::BigTenant;
using sampletenant::Data;
using sampletenant::ServerThread;

double residentMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

/// Processor time of the server's thread, in seconds.
double serverSeconds(ServerThread &thread)
{
    double seconds = 0;
    QMetaObject::invokeMethod(
        thread.server(),
        [&] {
            timespec time{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            seconds = double(time.tv_sec) + double(time.tv_nsec) / 1e9;
        },
        Qt::BlockingQueuedConnection);
    return seconds;
}

/// A connection that asks the next thing as soon as the last answer is whole.
class Asker
{
public:
    Asker(quint16 port, const QByteArray &token, std::function<QByteArray()> next)
        : m_head(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n")
        , m_next(std::move(next))
    {
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this] { ask(); });
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }
    qint64 answers() const { return m_answers; }

private:
    void ask() { m_socket.write("GET " + m_next() + m_head); }
    void read()
    {
        m_buffer += m_socket.readAll();
        const qsizetype head = m_buffer.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        const qsizetype at = m_buffer.indexOf("Content-Length: ");
        const qsizetype length = m_buffer.mid(at + 16, m_buffer.indexOf('\r', at) - at - 16).toLongLong();
        if (m_buffer.size() < head + 4 + length)
            return;
        m_buffer.clear();
        ++m_answers;
        ask();
    }
    QTcpSocket m_socket;
    QByteArray m_head, m_buffer;
    std::function<QByteArray()> m_next;
    qint64 m_answers = 0;
};

QByteArray signIn(ServerThread &thread)
{
    const sampletenant::Options &options = thread->options();
    const QByteArray body = "grant_type=client_credentials&client_id=" + options.clientId.toUtf8()
        + "&client_secret=" + options.clientSecret.toUtf8() + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default";
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), thread->port());
    socket.waitForConnected();
    socket.write("POST /" + options.tenantId.toUtf8()
                 + "/oauth2/v2.0/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    while (socket.waitForReadyRead(2000))
        answer += socket.readAll();
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4))
        .object()[u"access_token"]
        .toString()
        .toUtf8();
}

void measure(const char *what, ServerThread &thread, int connections, double seconds,
             const std::function<QByteArray()> &next)
{
    const QByteArray token = signIn(thread);
    std::vector<std::unique_ptr<Asker>> askers;
    for (int i = 0; i < connections; ++i)
        askers.push_back(std::make_unique<Asker>(thread->port(), token, next));
    const double before = serverSeconds(thread);
    QElapsedTimer clock;
    clock.start();
    QTimer::singleShot(int(seconds * 1000), qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
    const double wall = double(clock.elapsed()) / 1000;
    const double cpu = serverSeconds(thread) - before;
    qint64 answers = 0;
    for (const auto &asker : askers)
        answers += asker->answers();
    std::printf("%-34s %4d %10.0f %14.0f %12.1f\n", what, connections, double(answers) / wall, double(answers) / cpu,
                cpu * 1e6 / double(std::max<qint64>(1, answers)));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const double seconds = argc > 1 ? QByteArray(argv[1]).toDouble() : 2;

    QElapsedTimer clock;
    clock.start();
    QByteArray text;
    {
        const auto made = BigTenant({}).data();
        QBuffer buffer(&text);
        buffer.open(QIODevice::WriteOnly);
        made->write(&buffer);
    }
    std::printf("make and write 200,000 records   %6.2f s  %6.1f MB of text\n", double(clock.restart()) / 1000,
                double(text.size()) / 1e6);
    malloc_trim(0);
    const double before = residentMb();
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    const auto read = Data::read(&buffer);
    if (!read)
        return 1;
    std::printf("load 200,000 records             %6.2f s  %6.1f MB resident more\n\n", double(clock.elapsed()) / 1000,
                residentMb() - before);

    ServerThread thread(*read);
    if (!thread.start())
        return 1;
    std::printf("%-34s %4s %10s %14s %12s\n", "", "conn", "answers/s", "per core and s", "us each");
    size_t at = 0;
    const std::vector<Data::Host> &hosts = (*read)->hosts();
    const auto path = [&](const QByteArray &rest) -> QByteArray {
        at = (at + 7919) % hosts.size();
        return "/v1.0/security/threatIntelligence/hosts/" + hosts[at].id + rest;
    };
    for (const int connections : {1, 100}) {
        measure("reputation", thread, connections, seconds, [&] { return path("/reputation"); });
        measure("passiveDns, first page with count", thread, connections, seconds,
                [&] { return path("/passiveDnsReverse?$count=true&$top=100"); });
    }
    return 0;
}
