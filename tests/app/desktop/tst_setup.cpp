// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desktopcase.h"

#include "app/gui/connectservice.h"
#include "app/gui/runservice.h"
#include "app/gui/setupdesk.h"
#include "app/signindesk.h"
#include "core/casefile/auditreader.h"
#include "ui/dialogs/auditdialog.h"
#include "ui/dialogs/auditmodel.h"
#include "ui/dialogs/settingrow.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/models/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/plurals.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using sampletenant::Behaviour;
using testsupport::DesktopCase;
using testsupport::takePictures;

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
    void aRunFollowsTheSettings();
    void theDiskIsNotWaitedFor();
    void theLogIsShown();
    void childrenGetNoSecret();

private:
    QNetworkAccessManager m_browser;
    std::unique_ptr<DesktopCase> m_case;
};

namespace {

constexpr int patienceMs = 30'000;

} // namespace

void TestSetup::init()
{
    m_case.reset();
    for (const char *name : {"MDTI_RATE", "MDTI_SIGN_IN"})
        qunsetenv(name);
    m_case = std::make_unique<DesktopCase>();
    m_case->show();
}

void TestSetup::aRunWaitsForASignIn()
{
    // A user's profile: nothing of the environment stands for it.
    settings::TenantProfiles profiles;
    const base::Result<QString> id = profiles.save(m_case->profile(QStringLiteral("Fabrikam"), settings::SignInWay::Browser));
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
    takePictures(m_case->window(), QStringLiteral("setup-strip"));
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
    takePictures(&dialog, QStringLiteral("setup-settings"));
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
    QVERIFY(profiles.save(m_case->profile(QStringLiteral("Fabrikam"), settings::SignInWay::Certificate)));
    settings::Settings *values = m_case->desktop().setup()->settings();
    QVERIFY(values->set(QStringLiteral("privacy/ownHosts"), QStringLiteral("own.example\n203.0.113.0/24")));
    const QString file = m_case->file(QStringLiteral("out.json"));
    ui::SettingsDialog dialog(values, &profiles, {});
    dialog.exportTo(file);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.said().contains(QStringLiteral("without secrets")), patienceMs);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray json = written.readAll();
    QVERIFY(json.contains("own.example") && json.contains("Fabrikam"));
    QVERIFY(!json.contains(m_case->tenant()->options().clientSecret.toUtf8()));
    QVERIFY(values->reset(QStringLiteral("privacy/ownHosts")));
    dialog.importFrom(file);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.said().startsWith(QStringLiteral("Taken over from")), patienceMs);
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

void TestSetup::aRunFollowsTheSettings()
{
    settings::Settings *values = m_case->desktop().setup()->settings();
    m_case->tenant()->change([](Behaviour &behaviour) { behaviour.latencyMs = 40; });
    m_case->give(testsupport::sampleList());
    QTRY_VERIFY_WITH_TIMEOUT(m_case->action(ui::Actions::Run)->isEnabled(), patienceMs);
    m_case->action(ui::Actions::Run)->trigger();
    app::RunService *run = m_case->desktop().run();
    QTRY_VERIFY_WITH_TIMEOUT(m_case->tenant()->log().size() > 2, patienceMs);
    const std::shared_ptr<net::Account> account = run->sessionSetup()->account;
    QVERIFY(account && account->width() > 1);
    QVERIFY(values->set(QStringLiteral("network/concurrency"), 1));
    QVERIFY(values->set(QStringLiteral("network/transport"), QStringLiteral("single")));
    QVERIFY(run->isRunning()); // it was not begun anew
    QCOMPARE(account->width(), 1);
    QVERIFY(values->set(QStringLiteral("network/concurrency"), 64));
    QTRY_VERIFY_WITH_TIMEOUT(m_case->isFinished(), patienceMs);
    QVERIFY(m_case->workspace()->investigation().hosts().size() > 5);

    // Each request asks by which proxy it goes; none goes to this computer by one.
    const auto proxyFor = [](const char *url) {
        return QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(QUrl(QLatin1String(url)))).value(0);
    };
    QVERIFY(values->set(QStringLiteral("network/proxy"), QStringLiteral("http://proxy.example:8080")));
    QCOMPARE(proxyFor("https://graph.microsoft.com/x").hostName(), QStringLiteral("proxy.example"));
    QCOMPARE(proxyFor("https://graph.microsoft.com/x").port(), quint16(8080));
    QVERIFY(proxyFor("http://127.0.0.1:1234/").type() == QNetworkProxy::NoProxy);
    QVERIFY(values->set(QStringLiteral("network/proxy"), QStringLiteral("none")));
    QVERIFY(proxyFor("https://graph.microsoft.com/x").type() == QNetworkProxy::NoProxy);
}

void TestSetup::theDiskIsNotWaitedFor()
{
    settings::Settings *values = m_case->desktop().setup()->settings();
    const QString folder = settings::configFolder();
    QDir(folder).removeRecursively();
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    settings::TenantProfiles profiles;
    ui::SettingsDialog dialog(values, &profiles, {});
    auto *hops = qobject_cast<QLineEdit *>(dialog.row(QStringLiteral("chain/depth"))->editor());
    hops->setText(QStringLiteral("3"));
    Q_EMIT hops->editingFinished();
    QCOMPARE(m_case->window()->runOptions().depth, 3);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.said().contains(QStringLiteral("cannot be written")), patienceMs);
    QVERIFY2(dialog.said().contains(QStringLiteral("until you close the program")), qPrintable(dialog.said()));
    inTheWay.remove();
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
    takePictures(&dialog, QStringLiteral("setup-audit"));
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
