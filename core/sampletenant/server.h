// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/sampletenant/behaviour.h"
#include "core/sampletenant/data.h"
#include "core/sampletenant/requestlog.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace sampletenant {

class IncidentStore;

struct Options
{
    quint16 port = 0; ///< 0 = any free one
    bool ipv6 = false; ///< [::1] instead of 127.0.0.1; nothing but loopback is ever listened on
    QString tenantId = QStringLiteral("5a3d7e00-0000-4000-8000-00000000cafe");
    QString domain = QStringLiteral("fabrikam.example"); ///< also accepted as tenant
    QString clientId = QStringLiteral("c11e4700-0000-4000-8000-000000000001");
    QString clientSecret = QStringLiteral("sample-secret");
    Behaviour behaviour;
};

/// The embedded tenant: one loopback HTTP/1.1 server that is sign-in, Microsoft Graph and Azure Resource Manager at
/// once (same origin), answering from a Data. Lives on one thread, which listen() and close() must be called on;
/// everything marked thread-safe may be called from anywhere.
class Server : public QObject
{
    Q_OBJECT
public:
    explicit Server(std::shared_ptr<const Data> data, Options options = {}, QObject *parent = nullptr);
    ~Server() override;

    base::Status listen();
    void close();

    // Thread-safe from here on.
    quint16 port() const; ///< 0 before listen()
    QUrl url() const; ///< origin, e.g. http://127.0.0.1:40123; good as graph, login and ARM URL
    const Options &options() const; ///< behaviour as at the start
    std::shared_ptr<const Data> data() const;

    Behaviour behaviour() const;
    void setBehaviour(const Behaviour &behaviour);
    void change(const std::function<void(Behaviour &)> &change); ///< atomically
    int addFault(const Fault &fault); ///< returns its id
    int faultHits(int id) const; ///< how often it acted
    void clearFaults();
    void expireTokens(); ///< every token handed out so far is refused from now on

    RequestLog &log();
    IncidentStore &incidents();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// A Server on a thread of its own. The destructor stops it and waits.
class ServerThread
{
public:
    explicit ServerThread(std::shared_ptr<const Data> data = bundledData(), Options options = {});
    ~ServerThread();
    ServerThread(const ServerThread &) = delete;
    ServerThread &operator=(const ServerThread &) = delete;

    /// Returns when the port is open.
    base::Status start();
    void stop();
    Server *server() const { return m_server.get(); } ///< only its thread-safe part
    Server *operator->() const { return m_server.get(); }
    QUrl url() const { return m_server->url(); }

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
    std::unique_ptr<Server> m_server;
};

} // namespace sampletenant
