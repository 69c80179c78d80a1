// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/api.h"

#include "core/base/plurals.h"
#include "core/mdti/apiprivate.h"
#include "core/mdti/parse.h"

#include <limits>

namespace mdti {

namespace {

constexpr int pageOfProfiles = 100; // no maximum is published; this much was seen in use

size_t hashOf(const PassiveDnsRow &row)
{
    return qHashMulti(0, row.otherEnd, row.recordType, row.firstSeen, row.lastSeen);
}
size_t hashOf(const Profile &profile)
{
    return qHash(profile.id);
}
size_t hashOf(const ProfileIndicator &indicator)
{
    return qHashMulti(0, indicator.id, indicator.artifact, indicator.firstSeen);
}

QString missingRows(qint64 count)
{
    return base::counted(QStringLiteral("%n row(s) of the list did not come, by the service's own count, and no next page "
                                        "was named."),
                         int(std::min<qint64>(count, std::numeric_limits<int>::max())));
}

/// Parser of a page: 404 is an empty one; what comes next is told to the guard.
template <typename Row, typename Parse>
std::function<base::Result<Page<Row>>(const Answer &)> pageParser(PageGuard *guard, const std::shared_ptr<Call> &call,
                                                                  Parse parse)
{
    return [guard, weak = std::weak_ptr<Call>(call), parse](const Answer &answer) -> base::Result<Page<Row>> {
        base::Result<Page<Row>> page;
        if (answer.status != 404)
            page = parse(answer.body);
        if (!page)
            return page;
        page->from = answer.from;
        if (!page->broken.isEmpty() && answer.from.fromStore)
            return base::failure(base::Failure::BadReply, page->broken); // asked again: it may have been mended
        PageGuard::Arrival arrival{
            page->next.isEmpty() ? QByteArray() : paths::targetOf(page->next), {}, page->sent, page->count};
        if (!arrival.next.isEmpty())
            for (const Row &row : std::as_const(page->rows))
                arrival.rows.append(hashOf(row));
        const auto asked = weak.lock();
        const qint64 missing = asked ? guard->arrived(asked->page, arrival) : 0;
        if (missing > 0 && page->broken.isEmpty())
            page->broken = missingRows(missing);
        if (asked)
            asked->broken = !page->broken.isEmpty();
        return page;
    };
}

/// Parser of a single entity.
template <typename T, typename Parse> std::function<base::Result<T>(const Answer &)> entityParser(Parse parse)
{
    return [parse](const Answer &answer) {
        base::Result<T> entity = parse(answer.body);
        if (entity)
            entity->from = answer.from;
        return entity;
    };
}

std::shared_ptr<Call> makeCall(AnswerKind kind, net::Priority priority)
{
    auto call = std::make_shared<Call>();
    call->kind = kind;
    call->priority = priority;
    return call;
}

void makePaged(Call &call, const QUrl &next)
{
    call.next = next;
    call.paged = true;
}

} // namespace

Api::Api(ApiSettings settings, net::Client *client, AnswerStore *store, base::Clock *clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(settings), client, store, clock))
{
}

Api::~Api() = default;

Api::Ticket Api::passiveDns(const QString &host, Direction direction, int top, const QUrl &next, net::Priority priority,
                            Handler<Page<PassiveDnsRow>> handler)
{
    const auto call = makeCall(AnswerKind::PassiveDns, priority);
    call->host = host;
    call->wish.top = top;
    call->wish.count = true;
    call->target = [host, direction](const paths::Variant &variant) {
        return paths::passiveDns(host, direction == Direction::Reverse, variant);
    };
    makePaged(*call, next);
    auto parse = pageParser<PassiveDnsRow>(&d->pages, call,
                                           [host](const QByteArray &body) { return parsePassiveDns(body, host); });
    return d->ask<Page<PassiveDnsRow>>(call, std::move(parse), std::move(handler));
}

Api::Ticket Api::reputation(const QString &host, net::Priority priority, Handler<Reputation> handler)
{
    const auto call = makeCall(AnswerKind::Reputation, priority);
    call->host = host;
    call->target = [host](const paths::Variant &variant) { return paths::reputation(host, variant); };
    const auto parse = [](const Answer &answer) -> base::Result<Reputation> {
        base::Result<Reputation> reputation;
        if (answer.status == 404)
            reputation->known = false;
        else
            reputation = parseReputation(answer.body);
        if (reputation)
            reputation->from = answer.from;
        return reputation;
    };
    return d->ask<Reputation>(call, parse, std::move(handler));
}

Api::Ticket Api::profiles(const QUrl &next, net::Priority priority, Handler<Page<Profile>> handler)
{
    const auto call = makeCall(AnswerKind::Profile, priority);
    call->wish.top = pageOfProfiles;
    call->mostPages = PageGuard::mostProfilePages;
    call->target = [](const paths::Variant &variant) { return paths::profiles(variant); };
    call->missingIsEmpty = false;
    makePaged(*call, next);
    return d->ask<Page<Profile>>(call, pageParser<Profile>(&d->pages, call, parseProfiles), std::move(handler));
}

Api::Ticket Api::profile(const QString &id, net::Priority priority, Handler<Profile> handler)
{
    const auto call = makeCall(AnswerKind::Profile, priority);
    call->target = [id](const paths::Variant &) { return paths::profile(id); };
    call->missingIsEmpty = false;
    return d->ask<Profile>(call, entityParser<Profile>(parseProfile), std::move(handler));
}

Api::Ticket Api::profileIndicators(const QString &profileId, const QUrl &next, net::Priority priority,
                                   Handler<Page<ProfileIndicator>> handler)
{
    const auto call = makeCall(AnswerKind::ProfileIndicators, priority);
    call->wish.top = pageOfProfiles;
    call->target = [profileId](const paths::Variant &variant) { return paths::profileIndicators(profileId, variant); };
    makePaged(*call, next);
    return d->ask<Page<ProfileIndicator>>(call, pageParser<ProfileIndicator>(&d->pages, call, parseProfileIndicators),
                                          std::move(handler));
}

Api::Ticket Api::article(const QString &id, net::Priority priority, Handler<Article> handler)
{
    const auto call = makeCall(AnswerKind::Article, priority);
    call->target = [id](const paths::Variant &) { return paths::article(id); };
    call->missingIsEmpty = false;
    return d->ask<Article>(call, entityParser<Article>(parseArticle), std::move(handler));
}

void Api::cancel(Ticket ticket)
{
    d->cancel(ticket);
}

void Api::cancelAll()
{
    d->cancelAll();
}

void Api::setOffline(bool offline)
{
    d->settings.offline = offline;
}

void Api::setOwn(const ioc::OwnList &own)
{
    d->setOwn(own);
}

void Api::setTransport(Transport transport)
{
    d->setTransport(transport);
}

Api::Counts Api::counts() const
{
    return d->counts;
}

net::Client *Api::client() const
{
    return d->client;
}

} // namespace mdti
