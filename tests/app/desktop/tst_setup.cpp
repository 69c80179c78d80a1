// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desktopcase.h"

#include "app/gui/connectservice.h"
#include "app/gui/setupdesk.h"
#include "app/signindesk.h"
#include "core/casefile/auditreader.h"
#include "core/secrets/sessionvault.h"
#include "ui/dialogs/auditdialog.h"
#include "ui/dialogs/auditmodel.h"
#include "ui/dialogs/settingrow.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/dialogs/tenantsdialog.h"
#include "ui/models/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/plurals.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using sampletenant::Behaviour;
using testsupport::DesktopCase;

/// Around the connection of the whole program: sign-in during a run, tenants, settings, audit log.
class TestSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRunWaitsForASignIn();
    void settingsByKeyboard();
    void theEnvironmentDecides();
    void settingsTravelWithoutSecrets();
    void ownHostsStayHere();
    void tenantsAreKept();
    void aSecretThatCannotBeKeptChangesNothing();
    void aNewCertificateTakesTheOldPasswordAway();
    void everythingIsForgotten();
    void theLogIsShown();
    void childrenGetNoSecret();

private:
    settings::TenantProfile profile(const QString &name, settings::SignInWay way) const;
    void picture(QWidget *widget, const QString &name) const;
    QNetworkAccessManager m_browser;
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

void TestSetup::init()
{
    m_case.reset();
    for (const char *name : {"MDTI_RATE", "MDTI_SIGN_IN"})
        qunsetenv(name);
    m_case = std::make_unique<DesktopCase>();
    m_case->show();
}

void TestSetup::picture(QWidget *widget, const QString &name) const
{
    const QString folder = qEnvironmentVariable("MDTI_PICTURES");
    if (folder.isEmpty())
        return;
    for (const theme::Mode mode : {theme::Mode::Dark, theme::Mode::Light}) {
        theme::Theme::instance()->setMode(mode);
        QCoreApplication::processEvents();
        QVERIFY(widget->grab().save(folder + u'/' + name
                                    + (mode == theme::Mode::Dark ? QStringLiteral("-dark.png")
                                                                 : QStringLiteral("-light.png"))));
    }
}

settings::TenantProfile TestSetup::profile(const QString &name, settings::SignInWay way) const
{
    const sampletenant::Options &options = m_case->tenant()->options();
    const QString url = m_case->tenant()->url().toString();
    return {{}, name, options.tenantId, options.clientId, way, url, url, url};
}

void TestSetup::aRunWaitsForASignIn()
{
    // A user's profile: nothing of the environment stands for it.
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(profile(QStringLiteral("Fabrikam"), settings::SignInWay::Browser));
    QVERIFY(id);
    for (const char *name : {"MDTI_TENANT_ID", "MDTI_CLIENT_ID", "MDTI_CLIENT_SECRET"})
        qunsetenv(name);
    m_case->restart(false);
    m_case->show();
    app::SetupDesk *setup = m_case->desktop().setup();
    setup->signIn()->setBrowser([this](const QUrl &url) {
        QNetworkReply *reply = m_browser.get(QNetworkRequest(url));
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        return true;
    });
    auto *strip = m_case->window()->findChild<theme::Strip *>(QStringLiteral("signInStrip"));
    QVERIFY(strip);
    QVERIFY(strip->isHidden());
    m_case->give(testsupport::sampleList());
    QTRY_VERIFY_WITH_TIMEOUT(m_case->action(ui::Actions::Run)->isEnabled(), patienceMs);
    m_case->action(ui::Actions::Run)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(setup->signIn()->state(), ui::SignInControl::State::Needed, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), patienceMs);
    QVERIFY2(strip->text().contains(QStringLiteral("Requests wait, nothing is lost.")), qPrintable(strip->text()));
    QVERIFY(!m_case->isFinished());
    picture(m_case->window(), QStringLiteral("setup-strip"));
    strip->findChild<QPushButton *>(QStringLiteral("signInNow"))->click();
    QVERIFY(m_case->window()->findChild<ui::SignInDialog *>());
    QTRY_VERIFY_WITH_TIMEOUT(m_case->isFinished(), patienceMs);
    QVERIFY(strip->isHidden());
    QVERIFY(!m_case->workspace()->investigation().hosts().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!m_case->window()->findChild<ui::SignInDialog *>(), patienceMs);
}

void TestSetup::settingsByKeyboard()
{
    settings::Settings *values = m_case->desktop().setup()->settings();
    settings::TenantProfiles profiles;
    ui::SettingsDialog dialog(values, &profiles, [](QWidget *) {});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    picture(&dialog, QStringLiteral("setup-settings"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("a second"));
    ui::SettingRow *rate = dialog.row(QStringLiteral("network/rate"));
    QVERIFY(rate->isVisible());
    QVERIFY(!dialog.row(QStringLiteral("appearance/theme"))->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), rate->editor());
    auto *field = qobject_cast<QLineEdit *>(rate->editor());
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("fast"));
    QTest::keyClick(field, Qt::Key_Tab);
    QVERIFY2(rate->problem().startsWith(QStringLiteral("Requests a second takes a number")), qPrintable(rate->problem()));
    QVERIFY(!values->isSet(QStringLiteral("network/rate")));
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("12.5"));
    QTest::keyClick(field, Qt::Key_Tab);
    QVERIFY(rate->problem().isEmpty());
    QCOMPARE(values->value(QStringLiteral("network/rate")).toDouble(), 12.5);
    rate->findChild<QPushButton *>(QStringLiteral("reset network/rate"))->click();
    QCOMPARE(values->value(QStringLiteral("network/rate")).toDouble(), 0.0);
    QCOMPARE(field->text(), QStringLiteral("0"));

    dialog.search()->clear();
    auto *looks = qobject_cast<QComboBox *>(dialog.row(QStringLiteral("appearance/theme"))->editor());
    looks->setCurrentIndex(looks->findData(QStringLiteral("dark")));
    QVERIFY(theme::Theme::instance()->mode() == theme::Mode::Dark);
    looks->setCurrentIndex(looks->findData(QStringLiteral("light")));
    auto *hops = qobject_cast<QLineEdit *>(dialog.row(QStringLiteral("chain/depth"))->editor());
    hops->setText(QStringLiteral("3"));
    Q_EMIT hops->editingFinished();
    QCOMPARE(m_case->window()->runOptions().depth, 3);
}

void TestSetup::theEnvironmentDecides()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("MDTI_RATE"), QStringLiteral("7"));
    settings::Settings values(m_case->file(QStringLiteral("settings.ini")), environment);
    settings::TenantProfiles profiles;
    ui::SettingsDialog dialog(&values, &profiles, {});
    dialog.show();
    ui::SettingRow *rate = dialog.row(QStringLiteral("network/rate"));
    QCOMPARE(qobject_cast<QLineEdit *>(rate->editor())->text(), QStringLiteral("7"));
    QVERIFY(!rate->editor()->isEnabled());
    bool told = false;
    for (const QLabel *label : rate->findChildren<QLabel *>())
        told = told || (label->isVisible() && label->text() == QStringLiteral("Set by MDTI_RATE in the environment."));
    QVERIFY(told);
}

void TestSetup::settingsTravelWithoutSecrets()
{
    settings::TenantProfiles profiles;
    QVERIFY(profiles.save(profile(QStringLiteral("Fabrikam"), settings::SignInWay::Certificate)));
    settings::Settings *values = m_case->desktop().setup()->settings();
    QVERIFY(values->set(QStringLiteral("privacy/ownHosts"), QStringLiteral("own.example\n203.0.113.0/24")));
    const QString file = m_case->file(QStringLiteral("out.json"));
    ui::SettingsDialog dialog(values, &profiles, {});
    dialog.exportTo(file);
    QVERIFY2(dialog.said().contains(QStringLiteral("without secrets")), qPrintable(dialog.said()));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray json = written.readAll();
    QVERIFY(json.contains("own.example") && json.contains("Fabrikam"));
    QVERIFY(!json.contains(m_case->tenant()->options().clientSecret.toUtf8()));
    QVERIFY(values->reset(QStringLiteral("privacy/ownHosts")));
    dialog.importFrom(file);
    QVERIFY2(dialog.said().startsWith(QStringLiteral("Taken over from")), qPrintable(dialog.said()));
    QCOMPARE(values->value(QStringLiteral("privacy/ownHosts")).toString(), QStringLiteral("own.example\n203.0.113.0/24"));
    QCOMPARE(qobject_cast<QPlainTextEdit *>(dialog.row(QStringLiteral("privacy/ownHosts"))->editor())->toPlainText(),
             QStringLiteral("own.example\n203.0.113.0/24"));
}

void TestSetup::ownHostsStayHere()
{
    QVERIFY(m_case->desktop().setup()->settings()->set(QStringLiteral("privacy/ownHosts"), QStringLiteral("203.0.113.7")));
    m_case->give(QStringLiteral("203.0.113.7\n198.51.100.23\n"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_case->workspace()->investigation().rejected.isEmpty(), patienceMs);
    const ioc::Rejected &rejected = m_case->workspace()->investigation().rejected.first();
    QCOMPARE(rejected.written, QStringLiteral("203.0.113.7"));
    QVERIFY(rejected.reason == ioc::RejectReason::OwnList);
}

void TestSetup::tenantsAreKept()
{
    settings::TenantProfiles profiles;
    settings::TenantProfile second = profile(QStringLiteral("Second"), settings::SignInWay::Secret);
    second.tenant = QStringLiteral("second.example");
    QVERIFY(profiles.save(profile(QStringLiteral("First"), settings::SignInWay::Secret)));
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
    picture(&dialog, QStringLiteral("setup-tenants"));
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

void TestSetup::aSecretThatCannotBeKeptChangesNothing()
{
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(profile(QStringLiteral("First"), settings::SignInWay::Browser));
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

void TestSetup::aNewCertificateTakesTheOldPasswordAway()
{
    const QString pem = m_case->file(QStringLiteral("new.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  QStringLiteral("req -x509 -newkey rsa:2048 -nodes -keyout %1 -out %1 -days 30 -subj /CN=new").arg(pem).split(u' '));
    if (!openssl.waitForFinished(20'000) || openssl.exitCode() != 0)
        QSKIP("openssl is not installed");
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(profile(QStringLiteral("First"), settings::SignInWay::Certificate));
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

void TestSetup::everythingIsForgotten()
{
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(profile(QStringLiteral("First"), settings::SignInWay::Secret));
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

void TestSetup::theLogIsShown()
{
    m_case->give(testsupport::sampleList());
    QTRY_VERIFY_WITH_TIMEOUT(m_case->action(ui::Actions::Run)->isEnabled(), patienceMs);
    m_case->action(ui::Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_case->isFinished(), patienceMs);
    ui::AuditDialog dialog(m_case->desktop().setup()->audit());
    dialog.show();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isBusy(), patienceMs);
    auto *model = dialog.findChild<ui::AuditModel *>();
    QVERIFY(model->rowCount() > 10);
    const auto cell = [model](int row, int column) { return model->index(row, column).data().toString(); };
    QVERIFY2(cell(0, ui::AuditModel::What).startsWith(QStringLiteral("GET /v1.0/security/threatIntelligence/")),
             qPrintable(cell(0, ui::AuditModel::What)));
    QVERIFY(!cell(0, ui::AuditModel::RequestId).isEmpty());
    dialog.verify();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.verdict().startsWith(QStringLiteral("Intact")), patienceMs);
    picture(&dialog, QStringLiteral("setup-audit"));
    const QString csv = m_case->file(QStringLiteral("audit.csv"));
    dialog.exportTo(csv);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(csv), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isBusy(), patienceMs);

    QFile segment(casefile::AuditLog::defaultFolder() + QStringLiteral("/audit-000001.log"));
    QVERIFY(segment.open(QIODevice::ReadWrite));
    QByteArray content = segment.readAll();
    const qsizetype at = content.indexOf("reputation");
    QVERIFY(at > 0);
    segment.seek(at);
    segment.write("R");
    segment.close();
    dialog.verify();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.verdict().startsWith(QStringLiteral("The log is not intact.")), patienceMs);
}

void TestSetup::childrenGetNoSecret()
{
    // What a process starts sees its environment: the layout helper, pdftotext, the browser.
    QVERIFY(!qEnvironmentVariableIsSet("MDTI_CLIENT_SECRET"));
    QVERIFY(!m_case->desktop().connecting()->tenantName().isEmpty()); // and yet it is known
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    theme::installPlurals(&application);
    const theme::Theme theme(&application, theme::Mode::Light);
    TestSetup test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_setup.moc"
