// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/mdti/api.h"
#include "core/mdti/courier.h"
#include "core/mdti/pageguard.h"
#include "core/mdti/paths.h"

#include <QPointer>
#include <QSet>

#include <map>

namespace mdti {

/// What came back for a question, from the store or the network.
struct Answer
{
    int status = 0; ///< 200 or 404
    QByteArray body;
    Provenance from;
};

/// One thing asked of the Api, on its way: store, network (maybe in several variants), store, handler.
struct Call
{
    Api::Ticket ticket = 0;
    AnswerKind kind = AnswerKind::PassiveDns;
    net::Priority priority = net::Priority::Normal;
    QString host; ///< of passive DNS and reputation

    std::function<QByteArray(const paths::Variant &)> target; ///< path and query
    paths::Variant wish; ///< what the caller wants; its target names the answer in the store
    paths::Variant variant; ///< what is asked just now
    QUrl next; ///< instead of a target: a nextLink, verbatim
    bool paged = false; ///< the answer may have a nextLink
    int mostPages = PageGuard::mostPages;
    bool missingIsEmpty = true; ///< 404 of the first page is an answer; false: it fails with NotFound

    std::function<base::Status(const Answer &)> read; ///< keeps the value for `finish`
    std::function<void(const base::Error *)> finish; ///< calls the handler, with the value where there is no error

    QByteArray key; ///< "GET " and path and query
    QByteArray page; ///< of a paged one: its name for the page guard, once it is under way
    Courier::Ticket sent = 0;
    bool counted = false, readTwice = false, cancelled = false;
    bool broken = false; ///< the answer is the last of a list that is not whole: not kept, for it may be mended
};

class Api::Private : public QObject
{
public:
    using CallPtr = std::shared_ptr<Call>;

    Private(Api *api, ApiSettings wanted, net::Client *sender, AnswerStore *answers, base::Clock *time);

    /// Makes a call of typed parts. `parse` gets the body and whether the service knew nothing (404).
    template <typename T>
    Ticket ask(CallPtr call, std::function<base::Result<T>(const Answer &)> parse, Handler<T> handler);
    Ticket start(const CallPtr &call);
    void cancel(Ticket ticket);
    void cancelAll();
    void setOwn(const ioc::OwnList &own);
    void setTransport(Transport transport);
    std::optional<base::Error> refusal(const Call &call) const;

    Api *q;
    ApiSettings settings;
    net::Client *client;
    AnswerStore *store;
    Counts counts;
    PageGuard pages;

private:
    /// The wish, with what this session has learned about the service.
    paths::Variant adapted(const Call &call) const;
    void stored(const CallPtr &call, std::optional<StoredAnswer> answer);
    bool readStored(const Call &call, StoredAnswer stored) const;
    void askNetwork(const CallPtr &call);
    void came(const CallPtr &call, base::Result<net::Reply> reply);
    bool tryOtherwise(const CallPtr &call, const base::Error &error);
    void learn(const Call &call);
    void refusedIpv6(const CallPtr &call, base::Error error);
    void keep(const CallPtr &call, Answer answer);
    void end(const CallPtr &call, const base::Error *error);
    void endSoon(const CallPtr &call, base::Error error);
    QUrl urlOf(const Call &call) const;

    Courier m_courier;
    std::map<Ticket, CallPtr> m_calls;
    Ticket m_last = 0;
    Ticket m_starting = 0; ///< its handler must wait for the next turn
    QHash<AnswerKind, int> m_topLimits; ///< the largest $top the service takes, once it refused one
    bool m_countRefused = false, m_optionsRefused = false;
    paths::HostForm m_ipv6 = paths::HostForm::Raw;
    QSet<int> m_storeTroubles; ///< kinds that were told
};

template <typename T>
Api::Ticket Api::Private::ask(CallPtr call, std::function<base::Result<T>(const Answer &)> parse, Handler<T> handler)
{
    auto value = std::make_shared<std::optional<T>>();
    call->read = [value, parse = std::move(parse)](const Answer &answer) -> base::Status {
        base::Result<T> result = parse(answer);
        if (!result)
            return base::failure(result.error());
        *value = std::move(*result);
        return {};
    };
    call->finish = [value, handler = std::move(handler)](const base::Error *error) {
        if (error)
            handler(base::failure(*error));
        else
            handler(std::move(**value));
    };
    return start(call);
}

} // namespace mdti
