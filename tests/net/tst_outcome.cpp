// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/connections.h"
#include "core/net/outcome.h"
#include "core/net/redact.h"
#include "core/net/signinerror.h"

#include <QJsonArray>
#include <QNetworkProxy>
#include <QTest>

using base::Failure;
using net::Outcome;

namespace {

Outcome answer(int status, const QByteArray &body = "{}", const QByteArray &type = "application/json")
{
    Outcome outcome;
    outcome.status = status;
    outcome.body = body;
    outcome.headers.emplaceBack("content-type", type);
    return outcome;
}

Outcome broken(QNetworkReply::NetworkError error, int status = 0)
{
    Outcome outcome = answer(status);
    outcome.error = error;
    return outcome;
}

constexpr int fine = -1;

} // namespace

class TestOutcome : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aProxyIsNamed()
    {
        const QUrl url(QStringLiteral("https://graph.example/v1.0/x"));
        const auto detail = [&url](QNetworkReply::NetworkError error) {
            return net::errorOf(broken(error), Failure::Network, url).detail;
        };
        QCOMPARE(detail(QNetworkReply::HostNotFoundError), QStringLiteral("The name graph.example cannot be resolved."));
        QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, QStringLiteral("proxy.example"), 8080});
        for (const auto error : {QNetworkReply::HostNotFoundError, QNetworkReply::ConnectionRefusedError,
                                 QNetworkReply::UnknownNetworkError})
            QCOMPARE(detail(error), QStringLiteral("The proxy proxy.example:8080 in front of graph.example cannot be reached."));
        QCOMPARE(detail(QNetworkReply::RemoteHostClosedError),
                 QStringLiteral("graph.example closed the connection before answering."));
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    }
    void whatToDoIsSaid_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("401") << 401 << QStringLiteral("clock");
        QTest::newRow("429") << 429 << QStringLiteral("fewer requests");
        QTest::newRow("503") << 503 << QStringLiteral("try again later");
    }
    void whatToDoIsSaid()
    {
        QFETCH(int, status);
        QFETCH(QString, remedy);
        const Outcome outcome = answer(status, R"({"error":{"code":"Odd","message":"x"}})");
        const QString detail = net::errorOf(outcome, *net::failureOf(outcome), QUrl(QStringLiteral("https://graph.example/"))).detail;
        QVERIFY2(detail.startsWith(QStringLiteral("graph.example answered %1 Odd: x. ").arg(status)), qPrintable(detail));
        QVERIFY2(detail.contains(remedy), qPrintable(detail));
    }
    void eachTlsErrorHasItsRemedy_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("name") << int(QSslError::HostNameMismatch) << QStringLiteral("Check the address");
        QTest::newRow("time") << int(QSslError::CertificateExpired) << QStringLiteral("clock");
    }
    void eachTlsErrorHasItsRemedy()
    {
        QFETCH(int, error);
        QFETCH(QString, remedy);
        Outcome outcome = broken(QNetworkReply::SslHandshakeFailedError);
        outcome.tlsErrors = {QSslError(QSslError::SslError(error))};
        const QString detail = net::errorOf(outcome, Failure::TlsUntrusted, QUrl(QStringLiteral("https://graph.example/"))).detail;
        QVERIFY2(detail.contains(QStringLiteral("graph.example")) && detail.contains(remedy), qPrintable(detail));
        QVERIFY2(!detail.contains(QStringLiteral("proxy")), qPrintable(detail));
    }
    void statusTable_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("retries");
        const auto row
            = [](int status, int kind, int retries) { QTest::addRow("%d", status) << status << kind << retries; };
        row(200, fine, 0);
        row(201, fine, 0);
        row(204, fine, 0);
        row(404, fine, 0);
        row(302, int(Failure::BadReply), 0);
        row(400, int(Failure::BadRequest), 0);
        row(401, int(Failure::Unauthorised), 0);
        row(402, int(Failure::Forbidden), 0);
        row(403, int(Failure::Forbidden), 0);
        row(407, int(Failure::Network), 0);
        row(408, int(Failure::Timeout), 4);
        row(410, int(Failure::NotFound), 0);
        row(429, int(Failure::RateLimited), 0);
        row(500, int(Failure::Service), 2);
        row(501, int(Failure::Service), 0);
        row(502, int(Failure::Service), 4);
        row(503, int(Failure::Service), 4);
        row(504, int(Failure::Service), 4);
    }
    void statusTable()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        QFETCH(int, retries);
        const auto found = net::failureOf(answer(status));
        QCOMPARE(found ? int(*found) : fine, kind);
        QCOMPARE(net::retriesFor(answer(status)), retries);
    }
    void networkTable()
    {
        QVERIFY(net::failureOf(broken(QNetworkReply::ConnectionRefusedError)) == Failure::Network);
        QVERIFY(net::failureOf(broken(QNetworkReply::HostNotFoundError)) == Failure::Network);
        QVERIFY(net::failureOf(broken(QNetworkReply::TimeoutError)) == Failure::Timeout);
        QVERIFY(net::failureOf(broken(QNetworkReply::OperationCanceledError)) == Failure::Cancelled);
        QVERIFY(net::failureOf(broken(QNetworkReply::SslHandshakeFailedError)) == Failure::Network);
        Outcome untrusted = broken(QNetworkReply::SslHandshakeFailedError);
        untrusted.tlsErrors = {QSslError(QSslError::SelfSignedCertificate)};
        QVERIFY(net::failureOf(untrusted) == Failure::TlsUntrusted);
        QCOMPARE(net::retriesFor(untrusted), 0);
        // Broken off in the body: wrong as an answer, but may heal
        QVERIFY(net::failureOf(broken(QNetworkReply::RemoteHostClosedError, 200)) == Failure::BadReply);
        QCOMPARE(net::retriesFor(broken(QNetworkReply::RemoteHostClosedError, 200)), 4);
        // Nothing came for as long as may be waited: once more, not five times as long.
        Outcome silent = answer(0);
        silent.timedOut = true;
        QVERIFY(net::failureOf(silent) == Failure::Timeout);
        QCOMPARE(net::retriesFor(silent), 1);
        Outcome large = answer(200);
        large.tooLarge = true;
        QVERIFY(net::failureOf(large) == Failure::TooLarge);
    }
    void aPageInsteadOfData()
    {
        QVERIFY(net::failureOf(answer(200, "<html>", "text/html")) == Failure::BadReply);
        QVERIFY(net::failureOf(answer(200, "  <!DOCTYPE html>", "")) == Failure::BadReply);
        QCOMPARE(net::retriesFor(answer(200, "<html>", "text/html")), 0);
        QVERIFY(!net::failureOf(answer(200, "5", "text/plain")));
        const base::Error error = net::errorOf(answer(502, "<html>Bad gateway</html>", "text/html"), Failure::Service,
                                               QUrl(QStringLiteral("https://graph.example/v1.0/x?secret=1")));
        QCOMPARE(error.detail, QStringLiteral("graph.example answered 502 with a web page. It is down or overloaded just now: try "
                                               "again later."));
        QCOMPARE(error.httpStatus, 502);
    }
    void serviceErrors_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("requestId");
        QTest::newRow("graph") << QByteArray(
            R"({"error":{"code":"TooManyRequests","message":"m","innerError":{"request-id":"r-1"}}})")
                               << QStringLiteral("TooManyRequests") << QStringLiteral("r-1");
        QTest::newRow("lower case") << QByteArray(R"({"error":{"code":"X","innererror":{"request-id":"r-2"}}})")
                                    << QStringLiteral("X") << QStringLiteral("r-2");
        QTest::newRow("nested, empty outer code")
            << QByteArray(R"({"error":{"code":"","innerError":{"code":"429","innererror":{"request-id":"r-3"}}}})")
            << QStringLiteral("429") << QStringLiteral("r-3");
        QTest::newRow("word") << QByteArray(R"({"error":"invalid_client"})") << QStringLiteral("invalid_client")
                              << QString();
        QTest::newRow("html") << QByteArray("<html>") << QString() << QString();
        QTest::newRow("nothing") << QByteArray() << QString() << QString();
        QTest::newRow("array") << QByteArray("[1]") << QString() << QString();
        QTest::newRow("wrong types") << QByteArray(R"({"error":{"code":5,"message":[],"innerError":"x"}})") << QString()
                                     << QString();
        QTest::newRow("null") << QByteArray(R"({"error":null})") << QString() << QString();
    }
    void serviceErrors()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(QString, requestId);
        QCOMPARE(net::readServiceError(body).code, code);
        QCOMPARE(net::readServiceError(body).requestId, requestId);
    }
    void requestIdOfHeadersComesFirst()
    {
        Outcome outcome = answer(500, R"({"error":{"innerError":{"request-id":"body"}}})");
        QCOMPARE(net::requestIdOf(outcome), QStringLiteral("body"));
        outcome.headers.emplaceBack("x-ms-request-id", "arm");
        QCOMPARE(net::requestIdOf(outcome), QStringLiteral("arm"));
        outcome.headers.emplaceBack("request-id", "graph");
        QCOMPARE(net::requestIdOf(outcome), QStringLiteral("graph"));
    }
    void retryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<qint64>("ms"); // -1: none
        QTest::newRow("seconds") << QByteArray("12") << QByteArray() << qint64(12'000);
        QTest::newRow("fraction") << QByteArray("1.5") << QByteArray() << qint64(1500);
        QTest::newRow("zero") << QByteArray("0") << QByteArray() << qint64(0);
        QTest::newRow("negative") << QByteArray("-5") << QByteArray() << qint64(0);
        QTest::newRow("absurd") << QByteArray("99999999999") << QByteArray() << qint64(30) * 86'400'000;
        QTest::newRow("words") << QByteArray("soon") << QByteArray() << qint64(-1);
        QTest::newRow("empty") << QByteArray() << QByteArray() << qint64(-1);
        QTest::newRow("date") << QByteArray("Thu, 01 Jan 2026 00:00:30 GMT") << QByteArray() << qint64(30'000);
        QTest::newRow("past date") << QByteArray("Wed, 31 Dec 2025 00:00:30 GMT") << QByteArray() << qint64(0);
        QTest::newRow("by their clock") << QByteArray("Thu, 01 Jan 2026 01:00:30 GMT")
                                        << QByteArray("Thu, 01 Jan 2026 01:00:10 GMT") << qint64(20'000);
        QTest::newRow("old form") << QByteArray("Thursday, 01-Jan-26 00:00:07 GMT") << QByteArray() << qint64(7'000);
        QTest::newRow("oldest form") << QByteArray("Thu Jan  1 00:00:07 2026") << QByteArray() << qint64(7'000);
    }
    void retryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, date);
        QFETCH(qint64, ms);
        Outcome outcome = answer(429);
        if (!value.isEmpty())
            outcome.headers.emplaceBack("retry-after", value);
        if (!date.isEmpty())
            outcome.headers.emplaceBack("date", date);
        QCOMPARE(net::retryAfterMs(outcome, QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC)).value_or(-1), ms);
    }
    void redaction_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"Authorization: Bearer CANARYCANARY12", "client_secret=CANARYCANARY12&scope=x",
              R"({"access_token":"CANARYCANARY12"})", R"("refresh_token" : "CANARYCANARY12")",
              "token eyJCANARYCANARY12.eyJCANARYCANARY12.sig", "GET /?code=CANARYCANARY12&state=1",
              "bearer CANARYCANARY12", "client_assertion=CANARYCANARY12", "password: CANARYCANARY12"})
            QTest::addRow("%s", text) << QString::fromLatin1(text);
    }
    void redaction()
    {
        QFETCH(QString, text);
        QVERIFY2(!net::redacted(text).contains(QLatin1String("CANARY")), qPrintable(net::redacted(text)));
    }
    void redactionLeavesPlainTextAlone()
    {
        const QString text = QStringLiteral("GET https://graph.example/v1.0/hosts/c2.example 200 12 B");
        QCOMPARE(net::redacted(text), text);
        QCOMPARE(net::shownUrl(QUrl(QStringLiteral("https://u:p@h.example/a%20b?token=x#y"))),
                 QStringLiteral("https://h.example/a%20b"));
    }
    void wipingTakesTheBytesAway()
    {
        QByteArray secret("0123456789");
        const char *bytes = secret.constData();
        const QByteArray shared = secret;
        net::wipe(secret); // someone else still needs them
        QVERIFY(secret.isEmpty());
        QCOMPARE(shared, QByteArray("0123456789"));
        QByteArray again = shared;
        net::wipeEverywhere(again);
        QCOMPARE(bytes[3], '\0');
    }
    void origins()
    {
        const auto origin = [](const char *url) { return net::originOf(QUrl(QString::fromLatin1(url))); };
        QCOMPARE(origin("https://Graph.Microsoft.com/v1.0/x"), QByteArray("https://graph.microsoft.com:443"));
        QCOMPARE(origin("https://graph.microsoft.com:443"), origin("https://graph.microsoft.com"));
        QVERIFY(origin("https://graph.microsoft.com:8443") != origin("https://graph.microsoft.com"));
        QVERIFY(origin("http://graph.microsoft.com:443") != origin("https://graph.microsoft.com"));
        QVERIFY(origin("https://graph.microsoft.com@evil.example/").isEmpty());
        QVERIFY(origin("https://graph.microsoft.com.evil.example/") != origin("https://graph.microsoft.com"));
        QVERIFY(origin("ftp://graph.microsoft.com/").isEmpty());
        QVERIFY(origin("/relative").isEmpty());
        QVERIFY(net::isProtected(QUrl(QStringLiteral("http://127.0.0.1:8080"))));
        QVERIFY(net::isProtected(QUrl(QStringLiteral("http://[::1]:8080"))));
        QVERIFY(!net::isProtected(QUrl(QStringLiteral("http://192.0.2.1"))));
        QVERIFY(!net::isProtected(QUrl(QStringLiteral("http://localhost.evil.example"))));
    }
    void signInErrors()
    {
        const QJsonObject body{{QStringLiteral("error"), QStringLiteral("invalid_client")},
                               {QStringLiteral("error_description"),
                                QStringLiteral("AADSTS7000215: Invalid client secret 'CANARY' provided. Trace ID: x")},
                               {QStringLiteral("error_codes"), QJsonArray{7000215}},
                               {QStringLiteral("timestamp"), QStringLiteral("2026-01-02 03:04:05Z")},
                               {QStringLiteral("trace_id"), QStringLiteral("11111111-2222-3333-4444-555555555555")},
                               {QStringLiteral("correlation_id"), QStringLiteral("CANARY")}};
        const base::Error error = net::signInError(body, 401);
        QCOMPARE(int(error.kind), int(Failure::SignIn));
        QCOMPARE(error.code, QStringLiteral("AADSTS7000215"));
        QVERIFY(error.detail.contains(QStringLiteral("secret's ID")));
        QVERIFY(error.detail.contains(QStringLiteral("11111111-2222-3333-4444-555555555555")));
        QVERIFY(error.detail.contains(QStringLiteral("2026-01-02 03:04:05Z")));
        QVERIFY(!error.detail.contains(QStringLiteral("CANARY")));
        QVERIFY(!net::needsInteraction(body));

        const QJsonObject described{
            {QStringLiteral("error"), QStringLiteral("invalid_grant")},
            {QStringLiteral("error_description"), QStringLiteral("AADSTS700082: The refresh token has expired")}};
        QCOMPARE(net::signInError(described, 400).code, QStringLiteral("AADSTS700082"));
        QVERIFY(net::needsInteraction(described));
        QCOMPARE(net::signInError({{QStringLiteral("error"), QStringLiteral("strange_word")}}, 400).code,
                 QStringLiteral("strange_word"));
        QCOMPARE(net::signInError({{QStringLiteral("error"), QStringLiteral("<b>no word</b>")}}, 400).code, QString());
    }
};

QTEST_GUILESS_MAIN(TestOutcome)
#include "tst_outcome.moc"
