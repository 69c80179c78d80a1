// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/browsertokens.h"
#include "core/net/devicecodetokens.h"
#include "tests/net/hurriedclock.h"
#include "tests/net/memorystore.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QUrlQuery>

using base::Failure;
using net::Resource;

namespace {

/// Follows redirects and keeps cookies, as a browser does, but stops before it leaves for the program.
class Browser
{
public:
    /// The address on localhost the sign-in ends at.
    QUrl signIn(QUrl url)
    {
        for (int step = 0; step < 20 && url.host() != QStringLiteral("localhost"); ++step) {
            const QUrl next = get(url);
            if (next.isEmpty())
                return {};
            url = url.resolved(next);
        }
        return url;
    }
    /// Its Location, if it has one.
    QUrl get(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        QNetworkReply *reply = m_manager.get(request);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(10'000);
        status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        page = reply->readAll();
        reply->deleteLater();
        return QUrl::fromEncoded(reply->rawHeader("Location"));
    }
    int status = 0;
    QByteArray page;

private:
    QNetworkAccessManager m_manager;
};

struct Waiter
{
    QList<base::Result<net::Token>> got;
    net::TokenSource::Handler handler()
    {
        return [this](base::Result<net::Token> token) { got.append(std::move(token)); };
    }
};

} // namespace

/// Against an OpenID provider that others wrote. Skipped where Node is missing or the package cannot be had.
class TestOpenId : public QObject
{
    Q_OBJECT
    test::HurriedClock m_clock{20};
    QProcess m_provider;
    QUrl m_issuer;
    Browser m_browser;
    QList<base::Error> m_failed;

    QString install(const QString &folder)
    {
        QDir().mkpath(folder);
        for (const QString &name :
             {QStringLiteral("package.json"), QStringLiteral("package-lock.json"), QStringLiteral("provider.mjs")}) {
            QFile::remove(folder + u'/' + name);
            if (!QFile::copy(QStringLiteral(MDTI_SOURCE_DIR "/tests/net/oidc/") + name, folder + u'/' + name))
                return QStringLiteral("%1 cannot be copied").arg(name);
        }
        if (QFile::exists(folder + QStringLiteral("/node_modules/oidc-provider/package.json")))
            return {};
        QProcess npm;
        npm.setWorkingDirectory(folder);
        npm.start(QStringLiteral("npm"),
                  {QStringLiteral("ci"), QStringLiteral("--ignore-scripts"), QStringLiteral("--no-audit"),
                   QStringLiteral("--no-fund"), QStringLiteral("--loglevel=error")});
        if (npm.waitForFinished(120'000) && npm.exitCode() == 0)
            return {};
        npm.kill();
        npm.waitForFinished();
        return QStringLiteral("npm cannot install oidc-provider: ")
            + QString::fromLocal8Bit(npm.readAllStandardError().left(300));
    }
    void control(const QString &query)
    {
        QUrl url = m_issuer;
        url.setPath(QStringLiteral("/control"));
        url.setQuery(query);
        m_browser.get(url);
        QVERIFY2(m_browser.status == 200, m_browser.page.constData());
    }
    net::SignInSettings settings() const
    {
        net::SignInSettings settings;
        settings.login = m_issuer;
        settings.tenant = QStringLiteral("contoso.test");
        settings.clientId = QStringLiteral("client-1");
        settings.graphScope = settings.armScope = "openid";
        return settings;
    }
    void watch(net::RefreshingTokens &source)
    {
        m_failed.clear();
        connect(&source, &net::RefreshingTokens::signInFailed, this,
                [this](const base::Error &error) { m_failed.append(error); });
    }
    std::unique_ptr<net::BrowserTokens> browserTokens(test::MemoryStore *store)
    {
        auto source = std::make_unique<net::BrowserTokens>(
            settings(), store, [](const QUrl &) { return true; }, &m_clock);
        watch(*source);
        return source;
    }

    /// This provider, unlike Entra, lets a refresh token be asked for only together with consent.
    static QUrl pageOf(const net::BrowserTokens &source)
    {
        QUrl page = source.page();
        QString query = page.query(QUrl::FullyEncoded);
        page.setQuery(
            query.replace(QStringLiteral("prompt=select_account"), QStringLiteral("prompt=select_account%20consent")));
        return page;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &program : {QStringLiteral("node"), QStringLiteral("npm")}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(program)));
        }
        const QString folder = QStringLiteral(MDTI_BIN_DIR "/../tests/net/oidc");
        const QString why = install(folder);
        if (!why.isEmpty())
            QSKIP(qPrintable(why));
        m_provider.setWorkingDirectory(folder);
        m_provider.start(QStringLiteral("node"), {QStringLiteral("provider.mjs")});
        QByteArray line;
        while (!line.startsWith("ready ") && m_provider.waitForReadyRead(20'000))
            line = m_provider.readLine();
        QVERIFY2(line.startsWith("ready "), m_provider.readAllStandardError().constData());
        m_issuer = QUrl(QString::fromLatin1(line.mid(6).trimmed()));
    }
    void cleanupTestCase()
    {
        m_provider.closeWriteChannel();
        if (!m_provider.waitForFinished(5000))
            m_provider.kill();
    }
    void browserThenRefresh()
    {
        control(QString());
        test::MemoryStore store;
        const auto source = browserTokens(&store);
        QSignalSpy needed(source.get(), &net::TokenSource::signInNeeded);
        Waiter waiter;
        source->token(Resource::Graph, waiter.handler());
        QTRY_COMPARE(needed.size(), 1);
        source->signIn();
        const QUrl back = m_browser.signIn(pageOf(*source));
        QVERIFY2(back.hasQuery(), m_browser.page.constData());
        m_browser.get(back);
        QCOMPARE(m_browser.status, 200);
        QTRY_VERIFY2(waiter.got.size() == 1 || !m_failed.isEmpty(), "neither signed in nor failed");
        QVERIFY2(m_failed.isEmpty(), m_failed.isEmpty() ? "" : qPrintable(m_failed.first().detail));
        const QByteArray first = waiter.got.first().value().value;
        const QByteArray firstRefresh = store.token;
        QVERIFY(!first.isEmpty() && !firstRefresh.isEmpty());
        source->refused(Resource::Graph, first);
        source->token(Resource::Graph, waiter.handler());
        source->token(Resource::Arm, waiter.handler());
        QTRY_COMPARE(waiter.got.size(), 3);
        QVERIFY(waiter.got[1].has_value() && waiter.got[2].has_value());
        QVERIFY(waiter.got[1]->value != first && waiter.got[2]->value != waiter.got[1]->value);
        QVERIFY(store.token != firstRefresh);
        QCOMPARE(needed.size(), 1);
    }
    void aReplayedCodeIsRefusedAndTheSignInAskedForAgain()
    {
        control(QString());
        test::MemoryStore store;
        const auto source = browserTokens(&store);
        QSignalSpy signedIn(source.get(), &net::RefreshingTokens::signedIn),
            needed(source.get(), &net::TokenSource::signInNeeded);
        source->signIn();
        m_browser.get(m_browser.signIn(pageOf(*source)));
        QTRY_COMPARE(signedIn.size(), 1);

        QUrl replay = m_issuer;
        replay.setPath(QStringLiteral("/replay"));
        m_browser.get(replay);
        QVERIFY2(m_browser.page.contains("invalid_grant"), m_browser.page.constData());
        // The provider withdraws what came from that code; requests then wait for a new sign-in.
        Waiter waiter;
        source->token(Resource::Arm, waiter.handler());
        QTRY_COMPARE(needed.size(), 1);
        QVERIFY(waiter.got.isEmpty());
        source->signIn();
        m_browser.get(m_browser.signIn(pageOf(*source)));
        QTRY_COMPARE(waiter.got.size(), 1);
        QVERIFY(waiter.got.first().has_value());
    }
    void aWrongStateIsTurnedAway()
    {
        control(QString());
        test::MemoryStore store;
        const auto source = browserTokens(&store);
        QSignalSpy signedIn(source.get(), &net::RefreshingTokens::signedIn);
        source->signIn();
        const QUrl back = m_browser.signIn(pageOf(*source));
        QUrlQuery query(back);
        query.removeQueryItem(QStringLiteral("state"));
        query.addQueryItem(QStringLiteral("state"), QStringLiteral("another"));
        QUrl wrong = back;
        wrong.setQuery(query);
        m_browser.get(wrong);
        QCOMPARE(m_browser.status, 400);
        QVERIFY(source->isSigningIn() && store.token.isEmpty());
        m_browser.get(back);
        QTRY_COMPARE(signedIn.size(), 1);
    }
    void browserDenied()
    {
        control(QStringLiteral("deny=1"));
        test::MemoryStore store;
        const auto source = browserTokens(&store);
        source->signIn();
        m_browser.get(m_browser.signIn(pageOf(*source)));
        QTRY_COMPARE(m_failed.size(), 1);
        QCOMPARE(m_failed.first().code, QStringLiteral("access_denied"));
        QVERIFY(store.token.isEmpty());
    }
    void deviceCode_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<int>("slowDowns");
        QTest::addColumn<QString>("word"); // empty: signed in
        QTest::newRow("approved") << QStringLiteral("approve") << 0 << QString();
        QTest::newRow("approved after slow_down") << QStringLiteral("approve") << 2 << QString();
        QTest::newRow("denied") << QStringLiteral("deny") << 0 << QStringLiteral("access_denied");
        QTest::newRow("expired") << QStringLiteral("expire") << 0 << QStringLiteral("expired_token");
    }
    void deviceCode()
    {
        QFETCH(QString, action);
        QFETCH(int, slowDowns);
        QFETCH(QString, word);
        control(QString());
        test::MemoryStore store;
        net::DeviceCodeTokens source(settings(), &store, &m_clock);
        watch(source);
        QSignalSpy signedIn(&source, &net::RefreshingTokens::signedIn);
        QString userCode;
        connect(&source, &net::DeviceCodeTokens::codeReady, this,
                [&userCode](const net::DevicePrompt &prompt) { userCode = prompt.userCode; });
        QStringList log;
        connect(&source, &net::RenewingTokens::logged, this, [&log](const QString &line) { log.append(line); });
        source.signIn();
        QTRY_VERIFY(!userCode.isEmpty() || !m_failed.isEmpty());
        QVERIFY2(m_failed.isEmpty(), m_failed.isEmpty() ? "" : qPrintable(m_failed.first().detail));
        QTRY_VERIFY(log.size() >= 2); // pending, at least once
        control(QStringLiteral("user-code=%1&action=%2&slow-downs=%3").arg(userCode, action).arg(slowDowns));
        QTRY_VERIFY_WITH_TIMEOUT(signedIn.size() + m_failed.size() == 1, 15'000);
        if (word.isEmpty()) {
            QVERIFY2(m_failed.isEmpty(), m_failed.isEmpty() ? "" : qPrintable(m_failed.first().detail));
            const QByteArray refresh = store.token;
            QVERIFY(!refresh.isEmpty());
            Waiter waiter;
            source.token(Resource::Arm, waiter.handler());
            QTRY_COMPARE(waiter.got.size(), 1);
            QVERIFY(waiter.got.first().has_value());
            QVERIFY(store.token != refresh);
        } else {
            QCOMPARE(m_failed.first().code, word);
            QVERIFY(store.token.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestOpenId)
#include "tst_openid.moc"
