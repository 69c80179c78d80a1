// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/mdti/desk.h"

using namespace mditest;
using namespace mdti;
using base::Failure;
using net::Priority;
using test::Answer;

namespace {

const QString ipv6 = QStringLiteral("2001:db8::7");

Answer badRequest(const QByteArray &message)
{
    return Answer::failed(400, R"({"error":{"code":"BadRequest","message":")" + message + R"("}})");
}

} // namespace

class TestApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksAsDocumented();
    void unknownIsNoFailure();
    void refusesHostsThatMustNotBeSent_data();
    void refusesHostsThatMustNotBeSent();
    void halvesTop();
    void dropsCount();
    void dropsOptionsOfTheProfileList();
    void triesTheFormsOfIpv6();
    void ipv6WithoutAnyFormIsNotAnswered();
    void followsNextVerbatim();
    void foreignNextIsRefused();
    void pagingInACircleEnds();
    void samePageForEverEnds();
    void everNewProfilesEnd();
    void nextPageNotFoundIsNoEnd_data();
    void nextPageNotFoundIsNoEnd();
    void endsThatAreNone_data();
    void endsThatAreNone();
    void failedPageMayBeAskedAgain();
    void webPageIsABadReply();
    void brokenJsonIsReadTwice();
    void oddRowsAreReported();
};

void TestApi::asksAsDocumented()
{
    Desk desk([](const QByteArray &target) {
        if (target.contains("/reputation"))
            return Answer::json(R"({"id":"r","classification":"neutral","score":30,"rules":[]})");
        if (target.contains("/articles/"))
            return Answer::json(R"({"id":"831b70a4","title":"T"})");
        if (target.contains("/indicators"))
            return Answer::json(page(R"({"id":"i","artifact":{"id":"b.example"}})"));
        if (target.contains("/intelProfiles?"))
            return Answer::json(page(R"({"id":"p","title":"P"})"));
        if (target.contains("/intelProfiles/"))
            return Answer::json(R"({"id":"p/1","title":"P"})");
        Answer answer = Answer::json(page(rowTo("192.0.2.1")));
        answer.headers = {{"request-id", "abc-1"}};
        return answer;
    });
    const auto records = ask(desk, name, 250);
    QVERIFY(records.wait());
    const auto reverse = Outcome<Page<PassiveDnsRow>>();
    desk.api->passiveDns(ipv6, Api::Direction::Reverse, 5, {}, Priority::Normal, reverse.handler());
    QVERIFY(reverse.wait());
    const auto reputation = askReputation(desk);
    QVERIFY(reputation.wait());
    const Outcome<Page<Profile>> profiles;
    desk.api->profiles({}, Priority::Normal, profiles.handler());
    QVERIFY(profiles.wait());
    const Outcome<Profile> profile;
    desk.api->profile(QStringLiteral("p/1"), Priority::Normal, profile.handler());
    QVERIFY(profile.wait());
    const Outcome<Page<ProfileIndicator>> indicators;
    desk.api->profileIndicators(QStringLiteral("p/1"), {}, Priority::Background, indicators.handler());
    QVERIFY(indicators.wait());
    const Outcome<Article> article;
    desk.api->article(QStringLiteral("831b70a4"), Priority::Background, article.handler());
    QVERIFY(article.wait());

    const QByteArray root = "/v1.0/security/threatIntelligence";
    QCOMPARE(desk.targets(),
             QList<QByteArray>({hostRoot + "a.example/passiveDns?$count=true&$top=250",
                                hostRoot + "2001:db8::7/passiveDnsReverse?$count=true&$top=5",
                                hostRoot + "a.example/reputation",
                                root
                                    + "/intelProfiles?$select=id,kind,title,aliases,targets,countriesOrRegionsOfOrigin,"
                                      "firstActiveDateTime&$orderby=title&$top=100",
                                root + "/intelProfiles/p%2F1", root + "/intelProfiles/p%2F1/indicators?$top=100",
                                root + "/articles/831b70a4"}));
    QCOMPARE(desk.server.seen()[0].header("authorization"), QByteArray("Bearer token-1"));
    QVERIFY(records.get().has_value());
    const Provenance from = records.get()->from;
    QCOMPARE(from.request, QString::fromLatin1("GET " + hostRoot + "a.example/passiveDns?$count=true&$top=250"));
    QCOMPARE(from.requestId, QStringLiteral("abc-1"));
    QVERIFY(!from.fromStore);
    QVERIFY(qAbs(from.retrieved.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QCOMPARE(reputation.get()->score, 30);
    QCOMPARE(profiles.get()->rows[0].title, QStringLiteral("P"));
    QCOMPARE(profile.get()->id, QStringLiteral("p/1"));
    QCOMPARE(indicators.get()->rows[0].artifact, QStringLiteral("b.example"));
    QCOMPARE(article.get()->title, QStringLiteral("T"));
    QVERIFY(!article.get()->from.request.isEmpty());
    QCOMPARE(desk.api->counts().requests, 7);
    QCOMPARE(desk.api->counts().storeHits, 0);
}

void TestApi::unknownIsNoFailure()
{
    Desk desk([](const QByteArray &) { return notFound(); });
    const auto records = ask(desk);
    const auto reputation = askReputation(desk);
    const Outcome<Profile> profile;
    desk.api->profile(QStringLiteral("p"), Priority::Normal, profile.handler());
    const Outcome<Page<Profile>> profiles;
    desk.api->profiles({}, Priority::Normal, profiles.handler());
    const Outcome<Page<ProfileIndicator>> indicators;
    desk.api->profileIndicators(QStringLiteral("p"), {}, Priority::Normal, indicators.handler());
    QVERIFY(records.wait() && reputation.wait() && profile.wait() && profiles.wait() && indicators.wait());
    QVERIFY(records.get().has_value());
    QVERIFY(records.get()->rows.isEmpty() && records.get()->next.isEmpty());
    QVERIFY(reputation.get().has_value());
    QVERIFY(!reputation.get()->known);
    QVERIFY(indicators.get().has_value());
    QVERIFY(profile.get().error().kind == Failure::NotFound);
    QVERIFY(profiles.get().error().kind == Failure::NotFound);
}

void TestApi::refusesHostsThatMustNotBeSent_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("documentation");
    QTest::newRow("private") << "10.1.2.3" << true;
    QTest::newRow("loopback") << "::1" << true;
    QTest::newRow("single label") << "intranet" << true;
    QTest::newRow("internal name") << "files.corp.local" << true;
    QTest::newRow("not canonical") << "A.Example" << true;
    QTest::newRow("no host") << "a b" << true;
    QTest::newRow("path in it") << "a.example/../x" << true;
    QTest::newRow("documentation address") << "192.0.2.1" << false;
    QTest::newRow("documentation name") << "a.example" << false;
}

void TestApi::refusesHostsThatMustNotBeSent()
{
    QFETCH(QString, host);
    QFETCH(bool, documentation);
    Desk desk([](const QByteArray &) { return Answer::json("{}"); });
    desk.api = std::make_unique<Api>(ApiSettings{desk.server.url(), Transport::Single, false, documentation},
                                     &desk.client, nullptr, &desk.clock);
    const auto records = ask(desk, host);
    const auto reputation = askReputation(desk, host);
    QVERIFY(records.wait() && reputation.wait());
    QVERIFY(records.get().error().kind == Failure::BadInput);
    QVERIFY(reputation.get().error().kind == Failure::BadInput);
    QCOMPARE(desk.server.count(), 0);
    QCOMPARE(desk.api->counts().requests, 0);
}

void TestApi::halvesTop()
{
    Desk desk([](const QByteArray &target) {
        const int top = target.mid(target.indexOf("$top=") + 5).toInt();
        return top > 60 ? badRequest("Invalid value for $top.") : Answer::json(page(rowTo("192.0.2.1")));
    });
    const auto first = ask(desk, name, 200);
    QVERIFY(first.wait());
    QVERIFY(first.get().has_value());
    QCOMPARE(first.get()->rows.size(), 1);
    const QByteArray base = hostRoot + "a.example/passiveDns?$count=true&$top=";
    QCOMPARE(desk.targets(), QList<QByteArray>({base + "200", base + "100", base + "50"}));
    QVERIFY(first.get()->from.request.endsWith(QStringLiteral("=50")));
    QCOMPARE(desk.api->counts().requests, 1);
    const auto second = ask(desk, name, 200); // learned
    QVERIFY(second.wait());
    QCOMPARE(desk.targets().mid(3), QList<QByteArray>({base + "50"}));
}

void TestApi::dropsCount()
{
    Desk desk([](const QByteArray &target) {
        return target.contains("count") ? badRequest("Unsupported option.") : Answer::json(page(rowTo("192.0.2.1")));
    });
    QVERIFY(ask(desk).wait());
    const auto second = ask(desk, QStringLiteral("b.example"));
    QVERIFY(second.wait());
    QCOMPARE(
        desk.targets(),
        QList<QByteArray>({hostRoot + "a.example/passiveDns?$count=true&$top=100",
                           hostRoot + "a.example/passiveDns?$top=100", hostRoot + "b.example/passiveDns?$top=100"}));
    // A host the service does not take at all stays a failure.
    Desk strict([](const QByteArray &) { return badRequest("Malformed."); });
    const auto refused = ask(strict);
    QVERIFY(refused.wait());
    QVERIFY(refused.get().error().kind == Failure::BadRequest);
    QCOMPARE(refused.get().error().httpStatus, 400);
    QCOMPARE(strict.server.count(), 2);
}

void TestApi::dropsOptionsOfTheProfileList()
{
    Desk desk([](const QByteArray &target) {
        return target.contains("$select") ? badRequest("Query option not allowed")
                                          : Answer::json(page(R"({"id":"p","title":"P"})"));
    });
    const Outcome<Page<Profile>> profiles;
    desk.api->profiles({}, Priority::Normal, profiles.handler());
    QVERIFY(profiles.wait());
    QCOMPARE(profiles.get()->rows.size(), 1);
    QCOMPARE(desk.targets().last(), QByteArray("/v1.0/security/threatIntelligence/intelProfiles?$top=100"));
}

void TestApi::triesTheFormsOfIpv6()
{
    Desk desk([](const QByteArray &target) {
        return target.contains("/hosts('2001:db8::7')/") ? Answer::json(page(rowTo("192.0.2.1")))
                                                         : badRequest("Malformed id");
    });
    const auto records = ask(desk, ipv6);
    QVERIFY(records.wait());
    QCOMPARE(records.get()->rows.size(), 1);
    const QByteArray rest = "/passiveDns?$count=true&$top=100";
    QCOMPARE(desk.targets(),
             QList<QByteArray>({hostRoot + "2001:db8::7" + rest, hostRoot + "2001%3Adb8%3A%3A7" + rest,
                                "/v1.0/security/threatIntelligence/hosts('2001:db8::7')" + rest}));
    QVERIFY(ask(desk, ipv6).wait());
    QCOMPARE(desk.server.count(), 4);
    QVERIFY(ask(desk, name).wait()); // names go as before
    QCOMPARE(desk.targets()[4], hostRoot + "a.example" + rest);
}

void TestApi::ipv6WithoutAnyFormIsNotAnswered()
{
    Desk desk([](const QByteArray &) { return badRequest("Malformed id"); }, Transport::Single, true);
    const auto records = ask(desk, ipv6);
    const auto reputation = askReputation(desk, ipv6);
    QVERIFY(records.wait() && reputation.wait());
    QVERIFY(!records.get().has_value() && !reputation.get().has_value());
    for (const base::Error &error : {records.get().error(), reputation.get().error()}) {
        QVERIFY(error.kind == Failure::BadRequest);
        QCOMPARE(error.detail, QStringLiteral("The service does not take this IPv6 address."));
    }
    QVERIFY(desk.store.puts.isEmpty()); // another day the service may know better
}

void TestApi::followsNextVerbatim()
{
    const QByteArray rest
        = "/v1.0/security/threatIntelligence/hosts/a.example/passiveDns?$top=1&$skiptoken='b%2Bc%3D'&x=%C3%A4";
    QByteArray origin;
    Desk desk([&](const QByteArray &target) {
        return target.contains("$skiptoken") ? Answer::json(page(rowTo("192.0.2.2")))
                                             : Answer::json(page(rowTo("192.0.2.1"), origin + rest));
    });
    origin = desk.server.url().toEncoded();
    const auto first = ask(desk, name, 1);
    QVERIFY(first.wait());
    const auto second = ask(desk, name, 1, first.get()->next);
    QVERIFY(second.wait());
    QCOMPARE(desk.targets()[1], rest);
    QCOMPARE(second.get()->rows[0].otherEnd, QStringLiteral("192.0.2.2"));
    QVERIFY(second.get()->next.isEmpty());
}

void TestApi::foreignNextIsRefused()
{
    Desk desk([](const QByteArray &) { return Answer::json(page({})); });
    const quint16 port = desk.server.port();
    for (const QString &next :
         {QStringLiteral("https://evil.example/v1.0/x"), QStringLiteral("http://127.0.0.1:1/v1.0/x"),
          QStringLiteral("https://127.0.0.1:%1/v1.0/x").arg(port),
          QStringLiteral("http://localhost:%1/v1.0/x").arg(port),
          QStringLiteral("http://user@127.0.0.1:%1/v1.0/x").arg(port), QStringLiteral("//evil.example/x"),
          QStringLiteral("file:///etc/hosts")}) {
        const auto outcome = ask(desk, name, 1, QUrl(next));
        QVERIFY(outcome.wait());
        QVERIFY2(!outcome.get() && outcome.get().error().kind == Failure::ForeignOrigin, qPrintable(next));
    }
    QCOMPARE(desk.server.count(), 0);
}

void TestApi::pagingInACircleEnds()
{
    QByteArray origin;
    Desk desk([&](const QByteArray &target) {
        const bool one = target.contains("skip=1");
        return Answer::json(page(rowTo(one ? "192.0.2.1" : "192.0.2.2"),
                                 origin + hostRoot + "a.example/passiveDns?skip=" + (one ? "2" : "1")));
    });
    origin = desk.server.url().toEncoded();
    QUrl next;
    int pages = 0;
    std::optional<base::Error> error;
    while (!error && pages < 50) {
        const auto outcome = ask(desk, name, 1, next);
        QVERIFY(outcome.wait());
        if (!outcome.get()) {
            error = outcome.get().error();
        } else {
            ++pages;
            next = outcome.get()->next;
        }
    }
    QCOMPARE(pages, 3);
    QVERIFY(error && error->kind == Failure::BadReply);
    QVERIFY2(error->detail.startsWith(QStringLiteral("paging does not end")), qPrintable(error->detail));
    QCOMPARE(desk.server.count(), 3);
    const auto anew = ask(desk, name, 1); // a walk of its own
    QVERIFY(anew.wait());
    QVERIFY(anew.get().has_value());
    const auto second = ask(desk, name, 1, anew.get()->next);
    QVERIFY(second.wait());
    QVERIFY(second.get().has_value());
}

void TestApi::samePageForEverEnds()
{
    QByteArray origin;
    int served = 0;
    Desk desk([&](const QByteArray &) {
        return Answer::json(
            page(rowTo("192.0.2.1"), origin + hostRoot + "a.example/passiveDns?skip=" + QByteArray::number(++served)));
    });
    origin = desk.server.url().toEncoded();
    QUrl next;
    int pages = 0;
    for (; pages < 100; ++pages) {
        const auto outcome = ask(desk, name, 1, next);
        QVERIFY(outcome.wait());
        if (!outcome.get()) {
            QVERIFY(outcome.get().error().kind == Failure::BadReply);
            break;
        }
        next = outcome.get()->next;
    }
    QVERIFY2(pages > 5 && pages < 20, qPrintable(QString::number(pages)));
}

void TestApi::everNewProfilesEnd()
{
    QByteArray origin;
    int served = 0;
    Desk desk([&](const QByteArray &) {
        const QByteArray number = QByteArray::number(++served);
        return Answer::json(page(R"({"id":"p)" + number + R"(","kind":"actor","title":"P"})",
                                 origin + "/v1.0/security/threatIntelligence/intelProfiles?skip=" + number));
    });
    origin = desk.server.url().toEncoded();
    QUrl next;
    while (served < 2000) {
        const Outcome<Page<Profile>> outcome;
        desk.api->profiles(next, Priority::Normal, outcome.handler());
        QVERIFY(outcome.wait());
        if (!outcome.get()) {
            QVERIFY(outcome.get().error().kind == Failure::BadReply);
            break;
        }
        next = outcome.get()->next;
    }
    QVERIFY2(served > 100 && served <= 500, qPrintable(QString::number(served)));
}

void TestApi::nextPageNotFoundIsNoEnd_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("records") << QByteArray("hosts/a.example/passiveDns");
    QTest::newRow("profiles") << QByteArray("intelProfiles");
    QTest::newRow("indicators") << QByteArray("intelProfiles/p/indicators");
}

void TestApi::nextPageNotFoundIsNoEnd()
{
    QFETCH(QByteArray, list);
    Desk desk([](const QByteArray &) { return notFound(); });
    const QUrl next = desk.server.url().resolved(
        QUrl(QStringLiteral("/v1.0/security/threatIntelligence/") + QString::fromLatin1(list) + QStringLiteral("?$skip=1")));
    const auto check = [](const auto &outcome) {
        QVERIFY(outcome.wait());
        QVERIFY(!outcome.get());
        QVERIFY(outcome.get().error().kind == Failure::BadReply);
        QCOMPARE(outcome.get().error().httpStatus, 404);
    };
    if (list.startsWith("hosts")) {
        check(ask(desk, name, 1, next));
        check(ask(desk, name, 1, next)); // not from the store either
        const auto first = ask(desk);
        QVERIFY(first.wait() && first.get() && first.get()->rows.isEmpty()); // no data
    } else if (list.endsWith("indicators")) {
        const Outcome<Page<ProfileIndicator>> outcome;
        desk.api->profileIndicators(QStringLiteral("p"), next, Priority::Normal, outcome.handler());
        check(outcome);
    } else {
        const Outcome<Page<Profile>> outcome;
        desk.api->profiles(next, Priority::Normal, outcome.handler());
        check(outcome);
    }
}

void TestApi::endsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<bool>("whole");
    QTest::newRow("no link") << QByteArray() << true;
    QTest::newRow("null") << QByteArray(R"("@odata.nextLink":null,)") << true;
    for (const char *odd : {"17", "true", "{}", R"(["/next"])", R"("")", R"("  ")"})
        QTest::newRow(odd) << R"("@odata.nextLink":)" + QByteArray(odd) + ',' << false;
    QTest::newRow("as many as counted") << QByteArray(R"("@odata.count":2,)") << true;
    QTest::newRow("more than counted") << QByteArray(R"("@odata.count":1,)") << true;
    QTest::newRow("fewer than counted") << QByteArray(R"("@odata.count":88,)") << false;
    QTest::newRow("count of a wrong type") << QByteArray(R"("@odata.count":[88],)") << true;
}

void TestApi::endsThatAreNone()
{
    QFETCH(QByteArray, members);
    QFETCH(bool, whole);
    const QByteArray rows = rowTo("192.0.2.1") + ",17"; // one of the two is malformed, but it came
    Desk desk([&](const QByteArray &) { return Answer::json("{" + members + R"("value":[)" + rows + "]}"); });
    for (int round = 0; round < 2; ++round) { // a stored answer is no better
        const auto outcome = ask(desk);
        QVERIFY(outcome.wait());
        QVERIFY(outcome.get().has_value());
        QCOMPARE(outcome.get()->rows.size(), 1);
        QCOMPARE(outcome.get()->broken.isEmpty(), whole);
        QVERIFY(whole || outcome.get()->broken.endsWith(u'.'));
    }
}

void TestApi::failedPageMayBeAskedAgain()
{
    QByteArray origin;
    int failures = 1;
    Desk desk([&](const QByteArray &target) {
        if (!target.contains("skip"))
            return Answer::json(page(rowTo("192.0.2.1"), origin + hostRoot + "a.example/passiveDns?skip=1"));
        return failures-- > 0 ? badRequest("Not now") : Answer::json(page(rowTo("192.0.2.2")));
    });
    origin = desk.server.url().toEncoded();
    const auto first = ask(desk);
    QVERIFY(first.wait());
    const auto failed = ask(desk, name, 1, first.get()->next);
    QVERIFY(failed.wait());
    QVERIFY(failed.get().error().kind == Failure::BadRequest);
    const auto again = ask(desk, name, 1, first.get()->next);
    QVERIFY(again.wait());
    QVERIFY(again.get().has_value());
}

void TestApi::webPageIsABadReply()
{
    Desk desk([](const QByteArray &) { return Answer::page(200); });
    const auto records = ask(desk);
    const auto reputation = askReputation(desk);
    QVERIFY(records.wait() && reputation.wait());
    QVERIFY(records.get().error().kind == Failure::BadReply);
    QVERIFY(reputation.get().error().kind == Failure::BadReply);
    QVERIFY(!reputation.get().error().detail.isEmpty());
}

void TestApi::brokenJsonIsReadTwice()
{
    int asked = 0;
    Desk desk(
        [&](const QByteArray &target) {
            if (target.contains("b.example"))
                return Answer::json(R"({"value":[{"recordType":"A")");
            return Answer::json(++asked == 1 ? QByteArray(R"({"id":"r","sco)") : QByteArray(R"({"id":"r","score":5})"));
        },
        Transport::Single, true);
    const auto healed = askReputation(desk);
    QVERIFY(healed.wait());
    QCOMPARE(healed.get()->score, 5);
    const auto broken = ask(desk, QStringLiteral("b.example"));
    QVERIFY(broken.wait());
    QVERIFY(broken.get().error().kind == Failure::BadReply);
    QCOMPARE(desk.server.count(), 4);
    QCOMPARE(desk.api->counts().requests, 2);
    QCOMPARE(desk.store.puts.size(), 1); // what cannot be read is not kept
}

void TestApi::oddRowsAreReported()
{
    Desk desk(
        [](const QByteArray &) { return Answer::json(page(rowTo("192.0.2.1") + ",7,{}," + rowTo("192.0.2.2"))); });
    const auto records = ask(desk);
    QVERIFY(records.wait());
    QCOMPARE(records.get()->rows.size(), 2);
    QCOMPARE(records.get()->malformed, 2);
    QVERIFY(records.get()->firstProblem.contains(QStringLiteral("row 2")));
}

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
