// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/backend.h"

#include "core/mdti/json.h"
#include "core/net/outcome.h"

#include <QPointer>

#include <utility>

namespace incident {

using base::Failure;

Backend::Backend(net::Client *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

Backend::~Backend()
{
    const auto errands = std::exchange(m_errands, {});
    for (const auto &[ticket, errand] : errands) {
        errand->fail = nullptr;
        if (errand->sent)
            m_client->cancel(errand->sent);
    }
}

Backend::ErrandPtr Backend::enter(std::function<void(const base::Error &)> fail)
{
    const auto errand = std::make_shared<Errand>();
    errand->ticket = ++m_last;
    errand->fail = std::move(fail);
    m_errands.emplace(errand->ticket, errand);
    return errand;
}

bool Backend::end(const ErrandPtr &errand)
{
    if (errand->isOver())
        return false;
    errand->fail = nullptr;
    m_errands.erase(errand->ticket);
    return true;
}

void Backend::fail(const ErrandPtr &errand, const base::Error &error)
{
    const auto handler = errand->fail;
    if (end(errand))
        handler(error);
}

void Backend::cancel(Ticket ticket)
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

void Backend::ask(const ErrandPtr &errand, net::Request request, JsonHandler then)
{
    if (errand->isOver())
        return;
    const QPointer<Backend> self(this);
    errand->sent = m_client->send(
        net::Request(request), [self, errand, request, then = std::move(then)](base::Result<net::Reply> reply) {
            errand->sent = 0;
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
            if (!object)
                object = base::failure(
                    base::Error{object.error().kind, object.error().detail, reply->status, {}, reply->requestId});
            then(std::move(object));
        });
}

} // namespace incident
