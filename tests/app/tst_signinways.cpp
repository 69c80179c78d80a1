// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/audit.h"
#include "app/input.h"
#include "app/resources.h"
#include "app/session.h"
#include "app/signin.h"
#include "app/signindesk.h"
#include "core/casefile/auditreader.h"
#include "core/chain/investigation.h"
#include "core/sampletenant/server.h"
#include "core/secrets/sessionvault.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using app::SignInDesk;
using sampletenant::Behaviour;
using settings::SignInWay;

/// Whole runs over the sample tenant, signed in by each way; and what a sign-in in the middle of one does to it.
class TestSignInWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void runsByEachWay_data();
    void runsByEachWay();
    void oneSignInServesBothResourcesAndLasts();
    void aSignInInTheMiddleLosesNothing_data();
    void aSignInInTheMiddleLosesNothing();
    void givingUpEndsTheRunInWords();
    void twoSourcesNeedOneSignIn();
    void withoutADeskNobodyWaits();
    void ownHostsAreNeverSent();
    void everyLookupIsAudited();

private:
    app::SessionSetup setup(SignInWay way);
    /// Indicators whose run takes a while.
    void start(app::Session &session);
    bool waitForEnd(const QSignalSpy &finished) const;
    static chain::Ending endingOf(const QSignalSpy &finished) { return finished.first().first().value<chain::Ending>(); }
    QStringList actorsOf(const QSignalSpy &changed) const;
    qsizetype asked(const char *pattern) const
    {
        return m_tenant->server()->log().matching(QString::fromLatin1(pattern)).size();
    }
    void keepCertificate();

    QTemporaryDir m_folder;
    std::unique_ptr<sampletenant::ServerThread> m_tenant;
    std::unique_ptr<secrets::SessionVault> m_vault;
    std::unique_ptr<SignInDesk> m_desk;
    QNetworkAccessManager m_browser;
    QStringList m_usual; ///< actors of an undisturbed run
};

namespace {

constexpr int patienceMs = 60'000;
const QString profile = QStringLiteral("profile");

} // namespace

void TestSignInWays::initTestCase()
{
    app::initResources();
    qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8());
}

void TestSignInWays::init()
{
    sampletenant::Options options;
    options.behaviour.deviceCodePolls = 1;
    options.behaviour.latencyMs = 2;
    m_tenant = std::make_unique<sampletenant::ServerThread>(sampletenant::bundledData(), options);
    QVERIFY(m_tenant->start());
    m_vault = std::make_unique<secrets::SessionVault>();
    m_vault->write(profile, secrets::Kind::ClientSecret, options.clientSecret.toUtf8(), [](const base::Status &) {});
    m_desk = std::make_unique<SignInDesk>([this](const QUrl &url) {
        QNetworkReply *reply = m_browser.get(QNetworkRequest(url));
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        return true;
    });
    m_desk->setAutomatic(true);
}

app::SessionSetup TestSignInWays::setup(SignInWay way)
{
    app::SessionSetup setup;
    const sampletenant::Options &options = m_tenant->server()->options();
    setup.connection.tenant = options.tenantId;
    setup.connection.clientId = options.clientId;
    setup.connection.login = setup.connection.graph = setup.connection.arm = m_tenant->url();
    setup.startWidth = 4;
    setup.makeTokens = app::tokensFrom({way, m_vault.get(), profile, m_desk.get()});
    return setup;
}

void TestSignInWays::start(app::Session &session)
{
    app::InputRules rules;
    rules.acceptDocumentation = true;
    const ioc::Extraction found
        = app::readText(QString::fromUtf8(sampletenant::bundledIndicators()), QStringLiteral("sample.txt"), rules);
    QVERIFY(found.indicators.size() > 3);
    session.start(found.indicators, found.rejected, {});
}

bool TestSignInWays::waitForEnd(const QSignalSpy &finished) const
{
    return QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, patienceMs);
}

QStringList TestSignInWays::actorsOf(const QSignalSpy &changed) const
{
    QHash<chain::ActorId, QString> names;
    QStringList ranked;
    for (const QList<QVariant> &arguments : changed) {
        const auto delta = arguments.first().value<chain::Delta>();
        for (const auto &[id, actor] : delta.actors)
            names.insert(id, actor.name);
        if (!delta.assessment)
            continue;
        ranked.clear();
        for (const chain::RankedActor &actor : delta.assessment->actors)
            ranked.append(names.value(actor.actor));
    }
    ranked.sort();
    return ranked;
}

void TestSignInWays::keepCertificate()
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.start(QStringLiteral("openssl"),
                  QStringLiteral("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=ways")
                      .split(u' '));
    if (!openssl.waitForFinished(20'000) || openssl.exitCode() != 0)
        QSKIP("openssl is not installed");
    QByteArray pem;
    for (const char *name : {"key.pem", "cert.pem"}) {
        QFile file(m_folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        pem += file.readAll();
    }
    m_vault->write(profile, secrets::Kind::Certificate, pem, [](const base::Status &) {});
}

void TestSignInWays::runsByEachWay_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("secret") << int(SignInWay::Secret);
    QTest::newRow("certificate") << int(SignInWay::Certificate);
    QTest::newRow("device code") << int(SignInWay::DeviceCode);
    QTest::newRow("browser") << int(SignInWay::Browser);
}

void TestSignInWays::runsByEachWay()
{
    QFETCH(int, way);
    if (SignInWay(way) == SignInWay::Certificate)
        keepCertificate();
    app::Session session(setup(SignInWay(way)));
    QSignalSpy finished(&session, &app::Session::finished), changed(&session, &app::Session::changed);
    start(session);
    QVERIFY(waitForEnd(finished));
    QCOMPARE(endingOf(finished), chain::Ending::Complete);
    const QStringList actors = actorsOf(changed);
    QVERIFY(!actors.isEmpty());
    if (m_usual.isEmpty())
        m_usual = actors;
    QCOMPARE(actors, m_usual);
    QCOMPARE(m_desk->state(), SignInDesk::State::Idle);
}

void TestSignInWays::oneSignInServesBothResourcesAndLasts()
{
    base::SystemClock clock;
    const app::SessionSetup made = setup(SignInWay::Browser);
    const auto tokenOf = [&](net::TokenSource &tokens, net::Resource resource) {
        std::optional<base::Result<net::Token>> got;
        tokens.token(resource, [&got](const base::Result<net::Token> &token) { got = token; });
        const bool came = QTest::qWaitFor([&got] { return got.has_value(); }, patienceMs);
        return came && got->has_value() ? (*got)->value : QByteArray();
    };
    {
        const auto tokens = made.makeTokens(made.connection, &clock);
        const QByteArray graph = tokenOf(*tokens, net::Resource::Graph), arm = tokenOf(*tokens, net::Resource::Arm);
        QVERIFY(!graph.isEmpty());
        QVERIFY(!arm.isEmpty());
        QVERIFY(graph != arm);
        QCOMPARE(asked("/authorize"), 1);
    }
    // As after a restart: other tokens over the same keychain.
    const auto tokens = made.makeTokens(made.connection, &clock);
    QVERIFY(!tokenOf(*tokens, net::Resource::Arm).isEmpty());
    QVERIFY(!tokenOf(*tokens, net::Resource::Graph).isEmpty());
    QCOMPARE(asked("/authorize"), 1);
}

void TestSignInWays::aSignInInTheMiddleLosesNothing_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<bool>("challenge");
    QTest::addColumn<QString>("reason");
    QTest::newRow("refresh token expired, browser")
        << int(SignInWay::Browser) << false << QStringLiteral("The sign-in has expired after not being used.");
    QTest::newRow("refresh token expired, code")
        << int(SignInWay::DeviceCode) << false << QStringLiteral("The sign-in has expired after not being used.");
    QTest::newRow("conditional access, browser")
        << int(SignInWay::Browser) << true << QStringLiteral("Conditional access asks for a new sign-in.");
    QTest::newRow("conditional access, code")
        << int(SignInWay::DeviceCode) << true << QStringLiteral("Conditional access asks for a new sign-in.");
}

void TestSignInWays::aSignInInTheMiddleLosesNothing()
{
    QFETCH(int, way);
    QFETCH(bool, challenge);
    QFETCH(QString, reason);
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.latencyMs = 40; });
    app::Session session(setup(SignInWay(way)));
    QSignalSpy finished(&session, &app::Session::finished), changed(&session, &app::Session::changed);
    start(session);
    QTRY_VERIFY_WITH_TIMEOUT(asked("passiveDns") > 4, patienceMs);
    m_desk->setAutomatic(false);
    m_tenant->server()->change([challenge](Behaviour &behaviour) {
        behaviour.claimsChallenge = challenge;
        behaviour.refreshError = challenge ? 0 : 700082;
    });
    if (!challenge)
        m_tenant->server()->expireTokens();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state(), SignInDesk::State::Needed, patienceMs);
    QVERIFY2(m_desk->reason().startsWith(reason), qPrintable(m_desk->reason()));
    QVERIFY(finished.isEmpty()); // it waits
    m_tenant->server()->change([](Behaviour &behaviour) {
        behaviour.refreshError = 0;
        behaviour.latencyMs = 2;
    });
    m_desk->begin();
    QVERIFY(waitForEnd(finished));
    QCOMPARE(endingOf(finished), chain::Ending::Complete);
    QCOMPARE(actorsOf(changed), m_usual);
    QCOMPARE(m_desk->state(), SignInDesk::State::Idle);
}

void TestSignInWays::givingUpEndsTheRunInWords()
{
    m_desk->setAutomatic(false);
    app::Session session(setup(SignInWay::Browser));
    QSignalSpy finished(&session, &app::Session::finished);
    start(session);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state(), SignInDesk::State::Needed, patienceMs);
    m_desk->giveUp();
    QVERIFY(waitForEnd(finished));
    QCOMPARE(endingOf(finished), chain::Ending::Failed);
    QVERIFY(finished.first().at(1).value<base::Error>().kind == base::Failure::SignIn);
}

void TestSignInWays::twoSourcesNeedOneSignIn()
{
    m_desk->setAutomatic(false);
    base::SystemClock clock;
    const app::SessionSetup made = setup(SignInWay::Browser);
    const auto one = made.makeTokens(made.connection, &clock), other = made.makeTokens(made.connection, &clock);
    int got = 0;
    const auto count = [&got](const base::Result<net::Token> &token) { got += token.has_value(); };
    one->token(net::Resource::Graph, count);
    other->token(net::Resource::Arm, count);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state(), SignInDesk::State::Needed, patienceMs);
    m_desk->begin();
    QTRY_COMPARE_WITH_TIMEOUT(got, 2, patienceMs);
    QCOMPARE(asked("/authorize"), 1);
}

void TestSignInWays::withoutADeskNobodyWaits()
{
    app::SessionSetup made = setup(SignInWay::DeviceCode);
    made.makeTokens = app::tokensFrom({SignInWay::DeviceCode, m_vault.get(), profile, nullptr});
    app::Session session(std::move(made));
    QSignalSpy finished(&session, &app::Session::finished);
    start(session);
    QVERIFY(waitForEnd(finished));
    QVERIFY(finished.first().at(1).value<base::Error>().kind == base::Failure::SignIn);
}

void TestSignInWays::ownHostsAreNeverSent()
{
    // Whatever the run meets under the domain of one of its indicators' neighbours stays here.
    app::Session usual(setup(SignInWay::Secret));
    QSignalSpy first(&usual, &app::Session::finished);
    start(usual);
    QVERIFY(waitForEnd(first));
    QByteArray met;
    for (const sampletenant::Exchange &exchange : m_tenant->server()->log().matching(QStringLiteral("/hosts/[a-z].*/reputation")))
        met = exchange.target.split('/').value(5);
    QVERIFY2(met.contains('.'), met.constData());
    m_tenant->server()->log().clear();

    app::SessionSetup made = setup(SignInWay::Secret);
    made.own = ioc::OwnList::fromText(QString::fromLatin1(met));
    app::Session session(std::move(made));
    QSignalSpy finished(&session, &app::Session::finished);
    start(session);
    QVERIFY(waitForEnd(finished));
    for (const sampletenant::Exchange &exchange : m_tenant->server()->log().all())
        QVERIFY2(!exchange.target.contains(QByteArray("/hosts/" + met + "/")), exchange.target.constData());
}

void TestSignInWays::everyLookupIsAudited()
{
    QTemporaryDir folder;
    casefile::AuditLog::Settings wanted;
    wanted.folder = folder.path();
    app::SessionSetup made = setup(SignInWay::Secret);
    made.audit = casefile::AuditLog::open(wanted).value_or(nullptr);
    QVERIFY(made.audit);
    const std::shared_ptr<casefile::AuditLog> log = made.audit;
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.fail = 0.05; });
    app::Session session(std::move(made));
    QSignalSpy finished(&session, &app::Session::finished);
    start(session);
    QVERIFY(waitForEnd(finished));
    QVERIFY2(endingOf(finished) != chain::Ending::Failed, qPrintable(finished.first().at(1).value<base::Error>().detail));
    QVERIFY(log->flush());
    const casefile::AuditReader reader(folder.path());
    QVERIFY(reader.verify().isGood());
    QSet<QString> recorded;
    const auto lines = reader.newest(1'000'000);
    QVERIFY(lines);
    for (const casefile::AuditLine &line : *lines) {
        QCOMPARE(line.entry.tenant, m_tenant->server()->options().tenantId);
        QVERIFY(!line.entry.result.isEmpty());
        recorded.insert(line.entry.what);
    }
    QVERIFY2(!recorded.isEmpty(), "nothing recorded");
    // What the service was asked stands in the log, each with its path.
    for (const sampletenant::Exchange &exchange : m_tenant->server()->log().matching(QStringLiteral("^GET /v1.0/security"))) {
        const QString what = QStringLiteral("GET ") + QString::fromLatin1(exchange.target).section(u'?', 0, 0);
        QVERIFY2(recorded.contains(what), qPrintable(what + QStringLiteral(" is not among ") + QStringList(recorded.values()).join(u'\n')));
    }
    QVERIFY(recorded.size() > 10);
}

QTEST_GUILESS_MAIN(TestSignInWays)
#include "tst_signinways.moc"
