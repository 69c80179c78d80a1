// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/types.h"
#include "core/mdti/pageguard.h"
#include "core/net/client.h"

#include <QJsonArray>
#include <QObject>
#include <QUrl>

#include <map>
#include <memory>

namespace incident {

/// Calls that take one or several requests for JSON and end in exactly one handler call, never from inside the call.
/// Lives on the thread of its client, which outlives it; deleting it drops everything without calling handlers.
class Caller : public QObject
{
    Q_OBJECT
public:
    using Ticket = quint64;

    explicit Caller(net::Client *client, QObject *parent = nullptr);
    ~Caller() override;

    void cancel(Ticket ticket); ///< the handler gets Failure::Cancelled before this returns
    void cancelAll();

    /// Sees every answer, with verb and path ("PUT /subscriptions/…"), before it is read. For the audit log.
    using Observer = std::function<void(const QByteArray &what, const base::Result<net::Reply> &)>;
    void setObserver(Observer observer) { m_observer = std::move(observer); }

protected:
    /// A call on its way, of one or several requests. `fail` is empty once it has ended.
    struct Errand
    {
        Ticket ticket = 0;
        net::Client::Ticket sent = 0;
        std::function<void(const base::Error &)> fail;
        bool isOver() const { return !fail; }
    };
    using ErrandPtr = std::shared_ptr<Errand>;
    using JsonHandler = std::function<void(base::Result<QJsonObject>)>;

    template <typename T> ErrandPtr begin(const Handler<T> &handler)
    {
        return enter([handler](const base::Error &error) { handler(base::failure(error)); });
    }
    /// Ends the errand. False when it had ended already: then its handler must not be called.
    bool end(const ErrandPtr &errand);
    void fail(const ErrandPtr &errand, const base::Error &error);
    void failLater(const ErrandPtr &errand, const base::Error &error); ///< not from inside the call
    /// Ends the errand with what came of it.
    template <typename T> void settle(const ErrandPtr &errand, base::Result<T> result, const Handler<T> &handler)
    {
        if (!result)
            fail(errand, result.error());
        else if (end(errand))
            handler(std::move(result));
    }
    /// Sends, reads the answer as a JSON object (404 → NotFound), and calls `then` unless the errand is over.
    void ask(const ErrandPtr &errand, net::Request request, JsonHandler then);

    /// The list that an answer must have, or a BadReply.
    static base::Result<QJsonArray> listIn(const base::Result<QJsonObject> &answer, QStringView name);

    struct Rows
    {
        QJsonArray rows;
        QUrl next; ///< of the same origin; empty on the last page
    };
    /// As ask, for a page of a list. Paging that does not end fails with BadReply.
    void askPage(const ErrandPtr &errand, const net::Request &request, bool first,
                 std::function<void(base::Result<Rows>)> then);
    net::Client *client() const { return m_client; }
    /// The error in the caller's words (missing role …).
    virtual base::Error explained(base::Error error, const net::Request &request) const = 0;

private:
    ErrandPtr enter(std::function<void(const base::Error &)> fail);

    net::Client *m_client;
    Observer m_observer;
    mdti::PageGuard m_pages;
    std::map<Ticket, ErrandPtr> m_errands;
    Ticket m_last = 0;
};

} // namespace incident
