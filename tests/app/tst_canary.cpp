// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/server.h"
#include "tests/app/commandline.h"
#include "tests/secrets/keyringsession.h"

#include <QDirIterator>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <csignal>

using sampletenant::Behaviour;
using sampletenant::Fault;
using testsupport::CommandLine;

/// Whole runs of the real program with secrets that would be known anywhere: signed in by each way, with failing calls,
/// exports, a write-back and a crash. Afterwards they are looked for everywhere.
class TestCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void secret();
    void certificate();
    void code();
    void browser();
    void failingCalls();
    void writeBack();
    void crash();
    void nothingIsFound(); // last

private:
    QStringList chain(const QStringList &more = {}) const;
    void take(const CommandLine::Outcome &outcome, int code);
    void stub(const QString &name, const QByteArray &script);
    void visit(const QString &file);
    QByteArrayList canaries() const;

    testsupport::KeyringSession m_session;
    bool m_keyring = false;
    QTemporaryDir m_outside; ///< what the user has of his own: stubs, the certificate
    std::unique_ptr<sampletenant::ServerThread> m_tenant;
    std::unique_ptr<CommandLine> m_program; ///< one home for all runs
    QNetworkAccessManager m_browser;
    QByteArray m_texts; ///< all that was printed
};

namespace {

const QString secretCanary = QStringLiteral("Canary~8Q.secret_value-7731");
const QByteArray passwordCanary = "canary-password-of-the-key";
/// Writes down what a child process can see.
const QByteArray spy = "#!/bin/sh\n{ env; cat /proc/$PPID/cmdline; printf '%s\\n' \"$0\" \"$@\"; } >> \"$HOME/children\"\n";

} // namespace

void TestCanary::initTestCase()
{
    sampletenant::Options options;
    options.clientSecret = secretCanary;
    options.behaviour.deviceCodePolls = 1;
    options.behaviour.copilotNeedsDelegated = false;
    m_tenant = std::make_unique<sampletenant::ServerThread>(sampletenant::bundledData(), options);
    QVERIFY(m_tenant->start());
    m_program = std::make_unique<CommandLine>(m_tenant.get());
    stub(QStringLiteral("xdg-open"), spy + "printf '%s' \"$1\" > \"$HOME/page.part\"; mv \"$HOME/page.part\" \"$HOME/page\"\n");
    stub(QStringLiteral("pdftotext"), spy + "echo 203.0.113.7\n");
    m_program->set(QStringLiteral("PATH"), m_outside.path() + u':' + qEnvironmentVariable("PATH"));
    m_keyring = testsupport::KeyringSession::whyNot().isEmpty() && m_session.startBus() && m_session.startKeyring();
    if (m_keyring)
        m_program->set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QString::fromLatin1(m_session.address()));
}

void TestCanary::stub(const QString &name, const QByteArray &script)
{
    QFile file(m_outside.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

QStringList TestCanary::chain(const QStringList &more) const
{
    const QString pdf = m_program->home() + QStringLiteral("/list.pdf");
    QFile file(pdf);
    if (file.open(QIODevice::WriteOnly))
        file.write("%PDF-1.4\n%%EOF\n");
    file.close();
    const auto out = [this](const char *name) -> QString { return m_program->home() + u'/' + QLatin1String(name); };
    QStringList arguments{QStringLiteral("chain"), pdf, QStringLiteral("--verbose"), QStringLiteral("--progress"),
                          QStringLiteral("json"), QStringLiteral("--case"), out("run.mdticase")};
    for (const char *name : {"r.json", "r.csv", "r.graphml", "r.gexf", "r.dot", "r.md", "r.svg", "r.png", "r.pdf"})
        arguments << QStringLiteral("--output") << out(name);
    return arguments + more;
}

void TestCanary::take(const CommandLine::Outcome &outcome, int code)
{
    m_texts += outcome.out + outcome.err;
    if (code >= 0)
        QVERIFY2(outcome.code == code, QByteArray(outcome.out + outcome.err).constData());
}

void TestCanary::secret()
{
    take(m_program->run({QStringLiteral("doctor")}), 0);
    take(m_program->run(chain({QStringLiteral("--refresh")})), 0);
    QVERIFY(m_texts.contains("/$batch 200")); // --verbose was heard
    QFile children(m_program->home() + QStringLiteral("/children"));
    QVERIFY(children.open(QIODevice::ReadOnly));
    QVERIFY(children.readAll().contains("MDTI_TENANT_ID=")); // the rest of the environment is theirs
}

void TestCanary::certificate()
{
    if (!m_keyring)
        QSKIP("no keyring can be started here");
    QProcess openssl;
    openssl.setWorkingDirectory(m_outside.path());
    openssl.start(QStringLiteral("sh"),
                  {QStringLiteral("-c"),
                   QStringLiteral("openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 9 -subj /CN=canary "
                                  "&& openssl pkcs12 -export -inkey k.pem -in c.pem -out c.pfx -passout pass:%1")
                       .arg(QString::fromLatin1(passwordCanary))});
    QVERIFY(openssl.waitForFinished(20'000) && openssl.exitCode() == 0);
    take(m_program->run({QStringLiteral("secret"), QStringLiteral("set"), QStringLiteral("--certificate"),
                         m_outside.filePath(QStringLiteral("c.pfx"))},
                        passwordCanary + '\n'),
         0);
    take(m_program->run({QStringLiteral("doctor"), QStringLiteral("--sign-in"), QStringLiteral("certificate")}), 0);
    take(m_program->run(chain({QStringLiteral("--refresh"), QStringLiteral("--sign-in"), QStringLiteral("certificate")})), 0);
}

void TestCanary::code()
{
    take(m_program->run(chain({QStringLiteral("--refresh"), QStringLiteral("--sign-in"), QStringLiteral("device")})), 0);
    QVERIFY(m_texts.contains("SMPL-"));
}

void TestCanary::visit(const QString &file)
{
    QFile page(file);
    QTRY_VERIFY_WITH_TIMEOUT(page.exists(), 20'000);
    QVERIFY(page.open(QIODevice::ReadOnly));
    QNetworkReply *reply = m_browser.get(QNetworkRequest(QUrl::fromEncoded(page.readAll())));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QVERIFY(reply->readAll().contains("close this window"));
    reply->deleteLater();
}

void TestCanary::browser()
{
    // With another application than before the sign-in that is kept does not do.
    if (m_keyring)
        take(m_program->run({QStringLiteral("secret"), QStringLiteral("clear")}), 0);
    m_program->start(chain({QStringLiteral("--refresh"), QStringLiteral("--sign-in"), QStringLiteral("browser")}));
    visit(m_program->home() + QStringLiteral("/page"));
    take(m_program->finish(), 0);
}

void TestCanary::failingCalls()
{
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.fail = 0.2; });
    Fault echo; // a proxy that shows what it was sent
    echo.kind = Fault::Kind::Body;
    echo.match = QStringLiteral("passiveDns");
    echo.times = 3;
    echo.status = 400;
    echo.payload = QByteArray(R"({"error":{"code":"Refused","message":"Authorization: Bearer sample-token-0123456789abcdef client_secret=)")
        + secretCanary.toUtf8() + R"("}})";
    m_tenant->server()->addFault(echo);
    take(m_program->run(chain({QStringLiteral("--refresh")})), -1);
    m_tenant->server()->clearFaults();
    for (const int error : {7000222, 7000215, 90002, 65001}) {
        m_tenant->server()->change([error](Behaviour &behaviour) { behaviour.tokenError = error; });
        take(m_program->run({QStringLiteral("doctor")}), 4);
        take(m_program->run(chain({QStringLiteral("--refresh")})), 4);
    }
    m_tenant->server()->change([](Behaviour &behaviour) {
        behaviour.tokenError = 0;
        behaviour.fail = 0;
    });
    // What was given as an argument may be said again; what is kept may not.
    (void)m_program->run({QStringLiteral("chain"), secretCanary, QStringLiteral("203.0.113.7")});
}

void TestCanary::writeBack()
{
    const auto list = m_program->run({QStringLiteral("incident"), QStringLiteral("workspaces"), QStringLiteral("--format"),
                                      QStringLiteral("json")});
    take(list, 0);
    static const QRegularExpression id(QStringLiteral("/subscriptions/[^\"\\s]+/workspaces/soc-weu-prod"));
    const QString workspace = id.match(QString::fromUtf8(list.out)).captured();
    QVERIFY2(!workspace.isEmpty(), list.out.constData());
    take(m_program->run({QStringLiteral("incident"), QStringLiteral("triage"), QStringLiteral("3177"),
                         QStringLiteral("--workspace"), workspace, QStringLiteral("--write"), QStringLiteral("--verbose"),
                         QStringLiteral("--summary"), QStringLiteral("copilot"), QStringLiteral("--exposure"),
                         QStringLiteral("--plan"), m_program->home() + QStringLiteral("/plan.json")}),
         -1);
    QVERIFY2(m_texts.contains("PUT ") || m_texts.contains("PATCH "), m_texts.right(3000).constData());
}

void TestCanary::crash()
{
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.latencyMs = 200; });
    m_tenant->server()->log().clear();
    m_program->start(chain({QStringLiteral("--refresh"), QStringLiteral("--transport"), QStringLiteral("single")}));
    QTRY_VERIFY_WITH_TIMEOUT(m_tenant->server()->log().counters().requests > 2, 20'000);
    QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(m_program->process().processId()));
    if (arguments.open(QIODevice::ReadOnly))
        m_texts += arguments.readAll();
    // Not SIGSEGV: the sanitizers catch that one and end in an orderly way.
    ::kill(pid_t(m_program->process().processId()), SIGABRT);
    QVERIFY(m_program->process().waitForFinished(20'000));
    m_texts += m_program->process().readAllStandardOutput() + m_program->process().readAllStandardError();
    QCOMPARE(m_program->process().exitStatus(), QProcess::CrashExit);
    m_tenant->server()->change([](Behaviour &behaviour) { behaviour.latencyMs = 0; });
    // What was gathered is there, and the log goes on where it stopped.
    take(m_program->run(chain()), 0);
    take(m_program->run({QStringLiteral("audit"), QStringLiteral("verify")}), 0);
    take(m_program->run({QStringLiteral("audit"), QStringLiteral("export"), QStringLiteral("--output"),
                         m_program->home() + QStringLiteral("/audit.csv")}),
         0);
}

QByteArrayList TestCanary::canaries() const
{
    return {secretCanary.toUtf8(),
            passwordCanary,
            "sample-token-", // every token of the tenant begins so
            "sample-refresh-",
            "sample-device-",
            "sample-code-",
            "eyJhbGciOi", // a statement signed with the certificate, an identity token
            "PRIVATE KEY"};
}

void TestCanary::nothingIsFound()
{
    int files = 0;
    QDirIterator each(m_program->home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    QStringList seen;
    while (each.hasNext()) {
        QFile file(each.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        ++files;
        seen.append(file.fileName());
        QVERIFY2(!QFileInfo(file).fileName().startsWith(QLatin1String("core")), qPrintable(file.fileName()));
        for (const QByteArray &canary : canaries())
            QVERIFY2(!content.contains(canary), qPrintable(file.fileName() + QStringLiteral(" holds ") + QString::fromUtf8(canary)));
    }
    // The places that were meant to be looked at are among them.
    const QString all = seen.join(u'\n');
    for (const char *place : {"run.mdticase", "audit-000001.log", "r.json", "r.svg", "children", "audit.csv"})
        QVERIFY2(all.contains(QLatin1String(place)), place);
    QVERIFY(files > 10);
    for (const QByteArray &canary : canaries())
        QVERIFY2(!m_texts.contains(canary), canary.constData());
    QVERIFY(!m_texts.isEmpty());
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
