// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/account.h"
#include "core/net/client.h"
#include "core/net/connections.h"
#include "core/net/exchange.h"
#include "core/net/requestqueue.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <array>
#include <map>

namespace net {

class Client::Private : public QObject
{
public:
    Private(Client *client, ClientSettings settings, TokenSource *source, base::Clock *time);
    ~Private() override;

    Ticket add(Request request, Handler handler);
    void cancel(Ticket ticket);
    void cancelAll();
    void reconfigure(const ClientSettings &wanted);
    void pumpSoon();
    void pump();
    void changed();
    void announcePause(qint64 ms, const QString &why);

    Client *q;
    ClientSettings settings;
    TokenSource *tokens;
    base::Clock *clock;
    std::shared_ptr<Account> account;
    Connections connections;
    Counters counters;
    std::map<Ticket, JobPtr> jobs; ///< all that have not ended, oldest first
    qint64 underWay = 0; ///< of these
    bool paused = false;

private:
    struct Flight
    {
        JobPtr job;
        Governor::Permit permit;
        Connections::Slot slot;
        Exchange *exchange = nullptr;
        QByteArray token;
    };
    /// How long a request bears being put off by 429 answers; also the longest pause that is waited for.
    static constexpr qint64 patienceMs = 15 * 60'000;
    struct TokenState
    {
        bool asking = false;
        std::optional<Token> arrived; ///< only until those who waited for it are on their way
    };

    std::optional<base::Error> refusal(const Request &request) const;
    bool startNext(std::array<bool, 3> &blocked);
    std::optional<Token> tokenFor(Resource resource);
    void tokensArrived(Resource resource, const base::Result<Token> &token);
    void launch(const JobPtr &job, const QByteArray &token, const Connections::Slot &slot,
                const Governor::Permit &permit);
    QNetworkRequest networkRequest(const Request &request, const QByteArray &token) const;

    void landed(Ticket ticket, Outcome outcome);
    void judge(const Flight &flight, Outcome outcome);
    void throttled(const Flight &flight, const Outcome &outcome);
    base::Error longPause() const;
    bool outlastsPatience(const Job &job) const;
    void refusedToken(const Flight &flight, const Outcome &outcome);
    bool retry(const JobPtr &job, const Outcome &outcome);
    void giveUpIfDead(const base::Error &error);
    void log(const Request &request, const Outcome &outcome);

    void end(const JobPtr &job, base::Result<Reply> result);
    void endAll(const base::Error &error);
    void endSoon(const JobPtr &job, const base::Error &error);
    void connected();
    void wakeAfter(qint64 ms);

    QSslConfiguration m_tls;
    QSet<QByteArray> m_allowed;
    QRandomGenerator m_random;
    RequestQueue m_queue;
    QHash<Ticket, Flight> m_flights;
    std::array<TokenState, 3> m_tokens;
    Ticket m_lastTicket = 0;
    std::optional<base::Error> m_lastFailure;
    bool m_pumpQueued = false, m_pumping = false, m_changeQueued = false, m_lookQueued = false;
    qint64 m_wakeAt = -1;
};

} // namespace net
