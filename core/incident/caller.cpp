// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/caller.h"

#include "core/mdti/json.h"
#include "core/mdti/paths.h"
#include "core/net/outcome.h"

#include <QJsonDocument>
#include <QPointer>

#include <utility>

namespace incident {

using base::Failure;

Caller::Caller(net::Client *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

Caller::~Caller()
{
    const auto errands = std::exchange(m_errands, {});
    for (const auto &[ticket, errand] : errands) {
        errand->fail = nullptr;
        if (errand->sent)
            m_client->cancel(errand->sent);
    }
}

Caller::ErrandPtr Caller::enter(std::function<void(const base::Error &)> fail)
{
    const auto errand = std::make_shared<Errand>();
    errand->ticket = ++m_last;
    errand->fail = std::move(fail);
    m_errands.emplace(errand->ticket, errand);
    return errand;
}

bool Caller::end(const ErrandPtr &errand)
{
    if (errand->isOver())
        return false;
    errand->fail = nullptr;
    m_errands.erase(errand->ticket);
    return true;
}

void Caller::fail(const ErrandPtr &errand, const base::Error &error)
{
    const auto handler = errand->fail;
    if (end(errand))
        handler(error);
}

void Caller::failLater(const ErrandPtr &errand, const base::Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, errand, error] { fail(errand, error); }, Qt::QueuedConnection);
}

void Caller::cancel(Ticket ticket)
{
    const auto found = m_errands.find(ticket);
    if (found == m_errands.end())
        return;
    const ErrandPtr errand = found->second;
    const auto handler = errand->fail;
    end(errand);
    if (errand->sent)
        m_client->cancel(errand->sent);
    handler({Failure::Cancelled, {}, 0, {}, {}});
}

void Caller::cancelAll()
{
    QList<Ticket> tickets;
    for (const auto &[ticket, errand] : m_errands)
        tickets.append(ticket);
    const QPointer<Caller> self(this);
    for (const Ticket ticket : std::as_const(tickets)) {
        cancel(ticket);
        if (!self)
            return;
    }
}

void Caller::ask(const ErrandPtr &errand, net::Request request, JsonHandler then)
{
    if (errand->isOver())
        return;
    const QPointer<Caller> self(this);
    errand->sent = m_client->send(
        net::Request(request), [self, errand, request, then = std::move(then)](base::Result<net::Reply> reply) {
            errand->sent = 0;
            if (self && self->m_observer)
                self->m_observer(request.verb + ' ' + request.url.path(QUrl::FullyEncoded).toLatin1(), reply);
            if (!self || errand->isOver())
                return;
            if (reply && reply->status == 404) {
                const net::ServiceError said = net::readServiceError(reply->body);
                reply = base::failure(
                    base::Error{Failure::NotFound, said.message, reply->status, said.code, reply->requestId});
            }
            if (!reply) {
                then(base::failure(self->explained(reply.error(), request)));
                return;
            }
            base::Result<QJsonObject> object = mdti::json::object(reply->body);
            const QByteArray etag = reply->header("etag");
            if (object && !etag.isEmpty() && (*object)[u"etag"].toString().isEmpty())
                object->insert(QStringLiteral("etag"), QString::fromUtf8(etag)); // some answers have it there only
            if (!object)
                object = base::failure(
                    base::Error{object.error().kind, object.error().detail, reply->status, {}, reply->requestId});
            then(std::move(object));
        });
}

base::Result<QJsonArray> Caller::listIn(const base::Result<QJsonObject> &answer, QStringView name)
{
    if (!answer)
        return base::failure(answer.error());
    const QJsonValue list = (*answer)[name];
    if (list.isNull())
        return QJsonArray(); // said to be empty, which is more than not said
    if (!list.isArray())
        return base::failure(Failure::BadReply, QStringLiteral("The answer has no list named \"%1\".").arg(name));
    return list.toArray();
}

void Caller::askPage(const ErrandPtr &errand, const net::Request &request, bool first,
                      std::function<void(base::Result<Rows>)> then)
{
    const QByteArray page = mdti::paths::targetOf(request.url);
    if (first) {
        m_pages.enterFirst(page);
    } else if (const std::optional<base::Error> endless = m_pages.enterNext(page)) {
        failLater(errand, *endless);
        return;
    }
    ask(errand, request, [this, page, origin = request.url, then = std::move(then)](base::Result<QJsonObject> object) {
        if (!object) {
            m_pages.failed(page);
            then(base::failure(object.error()));
            return;
        }
        const base::Result<QJsonArray> list = listIn(object, u"value");
        if (!list) {
            then(base::failure(list.error()));
            return;
        }
        Rows rows{*list, {}};
        QString link = (*object)[u"nextLink"].toString();
        if (link.isEmpty())
            link = (*object)[u"@odata.nextLink"].toString();
        if (!link.isEmpty())
            rows.next = QUrl::fromEncoded(link.toUtf8());
        if (!link.isEmpty() && !mdti::paths::sameOrigin(rows.next, origin)) {
            then(base::failure(Failure::ForeignOrigin,
                               QStringLiteral("The list goes on at another server (%1), which is not asked.")
                                   .arg(rows.next.host())));
            return;
        }
        mdti::PageGuard::Arrival arrival;
        arrival.next = link.isEmpty() ? QByteArray() : mdti::paths::targetOf(rows.next);
        if (!rows.rows.isEmpty())
            arrival.rows = {qHash(QJsonDocument(rows.rows).toJson(QJsonDocument::Compact))};
        m_pages.arrived(page, arrival);
        then(std::move(rows));
    });
}

} // namespace incident
