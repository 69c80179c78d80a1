// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/app/commandline.h"
#include "tests/secrets/keyringsession.h"

#include <QDirIterator>

/// The real program, against a real keyring and the sample tenant.
class TestSecretCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keptSecretRunsAChain();
    void unusableInputIsRefused_data();
    void unusableInputIsRefused();
    void theLastDayIsTold();
    void argumentIsRefused();
    void environmentWins();
    void otherSignInGetsNoSecret();
    void withoutAKeychainNothingIsKept();
    void lockedKeyringIsTold();

private:
    QStringList connectionOptions() const;
    void useKeyring(testsupport::CommandLine &program) const;

    testsupport::KeyringSession m_session;
    sampletenant::ServerThread m_tenant;
};

namespace {

/// Every file under a folder that holds the bytes.
QStringList filesHolding(const QString &folder, const QByteArray &bytes)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found.append(file.fileName());
    }
    return found;
}

} // namespace

QStringList TestSecretCommand::connectionOptions() const
{
    const sampletenant::Options &options = m_tenant.server()->options();
    const QString url = m_tenant.url().toString();
    return {QStringLiteral("--tenant"),    options.tenantId,
            QStringLiteral("--client-id"), options.clientId,
            QStringLiteral("--graph-url"), url,
            QStringLiteral("--login-url"), url,
            QStringLiteral("--arm-url"),   url};
}

void TestSecretCommand::useKeyring(testsupport::CommandLine &program) const
{
    program.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QString::fromLatin1(m_session.address()));
}

void TestSecretCommand::initTestCase()
{
    if (const QString reason = testsupport::KeyringSession::whyNot(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    QVERIFY(m_tenant.start());
    QVERIFY(m_session.startBus());
    QVERIFY(m_session.startKeyring());
}

void TestSecretCommand::keptSecretRunsAChain()
{
    testsupport::CommandLine program;
    useKeyring(program);
    const QByteArray secret = m_tenant.server()->options().clientSecret.toUtf8();
    auto outcome = program.run(QStringList{QStringLiteral("secret"), QStringLiteral("set")} + connectionOptions(),
                               secret + '\n');
    QVERIFY2(outcome.code == 0, outcome.err);
    QVERIFY2(outcome.out.contains("GNOME Keyring"), outcome.out);

    outcome = program.run({QStringLiteral("secret"), QStringLiteral("status")});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.contains("Keychain: GNOME Keyring"));
    QVERIFY(outcome.out.contains("Secret: kept"));

    outcome = program.run({QStringLiteral("doctor")});
    QVERIFY2(outcome.code == 0, outcome.out);
    outcome = program.run({QStringLiteral("chain"), QStringLiteral("203.0.113.7"), QStringLiteral("--format"),
                           QStringLiteral("json"), QStringLiteral("--verbose")});
    QVERIFY2(outcome.code == 0, outcome.err);
    QVERIFY(!outcome.actors().isEmpty());
    QVERIFY(!outcome.out.contains(secret) && !outcome.err.contains(secret));
    QCOMPARE(filesHolding(program.home(), secret), QStringList());

    outcome = program.run({QStringLiteral("secret"), QStringLiteral("clear")});
    QCOMPARE(outcome.code, 0);
    outcome = program.run({QStringLiteral("secret"), QStringLiteral("status")});
    QCOMPARE(outcome.code, 4);
    outcome = program.run(QStringList{QStringLiteral("chain"), QStringLiteral("203.0.113.7")} + connectionOptions());
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.err.contains("mdti-lookup secret set"), outcome.err);
}

void TestSecretCommand::unusableInputIsRefused_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("nothing") << QByteArray() << QByteArray("No secret came in.");
    QTest::newRow("an empty line") << QByteArray("  \n") << QByteArray("No secret came in.");
    QTest::newRow("the secret's id")
        << QByteArray("0f1c2d3e-4a5b-6c7d-8e9f-0a1b2c3d4e5f\n")
        << QByteArray("This looks like the secret's ID. Paste its value, shown once when it was made.");
}

void TestSecretCommand::unusableInputIsRefused()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, sentence);
    testsupport::CommandLine program;
    useKeyring(program);
    const int before = m_session.items();
    const auto outcome
        = program.run(QStringList{QStringLiteral("secret"), QStringLiteral("set")} + connectionOptions(), input);
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.err.contains(sentence), outcome.err);
    QCOMPARE(m_session.items(), before);
    QCOMPARE(program.run({QStringLiteral("secret"), QStringLiteral("status")}).code, 4);
}

void TestSecretCommand::theLastDayIsTold()
{
    testsupport::CommandLine program;
    useKeyring(program);
    const QByteArray secret = m_tenant.server()->options().clientSecret.toUtf8() + '\n';
    const auto set = [&](const QString &day) {
        return program.run(QStringList{QStringLiteral("secret"), QStringLiteral("set"), QStringLiteral("--expires"), day}
                               + connectionOptions(),
                           secret);
    };
    QCOMPARE(set(QStringLiteral("in spring")).code, 2);
    QCOMPARE(set(QDate::currentDate().addDays(9).toString(Qt::ISODate)).code, 0);
    auto status = program.run({QStringLiteral("secret"), QStringLiteral("status")});
    QVERIFY2(status.out.contains("(days left: 9)") && status.out.contains("New client secret"), status.out);
    auto doctor = program.run({QStringLiteral("doctor")});
    QCOMPARE(doctor.code, 0); // it signs in all the same
    QVERIFY2(doctor.out.contains("(days left: 9)"), doctor.out);
    const QStringList chain{QStringLiteral("chain"), QStringLiteral("203.0.113.7"), QStringLiteral("--depth"), QStringLiteral("1")};
    auto run = program.run(chain);
    QVERIFY2(run.code == 0 && run.err.contains("(days left: 9)"), run.err);
    QCOMPARE(set(QStringLiteral("2099-12-31")).code, 0);
    run = program.run(chain);
    QVERIFY2(run.code == 0 && !run.err.contains("2099"), run.err);
    status = program.run({QStringLiteral("secret"), QStringLiteral("status")});
    QVERIFY2(status.out.contains("The secret is good until 31 Dec 2099, as entered.\n"), status.out);
    // A day belongs to one secret: the next one has none until it is said.
    QCOMPARE(program.run(QStringList{QStringLiteral("secret"), QStringLiteral("set")} + connectionOptions(), secret).code, 0);
    QVERIFY(!program.run({QStringLiteral("secret"), QStringLiteral("status")}).out.contains("good until"));
}

void TestSecretCommand::argumentIsRefused()
{
    testsupport::CommandLine program;
    useKeyring(program);
    const auto outcome = program.run({QStringLiteral("secret"), QStringLiteral("set"), QStringLiteral("canary-value")});
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.err.contains("standard input"));
    QVERIFY(!outcome.err.contains("canary-value"));
}

void TestSecretCommand::environmentWins()
{
    testsupport::CommandLine program;
    useKeyring(program);
    QCOMPARE(program
                 .run(QStringList{QStringLiteral("secret"), QStringLiteral("set")} + connectionOptions(),
                      m_tenant.server()->options().clientSecret.toUtf8())
                 .code,
             0);
    QCOMPARE(program.run({QStringLiteral("doctor")}).code, 0);
    program.set(QStringLiteral("MDTI_CLIENT_SECRET"), QStringLiteral("a wrong one"));
    QCOMPARE(program.run({QStringLiteral("doctor")}).code, 4);
}

void TestSecretCommand::otherSignInGetsNoSecret()
{
    testsupport::CommandLine program;
    useKeyring(program);
    QCOMPARE(program
                 .run(QStringList{QStringLiteral("secret"), QStringLiteral("set")} + connectionOptions(),
                      m_tenant.server()->options().clientSecret.toUtf8())
                 .code,
             0);
    sampletenant::ServerThread other;
    QVERIFY(other.start());
    const auto outcome = program.run({QStringLiteral("doctor"), QStringLiteral("--login-url"), other.url().toString()});
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.out.contains("No secret is kept"), outcome.out);
}

void TestSecretCommand::withoutAKeychainNothingIsKept()
{
    testsupport::CommandLine program;
    program.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                QStringLiteral("unix:path=") + program.home() + QStringLiteral("/nobody"));
    const auto outcome = program.run(QStringList{QStringLiteral("secret"), QStringLiteral("set")} + connectionOptions(),
                                     "canary-value\n");
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.err.contains("No keychain found."), outcome.err);
    QVERIFY(outcome.err.contains("MDTI_CLIENT_SECRET"));
    QCOMPARE(filesHolding(program.home(), "canary-value"), QStringList());
    QCOMPARE(filesHolding(program.home(), m_tenant.server()->options().tenantId.toUtf8()), QStringList());
}

void TestSecretCommand::lockedKeyringIsTold()
{
    testsupport::CommandLine program;
    useKeyring(program);
    QVERIFY(m_session.lock());
    const auto outcome = program.run(QStringList{QStringLiteral("secret"), QStringLiteral("set")} + connectionOptions(),
                                     "canary-value\n");
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.err.contains("GNOME Keyring is locked."), outcome.err);
    QVERIFY(!outcome.err.contains("canary-value"));
}

QTEST_GUILESS_MAIN(TestSecretCommand)
#include "tst_secretcommand.moc"
