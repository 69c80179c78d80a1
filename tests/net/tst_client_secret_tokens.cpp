// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/clientsecrettokens.h"
#include "tests/net/hurriedclock.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using base::Failure;
using net::Resource;
using test::Answer;
using test::ScriptedServer;
using test::Seen;

namespace {

const QByteArray canary = "c4nary~S3cret/+&=%value";

QByteArray tokenBody(const QByteArray &value, int lifetime)
{
    return R"({"token_type":"Bearer","expires_in":)" + QByteArray::number(lifetime) + R"(,"access_token":")" + value
        + "\"}";
}

struct Waiter
{
    QList<base::Result<net::Token>> got;
    net::TokenSource::Handler handler()
    {
        return [this](base::Result<net::Token> token) { got.append(std::move(token)); };
    }
};

} // namespace

class TestClientSecretTokens : public QObject
{
    Q_OBJECT

    test::HurriedClock m_system;
    base::ManualClock m_clock{QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC)};
    int m_secretAsked = 0;

    static net::SignInSettings settings(const ScriptedServer &server)
    {
        net::SignInSettings settings;
        settings.login = server.url();
        settings.tenant = QStringLiteral("contoso.test");
        settings.clientId = QStringLiteral("11111111-2222-3333-4444-555555555555");
        settings.timeoutMs = 2000;
        return settings;
    }
    net::SecretProvider secret()
    {
        return [this](const net::SecretHandler &handler) {
            ++m_secretAsked;
            handler(canary);
        };
    }
    base::Result<net::Token> ask(const Answer &answer, QStringList *log = nullptr, int *calls = nullptr)
    {
        ScriptedServer server([&answer](const Seen &) { return answer; });
        net::ClientSecretTokens tokens(settings(server), secret(), &m_system);
        if (log)
            connect(&tokens, &net::ClientSecretTokens::logged, this, [log](const QString &line) { log->append(line); });
        Waiter waiter;
        tokens.token(Resource::Graph, waiter.handler());
        [&] { QTRY_COMPARE_WITH_TIMEOUT(waiter.got.size(), 1, 15'000); }();
        if (calls)
            *calls = server.count();
        return waiter.got.value(0, base::failure(Failure::Internal));
    }

private Q_SLOTS:
    void init() { m_secretAsked = 0; }
    void asksAsTheServiceWantsIt()
    {
        ScriptedServer server([](const Seen &) { return Answer::json(tokenBody("tok", 3599)); });
        net::ClientSecretTokens tokens(settings(server), secret(), &m_clock);
        Waiter waiter;
        tokens.token(Resource::Graph, waiter.handler());
        tokens.token(Resource::Arm, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 2);
        const Seen seen = server.seen().first();
        QCOMPARE(seen.verb, QByteArray("POST"));
        QCOMPARE(seen.target, QByteArray("/contoso.test/oauth2/v2.0/token"));
        QCOMPARE(seen.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(seen.body,
                 "grant_type=client_credentials&client_id=11111111-2222-3333-4444-555555555555"
                 "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_secret="
                     + canary.toPercentEncoding());
        QVERIFY(server.seen().last().body.contains("scope=https%3A%2F%2Fmanagement.azure.com%2F.default"));
        QCOMPARE(waiter.got.first().value().value, QByteArray("tok"));
    }
    void renewsFiveMinutesBeforeTheEnd()
    {
        int number = 0;
        ScriptedServer server(
            [&number](const Seen &) { return Answer::json(tokenBody("tok" + QByteArray::number(++number), 3600)); });
        net::ClientSecretTokens tokens(settings(server), secret(), &m_clock);
        Waiter waiter;
        for (int i = 0; i < 20; ++i)
            tokens.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 20);
        QCOMPARE(server.count(), 1); // one renewal for all who wait
        m_clock.advance(3299 * 1000);
        tokens.token(Resource::Graph, waiter.handler());
        QCOMPARE(waiter.got.last().value().value, QByteArray("tok1"));
        QCOMPARE(m_secretAsked, 1);
        m_clock.advance(2000);
        tokens.token(Resource::Graph, waiter.handler()); // still good, and renewed beside
        QCOMPARE(waiter.got.last().value().value, QByteArray("tok1"));
        const auto newest = [&] {
            tokens.token(Resource::Graph, waiter.handler());
            return waiter.got.last().value().value;
        };
        QTRY_COMPARE(newest(), QByteArray("tok2"));
        QCOMPARE(server.count(), 2);
    }
    void aShortTokenIsRenewedAtHalfItsLife()
    {
        int number = 0;
        ScriptedServer server(
            [&number](const Seen &) { return Answer::json(tokenBody("tok" + QByteArray::number(++number), 60)); });
        net::ClientSecretTokens tokens(settings(server), secret(), &m_clock);
        Waiter waiter;
        tokens.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 1);
        m_clock.advance(29'000);
        tokens.token(Resource::Graph, waiter.handler());
        QCOMPARE(m_secretAsked, 1);
        m_clock.advance(2000);
        tokens.token(Resource::Graph, waiter.handler());
        QCOMPARE(m_secretAsked, 2);
        QTRY_COMPARE(server.count(), 2);
    }
    void anExpiredTokenIsNeverHandedOut()
    {
        int number = 0;
        ScriptedServer server(
            [&number](const Seen &) { return Answer::json(tokenBody("tok" + QByteArray::number(++number), 3600)); });
        net::ClientSecretTokens tokens(settings(server), secret(), &m_clock);
        Waiter waiter;
        tokens.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 1);
        m_clock.advance(3600 * 1000);
        tokens.token(Resource::Graph, waiter.handler());
        QCOMPARE(waiter.got.size(), 1);
        QTRY_COMPARE(waiter.got.size(), 2);
        QCOMPARE(waiter.got.last().value().value, QByteArray("tok2"));
    }
    void aRefusedTokenIsNotHandedOutAgain()
    {
        int number = 0;
        ScriptedServer server(
            [&number](const Seen &) { return Answer::json(tokenBody("tok" + QByteArray::number(++number), 3600)); });
        net::ClientSecretTokens tokens(settings(server), secret(), &m_clock);
        Waiter waiter;
        tokens.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 1);
        tokens.refused(Resource::Graph, "another");
        tokens.refused(Resource::Graph, "tok1");
        tokens.refused(Resource::Graph, "tok1");
        tokens.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 2);
        QCOMPARE(waiter.got.last().value().value, QByteArray("tok2"));
        QCOMPARE(server.count(), 2);
    }
    void aWrongSecretIsToldPlainly()
    {
        QStringList log;
        int calls = 0;
        const auto result = ask(Answer::failed(401,
                                               R"({"error":"invalid_client","error_description":"AADSTS7000215: )"
                                                   + canary + R"(","error_codes":[7000215]})"),
                                &log, &calls);
        QCOMPARE(int(result.error().kind), int(Failure::SignIn));
        QCOMPARE(result.error().code, QStringLiteral("AADSTS7000215"));
        QCOMPARE(calls, 1);
        const QString everything = result.error().detail + log.join(u' ') + result.error().code;
        QVERIFY(!everything.contains(QString::fromLatin1(canary)));
        QVERIFY(!everything.contains(QString::fromLatin1(canary.toPercentEncoding())));
    }
    void anUnknownNumberIsTold()
    {
        for (const QByteArray &word : {QByteArray("invalid_request"), QByteArray("invalid_client")}) {
            const auto result = ask(Answer::failed(400, R"({"error":")" + word + R"(","error_codes":[12345]})"));
            QCOMPARE(int(result.error().kind), int(Failure::SignIn));
            QVERIFY2(result.error().detail.contains(QStringLiteral("AADSTS12345")), qPrintable(result.error().detail));
            QVERIFY2(result.error().detail.contains(QStringLiteral("sign-in logs")), qPrintable(result.error().detail));
            QVERIFY2(result.error().detail.contains(QStringLiteral("client ID")), qPrintable(result.error().detail));
        }
        const auto known = ask(Answer::failed(400, R"({"error":"unauthorized_client","error_codes":[700016]})"));
        QVERIFY2(known.error().detail.contains(QStringLiteral("AADSTS700016")), qPrintable(known.error().detail));
    }
    void aServiceThatNeverAnswersIsTriedTwice()
    {
        Answer silent;
        silent.how = Answer::How::Stall;
        ScriptedServer server([&silent](const Seen &) { return silent; });
        net::SignInSettings hasty = settings(server);
        hasty.timeoutMs = 200;
        test::HurriedClock clock(2);
        net::ClientSecretTokens tokens(hasty, secret(), &clock);
        Waiter waiter;
        tokens.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 1);
        QCOMPARE(int(waiter.got.first().error().kind), int(Failure::Timeout));
        QCOMPARE(server.count(), 2);
        tokens.token(Resource::Graph, waiter.handler()); // who comes at once need not wait as long
        QCOMPARE(waiter.got.size(), 2);
        QCOMPARE(int(waiter.got.last().error().kind), int(Failure::Timeout));
        QVERIFY(2 * net::SignInSettings().timeoutMs <= 60'000);
    }
    void failuresAreToldApart()
    {
        int calls = 0;
        QCOMPARE(int(ask(Answer::page(200), nullptr, &calls).error().kind), int(Failure::BadReply));
        QCOMPARE(calls, 1);
        QCOMPARE(int(ask(Answer::json(R"({"token_type":"Bearer"})")).error().kind), int(Failure::BadReply));
        Answer redirect = Answer::failed(302, "");
        redirect.headers = {{"Location", "http://127.0.0.1:1/"}};
        QCOMPARE(int(ask(redirect).error().kind), int(Failure::BadReply));
        QCOMPARE(int(ask(Answer::page(503), nullptr, &calls).error().kind), int(Failure::Service));
        QVERIFY(calls > 1);
        Answer stalled;
        stalled.how = Answer::How::Reset;
        QCOMPARE(int(ask(stalled).error().kind), int(Failure::Network));
    }
    void heals()
    {
        int calls = 0;
        ScriptedServer server([&calls](const Seen &) {
            ++calls;
            return calls == 1 ? Answer::page(502)
                : calls == 2  ? Answer::failed(400, R"({"error":"temporarily_unavailable","error_codes":[90055]})")
                              : Answer::json(tokenBody("tok", 3599));
        });
        net::ClientSecretTokens tokens(settings(server), secret(), &m_system);
        Waiter waiter;
        tokens.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 1);
        QVERIFY(waiter.got.first().has_value());
        QCOMPARE(m_secretAsked, 1);
    }
    void badSettingsAreRefusedBeforeSending()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        for (const QString &tenant : {QStringLiteral("../evil"), QString(), QStringLiteral("a b")}) {
            net::SignInSettings bad = settings(server);
            bad.tenant = tenant;
            net::ClientSecretTokens tokens(bad, secret(), &m_system);
            Waiter waiter;
            tokens.token(Resource::Graph, waiter.handler());
            QTRY_COMPARE(waiter.got.size(), 1);
            QCOMPARE(int(waiter.got.first().error().kind), int(Failure::SignIn));
        }
        net::SignInSettings plain = settings(server);
        plain.login = QUrl(QStringLiteral("http://login.example"));
        net::ClientSecretTokens tokens(plain, secret(), &m_system);
        Waiter waiter;
        tokens.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 1);
        QCOMPARE(int(waiter.got.first().error().kind), int(Failure::ForeignOrigin));
        QCOMPARE(server.count(), 0);
    }
    void withoutASecretItSaysSo()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        net::ClientSecretTokens empty(
            settings(server), [](const net::SecretHandler &handler) { handler(QByteArray()); }, &m_system);
        Waiter waiter;
        empty.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 1);
        QCOMPARE(int(waiter.got.first().error().kind), int(Failure::SignIn));
        net::ClientSecretTokens locked(
            settings(server),
            [](const net::SecretHandler &handler) {
                handler(base::failure(Failure::Storage, QStringLiteral("locked")));
            },
            &m_system);
        locked.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 2);
        QCOMPARE(int(waiter.got.last().error().kind), int(Failure::Storage));
        QCOMPARE(server.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestClientSecretTokens)
#include "tst_client_secret_tokens.moc"
