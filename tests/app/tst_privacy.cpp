// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/casefile.h"
#include "tests/app/commandline.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QJsonArray>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using testsupport::CommandLine;

/// What the real program sends, what it does not, and what its audit log says about it.
class TestPrivacy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ownHostsAreNeverSent_data();
    void ownHostsAreNeverSent();
    void internalNamesAreNeverSent();
    void aMarkedCaseIsNotExportedByItself_data();
    void aMarkedCaseIsNotExportedByItself();
    void theLogTellsOfATamperedLine();
    void anUnreadableLogIsTold();

private:
    CommandLine::Outcome chain(CommandLine &program, const QStringList &more = {});
    /// Targets and bodies of all that was asked.
    QByteArray sent() const;

    std::unique_ptr<sampletenant::ServerThread> m_tenant;
};

namespace {

const QString seed = QStringLiteral("203.0.113.7");

QStringList hostsIn(const CommandLine::Outcome &outcome, const QString &key = QStringLiteral("hosts"))
{
    QStringList hosts;
    for (const QJsonValue &host : outcome.json().value(key).toArray())
        hosts.append(host[u"value"].toString());
    return hosts;
}

} // namespace

void TestPrivacy::init()
{
    m_tenant = std::make_unique<sampletenant::ServerThread>();
    QVERIFY(m_tenant->start());
}

CommandLine::Outcome TestPrivacy::chain(CommandLine &program, const QStringList &more)
{
    return program.run(QStringList{QStringLiteral("chain"), seed, QStringLiteral("--format"), QStringLiteral("json")} + more);
}

QByteArray TestPrivacy::sent() const
{
    QByteArray all;
    for (const sampletenant::Exchange &exchange : m_tenant->server()->log().matching(QStringLiteral("security")))
        all += exchange.target + '\n';
    return all;
}

void TestPrivacy::ownHostsAreNeverSent_data()
{
    QTest::addColumn<bool>("byRange");
    QTest::newRow("a domain that passive DNS leads to") << false;
    QTest::newRow("a range that passive DNS leads to") << true;
}

void TestPrivacy::ownHostsAreNeverSent()
{
    QFETCH(bool, byRange);
    CommandLine program(m_tenant.get());
    const CommandLine::Outcome before = chain(program);
    QVERIFY2(before.code == 0, before.err);
    // Whichever the run asked about besides the indicator: a name's domain, or the range around an address.
    QString found, own;
    for (const QString &host : hostsIn(before)) {
        const bool address = QHostAddress().setAddress(host);
        if (host == seed || address != byRange || !sent().contains(QByteArray('/' + host.toUtf8() + '/')))
            continue;
        if (byRange && host.contains(u':'))
            continue;
        found = host;
        own = byRange ? host.section(u'.', 0, 2) + QStringLiteral(".0/24") : host.section(u'.', -2);
        if (!byRange || !seed.startsWith(host.section(u'.', 0, 2)))
            break;
    }
    QVERIFY(!found.isEmpty());

    m_tenant = std::make_unique<sampletenant::ServerThread>();
    QVERIFY(m_tenant->start());
    CommandLine careful(m_tenant.get());
    careful.set(QStringLiteral("MDTI_OWN_HOSTS"), own);
    const CommandLine::Outcome after = chain(careful);
    QVERIFY2(after.code == 0 || after.code == 5, after.err);
    QVERIFY2(!sent().contains(found.toUtf8()), sent());
    QVERIFY(!sent().isEmpty());
    QVERIFY2(hostsIn(after).contains(found), "the host itself is known and shown");
}

void TestPrivacy::internalNamesAreNeverSent()
{
    CommandLine program(m_tenant.get());
    const QByteArray names("10.1.2.3\n192.168.0.9\n169.254.1.1\n100.64.0.1\nfe80::1\nfileserver\nprinter.corp.local\n"
                           "host.internal\nlocalhost\n203.0.113.7\n");
    const QString list = program.file(QStringLiteral("list.txt"), names);
    const auto outcome = program.run({QStringLiteral("chain"), list, QStringLiteral("--format"), QStringLiteral("json")});
    QVERIFY2(outcome.code == 0, outcome.err);
    const QByteArray all = sent();
    for (const QByteArray &name : names.trimmed().split('\n')) {
        if (name != seed.toUtf8())
            QVERIFY2(!all.contains(name), name.constData());
    }
    QVERIFY(all.contains(seed.toUtf8()));
}

void TestPrivacy::aMarkedCaseIsNotExportedByItself_data()
{
    QTest::addColumn<QString>("mark");
    QTest::addColumn<bool>("free");
    for (const char *mark : {"clear", "green", "amber"})
        QTest::newRow(mark) << QString::fromLatin1(mark) << true;
    for (const char *mark : {"amber+strict", "red"})
        QTest::newRow(mark) << QString::fromLatin1(mark) << false;
}

void TestPrivacy::aMarkedCaseIsNotExportedByItself()
{
    QFETCH(QString, mark);
    QFETCH(bool, free);
    CommandLine program(m_tenant.get());
    const QString path = program.home() + QStringLiteral("/marked.mdticase");
    {
        const auto file = casefile::CaseFile::create(path);
        QVERIFY(file);
        (*file)->setTlp(mark);
        QVERIFY((*file)->flush());
    }
    const QString out = program.home() + QStringLiteral("/out.stix.json");
    const auto ofRun = chain(program, {QStringLiteral("--case"), path, QStringLiteral("--output"), out});
    QCOMPARE(ofRun.code, free ? 0 : 3);
    QCOMPARE(QFile::exists(out), free);
    const QStringList exportIt{QStringLiteral("case"), QStringLiteral("export"), path, QStringLiteral("--output"), out};
    QFile::remove(out);
    const auto refused = program.run(exportIt);
    QCOMPARE(refused.code, free ? 0 : 3);
    QCOMPARE(QFile::exists(out), free);
    if (!free)
        QVERIFY2(refused.err.contains(QByteArray("the case is marked TLP:" + mark.toUpper().toUtf8())), refused.err);
    QCOMPARE(program.run(exportIt + QStringList(QStringLiteral("--allow-marked"))).code, 0);
    QFile written(out);
    QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().contains("marking-definition"));
}

void TestPrivacy::theLogTellsOfATamperedLine()
{
    CommandLine program(m_tenant.get());
    QCOMPARE(chain(program).code, 0);
    const auto audit = [&program](const QString &action, const QStringList &more = {}) {
        return program.run(QStringList{QStringLiteral("audit"), action} + more);
    };
    const auto intact = audit(QStringLiteral("verify"));
    QVERIFY2(intact.code == 0 && intact.out.startsWith("Intact:"), intact.err);
    const auto shown = audit(QStringLiteral("show"), {QStringLiteral("--last"), QStringLiteral("5")});
    QCOMPARE(shown.out.count('\n'), 5);
    QFile log(program.home() + QStringLiteral("/data/mdti-actor-lookup/audit/audit-000001.log"));
    QVERIFY(log.open(QIODevice::ReadWrite));
    const qint64 at = log.readAll().indexOf("reputation");
    QVERIFY(at > 0 && log.seek(at) && log.write("R") == 1);
    log.close();
    const auto tampered = audit(QStringLiteral("verify"));
    QCOMPARE(tampered.code, 3);
    QVERIFY2(tampered.err.contains("audit-000001.log, line") && tampered.err.contains("does not follow"), tampered.err);
}

void TestPrivacy::anUnreadableLogIsTold()
{
    CommandLine program(m_tenant.get());
    QCOMPARE(chain(program).code, 0);
    const QString folder = program.home() + QStringLiteral("/data/mdti-actor-lookup/audit");
    const QStringList show{QStringLiteral("audit"), QStringLiteral("show"), QStringLiteral("--folder"), folder,
                           QStringLiteral("--text"), QStringLiteral("nowhere")};
    const auto none = program.run(show);
    QCOMPARE(none.code, 0);
    QVERIFY2(none.err.contains("no such lines"), none.err);
#ifdef Q_OS_UNIX
    for (QString path = folder; path.startsWith(program.home()); path = QFileInfo(path).path())
        QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFile::ReadOther | QFile::ExeOther));
    QVERIFY(QFile::setPermissions(folder + QStringLiteral("/audit-000001.log"), {}));
    // Nothing is unreadable to root: somebody else asks.
    if (geteuid() == 0)
        program.runThrough({QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                            QStringLiteral("--clear-groups")});
    const auto unreadable = program.run(show);
    QCOMPARE(unreadable.code, 1);
    QVERIFY2(unreadable.err.contains("audit-000001.log of the audit log cannot be read"), unreadable.err);
#endif
}

QTEST_GUILESS_MAIN(TestPrivacy)
#include "tst_privacy.moc"
