// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/server.h"

#include "core/sampletenant/connection.h"
#include "core/sampletenant/incidentstore.h"
#include "core/sampletenant/router.h"
#include "core/sampletenant/scheduler.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <atomic>

namespace sampletenant {

class Server::Private
{
public:
    Private(Server *server, std::shared_ptr<const Data> tenant, Options start)
        : q(server)
        , options(std::move(start))
        , data(std::move(tenant))
        , behaviour(std::make_shared<const Behaviour>(options.behaviour))
        , incidents(data)
        , router(data, options, faults, log, incidents)
    {
    }

    std::shared_ptr<const Behaviour> now() const
    {
        const std::lock_guard lock(mutex);
        return behaviour;
    }
    void accept();
    void receive(Connection *connection, quint64 slot, const Request &request);
    void deliver(Connection *connection, quint64 slot, const Router::Served &served);

    Server *q;
    const Options options;
    std::shared_ptr<const Data> data;
    mutable std::mutex mutex; ///< of behaviour
    std::shared_ptr<const Behaviour> behaviour;
    FaultBook faults;
    RequestLog log;
    IncidentStore incidents;
    Router router;
    QElapsedTimer clock;
    std::atomic<quint16> port = 0;
    QTcpServer *listener = nullptr;
    Scheduler *scheduler = nullptr;
    quint64 connections = 0;
    int inFlight = 0;
};

Server::Server(std::shared_ptr<const Data> data, Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(data), std::move(options)))
{
}

Server::~Server()
{
    close();
}

base::Status Server::listen()
{
    close();
    d->clock.start();
    d->scheduler = new Scheduler(this);
    d->listener = new QTcpServer(this);
    d->listener->setListenBacklogSize(512);
    connect(d->listener, &QTcpServer::newConnection, this, [this] { d->accept(); });
    const QHostAddress address(d->options.ipv6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost);
    if (!d->listener->listen(address, d->options.port)) {
        const QString why = d->listener->errorString();
        close();
        return base::failure(base::Failure::Network, QStringLiteral("port %1: %2").arg(d->options.port).arg(why));
    }
    d->port = d->listener->serverPort();
    return {};
}

void Server::close()
{
    d->port = 0;
    delete std::exchange(d->listener, nullptr);
    qDeleteAll(findChildren<Connection *>(Qt::FindDirectChildrenOnly));
    delete std::exchange(d->scheduler, nullptr);
    d->inFlight = 0;
}

void Server::Private::accept()
{
    while (QTcpSocket *socket = listener->nextPendingConnection()) {
        auto *connection = new Connection(
            socket, ++connections,
            [this](Connection *from, quint64 slot, const Request &request) { receive(from, slot, request); }, q);
        log.count([](RequestLog::Counters &counters) {
            ++counters.connections;
            counters.connectionsMost = std::max(counters.connectionsMost, ++counters.connectionsNow);
        });
        QObject::connect(connection, &Connection::closed, q,
                         [this] { log.count([](RequestLog::Counters &counters) { --counters.connectionsNow; }); });
    }
}

void Server::Private::receive(Connection *connection, quint64 slot, const Request &request)
{
    ++inFlight;
    log.count(
        [this](RequestLog::Counters &counters) { counters.inFlightMost = std::max(counters.inFlightMost, inFlight); });
    Router::Served served = router.serve(request, connection->number(), clock.elapsed(), now());
    if (served.delayMs <= 0) {
        deliver(connection, slot, served);
        return;
    }
    const int delay = served.delayMs;
    scheduler->after(delay, [this, to = QPointer<Connection>(connection), slot, later = std::move(served)] {
        deliver(to, slot, later);
    });
}

void Server::Private::deliver(Connection *connection, quint64 slot, const Router::Served &served)
{
    --inFlight;
    const qint64 elapsed = clock.elapsed();
    for (const Router::Served::Entry &entry : served.entries)
        log.finish(entry.number, entry.status, connection && entry.status ? elapsed : -1, entry.retryAfterMs);
    if (!connection)
        return;
    log.count([&](RequestLog::Counters &counters) { counters.bytesOut += served.answer.body.size(); });
    connection->answer(slot, served.answer);
}

quint16 Server::port() const
{
    return d->port;
}

QUrl Server::url() const
{
    const QString host = d->options.ipv6 ? QStringLiteral("[::1]") : QStringLiteral("127.0.0.1");
    return QUrl(QStringLiteral("http://%1:%2").arg(host).arg(port()));
}

const Options &Server::options() const
{
    return d->options;
}
std::shared_ptr<const Data> Server::data() const
{
    return d->data;
}
Behaviour Server::behaviour() const
{
    return *d->now();
}

void Server::setBehaviour(const Behaviour &behaviour)
{
    const std::lock_guard lock(d->mutex);
    d->behaviour = std::make_shared<const Behaviour>(behaviour);
}

void Server::change(const std::function<void(Behaviour &)> &change)
{
    const std::lock_guard lock(d->mutex);
    Behaviour copy = *d->behaviour;
    change(copy);
    d->behaviour = std::make_shared<const Behaviour>(std::move(copy));
}

int Server::addFault(const Fault &fault)
{
    return d->faults.add(fault);
}
int Server::faultHits(int id) const
{
    return d->faults.hits(id);
}
void Server::clearFaults()
{
    d->faults.clear();
}
void Server::expireTokens()
{
    d->router.tokens().expireAll();
}
RequestLog &Server::log()
{
    return d->log;
}

IncidentStore &Server::incidents()
{
    return d->incidents;
}

} // namespace sampletenant
