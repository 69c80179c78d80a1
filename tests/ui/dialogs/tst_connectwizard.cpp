// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/support/takepictures.h"
#include "app/gui/connectservice.h"
#include "core/sampletenant/server.h"
#include "tests/support/tlsfront.h"
#include "wizardfailures.h"
#include "ui/dialogs/checklist.h"
#include "ui/dialogs/connectwizard.h"
#include "ui/theme/plurals.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QPushButton>

#include <functional>
#include <memory>

using sampletenant::Behaviour;

/// The wizard by keyboard alone, over the real service and the sample tenant.
class TestConnectWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyProfileToGreen();
    void certificateByKeyboard();
    void codeByKeyboard();
    void browserByKeyboard();
    void declinedSignInCanBeTriedAgain();
    void failureIsTold_data();
    void failureIsTold();
    void untrustedCertificateIsTold();
    void missingConsentOfAUserHasALink();
    void checkAgainAfterTheRemedy();
    void pastedIdIsRefused();
    void keptSecretIsUsedAgain();

private:
    void type(const QString &text);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void enterTenant(ui::ConnectWizard &wizard);
    void chooseWay(int downs);
    void walkToChecks(ui::ConnectWizard &wizard, const QString &secret);
    void finish(ui::ConnectWizard &wizard);
    bool ended(const ui::ConnectWizard &wizard) const;
    void setLogin(const QString &url) { qputenv("MDTI_LOGIN_URL", url.toUtf8()); }
    QString report(const ui::ConnectWizard &wizard) const { return wizard.findChild<ui::CheckList *>()->report(); }
    QPushButton *nextButton(const ui::ConnectWizard &wizard) const
    {
        return wizard.findChild<QPushButton *>(QStringLiteral("next"));
    }
    QLabel *label(const ui::ConnectWizard &wizard, const char *name) const
    {
        return wizard.findChild<QLabel *>(QLatin1String(name));
    }
    qsizetype asked(const char *leaf) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<sampletenant::ServerThread> m_tenant;
    std::unique_ptr<settings::TenantProfiles> m_profiles;
    std::unique_ptr<app::ConnectService> m_service;
    QNetworkAccessManager m_browser;
};

namespace {

constexpr int patienceMs = 20'000;
using wizardtest::Change;

} // namespace

Q_DECLARE_METATYPE(Change)

void TestConnectWizard::init()
{
    m_service.reset();
    m_home = std::make_unique<QTemporaryDir>();
    sampletenant::Options options;
    options.behaviour.deviceCodePolls = 1;
    m_tenant = std::make_unique<sampletenant::ServerThread>(sampletenant::bundledData(), options);
    QVERIFY(m_tenant->start());
    for (const char *place : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
        qputenv(place, m_home->path().toUtf8());
    for (const char *name : {"MDTI_GRAPH_URL", "MDTI_LOGIN_URL", "MDTI_ARM_URL"})
        qputenv(name, m_tenant->url().toString().toUtf8());
    for (const char *name : {"MDTI_TENANT_ID", "MDTI_CLIENT_ID", "MDTI_CLIENT_SECRET", "MDTI_SIGN_IN"})
        qunsetenv(name);
    m_profiles = std::make_unique<settings::TenantProfiles>();
    m_service = std::make_unique<app::ConnectService>(m_profiles.get());
    // As a browser does: goes where it is led, to the end.
    m_service->signIn()->setBrowser([this](const QUrl &url) {
        QNetworkReply *reply = m_browser.get(QNetworkRequest(url));
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        return true;
    });
}

qsizetype TestConnectWizard::asked(const char *leaf) const
{
    return m_tenant->server()->log().matching(QString::fromLatin1(leaf)).size();
}

void TestConnectWizard::type(const QString &text)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void TestConnectWizard::press(int key, Qt::KeyboardModifiers modifiers)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
}

void TestConnectWizard::enterTenant(ui::ConnectWizard &wizard)
{
    wizard.show();
    QVERIFY(QTest::qWaitForWindowActive(&wizard));
    const sampletenant::Options &options = m_tenant->server()->options();
    type(options.tenantId);
    press(Qt::Key_Tab);
    type(options.clientId);
    testsupport::takePictures(&wizard, QStringLiteral("wizard-tenant"));
    press(Qt::Key_Return);
    QCOMPARE(wizard.step(), ui::ConnectWizard::SignIn);
}

/// From the field of the first way back to the ways, and down.
void TestConnectWizard::chooseWay(int downs)
{
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    for (int i = 0; i < downs; ++i)
        press(Qt::Key_Down);
}

void TestConnectWizard::walkToChecks(ui::ConnectWizard &wizard, const QString &secret)
{
    enterTenant(wizard);
    type(secret);
    press(Qt::Key_Return);
    QCOMPARE(wizard.step(), ui::ConnectWizard::Check);
    QTRY_VERIFY_WITH_TIMEOUT(ended(wizard), patienceMs);
}

void TestConnectWizard::finish(ui::ConnectWizard &wizard)
{
    QSignalSpy accepted(&wizard, &QDialog::accepted);
    QTRY_VERIFY_WITH_TIMEOUT(nextButton(wizard)->isEnabled(), patienceMs);
    QCOMPARE(QApplication::focusWidget(), nextButton(wizard));
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(accepted.count(), 1, patienceMs);
}

bool TestConnectWizard::ended(const ui::ConnectWizard &wizard) const
{
    return report(wizard).contains(QStringLiteral("Copilot"))
        || !wizard.findChild<ui::CheckList *>()->connectionGood();
}

void TestConnectWizard::emptyProfileToGreen()
{
    const sampletenant::Options &options = m_tenant->server()->options();
    ui::ConnectWizard wizard(m_service.get());
    QVERIFY(m_service->tenantName().isEmpty());
    walkToChecks(wizard, options.clientSecret);
    QCOMPARE(wizard.findChild<ui::CheckList *>()->failed(), 0);
    QVERIFY2(wizard.findChild<ui::CheckList *>()->passed() >= 7, qPrintable(report(wizard)));
    QVERIFY(!report(wizard).contains(options.clientSecret));
    testsupport::takePictures(&wizard, QStringLiteral("wizard-green"));
    finish(wizard);

    QCOMPARE(m_profiles->standard()->tenant, options.tenantId);
    QCOMPARE(m_service->tenantName(), options.tenantId);
    QVERIFY(m_service->setup());
    QFile profiles(m_home->filePath(QStringLiteral("mdti-actor-lookup/profiles.ini")));
    QVERIFY(profiles.open(QIODevice::ReadOnly));
    const QByteArray content = profiles.readAll();
    QVERIFY(content.contains(options.clientId.toUtf8()));
    QVERIFY(!content.contains(options.clientSecret.toUtf8()));
}

void TestConnectWizard::certificateByKeyboard()
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_home->path());
    openssl.start(QStringLiteral("openssl"),
                  QStringLiteral("req -x509 -newkey rsa:2048 -passout pass:open-it -keyout both.pem -out cert.pem -days 30 "
                                 "-subj /CN=wizard-test")
                      .split(u' '));
    if (!openssl.waitForFinished(20'000) || openssl.exitCode() != 0)
        QSKIP("openssl is not installed");
    QFile key(m_home->filePath(QStringLiteral("both.pem"))), certificate(m_home->filePath(QStringLiteral("cert.pem")));
    QVERIFY(certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::Append));
    key.write(certificate.readAll());
    key.close();

    ui::ConnectWizard wizard(m_service.get());
    enterTenant(wizard);
    chooseWay(1);
    press(Qt::Key_Tab);
    type(key.fileName());
    QTRY_VERIFY_WITH_TIMEOUT(!label(wizard, "certificateFacts")->text().isEmpty(), patienceMs);
    QVERIFY(!nextButton(wizard)->isEnabled()); // it has a password
    press(Qt::Key_Tab); // past "Choose a file"
    press(Qt::Key_Tab);
    type(QStringLiteral("open-it"));
    QTRY_VERIFY_WITH_TIMEOUT(nextButton(wizard)->isEnabled(), patienceMs);
    QVERIFY2(label(wizard, "certificateFacts")->text().contains(QStringLiteral("wizard-test")),
             qPrintable(label(wizard, "certificateFacts")->text()));
    testsupport::takePictures(&wizard, QStringLiteral("wizard-certificate"));
    press(Qt::Key_Return);
    finish(wizard);
    QVERIFY(m_profiles->standard()->way == settings::SignInWay::Certificate);
    QVERIFY(!m_service->tenantName().isEmpty());
}

void TestConnectWizard::codeByKeyboard()
{
    ui::ConnectWizard wizard(m_service.get());
    enterTenant(wizard);
    chooseWay(3);
    press(Qt::Key_Return);
    QCOMPARE(wizard.step(), ui::ConnectWizard::Check);
    QTRY_VERIFY_WITH_TIMEOUT(label(wizard, "userCode")->isVisible(), patienceMs);
    QVERIFY(label(wizard, "userCode")->text().startsWith(QStringLiteral("SMPL-")));
    testsupport::takePictures(&wizard, QStringLiteral("wizard-code"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("copyCode"));
    press(Qt::Key_Space);
    QCOMPARE(QApplication::clipboard()->text(), label(wizard, "userCode")->text());
    finish(wizard);
    QVERIFY(m_profiles->standard()->way == settings::SignInWay::DeviceCode);
    QVERIFY2(report(wizard).contains(QStringLiteral("A workspace can be used.")), qPrintable(report(wizard)));
    QCOMPARE(asked("devicecode"), 1); // Graph and ARM from one sign-in
}

void TestConnectWizard::browserByKeyboard()
{
    ui::ConnectWizard wizard(m_service.get());
    enterTenant(wizard);
    chooseWay(2);
    press(Qt::Key_Return);
    finish(wizard);
    QVERIFY(m_profiles->standard()->way == settings::SignInWay::Browser);
    QVERIFY2(wizard.findChild<ui::CheckList *>()->failed() == 0, qPrintable(report(wizard)));
    QCOMPARE(asked("/authorize"), 1);

    // It is kept: the next wizard needs nobody.
    ui::ConnectWizard again(m_service.get());
    again.show();
    QVERIFY(QTest::qWaitForWindowActive(&again));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    finish(again);
    QCOMPARE(asked("/authorize"), 1);
}

void TestConnectWizard::declinedSignInCanBeTriedAgain()
{
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.authorizeDenied = true; });
    ui::ConnectWizard wizard(m_service.get());
    enterTenant(wizard);
    chooseWay(2);
    press(Qt::Key_Return);
    auto *begin = wizard.findChild<QPushButton *>(QStringLiteral("beginSignIn"));
    QTRY_VERIFY_WITH_TIMEOUT(begin->isVisible(), patienceMs);
    testsupport::takePictures(&wizard, QStringLiteral("wizard-declined"));
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.authorizeDenied = false; });
    QCOMPARE(QApplication::focusWidget(), begin);
    press(Qt::Key_Return);
    finish(wizard);
}

void TestConnectWizard::failureIsTold_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("login"); // instead of the tenant's
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<bool>("canFinish");
    for (const wizardtest::Failure &each : wizardtest::failures())
        QTest::newRow(each.name) << each.secret << each.change << each.login << each.sentence << each.remedy << each.canFinish;
}

void TestConnectWizard::failureIsTold()
{
    QFETCH(QString, secret);
    QFETCH(Change, change);
    QFETCH(QString, login);
    QFETCH(QString, sentence);
    QFETCH(QString, remedy);
    QFETCH(bool, canFinish);
    if (change)
        m_tenant->server()->change(change);
    if (!login.isEmpty())
        setLogin(login);
    ui::ConnectWizard wizard(m_service.get());
    walkToChecks(wizard, secret);
    const QString said = report(wizard);
    QVERIFY2(said.contains(sentence), qPrintable(said));
    QVERIFY2(said.contains(remedy), qPrintable(said));
    QVERIFY(!said.contains(secret));
    testsupport::takePictures(&wizard, QStringLiteral("wizard-%1").arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-')));
    QCOMPARE(nextButton(wizard)->isEnabled(), canFinish);
    QVERIFY(m_profiles->all().isEmpty());
    if (!canFinish)
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("checkAgain"));
    else
        QCOMPARE(QApplication::focusWidget(), nextButton(wizard));
}

void TestConnectWizard::untrustedCertificateIsTold()
{
    if (const QString missing = test::TlsFront::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    test::TestCa ca;
    QVERIFY(ca.make(m_home->path()));
    test::TlsFront front;
    QVERIFY2(front.start(m_tenant->server()->port(), ca), qPrintable(front.why()));
    setLogin(front.url().toString(QUrl::RemovePath));
    ui::ConnectWizard wizard(m_service.get());
    walkToChecks(wizard, m_tenant->server()->options().clientSecret);
    QVERIFY2(report(wizard).contains(QStringLiteral("is not trusted")), qPrintable(report(wizard)));
    QVERIFY2(report(wizard).contains(QStringLiteral("A proxy may open TLS. Ask for its CA file")), qPrintable(report(wizard)));
    testsupport::takePictures(&wizard, QStringLiteral("wizard-tls"));

    // A page of the network in place of the service.
    setLogin(m_tenant->url().toString());
    sampletenant::Fault page;
    page.kind = sampletenant::Fault::Kind::HtmlPage;
    page.match = QStringLiteral("openid-configuration");
    m_tenant->server()->addFault(page);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(report(wizard).contains(QStringLiteral("web page")), patienceMs);
    QVERIFY2(report(wizard).contains(QStringLiteral("set the proxy in Settings")), qPrintable(report(wizard)));
}

void TestConnectWizard::missingConsentOfAUserHasALink()
{
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.armConsentMissing = true; });
    ui::ConnectWizard wizard(m_service.get());
    enterTenant(wizard);
    chooseWay(2);
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(ended(wizard), patienceMs);
    QVERIFY2(report(wizard).contains(QStringLiteral("Azure Service Management (user_impersonation) is not granted.")),
             qPrintable(report(wizard)));
    QVERIFY(report(wizard).contains(QStringLiteral("/adminconsent?client_id=")));
    auto *copy = wizard.findChild<QPushButton *>(QStringLiteral("copyRemedy"));
    QVERIFY(copy);
    copy->setFocus();
    press(Qt::Key_Space);
    const sampletenant::Options &options = m_tenant->server()->options();
    QCOMPARE(QApplication::clipboard()->text(),
             m_tenant->url().toString() + u'/' + options.tenantId + QStringLiteral("/adminconsent?client_id=")
                 + options.clientId);
}

void TestConnectWizard::checkAgainAfterTheRemedy()
{
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.denyThreatIntelligence = true; });
    ui::ConnectWizard wizard(m_service.get());
    walkToChecks(wizard, m_tenant->server()->options().clientSecret);
    QVERIFY(!nextButton(wizard)->isEnabled());
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.denyThreatIntelligence = false; });
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(nextButton(wizard)->isEnabled(), patienceMs);
    QCOMPARE(wizard.findChild<ui::CheckList *>()->failed(), 0);
}

void TestConnectWizard::pastedIdIsRefused()
{
    ui::ConnectWizard wizard(m_service.get());
    enterTenant(wizard);
    type(QStringLiteral("0f1c2d3e-4a5b-6c7d-8e9f-0a1b2c3d4e5f"));
    QVERIFY(label(wizard, "secretProblem")->isVisible());
    testsupport::takePictures(&wizard, QStringLiteral("wizard-pasted-id"));
    QCOMPARE(label(wizard, "secretProblem")->text(),
             QStringLiteral("This looks like the secret's ID. Paste its value, shown once when it was made."));
    press(Qt::Key_Return);
    QCOMPARE(wizard.step(), ui::ConnectWizard::SignIn);
    QCOMPARE(wizard.findChild<QLineEdit *>(QStringLiteral("secret"))->echoMode(), QLineEdit::Password);
}

void TestConnectWizard::keptSecretIsUsedAgain()
{
    {
        ui::ConnectWizard first(m_service.get());
        walkToChecks(first, m_tenant->server()->options().clientSecret);
        finish(first);
    }
    ui::ConnectWizard wizard(m_service.get());
    wizard.show();
    QVERIFY(QTest::qWaitForWindowActive(&wizard));
    QVERIFY(wizard.findChild<QLineEdit *>(QStringLiteral("secret"))->text().isEmpty());
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QCOMPARE(wizard.step(), ui::ConnectWizard::Check);
    QTRY_VERIFY_WITH_TIMEOUT(nextButton(wizard)->isEnabled(), patienceMs);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    theme::installPlurals(&application);
    const theme::Theme theme(&application, theme::Mode::Light);
    TestConnectWizard test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_connectwizard.moc"
