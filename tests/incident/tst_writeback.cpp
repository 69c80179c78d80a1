// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/incident/plancases.h"
#include "tests/incident/writeback.h"

using namespace incident;
using namespace incidenttest;
using sampletenant::Behaviour;
using sampletenant::Fault;
using sampletenant::IncidentStore;

namespace {

/// Comments of the program, by what they are about.
int commentsAbout(const IncidentStore::Incident &incident, const QString &text)
{
    int count = 0;
    for (const IncidentStore::Comment &comment : incident.comments)
        count += comment.message.contains(text);
    return count;
}

} // namespace

/// From the finding to the incident, over HTTP, with everything that may go wrong on the way.
class TestWriteBack : public QObject
{
    Q_OBJECT

    /// One comment per actor that is on, High, Active, old and new tags, and nothing else changed.
    void checkEnd(Desk &desk, const QString &id, const IncidentStore::Incident &before)
    {
        const IncidentStore::Incident after = desk.stored(id);
        QCOMPARE(commentsAbout(after, QStringLiteral("About aqua blizzard.")), 1);
        QCOMPARE(commentsAbout(after, QStringLiteral("About harbor sleet.")), 1);
        QCOMPARE(commentsAbout(after, QStringLiteral("About lone mention.")), 0);
        QCOMPARE(after.comments.size(), before.comments.size() + 2);
        QCOMPARE(after.properties[u"severity"].toString(), QStringLiteral("High"));
        QCOMPARE(after.properties[u"status"].toString(), QStringLiteral("Active"));
        QStringList labels = labelsOf(before) + QStringList{QStringLiteral("Aqua Blizzard"), QStringLiteral("Harbor Sleet")};
        if (labelsOf(after).contains(QStringLiteral("touched")))
            labels.append(QStringLiteral("touched"));
        labels.sort();
        QCOMPARE(labelsOf(after), labels);
        for (const char *member : {"title", "description", "owner", "classification", "firstActivityTimeUtc",
                                   "lastActivityTimeUtc", "incidentNumber", "providerName"})
            QCOMPARE(after.properties[QLatin1String(member)], before.properties[QLatin1String(member)]);
    }

private Q_SLOTS:
    void writes_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("choice");
        QTest::addColumn<QString>("trouble");
        const QList<std::pair<const char *, const char *>> troubles = {
            {"undisturbed", ""},          {"conflict", "touch"},       {"reply lost", "lose"},
            {"cut after the head", "break"}, {"429 in the middle", "429"}, {"token expires", "token"},
            {"502 in the middle", "502"},  {"repeat conflicts", "repeat"},
            {"update lost", "update"},     {"update cut", "updatecut"},
            {"update answers nothing", "updatesilent"}, {"comment answers nothing", "commentsilent"},
            {"etag as a header", "etag"},
        };
        for (const auto &[name, trouble] : troubles) {
            QTest::addRow("arm, %s", name) << QStringLiteral("3177") << int(Choice::Auto) << QString::fromLatin1(trouble);
            QTest::addRow("defender, %s", name) << QStringLiteral("3171") << int(Choice::Auto) << QString::fromLatin1(trouble);
        }
        QTest::newRow("unified through arm") << QStringLiteral("3171") << int(Choice::Arm) << QString();
    }
    void writes()
    {
        QFETCH(QString, id);
        QFETCH(int, choice);
        QFETCH(QString, trouble);
        Behaviour behaviour;
        behaviour.commentRepeatConflicts = trouble == u"repeat";
        Desk desk(behaviour);
        const IncidentStore::Incident before = desk.stored(id);
        const Opened opened = desk.open(id, Choice(choice));
        const Plan plan = makePlan(inputFor(desk, opened));
        QCOMPARE(plan.severity.after, QStringLiteral("High"));
        QCOMPARE(plan.status.after, QStringLiteral("Active"));
        QCOMPARE(plan.owner.isEmpty(), false);
        const char *comment = "(PUT|POST) .*/comments";
        const char *incident = "(PUT .*/incidents/[0-9a-f-]+\\?|PATCH)";
        int fault = 0;
        if (trouble == u"touch")
            fault = desk.fault(Fault::Kind::TouchIncident, "GET .*/incidents/[0-9a-f-]+(\\?|$)", 2, 1);
        else if (trouble == u"lose" || trouble == u"repeat")
            fault = desk.fault(Fault::Kind::LoseReply, comment, 1);
        else if (trouble == u"break")
            fault = desk.fault(Fault::Kind::BreakReply, comment, 1, 1);
        else if (trouble == u"429")
            fault = desk.fault(Fault::Kind::Status, comment, 2, 1, 429);
        else if (trouble == u"token")
            fault = desk.fault(Fault::Kind::ExpiredToken, incident, 1);
        else if (trouble == u"update" || trouble == u"updatecut")
            fault = desk.fault(trouble == u"update" ? Fault::Kind::LoseReply : Fault::Kind::BreakReply, incident, 1);
        else if (trouble == u"updatesilent")
            fault = desk.fault(Fault::Kind::NoContent, incident, 1);
        else if (trouble == u"commentsilent")
            fault = desk.fault(Fault::Kind::NoContent, comment, 1);
        else if (trouble == u"etag")
            fault = desk.fault(Fault::Kind::EtagInHeader, "GET .*/incidents/[0-9a-f-]+(\\?|$)", -1);
        else if (trouble == u"502")
            fault = desk.fault(Fault::Kind::Status, incident, 1, 0, 502);
        const Written written = write(desk, plan);
        QVERIFY2(!written.error, qPrintable(written.error ? written.error->detail : QString()));
        QVERIFY(fault == 0 || desk.server->faultHits(fault) > 0);
        QVERIFY(written.plan.isDone());
        checkEnd(desk, id, before);
        if (opened.side == Side::Arm && trouble != u"touch" && trouble != u"502" && trouble != u"token"
            && !trouble.startsWith(u"update"))
            QCOMPARE(desk.sent("PUT .*/incidents/[0-9a-f-]+\\?"), 1);

        // Again, from the finding: nothing is sent but reads.
        desk.server->clearFaults();
        const Plan again = makePlan(inputFor(desk, desk.open(id, Choice(choice))));
        QVERIFY(again.isDone());
        const qsizetype writesBefore = desk.sent("^(PUT|PATCH|POST .*/comments)");
        const Written nothing = write(desk, again);
        QVERIFY(!nothing.error);
        QCOMPARE(desk.sent("^(PUT|PATCH|POST .*/comments)"), writesBefore);
        // And the plan of before, as if it had not been done.
        QVERIFY(!write(desk, plan).error);
        QCOMPARE(desk.sent("^(PUT|PATCH|POST .*/comments)"), writesBefore);
        checkEnd(desk, id, before);
    }

    void crossesSidesOnce()
    {
        Desk desk;
        const IncidentStore::Incident before = desk.stored(QStringLiteral("3171"));
        QVERIFY(!write(desk, makePlan(inputFor(desk, desk.open(QStringLiteral("3171"), Choice::Defender)))).error);
        const Plan other = makePlan(inputFor(desk, desk.open(QStringLiteral("3171"), Choice::Arm)));
        QVERIFY(other.isDone());
        QVERIFY(!write(desk, other).error);
        checkEnd(desk, QStringLiteral("3171"), before);
        QCOMPARE(desk.sent("^PUT"), 0);
    }

    void continuesAfterAStop_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("arm") << QStringLiteral("3177");
        QTest::newRow("defender") << QStringLiteral("3171");
    }
    void continuesAfterAStop()
    {
        QFETCH(QString, id);
        Desk desk;
        const IncidentStore::Incident before = desk.stored(id);
        const Opened opened = desk.open(id);
        QByteArray kept;
        {
            // The program ends after the first comment; what it kept is the plan as of the last step.
            Writer writer(desk.opening->backend(opened.side), &desk.clock);
            QObject::connect(&writer, &Writer::changed, &writer, [&](const Plan &plan) {
                if (kept.isEmpty())
                    kept = QJsonDocument(toJson(plan)).toJson();
            });
            writer.start(makePlan(inputFor(desk, opened)));
            QTRY_VERIFY(!kept.isEmpty());
        }
        const base::Result<Plan> plan = planFromJson(QJsonDocument::fromJson(kept).object());
        QVERIFY(bool(plan));
        QVERIFY(plan->comments[0].step == Step::Done);
        QVERIFY(!plan->isDone());
        const Written written = write(desk, *plan);
        QVERIFY(!written.error && written.plan.isDone());
        checkEnd(desk, id, before);
    }

    void goesOnAfterTheNetworkWasGone_data()
    {
        continuesAfterAStop_data();
    }
    void goesOnAfterTheNetworkWasGone()
    {
        QFETCH(QString, id);
        Desk desk;
        const IncidentStore::Incident before = desk.stored(id);
        desk.fault(Fault::Kind::Reset, "(PUT|POST) .*/comments", -1, 1);
        const Written half = write(desk, makePlan(inputFor(desk, desk.open(id))));
        QVERIFY(half.error && half.error->kind == base::Failure::Network);
        QVERIFY(half.plan.comments[0].step == Step::Done && half.plan.comments[1].step == Step::Failed);
        QVERIFY(half.plan.severity.step == Step::Waiting);
        desk.server->clearFaults();
        QVERIFY(!write(desk, half.plan).error);
        checkEnd(desk, id, before);
    }

    void cancelsAtOnce()
    {
        Desk desk;
        desk.fault(Fault::Kind::Silence, "PUT .*/comments", 1);
        const Opened opened = desk.open(QStringLiteral("3177"));
        Writer writer(desk.arm.get(), &desk.clock);
        int endings = 0;
        std::optional<base::Error> error;
        QObject::connect(&writer, &Writer::finished, &writer, [&](const Plan &, const std::optional<base::Error> &failed) {
            ++endings;
            error = failed;
        });
        writer.start(makePlan(inputFor(desk, opened)));
        QTRY_COMPARE(desk.sent("PUT .*/comments"), 1);
        writer.cancel();
        QCOMPARE(endings, 1);
        QVERIFY(error && error->kind == base::Failure::Cancelled);
        QVERIFY(!writer.isRunning());
    }

    void saysWhatIsNotDone()
    {
        Behaviour behaviour;
        behaviour.readerOnly = true;
        Desk desk(behaviour);
        const Written written = write(desk, makePlan(inputFor(desk, desk.open(QStringLiteral("3177")))));
        QVERIFY(written.error && written.error->kind == base::Failure::Forbidden);
        QVERIFY(written.error->detail.contains(QStringLiteral("Microsoft Sentinel Responder")));
        QVERIFY(written.plan.hasFailed());
        QVERIFY(written.plan.comments[0].step == Step::Failed && !written.plan.comments[0].note.isEmpty());
        QVERIFY(written.plan.comments[1].step == Step::Waiting);
        // The role is given: it goes on from there.
        desk.server->change([](Behaviour &now) { now.readerOnly = false; });
        QVERIFY(!write(desk, written.plan).error);
    }

    void givesUpOnLastingConflicts()
    {
        Desk desk;
        desk.fault(Fault::Kind::TouchIncident, "GET .*/incidents/[0-9a-f-]+\\?", -1);
        const Written written = write(desk, makePlan(inputFor(desk, desk.open(QStringLiteral("3177")))));
        QVERIFY(written.error && written.error->httpStatus == 409);
        QCOMPARE(desk.sent("PUT .*/incidents/[0-9a-f-]+\\?"), 5);
        QVERIFY(written.plan.comments[0].step == Step::Done); // the comments stay
        QVERIFY(written.plan.severity.step == Step::Failed);
    }

    void defenderWithoutInProgress()
    {
        Behaviour behaviour;
        behaviour.refuseInProgress = true;
        Desk desk(behaviour);
        const Written written = write(desk, makePlan(inputFor(desk, desk.open(QStringLiteral("3171")))));
        QVERIFY(!written.error); // a repetition would not mend it
        QVERIFY(!written.plan.status.on && !written.plan.status.note.isEmpty());
        QVERIFY(written.plan.isDone() && written.plan.severity.step == Step::Done);
        // Again: the status alone is refused, and nothing is written.
        const Written again = write(desk, makePlan(inputFor(desk, desk.open(QStringLiteral("3171")))));
        QVERIFY(!again.error && !again.plan.status.on && again.plan.isDone());
        const IncidentStore::Incident after = desk.stored(QStringLiteral("3171"));
        QCOMPARE(after.properties[u"status"].toString(), QStringLiteral("New"));
        QVERIFY(labelsOf(after).contains(QStringLiteral("Harbor Sleet")));
    }

    void closedStaysClosed_data()
    {
        QTest::addColumn<bool>("reopen");
        QTest::newRow("as it is") << false;
        QTest::newRow("confirmed") << true;
    }
    void closedStaysClosed()
    {
        QFETCH(bool, reopen);
        Desk desk;
        const QString id = QStringLiteral("3159");
        const IncidentStore::Incident before = desk.stored(id);
        PlanInput input = inputFor(desk, desk.open(id));
        input.reopen = reopen;
        const Plan plan = makePlan(input);
        QCOMPARE(plan.closed, true);
        QCOMPARE(plan.status.on, reopen);
        QVERIFY(!write(desk, plan).error);
        const IncidentStore::Incident after = desk.stored(id);
        QCOMPARE(after.properties[u"status"].toString(), reopen ? QStringLiteral("Active") : QStringLiteral("Closed"));
        QCOMPARE(after.comments.size(), before.comments.size() + 2);
        QCOMPARE(after.properties.contains(u"classification"), !reopen);
        if (!reopen) {
            QCOMPARE(desk.sent("PUT .*/incidents/[0-9a-f-]+\\?"), 0);
            // The analyst wants the tags all the same: it stays closed, with its classification.
            Plan tagged = plan;
            for (TagStep &step : tagged.tags)
                step.on = true;
            QVERIFY(!write(desk, tagged).error);
            const IncidentStore::Incident later = desk.stored(id);
            QCOMPARE(later.properties[u"status"].toString(), QStringLiteral("Closed"));
            QCOMPARE(later.properties[u"classificationComment"], before.properties[u"classificationComment"]);
            QVERIFY(labelsOf(later).contains(QStringLiteral("Lone Mention")));
        }
    }

    void closedMeanwhile()
    {
        Desk desk;
        const Plan plan = makePlan(inputFor(desk, desk.open(QStringLiteral("3177"))));
        desk.server->incidents().change(QStringLiteral("3177"), [](IncidentStore::Incident &incident) {
            incident.properties[QStringLiteral("status")] = QStringLiteral("Closed");
            incident.properties[QStringLiteral("classification")] = QStringLiteral("TruePositive");
        });
        const Written written = write(desk, plan);
        QVERIFY(!written.error);
        QCOMPARE(desk.sent("PUT .*/incidents/[0-9a-f-]+\\?"), 0);
        QVERIFY(!written.plan.severity.on && !written.plan.severity.note.isEmpty());
        QCOMPARE(desk.stored(QStringLiteral("3177")).properties[u"status"].toString(), QStringLiteral("Closed"));
    }

    void mergedMeanwhile()
    {
        Desk desk;
        const Plan plan = makePlan(inputFor(desk, desk.open(QStringLiteral("3171"))));
        desk.server->incidents().change(QStringLiteral("3171"), [](IncidentStore::Incident &incident) {
            incident.graph[QStringLiteral("redirectIncidentId")] = QStringLiteral("9044");
        });
        const Written written = write(desk, plan);
        QVERIFY(written.error && written.error->detail.contains(QStringLiteral("merged")));
        QCOMPARE(desk.sent("^(PATCH|POST .*/comments)"), 0);
    }

    void severityIsNeverLowered()
    {
        Desk desk;
        const Plan plan = makePlan(inputFor(desk, desk.open(QStringLiteral("3176"))));
        QVERIFY(!plan.severity.changes() && !plan.status.changes());
        Plan edited = makePlan(inputFor(desk, desk.open(QStringLiteral("3177"))));
        edited.severity.after = QStringLiteral("Low");
        QVERIFY(!write(desk, edited).error);
        QCOMPARE(desk.stored(QStringLiteral("3177")).properties[u"severity"].toString(), QStringLiteral("Medium"));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    TestWriteBack writing;
    const std::unique_ptr<QObject> planning = incidenttest::planCases();
    // A name of a test function on the command line belongs to one of the two.
    return QTest::qExec(&writing, argc, argv) + QTest::qExec(planning.get(), argc, argv);
}
#include "tst_writeback.moc"
