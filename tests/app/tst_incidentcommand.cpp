// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/casefile.h"
#include "core/sampletenant/incidentstore.h"
#include "tests/app/commandline.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using sampletenant::Behaviour;
using sampletenant::Fault;
using sampletenant::IncidentStore;
using sampletenant::ServerThread;
using testsupport::CommandLine;

namespace {

const QString production
    = QStringLiteral("/subscriptions/5ab50000-0000-4000-8000-000000000001/resourceGroups/rg-soc/providers/"
                     "Microsoft.OperationalInsights/workspaces/soc-weu-prod");
const QString lab = QStringLiteral("/subscriptions/5ab50000-0000-4000-8000-000000000002/resourceGroups/rg-lab/providers/"
                                   "Microsoft.OperationalInsights/workspaces/soc-lab");

struct Tenant : ServerThread
{
    explicit Tenant(std::shared_ptr<const sampletenant::Data> data = sampletenant::bundledData())
        : ServerThread(std::move(data))
    {
        if (!start())
            qFatal("the sample tenant does not start");
    }
    qsizetype writes() { return (*this)->log().matching(QStringLiteral("^(PUT|PATCH|POST .*/comments)")).size(); }
    IncidentStore::Incident incident(const char *number) { return *(*this)->incidents().find(QLatin1String(number)); }
};

const QString hostile = QStringLiteral("=cmd|'/C calc'!A0 <script>alert(1)</script><img src=x onerror=alert(2)> "
                                       "[click](javascript:alert(3)) ![p](https://evil.example/p.png) \u202Egnp.exe \x1b[31mred");

/// A tenant in which every text that can be hostile is.
std::shared_ptr<const sampletenant::Data> hostileData()
{
    const auto bundled = sampletenant::bundledData();
    const auto data = std::make_shared<sampletenant::Data>();
    const QString profile(64, u'a');
    data->addProfile({{QStringLiteral("id"), profile},
                      {QStringLiteral("kind"), QStringLiteral("actor")},
                      {QStringLiteral("title"), QString(QStringLiteral("Bad ") + hostile)},
                      {QStringLiteral("aliases"), QJsonArray{hostile}},
                      {QStringLiteral("targets"), QJsonArray{hostile}},
                      {QStringLiteral("summary"), QJsonObject{{QStringLiteral("content"), hostile}}},
                      {QStringLiteral("description"), QJsonObject{{QStringLiteral("content"), hostile}}}});
    data->addListed(profile.toLatin1(), {"microsoft", "203.0.113.7", 0, 0});
    const auto host = data->host("203.0.113.7");
    const QByteArray text = QJsonDocument(QJsonArray{hostile}).toJson(QJsonDocument::Compact);
    data->addRule(host, "high", "\"Cyber Threat Intelligence\"", text, "\"https://evil.example/\"");
    for (const char *kind : {"subscription", "workspace"}) {
        for (const QJsonObject &object : bundled->objects(kind))
            data->addObject(kind, object);
    }
    for (QJsonObject object : bundled->objects("incident")) {
        const int number = object[u"properties"][u"incidentNumber"].toInt();
        if (number != 3177 && number != 3171)
            continue;
        QJsonObject properties = object[u"properties"].toObject();
        properties[QStringLiteral("title")] = hostile;
        object[QStringLiteral("properties")] = properties;
        data->addObject("incident", object);
    }
    data->finish();
    return data;
}

bool isInvisible(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return (c.unicode() < 0x20 && c != u'\n' && c != u'\t') || (c.unicode() >= 0x202a && c.unicode() <= 0x202e)
            || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
    });
}

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

QStringList incident(const QString &what, const QString &workspace = production)
{
    return QStringList{QStringLiteral("incident")} + words(what)
        + QStringList{QStringLiteral("--workspace"), workspace};
}

QStringList watch(const CommandLine &cli, const QString &more)
{
    return incident(QStringLiteral("watch --since 2026-08-19 --state %1/state.json %2").arg(cli.home(), more));
}

} // namespace

/// `mdti-lookup incident` against a sample tenant over HTTP.
class TestIncidentCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUseIsTwo_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("nothing to do") << QString();
        QTest::newRow("unknown task") << QStringLiteral("frob");
        QTest::newRow("no workspace") << QStringLiteral("list");
        QTest::newRow("no incident") << QStringLiteral("triage --workspace ") + production;
        QTest::newRow("workspace's name") << QStringLiteral("list --workspace soc-weu-prod");
        QTest::newRow("back end") << QStringLiteral("triage 3177 --backend graph --workspace ") + production;
        QTest::newRow("summary") << QStringLiteral("triage 3177 --summary long --workspace ") + production;
        QTest::newRow("score") << QStringLiteral("triage 3177 --min-score 101 --workspace ") + production;
        QTest::newRow("time") << QStringLiteral("watch --every 5 --workspace ") + production;
        QTest::newRow("status") << QStringLiteral("list --status open --workspace ") + production;
        QTest::newRow("two incidents") << QStringLiteral("show 3177 3171 --workspace ") + production;
    }
    void wrongUseIsTwo()
    {
        QFETCH(QString, arguments);
        CommandLine cli;
        const auto outcome = cli.run(QStringList{QStringLiteral("incident")} + words(arguments));
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.out.isEmpty() && !outcome.err.isEmpty());
    }

    void findsWorkspaces()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const auto outcome = cli.run({QStringLiteral("incident"), QStringLiteral("workspaces"), QStringLiteral("--format"),
                                      QStringLiteral("json")});
        QCOMPARE(outcome.code, 0);
        const QJsonArray found = outcome.json()[u"workspaces"].toArray();
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0][u"id"].toString(), lab);
        QCOMPARE(found[1][u"id"].toString(), production);
        tenant->change([](Behaviour &behaviour) { behaviour.denyArm = true; });
        const auto denied = cli.run({QStringLiteral("incident"), QStringLiteral("workspaces")});
        QCOMPARE(denied.code, 4);
        QVERIFY(denied.err.contains("Microsoft Sentinel Reader"));
    }

    void listsOverWorkspaces()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const auto outcome = cli.run(incident(QStringLiteral("list --format json --status new --limit 500 --workspace ") + lab));
        QCOMPARE(outcome.code, 0);
        QStringList workspaces;
        QString before = QStringLiteral("9999");
        for (const QJsonValue &each : outcome.json()[u"incidents"].toArray()) {
            QCOMPARE(each[u"status"].toString(), QStringLiteral("New"));
            QVERIFY(each[u"created"].toString() <= before); // newest first, over both
            before = each[u"created"].toString();
            workspaces.append(each[u"workspace"].toString().section(u'/', -1));
        }
        QVERIFY(workspaces.contains(QStringLiteral("soc-lab")) && workspaces.contains(QStringLiteral("soc-weu-prod")));
        QCOMPARE(cli.run(incident(QStringLiteral("list --text lure"))).out.count('\n'), 1);
    }

    void showsOne()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const auto outcome = cli.run(incident(QStringLiteral("show 3177 --format json")));
        QCOMPARE(outcome.code, 0);
        const QJsonObject json = outcome.json();
        QCOMPARE(json[u"incident"][u"owner"][u"name"].toString(), QStringLiteral("Ada Lind"));
        QCOMPARE(json[u"taken"][u"indicators"].toArray().size(), 8);
        QCOMPARE(json[u"comments"].toArray().size(), 4);
        QCOMPARE(cli.run(incident(QStringLiteral("show 424242"))).code, 3);
        tenant->change([](Behaviour &behaviour) { behaviour.denyEntities = true; });
        const auto half = cli.run(incident(QStringLiteral("show 3177 --format json")));
        QCOMPARE(half.code, 4);
        QCOMPARE(half.json()[u"comments"].toArray().size(), 4); // what can be read is shown
    }

    void triages_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("backend");
        QTest::newRow("sentinel") << QStringLiteral("triage 3177") << QStringLiteral("3177") << QStringLiteral("arm");
        QTest::newRow("defender") << QStringLiteral("triage 3171") << QStringLiteral("3171") << QStringLiteral("defender");
        QTest::newRow("through arm") << QStringLiteral("triage 3171 --backend arm") << QStringLiteral("3171")
                                     << QStringLiteral("arm");
        QTest::newRow("merged") << QStringLiteral("triage 3164") << QStringLiteral("3171") << QStringLiteral("defender");
        QTest::newRow("exposure and copilot")
            << QStringLiteral("triage 3177 --exposure --summary copilot") << QStringLiteral("3177") << QStringLiteral("arm");
    }
    void triages()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, number);
        Tenant tenant;
        CommandLine cli(&tenant);
        const IncidentStore::Incident before = tenant.incident(qPrintable(number));
        const auto preview = cli.run(incident(arguments + QStringLiteral(" --format json")));
        QCOMPARE(preview.code, 0);
        QCOMPARE(tenant.writes(), 0);
        QTEST(preview.json()[u"plan"][u"backend"].toString(), "backend");
        QVERIFY(preview.err.contains("--write"));
        const auto written = cli.run(incident(arguments + QStringLiteral(" --write --format json")));
        QCOMPARE(written.code, 0);
        QVERIFY(written.json()[u"written"].toBool());
        const IncidentStore::Incident after = tenant.incident(qPrintable(number));
        QCOMPARE(after.properties[u"severity"].toString(), QStringLiteral("High"));
        QCOMPARE(after.properties[u"status"].toString(), QStringLiteral("Active"));
        QCOMPARE(after.properties[u"owner"], before.properties[u"owner"]);
        QCOMPARE(after.properties[u"description"], before.properties[u"description"]);
        int groups = 0;
        for (const QJsonValue &actor : written.json()[u"actors"].toArray())
            groups += actor[u"score"].toInt() >= 40;
        QVERIFY(groups > 0);
        QCOMPARE(after.comments.size(), before.comments.size() + groups);
        QCOMPARE(after.properties[u"labels"].toArray().size(), before.properties[u"labels"].toArray().size() + groups);
        const qsizetype writes = tenant.writes();
        const auto again = cli.run(incident(arguments + QStringLiteral(" --write --format json")));
        QCOMPARE(again.code, 0);
        QVERIFY(again.json()[u"written"].toBool());
        QCOMPARE(tenant.writes(), writes);
        QCOMPARE(again.err.contains("Security Copilot gave no summary"), arguments.contains(QStringLiteral("copilot")));
        QCOMPARE(again.err.contains("--sign-in device or browser"), arguments.contains(QStringLiteral("copilot")));
        // Each write is in the audit log, and none of the previews is.
        const auto audit = cli.run(words(QStringLiteral("audit show --last 1000 --text write")));
        QCOMPARE(audit.out.count("PUT ") + audit.out.count("PATCH ") + audit.out.count("POST "), writes);
    }

    void hostileTextArrivesInert_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("format");
        QTest::newRow("sentinel") << QStringLiteral("3177") << QStringLiteral("html");
        QTest::newRow("defender") << QStringLiteral("3171") << QStringLiteral("markdown");
    }
    void hostileTextArrivesInert()
    {
        QFETCH(QString, number);
        QFETCH(QString, format);
        Tenant tenant(hostileData());
        CommandLine cli(&tenant);
        const qsizetype before = tenant.incident(qPrintable(number)).comments.size();
        const auto written = cli.run(incident(QStringLiteral("triage %1 --write --min-score 1").arg(number)));
        QCOMPARE(written.code, 0);
        QVERIFY(!isInvisible(QString::fromUtf8(written.out)));
        const IncidentStore::Incident after = tenant.incident(qPrintable(number));
        QVERIFY(after.comments.size() > before);
        static const QRegularExpression allowed(QStringLiteral(
            "</?(p|br|b|strong|i|em|ul|ol|li|table|thead|tbody|tr|th|td|h3|h4|code)>|<a href=\"https://[^\"]*\" target=\"_blank\">|</a>"));
        static const QRegularExpression activeLink(QStringLiteral("(?<!\\\\)\\]\\((?!https://)"));
        for (qsizetype i = before; i < after.comments.size(); ++i) {
            QString message = after.comments[i].message;
            QVERIFY(message.contains(QStringLiteral("alert")) && !isInvisible(message));
            if (format == u"html")
                message.remove(allowed);
            QVERIFY2(!message.contains(u'<'), qPrintable(message));
            QVERIFY2(!message.contains(activeLink) || format == u"html", qPrintable(message));
            QVERIFY2(!message.contains(QStringLiteral("evil.example")), qPrintable(message)); // defanged
        }
        for (const QJsonValue &label : after.properties[u"labels"].toArray()) {
            const QString name = label[u"labelName"].toString();
            QVERIFY(!name.isEmpty() && !name.contains(u'<') && !name.startsWith(u'=') && !isInvisible(name));
        }
    }

    void keepsAPlanToGoOnWith()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        tenant->change([](Behaviour &behaviour) { behaviour.readerOnly = true; });
        const QString plan = cli.home() + QStringLiteral("/plan.json");
        const auto refused = cli.run(incident(QStringLiteral("triage 3177 --write --plan ") + plan));
        QCOMPARE(refused.code, 4);
        QVERIFY(refused.err.contains("Microsoft Sentinel Responder"));
        tenant->change([](Behaviour &behaviour) { behaviour.readerOnly = false; });
        const QStringList write{QStringLiteral("incident"), QStringLiteral("write"), plan};
        const qsizetype refusedWrites = tenant.writes();
        QCOMPARE(cli.run(write).code, 0);
        QCOMPARE(tenant.writes(), refusedWrites); // only shown
        QCOMPARE(cli.run(write + QStringList{QStringLiteral("--write")}).code, 0);
        QCOMPARE(tenant.incident("3177").properties[u"severity"].toString(), QStringLiteral("High"));
        const qsizetype writes = tenant.writes();
        QCOMPARE(cli.run(write + QStringList{QStringLiteral("--write")}).code, 0);
        QCOMPARE(tenant.writes(), writes);
        QCOMPARE(cli.run({QStringLiteral("incident"), QStringLiteral("write"), cli.file(QStringLiteral("x"), "{}")}).code, 3);
    }

    /// A text of Security Copilot cannot be made again: what the case has is gone on with, and it is not asked twice.
    void goesOnWithThePlanOfTheCase()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        tenant->change([](Behaviour &behaviour) { behaviour.copilotNeedsDelegated = false; });
        Fault refused; // the comments pass, the change of the incident does not
        refused.match = QStringLiteral("^PUT .*/incidents/[^/]+\\?");
        refused.status = 403;
        tenant->addFault(refused);
        const QStringList triage
            = incident(QStringLiteral("triage 3177 --write --summary copilot --case %1/case.mdticase").arg(cli.home()));
        const qsizetype before = tenant.incident("3177").comments.size();
        QCOMPARE(cli.run(triage).code, 4);
        const qsizetype comments = tenant.incident("3177").comments.size();
        QVERIFY(comments > before);
        QVERIFY(tenant.incident("3177").properties[u"severity"].toString() != QStringLiteral("High"));
        tenant->clearFaults();
        tenant->change([](Behaviour &behaviour) { behaviour.denyCopilot = true; });
        const qsizetype asked = tenant->log().matching(QStringLiteral("securityCopilot")).size();
        QCOMPARE(cli.run(triage).code, 0);
        QCOMPARE(tenant.incident("3177").properties[u"severity"].toString(), QStringLiteral("High"));
        QCOMPARE(tenant.incident("3177").comments.size(), comments);
        QCOMPARE(tenant->log().matching(QStringLiteral("securityCopilot")).size(), asked);
    }

    void saysWhyThereIsNothing()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const auto old = cli.run(incident(QStringLiteral("triage 2801 --write")));
        QCOMPARE(old.code, 3);
        QVERIFY(old.err.contains("180 days"));
        const auto little = cli.run(incident(QStringLiteral("triage 3177 --max-requests 5 --format json")));
        QCOMPARE(little.code, 5);
        QVERIFY(!little.json()[u"complete"].toBool());
        QCOMPARE(tenant.writes(), 0);
    }

    /// Where nothing was followed, nothing was found out: "no actor" alone would be wrong.
    void saysWhatWasNotFollowed()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        Fault unknown;
        unknown.match = QStringLiteral("/(reputation|indicators)");
        unknown.kind = Fault::Kind::Body;
        unknown.payload = R"({"id":"x","value":[]})";
        tenant->addFault(unknown);
        const auto outcome = cli.run(incident(QStringLiteral("triage 3177 --no-cache --fanout 1 --transport single")));
        QVERIFY2(outcome.out.contains("No actor was found") && outcome.out.contains("Not followed: "),
                 outcome.out.constData());
    }

    void saysThatThereIsNoRoom()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        tenant->incidents().fillComments(QStringLiteral("3177"), 100);
        const auto outcome = cli.run(incident(QStringLiteral("triage 3177 --write --min-score 0 --no-cache")));
        QCOMPARE(outcome.code, 5);
        QVERIFY2(outcome.err.contains("has no room for more comments"), outcome.err.constData());
    }

    void watchesOnce()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const auto first = cli.run(watch(cli, QStringLiteral("--once --write")));
        QCOMPARE(first.code, 0);
        QVERIFY(first.out.contains("3177") && first.out.contains("Aqua Blizzard") && first.out.contains("severity High"));
        const qsizetype writes = tenant.writes();
        QVERIFY(writes > 0);
        // Our own writing changed the incidents; a colleague changes one more.
        tenant->incidents().touch(QStringLiteral("3177"));
        const auto second = cli.run(watch(cli, QStringLiteral("--once --write")));
        QCOMPARE(second.code, 0);
        QVERIFY(second.out.isEmpty());
        QCOMPARE(tenant.writes(), writes);
        // A new indicator makes it new.
        tenant->incidents().change(QStringLiteral("3177"), [](IncidentStore::Incident &it) {
            it.entities.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("late")},
                                           {QStringLiteral("kind"), QStringLiteral("Ip")},
                                           {QStringLiteral("properties"),
                                            QJsonObject{{QStringLiteral("address"), QStringLiteral("203.0.113.140")}}}});
        });
        const auto third = cli.run(watch(cli, QStringLiteral("--once")));
        QCOMPARE(third.out.count('\n'), 1);
        QVERIFY(third.out.contains("3177"));
    }

    void watchesThroughTrouble()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        Fault fault;
        fault.match = QStringLiteral("GET .*/incidents");
        fault.status = 403;
        tenant->addFault(fault);
        cli.start(watch(cli, QStringLiteral("--every 1s --write --format json")));
        QProcess &process = cli.process();
        QTRY_VERIFY_WITH_TIMEOUT(tenant->log().matching(fault.match).size() >= 2, 20'000);
        tenant->clearFaults();
        process.setReadChannel(QProcess::StandardOutput);
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 30'000);
        const QJsonObject hit = QJsonDocument::fromJson(process.readLine()).object();
        QCOMPARE(hit[u"event"].toString(), QStringLiteral("hit"));
        ::kill(pid_t(process.processId()), SIGTERM);
        const auto end = cli.finish();
        QCOMPARE(end.code, 130);
        QCOMPARE(end.err.count("The watch goes on"), 1); // told once
        QFile state(cli.home() + QStringLiteral("/state.json"));
        QVERIFY(state.open(QIODevice::ReadOnly));
        QVERIFY(QJsonDocument::fromJson(state.readAll()).object()[u"incidents"].toObject().size() > 0);
        // The next one goes on where this one stopped: each incident gets its comments once.
        QCOMPARE(cli.run(watch(cli, QStringLiteral("--once --write"))).code, 0);
        const qsizetype writes = tenant.writes();
        QFile::remove(state.fileName());
        QCOMPARE(cli.run(watch(cli, QStringLiteral("--once --write"))).code, 0);
        QCOMPARE(tenant.writes(), writes); // even without its memory
    }

    /// A service that does not answer about a host has not said that it is nobody's.
    void watchesAgainWhatWasNotAnswered()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        Fault fault;
        fault.match = QStringLiteral("threatIntelligence/hosts/");
        fault.status = 500;
        tenant->addFault(fault);
        const QString options = QStringLiteral("--once --write --backend arm --no-cache --depth 1");
        QVERIFY(cli.run(watch(cli, options)).out.isEmpty());
        tenant->clearFaults();
        const auto second = cli.run(watch(cli, options));
        QCOMPARE(second.code, 0);
        QVERIFY2(second.out.contains("3177") && second.out.contains("Aqua Blizzard"), second.err.constData());
        QVERIFY(second.out.contains("written: "));
        QVERIFY(cli.run(watch(cli, options)).out.isEmpty());
    }

    /// One incident that is refused again and again does not keep the others waiting.
    void watchesPastOneThatIsRefused()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const auto pending = [&cli] {
            QFile state(cli.home() + QStringLiteral("/state.json"));
            QStringList keys;
            if (!state.open(QIODevice::ReadOnly))
                return keys;
            const QJsonObject incidents = QJsonDocument::fromJson(state.readAll()).object()[u"incidents"].toObject();
            for (auto it = incidents.begin(); it != incidents.end(); ++it) {
                if (it.value()[u"pending"].toBool())
                    keys.append(it.key());
            }
            return keys;
        };
        // The one that is first in the state's order, of those that are looked at.
        QCOMPARE(cli.run(incident(QStringLiteral("watch --once --backend arm --since 2026-08-19 --state %1/other.json").arg(cli.home()))).code, 0);
        QStringList ids;
        for (const sampletenant::Exchange &asked : tenant->log().matching(QStringLiteral("POST .*/incidents/.*/entities")))
            ids.append(QString::fromLatin1(asked.target.split('?').first()).section(u'/', -2, -2));
        ids.sort();
        QVERIFY(!ids.isEmpty());
        Fault fault;
        fault.match = QStringLiteral("POST .*/incidents/%1/entities").arg(ids.first());
        fault.status = 403;
        tenant->addFault(fault);
        QCOMPARE(cli.run(watch(cli, QStringLiteral("--once --backend arm"))).code, 4);
        QVERIFY(pending().size() > 1);
        QCOMPARE(cli.run(watch(cli, QStringLiteral("--once --backend arm"))).code, 4);
        QCOMPARE(pending().size(), 1);
        QVERIFY(pending().first().endsWith(ids.first()));
    }

    void theMarkOfTheCaseIsKept()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        const QString path = cli.home() + QStringLiteral("/red.mdticase");
        {
            const auto file = casefile::CaseFile::create(path);
            QVERIFY(file);
            (*file)->setTlp(QStringLiteral("red"));
            QVERIFY((*file)->flush());
        }
        const auto outcome
            = cli.run(incident(QStringLiteral("triage 3177 --summary copilot --format json --case ") + path));
        QCOMPARE(outcome.code, 0);
        const QJsonArray comments = outcome.json()[u"plan"][u"comments"].toArray();
        QVERIFY(!comments.isEmpty());
        for (const QJsonValue &comment : comments)
            QVERIFY(comment[u"message"].toString().contains(QStringLiteral("TLP:RED")));
        QVERIFY2(outcome.err.contains("marked TLP:RED"), outcome.err.constData());
    }

    void refusesAForeignState()
    {
        Tenant tenant;
        CommandLine cli(&tenant);
        cli.file(QStringLiteral("state.json"), R"({"schema":"else"})");
        QCOMPARE(cli.run(watch(cli, QStringLiteral("--once"))).code, 3);
    }
};

QTEST_GUILESS_MAIN(TestIncidentCommand)
#include "tst_incidentcommand.moc"
