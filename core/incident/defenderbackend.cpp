// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/defenderbackend.h"

#include "core/incident/defenderparse.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace incident {

using base::Failure;

namespace {

bool hasMarker(const QList<Comment> &comments, const QString &marker)
{
    return !marker.isEmpty() && std::any_of(comments.begin(), comments.end(), [&](const Comment &comment) {
        return comment.message.contains(marker);
    });
}

/// Failures after which the service may have done it all the same.
bool mayHaveHappened(const base::Error &error)
{
    switch (error.kind) {
    case Failure::Network:
    case Failure::Timeout:
    case Failure::BadReply:
    case Failure::TooLarge:
    case Failure::Service:
        return true;
    default:
        return false;
    }
}

} // namespace

DefenderBackend::DefenderBackend(DefenderSettings settings, net::Client *client, QObject *parent)
    : Backend(client, parent)
    , m_settings(std::move(settings))
{
}

net::Request DefenderBackend::request(const QByteArray &verb, const QString &path, const QueryOptions &query) const
{
    QByteArray target = QUrl::toPercentEncoding(QStringLiteral("/v1.0/security/incidents") + path, "/");
    char before = '?';
    for (const auto &[name, value] : query) {
        target += before + QUrl::toPercentEncoding(name, "$") + '=' + QUrl::toPercentEncoding(value);
        before = '&';
    }
    net::Request request;
    request.verb = verb;
    request.url = m_settings.graph.resolved(QUrl::fromEncoded(target));
    request.resource = net::Resource::Graph;
    request.priority = net::Priority::Foreground;
    return request;
}

base::Error DefenderBackend::explained(base::Error error, const net::Request &request) const
{
    if (error.kind == Failure::Forbidden) {
        const QString permission = request.verb == "GET" ? QStringLiteral("SecurityIncident.Read.All")
                                                         : QStringLiteral("SecurityIncident.ReadWrite.All");
        error.detail
            = QStringLiteral("%1 The permission %2 is needed; who signs in as a person also needs the role Security Operator.")
                  .arg(error.detail, permission);
        if (request.verb != "GET")
            error.detail += QStringLiteral(" Until then the incident can be written to through Microsoft Sentinel instead.");
    } else if (error.kind == Failure::NotFound) {
        error.detail = QStringLiteral("Microsoft Defender has no such incident (%1).").arg(error.detail);
    }
    return error;
}

Backend::Ticket DefenderBackend::list(const Query &query, const QUrl &next, Handler<IncidentPage> handler)
{
    const ErrandPtr errand = begin(handler);
    QueryOptions options = optionsOf(query, defender::queryWords());
    net::Request asked = request("GET", {}, options);
    if (!next.isEmpty()) {
        asked.url = next;
        askIncidents(errand, asked, false, query, defender::readIncident, handler);
        return errand->ticket;
    }
    // The order is not among the options that the page of the service names: where it is refused, ours must do.
    options.removeIf([](const auto &option) { return option.first == u"$orderby"; });
    const net::Request unordered = request("GET", {}, options);
    askIncidents(errand, asked, true, query, defender::readIncident, handler, unordered);
    return errand->ticket;
}

Backend::Ticket DefenderBackend::find(const QString &id, Handler<Incident> handler)
{
    const ErrandPtr errand = begin(handler);
    QString text = id.trimmed();
    if (text.startsWith(u'#'))
        text.remove(0, 1);
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_-]+$"));
    if (plain.match(text).hasMatch()) {
        askIncident(errand, request("GET", u'/' + text), defender::readIncident, handler);
    } else { // it would lead to another path; ids come from plans in files, too
        failLater(errand, {Failure::BadInput, QStringLiteral("This is not the id of a Defender incident."), 0, {}, {}});
    }
    return errand->ticket;
}

template <typename T>
Backend::Ticket DefenderBackend::askAlerts(const Incident &of, T (*read)(const QJsonArray &), const Handler<T> &handler)
{
    const ErrandPtr errand = begin(handler);
    ask(errand, request("GET", u'/' + of.id, {{QStringLiteral("$expand"), QStringLiteral("alerts")}}),
        [this, errand, read, handler](base::Result<QJsonObject> json) {
            settle(errand, listIn(json, u"alerts").map(read), handler);
        });
    return errand->ticket;
}

Backend::Ticket DefenderBackend::entities(const Incident &of, Handler<QList<Entity>> handler)
{
    return askAlerts(of, defender::readEvidence, handler);
}

Backend::Ticket DefenderBackend::alerts(const Incident &of, Handler<QList<Alert>> handler)
{
    return askAlerts(of, defender::readAlerts, handler);
}

Backend::Ticket DefenderBackend::comments(const Incident &of, Handler<QList<Comment>> handler)
{
    const ErrandPtr errand = begin(handler);
    readComments(errand, of.id, [this, errand, handler](base::Result<QList<Comment>> comments) {
        settle(errand, std::move(comments), handler);
    });
    return errand->ticket;
}

void DefenderBackend::readComments(const ErrandPtr &errand, const QString &id, Handler<QList<Comment>> then)
{
    ask(errand, request("GET", u'/' + id), [then](base::Result<QJsonObject> json) {
        then(listIn(json, u"comments").map(defender::readComments));
    });
}

Backend::Ticket DefenderBackend::postComment(const Incident &to, const CommentDraft &draft, Handler<Comment> handler)
{
    const ErrandPtr errand = begin(handler);
    net::Request post = request("POST", u'/' + to.id + QStringLiteral("/comments"));
    post.idempotent = false; // a second one would be a second comment
    post.body = QJsonDocument(QJsonObject{{QStringLiteral("@odata.type"),
                                           QStringLiteral("microsoft.graph.security.alertComment")},
                                          {QStringLiteral("comment"), draft.message}})
                    .toJson(QJsonDocument::Compact);
    ask(errand, post, [this, errand, id = to.id, draft, handler](base::Result<QJsonObject> json) {
        if (!json && mayHaveHappened(json.error())) {
            checkPosted(errand, id, draft, json.error(), handler);
        } else if (!json) {
            fail(errand, json.error());
        } else if (!hasMarker(defender::readComments((*json)[u"value"].toArray()), draft.marker)) {
            checkPosted(errand, id, draft,
                        {Failure::BadReply, QStringLiteral("The answer does not show the comment."), 0, {}, {}}, handler);
        } else if (end(errand)) {
            handler(Comment{{}, draft.message, {}, {}});
        }
    });
    return errand->ticket;
}

/// Whether the comment is there although its reply was lost: told by the marker in its text.
void DefenderBackend::checkPosted(const ErrandPtr &errand, const QString &id, const CommentDraft &draft,
                                  const base::Error &why, Handler<Comment> handler)
{
    readComments(errand, id, [this, errand, draft, why, handler](base::Result<QList<Comment>> comments) {
        if (!comments || !hasMarker(*comments, draft.marker))
            fail(errand, why);
        else if (end(errand))
            handler(Comment{{}, draft.message, {}, {}});
    });
}

Backend::Ticket DefenderBackend::update(const Incident &asRead, const Change &change, Handler<Incident> handler)
{
    const ErrandPtr errand = begin(handler);
    patch(errand, asRead, defender::writeChange(asRead, change), handler);
    return errand->ticket;
}

void DefenderBackend::patch(const ErrandPtr &errand, const Incident &asRead, const QJsonObject &body,
                            Handler<Incident> handler)
{
    net::Request patch = request("PATCH", u'/' + asRead.id);
    patch.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    ask(errand, patch, [this, errand, asRead, body, handler](base::Result<QJsonObject> json) {
        // The update page of the service does not name inProgress, its metadata does.
        if (!json && json.error().httpStatus == 400 && body.contains(u"status")) {
            QJsonObject rest = body;
            rest.remove(QStringLiteral("status"));
            if (rest.isEmpty()) // as it is: who asked sees that the status stayed
                askIncident(errand, request("GET", u'/' + asRead.id), defender::readIncident, handler);
            else
                this->patch(errand, asRead, rest, handler);
        } else {
            settleWritten(errand, json, request("GET", u'/' + asRead.id), defender::readIncident, handler);
        }
    });
}

} // namespace incident
