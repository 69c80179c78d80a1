// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/armbackend.h"

#include "core/incident/armparse.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace incident {

using base::Failure;

namespace {

constexpr int mostSearchPages = 20;
constexpr int searchPageSize = 500;

QString lastSegment(const QUrl &url)
{
    return url.path().section(u'/', -1);
}

/// Those of the rows that can be read.
template <typename T> QList<T> allOf(const QJsonArray &rows, std::optional<T> (*read)(const QJsonObject &))
{
    QList<T> all;
    for (const QJsonValue &row : rows) {
        if (std::optional<T> one = read(row.toObject()))
            all.append(std::move(*one));
    }
    return all;
}

} // namespace

/// Looks for one incident, newest first. `filter` is tried before, and given up when the service refuses it or it finds
/// nothing: filtering by number is not documented.
struct ArmBackend::Search
{
    ErrandPtr errand;
    QString filter, what; ///< what: for people
    Match matches;
    std::function<bool(const Incident &)> isOlder; ///< those after it need not be looked at
    Handler<Incident> handler;
    net::Request page;
    int pages = 0;
};

ArmBackend::ArmBackend(ArmSettings settings, Workspace workspace, net::Client *client, QObject *parent)
    : Backend(client, parent)
    , m_settings(std::move(settings))
    , m_workspace(std::move(workspace))
{
}

net::Request ArmBackend::request(const QByteArray &verb, const QString &path, const QueryOptions &query) const
{
    const QString full
        = m_workspace.resourceId() + QStringLiteral("/providers/Microsoft.SecurityInsights/incidents") + path;
    QByteArray target = QUrl::toPercentEncoding(full, "/");
    target += "?api-version=" + QUrl::toPercentEncoding(m_settings.apiVersion);
    for (const auto &[name, value] : query)
        target += '&' + QUrl::toPercentEncoding(name, "$") + '=' + QUrl::toPercentEncoding(value);
    net::Request request;
    request.verb = verb;
    request.url = m_settings.arm.resolved(QUrl::fromEncoded(target));
    request.resource = net::Resource::Arm;
    request.priority = net::Priority::Foreground;
    return request;
}

net::Request ArmBackend::follow(const QUrl &next) const
{
    net::Request request;
    request.url = next;
    request.resource = net::Resource::Arm;
    request.priority = net::Priority::Foreground;
    return request;
}

Backend::Read ArmBackend::reader() const
{
    return [workspace = m_workspace](const QJsonObject &json) { return arm::readIncident(json, workspace); };
}

base::Error ArmBackend::explained(base::Error error, const net::Request &request) const
{
    const QString last = lastSegment(request.url);
    if (error.kind == Failure::Forbidden) {
        const bool writes = request.verb == "PUT";
        const bool action = request.verb == "POST";
        const QString role = writes || action ? QStringLiteral("Microsoft Sentinel Responder")
                                              : QStringLiteral("Microsoft Sentinel Reader");
        error.detail = QStringLiteral("%1 The role %2 on the resource group %3 is needed%4.")
                           .arg(error.detail, role, m_workspace.resourceGroup,
                                action ? QStringLiteral(" (reading %1 counts as an action)").arg(last) : QString());
    } else if (error.kind == Failure::NotFound) {
        const bool place = error.code == u"SubscriptionNotFound" || error.code == u"ResourceGroupNotFound"
            || last == u"incidents";
        error.detail = place
            ? QStringLiteral("The workspace %1 is not there or cannot be seen; look it up again (%2).")
                  .arg(m_workspace.name, error.detail)
            : QStringLiteral("The workspace %1 has no such incident (%2).").arg(m_workspace.name, error.detail);
    }
    return error;
}

Backend::Ticket ArmBackend::list(const Query &query, const QUrl &next, Handler<IncidentPage> handler)
{
    const ErrandPtr errand = begin(handler);
    const bool first = next.isEmpty();
    askIncidents(errand, first ? request("GET", {}, optionsOf(query, arm::queryWords())) : follow(next), first, query,
                 reader(), handler);
    return errand->ticket;
}

Backend::Ticket ArmBackend::find(const QString &idOrNumber, Handler<Incident> handler)
{
    const ErrandPtr errand = begin(handler);
    const QString text = idOrNumber.trimmed();
    bool isNumber = false;
    const qint64 number = (text.startsWith(u'#') ? text.mid(1) : text).toLongLong(&isNumber);
    if (const QUuid guid = QUuid::fromString(text); !guid.isNull()) {
        askIncident(errand, request("GET", u'/' + guid.toString(QUuid::WithoutBraces)), reader(), handler);
    } else if (isNumber && number > 0) {
        const auto search = std::make_shared<Search>();
        search->errand = errand;
        search->filter = QStringLiteral("properties/incidentNumber eq %1").arg(number);
        search->what = QStringLiteral("incident %1").arg(number);
        search->matches = [number](const Incident &incident) { return incident.number == number; };
        search->isOlder = [number](const Incident &incident) { return incident.number < number; };
        search->handler = handler;
        this->search(search);
    } else {
        failLater(errand, {Failure::BadInput, QStringLiteral("An incident is named by its GUID or its number."), 0, {}, {}});
    }
    return errand->ticket;
}

Backend::Ticket ArmBackend::findByDefenderId(const QString &id, Handler<Incident> handler)
{
    const ErrandPtr errand = begin(handler);
    const auto search = std::make_shared<Search>();
    search->errand = errand;
    search->filter = QStringLiteral("properties/providerIncidentId eq '%1'").arg(QString(id).replace(u'\'', QStringLiteral("''")));
    search->what = QStringLiteral("Defender incident %1").arg(id);
    search->matches = [id](const Incident &incident) { return incident.isUnified() && incident.providerIncidentId == id; };
    search->isOlder = [](const Incident &) { return false; };
    search->handler = handler;
    this->search(search);
    return errand->ticket;
}

void ArmBackend::search(const std::shared_ptr<Search> &search)
{
    const bool filtered = !search->filter.isEmpty();
    const bool first = search->page.url.isEmpty();
    if (first) {
        Query newest;
        newest.pageSize = searchPageSize;
        QueryOptions options = optionsOf(newest, arm::queryWords());
        if (filtered)
            options.prepend({QStringLiteral("$filter"), search->filter});
        search->page = request("GET", {}, options);
    }
    const auto withoutFilter = [this, search] {
        search->filter.clear();
        search->page = {};
        search->pages = 0;
        this->search(search);
    };
    askPage(search->errand, search->page, first, [this, search, filtered, withoutFilter](base::Result<Rows> rows) {
        if (!rows) {
            if (filtered && rows.error().httpStatus == 400)
                withoutFilter();
            else
                fail(search->errand, rows.error());
            return;
        }
        bool allOlder = !rows->rows.isEmpty();
        for (const QJsonValue &row : std::as_const(rows->rows)) {
            base::Result<Incident> incident = arm::readIncident(row.toObject(), m_workspace);
            if (incident && search->matches(*incident)) {
                settle(search->errand, std::move(incident), search->handler);
                return;
            }
            allOlder = allOlder && incident && search->isOlder(*incident);
        }
        if (!rows->next.isEmpty() && !allOlder && ++search->pages < mostSearchPages) {
            search->page = follow(rows->next);
            this->search(search);
        } else if (filtered) {
            withoutFilter();
        } else {
            fail(search->errand, {Failure::NotFound, QStringLiteral("The workspace %1 has no %2 that can be seen.")
                                      .arg(m_workspace.name, search->what), 404, {}, {}});
        }
    });
}

Backend::Ticket ArmBackend::entities(const Incident &of, Handler<QList<Entity>> handler)
{
    const ErrandPtr errand = begin(handler);
    ask(errand, request("POST", u'/' + of.id + QStringLiteral("/entities")),
        [this, errand, handler](base::Result<QJsonObject> json) {
            settle(errand,
                   listIn(json, u"entities").map([](const QJsonArray &rows) { return allOf(rows, arm::readEntity); }), handler);
        });
    return errand->ticket;
}

Backend::Ticket ArmBackend::alerts(const Incident &of, Handler<QList<Alert>> handler)
{
    const ErrandPtr errand = begin(handler);
    askPage(errand, request("POST", u'/' + of.id + QStringLiteral("/alerts")), true,
            [this, errand, handler](base::Result<Rows> rows) {
                settle(errand, rows.map([](const Rows &page) { return allOf(page.rows, arm::readAlert); }), handler);
            });
    return errand->ticket;
}

Backend::Ticket ArmBackend::comments(const Incident &of, Handler<QList<Comment>> handler)
{
    const ErrandPtr errand = begin(handler);
    readComments(errand, request("GET", u'/' + of.id + QStringLiteral("/comments")), true, {},
                 [this, errand, handler](base::Result<QList<Comment>> all) {
                     settle(errand, std::move(all), handler);
                 });
    return errand->ticket;
}

void ArmBackend::readComments(const ErrandPtr &errand, const net::Request &page, bool first, QList<Comment> sofar,
                              Handler<QList<Comment>> then)
{
    askPage(errand, page, first, [this, errand, sofar = std::move(sofar), then](base::Result<Rows> rows) mutable {
        if (!rows) {
            then(base::failure(rows.error()));
            return;
        }
        sofar += allOf(rows->rows, arm::readComment);
        if (!rows->next.isEmpty()) {
            readComments(errand, follow(rows->next), false, std::move(sofar), then);
            return;
        }
        std::stable_sort(sofar.begin(), sofar.end(),
                         [](const Comment &a, const Comment &b) { return a.created < b.created; });
        then(std::move(sofar));
    });
}

Backend::Ticket ArmBackend::postComment(const Incident &to, const CommentDraft &draft, Handler<Comment> handler)
{
    const ErrandPtr errand = begin(handler);
    const QString path = QStringLiteral("/%1/comments/%2").arg(to.id, draft.id.toString(QUuid::WithoutBraces));
    net::Request put = request("PUT", path);
    put.body = QJsonDocument(QJsonObject{{QStringLiteral("properties"),
                                          QJsonObject{{QStringLiteral("message"), draft.message}}}})
                   .toJson(QJsonDocument::Compact);
    ask(errand, put, [this, errand, path, draft, handler](base::Result<QJsonObject> json) {
        std::optional<Comment> comment = json ? arm::readComment(*json) : std::nullopt;
        if (!json && !isConflict(json.error()) && !isUnreadable(json.error()))
            fail(errand, json.error());
        else if (!comment)
            checkPosted(errand, path, draft,
                        json ? base::Error{Failure::BadReply, QStringLiteral("The answer is not a comment."), 0, {}, {}}
                             : json.error(),
                        handler);
        else if (end(errand))
            handler(std::move(*comment));
    });
    return errand->ticket;
}

/// A repetition after a lost reply may be refused as a conflict, and an answer may be unreadable: the same text there
/// means that it is posted.
void ArmBackend::checkPosted(const ErrandPtr &errand, const QString &path, const CommentDraft &draft,
                             const base::Error &why, Handler<Comment> handler)
{
    ask(errand, request("GET", path), [this, errand, draft, why, handler](base::Result<QJsonObject> json) {
        std::optional<Comment> comment = json ? arm::readComment(*json) : std::nullopt;
        if (!comment || (comment->message != draft.message && !comment->message.contains(draft.marker)))
            fail(errand, why);
        else if (end(errand))
            handler(std::move(*comment));
    });
}

Backend::Ticket ArmBackend::update(const Incident &asRead, const Change &change, Handler<Incident> handler)
{
    const ErrandPtr errand = begin(handler);
    net::Request put = request("PUT", u'/' + asRead.id);
    put.body = QJsonDocument(arm::writeIncident(asRead, change)).toJson(QJsonDocument::Compact);
    askWritten(errand, put, request("GET", u'/' + asRead.id), reader(), handler);
    return errand->ticket;
}

} // namespace incident
