// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/incidentstore.h"
#include "tests/sampletenant/exchange.h"

#include <QSet>
#include <QTest>
#include <QUuid>

using sampletenant::Behaviour;
using sampletenant::Fault;

namespace {

const QByteArray version = "api-version=2025-09-01";
const QByteArray workspaces
    = "/subscriptions/5ab50000-0000-4000-8000-000000000001/resourceGroups/rg-soc/providers/"
      "Microsoft.OperationalInsights/workspaces/soc-weu-prod/providers/Microsoft.SecurityInsights";

QByteArray at(const QByteArray &path)
{
    return workspaces + path + (path.contains('?') ? "&" : "?") + version;
}

QByteArray nameOf(Talk &talk, const char *number)
{
    return talk->incidents().find(QLatin1String(number))->name.toUtf8();
}

/// What a careful client sends: the writable members as read, with the etag.
QJsonObject putBody(const QJsonObject &incident)
{
    static const QStringList writable = {QStringLiteral("title"),
                                         QStringLiteral("severity"),
                                         QStringLiteral("status"),
                                         QStringLiteral("description"),
                                         QStringLiteral("owner"),
                                         QStringLiteral("labels"),
                                         QStringLiteral("classification"),
                                         QStringLiteral("classificationComment"),
                                         QStringLiteral("classificationReason"),
                                         QStringLiteral("firstActivityTimeUtc"),
                                         QStringLiteral("lastActivityTimeUtc")};
    QJsonObject properties;
    for (const QString &member : writable) {
        if (incident[u"properties"].toObject().contains(member))
            properties[member] = incident[u"properties"][member];
    }
    return {{QStringLiteral("etag"), incident[u"etag"]}, {QStringLiteral("properties"), properties}};
}

QJsonObject with(QJsonObject body, const char *member, const QJsonValue &value)
{
    QJsonObject properties = body[u"properties"].toObject();
    properties[QLatin1String(member)] = value;
    body[QStringLiteral("properties")] = properties;
    return body;
}

QJsonObject message(const QString &text)
{
    return {{QStringLiteral("properties"), QJsonObject{{QStringLiteral("message"), text}}}};
}

} // namespace

/// Incidents by way of Azure Resource Manager.
class TestArm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void discovery();
    void versionAndScopesAreChecked();
    void listsNewestFirstWithFilters();
    void pagesKeepTheVersion();
    void entitiesOfAllKinds();
    void alertsAndRelations();
    void putKeepsWhatIsSentAndLosesTheRest();
    void putNeedsTheFreshEtag();
    void closedSchema_data();
    void closedSchema();
    void commentIsCreatedOnceAndReplaced();
    void commentChangesTheIncidentsEtag();
    void commentLimits();
    void colleagueInBetween();
    void lostReplyStillPosts();
    void rolesAreChecked();
    void resetBringsBackTheStart();
};

void TestArm::discovery()
{
    Talk talk;
    const QJsonArray subscriptions = talk.get("/subscriptions?api-version=2022-12-01").value();
    QCOMPARE(subscriptions.size(), 3);
    QSet<QString> states;
    for (const QJsonValue &subscription : subscriptions)
        states.insert(subscription[u"state"].toString());
    QVERIFY2(states.contains(QStringLiteral("Disabled")), "one that must be left out");
    const Reply graph
        = talk.post("/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01",
                    {{QStringLiteral("query"),
                      QStringLiteral("resources | where type =~ 'microsoft.operationalinsights/workspaces'")}});
    QCOMPARE(graph.json()[u"resultTruncated"].toString(), QStringLiteral("false"));
    QCOMPARE(graph.json()[u"data"].toArray().size(), 2);
    const QJsonArray found
        = talk.get("/subscriptions/5ab50000-0000-4000-8000-000000000002/providers/Microsoft.OperationalInsights/"
                   "workspaces?api-version=2023-09-01")
              .value();
    QCOMPARE(found.size(), 2);
    QVERIFY(found.at(0)[u"id"].toString().contains(QStringLiteral("/resourcegroups/")));
    const QByteArray lab
        = "/SUBSCRIPTIONS/5ab50000-0000-4000-8000-000000000002/resourcegroups/RG-LAB/providers/"
          "microsoft.operationalinsights/workspaces/%1/providers/microsoft.securityinsights/onboardingStates/default?";
    QCOMPARE(talk.get(QByteArray(lab + version).replace("%1", "soc-lab")).status, 200);
    QCOMPARE(talk.get(QByteArray(lab + version).replace("%1", "app-logs")).status, 404);
}

void TestArm::versionAndScopesAreChecked()
{
    Talk talk;
    QCOMPARE(talk.get(workspaces + "/incidents").code(), QStringLiteral("MissingApiVersionParameter"));
    QByteArray other = at("/incidents");
    QCOMPARE(talk.get(other.replace("000000000001/", "000000000009/")).code(), QStringLiteral("SubscriptionNotFound"));
    other = at("/incidents");
    QCOMPARE(talk.get(other.replace("rg-soc", "rg-none")).code(), QStringLiteral("ResourceGroupNotFound"));
    QCOMPARE(talk.get(at("/incidents/3177")).status, 404); // the number is no id
}

void TestArm::listsNewestFirstWithFilters()
{
    Talk talk;
    const QJsonArray all = talk.get(at("/incidents?$top=1000&$orderby=properties/createdTimeUtc%20desc")).value();
    QCOMPARE(all.size(), 34);
    QCOMPARE(all.at(0)[u"properties"][u"incidentNumber"].toInt(), 3177);
    for (qsizetype i = 1; i < all.size(); ++i)
        QVERIFY(all.at(i - 1)[u"properties"][u"createdTimeUtc"].toString()
                >= all.at(i)[u"properties"][u"createdTimeUtc"].toString());
    const auto count = [&](const QByteArray &filter) {
        return talk.get(at("/incidents?$top=1000&$filter=" + filter.toPercentEncoding())).value().size();
    };
    const qsizetype fresh = count("properties/status eq 'New'"), active = count("properties/status eq 'Active'");
    QVERIFY(fresh > 0 && active > 0);
    QCOMPARE(count("properties/status eq 'New' or properties/status eq 'Active'"), fresh + active);
    QCOMPARE(count("not (properties/status eq 'New' or properties/status eq 'Active')"),
             count("properties/status eq 'Closed'"));
    QCOMPARE(count("properties/createdTimeUtc ge 2026-08-19T12:00:00Z and properties/severity eq 'Medium'"), 1);
    QCOMPARE(count("contains(properties/title, 'finance')"), 1);
    QCOMPARE(talk.get(at("/incidents?$filter=nonsense")).status, 400);
    QCOMPARE(talk.get(at("/incidents?$top=1001")).status, 400);
}

void TestArm::pagesKeepTheVersion()
{
    Talk talk;
    QSet<QString> names;
    QByteArray next = at("/incidents?$top=10");
    int pages = 0;
    for (; !next.isEmpty(); ++pages) {
        const Reply reply = talk.get(next);
        QCOMPARE(reply.status, 200);
        for (const QJsonValue &incident : reply.value())
            names.insert(incident[u"name"].toString());
        next = reply.json()[u"nextLink"].toString().toUtf8();
        QVERIFY(next.isEmpty() || (next.contains("$skipToken=") && next.contains(version)));
    }
    QCOMPARE(pages, 4);
    QCOMPARE(names.size(), 34);
}

void TestArm::entitiesOfAllKinds()
{
    Talk talk;
    const Reply reply = talk.send("POST", at("/incidents/" + nameOf(talk, "3177") + "/entities"), {});
    QCOMPARE(reply.status, 200);
    QHash<QString, QJsonObject> byName;
    QSet<QString> kinds;
    for (const QJsonValue &entity : reply.json()[u"entities"].toArray()) {
        kinds.insert(entity[u"kind"].toString());
        byName.insert(entity[u"name"].toString(), entity.toObject());
        QVERIFY(entity[u"id"].toString().contains(QStringLiteral("/Entities/")));
    }
    for (const char *kind :
         {"Ip",        "DnsResolution", "Url",           "MailMessage",      "SubmissionMail", "FileHash",
          "Host",      "Account",       "AzureResource", "CloudApplication", "File",           "Process",
          "Malware",   "Mailbox",       "MailCluster",   "RegistryKey",      "RegistryValue",  "SecurityGroup",
          "IoTDevice", "SecurityAlert", "Bookmark",      "NanoGateway"})
        QVERIFY2(kinds.contains(QLatin1String(kind)), kind);
    const QJsonObject resolution = byName[QStringLiteral("dns-portal")][u"properties"].toObject();
    QCOMPARE(resolution[u"dnsServerIpEntityId"], byName[QStringLiteral("ip-resolver")][u"id"]);
    QCOMPARE(resolution[u"ipAddressEntityIds"].toArray().at(0), byName[QStringLiteral("ip-portal")][u"id"]);
    int counted = 0;
    for (const QJsonValue &meta : reply.json()[u"metaData"].toArray())
        counted += meta[u"count"].toInt();
    QCOMPARE(counted, byName.size());
    const Reply old = talk.send("POST", at("/incidents/" + nameOf(talk, "2801") + "/entities"), {});
    QCOMPARE(old.json()[u"entities"].toArray().size(), 0);
    QCOMPARE(talk.get(at("/incidents/" + nameOf(talk, "3177") + "/entities")).status, 405);
}

void TestArm::alertsAndRelations()
{
    Talk talk;
    const QByteArray incident = "/incidents/" + nameOf(talk, "3177");
    const QJsonArray alerts = talk.send("POST", at(incident + "/alerts"), {}).value();
    QCOMPARE(alerts.size(), 2);
    QVERIFY(!alerts.at(0)[u"properties"][u"alertDisplayName"].toString().isEmpty());
    QCOMPARE(talk.get(at(incident + "/relations")).value().size(), 2);
}

void TestArm::putKeepsWhatIsSentAndLosesTheRest()
{
    Talk talk;
    const QByteArray incident = at("/incidents/" + nameOf(talk, "3177"));
    const QJsonObject before = talk.get(incident).json();
    const Reply careful
        = talk.send("PUT", incident, Talk::text(with(putBody(before), "severity", QStringLiteral("High"))));
    QCOMPARE(careful.status, 200);
    const QJsonObject kept = careful.json()[u"properties"].toObject();
    QCOMPARE(kept[u"severity"].toString(), QStringLiteral("High"));
    for (const char *member : {"owner", "description", "labels", "status", "title", "incidentNumber"})
        QCOMPARE(kept[QLatin1String(member)], before[u"properties"][QLatin1String(member)]);
    QVERIFY(careful.json()[u"etag"] != before[u"etag"]);
    const QJsonObject careless{{QStringLiteral("etag"), careful.json()[u"etag"]},
                               {QStringLiteral("properties"),
                                QJsonObject{{QStringLiteral("title"), QStringLiteral("t")},
                                            {QStringLiteral("severity"), QStringLiteral("High")},
                                            {QStringLiteral("status"), QStringLiteral("Active")}}}};
    const QJsonObject lost = talk.send("PUT", incident, Talk::text(careless)).json()[u"properties"].toObject();
    QVERIFY(lost[u"owner"][u"email"].isNull());
    QVERIFY(lost[u"description"].toString().isEmpty());
    QCOMPARE(lost[u"labels"].toArray().size(), 0);
}

void TestArm::putNeedsTheFreshEtag()
{
    Talk talk;
    const QByteArray incident = at("/incidents/" + nameOf(talk, "3177"));
    QJsonObject body = putBody(talk.get(incident).json());
    QVERIFY(body[u"etag"].toString().startsWith(u'"'));
    QCOMPARE(talk.send("PUT", incident, Talk::text(body)).status, 200);
    const Reply stale = talk.send("PUT", incident, Talk::text(body));
    QCOMPARE(stale.status, 409);
    QCOMPARE(stale.code(), QStringLiteral("Conflict"));
    body.remove(QStringLiteral("etag"));
    QCOMPARE(talk.send("PUT", incident, Talk::text(body)).status, 409);
}

void TestArm::closedSchema_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("read-only number") << QStringLiteral("incidentNumber") << QJsonValue(3177);
    QTest::newRow("read-only counts") << QStringLiteral("additionalData") << QJsonValue(QJsonObject());
    QTest::newRow("unknown member") << QStringLiteral("colour") << QJsonValue(QStringLiteral("red"));
    QTest::newRow("unknown severity") << QStringLiteral("severity") << QJsonValue(QStringLiteral("Critical"));
    QTest::newRow("no title") << QStringLiteral("title") << QJsonValue(QString());
    QTest::newRow("closed without why") << QStringLiteral("status") << QJsonValue(QStringLiteral("Closed"));
    QTest::newRow("label without name") << QStringLiteral("labels") << QJsonValue(QJsonArray{QJsonObject()});
    QTest::newRow("label with more") << QStringLiteral("labels")
                                     << QJsonValue(
                                            QJsonArray{QJsonObject{{QStringLiteral("labelName"), QStringLiteral("x")},
                                                                   {QStringLiteral("colour"), 1}}});
    QTest::newRow("long description") << QStringLiteral("description") << QJsonValue(QString(5001, u'x'));
}

void TestArm::closedSchema()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    Talk talk;
    const QByteArray incident = at("/incidents/" + nameOf(talk, "3177"));
    const QJsonObject body = with(putBody(talk.get(incident).json()), member.toLatin1().constData(), value);
    QCOMPARE(talk.send("PUT", incident, Talk::text(body)).status, 400);
}

void TestArm::commentIsCreatedOnceAndReplaced()
{
    Talk talk;
    const QByteArray comments = "/incidents/" + nameOf(talk, "3177") + "/comments";
    const QByteArray comment = at(comments + "/11111111-2222-4333-8444-555555555555");
    QCOMPARE(talk.send("PUT", comment, Talk::text(message(QStringLiteral("first")))).status, 201);
    QCOMPARE(talk.send("PUT", comment, Talk::text(message(QStringLiteral("second")))).status, 200);
    const QJsonArray all = talk.get(at(comments)).value();
    QCOMPARE(all.size(), 5);
    QCOMPARE(all.last()[u"properties"][u"message"].toString(), QStringLiteral("second"));
    QCOMPARE(talk.get(comment).json()[u"properties"][u"author"][u"email"].toString(),
             QStringLiteral("a.lind@fabrikam.example"));
    talk->change([](Behaviour &b) { b.commentRepeatConflicts = true; });
    QCOMPARE(talk.send("PUT", comment, Talk::text(message(QStringLiteral("third")))).status, 409);
    QCOMPARE(talk->log().matching(QStringLiteral("^PUT .*/comments/")).constFirst().body,
             Talk::text(message(QStringLiteral("first"))));
}

void TestArm::commentChangesTheIncidentsEtag()
{
    Talk talk;
    const QByteArray name = nameOf(talk, "3177");
    const QJsonObject before = talk.get(at("/incidents/" + name)).json();
    talk.send("PUT", at("/incidents/" + name + "/comments/" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)),
              Talk::text(message(QStringLiteral("x"))));
    const QJsonObject after = talk.get(at("/incidents/" + name)).json();
    QVERIFY(after[u"etag"] != before[u"etag"]);
    QCOMPARE(after[u"properties"][u"additionalData"][u"commentsCount"].toInt(), 5);
    QCOMPARE(talk.send("PUT", at("/incidents/" + name), Talk::text(putBody(before))).status, 409);
    QCOMPARE(talk.send("PUT", at("/incidents/" + name), Talk::text(putBody(after))).status, 200);
}

void TestArm::commentLimits()
{
    Talk talk;
    QVERIFY(talk->incidents().fillComments(QStringLiteral("3177"), 98));
    const QByteArray comments = "/incidents/" + nameOf(talk, "3177") + "/comments/";
    const auto put = [&](const QString &text) {
        return talk
            .send("PUT", at(comments + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)),
                  Talk::text(message(text)))
            .status;
    };
    QCOMPARE(put(QString(30'001, u'x')), 400);
    QCOMPARE(put(QString()), 400);
    QCOMPARE(put(QString(30'000, u'x')), 201);
    QCOMPARE(put(QStringLiteral("hundredth")), 201);
    QCOMPARE(put(QStringLiteral("one too many")), 400);
    QCOMPARE(talk.send("PUT", at(comments + "no-guid"), Talk::text(message(QStringLiteral("x")))).status, 400);
}

void TestArm::colleagueInBetween()
{
    Talk talk;
    const QByteArray incident = at("/incidents/" + nameOf(talk, "3177"));
    talk->addFault(
        {Fault::Kind::TouchIncident, QStringLiteral("^GET .*/incidents/[^/]*$|^GET .*/incidents/[^/?]*\\?"), 0, 1});
    const QJsonObject read = talk.get(incident).json();
    QCOMPARE(talk.send("PUT", incident, Talk::text(putBody(read))).status, 409);
    const QJsonObject again = talk.get(incident).json();
    QVERIFY(QJsonDocument(again).toJson().contains("touched"));
    QCOMPARE(talk.send("PUT", incident, Talk::text(putBody(again))).status, 200);
}

void TestArm::lostReplyStillPosts()
{
    Talk talk;
    talk.token();
    const QByteArray comment
        = at("/incidents/" + nameOf(talk, "3177") + "/comments/11111111-2222-4333-8444-555555555555");
    const auto count = [&] { return talk->incidents().find(QStringLiteral("3177"))->comments.size(); };
    talk->addFault({Fault::Kind::BreakReply, QStringLiteral("^PUT .*comments"), 0, 1});
    QVERIFY(talk.send("PUT", comment, Talk::text(message(QStringLiteral("x")))).body.isEmpty());
    QCOMPARE(count(), 5);
    QCOMPARE(talk.send("PUT", comment, Talk::text(message(QStringLiteral("x")))).status, 200);
    talk->addFault({Fault::Kind::LoseReply, QStringLiteral("^PUT .*comments"), 0, -1});
    QCOMPARE(talk.send("PUT", comment, Talk::text(message(QStringLiteral("y")))).status, 0);
    QCOMPARE(count(), 5);
    QCOMPARE(talk->incidents().find(QStringLiteral("3177"))->comments.last().message, QStringLiteral("y"));
}

void TestArm::rolesAreChecked()
{
    Talk talk;
    const QByteArray incident = "/incidents/" + nameOf(talk, "3177");
    talk->change([](Behaviour &b) { b.readerOnly = b.denyEntities = true; });
    QCOMPARE(talk.get(at(incident)).status, 200);
    QCOMPARE(talk.send("POST", at(incident + "/entities"), {}).code(), QStringLiteral("AuthorizationFailed"));
    QCOMPARE(talk.send("PUT", at(incident), "{}").status, 403);
    talk->change([](Behaviour &b) { b.denyArm = true; });
    QCOMPARE(talk.get(at(incident)).status, 403);
}

void TestArm::resetBringsBackTheStart()
{
    Talk talk;
    QVERIFY(talk->incidents().touch(QStringLiteral("3177")));
    QVERIFY(!talk->incidents().touch(QStringLiteral("99999")));
    talk->incidents().reset();
    QCOMPARE(talk->incidents().find(QStringLiteral("3177"))->properties[u"labels"].toArray().size(), 2);
}

QTEST_GUILESS_MAIN(TestArm)
#include "tst_arm.moc"
