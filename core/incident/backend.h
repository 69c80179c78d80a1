// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/types.h"
#include "core/net/client.h"

#include <QObject>
#include <QUrl>
#include <QUuid>

#include <map>
#include <memory>
#include <optional>

namespace incident {

struct Query
{
    QList<Status> statuses; ///< empty: all
    QList<Severity> severities;
    QString text; ///< in title or number; looked for here, page by page
    QDateTime createdFrom, createdUntil, modifiedFrom; ///< invalid: open
    enum class Order { Created, Modified };
    Order order = Order::Created; ///< newest first
    int pageSize = 50;
};

struct IncidentPage
{
    QList<Incident> incidents; ///< newest first; may be empty although there is a next page
    QUrl next; ///< verbatim; empty on the last page
    int malformed = 0; ///< rows that were no incidents
};

struct CommentDraft
{
    QUuid id; ///< decided by us, so that a repetition is no second comment (Arm)
    QString marker; ///< stands in the text, so that it is found again (Defender)
    QString message;
};

struct Change
{
    std::optional<Severity> severity;
    std::optional<Status> status;
    QStringList addLabels; ///< those not there yet
    bool reopen = false; ///< the closed incident is opened: its classification is left out
    bool isEmpty() const { return !severity && !status && addLabels.isEmpty(); }
};

/// One way to the incidents of one workspace or tenant. Lives on the thread of its client, which outlives it. Every call
/// ends in exactly one handler call, never from inside the call; after cancel() with Failure::Cancelled. Deleting the
/// back end drops everything without calling handlers.
///
/// Errors carry HTTP status, code and request id; a 403 says which role or permission is missing. A conflict (409, 412)
/// comes as BadRequest with that status.
class Backend : public QObject
{
    Q_OBJECT
public:
    using Ticket = quint64;

    explicit Backend(net::Client *client, QObject *parent = nullptr);
    ~Backend() override;

    virtual Side side() const = 0;
    /// `next`: a page's link instead of the query's first page; the text filter of the query goes on.
    virtual Ticket list(const Query &query, const QUrl &next, Handler<IncidentPage> handler) = 0;
    /// By GUID or incident number (Arm), or Defender id. NotFound when there is none.
    virtual Ticket find(const QString &idOrNumber, Handler<Incident> handler) = 0;
    virtual Ticket entities(const Incident &of, Handler<QList<Entity>> handler) = 0;
    virtual Ticket alerts(const Incident &of, Handler<QList<Alert>> handler) = 0;
    virtual Ticket comments(const Incident &of, Handler<QList<Comment>> handler) = 0; ///< all pages, oldest first
    /// A lost reply is not repeated blindly: the comments are read, and it succeeds when the comment is there.
    virtual Ticket postComment(const Incident &to, const CommentDraft &draft, Handler<Comment> handler) = 0;
    /// One write of everything at once, merged into `asRead` (Arm: with its etag). The reply is the incident after it.
    virtual Ticket update(const Incident &asRead, const Change &change, Handler<Incident> handler) = 0;
    void cancel(Ticket ticket);

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
    /// Sends, reads the answer as a JSON object (404 → NotFound), and calls `then` unless the errand is over.
    void ask(const ErrandPtr &errand, net::Request request, JsonHandler then);
    net::Client *client() const { return m_client; }
    /// The error in this back end's words (missing role …).
    virtual base::Error explained(base::Error error, const net::Request &request) const { Q_UNUSED(request) return error; }

private:
    ErrandPtr enter(std::function<void(const base::Error &)> fail);

    net::Client *m_client;
    std::map<Ticket, ErrandPtr> m_errands;
    Ticket m_last = 0;
};

} // namespace incident
