// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/incidentstore.h"
#include "tests/sampletenant/exchange.h"

#include <QSet>
#include <QTest>

using sampletenant::Behaviour;

/// Incidents by way of Graph, and advanced hunting.
class TestDefender : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsOnlyThePortalsIncidents();
    void evidenceComesWithTheAlerts();
    void redirectedNamesItsTarget();
    void patchMergesAndReachesTheOtherSide();
    void patchRefuses();
    void commentsAreNotIdempotent();
    void exposedMachines();
    void vulnerabilitiesWithAndWithoutMachines();
    void contactsWithIndicators();
    void alertsThatNameAnIndicator();
    void huntingRefusals();

private:
    static Reply hunt(Talk &talk, const QString &query)
    {
        return talk.post("/v1.0/security/runHuntingQuery",
                         {{QStringLiteral("Query"), query}, {QStringLiteral("Timespan"), QStringLiteral("P30D")}});
    }
};

void TestDefender::listsOnlyThePortalsIncidents()
{
    Talk talk;
    const Reply reply = talk.get("/v1.0/security/incidents?$count=true&$top=50");
    QSet<QString> ids;
    for (const QJsonValue &incident : reply.value()) {
        ids.insert(incident[u"id"].toString());
        QVERIFY(!incident.toObject().contains(u"alerts"));
    }
    QCOMPARE(ids, (QSet<QString>{QStringLiteral("9041"), QStringLiteral("9033"), QStringLiteral("9044")}));
    QCOMPARE(reply.json()[u"@odata.count"].toInt(), 3);
    QCOMPARE(talk.get("/v1.0/security/incidents?$filter=severity%20eq%20'high'").value().size(), 1);
    QCOMPARE(talk.get("/v1.0/security/incidents?$filter=status%20eq%20'active'").value().size(), 1);
    const QByteArray next = talk.get("/v1.0/security/incidents?$top=2").json()[u"@odata.nextLink"].toString().toUtf8();
    QCOMPARE(talk.get(next).value().size(), 1);
    QCOMPARE(talk.get("/v1.0/security/incidents/3177").status, 404);
}

void TestDefender::evidenceComesWithTheAlerts()
{
    Talk talk;
    const QJsonArray alerts = talk.get("/v1.0/security/incidents/9041?$expand=alerts").json()[u"alerts"].toArray();
    QSet<QString> kinds;
    for (const QJsonValue &alert : alerts) {
        for (const QJsonValue &evidence : alert[u"evidence"].toArray())
            kinds.insert(evidence[u"@odata.type"].toString().section(u'.', -1));
    }
    for (const char *kind :
         {"ipEvidence", "urlEvidence", "dnsEvidence", "networkConnectionEvidence", "deviceEvidence", "quantumEvidence"})
        QVERIFY2(kinds.contains(QLatin1String(kind)), kind);
    QCOMPARE(talk.get("/v1.0/security/alerts_v2").value().size(), 3);
}

void TestDefender::redirectedNamesItsTarget()
{
    Talk talk;
    const QJsonObject merged = talk.get("/v1.0/security/incidents/9033").json();
    QCOMPARE(merged[u"status"].toString(), QStringLiteral("redirected"));
    QCOMPARE(merged[u"redirectIncidentId"].toString(), QStringLiteral("9041"));
}

void TestDefender::patchMergesAndReachesTheOtherSide()
{
    Talk talk;
    const QJsonObject before = talk.get("/v1.0/security/incidents/9041").json();
    const QString etag = talk->incidents().find(QStringLiteral("3171"))->etag;
    const Reply reply
        = talk.send("PATCH", "/v1.0/security/incidents/9041",
                    R"({"severity":"high","status":"inProgress","customTags":["phishing","vip","Aqua Blizzard"]})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json()[u"status"].toString(), QStringLiteral("inProgress"));
    QCOMPARE(reply.json()[u"assignedTo"], before[u"assignedTo"]);
    QCOMPARE(reply.json()[u"description"], before[u"description"]);
    const auto other = talk->incidents().find(QStringLiteral("3171"));
    QCOMPARE(other->properties[u"severity"].toString(), QStringLiteral("High"));
    QCOMPARE(other->properties[u"status"].toString(), QStringLiteral("Active"));
    QCOMPARE(other->properties[u"labels"].toArray().size(), 3);
    QVERIFY(other->etag != etag);
}

void TestDefender::patchRefuses()
{
    Talk talk;
    const QByteArray incident = "/v1.0/security/incidents/9041";
    QCOMPARE(talk.send("PATCH", incident, R"({"incidentNumber":4})").status, 400);
    QCOMPARE(talk.send("PATCH", incident, R"({"severity":"extreme"})").status, 400);
    QCOMPARE(talk.send("PATCH", incident, "not JSON").status, 400);
    talk->change([](Behaviour &b) { b.refuseInProgress = true; });
    QCOMPARE(talk.send("PATCH", incident, R"({"status":"inProgress"})").status, 400);
    QCOMPARE(talk.send("PATCH", incident, R"({"severity":"high"})").status, 200);
    talk->change([](Behaviour &b) { b.denyIncidents = true; });
    QCOMPARE(talk.get(incident).status, 403);
}

void TestDefender::commentsAreNotIdempotent()
{
    Talk talk;
    const QByteArray body = R"({"@odata.type":"microsoft.graph.security.alertComment","comment":"seen"})";
    const QByteArray comments = "/v1.0/security/incidents/9041/comments";
    QCOMPARE(talk.send("POST", comments, body).value().size(), 2);
    const Reply again = talk.send("POST", comments, body);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.value().size(), 3);
    QCOMPARE(again.value().last()[u"comment"].toString(), QStringLiteral("seen"));
    QCOMPARE(talk->incidents().find(QStringLiteral("3171"))->comments.size(), 3);
    QCOMPARE(talk.send("POST", comments, R"({"comment":"without type"})").status, 400);
}

void TestDefender::exposedMachines()
{
    Talk talk;
    const Reply reply = hunt(talk,
                             QStringLiteral("let Cves = dynamic([\"CVE-2017-0199\",\"CVE-2023-36884\"]);\n"
                                            "DeviceTvmSoftwareVulnerabilities\n| where CveId in (Cves)"));
    QCOMPARE(reply.status, 200);
    const QJsonArray rows = reply.json()[u"results"].toArray();
    QCOMPARE(rows.size(), 6);
    QVERIFY2(rows.at(0)[u"CveIds"].isArray() && rows.at(1)[u"CveIds"].isString(), "dynamic columns come in both forms");
    QCOMPARE(rows.at(0)[u"DeviceId"].toString().size(), 40);
    QCOMPARE(reply.json()[u"schema"].toArray().at(0)[u"name"].toString(), QStringLiteral("DeviceId"));
}

void TestDefender::vulnerabilitiesWithAndWithoutMachines()
{
    Talk talk;
    const Reply reply
        = hunt(talk,
               QStringLiteral("let Cves = dynamic([\"CVE-2023-20198\",\"CVE-1999-0001\"]);\n"
                              "DeviceTvmSoftwareVulnerabilitiesKB | join (DeviceTvmSoftwareVulnerabilities)"));
    const QJsonArray rows = reply.json()[u"results"].toArray();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.at(0)[u"ExposedDevices"].toInt(), 1);
}

void TestDefender::contactsWithIndicators()
{
    Talk talk;
    const Reply reply = hunt(
        talk,
        QStringLiteral("let Ips = dynamic([\"203.0.113.7\"]);\nlet Domains = dynamic([\"login-portal.example\"]);\n"
                       "union DeviceNetworkEvents, DeviceEvents"));
    QSet<QString> pairs;
    for (const QJsonValue &row : reply.json()[u"results"].toArray())
        pairs.insert(QString(row[u"DeviceName"].toString().section(u'.', 0, 0) + u' ' + row[u"Indicator"].toString()));
    // A sub-domain counts for its domain; an address without a name counts too.
    QCOMPARE(pairs,
             (QSet<QString>{QStringLiteral("fin-ws-014 203.0.113.7"), QStringLiteral("fin-ws-014 login-portal.example"),
                            QStringLiteral("fin-ws-015 203.0.113.7")}));
}

void TestDefender::alertsThatNameAnIndicator()
{
    Talk talk;
    const QJsonArray rows
        = hunt(talk, QStringLiteral("let Ips = dynamic([\"203.0.113.7\"]); AlertEvidence | join AlertInfo"))
              .json()[u"results"]
              .toArray();
    QCOMPARE(rows.size(), 2);
}

void TestDefender::huntingRefusals()
{
    Talk talk;
    talk->change([](Behaviour &b) { b.missingTables = QStringList{QStringLiteral("DeviceEvents")}; });
    const Reply missing = hunt(talk, QStringLiteral("DeviceEvents | take 1"));
    QCOMPARE(missing.status, 400);
    QVERIFY(missing.body.contains("DeviceEvents"));
    QCOMPARE(hunt(talk, QStringLiteral("DeviceNetworkEvents | take 1")).status, 200);
    talk->change([](Behaviour &b) { b.huntingCapitalised = true; });
    QVERIFY(hunt(talk, QStringLiteral("DeviceNetworkEvents"))
                .json()[u"schema"]
                .toArray()
                .at(0)
                .toObject()
                .contains(u"Name"));
    talk->change([](Behaviour &b) { b.huntingUnknownError = true; });
    QCOMPARE(hunt(talk, QStringLiteral("DeviceNetworkEvents")).code(), QStringLiteral("UnknownError"));
    talk->change([](Behaviour &b) { b.denyHunting = true; });
    QCOMPARE(hunt(talk, QStringLiteral("DeviceNetworkEvents")).status, 403);
}

QTEST_GUILESS_MAIN(TestDefender)
#include "tst_defender.moc"
