// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/mdti/api.h"
#include "core/net/client.h"
#include "core/net/tokens.h"
#include "tests/support/memorystore.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

#include <optional>

/// A server that answers GETs by a function of path and query, alone or in a batch, and an Api that asks it.
namespace mditest {

/// Hands out "token-1", and the next number when one is refused.
class Tokens final : public net::TokenSource
{
public:
    void token(net::Resource, Handler handler) override
    {
        handler(net::Token{"token-" + QByteArray::number(number), QDateTime::currentDateTimeUtc().addSecs(3600)});
    }
    void refused(net::Resource, const QByteArray &value) override
    {
        if (value == "token-" + QByteArray::number(number))
            ++number;
    }
    int number = 1;
};

/// Answer to one GET; `target` is path and query from "/v1.0" on.
using Service = std::function<test::Answer(const QByteArray &target)>;

struct Batched
{
    bool shuffle = true;
    std::function<bool(const QByteArray &target)> forget; ///< left out of the answer
    int refuseWith = 0; ///< status for the POST itself
    int partsWith = 0; ///< status for every part of it
    QByteArray date; ///< header of the whole answer
    std::function<test::Answer()> instead; ///< answer for the POST itself
};

/// Answers $batch by asking the service for each part.
inline test::Answer batchAnswer(const QByteArray &body, const Service &service, const Batched &how)
{
    QJsonArray out;
    int delayMs = 0; // of the slowest part
    const QJsonArray requests = QJsonDocument::fromJson(body).object()[QLatin1String("requests")].toArray();
    for (const QJsonValue &request : requests) {
        const QByteArray target = "/v1.0" + request[QLatin1String("url")].toString().toUtf8();
        if (how.forget && how.forget(target))
            continue;
        const test::Answer answer = how.partsWith ? test::Answer::failed(how.partsWith) : service(target);
        delayMs = std::max(delayMs, answer.delayMs);
        QJsonObject headers{{QLatin1String("Content-Type"), QString::fromLatin1(answer.contentType)}};
        for (const auto &[name, value] : answer.headers)
            headers.insert(QString::fromLatin1(name), QString::fromLatin1(value));
        const QJsonDocument json = QJsonDocument::fromJson(answer.body);
        const QJsonValue part
            = json.isObject() ? QJsonValue(json.object()) : QJsonValue(QString::fromUtf8(answer.body));
        const QJsonObject entry{{QLatin1String("id"), request[QLatin1String("id")]},
                                {QLatin1String("status"), answer.status},
                                {QLatin1String("headers"), headers},
                                {QLatin1String("body"), part}};
        if (how.shuffle)
            out.prepend(entry);
        else
            out.append(entry);
    }
    test::Answer whole
        = test::Answer::json(QJsonDocument(QJsonObject{{QLatin1String("responses"), out}}).toJson(), delayMs);
    if (!how.date.isEmpty())
        whole.headers.append({"Date", how.date});
    return whole;
}

class Desk
{
public:
    explicit Desk(Service service, mdti::Transport transport = mdti::Transport::Single, bool withStore = false,
                  Batched batched = {}, int width = 32)
        : server([service, batched](const test::Seen &seen) {
            if (seen.path() != "/v1.0/$batch")
                return service(seen.target);
            if (batched.instead)
                return batched.instead();
            return batched.refuseWith ? test::Answer::failed(batched.refuseWith)
                                      : batchAnswer(seen.body, service, batched);
        })
        , client(clientSettings(server.url(), width), &tokens, &clock)
        , api(std::make_unique<mdti::Api>(mdti::ApiSettings{server.url(), transport, false, true}, &client,
                                          withStore ? &store : nullptr, &clock))
    {
    }

    static net::ClientSettings clientSettings(const QUrl &origin, int width)
    {
        net::ClientSettings settings;
        settings.allowedOrigins = {origin};
        settings.startWidth = width;
        settings.seed = 7;
        return settings;
    }

    QList<QByteArray> targets() const ///< as sent, batches as such
    {
        QList<QByteArray> out;
        const auto seen = server.seen();
        for (const test::Seen &one : seen)
            out.append(one.target);
        return out;
    }
    QList<int> batchSizes() const
    {
        QList<int> out;
        const auto seen = server.seen();
        for (const test::Seen &one : seen)
            if (one.path() == "/v1.0/$batch")
                out.append(int(QJsonDocument::fromJson(one.body).object()[QLatin1String("requests")].toArray().size()));
        return out;
    }

    base::SystemClock clock;
    Tokens tokens;
    testsupport::MemoryStore store;
    test::ScriptedServer server;
    net::Client client;
    std::unique_ptr<mdti::Api> api;
};

/// Keeps the one result of a call and notices a second one.
template <typename T> struct Outcome
{
    std::shared_ptr<QList<base::Result<T>>> results = std::make_shared<QList<base::Result<T>>>();
    mdti::Api::Handler<T> handler() const
    {
        return [kept = results](base::Result<T> result) { kept->append(std::move(result)); };
    }
    bool wait(int ms = 5000) const
    {
        return QTest::qWaitFor([this] { return !results->isEmpty(); }, ms);
    }
    const base::Result<T> &get() const { return results->first(); }
};

const QByteArray hostRoot = QByteArrayLiteral("/v1.0/security/threatIntelligence/hosts/");
const QString name = QStringLiteral("a.example");

inline QByteArray rowTo(const QByteArray &end)
{
    return R"({"recordType":"A","parentHost":{"id":"a.example"},"artifact":{"id":")" + end + R"("}})";
}

inline QByteArray page(const QByteArray &rows, const QByteArray &next = {})
{
    const QByteArray link = next.isEmpty() ? QByteArray() : QByteArray(R"("@odata.nextLink":")" + next + R"(",)");
    return "{" + link + R"("value":[)" + rows + "]}";
}

inline test::Answer notFound()
{
    return test::Answer::failed(404, R"({"error":{"code":"itemNotFound","message":"no"}})");
}

/// Asks for the first page of a host's forward records.
inline Outcome<mdti::Page<mdti::PassiveDnsRow>> ask(Desk &desk, const QString &host = name, int top = 100,
                                                    const QUrl &next = {})
{
    Outcome<mdti::Page<mdti::PassiveDnsRow>> outcome;
    desk.api->passiveDns(host, mdti::Api::Direction::Forward, top, next, net::Priority::Normal, outcome.handler());
    return outcome;
}

inline Outcome<mdti::Reputation> askReputation(Desk &desk, const QString &host = name)
{
    Outcome<mdti::Reputation> outcome;
    desk.api->reputation(host, net::Priority::Normal, outcome.handler());
    return outcome;
}

} // namespace mditest
