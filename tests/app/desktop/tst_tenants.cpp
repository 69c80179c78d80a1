// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desktopcase.h"

#include "app/gui/connectservice.h"
#include "app/gui/setupdesk.h"
#include "core/secrets/sessionvault.h"
#include "ui/dialogs/connectwizard.h"
#include "ui/dialogs/tenantsdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/plurals.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using testsupport::DesktopCase;
using testsupport::takePictures;

/// The saved tenants of the whole program, and what is kept for them.
class TestTenants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tenantsAreKept();
    void aSecretThatCannotBeKeptChangesNothing();
    void aNewCertificateTakesTheOldPasswordAway();
    void everythingIsForgotten();
    void theEndOfASecretIsTold_data();
    void theEndOfASecretIsTold();
    void theDayIsEnteredWithTheSecret();

private:
    std::unique_ptr<DesktopCase> m_case;
};

namespace {

constexpr int patienceMs = 30'000;

/// As a keychain that nobody unlocks.
class ClosedVault final : public secrets::Vault
{
public:
    QString name() const override { return QStringLiteral("Closed"); }
    void read(const QString &, secrets::Kind, secrets::ReadHandler handler) override { refuse(handler); }
    void write(const QString &, secrets::Kind, const QByteArray &, secrets::DoneHandler handler) override { refuse(handler); }
    void remove(const QString &, secrets::Kind, secrets::DoneHandler handler) override { refuse(handler); }

private:
    template <typename Handler> void refuse(Handler handler)
    {
        QMetaObject::invokeMethod(
            this, [handler] { handler(base::failure(base::Failure::Storage, QStringLiteral("It is locked."))); },
            Qt::QueuedConnection);
    }
};

} // namespace

void TestTenants::init()
{
    m_case = std::make_unique<DesktopCase>();
    m_case->show();
}

void TestTenants::tenantsAreKept()
{
    settings::TenantProfiles profiles;
    settings::TenantProfile second = m_case->profile(QStringLiteral("Second"), settings::SignInWay::Secret);
    second.tenant = QStringLiteral("second.example");
    QVERIFY(profiles.save(m_case->profile(QStringLiteral("First"), settings::SignInWay::Secret)));
    const base::Result<QString> id = profiles.save(second);
    QVERIFY(id);
    app::ConnectService *connecting = m_case->desktop().connecting();
    secrets::Vault *vault = connecting->vault();
    vault->write(*id, secrets::Kind::ClientSecret, "canary-of-second", [](const base::Status &) {});

    ui::TenantsControl *control = m_case->desktop().setup()->tenants();
    ui::TenantsDialog dialog(control, [](QWidget *) {});
    dialog.show();
    auto *list = dialog.findChild<QTreeWidget *>(QStringLiteral("tenants"));
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("First"));
    takePictures(&dialog, QStringLiteral("setup-tenants"));
    control->use(*id);
    QTRY_COMPARE(control->inUse(), *id);
    list->topLevelItem(1)->setText(0, QStringLiteral("Another name"));
    QTRY_COMPARE(profiles.byId(*id)->name, QStringLiteral("Another name"));
    control->remove(*id);
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    QVERIFY(!profiles.byId(*id));
    std::optional<bool> gone;
    vault->read(*id, secrets::Kind::ClientSecret,
                [&gone](const base::Result<QByteArray> &secret) { gone = !secret.has_value(); });
    QTRY_VERIFY(gone.has_value());
    QVERIFY(*gone);
}

void TestTenants::aSecretThatCannotBeKeptChangesNothing()
{
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(m_case->profile(QStringLiteral("First"), settings::SignInWay::Browser));
    QVERIFY(id);
    const settings::TenantProfile first = *profiles.byId(*id);
    ClosedVault closed;
    app::ConnectService connecting(&profiles);
    connecting.setVault(&closed);
    QSignalSpy failed(&connecting, &ui::ConnectControl::saveFailed), saved(&connecting, &ui::ConnectControl::saved);
    ui::ConnectControl::Entry entry;
    entry.clientId = first.clientId;
    entry.secret = QStringLiteral("canary-of-another");
    for (const QString &tenant : {QStringLiteral("second.example"), first.tenant}) { // a new one, and another way
        entry.tenant = tenant;
        connecting.check(entry);
        connecting.stopChecking();
        connecting.save(entry);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patienceMs);
        failed.clear();
        QCOMPARE(profiles.all().size(), 1);
        QVERIFY(profiles.standard() == first);
    }
    QCOMPARE(saved.count(), 0);
}

void TestTenants::aNewCertificateTakesTheOldPasswordAway()
{
    const QString pem = m_case->file(QStringLiteral("new.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  QStringLiteral("req -x509 -newkey rsa:2048 -nodes -keyout %1 -out %1 -days 30 -subj /CN=new").arg(pem).split(u' '));
    if (!openssl.waitForFinished(20'000) || openssl.exitCode() != 0)
        QSKIP("openssl is not installed");
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(m_case->profile(QStringLiteral("First"), settings::SignInWay::Certificate));
    QVERIFY(id);
    secrets::SessionVault vault;
    for (const secrets::Kind kind : {secrets::Kind::Certificate, secrets::Kind::CertificatePassword})
        vault.write(*id, kind, "old", [](const base::Status &) {});
    app::ConnectService connecting(&profiles);
    connecting.setVault(&vault);
    ui::ConnectControl::Entry entry;
    entry.tenant = profiles.byId(*id)->tenant;
    entry.clientId = profiles.byId(*id)->clientId;
    entry.way = settings::SignInWay::Certificate;
    QSignalSpy saved(&connecting, &ui::ConnectControl::saved), read(&connecting, &ui::ConnectControl::certificateRead);
    const auto passwordAfterSaving = [&]() -> std::optional<base::Result<QByteArray>> {
        saved.clear();
        connecting.check(entry);
        connecting.stopChecking();
        connecting.save(entry);
        std::optional<base::Result<QByteArray>> password;
        if (QTest::qWaitFor([&] { return !saved.isEmpty(); }, patienceMs))
            vault.read(*id, secrets::Kind::CertificatePassword,
                       [&password](const base::Result<QByteArray> &value) { password = value; });
        (void)QTest::qWaitFor([&] { return password.has_value(); }, patienceMs);
        return password;
    };
    // Saved once more as it was, it keeps its password.
    const auto kept = passwordAfterSaving();
    QVERIFY(kept && kept->has_value());
    connecting.readCertificate(pem, {});
    QTRY_COMPARE_WITH_TIMEOUT(read.count(), 1, patienceMs);
    QVERIFY(read.first().first().toBool());
    entry.certificateFile = pem;
    const auto gone = passwordAfterSaving();
    QVERIFY(gone && !gone->has_value());
}

void TestTenants::everythingIsForgotten()
{
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(m_case->profile(QStringLiteral("First"), settings::SignInWay::Secret));
    QVERIFY(id);
    secrets::Vault *vault = m_case->desktop().connecting()->vault();
    vault->write(*id, secrets::Kind::ClientSecret, "canary", [](const base::Status &) {});
    vault->write(*id, secrets::Kind::RefreshToken, "canary", [](const base::Status &) {});
    QVERIFY(m_case->desktop().setup()->settings()->set(QStringLiteral("chain/depth"), 4));
    ui::TenantsControl *control = m_case->desktop().setup()->tenants();
    QSignalSpy forgotten(control, &ui::TenantsControl::forgotten);
    control->forgetEverything();
    QTRY_COMPARE_WITH_TIMEOUT(forgotten.count(), 1, patienceMs);
    QVERIFY(profiles.all().isEmpty());
    QVERIFY(!m_case->desktop().setup()->settings()->isSet(QStringLiteral("chain/depth")));
    int gone = 0;
    for (const secrets::Kind kind : {secrets::Kind::ClientSecret, secrets::Kind::RefreshToken})
        vault->read(*id, kind, [&gone](const base::Result<QByteArray> &secret) { gone += !secret.has_value(); });
    QTRY_COMPARE(gone, 2);
}

void TestTenants::theEndOfASecretIsTold_data()
{
    QTest::addColumn<int>("daysLeft");
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("told"); // nothing: no line
    const int secret = int(settings::SignInWay::Secret), certificate = int(settings::SignInWay::Certificate);
    QTest::newRow("far") << 200 << secret << QString();
    QTest::newRow("soon") << 12 << secret << QStringLiteral("(days left: 12)");
    QTest::newRow("over") << -3 << secret << QStringLiteral("The secret expired on");
    QTest::newRow("certificate") << 29 << certificate << QStringLiteral("The certificate expires on");
}

void TestTenants::theEndOfASecretIsTold()
{
    QFETCH(int, daysLeft);
    QFETCH(int, way);
    QFETCH(QString, told);
    settings::TenantProfile kept = m_case->profile(QStringLiteral("First"), settings::SignInWay(way));
    kept.expires = QDate::currentDate().addDays(daysLeft);
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(kept);
    QVERIFY(id);
    for (const char *name : {"MDTI_TENANT_ID", "MDTI_CLIENT_ID", "MDTI_CLIENT_SECRET"})
        qunsetenv(name);
    m_case->restart(false);
    m_case->show();
    auto *strip = m_case->window()->findChild<theme::Strip *>(QStringLiteral("expiryStrip"));
    QVERIFY(strip);
    app::ConnectService *connecting = m_case->desktop().connecting();
    QVERIFY(strip->isHidden()); // nothing is kept that could end
    QSignalSpy known(connecting, &app::ConnectService::changed);
    connecting->vault()->write(*id, app::kindOf(kept.way), "kept", [](const base::Status &) {});
    connecting->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(known.count() > 0 && !connecting->tenantName().isEmpty(), patienceMs);
    QCOMPARE(!strip->isHidden(), !told.isEmpty());
    if (told.isEmpty())
        return;
    QVERIFY2(strip->text().contains(told), qPrintable(strip->text()));
    // The start page is what is seen first.
    auto *first = m_case->window()->findChild<theme::Strip *>(QStringLiteral("startExpiryStrip"));
    QVERIFY(first && first->isVisible());
    QCOMPARE(first->text(), strip->text());
    m_case->give(testsupport::sampleList());
    QTRY_VERIFY(strip->isVisible());
    takePictures(m_case->window(), QStringLiteral("setup-expiry"));
    Q_EMIT strip->closed();
    QVERIFY(strip->isHidden());
    QVERIFY(first->isHidden());
    Q_EMIT connecting->changed();
    QVERIFY(strip->isHidden()); // once is enough for a session

    ui::TenantsDialog dialog(m_case->desktop().setup()->tenants(), [](QWidget *) {});
    QCOMPARE(dialog.findChild<QTreeWidget *>(QStringLiteral("tenants"))->topLevelItem(0)->text(3),
             kept.expires.toString(QStringLiteral("d MMM yyyy")));
}

void TestTenants::theDayIsEnteredWithTheSecret()
{
    settings::TenantProfile kept = m_case->profile(QStringLiteral("First"), settings::SignInWay::Secret);
    kept.expires = QDate::currentDate().addDays(-3);
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(kept);
    QVERIFY(id);
    app::ConnectService *connecting = m_case->desktop().connecting();
    connecting->vault()->write(*id, secrets::Kind::ClientSecret, "old", [](const base::Status &) {});
    connecting->refresh();
    ui::ConnectWizard wizard(connecting);
    wizard.show();
    auto *next = wizard.findChild<QPushButton *>(QStringLiteral("next"));
    next->click();
    QCOMPARE(wizard.step(), ui::ConnectWizard::SignIn);
    auto *secret = wizard.findChild<QLineEdit *>(QStringLiteral("secret"));
    auto *day = wizard.findChild<QLineEdit *>(QStringLiteral("secretExpires"));
    QCOMPARE(day->text(), kept.expires.toString(Qt::ISODate));
    secret->setText(m_case->tenant()->options().clientSecret);
    QVERIFY(day->text().isEmpty()); // that was of the one before
    day->setText(QStringLiteral("next spring"));
    QVERIFY(!next->isEnabled());
    const QDate until = QDate::currentDate().addDays(20);
    day->setText(until.toString(Qt::ISODate));
    takePictures(&wizard, QStringLiteral("wizard-expiry"));
    next->click();
    QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), patienceMs);
    next->click();
    QTRY_COMPARE_WITH_TIMEOUT(profiles.byId(*id)->expires, until, patienceMs);
    // No keychain here: that is not passed over in silence.
    auto *memory = m_case->window()->findChild<theme::Strip *>(QStringLiteral("memoryStrip"));
    QVERIFY(connecting->secretStore().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!memory->isHidden(), patienceMs);
    QVERIFY2(memory->text().startsWith(QStringLiteral("No keychain found.")), qPrintable(memory->text()));
    Q_EMIT memory->closed();
    Q_EMIT connecting->changed();
    QVERIFY(memory->isHidden());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    theme::installPlurals(&application);
    const theme::Theme theme(&application, theme::Mode::Light);
    TestTenants test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tenants.moc"
