// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/mdti/api.h"
#include "core/net/client.h"
#include "core/net/outcome.h"

#include <QHash>
#include <QObject>
#include <QUrl>

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace mdti {

/// Carries GETs to Graph, singly or in $batch POSTs, and hides the difference: who sends gets the reply the client
/// would have given for the single request. Deleting the courier drops everything without calling handlers.
///
/// With Batch, requests wait here rather than in the client, so that batches can fill while the governor's places are
/// taken; they leave as soon as there is room. Batches hold requests of one priority, Foreground first.
class Courier : public QObject
{
    Q_OBJECT
public:
    using Ticket = quint64;
    using Handler = std::function<void(base::Result<net::Reply>)>;

    Courier(QUrl graph, Transport transport, net::Client *client, base::Clock *clock, QObject *parent = nullptr);
    ~Courier() override;
    void setTransport(Transport transport); ///< from the next pump on

    /// The handler is called once, never from inside.
    Ticket send(const QUrl &url, net::Priority priority, Handler handler);
    /// Takes the request back; its handler is not called.
    void cancel(Ticket ticket);

Q_SIGNALS:
    /// The tenant takes no batches although it takes single requests; once, and no more are tried.
    void batchRefused(const QString &why);

private:
    struct Parcel;
    struct Bundle;
    using ParcelPtr = std::shared_ptr<Parcel>;
    using BundlePtr = std::shared_ptr<Bundle>;
    enum class Batching { Yes, Suspect, No };
    static Batching batchingOf(Transport transport);

    void pumpSoon();
    void pump();
    std::deque<ParcelPtr> *nextQueue();
    std::vector<ParcelPtr> take(std::deque<ParcelPtr> &queue, int count);
    void enqueue(const ParcelPtr &parcel, bool first);
    void sendSingly(const ParcelPtr &parcel);
    void sendSinglyLater(const ParcelPtr &parcel, qint64 ms);
    void singleCame(const ParcelPtr &parcel, base::Result<net::Reply> result);
    void sendBundle(std::vector<ParcelPtr> parcels);
    void bundleCame(const BundlePtr &bundle, const base::Result<net::Reply> &result);
    void bundleFailed(const Bundle &bundle, const base::Error &error);
    void bundleArrived(const BundlePtr &bundle, const net::Reply &reply);
    void unpackAll(const Bundle &bundle, const QHash<int, net::Outcome> &parts, const net::Reply &outer);
    void heedThrottling(const QHash<int, net::Outcome> &parts);
    bool unpack(const ParcelPtr &parcel, net::Outcome part, const net::Reply &outer);
    void singly(const Bundle &bundle, const QString &why, bool atOnce);
    void suspect(const Bundle &bundle, const QString &why);
    void endWaiting(const base::Error &error);
    void deliver(const ParcelPtr &parcel, base::Result<net::Reply> result);

    QUrl m_graph;
    Batching m_batching;
    QString m_why; ///< of the suspicion
    bool m_proven = false; ///< a part of a batch was answered well; until then "404" may mean the batch and not the host
    int m_unreadable = 0; ///< batches in a row that came to nothing
    net::Client *m_client;
    base::Clock *m_clock;
    std::unordered_map<Ticket, ParcelPtr> m_parcels;
    std::deque<ParcelPtr> m_waiting[3]; ///< by priority; cancelled ones are skipped when their turn comes
    Ticket m_lastTicket = 0;
    int m_out = 0; ///< places taken by what was handed to the client and has not come back
    bool m_pumpPlanned = false;
};

} // namespace mdti
