// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/client.h"
#include "core/net/clientsecrettokens.h"
#include "tests/net/fixedtokens.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/tlsfront.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using base::Failure;
using net::Client;
using test::Answer;
using test::ScriptedServer;
using test::Seen;

/// TLS and HTTP/2, through nghttpx with an authority made for the test.
class TestClientTls : public QObject
{
    Q_OBJECT
    base::SystemClock m_clock;
    test::FixedTokens m_tokens;
    QTemporaryDir m_folder;
    test::TestCa m_ca;

    net::ClientSettings settings(const test::TlsFront &front) const
    {
        net::ClientSettings settings;
        settings.allowedOrigins = {front.url()};
        settings.caCertificates = m_ca.pem;
        settings.seed = 1;
        return settings;
    }
    net::ClientSettings distrusting(const test::TlsFront &front) const
    {
        net::ClientSettings other = settings(front);
        other.caCertificates.clear();
        return other;
    }
    /// Nothing when no answer comes.
    static std::optional<base::Result<net::Reply>> ask(Client &client, const test::TlsFront &front)
    {
        // Outlives this call: an answer may come later.
        const auto got = std::make_shared<std::optional<base::Result<net::Reply>>>();
        net::Request request;
        request.url = front.url(QStringLiteral("/x"));
        client.send(request, [got](const base::Result<net::Reply> &result) { *got = result; });
        (void)QTest::qWaitFor([&got] { return got->has_value(); });
        return *got;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = test::TlsFront::missing();
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing));
        QVERIFY(m_ca.make(m_folder.path()));
    }
    void reachesFullWidth_data()
    {
        QTest::addColumn<bool>("offered");
        QTest::addColumn<bool>("wanted");
        QTest::newRow("HTTP/2") << true << true;
        QTest::newRow("HTTP/1.1 only there") << false << true;
        QTest::newRow("HTTP/2 not wanted here") << true << false;
    }
    void reachesFullWidth()
    {
        QFETCH(bool, offered);
        QFETCH(bool, wanted);
        ScriptedServer server([](const Seen &) { return Answer::json("{}", 400); });
        test::TlsFront front;
        QVERIFY2(front.start(server.port(), m_ca,
                             offered ? test::TlsFront::Speaks::Http2AndHttp1 : test::TlsFront::Speaks::Http1Only),
                 qPrintable(front.why()));
        net::ClientSettings wide = settings(front);
        wide.startWidth = 100;
        wide.http2 = wanted;
        Client client(wide, &m_tokens, &m_clock);
        int good = 0;
        for (int i = 0; i < 300; ++i) {
            net::Request request;
            request.url = front.url(QStringLiteral("/%1").arg(i));
            client.send(request, [&good](const base::Result<net::Reply> &result) { good += result.has_value(); });
        }
        QTRY_COMPARE_WITH_TIMEOUT(good, 300, 15'000);
        QVERIFY2(server.mostAtOnce() > 90 && server.mostAtOnce() <= 100,
                 qPrintable(QString::number(server.mostAtOnce())));
        // nghttpx tells how it was asked.
        const QByteArray via = server.seen().last().header("via");
        QVERIFY2(via.startsWith(offered && wanted ? "2" : "1.1"), via.constData());
    }
    void anUntrustedCertificateIsNamed()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        test::TlsFront front;
        QVERIFY2(front.start(server.port(), m_ca), qPrintable(front.why()));
        const net::ClientSettings distrustful = distrusting(front);
        Client client(distrustful, &m_tokens, &m_clock);
        const auto refused = ask(client, front);
        QVERIFY(refused && !*refused);
        const base::Error &error = refused->error();
        QCOMPARE(int(error.kind), int(Failure::TlsUntrusted));
        QVERIFY2(error.detail.contains(QStringLiteral("localhost"))
                     && error.detail.contains(QStringLiteral("Test_Authority")),
                 qPrintable(error.detail));
        QCOMPARE(server.count(), 0);
    }
    void trustChangesWithTheNextRequest()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        test::TlsFront front;
        QVERIFY2(front.start(server.port(), m_ca), qPrintable(front.why()));
        const net::ClientSettings distrustful = distrusting(front);
        Client client(distrustful, &m_tokens, &m_clock);
        const auto before = ask(client, front);
        QVERIFY(before && !*before && before->error().kind == Failure::TlsUntrusted);
        client.reconfigure(settings(front));
        const auto trusted = ask(client, front);
        QVERIFY(trusted && *trusted);
        QVERIFY(server.seen().last().header("via").startsWith("2"));
        net::ClientSettings single = settings(front);
        single.http2 = false;
        client.reconfigure(single);
        const auto over1 = ask(client, front);
        QVERIFY(over1 && *over1);
        QVERIFY(server.seen().last().header("via").startsWith("1.1"));
        client.reconfigure(distrustful); // although a connection is open
        const auto after = ask(client, front);
        QVERIFY(after && !*after && after->error().kind == Failure::TlsUntrusted);
    }
    void signsInOverTls()
    {
        ScriptedServer server([](const Seen &) { return Answer::json(R"({"access_token":"tok","expires_in":3599})"); });
        test::TlsFront front;
        QVERIFY2(front.start(server.port(), m_ca), qPrintable(front.why()));
        net::SignInSettings signIn;
        signIn.login = front.url();
        signIn.tenant = QStringLiteral("contoso.test");
        const auto secret = [](const net::SecretHandler &handler) { handler(QByteArray("secret")); };
        QList<base::Result<net::Token>> got;
        const auto handler = [&got](const base::Result<net::Token> &token) { got.append(token); };
        net::ClientSecretTokens distrustful(signIn, secret, &m_clock);
        distrustful.token(net::Resource::Graph, handler);
        QTRY_COMPARE(got.size(), 1);
        QCOMPARE(int(got.last().error().kind), int(Failure::TlsUntrusted));
        QCOMPARE(server.count(), 0); // the secret did not leave
        distrustful.setTrust(m_ca.pem);
        distrustful.token(net::Resource::Graph, handler);
        QTRY_COMPARE(got.size(), 2);
        QCOMPARE(got.last().value().value, QByteArray("tok"));
    }
};

QTEST_GUILESS_MAIN(TestClientTls)
#include "tst_client_tls.moc"
