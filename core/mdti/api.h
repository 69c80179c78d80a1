// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/ioc/ownlist.h"
#include "core/mdti/answerstore.h"
#include "core/mdti/types.h"
#include "core/net/client.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace mdti {

/// How requests travel. Batch: up to 20 in one POST /$batch where that saves exchanges; falls back to Single for the
/// rest of the session when the tenant refuses batches.
enum class Transport { Batch, Single };

struct ApiSettings
{
    QUrl graph = QUrl(QStringLiteral("https://graph.microsoft.com")); ///< origin; the version path is added here
    Transport transport = Transport::Batch;
    bool offline = false; ///< only the store is asked; what it does not have fails with Failure::Offline
    bool allowDocumentation = false; ///< documentation space may be sent (sample tenant, loopback services)
    ioc::OwnList own; ///< is never sent
    /// Told of each resource asked over the network, once it has come back or failed: path, without the query, and what
    /// came. May be empty.
    std::function<void(const QByteArray &path, const base::Result<net::Reply> &reply)> answered;
};

/// Typed requests to MDTI on Graph (mdti-graph.md §4). Asks the store first, then the network, and puts what came into
/// the store before the handler sees it. Lives on the engine thread; every call ends in exactly one handler call, never
/// from inside the call itself. Hosts must be canonical; Internal ones (ioc::Reach) are refused with BadInput and never
/// sent.
class Api : public QObject
{
    Q_OBJECT
public:
    using Ticket = quint64;
    template <typename T> using Handler = std::function<void(base::Result<T>)>;
    enum class Direction { Forward, Reverse };

    /// `store` may be null. None is owned; all outlive the Api.
    Api(ApiSettings settings, net::Client *client, AnswerStore *store, base::Clock *clock, QObject *parent = nullptr);
    ~Api() override;

    /// First page (with $count=true and $top=`top`) or, when `next` is set, that page. 404 → an empty page.
    /// A 400 about $top is asked again with half of it; about $count, without it.
    Ticket passiveDns(const QString &host, Direction direction, int top, const QUrl &next, net::Priority priority,
                      Handler<Page<PassiveDnsRow>> handler);
    /// 404 → Reputation with known = false.
    Ticket reputation(const QString &host, net::Priority priority, Handler<Reputation> handler);
    /// A page of all actor profiles (id, kind, title, aliases, origins, targets).
    Ticket profiles(const QUrl &next, net::Priority priority, Handler<Page<Profile>> handler);
    Ticket profile(const QString &id, net::Priority priority, Handler<Profile> handler);
    Ticket profileIndicators(const QString &profileId, const QUrl &next, net::Priority priority,
                             Handler<Page<ProfileIndicator>> handler);
    Ticket article(const QString &id, net::Priority priority, Handler<Article> handler);

    void cancel(Ticket ticket);
    void cancelAll(); ///< handlers get Failure::Cancelled before this returns
    void setOffline(bool offline);
    void setOwn(const ioc::OwnList &own); ///< as ApiSettings::own; what waits is not sent any more either
    void setTransport(Transport transport); ///< from the next request on

    struct Counts
    {
        qint64 requests = 0; ///< resources asked over the network
        qint64 storeHits = 0;
    };
    Counts counts() const;
    net::Client *client() const;

Q_SIGNALS:
    /// The store could not keep an answer (disk full …); told once per kind of trouble. The run goes on in memory.
    void storeFailed(const base::Error &error);
    void batchRefused(const QString &why); ///< once; Single from now on

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace mdti
