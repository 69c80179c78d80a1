// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// The way of a call: store, network, store, handler.
#include "core/mdti/apiprivate.h"

#include "core/ioc/host.h"
#include "core/net/outcome.h"

namespace mdti {

using base::Failure;

namespace {

/// Whether a 400 is about this query option.
bool names(const base::Error &error, QLatin1String option)
{
    for (qsizetype at = error.detail.indexOf(option, 0, Qt::CaseInsensitive); at >= 0;
         at = error.detail.indexOf(option, at + 1, Qt::CaseInsensitive)) {
        const qsizetype end = at + option.size();
        const bool begins = at == 0 || !error.detail[at - 1].isLetterOrNumber();
        const bool ends = end >= error.detail.size() || !error.detail[end].isLetterOrNumber();
        if (begins && ends)
            return true;
    }
    return false;
}

/// Whether 404 is an answer. The service knew the list when it named its next page: a list does not end so.
bool isNoData(const Call &call)
{
    return call.missingIsEmpty && call.next.isEmpty();
}

} // namespace

Api::Private::Private(Api *api, ApiSettings wanted, net::Client *sender, AnswerStore *answers, base::Clock *time)
    : q(api)
    , settings(std::move(wanted))
    , client(sender)
    , store(answers)
    , m_courier(settings.graph, settings.transport, sender, time)
{
    connect(&m_courier, &Courier::batchRefused, q, &Api::batchRefused);
}

paths::Variant Api::Private::adapted(const Call &call) const
{
    paths::Variant variant = call.wish;
    variant.top = std::min(variant.top, m_topLimits.value(call.kind, variant.top));
    variant.count = variant.count && !m_countRefused;
    variant.options = variant.options && !m_optionsRefused;
    if (call.host.contains(u':'))
        variant.form = m_ipv6;
    return variant;
}

std::optional<base::Error> Api::Private::refusal(const Call &call) const
{
    const auto error = [](Failure kind, const QString &detail) { return base::Error{kind, detail, 0, {}, {}}; };
    if (!call.host.isEmpty()) {
        const std::optional<ioc::Host> host = ioc::parseHost(call.host);
        if (!host || host->value != call.host)
            return error(Failure::BadInput, QStringLiteral("%1 is not the canonical form of a host.").arg(call.host));
        if (host->reach == ioc::Reach::Internal)
            return error(Failure::BadInput, QStringLiteral("%1 is internal and is never sent.").arg(call.host));
        if (settings.own.contains(call.host))
            return error(Failure::BadInput, QStringLiteral("%1 is your own and is never sent.").arg(call.host));
        if (host->reach == ioc::Reach::Documentation && !settings.allowDocumentation)
            return error(Failure::BadInput,
                         QStringLiteral("%1 is reserved for documentation and is not sent.").arg(call.host));
    }
    if (!call.next.isEmpty() && !paths::sameOrigin(call.next, settings.graph))
        return error(
            Failure::ForeignOrigin,
            QStringLiteral("The next page lies on another server (%1) and is not asked.").arg(call.next.host()));
    return std::nullopt;
}

Api::Ticket Api::Private::start(const CallPtr &call)
{
    call->ticket = ++m_last;
    m_calls.emplace(call->ticket, call);
    if (!call->next.isEmpty())
        call->next = settings.graph.resolved(call->next);
    std::optional<base::Error> error = refusal(*call);
    const QByteArray target = call->next.isEmpty() ? call->target(call->wish) : paths::targetOf(call->next);
    call->key = "GET " + target;
    call->variant = adapted(*call);
    if (!error && call->paged && !call->next.isEmpty())
        error = pages.enterNext(target, call->mostPages);
    if (error) {
        endSoon(call, *error);
        return call->ticket;
    }
    if (call->paged) {
        call->page = target;
        if (call->next.isEmpty())
            pages.enterFirst(target);
    }
    m_starting = call->ticket;
    if (store) {
        const QPointer<Private> self(this);
        store->find(call->key, call->kind, [self, call](std::optional<StoredAnswer> answer) {
            if (self)
                self->stored(call, std::move(answer));
        });
    } else {
        askNetwork(call);
    }
    m_starting = 0;
    return call->ticket;
}

void Api::Private::stored(const CallPtr &call, std::optional<StoredAnswer> answer)
{
    if (call->cancelled)
        return;
    if (!answer || !readStored(*call, std::move(*answer))) {
        askNetwork(call);
        return;
    }
    ++counts.storeHits;
    if (m_starting == call->ticket)
        QMetaObject::invokeMethod(
            this, [this, call] { end(call, nullptr); }, Qt::QueuedConnection);
    else
        end(call, nullptr);
}

/// A stored answer that cannot be read (any more) is asked again.
bool Api::Private::readStored(const Call &call, StoredAnswer stored) const
{
    if (stored.status == 404 && !isNoData(call))
        return false;
    return call
        .read({stored.status,
               std::move(stored.body),
               {QString::fromLatin1(call.key), stored.requestId, stored.retrieved, true}})
        .has_value();
}

QUrl Api::Private::urlOf(const Call &call) const
{
    if (!call.next.isEmpty())
        return call.next;
    return settings.graph.resolved(QUrl::fromEncoded(call.target(call.variant), QUrl::StrictMode));
}

void Api::Private::askNetwork(const CallPtr &call)
{
    if (settings.offline) {
        endSoon(
            call,
            {Failure::Offline, QStringLiteral("The network is switched off and the answer is not stored."), 0, {}, {}});
        return;
    }
    if (settings.own.contains(call->host)) { // since it was asked
        endSoon(call, *refusal(*call));
        return;
    }
    if (!std::exchange(call->counted, true))
        ++counts.requests;
    call->sent = m_courier.send(urlOf(*call), call->priority, [this, call](base::Result<net::Reply> reply) {
        call->sent = 0;
        came(call, std::move(reply));
    });
}

void Api::Private::came(const CallPtr &call, base::Result<net::Reply> reply)
{
    if (settings.answered)
        settings.answered(urlOf(*call).path(QUrl::FullyEncoded).toLatin1(), reply);
    if (!reply) {
        if (reply.error().httpStatus == 400 && tryOtherwise(call, reply.error()))
            return;
        if (reply.error().httpStatus == 400 && call->host.contains(u':') && call->next.isEmpty())
            refusedIpv6(call, reply.error());
        else
            end(call, &reply.error());
        return;
    }
    Answer answer{reply->status, std::move(reply->body), {}};
    answer.from = {QStringLiteral("GET ") + QString::fromLatin1(paths::targetOf(urlOf(*call))), reply->requestId,
                   reply->received, false};
    if (answer.status == 404 && !isNoData(*call)) {
        base::Error missing{
            Failure::NotFound, QStringLiteral("The service does not know it."), 404, {}, reply->requestId};
        if (!call->next.isEmpty()) {
            missing.kind = Failure::BadReply;
            missing.detail = QStringLiteral("The next page of the list was not found (404): the rest of the list is missing.");
        }
        end(call, &missing);
        return;
    }
    const base::Status read = call->read(answer);
    if (read) {
        learn(*call);
        if (call->broken)
            end(call, nullptr);
        else
            keep(call, std::move(answer));
        return;
    }
    if (!std::exchange(call->readTwice, true)) { // cut off on the way, perhaps
        askNetwork(call);
        return;
    }
    base::Error bad = read.error();
    if (answer.body.left(256).trimmed().startsWith('<'))
        bad.detail = net::webPageSentence(urlOf(*call).host());
    bad.httpStatus = answer.status;
    bad.requestId = answer.from.requestId;
    end(call, &bad);
}

/// Nothing is documented about IPv6 (mdti-graph.md §12). A service that takes no form of it has said nothing about it.
void Api::Private::refusedIpv6(const CallPtr &call, base::Error error)
{
    error.detail = QStringLiteral("The service does not take this IPv6 address.");
    end(call, &error);
}

/// A 400 may be about an option or the form of the host rather than about the question.
bool Api::Private::tryOtherwise(const CallPtr &call, const base::Error &error)
{
    if (!call->next.isEmpty())
        return false; // a nextLink is asked as it is
    paths::Variant &variant = call->variant;
    const bool ipv6 = call->host.contains(u':');
    if (variant.top > 1 && names(error, QLatin1String("top")))
        variant.top /= 2;
    else if (variant.count && (!ipv6 || names(error, QLatin1String("count"))))
        variant.count = false;
    else if (ipv6 && variant.form != paths::HostForm::Quoted)
        variant.form = variant.form == paths::HostForm::Raw ? paths::HostForm::Escaped : paths::HostForm::Quoted;
    else if (variant.count) // it was the count after all
        variant.count = false, variant.form = paths::HostForm::Raw;
    else if (call->kind == AnswerKind::Profile && variant.options && call->target(variant).contains('?'))
        variant.options = false;
    else
        return false;
    askNetwork(call);
    return true;
}

/// What had to be asked otherwise is asked so from the start from now on.
void Api::Private::learn(const Call &call)
{
    if (!call.next.isEmpty() || call.variant == call.wish)
        return;
    if (call.variant.top < call.wish.top)
        m_topLimits.insert(call.kind, call.variant.top);
    m_countRefused = m_countRefused || call.variant.count != call.wish.count;
    m_optionsRefused = m_optionsRefused || call.variant.options != call.wish.options;
    if (call.host.contains(u':'))
        m_ipv6 = call.variant.form;
}

void Api::Private::keep(const CallPtr &call, Answer answer)
{
    if (!store) {
        end(call, nullptr);
        return;
    }
    StoredAnswer kept{
        call->key, call->kind, answer.status, std::move(answer.body), answer.from.requestId, answer.from.retrieved};
    const QPointer<Private> self(this);
    store->put(std::move(kept), [self, call](base::Status committed) {
        if (!self)
            return;
        if (!committed && !self->m_storeTroubles.contains(int(committed.error().kind))) {
            self->m_storeTroubles.insert(int(committed.error().kind));
            Q_EMIT self->q->storeFailed(committed.error());
        }
        if (self)
            self->end(call, nullptr);
    });
}

void Api::Private::end(const CallPtr &call, const base::Error *error)
{
    if (m_calls.erase(call->ticket) == 0)
        return;
    const base::Error cancelled{Failure::Cancelled, {}, 0, {}, {}};
    if (call->cancelled)
        error = &cancelled; // even if the answer came in the same turn
    if (error && !call->page.isEmpty())
        pages.failed(call->page);
    call->finish(error);
}

void Api::Private::endSoon(const CallPtr &call, base::Error error)
{
    QMetaObject::invokeMethod(
        this, [this, call, error = std::move(error)] { end(call, &error); }, Qt::QueuedConnection);
}

void Api::Private::cancel(Ticket ticket)
{
    const auto found = m_calls.find(ticket);
    if (found == m_calls.end())
        return;
    const CallPtr call = found->second;
    call->cancelled = true;
    if (call->sent)
        m_courier.cancel(std::exchange(call->sent, 0));
    endSoon(call, {Failure::Cancelled, {}, 0, {}, {}});
}

void Api::Private::setOwn(const ioc::OwnList &own)
{
    settings.own = own;
    for (const auto &[ticket, call] : m_calls) {
        if (!own.contains(call->host))
            continue;
        if (call->sent)
            m_courier.cancel(std::exchange(call->sent, 0));
        endSoon(call, *refusal(*call));
    }
}

void Api::Private::setTransport(Transport transport)
{
    if (std::exchange(settings.transport, transport) != transport)
        m_courier.setTransport(transport);
}

void Api::Private::cancelAll()
{
    const std::map<Ticket, CallPtr> calls = m_calls; // handlers may ask anew
    // The last ones first: what waits must be gone before what is under way makes room for it.
    for (auto one = calls.rbegin(); one != calls.rend(); ++one) {
        Call &call = *one->second;
        call.cancelled = true;
        if (call.sent)
            m_courier.cancel(std::exchange(call.sent, 0));
    }
    const QPointer<Private> self(this);
    for (const auto &[ticket, call] : calls) {
        if (!self)
            return;
        end(call, nullptr);
    }
}

} // namespace mdti
