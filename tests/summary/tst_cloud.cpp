// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/copilot.h"
#include "core/summary/exposure.h"
#include "tests/mdti/samplerun.h"

#include <QTest>

using namespace summary;
using sampletenant::Behaviour;
using sampletenant::Fault;

/// Security Copilot and advanced hunting over HTTP against the sample tenant, and every way they end.
class TestCloud : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void copilotAnswers();
    void copilotEndings_data();
    void copilotEndings();
    void copilotRefusals_data();
    void copilotRefusals();
    void copilotLostReplies_data();
    void copilotLostReplies();
    void copilotHttpFailures_data();
    void copilotHttpFailures();
    void copilotUnknownError();
    void copilotCapAndCache();
    void copilotCancel();
    void copilotPluginOff();
    void huntingFindsDevices();
    void huntingTrouble_data();
    void huntingTrouble();
    void huntingSplits();
    void huntingCancel();

private:
    static PromptSubject subject(const char *name)
    {
        return {QString::fromLatin1(name),
                QString::fromLatin1(name),
                {},
                {QStringLiteral("CVE-2017-0199")},
                {QStringLiteral("203.0.113.7")}};
    }
    static ExposureQuestion question()
    {
        return {{QStringLiteral("CVE-2017-0199"), QStringLiteral("CVE-1999-0001"), QStringLiteral("nonsense")},
                {QStringLiteral("203.0.113.7"), QStringLiteral("login-portal.example")},
                30};
    }
};

namespace {

/// A person signed in to the sample tenant, and a clock that runs as fast as the answers come.
struct Bench : mditest::SampleRun
{
    Bench()
        : SampleRun(sampletenant::bundledData())
        , time(QDateTime(QDate(2026, 8, 19), QTime(14, 0), Qt::UTC))
    {
        server->change([](Behaviour &b) { b.copilotNeedsDelegated = false; });
        settings.graph = server.url();
        settings.enabled = true;
    }
    bool run(const std::function<bool()> &done)
    {
        return QTest::qWaitFor(
            [&] {
                if (time.waiting() > 0)
                    time.advance(5000); // only while nothing is under way
                return done();
            },
            30'000);
    }
    QList<CopilotAnswer> ask(const QList<PromptSubject> &subjects)
    {
        Copilot copilot(settings, client.get(), &time, &memory);
        QObject::connect(&copilot, &Copilot::warned, &copilot, [this](const QString &text) { warnings.append(text); });
        std::optional<QList<CopilotAnswer>> got;
        copilot.ask(subjects, QStringLiteral("Actor lookup 3177"), [&](const QList<CopilotAnswer> &all) { got = all; });
        if (!run([&] { return got.has_value(); }))
            qFatal("no answer");
        return *got;
    }
    Exposure hunt(const ExposureQuestion &what)
    {
        ExposureSearch search(server.url(), client.get(), &time);
        std::optional<Exposure> got;
        search.start(what, [&](const Exposure &exposure) { got = exposure; });
        if (!run([&] { return got.has_value(); }))
            qFatal("no answer");
        return *got;
    }
    int posts(const char *what)
    {
        return int(server->log().matching(QLatin1String("^POST .*") + QLatin1String(what)).size());
    }

    base::ManualClock time;
    CopilotMemory memory;
    CopilotSettings settings;
    QStringList warnings;
};

} // namespace

void TestCloud::copilotAnswers()
{
    Bench bench;
    const CopilotAnswer answer = bench.ask({subject("Aqua Blizzard")}).first();
    QVERIFY2(answer.summary && answer.summary->contains(QStringLiteral("harbor lures")), qPrintable(answer.reason));
    QVERIFY(answer.reason.isEmpty() && answer.exposureReason.isEmpty());
    QCOMPARE(answer.block.reports.size(), 1);
    QCOMPARE(answer.block.devices.size(), 2);
    QVERIFY(!answer.session.isEmpty() && !answer.prompt.isEmpty() && !answer.evaluation.isEmpty());
    QCOMPARE(bench.posts("/sessions$"), 1);
    QCOMPARE(bench.posts("/prompts$"), 2);
    QCOMPARE(bench.posts("/evaluations$"), 2);
    Exposure exposure = bench.hunt(question());
    crossCheck(exposure, answer.block.devices);
    QVERIFY(exposure.devices[0].namedByCopilot && exposure.devices[0].confirmed);
    QCOMPARE(exposure.devices.last().name, QStringLiteral("ghost-pc-99.fabrikam.example"));
    QVERIFY(!exposure.devices.last().confirmed);
}

void TestCloud::copilotEndings_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("reason"); ///< part of it; empty: a summary
    QTest::addColumn<int>("evaluations");
    const QString completed = QStringLiteral("completed");
    const auto row = [&](const char *end, const char *result, const char *reason, int evaluations = 1) {
        QTest::addRow("%s/%s", end, result)
            << QString::fromLatin1(end) << QString::fromLatin1(result) << QString::fromLatin1(reason) << evaluations;
    };
    row("completed", "success", "", 1);
    row("completed", "capacityExceeded", "capacity exceeded");
    row("completed", "rejected", "refused by policy");
    row("completed", "needAdditionalClaims", "sign in again");
    row("completed", "timedOut", "timed out inside the service", 2);
    row("completed", "error", "the service reported an error");
    row("completed", "aNewType", "aNewType");
    row("completed", "unknown", "without a result");
    row("cancelled", "unknown", "cancelled in the service");
    row("waitingForInput", "unknown", "portal");
    row("aNewState", "success", "", 1); // the type decides as soon as there is one
    row("aNewState", "unknown", "timed out after 180 s");
    row("deferred", "unknown", "timed out after 180 s");
    row("", "unknown", "timed out after 180 s"); // never ends
}

void TestCloud::copilotEndings()
{
    QFETCH(QString, end);
    QFETCH(QString, result);
    QFETCH(QString, reason);
    Bench bench;
    bench.settings.askExposure = false;
    bench.server->change([&](Behaviour &b) {
        b.copilotStates = {QStringLiteral("created"), QStringLiteral("pending"), QStringLiteral("running"),
                           QStringLiteral("deferred"), QStringLiteral("unknown")};
        b.copilotEnd = end;
        b.copilotResult = result;
    });
    const CopilotAnswer answer = bench.ask({subject("Aqua Blizzard")}).first();
    QCOMPARE(answer.summary.has_value(), reason.isEmpty());
    QVERIFY2(answer.reason.contains(reason), qPrintable(answer.reason));
    QCOMPARE(answer.reason.isEmpty(), reason.isEmpty());
    QTEST(bench.posts("/evaluations$"), "evaluations");
}

void TestCloud::copilotRefusals_data()
{
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<bool>("delegated");
    QTest::addColumn<int>("tlp");
    QTest::addColumn<QString>("reason");
    QTest::newRow("disabled") << false << true << int(base::Tlp::None) << QStringLiteral("disabled");
    QTest::newRow("application") << true << false << int(base::Tlp::Amber) << QStringLiteral("signed-in person");
    QTest::newRow("strict") << true << true << int(base::Tlp::AmberStrict) << QStringLiteral("TLP:AMBER+STRICT");
    QTest::newRow("red") << true << true << int(base::Tlp::Red) << QStringLiteral("TLP:RED");
}

void TestCloud::copilotRefusals()
{
    QFETCH(QString, reason);
    Bench bench;
    bench.settings.enabled = *static_cast<bool *>(QTest::qData("enabled", QMetaType::Bool));
    bench.settings.delegated = *static_cast<bool *>(QTest::qData("delegated", QMetaType::Bool));
    bench.settings.tlp = base::Tlp(*static_cast<int *>(QTest::qData("tlp", QMetaType::Int)));
    const CopilotAnswer answer = bench.ask({subject("Aqua Blizzard")}).first();
    QVERIFY2(!answer.summary && answer.reason.contains(reason), qPrintable(answer.reason));
    QCOMPARE(bench.server->log().matching(QStringLiteral("securityCopilot")).size(), 0);
}

void TestCloud::copilotLostReplies_data()
{
    QTest::addColumn<QString>("match");
    QTest::addColumn<int>("kind");
    for (const auto &[what, match] : {std::pair("session", "POST .*/sessions$"),
                                      {"prompt", "POST .*/prompts$"},
                                      {"evaluation", "POST .*/evaluations$"},
                                      {"poll", "GET .*/evaluations/"}}) {
        QTest::addRow("%s broken", what) << QString::fromLatin1(match) << int(Fault::Kind::BreakReply);
        QTest::addRow("%s cut", what) << QString::fromLatin1(match) << int(Fault::Kind::Truncate);
        QTest::addRow("%s page", what) << QString::fromLatin1(match) << int(Fault::Kind::HtmlPage);
    }
}

void TestCloud::copilotLostReplies()
{
    QFETCH(QString, match);
    QFETCH(int, kind);
    Bench bench;
    bench.settings.askExposure = false;
    Fault fault;
    fault.kind = Fault::Kind(kind);
    fault.match = match;
    fault.times = 1;
    const int id = bench.server->addFault(fault);
    const CopilotAnswer answer = bench.ask({subject("Aqua Blizzard")}).first();
    QCOMPARE(bench.server->faultHits(id), 1);
    QVERIFY2(answer.summary, qPrintable(answer.reason));
    // Capacity is paid once: only a reply that was a web page instead of a created evaluation is asked for again.
    const bool carriedOut = fault.kind != Fault::Kind::HtmlPage;
    if (match.contains(QStringLiteral("evaluations")))
        QVERIFY(bench.posts("/evaluations$") <= (carriedOut ? 1 : 2));
}

void TestCloud::copilotHttpFailures_data()
{
    QTest::addColumn<QString>("match");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no role") << QStringLiteral("securityCopilot") << 403 << QStringLiteral("no role");
    QTest::newRow("unknown at once") << QStringLiteral("/sessions$") << 500 << QStringLiteral("service");
    QTest::newRow("prompt refused") << QStringLiteral("/prompts$") << 400 << QStringLiteral("");
    QTest::newRow("evaluation down") << QStringLiteral("POST .*/evaluations$") << 503 << QStringLiteral("");
    QTest::newRow("polls down") << QStringLiteral("GET .*/evaluations/") << 500 << QStringLiteral("");
    QTest::newRow("session gone") << QStringLiteral("GET .*/evaluations/") << 404 << QStringLiteral("not found");
}

void TestCloud::copilotHttpFailures()
{
    QFETCH(QString, match);
    QFETCH(int, status);
    QFETCH(QString, reason);
    Bench bench;
    Fault fault;
    fault.match = match;
    fault.status = status;
    bench.server->addFault(fault);
    const QList<CopilotAnswer> answers = bench.ask({subject("Aqua Blizzard"), subject("Mint Sandstorm")});
    for (const CopilotAnswer &answer : answers) {
        QVERIFY(!answer.summary && !answer.reason.isEmpty());
        QVERIFY2(answer.reason.contains(reason), qPrintable(answer.reason));
    }
}

void TestCloud::copilotUnknownError()
{
    Bench bench;
    bench.server->change([](Behaviour &b) { b.copilotUnknownError = true; });
    const CopilotAnswer answer = bench.ask({subject("Aqua Blizzard")}).first();
    QVERIFY2(!answer.summary && answer.reason.contains(QStringLiteral("UnknownError")), qPrintable(answer.reason));
}

void TestCloud::copilotCapAndCache()
{
    Bench bench;
    bench.settings.maximumActors = 2;
    const QList<PromptSubject> all{subject("Aqua Blizzard"), subject("Nobody known"), subject("Mint Sandstorm")};
    QList<CopilotAnswer> answers = bench.ask(all);
    QVERIFY(answers[0].summary && !answers[0].fromCache);
    QVERIFY(answers[1].reason.contains(QStringLiteral("no profile")));
    QVERIFY(answers[2].reason.contains(QStringLiteral("at most 2 actors")));
    QCOMPARE(bench.posts("/evaluations$"), 3); // no second question about one it does not know
    bench.server->log().clear();
    answers = bench.ask(all);
    QVERIFY(answers[0].fromCache && answers[0].summary && answers[0].block.devices.size() == 2);
    QVERIFY(answers[2].summary); // there is room now
    bench.server->log().clear();
    bench.time.advance(25LL * 3600 * 1000);
    QVERIFY(!bench.ask({all[0]}).first().fromCache);
    bench.settings.templates.summary += QStringLiteral(" In one line.");
    QVERIFY(!bench.ask({all[0]}).first().fromCache); // another question
}

void TestCloud::copilotCancel()
{
    Bench bench;
    bench.server->change([](Behaviour &b) { b.copilotEnd.clear(); });
    Copilot copilot(bench.settings, bench.client.get(), &bench.time, nullptr);
    std::optional<QList<CopilotAnswer>> got;
    int polls = 0;
    connect(&copilot, &Copilot::progressed, this, [&](const CopilotProgress &progress) {
        QCOMPARE(progress.actor, QStringLiteral("Aqua Blizzard"));
        polls += progress.step == Copilot::tr("waiting for the answer");
    });
    copilot.ask({subject("Aqua Blizzard")}, QStringLiteral("x"), [&](const QList<CopilotAnswer> &all) { got = all; });
    QVERIFY(bench.run([&] { return polls >= 3; }));
    QVERIFY(copilot.isRunning() && !got);
    copilot.cancel();
    QVERIFY(got && got->first().reason.contains(QStringLiteral("stopped")) && !copilot.isRunning());
}

void TestCloud::copilotPluginOff()
{
    Bench bench;
    bench.server->change([](Behaviour &b) {
        b.copilotDisabledPlugins = {QStringLiteral("Microsoft Threat Intelligence"), QStringLiteral("Microsoft Entra")};
        b.copilotBareEvaluation = true;
    });
    QVERIFY(bench.ask({subject("Aqua Blizzard")}).first().summary);
    QCOMPARE(bench.warnings.size(), 1);
    QVERIFY(bench.warnings[0].contains(QStringLiteral("Microsoft Threat Intelligence")));
}

void TestCloud::huntingFindsDevices()
{
    Bench bench;
    for (const bool capitalised : {false, true}) {
        bench.server->change([&](Behaviour &b) { b.huntingCapitalised = capitalised; });
        const Exposure exposure = bench.hunt(question());
        QVERIFY2(exposure.problems.isEmpty(), qPrintable(exposure.problems.join(u'\n')));
        QVERIFY(exposure.contactsAsked && exposure.alertsAsked && exposure.cvesAsked);
        QCOMPARE(exposure.leftOut, 1);
        QCOMPARE(exposure.devices.size(), 2);
        const Device &first = exposure.devices[0];
        QCOMPARE(first.name, QStringLiteral("fin-ws-014.fabrikam.example"));
        QCOMPARE(first.contacts.size(), 2);
        QCOMPARE(first.alerts, QStringList{QStringLiteral("High: Lure document opened")});
        QCOMPARE(first.cves, QStringList{QStringLiteral("CVE-2017-0199")});
        QCOMPARE(first.os, QStringLiteral("Windows11"));
        QCOMPARE(exposure.devices[1].contacts[0].kinds, QStringList{QStringLiteral("ConnectionFailed")});
        QCOMPARE(exposure.vulnerabilities.size(), 2);
        QVERIFY(!exposure.vulnerabilities[1].assessed); // not assessed is not "not exposed"
    }
    const auto sent = bench.server->log().matching(QStringLiteral("runHuntingQuery"));
    QCOMPARE(sent.size(), 8);
    for (const sampletenant::Exchange &exchange : sent)
        QVERIFY(!exchange.body.contains("nonsense"));
}

void TestCloud::huntingTrouble_data()
{
    QTest::addColumn<QString>("missing");
    QTest::addColumn<bool>("denied");
    QTest::addColumn<bool>("unknown");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<bool>("contacts");
    const auto row
        = [](const char *name, const char *missing, bool denied, bool unknown, const char *problem, bool contacts) {
              QTest::newRow(name) << QString::fromLatin1(missing) << denied << unknown << QString::fromLatin1(problem)
                                  << contacts;
          };
    row("denied", "", true, false, "ThreatHunting.Read.All", false);
    row("no vulnerability tables", "DeviceTvmSoftwareVulnerabilities", false, false, "DeviceTvmSoftwareVulnerabilities",
        true);
    row("no events", "DeviceEvents", false, false, "DeviceEvents", true);
    row("no network events", "DeviceNetworkEvents", false, false, "DeviceNetworkEvents", true);
    row("no alerts", "AlertInfo", false, false, "AlertInfo", true);
    row("unknown error", "", false, true, "UnknownError", false);
}

void TestCloud::huntingTrouble()
{
    QFETCH(QString, missing);
    QFETCH(QString, problem);
    QFETCH(bool, contacts);
    Bench bench;
    bench.server->change([&](Behaviour &b) {
        if (!missing.isEmpty())
            b.missingTables = {missing};
        b.denyHunting = *static_cast<bool *>(QTest::qData("denied", QMetaType::Bool));
        b.huntingUnknownError = *static_cast<bool *>(QTest::qData("unknown", QMetaType::Bool));
    });
    const Exposure exposure = bench.hunt(question());
    QVERIFY2(exposure.problems.join(u'\n').contains(problem), qPrintable(exposure.problems.join(u'\n')));
    QCOMPARE(exposure.contactsAsked, contacts);
    if (!contacts)
        QVERIFY(exposure.devices.isEmpty() && exposure.vulnerabilities.isEmpty());
    else
        QVERIFY(!exposure.devices.isEmpty());
    if (bench.server->behaviour().denyHunting) // the others need the same permission
        QVERIFY(bench.posts("runHuntingQuery") <= 2);
}

void TestCloud::huntingSplits()
{
    Bench bench;
    ExposureQuestion many;
    for (int i = 0; i < 450; ++i)
        many.hosts.append(QStringLiteral("h%1.example").arg(i));
    many.hosts.append(QStringLiteral("203.0.113.7"));
    for (int i = 0; i < 150; ++i)
        many.cves.append(QStringLiteral("CVE-2020-%1").arg(10000 + i));
    Fault heavy; // the first one is too much; its halves are not
    heavy.match = QStringLiteral("runHuntingQuery");
    heavy.status = 504;
    heavy.times = 1;
    bench.server->addFault(heavy);
    const Exposure exposure = bench.hunt(many);
    QVERIFY2(exposure.problems.isEmpty(), qPrintable(exposure.problems.join(u'\n')));
    QCOMPARE(exposure.devices.size(), 2);
    // Three of contacts, three of alerts, two and two of vulnerabilities, and the two halves.
    QCOMPARE(bench.posts("runHuntingQuery"), 12);
    Fault cut;
    cut.kind = Fault::Kind::Truncate;
    cut.match = QStringLiteral("runHuntingQuery");
    cut.times = 1;
    bench.server->addFault(cut);
    QVERIFY(bench.hunt(question()).problems.isEmpty());
    const Exposure nothing = bench.hunt({});
    QVERIFY(nothing.devices.isEmpty() && !nothing.contactsAsked && nothing.problems.isEmpty());
}

void TestCloud::huntingCancel()
{
    Bench bench;
    Fault silent;
    silent.kind = Fault::Kind::Silence;
    silent.match = QStringLiteral("runHuntingQuery");
    bench.server->addFault(silent);
    ExposureSearch search(bench.server.url(), bench.client.get(), &bench.time);
    std::optional<Exposure> got;
    search.start(question(), [&](const Exposure &exposure) { got = exposure; });
    QVERIFY(bench.run([&] { return bench.posts("runHuntingQuery") == 2; }));
    search.cancel();
    QVERIFY(got && got->problems.size() == 1 && !got->contactsAsked);
    search.cancel(); // nothing runs: nothing happens
}

QTEST_GUILESS_MAIN(TestCloud)
#include "tst_cloud.moc"
