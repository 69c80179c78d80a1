// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/app/commandline.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <csignal>

using sampletenant::Fault;
using sampletenant::ServerThread;
using testsupport::CommandLine;

namespace {

/// A sample tenant that runs for one test.
struct Tenant : ServerThread
{
    explicit Tenant(const sampletenant::Behaviour &behaviour = {})
        : ServerThread(sampletenant::bundledData(), options(behaviour))
    {
        if (!start())
            qFatal("the sample tenant does not start");
    }
    static sampletenant::Options options(const sampletenant::Behaviour &behaviour)
    {
        sampletenant::Options result;
        result.behaviour = behaviour;
        return result;
    }
};

QStringList chain(const QStringList &more)
{
    return QStringList{QStringLiteral("chain"), QStringLiteral("--format"), QStringLiteral("json")} + more;
}

const QString sampleList = QStringLiteral(MDTI_SOURCE_DIR "/resources/sample/indicators.txt");

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void teachesItsUse()
    {
        CommandLine cli;
        const auto overview = cli.run({QStringLiteral("--help")});
        QCOMPARE(overview.code, 0);
        for (const char *command : {"chain", "extract", "sample-tenant", "doctor", "Exit codes", "MDTI_TENANT_ID", "secret set"})
            QVERIFY2(overview.out.contains(command), command);
        const auto chainHelp = cli.run({QStringLiteral("chain"), QStringLiteral("--help")});
        QCOMPARE(chainHelp.code, 0);
        for (const char *option : {"--depth", "--since", "--until", "--max-requests", "--fanout", "--no-held", "--time-true",
                                   "--offline", "--format", "--output", "--progress", "--sample", "--concurrency", "--rate"})
            QVERIFY2(chainHelp.out.contains(option), option);
    }

    void wrongUseIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown command") << QStringList{QStringLiteral("frobnicate")};
        QTest::newRow("no input") << QStringList{QStringLiteral("chain")};
        QTest::newRow("unknown option") << chain({QStringLiteral("--frob"), QStringLiteral("1.2.3.4")});
        QTest::newRow("depth") << chain({QStringLiteral("--depth"), QStringLiteral("9"), QStringLiteral("1.2.3.4")});
        QTest::newRow("width") << chain({QStringLiteral("--concurrency"), QStringLiteral("101"), QStringLiteral("1.2.3.4")});
        QTest::newRow("date") << chain({QStringLiteral("--since"), QStringLiteral("soon"), QStringLiteral("1.2.3.4")});
        QTest::newRow("format") << QStringList{QStringLiteral("chain"), QStringLiteral("--format"), QStringLiteral("docx"),
                                               QStringLiteral("1.2.3.4")};
        QTest::newRow("ending") << QStringList{QStringLiteral("chain"), QStringLiteral("--output"), QStringLiteral("x.docx"),
                                               QStringLiteral("1.2.3.4")};
    }
    void wrongUseIsTwo()
    {
        QFETCH(QStringList, arguments);
        CommandLine cli;
        const auto outcome = cli.run(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(!outcome.err.isEmpty());
    }

    void theSampleInOneCommand()
    {
        CommandLine cli;
        const auto outcome = cli.run(chain({QStringLiteral("--sample"), sampleList}));
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        const QJsonObject result = outcome.json();
        QVERIFY(result[u"complete"].toBool());
        QVERIFY(result[u"hosts"].toArray().size() >= 300);
        QVERIFY(outcome.actors().size() >= 6);
        QVERIFY(!result[u"rejected"].toArray().isEmpty());
        QVERIFY2(outcome.err.isEmpty(), "a good run is quiet");
    }

    void everyEndingWritesItsFormat()
    {
        struct
        {
            const char *file;
            QByteArray begins, holds;
        } const outputs[] = {
            {"r.json", "{", "mdti-actor-lookup/result/1"},
            {"r.txt", "", "relay[.]pinecone[.]example"},
            {"r.csv", "actor,", "relay.pinecone.example"},
            {"r.graphml", "<?xml", "<graphml"},
            {"r.gexf", "<?xml", "<gexf"},
            {"r.gv", "//", "digraph"},
            {"r.stix.json", "{", "\"type\": \"bundle\""},
            {"r.misp.json", "{", "\"Event\""},
            {"r.layer.json", "{", "techniqueID"},
            {"r.md", "# ", "How it was made"},
            {"r.html", "<!DOCTYPE html>", "How it was made"},
            {"r.report.pdf", "%PDF-", "%%EOF"},
            {"r.svg", "<?xml", "<svg"},
        };
        CommandLine cli;
        QStringList arguments = {QStringLiteral("chain"), QStringLiteral("--sample"), sampleList};
        for (const auto &output : outputs)
            arguments += {QStringLiteral("--output"), QString(cli.home() + u'/' + QLatin1String(output.file))};
        const auto outcome = cli.run(arguments);
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        for (const auto &output : outputs) {
            QFile file(cli.home() + u'/' + QLatin1String(output.file));
            QVERIFY2(file.open(QIODevice::ReadOnly), output.file);
            const QByteArray bytes = file.readAll();
            QVERIFY2(bytes.startsWith(output.begins) && bytes.contains(output.holds), output.file);
        }
    }

    /// The ending names what a file is; a format that no file takes is printed.
    void aFormatBesideAFileIsPrinted()
    {
        CommandLine cli;
        const QString picture = cli.home() + QStringLiteral("/graph.svg"), bare = cli.home() + QStringLiteral("/result");
        const QStringList both = {QStringLiteral("--sample"), QStringLiteral("203.0.113.7"), QStringLiteral("--output")};
        const auto printed = cli.run(chain(both + QStringList{picture}));
        QCOMPARE(printed.code, 0);
        QVERIFY(!printed.actors().isEmpty());
        QFile svg(picture), json(bare);
        QVERIFY(svg.open(QIODevice::ReadOnly) && svg.readAll().contains("<svg"));
        const auto kept = cli.run(chain(both + QStringList{bare}));
        QVERIFY(kept.out.isEmpty());
        QVERIFY(json.open(QIODevice::ReadOnly) && json.readAll().startsWith('{'));
    }

    /// A misspelt file among others must not pass for an input without indicators.
    void aMistypedFileIsTold_data()
    {
        QTest::addColumn<QString>("argument");
        for (const char *argument : {"lsit.txt", "iocs", "no/such/place", "report.pdf"})
            QTest::newRow(argument) << QString::fromLatin1(argument);
    }
    void aMistypedFileIsTold()
    {
        QFETCH(QString, argument);
        CommandLine cli;
        const auto outcome = cli.run(chain({QStringLiteral("--sample"), QStringLiteral("203.0.113.7"), argument}));
        QCOMPARE(outcome.code, 3);
        QVERIFY(!outcome.actors().isEmpty()); // the rest was done
        QVERIFY2(outcome.err.contains(QByteArray(argument.toUtf8() + " is neither a file nor an indicator")),
                 outcome.err.constData());
    }

    void aBrokenFileIsBadInputBesideGoodOnes()
    {
        CommandLine cli;
        const QString broken = cli.file(QStringLiteral("broken.pdf"), "%PDF-1.4 and nothing of a PDF");
        const auto outcome = cli.run(chain({QStringLiteral("--sample"), broken, QStringLiteral("203.0.113.7")}));
        QCOMPARE(outcome.code, 3);
        QVERIFY(!outcome.actors().isEmpty());
        QVERIFY2(outcome.err.contains("broken.pdf"), outcome.err.constData());
    }

    void aLayerWithoutTechniquesIsRefused()
    {
        CommandLine cli;
        const auto outcome = cli.run({QStringLiteral("chain"), QStringLiteral("--sample"), QStringLiteral("--format"),
                                      QStringLiteral("navigator"), QStringLiteral("ghost-berth.invalid")});
        QCOMPARE(outcome.code, 3);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(outcome.err.contains("ATT&CK technique"));
    }

    void mixedInputs()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const QString file = cli.file(QStringLiteral("list.txt"), "hxxp://relay[.]pinecone[.]example/a\r\n10.0.0.1\r\n");
        const auto outcome = cli.run(chain({QStringLiteral("--depth"), QStringLiteral("1"), QStringLiteral("203.0.113[.]7"), file,
                                            QStringLiteral("-")}),
                                     "mail.birchline.example\n");
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QStringList values;
        for (const QJsonValue &indicator : outcome.json()[u"indicators"].toArray())
            values.append(indicator[u"value"].toString());
        QCOMPARE(QSet<QString>(values.cbegin(), values.cend()),
                 (QSet<QString>{QStringLiteral("203.0.113.7"), QStringLiteral("relay.pinecone.example"),
                                QStringLiteral("mail.birchline.example")}));
        const QJsonObject rejected = outcome.json()[u"rejected"].toArray().at(0).toObject();
        QCOMPARE(rejected[u"written"].toString(), QStringLiteral("10.0.0.1"));
        QCOMPARE(rejected[u"reason"].toString(), QStringLiteral("private-address"));
        QCOMPARE(rejected[u"source"][u"line"].toInt(), 2);
    }

    void twoRunsGiveTheSameBytes()
    {
        sampletenant::Behaviour behaviour;
        behaviour.jitterMs = 20;
        Tenant tenant(behaviour);
        CommandLine cli(&tenant);
        const auto strip = [](QByteArray bytes) {
            QJsonObject result = QJsonDocument::fromJson(bytes).object();
            result.remove(QStringLiteral("created"));
            result.remove(QStringLiteral("stats"));
            bytes = QJsonDocument(result).toJson();
            // When and under which id it was asked differs between two runs over the network.
            static const QRegularExpression asked(QStringLiteral("\"(requestId|retrieved)\": \"[^\"]*\""));
            return QString::fromUtf8(bytes).remove(asked);
        };
        const auto first = cli.run(chain({sampleList}));
        const auto second = cli.run(chain({QStringLiteral("--transport"), QStringLiteral("single"), sampleList}));
        QCOMPARE(first.code, 0);
        QCOMPARE(second.code, 0);
        QCOMPARE(strip(first.out), strip(second.out));
    }

    void badInputIsThree()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const auto none = cli.run(chain({QStringLiteral("10.0.0.1")}));
        QCOMPARE(none.code, 3);
        QVERIFY(none.err.contains("private-address"));
        QCOMPARE(tenant->log().counters().requests, 0);

        // What can be read is still processed.
        const auto missing = cli.run(chain({QStringLiteral("--depth"), QStringLiteral("1"), QStringLiteral("203.0.113.7"),
                                            cli.home() + QStringLiteral("/no-such-file.txt")}));
        QCOMPARE(missing.code, 3);
        QVERIFY(missing.err.contains("no-such-file.txt"));
        QVERIFY(!missing.actors().isEmpty());
    }

    void anAddressThatIsNoneIsUsage()
    {
        for (const QString &command : {QStringLiteral("chain"), QStringLiteral("doctor")}) {
            for (const QString &option : {QStringLiteral("--graph-url"), QStringLiteral("--login-url")}) {
                QStringList arguments = {command, option, QStringLiteral("ftp://graph.example")};
                if (command == u"chain")
                    arguments.append(QStringLiteral("203.0.113.7"));
                CommandLine cli;
                const auto outcome = cli.run(arguments);
                QVERIFY2(outcome.code == 2, qPrintable(arguments.join(u' ') + u' ' + QString::number(outcome.code)));
                QVERIFY(!outcome.err.isEmpty() || !outcome.out.isEmpty());
            }
        }
    }

    void signInProblemsAreFour()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        cli.set(QStringLiteral("MDTI_CLIENT_SECRET"), QStringLiteral("canary-5f0c-wrong"));
        const auto wrong = cli.run(chain({QStringLiteral("203.0.113.7")}));
        QCOMPARE(wrong.code, 4);
        QVERIFY(!wrong.err.contains("canary-5f0c"));
        QCOMPARE(wrong.err.count('\n'), 1);

        CommandLine without(&tenant);
        without.set(QStringLiteral("MDTI_CLIENT_SECRET"), QString());
        const auto missing = without.run(chain({QStringLiteral("203.0.113.7")}));
        QCOMPARE(missing.code, 4);
        QVERIFY(missing.err.contains("secret set"));

        tenant->change([](sampletenant::Behaviour &behaviour) { behaviour.denyThreatIntelligence = true; });
        CommandLine denied(&tenant);
        const auto forbidden = denied.run(chain({QStringLiteral("203.0.113.7")}));
        QCOMPARE(forbidden.code, 4);
        QVERIFY(forbidden.err.contains("ThreatIntelligence.Read.All"));
    }

    void theBudgetIsFive()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const auto outcome = cli.run(chain({QStringLiteral("--max-requests"), QStringLiteral("5"), sampleList}));
        QCOMPARE(outcome.code, 5);
        const QJsonObject result = outcome.json();
        QCOMPARE(result[u"complete"].toBool(), false);
        QVERIFY(!result[u"incomplete"].toArray().isEmpty());
        for (const QJsonValue &item : result[u"incomplete"].toArray())
            QCOMPARE(item[u"reason"].toString(), QStringLiteral("budget"));
        QVERIFY(tenant->log().counters().requests <= 5);
    }

    void anUnreachableServiceIsSix()
    {
        CommandLine cli;
        {
            Tenant gone;
            cli.set(QStringLiteral("MDTI_GRAPH_URL"), gone.url().toString());
            cli.set(QStringLiteral("MDTI_LOGIN_URL"), gone.url().toString());
        }
        cli.set(QStringLiteral("MDTI_TENANT_ID"), QStringLiteral("fabrikam.example"));
        cli.set(QStringLiteral("MDTI_CLIENT_ID"), QStringLiteral("some-app"));
        cli.set(QStringLiteral("MDTI_CLIENT_SECRET"), QStringLiteral("some-secret"));
        const auto outcome = cli.run(chain({QStringLiteral("203.0.113.7")}));
        QVERIFY2(outcome.code == 6, outcome.err.constData());
        QCOMPARE(outcome.err.count('\n'), 1);
    }

    void throttlingLosesNothing()
    {
        Tenant calm;
        CommandLine cli(&calm);
        const auto all = cli.run(chain({QStringLiteral("--depth"), QStringLiteral("1"), QStringLiteral("203.0.113.7")}));
        QCOMPARE(all.code, 0);

        sampletenant::Behaviour behaviour;
        behaviour.throttle = 0.3;
        Tenant busy(behaviour);
        CommandLine throttled(&busy);
        const auto outcome = throttled.run(chain({QStringLiteral("--depth"), QStringLiteral("1"), QStringLiteral("203.0.113.7")}));
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QCOMPARE(outcome.actors(), all.actors());
        QVERIFY(outcome.json()[u"stats"][u"throttled"].toInt() > 0);
        QVERIFY2(busy->log().early().isEmpty(), "something was asked before its time");
    }

    void ctrlCKeepsWhatWasFound()
    {
        sampletenant::Behaviour behaviour;
        behaviour.latencyMs = 30;
        Tenant tenant(behaviour);
        CommandLine cli(&tenant);
        cli.start(chain({QStringLiteral("--progress"), QStringLiteral("json"), QStringLiteral("--concurrency"), QStringLiteral("4"),
                         sampleList}));
        // The first actor is there, the run is not over.
        QByteArray events;
        QTRY_VERIFY_WITH_TIMEOUT((cli.process().waitForReadyRead(10), events += cli.process().readAllStandardError(),
                                  events.contains("\"event\":\"actor\"")),
                                 20'000);
        ::kill(pid_t(cli.process().processId()), SIGINT);
        const auto outcome = cli.finish();
        QCOMPARE(outcome.code, 130);
        const QJsonObject result = outcome.json();
        QCOMPARE(result[u"complete"].toBool(), false);
        QVERIFY(!outcome.actors().isEmpty());
        QVERIFY(!result[u"incomplete"].toArray().isEmpty());
    }

    void everyFaultEndsInAnExitCode_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("reset") << int(Fault::Kind::Reset);
        QTest::newRow("truncated") << int(Fault::Kind::Truncate);
        QTest::newRow("html") << int(Fault::Kind::HtmlPage);
        QTest::newRow("endless next link") << int(Fault::Kind::EndlessNextLink);
        QTest::newRow("malformed") << int(Fault::Kind::MalformedJson);
    }
    void everyFaultEndsInAnExitCode()
    {
        QFETCH(int, kind);
        Tenant tenant;
        Fault fault;
        fault.kind = Fault::Kind(kind);
        // Depth 2 asks this host for everything: its reputation and its records, page by page.
        const QString host = QStringLiteral("198.51.100.16");
        fault.match = QStringLiteral("hosts/198\\.51\\.100\\.16/");
        tenant->addFault(fault);
        CommandLine cli(&tenant);
        const auto outcome = cli.run(chain({QStringLiteral("--depth"), QStringLiteral("2"), QStringLiteral("--transport"),
                                            QStringLiteral("single"), QStringLiteral("login-portal.example")}));
        QVERIFY2(outcome.code == 5, outcome.err.constData());
        bool named = false;
        for (const QJsonValue &item : outcome.json()[u"incomplete"].toArray())
            named |= item[u"host"].toString() == host;
        QVERIFY(named);
    }

    void aLinkToAnotherOriginNeverGetsTheToken()
    {
        Tenant tenant, other;
        Fault fault;
        fault.kind = Fault::Kind::ForeignNextLink;
        fault.match = QStringLiteral("passiveDns");
        fault.payload = other.url().toEncoded();
        tenant->addFault(fault);
        CommandLine cli(&tenant);
        const auto outcome = cli.run(chain({QStringLiteral("--depth"), QStringLiteral("1"), QStringLiteral("203.0.113.7")}));
        QCOMPARE(outcome.code, 5);
        QCOMPARE(other->log().counters().exchanges, 0);
    }

    void theSecretIsNowhereButInTheTokenRequest()
    {
        sampletenant::Options options;
        options.clientSecret = QStringLiteral("canary~8Q9.secret+/=");
        ServerThread tenant(sampletenant::bundledData(), options);
        QVERIFY(tenant.start());
        CommandLine cli(&tenant);
        const auto outcome = cli.run(chain({QStringLiteral("--verbose"), QStringLiteral("--output"),
                                            cli.home() + QStringLiteral("/result.json"), sampleList}));
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QVERIFY(!outcome.err.isEmpty());
        const QByteArrayList needles{"canary~8Q9", "canary%7E8Q9", "Bearer ", "access_token"};
        QByteArrayList haystacks{outcome.out, outcome.err};
        QDirIterator files(cli.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            haystacks.append(file.readAll());
        }
        for (const sampletenant::Exchange &exchange : tenant->log().all())
            haystacks.append(exchange.target + exchange.body + exchange.userAgent);
        for (const QByteArray &needle : needles) {
            for (const QByteArray &haystack : haystacks)
                QVERIFY2(!haystack.contains(needle), needle.constData());
        }
    }

    void aFileThatCannotBeIsToldBeforeAnythingIsAsked()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        QDir(cli.home()).mkpath(QStringLiteral("folder.json"));
        for (const QString &file : QStringList{QStringLiteral("/no/such/folder/x.json"), cli.home() + QStringLiteral("/folder.json")}) {
            const auto outcome = cli.run({QStringLiteral("chain"), QStringLiteral("--output"), file, QStringLiteral("203.0.113.7")});
            QCOMPARE(outcome.code, 2);
            QVERIFY2(outcome.err.contains(file.toUtf8()), outcome.err.constData());
        }
        QCOMPARE(tenant->log().size(), 0);
    }

    /// As with a full disk: that it cannot be written shows only at the end.
    void whatCannotBeWrittenGoesToStandardOutput()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const QString bad = cli.home() + u'/' + QString(300, u'x') + QStringLiteral(".json");
        const QString good = cli.home() + QStringLiteral("/good.json");
        const auto outcome
            = cli.run({QStringLiteral("chain"), QStringLiteral("--depth"), QStringLiteral("1"), QStringLiteral("--output"), bad,
                       QStringLiteral("--output"), good, QStringLiteral("203.0.113.7")});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains("could not be written"));
        QFile file(good);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(outcome.out, file.readAll());
    }

    void extractAsksNobody()
    {
        CommandLine cli;
        const QString file = cli.file(QStringLiteral("note.txt"), "see c2[.]badhost[.]com and setup.exe, 8.8.4.4\n");
        const auto text = cli.run({QStringLiteral("extract"), file});
        QCOMPARE(text.code, 0);
        QCOMPARE(text.out, QByteArray("c2.badhost.com\n8.8.4.4\n"));
        QVERIFY(text.err.contains("setup.exe"));
        const auto json = cli.run({QStringLiteral("extract"), QStringLiteral("--format"), QStringLiteral("json"), file});
        QCOMPARE(json.json()[u"indicators"].toArray().size(), 2);
        QVERIFY(!json.json()[u"indicators"][0].toObject().contains(u"unicode"));
        const auto foreign = cli.run({QStringLiteral("extract"), QStringLiteral("--format"), QStringLiteral("json"),
                                      QStringLiteral("-")}, "hxxp://m\xc3\xbcllerhafen[.]de/x\n");
        const QJsonObject name = foreign.json()[u"indicators"][0].toObject();
        QCOMPARE(name[u"value"].toString(), QStringLiteral("xn--mllerhafen-9db.de"));
        QCOMPARE(name[u"unicode"].toString(), QStringLiteral("müllerhafen.de"));
        const auto none = cli.run({QStringLiteral("extract"), QStringLiteral("-")}, "nothing here\n");
        QCOMPARE(none.code, 3);
    }

    void inputThatIsReadInPartIsIncomplete()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const QString page = cli.file(QStringLiteral("page.html"), "<html><body><p>203.0.113.7</p>\n<!-- never closed 45.77.1.10");
        const auto read = cli.run({QStringLiteral("extract"), QStringLiteral("--documentation"), page});
        QCOMPARE(read.code, 5);
        QCOMPARE(read.out, QByteArray("203.0.113.7\n"));
        QVERIFY2(read.err.contains("was not read"), read.err.constData());
        QCOMPARE(cli.run({QStringLiteral("chain"), QStringLiteral("--depth"), QStringLiteral("1"), page}).code, 5);
        // What breaks off and is read as text is read.
        const QString json = cli.file(QStringLiteral("broken.json"), "{\"c2\": \"45.77.1.9\", \"rest\": [45.77.1.10\n");
        QCOMPARE(cli.run({QStringLiteral("extract"), json}).code, 0);
    }

    void theDoctorNamesWhatIsMissing()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const auto well = cli.run({QStringLiteral("doctor")});
        QVERIFY2(well.code == 0, well.out.constData());
        QVERIFY(!well.out.contains("FAILED"));
        QVERIFY(well.out.contains("Clock"));

        const auto noTenant = CommandLine().run({QStringLiteral("doctor")});
        QCOMPARE(noTenant.code, 4);
        QVERIFY(noTenant.out.contains("MDTI_TENANT_ID"));

        CommandLine typo(&tenant);
        typo.set(QStringLiteral("MDTI_CLIENT_ID"), QStringLiteral("my app"));
        QCOMPARE(typo.run({QStringLiteral("doctor")}).code, 4);

        tenant->change([](sampletenant::Behaviour &behaviour) { behaviour.tokenError = 7000222; });
        const auto expired = cli.run({QStringLiteral("doctor")});
        QCOMPARE(expired.code, 4);
        QVERIFY2(expired.out.contains("expired"), expired.out.constData());

        tenant->change([](sampletenant::Behaviour &behaviour) {
            behaviour.tokenError = 0;
            behaviour.denyThreatIntelligence = true;
        });
        const auto denied = cli.run({QStringLiteral("doctor")});
        QCOMPARE(denied.code, 4);
        QVERIFY2(denied.out.contains("ThreatIntelligence.Read.All"), denied.out.constData());

        tenant->change([](sampletenant::Behaviour &behaviour) {
            behaviour.denyThreatIntelligence = false;
            behaviour.clockSkewSeconds = 7200;
        });
        const auto late = cli.run({QStringLiteral("doctor")}); // a secret signs in whatever the time: told, no obstacle
        QVERIFY2(late.code == 0 && late.out.contains("clock is off") && late.out.contains("Ready for lookups"),
                 late.out.constData());
    }

    /// An answer is not yet a service: 404 and odd JSON are no "can be read".
    void theDoctorBelievesOnlyLists_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("match");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *match, const char *line) {
            QTest::addRow("%s 404", match) << 404 << QString::fromLatin1(match) << QByteArray(line);
            QTest::addRow("%s other", match) << 200 << QString::fromLatin1(match) << QByteArray(line);
        };
        row("intelProfiles", "FAILED Threat intelligence");
        row("security/incidents", "FAILED Incidents, Defender");
        row("runHuntingQuery", "Hunting (optional)          127.0.0.1"); // skipped, with the reason
    }
    void theDoctorBelievesOnlyLists()
    {
        QFETCH(int, status);
        QFETCH(QString, match);
        QFETCH(QByteArray, line);
        Tenant tenant;
        Fault fault;
        fault.kind = Fault::Kind::Body;
        fault.match = match;
        fault.status = status;
        fault.payload = R"({"hello":"world"})";
        tenant->addFault(fault);
        CommandLine cli(&tenant);
        const auto outcome = cli.run({QStringLiteral("doctor")});
        QVERIFY2(outcome.out.contains(line), outcome.out.constData());
        QCOMPARE(outcome.code == 0, match != u"intelProfiles");
    }

    void theSampleTenantServesOthers()
    {
        CommandLine server;
        server.start({QStringLiteral("sample-tenant"), QStringLiteral("--latency-ms"), QStringLiteral("1"), QStringLiteral("--verbose")});
        QByteArray howTo;
        QTRY_VERIFY_WITH_TIMEOUT((server.process().waitForReadyRead(10), howTo += server.process().readAllStandardOutput(),
                                  howTo.contains("mdti-lookup chain")),
                                 20'000);
        // What it prints is what a person would paste.
        CommandLine client;
        static const QRegularExpression setting(QStringLiteral("(MDTI_[A-Z_]+)=(\\S+)"));
        for (auto it = setting.globalMatch(QString::fromUtf8(howTo)); it.hasNext();) {
            const auto match = it.next();
            client.set(match.captured(1), match.captured(2));
        }
        const auto outcome = client.run(chain({QStringLiteral("--depth"), QStringLiteral("1"), QStringLiteral("203.0.113.7")}));
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QVERIFY(!outcome.actors().isEmpty());
        ::kill(pid_t(server.process().processId()), SIGINT);
        const auto served = server.finish();
        QCOMPARE(served.code, 0);
        QVERIFY2(served.err.contains("/hosts/203.0.113.7/reputation"), served.err.constData());
        QVERIFY(!served.err.contains("sample-secret"));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
