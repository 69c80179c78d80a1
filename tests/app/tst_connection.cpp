// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/connection.h"

#include <QTest>

using app::ConnectionWords;

class TestConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void optionsBeatEnvironmentBeatsTheProfile()
    {
        ConnectionWords options, environment, saved;
        saved.tenant = QStringLiteral("saved");
        saved.clientId = QStringLiteral("saved");
        saved.graphUrl = QStringLiteral("https://saved.invalid");
        environment.tenant = QStringLiteral("environment");
        environment.clientId = QStringLiteral("environment");
        options.tenant = QStringLiteral("option");
        const auto connection = app::resolve(options, environment, saved);
        QVERIFY(connection);
        QCOMPARE(connection->tenant, QStringLiteral("option"));
        QCOMPARE(connection->clientId, QStringLiteral("environment"));
        QCOMPARE(connection->graph, QUrl(QStringLiteral("https://saved.invalid")));
        QCOMPARE(connection->login, QUrl(QStringLiteral("https://login.microsoftonline.com")));
        QVERIFY(!connection->isLocal());
    }
    void urlsAreCheckedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        QTest::newRow("https") << "https://graph.microsoft.com" << true;
        QTest::newRow("final slash") << "https://graph.microsoft.com/" << true;
        QTest::newRow("port") << "https://graph.microsoft.com:8443" << true;
        QTest::newRow("loopback http") << "http://127.0.0.1:8080" << true;
        QTest::newRow("loopback v6") << "http://[::1]:8080" << true;
        QTest::newRow("localhost") << "http://localhost:8080" << true;
        QTest::newRow("plain http") << "http://graph.microsoft.com" << false;
        QTest::newRow("looks like loopback") << "http://127.0.0.1.evil.test" << false;
        QTest::newRow("user name") << "https://me@graph.microsoft.com" << false;
        QTest::newRow("path") << "https://graph.microsoft.com/v1.0" << false;
        QTest::newRow("query") << "https://graph.microsoft.com?x=1" << false;
        QTest::newRow("no url") << "graph" << false;
        QTest::newRow("file") << "file:///etc/passwd" << false;
    }
    void urlsAreCheckedBeforeAnythingIsSent()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        ConnectionWords options;
        options.graphUrl = url;
        const auto connection = app::resolve(options, {}, {});
        QCOMPARE(bool(connection), good);
        if (!good) {
            QVERIFY(connection.error().kind == base::Failure::BadInput);
            QVERIFY(connection.error().detail.contains(url));
        }
    }
    void servicesOnThisComputerAreLocal()
    {
        ConnectionWords options;
        options.graphUrl = QStringLiteral("http://127.0.0.1:9");
        QVERIFY(app::resolve(options, {}, {})->isLocal());
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
