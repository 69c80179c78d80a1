// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/browsertokens.h"
#include "core/net/devicecodetokens.h"
#include "tests/net/hurriedclock.h"
#include "tests/net/memorystore.h"
#include "tests/support/scriptedserver.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using base::Failure;
using net::Resource;
using test::Answer;
using test::ScriptedServer;
using test::Seen;

namespace {

QString field(const QByteArray &form, const char *name)
{
    return QUrlQuery(QString::fromLatin1(form)).queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
}

Answer object(const QJsonObject &object, int status = 200)
{
    return Answer::failed(status, QJsonDocument(object).toJson());
}

Answer tokens(const QByteArray &access, const QByteArray &refresh)
{
    return object({{QStringLiteral("token_type"), QStringLiteral("Bearer")},
                   {QStringLiteral("expires_in"), 3600},
                   {QStringLiteral("access_token"), QString::fromLatin1(access)},
                   {QStringLiteral("refresh_token"), QString::fromLatin1(refresh)}});
}

Answer refusal(const QByteArray &word)
{
    return object({{QStringLiteral("error"), QString::fromLatin1(word)}}, 400);
}

struct Waiter
{
    QList<base::Result<net::Token>> got;
    net::TokenSource::Handler handler()
    {
        return [this](base::Result<net::Token> token) { got.append(std::move(token)); };
    }
};

/// What a browser does, without one.
struct Visit
{
    int status = 0;
    QByteArray page;
};

Visit visit(const QUrl &url, const QByteArray &host = QByteArray())
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    if (!host.isEmpty())
        request.setRawHeader("Host", host);
    QNetworkReply *reply = manager.get(request);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(5000);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

} // namespace

class TestUserTokens : public QObject
{
    Q_OBJECT
    test::HurriedClock m_clock{50};

    static net::SignInSettings settings(const ScriptedServer &server)
    {
        net::SignInSettings settings;
        settings.login = server.url();
        settings.tenant = QStringLiteral("contoso.test");
        settings.clientId = QStringLiteral("client-1");
        return settings;
    }
    static Answer deviceCode(int interval = 1, int lifetime = 900)
    {
        return object({{QStringLiteral("device_code"), QStringLiteral("DEVICE-CODE")},
                       {QStringLiteral("user_code"), QStringLiteral("ABCD-EFGH")},
                       {QStringLiteral("verification_uri"), QStringLiteral("https://login.example/device")},
                       {QStringLiteral("expires_in"), lifetime},
                       {QStringLiteral("interval"), interval}});
    }

private Q_SLOTS:
    void signsInByDeviceCode()
    {
        int polls = 0;
        ScriptedServer server([&polls](const Seen &seen) {
            if (seen.path().endsWith("/devicecode"))
                return deviceCode();
            return ++polls < 3 ? refusal("authorization_pending") : tokens("graph-tok", "refresh-1");
        });
        test::MemoryStore store;
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QSignalSpy needed(&source, &net::TokenSource::signInNeeded),
            signedIn(&source, &net::RefreshingTokens::signedIn);
        std::optional<net::DevicePrompt> prompt;
        connect(&source, &net::DeviceCodeTokens::codeReady, this,
                [&prompt](const net::DevicePrompt &shown) { prompt = shown; });
        Waiter waiter;
        source.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(needed.size(), 1); // requests wait …
        QVERIFY(waiter.got.isEmpty());
        source.signIn();
        source.signIn(); // one at a time
        QTRY_VERIFY(prompt.has_value());
        QCOMPARE(prompt->userCode, QStringLiteral("ABCD-EFGH"));
        QCOMPARE(prompt->verificationUri, QUrl(QStringLiteral("https://login.example/device")));
        QTRY_COMPARE(signedIn.size(), 1);
        QCOMPARE(waiter.got.size(), 1); // … and go on by themselves
        QCOMPARE(waiter.got.first().value().value, QByteArray("graph-tok"));
        QCOMPARE(store.token, QByteArray("refresh-1"));
        QCOMPARE(polls, 3);
        const QList<Seen> seen = server.seen();
        QCOMPARE(
            field(seen[0].body, "scope"),
            QStringLiteral("https://graph.microsoft.com/ThreatIntelligence.Read.All offline_access openid profile"));
        QCOMPARE(field(seen[1].body, "grant_type"), QStringLiteral("urn:ietf:params:oauth:grant-type:device_code"));
        QCOMPARE(field(seen[1].body, "device_code"), QStringLiteral("DEVICE-CODE"));
    }
    void aLateChallengeAsksForNothing()
    {
        int signIns = 0;
        ScriptedServer server([&signIns](const Seen &seen) {
            if (seen.path().endsWith("/devicecode"))
                return deviceCode();
            return ++signIns == 1 ? tokens("first", "refresh-1") : tokens("second", "refresh-2");
        });
        test::MemoryStore store;
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QSignalSpy needed(&source, &net::TokenSource::signInNeeded),
            signedIn(&source, &net::RefreshingTokens::signedIn);
        source.signIn();
        QTRY_COMPARE(signedIn.size(), 1);
        QVERIFY(source.challenged(Resource::Graph, "first", "{}"));
        Waiter waiter;
        source.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(needed.size(), 1);
        source.signIn();
        QTRY_COMPARE(signedIn.size(), 2);
        QTRY_COMPARE(waiter.got.size(), 1);
        QVERIFY(source.challenged(Resource::Graph, "first", "{}")); // of a request that took its time
        source.refused(Resource::Graph, "second");
        Waiter renewed;
        source.token(Resource::Graph, renewed.handler());
        QTRY_COMPARE(renewed.got.size(), 1);
        QCOMPARE(needed.size(), 1);
    }
    void slowsDownWhenTold()
    {
        int polls = 0;
        ScriptedServer server([&polls](const Seen &seen) {
            if (seen.path().endsWith("/devicecode"))
                return deviceCode(2);
            return ++polls == 1 ? refusal("slow_down")
                : polls == 2    ? refusal("authorization_pending")
                                : tokens("tok", "r");
        });
        test::MemoryStore store;
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QSignalSpy signedIn(&source, &net::RefreshingTokens::signedIn);
        source.signIn();
        QTRY_COMPARE(signedIn.size(), 1);
        const QList<Seen> seen = server.seen();
        // 2 s, then 7 s and again 7 s, on a clock that runs fifty times faster
        QVERIFY(seen[1].atMs - seen[0].atMs >= 2000 / 50);
        QVERIFY(seen[2].atMs - seen[1].atMs >= 7000 / 50);
        QVERIFY(seen[3].atMs - seen[2].atMs >= 7000 / 50);
    }
    void deviceCodeEndings_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QString>("says");
        QTest::newRow("declined") << QByteArray("authorization_declined") << QStringLiteral("declined");
        QTest::newRow("denied") << QByteArray("access_denied") << QStringLiteral("declined");
        QTest::newRow("expired") << QByteArray("expired_token") << QStringLiteral("expired");
        QTest::newRow("wrong code") << QByteArray("bad_verification_code") << QStringLiteral("wrong");
        QTest::newRow("never answered") << QByteArray("authorization_pending") << QStringLiteral("expired");
        QTest::newRow("not allowed") << QByteArray("unauthorized_client") << QStringLiteral("app registration");
    }
    void deviceCodeEndings()
    {
        QFETCH(QByteArray, word);
        QFETCH(QString, says);
        ScriptedServer server([&word](const Seen &seen) {
            return seen.path().endsWith("/devicecode") ? deviceCode(1, 8) : refusal(word);
        });
        test::MemoryStore store;
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QList<base::Error> failed;
        connect(&source, &net::RefreshingTokens::signInFailed, this,
                [&failed](const base::Error &error) { failed.append(error); });
        source.signIn();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(int(failed.first().kind), int(Failure::SignIn));
        QVERIFY2(failed.first().detail.contains(says), qPrintable(failed.first().detail));
        QVERIFY(!source.isSigningIn());
    }
    void aDevicePageElsewhereIsNotShown()
    {
        ScriptedServer server([](const Seen &) {
            return object({{QStringLiteral("device_code"), QStringLiteral("d")},
                           {QStringLiteral("user_code"), QStringLiteral("u")},
                           {QStringLiteral("verification_uri"), QStringLiteral("http://login.example/device")}});
        });
        test::MemoryStore store;
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QList<base::Error> failed;
        connect(&source, &net::RefreshingTokens::signInFailed, this,
                [&failed](const base::Error &error) { failed.append(error); });
        source.signIn();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(int(failed.first().kind), int(Failure::BadReply));
    }
    void cancelledAndGivenUp()
    {
        ScriptedServer server([](const Seen &seen) {
            return seen.path().endsWith("/devicecode") ? deviceCode() : refusal("authorization_pending");
        });
        test::MemoryStore store;
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QList<base::Error> failed;
        connect(&source, &net::RefreshingTokens::signInFailed, this,
                [&failed](const base::Error &error) { failed.append(error); });
        Waiter waiter;
        source.token(Resource::Graph, waiter.handler());
        source.signIn();
        QTRY_VERIFY(server.count() >= 2);
        source.cancelSignIn();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(int(failed.first().kind), int(Failure::Cancelled));
        QVERIFY(waiter.got.isEmpty());
        source.giveUp();
        QCOMPARE(waiter.got.size(), 1);
        QCOMPARE(int(waiter.got.first().error().kind), int(Failure::SignIn));
    }
    void renewsInSilenceForBothResources()
    {
        int number = 0;
        ScriptedServer server([&](const Seen &seen) {
            ++number;
            // Each refresh token is good once.
            if (field(seen.body, "refresh_token") != QStringLiteral("refresh-%1").arg(number - 1))
                return refusal("invalid_grant");
            const bool arm = field(seen.body, "scope").startsWith(QStringLiteral("https://management.azure.com/"));
            Answer answer = tokens((arm ? "arm-" : "graph-") + QByteArray::number(number),
                                   "refresh-" + QByteArray::number(number));
            answer.delayMs = 20;
            return answer;
        });
        test::MemoryStore store;
        store.token = "refresh-0";
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        net::DeviceCodeTokens source(settings(server), &store, &clock);
        Waiter waiter;
        source.token(Resource::Graph, waiter.handler());
        source.token(Resource::Arm, waiter.handler());
        source.token(Resource::Arm, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 3);
        QCOMPARE(waiter.got[0].value().value, QByteArray("graph-1"));
        QCOMPARE(waiter.got[1].value().value, QByteArray("arm-2"));
        QCOMPARE(store.token, QByteArray("refresh-2"));
        clock.advance(3600 * 1000);
        source.token(Resource::Arm, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 4);
        QCOMPARE(waiter.got[3].value().value, QByteArray("arm-3"));
        QCOMPARE(server.mostAtOnce(), 1);
    }
    void anExpiredSignInAsksAndLosesNothing()
    {
        bool expired = true;
        ScriptedServer server([&expired](const Seen &seen) {
            if (seen.path().endsWith("/devicecode"))
                return deviceCode();
            if (field(seen.body, "grant_type") == QStringLiteral("refresh_token") && expired)
                return Answer::failed(400, R"({"error":"invalid_grant","error_codes":[700082]})");
            expired = false;
            return tokens("tok-" + field(seen.body, "scope").left(30).toLatin1(), "refresh-new");
        });
        test::MemoryStore store;
        store.token = "refresh-old";
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QSignalSpy needed(&source, &net::TokenSource::signInNeeded);
        Waiter graph, arm;
        source.token(Resource::Arm, arm.handler());
        source.token(Resource::Graph, graph.handler());
        QTRY_COMPARE(needed.size(), 1);
        QVERIFY(needed.first().first().toString().contains(QStringLiteral("expired")));
        QVERIFY(store.token.isEmpty());
        source.signIn();
        QTRY_COMPARE(graph.got.size() + arm.got.size(), 2);
        QVERIFY(graph.got.first().has_value() && arm.got.first().has_value());
        QVERIFY(arm.got.first()->value.startsWith("tok-https://management.azure.com"));
        QCOMPARE(needed.size(), 1);
    }
    void aChallengeKeepsTheRefreshToken()
    {
        ScriptedServer server([](const Seen &) {
            return Answer::failed(400, R"({"error":"interaction_required","error_codes":[50076]})");
        });
        test::MemoryStore store;
        store.token = "refresh-1";
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QSignalSpy needed(&source, &net::TokenSource::signInNeeded);
        Waiter waiter;
        source.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(needed.size(), 1);
        QCOMPARE(store.token, QByteArray("refresh-1"));
    }
    void aStoreThatFailsIsToldAndNothingIsLost()
    {
        int number = 0;
        ScriptedServer server([&number](const Seen &seen) {
            if (seen.path().endsWith("/devicecode"))
                return deviceCode();
            ++number;
            return tokens("tok-" + QByteArray::number(number), "refresh-" + QByteArray::number(number));
        });
        test::MemoryStore store;
        store.broken = true;
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QSignalSpy storeFailed(&source, &net::RefreshingTokens::storeFailed);
        Waiter waiter;
        source.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 1);
        QCOMPARE(int(waiter.got.first().error().kind), int(Failure::Storage));
        source.signIn();
        QTRY_COMPARE(storeFailed.size(), 1);
        source.token(Resource::Arm, waiter.handler()); // by the token held in memory
        QTRY_COMPARE(waiter.got.size(), 2);
        QCOMPARE(waiter.got.last().value().value, QByteArray("tok-2"));
        QCOMPARE(field(server.seen().last().body, "refresh_token"), QStringLiteral("refresh-1"));
    }
    void signsInByBrowser()
    {
        ScriptedServer server([](const Seen &) { return tokens("graph-tok", "refresh-1"); });
        test::MemoryStore store;
        QUrl opened;
        net::BrowserTokens source(
            settings(server), &store,
            [&opened](const QUrl &url) {
                opened = url;
                return true;
            },
            &m_clock);
        QSignalSpy signedIn(&source, &net::RefreshingTokens::signedIn);
        source.signIn();
        QTRY_VERIFY(!opened.isEmpty());
        QCOMPARE(source.page(), opened);
        QVERIFY(opened.path().endsWith(QStringLiteral("/contoso.test/oauth2/v2.0/authorize")));
        const QByteArray query = opened.query(QUrl::FullyEncoded).toLatin1();
        QCOMPARE(field(query, "response_type"), QStringLiteral("code"));
        QCOMPARE(field(query, "code_challenge_method"), QStringLiteral("S256"));
        const QUrl redirect(field(query, "redirect_uri"));
        QCOMPARE(redirect.host(), QStringLiteral("localhost"));
        const QString state = field(query, "state");
        QVERIFY(state.size() >= 32);

        const auto back = [&redirect](const QString &pathAndQuery) {
            return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(redirect.port()).arg(pathAndQuery));
        };
        QCOMPARE(visit(back(QStringLiteral("/favicon.ico"))).status, 404);
        QCOMPARE(visit(back(QStringLiteral("/?code=stolen&state=wrong"))).status, 400);
        QCOMPARE(visit(back(QStringLiteral("/?code=stolen"))).status, 400);
        QCOMPARE(visit(back(QStringLiteral("/?code=stolen&state=%1").arg(state)), "evil.example").status, 400);
        QVERIFY(source.isSigningIn());
        QCOMPARE(server.count(), 0);
        const Visit good = visit(back(QStringLiteral("/?code=the%2Bcode&state=%1").arg(state)));
        QCOMPARE(good.status, 200);
        QVERIFY(good.page.contains("You can close this window"));
        QVERIFY(!good.page.contains("the+code"));
        QTRY_COMPARE(signedIn.size(), 1);
        QCOMPARE(server.count(), 1);
        const QByteArray form = server.seen().first().body;
        QCOMPARE(field(form, "grant_type"), QStringLiteral("authorization_code"));
        QCOMPARE(field(form, "code"), QStringLiteral("the+code"));
        QCOMPARE(field(form, "redirect_uri"), redirect.toString());
        const QByteArray verifier = field(form, "code_verifier").toLatin1();
        QVERIFY(verifier.size() >= 43 && verifier.size() <= 128);
        QCOMPARE(field(query, "code_challenge").toLatin1(),
                 QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        QCOMPARE(store.token, QByteArray("refresh-1"));
        Waiter waiter;
        source.token(Resource::Graph, waiter.handler()); // came with the sign-in
        QCOMPARE(waiter.got.size(), 1);
        QCOMPARE(server.count(), 1);
        QVERIFY(visit(back(QStringLiteral("/?code=again&state=%1").arg(state))).status != 200); // one use
        QCOMPARE(server.count(), 1);
    }
    void browserDenialAndSilence()
    {
        ScriptedServer server([](const Seen &) { return tokens("tok", "r"); });
        test::MemoryStore store;
        QUrl opened;
        test::HurriedClock fast(1000);
        net::BrowserTokens source(
            settings(server), &store,
            [&opened](const QUrl &url) {
                opened = url;
                return false;
            },
            &fast);
        QList<base::Error> failed;
        connect(&source, &net::RefreshingTokens::signInFailed, this,
                [&failed](const base::Error &error) { failed.append(error); });
        source.signIn();
        const QByteArray query = opened.query(QUrl::FullyEncoded).toLatin1();
        const QUrl back(QStringLiteral("http://127.0.0.1:%1/?error=access_denied&error_description=<script>&state=%2")
                            .arg(QUrl(field(query, "redirect_uri")).port())
                            .arg(field(query, "state")));
        const Visit denied = visit(back);
        QVERIFY(!denied.page.contains("script>"));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().code, QStringLiteral("access_denied"));
        QCOMPARE(server.count(), 0);
        source.signIn(); // and nobody comes back: ten minutes, a thousand times faster
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, 20'000);
        QCOMPARE(int(failed.last().kind), int(Failure::Timeout));
    }
    void signsOut()
    {
        ScriptedServer server([](const Seen &) { return tokens("tok", "refresh-2"); });
        test::MemoryStore store;
        store.token = "refresh-1";
        net::DeviceCodeTokens source(settings(server), &store, &m_clock);
        QSignalSpy needed(&source, &net::TokenSource::signInNeeded);
        Waiter waiter;
        source.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 1);
        source.signOut();
        QVERIFY(store.token.isEmpty());
        source.token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(needed.size(), 1);
        QCOMPARE(waiter.got.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestUserTokens)
#include "tst_user_tokens.moc"
