// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <mutex>

namespace sampletenant {

/// One request as the server saw it. The sub-requests of a batch stand beside the batch itself.
struct Exchange
{
    qint64 arrivedMs = 0; ///< since the server started listening
    qint64 answeredMs = -1; ///< -1: not answered (cut, silent)
    QByteArray verb, target; ///< target: path and query as sent; of a sub-request with the version path in front
    int status = 0; ///< 0: no status was sent
    bool token = false; ///< carried a bearer token
    bool inBatch = false; ///< is a sub-request
    quint64 connection = 0;
    int retryAfterMs = -1; ///< announced with the answer
    QByteArray body; ///< of writes; never of token requests
    QByteArray userAgent;
};

/// What was asked. Thread-safe; reading copies.
class RequestLog
{
public:
    QList<Exchange> all() const;
    QList<Exchange> matching(const QString &pattern) const; ///< pattern as in Fault::match
    qsizetype size() const;
    void clear();
    /// Entries kept (the oldest go first); 0 = none, only the counters. Default 250,000.
    void setLimit(qsizetype limit);
    /// Told of each answered exchange, on the server's thread. Set before the server listens.
    void setListener(std::function<void(const Exchange &)> listener);

    struct Counters
    {
        qint64 exchanges = 0; ///< HTTP requests
        qint64 requests = 0; ///< API resources asked: a batch counts as its sub-requests
        qint64 batches = 0, tokens = 0, throttled = 0, failed = 0, bytesOut = 0, connections = 0;
        int connectionsNow = 0, connectionsMost = 0, inFlightMost = 0;
    };
    Counters counters() const;

    /// Requests with a token that arrived more than `graceMs` after a 429 had been sent and before its Retry-After had
    /// passed: a well-behaved client has none.
    QList<Exchange> early(int graceMs = 50) const;

private:
    friend class Server;
    friend class Router;
    quint64 add(Exchange exchange);
    void finish(quint64 entry, int status, qint64 answeredMs, int retryAfterMs);
    void count(const std::function<void(Counters &)> &change);

    mutable std::mutex m_mutex;
    QList<Exchange> m_entries;
    quint64 m_first = 0; ///< number of m_entries[0]
    qsizetype m_limit = 250'000;
    Counters m_counters;
    std::function<void(const Exchange &)> m_listener;
};

} // namespace sampletenant
