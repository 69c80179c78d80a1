// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/net/tokens.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QSslConfiguration;

namespace net {

class Account;

/// What the user waits for goes before what is only nice to have.
enum class Priority { Foreground, Normal, Background };

struct Request
{
    QByteArray verb = "GET";
    QUrl url;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers; ///< further ones; never Authorization
    Resource resource = Resource::Graph; ///< whose token travels along; None: no token
    Priority priority = Priority::Normal;
    bool idempotent = true; ///< may be repeated after a lost reply
    int weight = 1; ///< how many of the governor's places it takes (sub-requests of a batch)
    qint64 sizeLimit = 16 * 1024 * 1024; ///< bytes of the decoded body
    int totalTimeoutMs = 60'000, idleTimeoutMs = 30'000;
};

struct Reply
{
    int status = 0; ///< 2xx, or 404 (callers decide what it means); everything else comes as an Error
    QByteArray body;
    QByteArray contentType;
    QList<QPair<QByteArray, QByteArray>> headers; ///< names lower case
    QString requestId; ///< header request-id / x-ms-request-id, or of the error body
    QDateTime received; ///< UTC
    qint64 tookMs = 0;
    QByteArray header(QByteArrayView name) const;
};

/// How the account bears it just now; for progress displays.
struct Load
{
    int inFlight = 0, width = 0; ///< places
    qint64 waiting = 0; ///< requests not sent yet
    qint64 pausedMs = 0; ///< left of a pause the service asked for, or of an open circuit breaker
    bool breakerOpen = false;
};

struct Counters
{
    qint64 httpCalls = 0, throttled = 0, retries = 0, bytes = 0;
};

struct ClientSettings
{
    QList<QUrl> allowedOrigins; ///< scheme, host, port: the only places a token may go (Graph, ARM)
    int startWidth = 32; ///< places at the start, or what this tenant last bore
    int maximumWidth = 100, minimumWidth = 4;
    double requestsPerSecond = 0; ///< 0 = no own limit
    int managers = 0; ///< network managers for HTTP/1.1 (6 connections each); 0 = as many as the width needs
    bool http2 = true;
    QByteArray caCertificates; ///< PEM, trusted in addition to the system's
    quint32 seed = 0; ///< of the jitter; 0 = random
    /// Shared with other clients of the same tenant and application; its width and limits hold then. Null: of its own.
    std::shared_ptr<Account> account;
};

/// Sends everything that goes out, from one thread, with the one governor of its account: width, pauses (Retry-After),
/// retries with backoff and jitter, circuit breaker, time-outs, size limits, origin check, token renewal, redacted log.
/// Each send ends in exactly one handler call on this thread, never from inside send(); after cancel() the handler gets
/// Failure::Cancelled. Deleting the client drops everything without calling handlers. (mdti-graph.md §8, §9)
class Client : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(base::Result<Reply>)>;
    using Ticket = quint64;

    /// `tokens` may be null when no request needs one; not owned. `clock` must outlive the client.
    Client(ClientSettings settings, TokenSource *tokens, base::Clock *clock, QObject *parent = nullptr);
    ~Client() override;

    Ticket send(Request request, Handler handler);
    void cancel(Ticket ticket);
    void cancelAll();
    /// Nothing new is sent while paused; what is under way finishes.
    void setPaused(bool paused);
    /// From the next request on: HTTP/2, certificates and how many connections. Width and rate are the account's; the rest
    /// stays as it was.
    void reconfigure(const ClientSettings &settings);
    /// So many sub-requests of a batch were throttled, the others of it not: the whole account waits (mdti-graph.md §10),
    /// and the width falls.
    void throttledElsewhere(std::optional<qint64> retryAfterMs, int places = 1, int accepted = 0);

    Load load() const;
    Counters counters() const;
    /// Width this tenant bears, to start with next time.
    int learnedWidth() const;

Q_SIGNALS:
    void loadChanged(); ///< at most 30 times a second
    void pauseStarted(qint64 ms, const QString &why); ///< service pause, for the Activity table
    /// One line per exchange: verb, URL without query, status, bytes, ms. No headers, no bodies.
    void logged(const QString &line);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace net
