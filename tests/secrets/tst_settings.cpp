// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/ownlist.h"
#include "core/settings/settingsfile.h"
#include "core/settings/transfer.h"

#include <QFile>

#include <memory>

using namespace settings;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyStandardPassesItsCheck();
    void valuesAreChecked_data();
    void valuesAreChecked();
    void ownHostsHaveExceptions_data();
    void ownHostsHaveExceptions();
    void environmentWinsAndIsShown();
    void damagedValueCountsAsNotSet();
    void aThreadWritesInOrder();
    void whatTheDiskRefusesIsTold();
    void firstProfileIsTheDefault();
    void profilesAreSharedThroughTheFile();
    void removedDefaultGivesWay();
    void profileNeedsTenantAndApplication();
    void transferKeepsEverythingButIds();
    void importLeadsNoSecretElsewhere();
    void importTellsWhatItLeaves();

private:
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

TenantProfile contoso()
{
    TenantProfile profile;
    profile.name = QStringLiteral("Contoso");
    profile.tenant = QStringLiteral("contoso.example");
    profile.clientId = QStringLiteral("11111111-2222-3333-4444-555555555555");
    return profile;
}

} // namespace

void TestSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSettings::everyStandardPassesItsCheck()
{
    for (const Setting &setting : table()) {
        const base::Result<QVariant> good = checked(setting, setting.standard);
        QVERIFY2(good, qPrintable(setting.key));
        QCOMPARE(*good, setting.standard);
    }
}

void TestSettings::valuesAreChecked_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *key, const QVariant &value, bool good) {
        QTest::addRow("%s=%s", key, qPrintable(value.toString())) << QString::fromLatin1(key) << value << good;
    };
    row("network/concurrency", 100, true);
    row("network/concurrency", 101, false);
    row("network/concurrency", -1, false);
    row("network/concurrency", QStringLiteral("many"), false);
    row("network/concurrency", 1.5, false);
    row("network/rate", 1.5, true);
    row("network/rate", QStringLiteral("nan"), false);
    row("network/transport", QStringLiteral("single"), true);
    row("network/transport", QStringLiteral("pigeon"), false);
    row("network/http2", QStringLiteral("no"), true);
    row("network/http2", QStringLiteral("perhaps"), false);
    row("network/proxy", QStringLiteral("none"), true);
    row("network/proxy", QStringLiteral("http://proxy.example:8080"), true);
    row("network/proxy", QStringLiteral("http://user:word@proxy.example:8080"), false); // that would be a secret
    row("network/proxy", QStringLiteral("proxy.example"), false);
    row("privacy/ownHosts", QStringLiteral("own.example\n203.0.113.0/24\n# ours"), true);
    row("privacy/ownHosts", QStringLiteral("own.example\n203.0.113.0/99"), false);
    row("chain/depth", 5, false);
    row("incidents/copilotPrompt", QStringLiteral("What of {ACTOR}?\n\nBe short."), true);
    row("incidents/copilotPrompt", QString(), true);
    row("incidents/copilotPrompt", QStringLiteral("What of them?"), false);
    row("incidents/copilotExposurePrompt", QString(QStringLiteral("{ACTOR}") + QString(1794, u'x')), false);
    row("network/pigeons", 1, false);
}

void TestSettings::valuesAreChecked()
{
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QFETCH(bool, good);
    Settings settings(file("settings.ini"), QProcessEnvironment());
    QSignalSpy changed(&settings, &Settings::changed);
    const base::Status set = settings.set(key, value);
    QCOMPARE(set.has_value(), good);
    QCOMPARE(changed.count(), good ? 1 : 0);
    if (!good)
        QVERIFY2(set.error().detail.contains(key), qPrintable(set.error().detail));
    QCOMPARE(settings.isSet(key), good);
}

void TestSettings::ownHostsHaveExceptions_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("own");
    QTest::newRow("name") << QStringLiteral("own.example") << true;
    QTest::newRow("below") << QStringLiteral("mail.own.example") << true;
    QTest::newRow("exception") << QStringLiteral("shop.own.example") << false;
    QTest::newRow("below the exception") << QStringLiteral("a.shop.own.example") << false;
    QTest::newRow("own again, below the exception") << QStringLiteral("till.shop.own.example") << true;
    QTest::newRow("forbidden and allowed alike") << QStringLiteral("both.example") << true;
    QTest::newRow("another name") << QStringLiteral("notown.example") << false;
    QTest::newRow("range") << QStringLiteral("203.0.113.9") << true;
    QTest::newRow("range allowed in it") << QStringLiteral("203.0.113.70") << false;
    QTest::newRow("address in that") << QStringLiteral("203.0.113.65") << true;
    QTest::newRow("IPv6 range") << QStringLiteral("2001:db8:1::5") << true;
    QTest::newRow("IPv6 exception") << QStringLiteral("2001:db8:1:2::5") << false;
}

void TestSettings::ownHostsHaveExceptions()
{
    QFETCH(QString, host);
    QFETCH(bool, own);
    const QString text = QStringLiteral("!shop.own.example\nown.example\ntill.shop.own.example\n! both.example\nboth.example\n"
                                        "!203.0.113.64/26\n203.0.113.0/24\n203.0.113.65\n2001:db8:1::/48\n!2001:db8:1:2::/64 # ours");
    const Setting *setting = find(QStringLiteral("privacy/ownHosts"));
    const base::Result<QVariant> good = checked(*setting, text);
    QVERIFY(good);
    QCOMPARE(ioc::OwnList::fromText(good->toString()).contains(host), own);
}

void TestSettings::environmentWinsAndIsShown()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("MDTI_CONCURRENCY"), QStringLiteral("8"));
    environment.insert(QStringLiteral("MDTI_RATE"), QStringLiteral("fast"));
    Settings settings(file("settings.ini"), environment);
    const QString key = QStringLiteral("network/concurrency");
    QVERIFY(settings.set(key, 16));
    QVERIFY(settings.isOverridden(key));
    QCOMPARE(settings.value(key), QVariant(8));
    QVERIFY(!settings.isOverridden(QStringLiteral("network/rate")));
    QCOMPARE(settings.value(QStringLiteral("network/rate")), QVariant(0.0));
    QCOMPARE(Settings(file("settings.ini"), QProcessEnvironment()).value(key), QVariant(16));
}

void TestSettings::damagedValueCountsAsNotSet()
{
    QFile damaged(file("settings.ini"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("[network]\nconcurrency=a lot\nrate=3\n");
    damaged.close();
    const Settings settings(file("settings.ini"), QProcessEnvironment());
    QCOMPARE(settings.value(QStringLiteral("network/concurrency")), QVariant(0));
    QCOMPARE(settings.value(QStringLiteral("network/rate")), QVariant(3.0));
}

void TestSettings::aThreadWritesInOrder()
{
    const QString key = QStringLiteral("network/concurrency");
    const Settings before(file("settings.ini"), QProcessEnvironment());
    {
        Settings settings(file("settings.ini"), QProcessEnvironment());
        settings.writeInBackground();
        for (int i = 1; i <= 100; ++i) {
            QVERIFY(settings.set(key, i));
            QCOMPARE(settings.value(key), QVariant(i));
            QCOMPARE(before.value(key), QVariant(i)); // whoever asks
        }
        QVERIFY(settings.set(QStringLiteral("network/rate"), 2));
        QVERIFY(settings.reset(QStringLiteral("network/rate")));
        QVERIFY(!settings.isSet(QStringLiteral("network/rate")));
    }
    before.file()->flush(); // as the last one does when it goes
    QFile written(file("settings.ini"));
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray content = written.readAll();
    QVERIFY2(content.contains("concurrency=100"), content.constData());
    QVERIFY(!content.contains("rate"));
}

void TestSettings::whatTheDiskRefusesIsTold()
{
    QFile inTheWay(file("folder"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const QString path = file("folder") + QStringLiteral("/settings.ini");
    const QString key = QStringLiteral("chain/depth");
    Settings waiting(path, QProcessEnvironment());
    const base::Status refused = waiting.set(key, 3);
    QVERIFY(!refused && refused.error().kind == base::Failure::Storage);
    QVERIFY2(refused.error().detail.contains(path), qPrintable(refused.error().detail));

    Settings going(path, QProcessEnvironment());
    going.writeInBackground();
    QSignalSpy changed(&going, &Settings::changed), notWritten(&going, &Settings::notWritten);
    QVERIFY(going.set(key, 4));
    QCOMPARE(changed.count(), 1);
    QTRY_COMPARE(notWritten.count(), 1);
    QVERIFY(notWritten.first().first().value<base::Error>().detail.contains(path));
    QCOMPARE(going.value(key), QVariant(4)); // until the program ends
}

void TestSettings::firstProfileIsTheDefault()
{
    TenantProfiles profiles(file("profiles.ini"));
    QVERIFY(!profiles.standard());
    const base::Result<QString> first = profiles.save(contoso());
    QVERIFY(first);
    TenantProfile other = contoso();
    other.tenant = QStringLiteral("fabrikam.example");
    const base::Result<QString> second = profiles.save(other);
    QVERIFY(second);
    QVERIFY(*first != *second);
    QCOMPARE(profiles.standard()->id, *first);
    QVERIFY(profiles.setStandard(*second));
    QCOMPARE(profiles.standard()->id, *second);
    QCOMPARE(profiles.matching(QStringLiteral("CONTOSO.example"), {})->id, *first);
    QCOMPARE(profiles.matching({}, {})->id, *second);
    QVERIFY(!profiles.matching(QStringLiteral("nobody.example"), {}));
}

void TestSettings::profilesAreSharedThroughTheFile()
{
    TenantProfiles window(file("profiles.ini")), commandLine(file("profiles.ini"));
    TenantProfile profile = contoso();
    profile.way = SignInWay::DeviceCode;
    profile.expires = QDate(2027, 3, 31);
    profile.graphUrl = QStringLiteral("https://graph.example");
    profile.id = *window.save(profile);
    QCOMPARE(commandLine.all(), QList<TenantProfile>{profile});
    profile.name = QStringLiteral("Renamed");
    QCOMPARE(*commandLine.save(profile), profile.id);
    QCOMPARE(window.all(), QList<TenantProfile>{profile});
}

void TestSettings::removedDefaultGivesWay()
{
    TenantProfiles profiles(file("profiles.ini"));
    const QString first = *profiles.save(contoso());
    TenantProfile other = contoso();
    other.tenant = QStringLiteral("fabrikam.example");
    const QString second = *profiles.save(other);
    QVERIFY(profiles.remove(first));
    QCOMPARE(profiles.standard()->id, second);
    QVERIFY(profiles.remove(second));
    QVERIFY(!profiles.standard());
}

void TestSettings::profileNeedsTenantAndApplication()
{
    TenantProfiles profiles(file("profiles.ini"));
    TenantProfile profile = contoso();
    profile.clientId = QStringLiteral("  ");
    const base::Result<QString> saved = profiles.save(profile);
    QVERIFY(!saved && saved.error().kind == base::Failure::BadInput);
    QVERIFY(profiles.all().isEmpty());
}

void TestSettings::transferKeepsEverythingButIds()
{
    Settings settings(file("a.ini"), QProcessEnvironment()), there(file("b.ini"), QProcessEnvironment());
    TenantProfiles profiles(file("ap.ini")), profilesThere(file("bp.ini"));
    QVERIFY(settings.set(QStringLiteral("network/rate"), 2.5));
    const QString question = QStringLiteral("What of {ACTOR}?\n\n{\"reports\": []; \"%1\\n\"}\n  Be short.");
    QVERIFY(settings.set(QStringLiteral("incidents/copilotPrompt"), question));
    TenantProfile profile = contoso();
    profile.way = SignInWay::Browser;
    profile.id = *profiles.save(profile);
    const QByteArray json = exported(settings, profiles);
    QVERIFY(!json.contains(profile.id.toUtf8()));
    const base::Result<QStringList> problems = imported(json, there, profilesThere);
    QVERIFY(problems && problems->isEmpty());
    QCOMPARE(there.value(QStringLiteral("network/rate")), QVariant(2.5));
    there.file()->flush();
    QCOMPARE(Settings(file("b.ini"), QProcessEnvironment()).value(QStringLiteral("incidents/copilotPrompt")), QVariant(question));
    QVERIFY(!there.isSet(QStringLiteral("network/http2")));
    QCOMPARE(profilesThere.all().size(), 1);
    TenantProfile back = profilesThere.all().first();
    back.id = profile.id;
    QCOMPARE(back, profile);
    // Once more changes nothing.
    QVERIFY(imported(json, there, profilesThere));
    QCOMPARE(profilesThere.all().size(), 1);
}

void TestSettings::importLeadsNoSecretElsewhere()
{
    Settings settings(file("a.ini"), QProcessEnvironment());
    TenantProfiles mine(file("ap.ini")), theirs(file("bp.ini"));
    TenantProfile profile = contoso();
    profile.id = *mine.save(profile);
    TenantProfile forged = contoso();
    forged.loginUrl = QStringLiteral("https://login.evil.example");
    QVERIFY(theirs.save(forged));
    QVERIFY(imported(exported(settings, theirs), settings, mine));
    QCOMPARE(*mine.byId(profile.id), profile);
    QCOMPARE(mine.standard()->id, profile.id);
    QCOMPARE(mine.all().size(), 2);
}

void TestSettings::importTellsWhatItLeaves()
{
    Settings settings(file("a.ini"), QProcessEnvironment());
    TenantProfiles profiles(file("ap.ini"));
    QVERIFY(!imported("{}", settings, profiles));
    QVERIFY(!imported("not json", settings, profiles));
    const base::Result<QStringList> problems
        = imported(R"({"schema":"mdti-actor-lookup/settings/1","settings":{"network/rate":-1,"network/concurrency":4},
                       "profiles":[{"tenant":"x.example"}]})",
                   settings, profiles);
    QVERIFY(problems);
    QCOMPARE(problems->size(), 2);
    QCOMPARE(settings.value(QStringLiteral("network/concurrency")), QVariant(4));
    QVERIFY(profiles.all().isEmpty());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
