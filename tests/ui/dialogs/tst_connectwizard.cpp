// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/connectservice.h"
#include "core/sampletenant/server.h"
#include "ui/dialogs/checklist.h"
#include "ui/dialogs/connectwizard.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <memory>

/// The wizard by keyboard alone, over the real service and the sample tenant.
class TestConnectWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyProfileToGreen();
    void failureIsTold_data();
    void failureIsTold();
    void checkAgainAfterTheRemedy();
    void pastedIdIsRefused();
    void keptSecretIsUsedAgain();

private:
    void type(const QString &text);
    void press(int key);
    void enterTenant(ui::ConnectWizard &wizard);
    void walkToChecks(ui::ConnectWizard &wizard, const QString &secret);
    bool ended(const ui::ConnectWizard &wizard) const;
    /// For people to look at, when a folder is given in MDTI_PICTURES.
    void picture(ui::ConnectWizard &wizard, const QString &name) const;
    QString report(const ui::ConnectWizard &wizard) const { return wizard.findChild<ui::CheckList *>()->report(); }
    QPushButton *nextButton(const ui::ConnectWizard &wizard) const
    {
        return wizard.findChild<QPushButton *>(QStringLiteral("next"));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<sampletenant::ServerThread> m_tenant;
    std::unique_ptr<settings::TenantProfiles> m_profiles;
    std::unique_ptr<app::ConnectService> m_service;
};

namespace {

constexpr int patienceMs = 20'000;

} // namespace

void TestConnectWizard::init()
{
    m_service.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_tenant = std::make_unique<sampletenant::ServerThread>();
    QVERIFY(m_tenant->start());
    qputenv("XDG_CONFIG_HOME", m_home->path().toUtf8());
    qputenv("XDG_CACHE_HOME", m_home->path().toUtf8());
    for (const char *name : {"MDTI_GRAPH_URL", "MDTI_LOGIN_URL", "MDTI_ARM_URL"})
        qputenv(name, m_tenant->url().toString().toUtf8());
    for (const char *name : {"MDTI_TENANT_ID", "MDTI_CLIENT_ID", "MDTI_CLIENT_SECRET"})
        qunsetenv(name);
    m_profiles = std::make_unique<settings::TenantProfiles>();
    m_service = std::make_unique<app::ConnectService>(m_profiles.get());
}

void TestConnectWizard::type(const QString &text)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void TestConnectWizard::press(int key)
{
    QVERIFY(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key(key));
}

void TestConnectWizard::enterTenant(ui::ConnectWizard &wizard)
{
    wizard.show();
    QVERIFY(QTest::qWaitForWindowActive(&wizard));
    const sampletenant::Options &options = m_tenant->server()->options();
    type(options.tenantId);
    press(Qt::Key_Tab);
    type(options.clientId);
    press(Qt::Key_Return);
    QCOMPARE(wizard.step(), ui::ConnectWizard::SignIn);
}

void TestConnectWizard::walkToChecks(ui::ConnectWizard &wizard, const QString &secret)
{
    enterTenant(wizard);
    type(secret);
    press(Qt::Key_Return);
    QCOMPARE(wizard.step(), ui::ConnectWizard::Check);
    QTRY_VERIFY_WITH_TIMEOUT(ended(wizard), patienceMs);
}

bool TestConnectWizard::ended(const ui::ConnectWizard &wizard) const
{
    return nextButton(wizard)->isEnabled() || wizard.findChild<ui::CheckList *>()->failed() > 0;
}

void TestConnectWizard::picture(ui::ConnectWizard &wizard, const QString &name) const
{
    const QString folder = qEnvironmentVariable("MDTI_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(wizard.grab().save(folder + u'/' + name + QStringLiteral(".png")));
}

void TestConnectWizard::emptyProfileToGreen()
{
    const sampletenant::Options &options = m_tenant->server()->options();
    ui::ConnectWizard wizard(m_service.get());
    QSignalSpy accepted(&wizard, &QDialog::accepted);
    QVERIFY(m_service->tenantName().isEmpty());
    walkToChecks(wizard, options.clientSecret);
    QCOMPARE(wizard.findChild<ui::CheckList *>()->failed(), 0);
    QVERIFY(wizard.findChild<ui::CheckList *>()->passed() >= 5);
    QVERIFY(!report(wizard).contains(options.clientSecret));
    QCOMPARE(QApplication::focusWidget(), nextButton(wizard));
    picture(wizard, QStringLiteral("wizard-green"));
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(accepted.count(), 1, patienceMs);

    QCOMPARE(m_profiles->standard()->tenant, options.tenantId);
    QCOMPARE(m_service->tenantName(), options.tenantId);
    QVERIFY(m_service->setup());
    QFile profiles(m_home->filePath(QStringLiteral("mdti-actor-lookup/profiles.ini")));
    QVERIFY(profiles.open(QIODevice::ReadOnly));
    const QByteArray content = profiles.readAll();
    QVERIFY(content.contains(options.clientId.toUtf8()));
    QVERIFY(!content.contains(options.clientSecret.toUtf8()));
}

void TestConnectWizard::failureIsTold_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<int>("tokenError");
    QTest::addColumn<bool>("permission");
    QTest::addColumn<bool>("licence");
    QTest::addColumn<QString>("sentence");
    const QString good = sampletenant::Options().clientSecret;
    QTest::newRow("wrong secret") << QStringLiteral("wrong~value") << 0 << true << true
                                  << QStringLiteral("The secret is wrong.");
    QTest::newRow("expired") << good << 7000222 << true << true
                             << QStringLiteral(
                                    "The secret has expired. Make a new one in the app registration, then enter it.");
    QTest::newRow("unknown tenant") << good << 90002 << true << true << QStringLiteral("The tenant was not found.");
    QTest::newRow("permission missing") << good << 0 << false << true
                                        << QStringLiteral("ThreatIntelligence.Read.All (application)");
    QTest::newRow("licence missing") << good << 0 << true << false
                                     << QStringLiteral("Defender XDR or Sentinel licence");
}

void TestConnectWizard::failureIsTold()
{
    QFETCH(QString, secret);
    QFETCH(int, tokenError);
    QFETCH(bool, permission);
    QFETCH(bool, licence);
    QFETCH(QString, sentence);
    m_tenant->server()->change([&](sampletenant::Behaviour &behaviour) {
        behaviour.tokenError = tokenError;
        behaviour.denyThreatIntelligence = !permission;
        behaviour.licenceMissing = !licence;
    });
    ui::ConnectWizard wizard(m_service.get());
    walkToChecks(wizard, secret);
    QVERIFY2(report(wizard).contains(sentence), qPrintable(report(wizard)));
    QVERIFY(!report(wizard).contains(secret));
    picture(wizard, QStringLiteral("wizard-%1").arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-')));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("checkAgain"));
    QVERIFY(!nextButton(wizard)->isEnabled());
    QVERIFY(m_profiles->all().isEmpty());
}

void TestConnectWizard::checkAgainAfterTheRemedy()
{
    m_tenant->server()->change([](sampletenant::Behaviour &behaviour) { behaviour.denyThreatIntelligence = true; });
    ui::ConnectWizard wizard(m_service.get());
    walkToChecks(wizard, m_tenant->server()->options().clientSecret);
    QVERIFY(!nextButton(wizard)->isEnabled());
    m_tenant->server()->change([](sampletenant::Behaviour &behaviour) { behaviour.denyThreatIntelligence = false; });
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(nextButton(wizard)->isEnabled(), patienceMs);
    QCOMPARE(wizard.findChild<ui::CheckList *>()->failed(), 0);
}

void TestConnectWizard::pastedIdIsRefused()
{
    ui::ConnectWizard wizard(m_service.get());
    enterTenant(wizard);
    type(QStringLiteral("0f1c2d3e-4a5b-6c7d-8e9f-0a1b2c3d4e5f"));
    auto *problem = wizard.findChild<QLabel *>(QStringLiteral("secretProblem"));
    QVERIFY(problem->isVisible());
    picture(wizard, QStringLiteral("wizard-pasted-id"));
    QCOMPARE(problem->text(),
             QStringLiteral("This looks like the secret's ID. Paste its value, shown once when it was made."));
    press(Qt::Key_Return);
    QCOMPARE(wizard.step(), ui::ConnectWizard::SignIn);
    QCOMPARE(wizard.findChild<QLineEdit *>(QStringLiteral("secret"))->echoMode(), QLineEdit::Password);
}

void TestConnectWizard::keptSecretIsUsedAgain()
{
    {
        ui::ConnectWizard first(m_service.get());
        QSignalSpy accepted(&first, &QDialog::accepted);
        walkToChecks(first, m_tenant->server()->options().clientSecret);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(accepted.count(), 1, patienceMs);
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
    const theme::Theme theme(&application, theme::Mode::Light);
    TestConnectWizard test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_connectwizard.moc"
