// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/account.h"
#include "core/net/client.h"
#include "tests/net/fixedtokens.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using base::Failure;
using net::Client;
using test::Answer;
using test::ScriptedServer;
using test::Seen;

namespace {

net::ClientSettings settingsFor(const ScriptedServer &server)
{
    net::ClientSettings settings;
    settings.allowedOrigins = {server.url()};
    settings.seed = 1;
    return settings;
}

net::Request get(const QUrl &url)
{
    net::Request request;
    request.url = url;
    return request;
}

struct Results
{
    QList<base::Result<net::Reply>> all;
    Client::Handler handler()
    {
        return [this](base::Result<net::Reply> result) { all.append(std::move(result)); };
    }
    int good() const
    {
        return int(std::count_if(all.cbegin(), all.cend(), [](const auto &result) { return result.has_value(); }));
    }
};

} // namespace

class TestClient : public QObject
{
    Q_OBJECT
    base::SystemClock m_clock;
    test::FixedTokens m_tokens;

private Q_SLOTS:
    void init()
    {
        m_tokens.late = false;
        m_tokens.asked = 0;
        m_tokens.number = 1;
        m_tokens.failure.reset();
    }
    void anAnswerComesBackWhole()
    {
        ScriptedServer server([](const Seen &) {
            Answer answer = Answer::json(R"({"a":1})");
            answer.headers = {{"Request-Id", "rid-7"}, {"X-Other", "y"}};
            return answer;
        });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        QSignalSpy logged(&client, &Client::logged);
        Results results;
        net::Request request = get(server.url(QStringLiteral("/v1.0/hosts/c2.example?$top=100")));
        request.headers = {{"Prefer", "x"}, {"Authorization", "Bearer smuggled"}};
        client.send(request, results.handler());
        QVERIFY(results.all.isEmpty());
        QTRY_COMPARE(results.all.size(), 1);
        const net::Reply reply = results.all.first().value();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, QByteArray(R"({"a":1})"));
        QCOMPARE(reply.requestId, QStringLiteral("rid-7"));
        QCOMPARE(reply.contentType, QByteArray("application/json"));
        QCOMPARE(reply.header("x-other"), QByteArray("y"));
        const Seen seen = server.seen().first();
        QCOMPARE(seen.target, QByteArray("/v1.0/hosts/c2.example?$top=100"));
        QCOMPARE(seen.header("authorization"), QByteArray("Bearer graph-1"));
        QCOMPARE(seen.header("accept"), QByteArray("application/json"));
        QCOMPARE(seen.header("prefer"), QByteArray("x"));
        QCOMPARE(logged.size(), 1);
        const QString line = logged.first().first().toString();
        QVERIFY2(line.startsWith(
                     QStringLiteral("GET http://127.0.0.1:%1/v1.0/hosts/c2.example 200 7 B ").arg(server.port())),
                 qPrintable(line));
        QVERIFY(!line.contains(QStringLiteral("top")));
        QCOMPARE(client.counters().httpCalls, 1);
        QCOMPARE(client.counters().bytes, 7);
    }
    void clientsOfOneAccountShareItsPace()
    {
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        int calls = 0;
        ScriptedServer server([&](const Seen &seen) {
            if (seen.target == "/slow")
                return Answer::json("{}", 60'000);
            return seen.target == "/busy" && calls++ == 0 ? Answer::throttled("30") : Answer::json("{}");
        });
        net::ClientSettings settings = settingsFor(server);
        settings.account = std::make_shared<net::Account>(net::GovernorSettings{1, 1, 1, 0, 1}, &clock);
        auto first = std::make_unique<Client>(settings, &m_tokens, &clock);
        Client second(settings, &m_tokens, &clock);
        Results busy, other;
        // One is told to wait: so does the other, which was told nothing, and a third that comes later.
        first->send(get(server.url(QStringLiteral("/busy"))), busy.handler());
        QTRY_COMPARE(first->counters().throttled, 1);
        QVERIFY(second.load().pausedMs >= 30'000);
        Client third(settings, &m_tokens, &clock);
        second.send(get(server.url(QStringLiteral("/x"))), other.handler());
        third.send(get(server.url(QStringLiteral("/y"))), other.handler());
        QCoreApplication::processEvents();
        clock.advance(29'000);
        QCoreApplication::processEvents();
        QCOMPARE(server.count(), 1);
        clock.advance(3'000);
        QTRY_COMPARE(other.good() + busy.good(), 3); // each makes room for the next
        // What a client held when it went is free again.
        first->send(get(server.url(QStringLiteral("/slow"))), busy.handler());
        QTRY_COMPARE(server.count(), 5);
        second.send(get(server.url(QStringLiteral("/x"))), other.handler());
        QCoreApplication::processEvents();
        QCOMPARE(server.count(), 5);
        first.reset();
        QTRY_COMPARE(other.good(), 3);
        QCOMPARE(settings.account->inFlight(), 0);
    }
    void notFoundIsAnAnswer()
    {
        ScriptedServer server([](const Seen &) { return Answer::failed(404); });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        Results results;
        client.send(get(server.url(QStringLiteral("/x"))), results.handler());
        QTRY_COMPARE(results.all.size(), 1);
        QCOMPARE(results.all.first().value().status, 404);
    }
    void postsItsBodyAndResourcesHaveTheirOwnTokens()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        m_tokens.late = true;
        Client client(settingsFor(server), &m_tokens, &m_clock);
        Results results;
        net::Request request = get(server.url(QStringLiteral("/batch")));
        request.verb = "POST";
        request.body = R"({"requests":[]})";
        client.send(request, results.handler());
        request.resource = net::Resource::Arm;
        request.verb = "PUT";
        request.idempotent = false;
        client.send(request, results.handler());
        request.resource = net::Resource::None;
        request.verb = "PATCH";
        client.send(request, results.handler());
        QTRY_COMPARE(results.all.size(), 3);
        for (const auto &result : std::as_const(results.all))
            QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().detail));
        for (const Seen &seen : server.seen()) {
            QCOMPARE(seen.body, QByteArray(R"({"requests":[]})"));
            QCOMPARE(seen.header("content-type"), QByteArray("application/json"));
            QCOMPARE(seen.header("authorization"),
                     seen.verb == "POST"      ? QByteArray("Bearer graph-1")
                         : seen.verb == "PUT" ? QByteArray("Bearer arm-1")
                                              : QByteArray());
        }
    }
    void reachesFullWidthOverHttp11()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}", 300); });
        net::ClientSettings settings = settingsFor(server);
        settings.startWidth = 100;
        Client client(settings, &m_tokens, &m_clock);
        Results results;
        for (int i = 0; i < 200; ++i)
            client.send(get(server.url(QStringLiteral("/%1").arg(i))), results.handler());
        QTRY_COMPARE(results.good(), 200);
        QVERIFY2(server.mostAtOnce() > 90 && server.mostAtOnce() <= 100,
                 qPrintable(QString::number(server.mostAtOnce())));
        QVERIFY(server.connections() <= 102);
        QCOMPARE(client.load().inFlight, 0);
        QCOMPARE(client.load().waiting, 0);
    }
    void foregroundGoesFirst()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}", 20); });
        net::ClientSettings settings = settingsFor(server);
        settings.startWidth = settings.maximumWidth = settings.minimumWidth = 1;
        Client client(settings, &m_tokens, &m_clock);
        Results results;
        const auto send = [&](const char *path, net::Priority priority) {
            net::Request request = get(server.url(QString::fromLatin1(path)));
            request.priority = priority;
            client.send(request, results.handler());
        };
        send("/background", net::Priority::Background);
        send("/normal", net::Priority::Normal);
        send("/foreground", net::Priority::Foreground);
        QTRY_COMPARE(results.good(), 3);
        QList<QByteArray> order;
        for (const Seen &seen : server.seen())
            order.append(seen.target);
        QCOMPARE(order, (QList<QByteArray>{"/foreground", "/normal", "/background"}));
    }
    void pausesWhenTold()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        QSignalSpy changes(&client, &Client::loadChanged);
        client.setPaused(true);
        Results results;
        client.send(get(server.url(QStringLiteral("/x"))), results.handler());
        QVERIFY(changes.wait());
        QCOMPARE(server.count(), 0);
        QCOMPARE(client.load().waiting, 1);
        client.setPaused(false);
        QTRY_COMPARE(results.good(), 1);
    }
    void aRetryAfterHoldsTheWholeAccount_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("429") << 429;
        QTest::newRow("503") << 503;
    }
    void aRetryAfterHoldsTheWholeAccount()
    {
        QFETCH(int, status);
        int calls = 0;
        ScriptedServer server([&calls, status](const Seen &) {
            Answer answer = Answer::json("{}");
            if (calls++ == 0) {
                answer = Answer::throttled("1");
                answer.status = status;
            }
            return answer;
        });
        net::ClientSettings settings = settingsFor(server);
        settings.startWidth = settings.minimumWidth = 1;
        Client client(settings, &m_tokens, &m_clock);
        QSignalSpy pauses(&client, &Client::pauseStarted);
        Results results;
        for (int i = 0; i < 5; ++i)
            client.send(get(server.url(QStringLiteral("/%1").arg(i))), results.handler());
        QTRY_COMPARE(pauses.size(), 1);
        QVERIFY(pauses.first().first().toLongLong() >= 1000);
        QVERIFY(client.load().pausedMs > 0);
        QTRY_COMPARE(results.good(), 5);
        const QList<Seen> seen = server.seen();
        for (qsizetype i = 1; i < seen.size(); ++i)
            QVERIFY2(seen[i].atMs - seen[0].atMs >= 1000, qPrintable(QString::number(seen[i].atMs - seen[0].atMs)));
        QCOMPARE(client.counters().throttled, status == 429 ? 1 : 0);
    }
    void aPauseBeyondAllPatienceEndsTheRun()
    {
        ScriptedServer server([](const Seen &) { return Answer::throttled("86400"); });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        Results results;
        for (int i = 0; i < 50; ++i)
            client.send(get(server.url(QStringLiteral("/%1").arg(i))), results.handler());
        QTRY_COMPARE(results.all.size(), 50);
        for (const auto &result : std::as_const(results.all))
            QCOMPARE(int(result.error().kind), int(Failure::RateLimited));
    }
    void aThrottledBatchPartHoldsTheAccount()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        client.throttledElsewhere(600, 3);
        QElapsedTimer timer;
        timer.start();
        Results results;
        client.send(get(server.url(QStringLiteral("/x"))), results.handler());
        QTRY_COMPARE(results.good(), 1);
        QVERIFY(timer.elapsed() >= 590);
        QCOMPARE(client.counters().throttled, 3);
        QCOMPARE(client.learnedWidth(), 16);
    }
    void renewsARefusedTokenOnceForAll()
    {
        ScriptedServer server([](const Seen &seen) {
            return seen.header("authorization") == "Bearer graph-1" ? Answer::failed(401) : Answer::json("{}", 10);
        });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        Results results;
        for (int i = 0; i < 60; ++i)
            client.send(get(server.url(QStringLiteral("/%1").arg(i))), results.handler());
        QTRY_COMPARE(results.good(), 60);
        QCOMPARE(m_tokens.number, 2);
    }
    void aFreshTokenRefusedIsUnauthorised()
    {
        ScriptedServer server([](const Seen &) {
            Answer answer = Answer::failed(401, R"({"error":{"code":"InvalidAuthenticationToken","message":"no"}})");
            answer.headers = {{"WWW-Authenticate", "Bearer realm=\"\""}};
            return answer;
        });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        Results results;
        client.send(get(server.url(QStringLiteral("/x"))), results.handler());
        QTRY_COMPARE(results.all.size(), 1);
        QCOMPARE(int(results.all.first().error().kind), int(Failure::Unauthorised));
        QCOMPARE(results.all.first().error().code, QStringLiteral("InvalidAuthenticationToken"));
        QCOMPARE(server.count(), 2);
    }
    void withoutATokenNothingIsSent()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        for (const bool late : {false, true}) {
            m_tokens.late = late;
            m_tokens.failure
                = base::Error{Failure::SignIn, QStringLiteral("no"), 0, QStringLiteral("AADSTS7000215"), {}};
            Client client(settingsFor(server), &m_tokens, &m_clock);
            Results results;
            for (int i = 0; i < 10; ++i)
                client.send(get(server.url(QStringLiteral("/x"))), results.handler());
            QTRY_COMPARE(results.all.size(), 10);
            QCOMPARE(results.all.last().error().code, QStringLiteral("AADSTS7000215"));
        }
        QCOMPARE(server.count(), 0);
    }
    void theTokenStaysAtItsOrigin()
    {
        ScriptedServer ours([](const Seen &) { return Answer::json("{}"); });
        ScriptedServer foreign([](const Seen &) { return Answer::json("{}"); });
        Client client(settingsFor(ours), &m_tokens, &m_clock);
        Results results;
        client.send(get(foreign.url(QStringLiteral("/next?$skip=1"))), results.handler());
        client.send(get(QUrl(QStringLiteral("http://graph.example/x"))), results.handler());
        QVERIFY(results.all.isEmpty()); // never from inside send()
        QTRY_COMPARE(results.all.size(), 2);
        for (const auto &result : std::as_const(results.all))
            QCOMPARE(int(result.error().kind), int(Failure::ForeignOrigin));
        QCOMPARE(foreign.count(), 0);
        QVERIFY(!results.all.first().error().detail.contains(QStringLiteral("skip")));
        net::Request plain = get(foreign.url(QStringLiteral("/ok")));
        plain.resource = net::Resource::None;
        client.send(plain, results.handler());
        QTRY_COMPARE(results.good(), 1);
        QVERIFY(foreign.seen().first().header("authorization").isEmpty());
    }
    void redirectsAreNotFollowed()
    {
        ScriptedServer foreign([](const Seen &) { return Answer::json("{}"); });
        ScriptedServer ours([&foreign](const Seen &seen) {
            Answer answer = Answer::failed(302, "");
            answer.headers
                = {{"Location",
                    seen.target == "/away" ? foreign.url(QStringLiteral("/x")).toEncoded() : QByteArray("/here")}};
            return answer;
        });
        Client client(settingsFor(ours), &m_tokens, &m_clock);
        Results results;
        client.send(get(ours.url(QStringLiteral("/away"))), results.handler());
        QTRY_COMPARE(results.all.size(), 1);
        QCOMPARE(int(results.all.last().error().kind), int(Failure::ForeignOrigin));
        client.send(get(ours.url(QStringLiteral("/back"))), results.handler());
        QTRY_COMPARE(results.all.size(), 2);
        QCOMPARE(int(results.all.last().error().kind), int(Failure::BadReply));
        QCOMPARE(foreign.count(), 0);
        QCOMPARE(ours.count(), 2);
    }
    void cancelAllEndsEverythingAtOnce()
    {
        ScriptedServer server([](const Seen &seen) {
            Answer answer = Answer::json("{}");
            answer.how = seen.target == "/after" ? Answer::How::Whole : Answer::How::Stall;
            return answer;
        });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        Results results;
        for (int i = 0; i < 500; ++i)
            client.send(get(server.url(QStringLiteral("/%1").arg(i))), results.handler());
        QTRY_COMPARE(server.count(), 32);
        QElapsedTimer timer;
        timer.start();
        client.cancelAll();
        QCOMPARE(results.all.size(), 500);
        qInfo("500 requests ended in %lld ms", timer.elapsed());
        for (const auto &result : std::as_const(results.all))
            QCOMPARE(int(result.error().kind), int(Failure::Cancelled));
        QCOMPARE(client.load().inFlight, 0);
        client.send(get(server.url(QStringLiteral("/after"))), results.handler());
        QTRY_COMPARE(results.good(), 1);
    }
    void cancelsOneAndOnlyThat()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}", 50); });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        Results first, second;
        const Client::Ticket ticket = client.send(get(server.url(QStringLiteral("/1"))), first.handler());
        client.send(get(server.url(QStringLiteral("/2"))), second.handler());
        QTRY_COMPARE(server.count(), 2);
        client.cancel(ticket);
        QCOMPARE(first.all.size(), 1);
        QTRY_COMPARE(second.good(), 1);
        client.cancel(ticket); // over already
        QCOMPARE(first.all.size(), 1);
        QCOMPARE(int(first.all.first().error().kind), int(Failure::Cancelled));
    }
    void mayBeDeletedFromAHandler()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        auto client = std::make_unique<Client>(settingsFor(server), &m_tokens, &m_clock);
        int calls = 0;
        for (int i = 0; i < 20; ++i)
            client->send(get(server.url(QStringLiteral("/x"))), [&](const base::Result<net::Reply> &) {
                ++calls;
                client.reset();
            });
        QTRY_VERIFY(!client);
        QCOMPARE(calls, 1);
    }
    void completesUnderRandomThrottling()
    {
        quint32 state = 12345;
        QList<qint64> refusals;
        QElapsedTimer since;
        since.start();
        ScriptedServer server([&](const Seen &) {
            state = state * 1664525u + 1013904223u;
            if ((state >> 16) % 10 >= 3)
                return Answer::json("{}", 20);
            refusals.append(since.elapsed());
            return Answer::throttled("1");
        });
        Client client(settingsFor(server), &m_tokens, &m_clock);
        Results results;
        for (int i = 0; i < 60; ++i)
            client.send(get(server.url(QStringLiteral("/%1").arg(i))), results.handler());
        QTRY_COMPARE_WITH_TIMEOUT(results.good(), 60, 30'000);
        // Nothing comes in between 400 ms (what was on its way) and a second after any refusal.
        for (const Seen &seen : server.seen()) {
            for (const qint64 refused : std::as_const(refusals))
                QVERIFY2(seen.atMs <= refused + 400 || seen.atMs >= refused + 990,
                         qPrintable(QStringLiteral("%1 after %2").arg(seen.atMs).arg(refused)));
        }
        QCOMPARE(client.counters().throttled, refusals.size());
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
