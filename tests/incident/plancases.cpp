// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/incident/plancases.h"

#include "tests/incident/writeback.h"

#include <QCborMap>
#include <QCborValue>
#include <QFileInfo>
#include <QProcess>

using namespace incident;
using namespace incidenttest;
using sampletenant::IncidentStore;

/// What is planned, within which limits, and how it is kept.
class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitsOfComments_data()
    {
        QTest::addColumn<int>("there");
        QTest::addColumn<int>("partsEach");
        QTest::addColumn<int>("partsMerged");
        QTest::addColumn<int>("posted");
        QTest::newRow("one each") << 10 << 1 << 2 << 2;
        QTest::newRow("100,000 characters") << 10 << 4 << 7 << 8;
        QTest::newRow("98 there") << 98 << 1 << 2 << 2;
        QTest::newRow("98 there, two parts each: one text in two") << 98 << 2 << 2 << 2;
        QTest::newRow("98 there, 100,000 characters") << 98 << 4 << 4 << 2;
        QTest::newRow("99 there") << 99 << 1 << 1 << 1;
        QTest::newRow("full") << 100 << 1 << 1 << 0;
    }
    void limitsOfComments()
    {
        QFETCH(int, there);
        QFETCH(int, partsEach);
        QFETCH(int, partsMerged);
        QFETCH(int, posted);
        Desk desk;
        desk.server->incidents().fillComments(QStringLiteral("3177"), there);
        PlanInput input = inputFor(desk, desk.open(QStringLiteral("3177")));
        input.parts = [=](const QStringList &keys) {
            QStringList parts;
            for (int part = 0; part < (keys.size() > 1 ? partsMerged : partsEach); ++part)
                parts.append(QString(28'000, u'x') + keys.join(u'+'));
            return parts;
        };
        const Plan plan = makePlan(input);
        QCOMPARE(plan.notes.isEmpty(), posted == 2 && there + 2 * partsEach <= 100);
        // The command line loads no plurals of its own.
        for (const QString &note : plan.notes)
            QVERIFY2(!note.contains(QStringLiteral("(s)")) && !note.contains(u'|'), qPrintable(note));
        const Written written = write(desk, plan);
        QVERIFY(!written.error);
        const IncidentStore::Incident after = desk.stored(QStringLiteral("3177"));
        QCOMPARE(after.comments.size(), there + posted);
        for (const IncidentStore::Comment &comment : after.comments)
            QVERIFY(comment.message.size() <= 30'000);
        QCOMPARE(after.properties[u"severity"].toString(), QStringLiteral("High")); // full or not

        input.opened = desk.open(QStringLiteral("3177"));
        input.comments = desk.comments(input.opened);
        const qsizetype writes = desk.sent("^PUT");
        QVERIFY(!write(desk, makePlan(input)).error);
        QCOMPARE(desk.sent("^PUT"), writes); // again, nothing
    }

    /// Copilot answered the first time and not the second: the shorter text would say nothing new.
    void fullerTextIsEnough()
    {
        Desk desk;
        PlanInput input = inputFor(desk, desk.open(QStringLiteral("3177")));
        input.actors = {actor("Aqua Blizzard", 93)};
        ActorText shorter = input.actors[0];
        shorter.fullerRunIds = {QStringLiteral("some other"), input.actors[0].runId};
        shorter.runId = QStringLiteral("without-copilot");
        QVERIFY(!write(desk, makePlan(input)).error);
        input.opened = desk.open(QStringLiteral("3177"));
        input.comments = desk.comments(input.opened);
        input.actors = {shorter};
        QVERIFY(makePlan(input).isDone());
        // The other way round there is something new to say.
        input.actors[0].fullerRunIds = {};
        QVERIFY(!makePlan(input).isDone());
    }

    void filledMeanwhile()
    {
        Desk desk;
        const Plan plan = makePlan(inputFor(desk, desk.open(QStringLiteral("3177"))));
        desk.server->incidents().fillComments(QStringLiteral("3177"), 99);
        const Written written = write(desk, plan);
        QVERIFY(written.error.has_value());
        QVERIFY(written.plan.comments[0].step == Step::Done && written.plan.comments[1].step == Step::Failed);
        QCOMPARE(desk.stored(QStringLiteral("3177")).comments.size(), 100);
    }

    void tagsAreSafe_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tag");
        QTest::newRow("plain") << QStringLiteral("Aqua Blizzard") << QStringLiteral("Aqua Blizzard");
        QTest::newRow("hostile") << hostile
                                 << QStringLiteral("cmd|' /C calc'!A0 scriptalert(1)/script [x](javascript:alert(1)) gnp.exe")
                                        .left(64)
                                        .trimmed();
        QTest::newRow("emoji at the cut") << QString(QString(63, u'a') + QStringLiteral("\U0001F480b")) << QString(63, u'a');
        QTest::newRow("nothing left") << QStringLiteral("<<>>") << QString();
    }
    void tagsAreSafe()
    {
        QFETCH(QString, text);
        QTEST(safeTag(text, 64), "tag");
    }

    void tagsAreLimited()
    {
        Desk desk;
        PlanInput input = inputFor(desk, desk.open(QStringLiteral("3177")));
        input.actors = {actor("PHISHING", 90)}; // there in lower case
        for (int i = 0; i < 25; ++i)
            input.actors.append(actor(qPrintable(QStringLiteral("Actor %1").arg(i)), 80));
        input.actors.append(actor("actor 3", 70)); // the same tag again
        const Plan plan = makePlan(input);
        QCOMPARE(plan.tags.size(), 26);
        QVERIFY(plan.tags[0].step == Step::AlreadyThere);
        QCOMPARE(std::count_if(plan.tags.begin(), plan.tags.end(),
                               [](const TagStep &step) { return step.on && step.step == Step::Waiting; }),
                 19); // with the one that is there
        QVERIFY(!plan.notes.isEmpty());
        QVERIFY(!write(desk, plan).error);
        input.opened = desk.open(QStringLiteral("3177"));
        input.comments = desk.comments(input.opened);
        QVERIFY(makePlan(input).isDone()); // and not the next 19
    }

    void hostileTextArrivesAsText()
    {
        for (const QString &id : {QStringLiteral("3177"), QStringLiteral("3171")}) {
            Desk desk;
            PlanInput input = inputFor(desk, desk.open(id));
            input.actors = {{hostile, hostile, hostile, hostile, 90}};
            QVERIFY(!write(desk, makePlan(input)).error);
            for (const QString &label : labelsOf(desk.stored(id))) {
                QVERIFY(!label.contains(u'<') && !label.contains(u'\u202e') && !label.contains(u'\n'));
                QVERIFY(!label.startsWith(u'='));
            }
        }
    }

    void plansSurviveJson()
    {
        Desk desk;
        PlanInput input = inputFor(desk, desk.open(QStringLiteral("3171")));
        input.actors[0].name = hostile;
        Plan plan = makePlan(input);
        plan.comments[1].step = Step::Failed;
        plan.comments[1].note = hostile;
        plan.tags[0].step = Step::Done;
        const QByteArray json = QJsonDocument(toJson(plan)).toJson();
        const base::Result<Plan> read = planFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(bool(read));
        QVERIFY(*read == plan);
        QCborValue cbor = QCborValue::fromJsonValue(toJson(plan));
        QVERIFY(*planFromJson(QCborValue::fromCbor(cbor.toCbor()).toMap().toJsonObject()) == plan);
    }

    void otherJsonIsNoPlan_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("other schema") << QByteArray(R"({"schema":"mdti-actor-lookup/result/1"})");
        QTest::newRow("no incident") << QByteArray(R"({"schema":"mdti-actor-lookup/incident-plan/1","backend":"arm"})");
        QTest::newRow("workspace")
            << QByteArray(R"({"schema":"mdti-actor-lookup/incident-plan/1","backend":"arm","workspace":"x"})");
        QTest::newRow("comment without id") << QByteArray(
            R"({"schema":"mdti-actor-lookup/incident-plan/1","backend":"defender","incident":{"id":"9"},"comments":[{}]})");
    }
    void otherJsonIsNoPlan()
    {
        QFETCH(QByteArray, json);
        const base::Result<Plan> plan = planFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!plan && plan.error().kind == base::Failure::BadInput);
    }

    void findingsHaveStableNames()
    {
        const QUuid id = commentId(QStringLiteral("F2B6"), QStringLiteral("r"), QStringLiteral("a"), 1);
        QCOMPARE(id, commentId(QStringLiteral("f2b6"), QStringLiteral("r"), QStringLiteral("a"), 1));
        QCOMPARE(id.version(), QUuid::Sha1);
        const QList<QUuid> others{commentId(QStringLiteral("f2b7"), QStringLiteral("r"), QStringLiteral("a"), 1),
                                  commentId(QStringLiteral("f2b6"), QStringLiteral("s"), QStringLiteral("a"), 1),
                                  commentId(QStringLiteral("f2b6"), QStringLiteral("r"), QStringLiteral("b"), 1),
                                  commentId(QStringLiteral("f2b6"), QStringLiteral("r"), QStringLiteral("a"), 2)};
        for (const QUuid &other : others)
            QVERIFY(other != id);
        CommentStep step;
        step.marker = markerOf(id);
        step.message = QStringLiteral("text");
        QVERIFY(step.posted().contains(step.marker));
        step.message += step.marker;
        QCOMPARE(step.posted(), step.message); // not twice
    }

    void bodiesFitTheClosedSchema()
    {
        const QString schema = QStringLiteral(MDTI_SOURCE_DIR "/../shared/api/sentinel-incidents.openapi.json");
        if (!QFileInfo::exists(schema))
            QSKIP("the description of the service is not there");
        Desk desk;
        for (const QString &id : {QStringLiteral("3177"), QStringLiteral("3159"), QStringLiteral("2801")}) {
            PlanInput input = inputFor(desk, desk.open(id));
            input.reopen = true;
            input.actors.append(actor("Late Tide", 60));
            QVERIFY(!write(desk, makePlan(input)).error);
        }
        QByteArray lines;
        const auto sent = desk.server->log().matching(QStringLiteral("^PUT"));
        for (const sampletenant::Exchange &exchange : sent) {
            const bool comment = exchange.target.contains("/comments/");
            lines += QByteArray(comment ? "X_IncidentCommentPutRequest" : "X_IncidentPutRequest") + '\t' + exchange.body + '\n';
        }
        QVERIFY(sent.size() > 6);
        QProcess python;
        python.start(QStringLiteral("python3"),
                     {QStringLiteral("-c"), QStringLiteral(R"(
import json, sys
try:
    import jsonschema
except ImportError:
    sys.exit(77)
api = json.load(open(sys.argv[1]))
for line in sys.stdin:
    name, body = line.rstrip("\n").split("\t", 1)
    jsonschema.Draft4Validator({"$ref": "#/definitions/" + name, "definitions": api["definitions"]}).validate(json.loads(body))
    assert name == "X_IncidentCommentPutRequest" or json.loads(body)["properties"].get("owner") != {}
)"),
                      schema});
        if (!python.waitForStarted())
            QSKIP("there is no python3");
        python.write(lines);
        python.closeWriteChannel();
        QVERIFY(python.waitForFinished(60'000));
        if (python.exitCode() == 77)
            QSKIP("python3 has no jsonschema");
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    }
};

std::unique_ptr<QObject> incidenttest::planCases()
{
    return std::make_unique<TestPlan>();
}

#include "plancases.moc"
