// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/incident/desk.h"

#include <QSet>

#include <algorithm>

using namespace incident;
using incidenttest::Answer;
using incidenttest::Desk;
using incidenttest::production;
using sampletenant::Behaviour;
using sampletenant::Fault;

namespace {

QStringList valuesOf(const Taken &taken)
{
    QStringList values;
    for (const ioc::Indicator &indicator : taken.found.indicators)
        values.append(indicator.value);
    values.sort();
    return values;
}

Entity thing(const char *kind, const QJsonObject &properties, const char *id = "e1")
{
    return {QStringLiteral("/subscriptions/x/Entities/%1").arg(QLatin1String(id)), QString::fromLatin1(kind),
            QStringLiteral("thing"), {}, properties};
}

TakeOptions withDocumentation()
{
    TakeOptions options;
    options.read.documentation = true;
    return options;
}

} // namespace

/// Finding, listing and opening incidents of the sample tenant over HTTP, and what is taken from them.
class TestIncidentReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workspaceIds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << production << true;
        QTest::newRow("lower case") << production.toLower() << true;
        QTest::newRow("an incident of it") << QString(production + QStringLiteral("/providers/x/incidents/1")) << true;
        QTest::newRow("name alone") << QStringLiteral("soc-weu-prod") << false;
        QTest::newRow("leaves its segment") << QString(production).replace(QStringLiteral("rg-soc"), QStringLiteral("a%2fb")) << false;
        QTest::newRow("dots") << QString(production).replace(QStringLiteral("rg-soc"), QStringLiteral("..")) << false;
        QTest::newRow("query") << QString(production + QStringLiteral("?x=1")) << false;
        QTest::newRow("short name") << QString(production).replace(QStringLiteral("soc-weu-prod"), QStringLiteral("ab")) << false;
    }
    void workspaceIds()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const base::Result<Workspace> workspace = Workspace::fromResourceId(text);
        QCOMPARE(bool(workspace), good);
        if (good)
            QVERIFY(workspace->isSame(*Workspace::fromResourceId(production)));
        else
            QVERIFY(workspace.error().kind == base::Failure::BadInput);
    }

    void discovers_data()
    {
        QTest::addColumn<bool>("indexed");
        QTest::newRow("one query") << true;
        QTest::newRow("each subscription") << false;
    }
    void discovers()
    {
        QFETCH(bool, indexed);
        Desk desk;
        if (!indexed)
            desk.fault(Fault::Kind::Status, "POST /providers/Microsoft.ResourceGraph", -1, 0, 403);
        Discovery discovery(desk.armSettings, desk.client.get());
        Answer<Discovered> answer;
        discovery.start(answer.handler());
        const Discovered &found = answer.value();
        QCOMPARE(found.subscriptions, 2); // the third is disabled
        QCOMPARE(found.workspaces.size(), 2); // app-logs has no Sentinel
        QCOMPARE(found.workspaces[0].name, QStringLiteral("soc-lab"));
        QVERIFY(found.workspaces[1].isSame(*Workspace::fromResourceId(production)));
        QCOMPARE(found.workspaces[1].subscriptionName, QStringLiteral("Fabrikam Production (sample)"));
        QVERIFY(found.problems.isEmpty());
        QCOMPARE(answer.count(), 1);
    }

    void discoveryWithoutRole()
    {
        Behaviour behaviour;
        behaviour.denyArm = true;
        Desk desk(behaviour);
        Discovery discovery(desk.armSettings, desk.client.get());
        Answer<Discovered> answer;
        discovery.start(answer.handler());
        QVERIFY(!answer.get());
        QVERIFY(answer.get().error().kind == base::Failure::Forbidden);
        QVERIFY(answer.get().error().detail.contains(QStringLiteral("Microsoft Sentinel Reader")));
    }

    void discoversAgainAfterCancelling()
    {
        Behaviour behaviour;
        behaviour.latencyMs = 100;
        Desk desk(behaviour);
        desk.fault(Fault::Kind::Status, "POST /providers/Microsoft.ResourceGraph", -1, 0, 403);
        Discovery discovery(desk.armSettings, desk.client.get());
        Answer<Discovered> first, second;
        discovery.start(first.handler());
        QTRY_COMPARE(desk.sent("OperationalInsights/workspaces"), 2);
        discovery.cancel(); // what is under way of it comes while the second one runs
        discovery.start(second.handler());
        QCOMPARE(second.value().subscriptions, 2);
        QCOMPARE(second.value().workspaces.size(), 2);
        QVERIFY(first.get().error().kind == base::Failure::Cancelled);
        QCOMPARE(first.count(), 1);
    }

    void lists_data()
    {
        QTest::addColumn<bool>("graph");
        QTest::newRow("arm") << false;
        QTest::newRow("defender") << true;
    }
    void lists()
    {
        QFETCH(bool, graph);
        Desk desk;
        Backend *backend = graph ? static_cast<Backend *>(desk.defender.get()) : desk.arm.get();
        Query query;
        query.pageSize = 2;
        query.statuses = {Status::New, Status::Active};
        QList<Incident> all;
        QUrl next;
        int pages = 0;
        do {
            Answer<IncidentPage> answer;
            backend->list(query, next, answer.handler());
            all += answer.value().incidents;
            next = answer.value().next;
            ++pages;
        } while (!next.isEmpty() && pages < 100);
        QVERIFY(pages > 1 || graph);
        QVERIFY(!all.isEmpty());
        QSet<QString> ids;
        for (qsizetype i = 0; i < all.size(); ++i) {
            QVERIFY(all[i].status == Status::New || all[i].status == Status::Active || all[i].isRedirected());
            QVERIFY(i == 0 || all[i - 1].created >= all[i].created);
            ids.insert(all[i].id);
        }
        QCOMPARE(ids.size(), all.size());
        query.text = QStringLiteral("lure DOCUMENT");
        query.pageSize = 50;
        Answer<IncidentPage> answer;
        backend->list(query, {}, answer.handler());
        QCOMPARE(answer.value().incidents.size(), 1);
        QCOMPARE(answer.value().incidents[0].severityText, QStringLiteral("Medium"));
    }

    void listTrouble_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("failure");
        QTest::newRow("endless") << int(Fault::Kind::EndlessNextLink) << int(base::Failure::BadReply);
        QTest::newRow("elsewhere") << int(Fault::Kind::ForeignNextLink) << int(base::Failure::ForeignOrigin);
        QTest::newRow("cut after the head") << int(Fault::Kind::BreakReply) << int(base::Failure::BadReply);
        QTest::newRow("cut in the body") << int(Fault::Kind::Truncate) << int(base::Failure::BadReply);
        QTest::newRow("a web page") << int(Fault::Kind::HtmlPage) << int(base::Failure::BadReply);
    }
    void listTrouble()
    {
        QFETCH(int, kind);
        QFETCH(int, failure);
        Desk desk;
        Fault fault;
        fault.kind = Fault::Kind(kind);
        fault.match = QStringLiteral("GET .*/incidents");
        fault.payload = "https://elsewhere.invalid";
        desk.server->addFault(fault);
        QUrl next;
        for (int pages = 0; pages < 50; ++pages) {
            Answer<IncidentPage> answer;
            desk.arm->list({}, next, answer.handler());
            if (!answer.get()) {
                QCOMPARE(int(answer.get().error().kind), failure);
                return;
            }
            next = answer.value().next;
            QVERIFY(!next.isEmpty()); // never a list that ends as if it were whole
        }
        QFAIL("does not end");
    }

    void keepsTheGoodHalf()
    {
        Desk desk;
        Fault fault;
        fault.kind = Fault::Kind::Body;
        fault.match = QStringLiteral("GET .*/incidents");
        fault.status = 200;
        fault.payload = R"({"value":[7,null,{},{"name":"no guid","id":5},[],
            {"name":"00000000-0000-4000-8000-000000000001","id":"9","properties":[],"comments":{},"customTags":"x"},
            {"name":"00000000-0000-4000-8000-000000000002","id":"10","status":{},"severity":7,"customTags":[1,{}],
             "properties":{"title":[1],"labels":{"a":1},"owner":"me","incidentNumber":"77","additionalData":{"commentsCount":"x"}}}]})";
        desk.server->addFault(fault);
        for (Backend *backend : {static_cast<Backend *>(desk.arm.get()), static_cast<Backend *>(desk.defender.get())}) {
            Answer<IncidentPage> answer;
            backend->list({}, {}, answer.handler());
            QCOMPARE(answer.value().malformed, 5);
            QCOMPARE(answer.value().incidents.size(), 2);
            QVERIFY(answer.value().incidents[1].severity == Severity::Unknown);
        }
    }

    void opens_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("choice");
        QTest::addColumn<bool>("graphDenied");
        QTest::addColumn<int>("side"); // -1: refused
        QTest::addColumn<qint64>("number");
        const int automatic = int(Choice::Auto), arm = int(Choice::Arm), defender = int(Choice::Defender);
        QTest::newRow("by number") << QStringLiteral("3177") << automatic << false << int(Side::Arm) << qint64(3177);
        QTest::newRow("by GUID") << QStringLiteral("F2B6F9A1-5ac7-575c-8c4f-fe90dcfe38e0") << automatic << false
                                 << int(Side::Arm) << qint64(3177);
        QTest::newRow("unified") << QStringLiteral("3171") << automatic << false << int(Side::Defender) << qint64(9041);
        QTest::newRow("unified, no permission") << QStringLiteral("3171") << automatic << true << int(Side::Arm) << qint64(3171);
        QTest::newRow("unified, arm wanted") << QStringLiteral("3171") << arm << false << int(Side::Arm) << qint64(3171);
        QTest::newRow("defender id") << QStringLiteral("9041") << defender << false << int(Side::Defender) << qint64(9041);
        QTest::newRow("merged") << QStringLiteral("3164") << automatic << false << int(Side::Defender) << qint64(9041);
        QTest::newRow("merged, arm wanted") << QStringLiteral("3164") << arm << false << int(Side::Arm) << qint64(3171);
        QTest::newRow("merged, no permission") << QStringLiteral("3164") << automatic << true << -1 << qint64(0);
        QTest::newRow("not in defender") << QStringLiteral("3177") << defender << false << -1 << qint64(0);
        QTest::newRow("unknown number") << QStringLiteral("99999") << automatic << false << -1 << qint64(0);
        QTest::newRow("unknown GUID") << QStringLiteral("00000000-0000-4000-8000-00000000dead") << automatic << false << -1
                                      << qint64(0);
        QTest::newRow("neither") << QStringLiteral("../incidents") << automatic << false << -1 << qint64(0);
    }
    void opens()
    {
        QFETCH(QString, id);
        QFETCH(int, choice);
        QFETCH(bool, graphDenied);
        QFETCH(int, side);
        Behaviour behaviour;
        behaviour.denyIncidents = graphDenied;
        Desk desk(behaviour);
        const base::Result<Opened> opened = desk.tryOpen(id, Choice(choice));
        QCOMPARE(bool(opened), side >= 0);
        if (!opened) {
            QVERIFY(!opened.error().detail.isEmpty());
            return;
        }
        QCOMPARE(int(opened->side), side);
        QTEST(opened->incident.number, "number");
        QVERIFY(!opened->why.isEmpty());
        QVERIFY(!opened->incident.isRedirected());
    }

    void idsKeepToTheirPath()
    {
        Desk desk;
        for (Backend *backend : {static_cast<Backend *>(desk.arm.get()), static_cast<Backend *>(desk.defender.get())}) {
            for (const char *id : {"../alerts_v2", "9041/comments", "..", ""}) {
                Answer<Incident> answer;
                backend->find(QString::fromLatin1(id), answer.handler());
                QVERIFY(!answer.came());
                QVERIFY(!answer.get() && answer.get().error().kind == base::Failure::BadInput);
            }
        }
        QCOMPARE(desk.sent("GET"), 0);
    }

    /// The page of the service does not name $orderby among its options.
    void listsWithoutOrder()
    {
        Desk desk;
        desk.fault(Fault::Kind::Status, "GET .*/security/incidents\\?.*orderby", -1, 0, 400);
        Answer<IncidentPage> answer;
        desk.defender->list({}, {}, answer.handler());
        const QList<Incident> &incidents = answer.value().incidents;
        QVERIFY(incidents.size() > 1);
        QVERIFY(std::is_sorted(incidents.begin(), incidents.end(),
                               [](const Incident &a, const Incident &b) { return a.created > b.created; }));
    }

    /// A list that is null is said to be empty; one that is not there is not.
    void nullListsAreEmpty()
    {
        for (const bool there : {true, false}) {
            Desk desk;
            const Opened opened = desk.open(QStringLiteral("3171"));
            Fault fault;
            fault.kind = Fault::Kind::Body;
            fault.match = QStringLiteral("GET .*/security/incidents/");
            fault.payload = there ? R"({"id":"29","comments":null,"alerts":null})" : R"({"id":"29"})";
            desk.server->addFault(fault);
            Answer<QList<Comment>> comments;
            desk.defender->comments(opened.incident, comments.handler());
            QCOMPARE(comments.get().has_value(), there);
            Answer<QList<Entity>> entities;
            desk.defender->entities(opened.incident, entities.handler());
            QCOMPARE(entities.get().has_value(), there);
        }
    }

    void showsEntitiesWithoutKind()
    {
        Desk desk;
        const Opened opened = desk.open(QStringLiteral("3177"));
        Fault fault;
        fault.kind = Fault::Kind::Body;
        fault.match = QStringLiteral("/entities");
        fault.payload = R"({"entities":[{"properties":{"address":"8.8.8.8"}},{},null,
            {"kind":"Ip","properties":{"address":"8.8.4.4"}}]})";
        desk.server->addFault(fault);
        Answer<QList<Entity>> answer;
        desk.arm->entities(opened.incident, answer.handler());
        QCOMPARE(answer.value().size(), 2);
        const Taken taken = takeIndicators(answer.value(), QStringLiteral("incident"), {});
        QCOMPARE(valuesOf(taken), QStringList{QStringLiteral("8.8.4.4")});
        QCOMPARE(taken.skipped, 1);
        Fault evidence;
        evidence.kind = Fault::Kind::Body;
        evidence.match = QStringLiteral("GET .*/security/incidents/");
        evidence.payload = R"({"id":"29","alerts":[{"id":"a","evidence":[null,{},{"ipAddress":"8.8.8.8"},
            {"@odata.type":"#microsoft.graph.security.ipEvidence","ipAddress":"8.8.4.4"}]},{"id":"b","evidence":null}]})";
        desk.server->addFault(evidence);
        Answer<QList<Entity>> other;
        Incident unified;
        unified.id = QStringLiteral("29");
        desk.defender->entities(unified, other.handler());
        QCOMPARE(other.value().size(), 2);
        QCOMPARE(other.value()[0].kind, QStringLiteral("Unknown"));
        QCOMPARE(valuesOf(takeIndicators(other.value(), QStringLiteral("incident"), {})),
                 QStringList{QStringLiteral("8.8.4.4")});
    }

    void opensWithoutFilterByNumber()
    {
        Desk desk;
        desk.fault(Fault::Kind::Status, "incidentNumber", -1, 0, 400);
        QCOMPARE(desk.open(QStringLiteral("3177")).incident.number, 3177);
    }

    void rolesAreNamed()
    {
        Behaviour behaviour;
        behaviour.denyEntities = true;
        Desk desk(behaviour);
        const Opened opened = desk.open(QStringLiteral("3177"));
        Answer<QList<Entity>> answer;
        desk.arm->entities(opened.incident, answer.handler());
        QVERIFY(answer.get().error().kind == base::Failure::Forbidden);
        QVERIFY(answer.get().error().detail.contains(QStringLiteral("Microsoft Sentinel Responder")));
    }

    void showsEverything()
    {
        Desk desk;
        const Opened sentinel = desk.open(QStringLiteral("3177"));
        QCOMPARE(sentinel.incident.owner.shown(), QStringLiteral("Ada Lind"));
        QCOMPARE(sentinel.incident.labels, QStringList({QStringLiteral("phishing"), QStringLiteral("tier-2")}));
        Answer<QList<Alert>> alerts;
        desk.arm->alerts(sentinel.incident, alerts.handler());
        QCOMPARE(alerts.value().size(), 2);
        const Opened unified = desk.open(QStringLiteral("3171"));
        Answer<QList<Alert>> more;
        desk.defender->alerts(unified.incident, more.handler());
        QCOMPARE(more.value().size(), 2);
        QCOMPARE(more.value()[1].actor, QStringLiteral("Aqua Blizzard"));
        QCOMPARE(desk.comments(unified).size(), 1);
    }

    void cancelsInTheMiddle()
    {
        Desk desk;
        desk.fault(Fault::Kind::Silence, "GET .*/incidents", -1);
        Answer<Incident> answer;
        const Backend::Ticket ticket = desk.arm->find(QStringLiteral("3177"), answer.handler());
        QTRY_COMPARE(desk.sent("GET .*/incidents"), 1);
        desk.arm->cancel(ticket);
        QVERIFY(answer.came());
        QVERIFY(answer.get().error().kind == base::Failure::Cancelled);
    }

    void takesIndicatorsOfSentinel()
    {
        Desk desk;
        const Opened opened = desk.open(QStringLiteral("3177"));
        Answer<QList<Entity>> entities;
        desk.arm->entities(opened.incident, entities.handler());
        const Taken taken = takeIndicators(entities.value(), QStringLiteral("incident 3177"), withDocumentation());
        QCOMPARE(valuesOf(taken),
                 QStringList({QStringLiteral("198.51.100.16"), QStringLiteral("198.51.100.200"), QStringLiteral("198.51.100.42"),
                              QStringLiteral("2001:db8:51:9::15"), QStringLiteral("203.0.113.7"), QStringLiteral("203.0.113.88"),
                              QStringLiteral("login-portal.example"), QStringLiteral("update.skyport.example")}));
        QCOMPARE(taken.excluded.size(), 2); // resolver and client
        QCOMPARE(taken.skipped, 1); // a kind nobody knows
        QCOMPARE(taken.found.indicators[0].source.file, QStringLiteral("incident 3177"));
        QVERIFY(taken.found.indicators[0].source.context.startsWith(QStringLiteral("Ip: 203.0.113.7")));
        QVERIFY(std::any_of(taken.found.rejected.begin(), taken.found.rejected.end(), [](const ioc::Rejected &rejected) {
            return rejected.written == u"fe80::1" && rejected.reason == ioc::RejectReason::LinkLocalAddress;
        }));
    }

    void takesIndicatorsOfDefender()
    {
        Desk desk;
        const Opened opened = desk.open(QStringLiteral("3171"));
        Answer<QList<Entity>> entities;
        desk.defender->entities(opened.incident, entities.handler());
        const Taken taken = takeIndicators(entities.value(), QStringLiteral("incident 9041"), withDocumentation());
        QCOMPARE(valuesOf(taken),
                 QStringList({QStringLiteral("203.0.113.140"), QStringLiteral("203.0.113.7"), QStringLiteral("203.0.113.88"),
                              QStringLiteral("forms.kestrelquay.example"), QStringLiteral("login-portal.example"),
                              QStringLiteral("update.skyport.example")}));
        QCOMPARE(taken.skipped, 1);
    }

    void takes_data()
    {
        QTest::addColumn<QJsonObject>("properties");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("values");
        const auto url = [](const char *text) { return QJsonObject{{QStringLiteral("url"), QString::fromUtf8(text)}}; };
        const auto row = [](const char *name, const char *kind, const QJsonObject &properties, const QStringList &values) {
            QTest::newRow(name) << properties << QString::fromLatin1(kind) << values;
        };
        const QStringList evil{QStringLiteral("evil.org")};
        row("url", "Url", url("https://evil.org/a?b=https://other.org/"), evil);
        row("url, kind in lower case", "url", url("HTTPS://EVIL.org:8443"), evil);
        row("url of an address", "Url", url("http://8.8.8.8/x"), {QStringLiteral("8.8.8.8")});
        row("url of a v6 address", "Url", url("http://[2606:4700::1111]:80/"), {QStringLiteral("2606:4700::1111")});
        row("url with a user", "Url", url("https://login.good.org@evil.org/"), evil);
        row("relative", "Url", url("/a/evil.org"), {});
        row("defanged", "Url", url("hxxps://evil[.]org/x"), evil);
        row("script", "Url", url("javascript:alert(1)"), {});
        const QJsonObject mail{{QStringLiteral("senderIP"), QStringLiteral("8.8.4.4")},
                               {QStringLiteral("p2SenderDomain"), QStringLiteral("sender.org")},
                               {QStringLiteral("urls"), QJsonArray{QStringLiteral("https://evil.org/x"), 7}}};
        row("mail", "MailMessage", mail, {QStringLiteral("8.8.4.4"), QStringLiteral("evil.org")});
        const auto name = [](const char *text) { return QJsonObject{{QStringLiteral("domainName"), QString::fromUtf8(text)}}; };
        row("wildcard, dot, case", "DnsResolution", name(" *.Evil.ORG. "), evil);
        row("zip is a domain here", "DnsResolution", name("evil.zip"), {QStringLiteral("evil.zip")});
        row("single label", "DnsResolution", name("fileserver"), {});
        row("own machine", "Host", {{QStringLiteral("hostName"), QStringLiteral("evil.org")}}, {});
        row("wrong types", "Ip", {{QStringLiteral("address"), QJsonObject()}}, {});
        row("private", "Ip", {{QStringLiteral("address"), QStringLiteral("192.168.1.1")}}, {});
        row("sentence in an address", "Ip", {{QStringLiteral("address"), QStringLiteral("=HYPERLINK(\"x\")")}}, {});
    }
    void takes()
    {
        QFETCH(QJsonObject, properties);
        QFETCH(QString, kind);
        const Taken taken
            = takeIndicators({thing(kind.toLatin1().constData(), properties)}, QStringLiteral("incident 1"), {});
        QTEST(valuesOf(taken), "values");
    }

    void ownAddressesStayOut()
    {
        const QString resolver = QStringLiteral("/subscriptions/X/entities/R1"); // letter case varies
        QList<Entity> entities{thing("Ip", {{QStringLiteral("address"), QStringLiteral("9.9.9.9")}}, "r1"),
                               thing("Ip", {{QStringLiteral("address"), QStringLiteral("8.8.4.4")}}, "a1")};
        entities.append(thing("DnsResolution",
                              {{QStringLiteral("domainName"), QStringLiteral("evil.org")},
                               {QStringLiteral("dnsServerIpEntityId"), resolver},
                               {QStringLiteral("hostIpAddressEntityId"), QStringLiteral("1.2.3.4")},
                               {QStringLiteral("ipAddressEntityIds"), QJsonArray{entities[1].id, entities[0].id}}},
                              "d1"));
        const Taken taken = takeIndicators(entities, QStringLiteral("incident 1"), {});
        QCOMPARE(valuesOf(taken), QStringList({QStringLiteral("8.8.4.4"), QStringLiteral("evil.org")}));
        QCOMPARE(taken.excluded.size(), 2);
    }

    void oldIncidentHasNoEntities()
    {
        Desk desk;
        const Opened opened = desk.open(QStringLiteral("2801"));
        Answer<QList<Entity>> entities;
        desk.arm->entities(opened.incident, entities.handler());
        QVERIFY(entities.value().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestIncidentReading)
#include "tst_incidentreading.moc"
