// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/certificatetokens.h"
#include "tests/net/hurriedclock.h"
#include "tests/support/scriptedserver.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSslCertificate>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using base::Failure;
using net::CertificateMaterial;
using test::Answer;
using test::ScriptedServer;
using test::Seen;

namespace {

QByteArray fromBase64Url(const QByteArray &text)
{
    return QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The keys are made by the openssl program, and it is what checks the signatures.
class TestCertificateTokens : public QObject
{
    Q_OBJECT
    test::HurriedClock m_clock;
    QTemporaryDir m_folder;

    bool openssl(const QString &arguments, QByteArray *out = nullptr)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), arguments.split(u' '));
        const bool good = process.waitForFinished(20'000) && process.exitCode() == 0;
        if (out)
            *out = process.readAllStandardOutput();
        return good;
    }
    QByteArray made(const char *name) { return contents(m_folder.filePath(QString::fromLatin1(name))); }
    void write(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            QSKIP("openssl is not installed");
        QVERIFY(openssl(QStringLiteral(
            "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=actor-lookup")));
        QVERIFY(openssl(QStringLiteral(
            "req -x509 -newkey rsa:2048 -nodes -keyout otherkey.pem -out other.pem -days 30 -subj /CN=other")));
        QVERIFY(openssl(QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "
                                       "eckey.pem -out ec.pem -days 30 -subj /CN=ec")));
        QVERIFY(openssl(QStringLiteral("rsa -in key.pem -aes256 -passout pass:canary-pass -out locked.pem")));
        QVERIFY(openssl(
            QStringLiteral("pkcs12 -export -inkey key.pem -in cert.pem -out cert.pfx -passout pass:canary-pass")));
        QVERIFY(openssl(QStringLiteral("pkcs12 -export -inkey key.pem -in cert.pem -out open.pfx -passout pass:")));
        QVERIFY(openssl(QStringLiteral(
            "pkcs12 -export -legacy -inkey key.pem -in cert.pem -out old.pfx -passout pass:canary-pass")));
        QVERIFY(openssl(QStringLiteral("x509 -in cert.pem -pubkey -noout -out public.pem")));
    }
    void readsWhatPeopleHave_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("PEM") << made("cert.pem") + made("key.pem") << QByteArray();
        QTest::newRow("PEM, key first") << made("key.pem") + made("cert.pem") << QByteArray();
        QTest::newRow("PEM, key locked") << made("cert.pem") + made("locked.pem") << QByteArray("canary-pass");
        QTest::newRow("PFX") << made("cert.pfx") << QByteArray("canary-pass");
        QTest::newRow("PFX, no password") << made("open.pfx") << QByteArray();
        QTest::newRow("PFX, old ciphers") << made("old.pfx") << QByteArray("canary-pass");
    }
    void readsWhatPeopleHave()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, password);
        const auto facts = net::readCertificate({bytes, password});
        QVERIFY2(facts.has_value(), facts ? "" : qPrintable(facts.error().detail));
        const QSslCertificate expected(made("cert.pem"));
        QCOMPARE(facts->sha256Thumbprint, expected.digest(QCryptographicHash::Sha256).toHex().toUpper());
        QCOMPARE(facts->notAfter, expected.expiryDate().toUTC());
        QVERIFY(facts->subject.contains(QStringLiteral("actor-lookup")));
    }
    void tellsBadMaterialApart_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QByteArray() << QByteArray() << QStringLiteral("neither PEM nor PFX");
        QTest::newRow("noise") << QByteArray("hello") << QByteArray() << QStringLiteral("neither PEM nor PFX");
        QTest::newRow("no key") << made("cert.pem") << QByteArray() << QStringLiteral("no private key");
        QTest::newRow("no certificate") << made("key.pem") << QByteArray() << QStringLiteral("no certificate");
        QTest::newRow("other key") << made("cert.pem") + made("otherkey.pem") << QByteArray()
                                   << QStringLiteral("another certificate");
        QTest::newRow("not RSA") << made("ec.pem") + made("eckey.pem") << QByteArray() << QStringLiteral("not RSA");
        QTest::newRow("PEM password") << made("cert.pem") + made("locked.pem") << QByteArray("wrong")
                                      << QStringLiteral("password");
        QTest::newRow("PEM without password")
            << made("cert.pem") + made("locked.pem") << QByteArray() << QStringLiteral("password");
        QTest::newRow("PFX password") << made("cert.pfx") << QByteArray("wrong") << QStringLiteral("password");
    }
    void tellsBadMaterialApart()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, password);
        QFETCH(QString, says);
        const auto facts = net::readCertificate({bytes, password});
        QVERIFY(!facts.has_value());
        QCOMPARE(int(facts.error().kind), int(Failure::BadInput));
        QVERIFY2(facts.error().detail.contains(says), qPrintable(facts.error().detail));
    }
    void signsAStatementThatHolds_data()
    {
        QTest::addColumn<int>("algorithm");
        QTest::newRow("PS256") << int(net::SignatureAlgorithm::Ps256);
        QTest::newRow("RS256") << int(net::SignatureAlgorithm::Rs256);
    }
    void signsAStatementThatHolds()
    {
        QFETCH(int, algorithm);
        const bool pss = algorithm == int(net::SignatureAlgorithm::Ps256);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QUrl audience(QStringLiteral("https://login.example/t/oauth2/v2.0/token"));
        const auto assertion
            = net::signedAssertion({made("cert.pem") + made("key.pem"), {}}, QStringLiteral("client-1"), audience, now,
                                   net::SignatureAlgorithm(algorithm));
        QVERIFY(assertion.has_value());
        const QList<QByteArray> parts = assertion->split('.');
        QCOMPARE(parts.size(), 3);
        const QJsonObject head = QJsonDocument::fromJson(fromBase64Url(parts[0])).object();
        QCOMPARE(head.value(QLatin1String("alg")).toString(), pss ? QStringLiteral("PS256") : QStringLiteral("RS256"));
        QCOMPARE(fromBase64Url(head.value(QLatin1String("x5t#S256")).toString().toLatin1()),
                 QSslCertificate(made("cert.pem")).digest(QCryptographicHash::Sha256));
        const QJsonObject claims = QJsonDocument::fromJson(fromBase64Url(parts[1])).object();
        QCOMPARE(claims.value(QLatin1String("iss")).toString(), QStringLiteral("client-1"));
        QCOMPARE(claims.value(QLatin1String("sub")).toString(), QStringLiteral("client-1"));
        QCOMPARE(claims.value(QLatin1String("aud")).toString(), audience.toString());
        QCOMPARE(claims.value(QLatin1String("exp")).toInteger() - now.toSecsSinceEpoch(), 600);
        QVERIFY(!claims.value(QLatin1String("jti")).toString().isEmpty());
        write("text", parts[0] + '.' + parts[1]);
        write("signature", fromBase64Url(parts[2]));
        const QString padding
            = pss ? QStringLiteral(" -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32") : QString();
        QVERIFY(openssl(QStringLiteral("dgst -sha256 -verify public.pem%1 -signature signature text").arg(padding)));
        write("text", parts[0] + '.' + parts[1] + 'x');
        QVERIFY(!openssl(QStringLiteral("dgst -sha256 -verify public.pem%1 -signature signature text").arg(padding)));
    }
    void aCertificateOutsideItsTimeIsNamed()
    {
        const CertificateMaterial material{made("cert.pem") + made("key.pem"), {}};
        const QUrl audience(QStringLiteral("https://login.example/"));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(net::signedAssertion(material, QString(), audience, now.addDays(60))
                    .error()
                    .detail.contains(QStringLiteral("expired")));
        QVERIFY(net::signedAssertion(material, QString(), audience, now.addDays(-60))
                    .error()
                    .detail.contains(QStringLiteral("clock")));
    }
    void getsATokenByIt()
    {
        ScriptedServer server([](const Seen &) { return Answer::json(R"({"access_token":"tok","expires_in":3599})"); });
        net::SignInSettings settings;
        settings.login = server.url();
        settings.tenant = QStringLiteral("contoso.test");
        settings.clientId = QStringLiteral("client-1");
        const CertificateMaterial material{made("cert.pfx"), "canary-pass"};
        net::CertificateTokens tokens(
            settings, [&material](const net::CertificateHandler &handler) { handler(material); }, &m_clock);
        QStringList log;
        connect(&tokens, &net::RenewingTokens::logged, this, [&log](const QString &line) { log.append(line); });
        QList<base::Result<net::Token>> got;
        tokens.token(net::Resource::Graph, [&got](const base::Result<net::Token> &token) { got.append(token); });
        QTRY_COMPARE(got.size(), 1);
        QCOMPARE(got.first().value().value, QByteArray("tok"));
        const QByteArray body = server.seen().first().body;
        QUrlQuery form(QString::fromLatin1(body));
        QCOMPARE(form.queryItemValue(QStringLiteral("client_assertion_type"), QUrl::FullyDecoded),
                 QStringLiteral("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
        const QByteArray assertion
            = form.queryItemValue(QStringLiteral("client_assertion"), QUrl::FullyDecoded).toLatin1();
        QCOMPARE(QJsonDocument::fromJson(fromBase64Url(assertion.split('.').value(1)))
                     .object()
                     .value(QLatin1String("aud"))
                     .toString(),
                 server.url(QStringLiteral("/contoso.test/oauth2/v2.0/token")).toString());
        QVERIFY(!body.contains("canary-pass") && !body.contains("PRIVATE"));
        QVERIFY(!log.isEmpty() && !log.join(u' ').contains(QString::fromLatin1(assertion)));
        QVERIFY(net::readCertificate(material).has_value()); // the caller's copy is the caller's
    }
};

QTEST_GUILESS_MAIN(TestCertificateTokens)
#include "tst_certificate_tokens.moc"
