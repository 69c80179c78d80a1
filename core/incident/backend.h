// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/caller.h"
#include "core/incident/query.h"

#include <QUrl>
#include <QUuid>

#include <optional>

namespace incident {

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
class Backend : public Caller
{
    Q_OBJECT
public:
    using Caller::Caller;

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

protected:
    using Read = std::function<base::Result<Incident>(const QJsonObject &)>;
    /// Ends the errand with the incidents of a page; rows that are none are counted. `unordered`: asked instead when the
    /// service refuses the request.
    void askIncidents(const ErrandPtr &errand, const net::Request &request, bool first, const Query &query,
                      const Read &read, const Handler<IncidentPage> &handler,
                      const std::optional<net::Request> &unordered = {});
    /// Ends the errand with the incident that is the answer.
    void askIncident(const ErrandPtr &errand, const net::Request &request, const Read &read,
                     const Handler<Incident> &handler);
    /// Ends the errand with the incident after a write. Where the service took it but answers nothing that can be read,
    /// the incident is read back.
    void askWritten(const ErrandPtr &errand, const net::Request &write, const net::Request &readBack, const Read &read,
                    const Handler<Incident> &handler);
    /// The same, when the write has been answered.
    void settleWritten(const ErrandPtr &errand, const base::Result<QJsonObject> &json, const net::Request &readBack,
                       const Read &read, const Handler<Incident> &handler);
};

/// Done, but with an answer that says nothing.
inline bool isUnreadable(const base::Error &error)
{
    return error.kind == base::Failure::BadReply && error.httpStatus >= 200 && error.httpStatus < 300;
}

/// Somebody else was faster.
inline bool isConflict(const base::Error &error)
{
    return error.httpStatus == 409 || error.httpStatus == 412;
}

} // namespace incident
