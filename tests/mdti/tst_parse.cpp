// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/parse.h"

#include <QElapsedTimer>

using namespace mdti;

class TestParse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void times_data();
    void times();
    void classifications();
    void otherEnd_data();
    void otherEnd();
    void passiveDnsPage();
    void malformedRowsCostThemselvesOnly();
    void noAnswer_data();
    void noAnswer();
    void reputationWithRules();
    void reputationWithLittle_data();
    void reputationWithLittle();
    void ruleJsonIsParallelToRules();
    void profile();
    void profilesLeaveToolsOut();
    void indicators();
    void hostOfArtifact_data();
    void hostOfArtifact();
    void article();
    void damagedBodiesNeverCrash();
    void thousandRowsAreQuick();
};

namespace {

QDateTime utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0, int ms = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute, second, ms), Qt::UTC);
}

QByteArray row(const QByteArray &artifact, const QByteArray &parent)
{
    QByteArray out = R"({"recordType":"a")";
    if (!artifact.isNull())
        out += R"(,"artifact":)" + artifact;
    if (!parent.isNull())
        out += R"(,"parentHost":)" + parent;
    return R"({"value":[)" + out + "}]}";
}

} // namespace

void TestParse::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("expected");
    QTest::newRow("no fraction") << "2021-03-04T05:06:07Z" << utc(2021, 3, 4, 5, 6, 7);
    QTest::newRow("two digits") << "2021-03-04T05:06:07.25Z" << utc(2021, 3, 4, 5, 6, 7, 250);
    QTest::newRow("three digits") << "2021-03-04T05:06:07.734Z" << utc(2021, 3, 4, 5, 6, 7, 734);
    QTest::newRow("seven digits") << "2021-03-04T05:06:07.1239999Z" << utc(2021, 3, 4, 5, 6, 7, 123);
    QTest::newRow("no zone is UTC") << "2021-03-04T05:06:07" << utc(2021, 3, 4, 5, 6, 7);
    QTest::newRow("zero offset") << "2021-03-04T05:06:07+00:00" << utc(2021, 3, 4, 5, 6, 7);
    QTest::newRow("offset") << "2021-03-04T00:30:00+02:00" << utc(2021, 3, 3, 22, 30);
    QTest::newRow("negative offset") << "2021-03-04T23:30:00-0130" << utc(2021, 3, 5, 1, 0);
    QTest::newRow("date only") << "2021-03-04" << utc(2021, 3, 4);
    QTest::newRow("blank for T, lower z") << " 2021-03-04 05:06:07z " << utc(2021, 3, 4, 5, 6, 7);
    QTest::newRow("leap second") << "2016-12-31T23:59:60Z" << utc(2016, 12, 31, 23, 59, 59);
    QTest::newRow("not set, as .NET says it") << "0001-01-01T00:00:00Z" << QDateTime();
    for (const char *bad :
         {"", "2021", "2021-13-04T05:06:07Z", "2021-02-30", "2021-03-04T25:00:00Z", "2021-03-04T05:06:07.Z",
          "yesterday", "2021-03-04T05:06:07Zulu", "2021-03-04T05", "20210304T050607Z", "1614834367"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << QDateTime();
}

void TestParse::times()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, expected);
    const QDateTime time = parseTime(text);
    QCOMPARE(time.isValid(), expected.isValid());
    if (expected.isValid()) {
        QCOMPARE(time.timeSpec(), Qt::UTC);
        QCOMPARE(time, expected);
    }
}

void TestParse::classifications()
{
    for (const Classification one :
         {Classification::Unknown, Classification::Neutral, Classification::Suspicious, Classification::Malicious})
        QVERIFY(classificationFrom(toString(one)) == one);
    QVERIFY(classificationFrom(u" Malicious ") == Classification::Malicious);
    QVERIFY(classificationFrom(u"unknownFutureValue") == Classification::Unknown);
    QVERIFY(classificationFrom(u"") == Classification::Unknown);
}

void TestParse::otherEnd_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // empty: no row
    QTest::addColumn<int>("malformed");
    const QByteArray none;
    QTest::newRow("artifact") << "a.example" << row(R"({"id":"192.0.2.1"})", R"({"id":"a.example"})") << "192.0.2.1"
                              << 0;
    QTest::newRow("turned round") << "a.example" << row(R"({"id":"a.example"})", R"({"id":"192.0.2.1"})") << "192.0.2.1"
                                  << 0;
    QTest::newRow("upper case, final dot")
        << "a.example" << row(R"({"id":"A.Example."})", R"({"id":"www.a.example"})") << "www.a.example" << 0;
    QTest::newRow("IPv6 written long") << "2001:db8::1"
                                       << row(R"({"id":"2001:0DB8:0:0:0:0:0:1"})", R"({"id":"b.example"})")
                                       << "b.example" << 0;
    QTest::newRow("U-label of the host") << "xn--mnchen-3ya.example"
                                         << row(R"({"id":"münchen.example"})", R"({"id":"c.example"})") << "c.example"
                                         << 0;
    QTest::newRow("itself") << "a.example" << row(R"({"id":"a.example"})", R"({"id":"A.EXAMPLE"})") << "" << 0;
    QTest::newRow("neither end is the host")
        << "a.example" << row(R"({"id":"x.example"})", R"({"id":"y.example"})") << "x.example" << 0;
    QTest::newRow("only a parent") << "a.example" << row(none, R"({"id":"192.0.2.1"})") << "192.0.2.1" << 0;
    QTest::newRow("only itself") << "a.example" << row(none, R"({"id":"a.example"})") << "" << 1;
    QTest::newRow("null artifact") << "a.example" << row("null", R"({"id":"a.example"})") << "" << 1;
    QTest::newRow("empty artifact") << "a.example" << row("{}", R"({"id":"a.example"})") << "" << 1;
    QTest::newRow("nothing") << "a.example" << row(none, none) << "" << 1;
    QTest::newRow("id is a number") << "a.example" << row(R"({"id":7})", R"({"id":"a.example"})") << "" << 1;
    QTest::newRow("ends are texts") << "a.example" << row(R"("192.0.2.1")", R"("a.example")") << "" << 1;
    QTest::newRow("value under an opaque id")
        << "a.example" << row(R"({"id":"opaque==","value":"txt value"})", R"({"id":"a.example"})") << "txt value" << 0;
}

void TestParse::otherEnd()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    QFETCH(int, malformed);
    const auto page = parsePassiveDns(body, host);
    if (malformed > 0) { // could not be read, which is not the same as nothing there
        QVERIFY(!page.has_value());
        QVERIFY(page.error().kind == base::Failure::BadReply);
        QVERIFY2(page.error().detail.contains(QStringLiteral("row 1")), qPrintable(page.error().detail));
        return;
    }
    QVERIFY(page.has_value());
    QCOMPARE(page->malformed, malformed);
    QCOMPARE(page->firstProblem.isEmpty(), malformed == 0);
    QCOMPARE(page->rows.size(), expected.isEmpty() ? 0 : 1);
    if (!expected.isEmpty()) {
        QCOMPARE(page->rows[0].otherEnd, expected);
        QCOMPARE(page->rows[0].recordType, QStringLiteral("A"));
    }
}

void TestParse::passiveDnsPage()
{
    const QByteArray body = R"({"@odata.context":"x","@odata.count":41,
        "@odata.nextLink":"https://graph.example/v1.0/security/threatIntelligence/hosts/192.0.2.9/passiveDnsReverse?$count=true&$top=2&$skiptoken='a%2Bb'",
        "value":[{"@odata.type":"#microsoft.graph.security.passiveDnsRecord","id":"Zm9v","firstSeenDateTime":"2023-01-02T03:04:05Z",
          "lastSeenDateTime":null,"collectedDateTime":"2023-03-07T13:59:34.735Z","recordType":"AAAA",
          "parentHost":{"@odata.type":"#microsoft.graph.security.ipAddress","id":"192.0.2.9"},
          "artifact":{"@odata.type":"#microsoft.graph.security.hostName","id":"n1.example"}},
         {"parentHost":{"id":"192.0.2.9"},"artifact":{"id":"n2.example"},"recordType":"futureType"}]})";
    const auto page = parsePassiveDns(body, QStringLiteral("192.0.2.9"));
    QVERIFY(page.has_value());
    QCOMPARE(page->count, std::optional<qint64>(41));
    QCOMPARE(page->next.toEncoded(),
             QByteArray(
                 "https://graph.example/v1.0/security/threatIntelligence/hosts/192.0.2.9/passiveDnsReverse?$count=true&"
                 "$top=2&$skiptoken='a%2Bb'"));
    QCOMPARE(page->rows.size(), 2);
    QCOMPARE(page->rows[0].otherEnd, QStringLiteral("n1.example"));
    QCOMPARE(page->rows[0].firstSeen, utc(2023, 1, 2, 3, 4, 5));
    QVERIFY(!page->rows[0].lastSeen.isValid());
    QCOMPARE(page->rows[1].recordType, QStringLiteral("FUTURETYPE"));
    QVERIFY(!page->rows[1].firstSeen.isValid());
    QCOMPARE(page->malformed, 0);

    const auto empty
        = parsePassiveDns(R"({"value":[],"@odata.nextLink":"https://graph.example/next","@odata.count":"7"})", {});
    QVERIFY(empty.has_value());
    QVERIFY(empty->rows.isEmpty());
    QCOMPARE(empty->next.host(), QStringLiteral("graph.example"));
    QCOMPARE(empty->count, std::optional<qint64>(7));
}

void TestParse::malformedRowsCostThemselvesOnly()
{
    const auto page = parsePassiveDns(R"({"value":[
        {"recordType":"A","parentHost":{"id":"a.example"},"artifact":{"id":"192.0.2.1"}},
        null, 5, "row", [],
        {"recordType":7,"firstSeenDateTime":12,"lastSeenDateTime":{},"parentHost":{"id":"a.example"},"artifact":{"id":"192.0.2.2"}},
        {}]})",
                                      QStringLiteral("a.example"));
    QVERIFY(page.has_value());
    QCOMPARE(page->rows.size(), 2);
    QCOMPARE(page->rows[1].otherEnd, QStringLiteral("192.0.2.2"));
    QCOMPARE(page->rows[1].recordType, QString());
    QCOMPARE(page->malformed, 5);
    QVERIFY2(page->firstProblem.startsWith(QStringLiteral("row 2")), qPrintable(page->firstProblem));
    const QByteArray nothingLeft = R"({"value":[7,{},"row"],"@odata.nextLink":"https://graph.example/next"})";
    const auto isBadReply = [](const auto &answer) {
        QVERIFY(!answer.has_value());
        QVERIFY(answer.error().kind == base::Failure::BadReply);
        QVERIFY2(answer.error().detail.contains(QStringLiteral("none of the rows could be read; row 1")),
                 qPrintable(answer.error().detail));
    };
    isBadReply(parsePassiveDns(nothingLeft, QStringLiteral("a.example")));
    isBadReply(parseProfiles(nothingLeft));
    isBadReply(parseProfileIndicators(nothingLeft));
}

void TestParse::noAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << "empty";
    QTest::newRow("blanks") << QByteArray(" \r\n") << "empty";
    QTest::newRow("web page") << QByteArray(
        "\r\n<!DOCTYPE html><html><head><title>Sign in to\nProxy</title></head></html>")
                              << "a web page came instead of JSON: \"Sign in to Proxy\"";
    QTest::newRow("half") << QByteArray(R"({"value":[{"recordType":"A","artifa)") << "ends in the middle";
    QTest::newRow("garbage") << QByteArray(R"({"value":[}}}}}}}}}}}}}}}}}})") << "not valid JSON at byte";
    QTest::newRow("a list") << QByteArray("[]") << "a list came";
    QTest::newRow("no value") << QByteArray(R"({"@odata.context":"x"})") << "\"value\" is missing";
    QTest::newRow("value is null") << QByteArray(R"({"value":null})") << "\"value\" is not a list";
    QTest::newRow("value is a text") << QByteArray(R"({"value":"none"})") << "\"value\" is not a list";
    QTest::newRow("an error as 200") << QByteArray(R"({"error":{"code":"generalException","message":"Sorry"}})")
                                     << "generalException";
}

void TestParse::noAnswer()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const auto check = [&says](const auto &result) {
        QVERIFY(!result.has_value());
        QVERIFY(result.error().kind == base::Failure::BadReply);
        QVERIFY2(result.error().detail.contains(says), qPrintable(result.error().detail));
    };
    check(parsePassiveDns(body, QStringLiteral("a.example")));
    check(parseProfiles(body));
    check(parseProfileIndicators(body));
    if (!says.contains(QLatin1String("\"value\"")))
        check(parseReputation(body));
    QVERIFY(!parseReputation(body).has_value());
    QVERIFY(!parseProfile(body).has_value());
    QVERIFY(!parseArticle(body).has_value());
}

void TestParse::reputationWithRules()
{
    const QByteArray body
        = R"({"@odata.type":"#microsoft.graph.security.hostReputation","id":"r1","classification":"suspicious",
        "score":63,"rules":[
        {"name":"Cyber Threat Intelligence","description":["Aqua Blizzard"," ","Second text"],"severity":"high",
         "relatedDetailsUrl":"https://security.microsoft.com/intel-profiles/00"},
        {"name":"Registrar","description":"Often abused","severity":null,"relatedDetailsUrl":null},
        "not a rule",
        {"name":null,"description":null,"severity":"Critical","unknown":{"a":[1]}}]})";
    const auto reputation = parseReputation(body);
    QVERIFY(reputation.has_value());
    QVERIFY(reputation->known);
    QVERIFY(reputation->classification == Classification::Suspicious);
    QCOMPARE(reputation->score, 63);
    QCOMPARE(reputation->rules.size(), 3);
    QCOMPARE(reputation->rules[0].descriptions,
             QStringList({QStringLiteral("Aqua Blizzard"), QStringLiteral("Second text")}));
    QCOMPARE(reputation->rules[0].detailsUrl, QStringLiteral("https://security.microsoft.com/intel-profiles/00"));
    QCOMPARE(reputation->rules[1].descriptions, QStringList(QStringLiteral("Often abused")));
    QCOMPARE(reputation->rules[1].severity, QStringLiteral("unknown"));
    QCOMPARE(reputation->rules[2].severity, QStringLiteral("critical"));
    QCOMPARE(reputation->malformed, 1);
    QCOMPARE(reputation->raw, body);
}

void TestParse::reputationWithLittle_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("answer");
    QTest::addColumn<int>("score");
    QTest::newRow("nulls") << QByteArray(R"({"id":"r","classification":null,"score":null,"rules":null})") << true << -1;
    QTest::newRow("only an id") << QByteArray(R"({"id":"r"})") << true << -1;
    QTest::newRow("unknown member") << QByteArray(R"({"classification":"unknownFutureValue","score":0})") << true << 0;
    QTest::newRow("wrong types") << QByteArray(R"({"classification":5,"score":"high"})") << true << -1;
    QTest::newRow("score as text") << QByteArray(R"({"score":"12"})") << true << 12;
    QTest::newRow("score out of range") << QByteArray(R"({"score":1000})") << true << -1;
    QTest::newRow("wrapped in value") << QByteArray(R"({"value":{"id":"r","score":7}})") << true << 7;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"score\":9}") << true << 9;
    QTest::newRow("something else") << QByteArray(R"({"hello":1})") << false << -1;
    QTest::newRow("rules as text") << QByteArray(R"({"id":"r","rules":"none"})") << false << -1;
}

void TestParse::reputationWithLittle()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, answer);
    QFETCH(int, score);
    const auto reputation = parseReputation(body);
    QCOMPARE(reputation.has_value(), answer);
    if (!answer)
        return;
    QCOMPARE(reputation->score, score);
    QVERIFY(reputation->classification == Classification::Unknown);
    QVERIFY(reputation->rules.isEmpty());
    QVERIFY(reputation->raw.isEmpty());
}

void TestParse::ruleJsonIsParallelToRules()
{
    const QByteArray body = R"({ "id" : "r", "rules" : [ 3, { "name" : "A" , "x" : null }, { "name" : "B" } ] })";
    QCOMPARE(ruleJson(body), QList<QByteArray>({R"({"name":"A","x":null})", R"({"name":"B"})"}));
    QCOMPARE(parseReputation(body)->rules.size(), 2);
    QVERIFY(ruleJson("<html>").isEmpty());
}

void TestParse::profile()
{
    const auto profile
        = parseProfile(R"({"id":"p1","kind":"actor","title":" Plaid Rain ","aliases":["POLONIUM",null,"", 4],
        "targets":null,"countriesOrRegionsOfOrigin":[{"label":"Lebanon","code":"LB"},{"code":"XX"},{}],
        "firstActiveDateTime":"2022-02-01T00:00:00Z","summary":{"content":"Short","format":"text"},
        "description":{"content":null},"tradecraft":null})");
    QVERIFY(profile.has_value());
    QCOMPARE(profile->title, QStringLiteral("Plaid Rain"));
    QCOMPARE(profile->aliases, QStringList(QStringLiteral("POLONIUM")));
    QCOMPARE(profile->origins, QStringList({QStringLiteral("Lebanon"), QStringLiteral("XX")}));
    QCOMPARE(profile->firstActive, utc(2022, 2, 1));
    QCOMPARE(profile->summary, QStringLiteral("Short"));
    QVERIFY(profile->targets.isEmpty() && profile->description.isEmpty() && profile->tradecraft.isEmpty());
    QCOMPARE(parseProfile(R"({"id":"p2","title":null})")->title, QStringLiteral("p2"));
    QVERIFY(parseProfile(R"({"title":"No id"})").error().kind == base::Failure::BadReply);
}

void TestParse::profilesLeaveToolsOut()
{
    const auto page
        = parseProfiles(R"({"value":[{"id":"1","kind":"actor","title":"A"},{"id":"2","kind":"Tool","title":"B"},
        {"id":"3","kind":"unknownFutureValue","title":"C"},{"kind":"actor","title":"D"}]})");
    QVERIFY(page.has_value());
    QCOMPARE(page->rows.size(), 2);
    QCOMPARE(page->rows[1].title, QStringLiteral("C"));
    QCOMPARE(page->malformed, 1);
}

void TestParse::indicators()
{
    const auto page = parseProfileIndicators(R"({"value":[
        {"id":"i1","source":"microsoft","firstSeenDateTime":"2022-05-02T23:09:20.000Z","lastSeenDateTime":null,
         "artifact":{"@odata.type":"#microsoft.graph.security.hostname","id":"bad.example"}},
        {"id":"i2","source":"OSINT","artifact":{"id":"203.0.113.7"}},
        {"id":"i3","artifact":{"@odata.type":"#microsoft.graph.security.unclassifiedArtifact","id":"q","kind":"hash_sha256",
         "value":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}},
        {"id":"i4","source":"unknownFutureValue","artifact":{"id":"q2","kind":"email","value":"who@bad.example"}},
        {"id":"i5","artifact":{}},{"id":"i6"},{"id":"i7","artifact":null},{"id":"i8","artifact":17}]})");
    QVERIFY(page.has_value());
    QCOMPARE(page->rows.size(), 4);
    QCOMPARE(page->malformed, 1); // those without an artifact are usual and list nothing
    QCOMPARE(page->rows[2].source, QString());
    QCOMPARE(page->rows[3].source, QStringLiteral("unknown"));
    QVERIFY(page->rows[0].isHost && page->rows[1].isHost);
    QVERIFY(!page->rows[2].isHost && !page->rows[3].isHost);
    QCOMPARE(page->rows[0].artifact, QStringLiteral("bad.example"));
    QCOMPARE(page->rows[1].source, QStringLiteral("osint"));
    QCOMPARE(page->rows[3].artifact, QStringLiteral("who@bad.example"));
}

void TestParse::hostOfArtifact_data()
{
    QTest::addColumn<QString>("artifact");
    QTest::addColumn<QString>("host");
    QTest::newRow("name") << "Bad.Example."
                          << "bad.example";
    QTest::newRow("address") << "203.0.113.7"
                             << "203.0.113.7";
    QTest::newRow("IPv6") << "2001:DB8:0:0::5"
                          << "2001:db8::5";
    QTest::newRow("wildcard") << "*.bad.example"
                              << "bad.example";
    QTest::newRow("URL") << "https://user@bad.example:8443/a/b?c#d"
                         << "bad.example";
    QTest::newRow("URL of an address") << "http://203.0.113.7/x"
                                       << "203.0.113.7";
    QTest::newRow("private") << "10.0.0.1"
                             << "";
    QTest::newRow("hash") << "d41d8cd98f00b204e9800998ecf8427e"
                          << "";
    QTest::newRow("mail") << "a@bad.example"
                          << "";
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("path") << "bad.example/path"
                          << "";
}

void TestParse::hostOfArtifact()
{
    QFETCH(QString, artifact);
    QFETCH(QString, host);
    QCOMPARE(hostOf(artifact), host);
}

void TestParse::article()
{
    const auto article = parseArticle(
        R"({"id":"a1b2c3d4","title":"T","summary":{"content":"S"},"body":{"content":"B","format":"markdown"},
        "tags":["One","Two"],"createdDateTime":"2023-03-03T18:20:22.677Z","lastUpdatedDateTime":"x","imageUrl":null})");
    QVERIFY(article.has_value());
    QCOMPARE(article->summary, QStringLiteral("S"));
    QCOMPARE(article->body, QStringLiteral("B"));
    QCOMPARE(article->tags, QStringList({QStringLiteral("One"), QStringLiteral("Two")}));
    QCOMPARE(article->created, utc(2023, 3, 3, 18, 20, 22, 677));
    QVERIFY(!article->updated.isValid());
}

// Cut at every byte and every bit of every byte turned: whatever comes out, it is an answer or a BadReply.
void TestParse::damagedBodiesNeverCrash()
{
    const QByteArray body
        = R"({"@odata.count":2,"@odata.nextLink":"https://g.example/n","id":"r","score":50,"kind":"actor",
        "title":"A","aliases":["b"],"rules":[{"name":"N","description":["x","\u00e9\ud83d\ude00"],"severity":"high"}],
        "value":[{"id":"i","recordType":"A","firstSeenDateTime":"2023-01-02T03:04:05.1234567Z","artifact":{"id":"192.0.2.1"},
        "parentHost":{"id":"a.example"}}],"error":{"innererror":{"request-id":"g"}},"summary":{"content":"s"},"tags":["t"]})";
    int answers = 0;
    const auto readAll = [&answers](const QByteArray &damaged) {
        const auto good = [&answers](const auto &result) {
            if (result)
                ++answers;
            else
                QVERIFY(result.error().kind == base::Failure::BadReply);
        };
        good(parsePassiveDns(damaged, QStringLiteral("a.example")));
        good(parseReputation(damaged));
        good(parseProfiles(damaged));
        good(parseProfile(damaged));
        good(parseProfileIndicators(damaged));
        good(parseArticle(damaged));
        (void)ruleJson(damaged);
    };
    for (qsizetype at = 0; at < body.size(); ++at) {
        readAll(body.left(at));
        QCOMPARE(answers, 0); // no prefix of an object is one
    }
    for (qsizetype at = 0; at < body.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray damaged = body;
            damaged[at] = char(damaged[at] ^ (1 << bit));
            readAll(damaged);
        }
    }
    QVERIFY(answers > 0);
    for (qsizetype at = 0; at <= 40; ++at)
        (void)parseTime(QStringLiteral("2021-03-04T05:06:07.1234567+02:00").left(at));
}

void TestParse::thousandRowsAreQuick()
{
    QByteArray body = R"({"@odata.count":1000,"value":[)";
    for (int i = 0; i < 1000; ++i) {
        body += (i ? "," : "");
        body
            += R"({"@odata.type":"#microsoft.graph.security.passiveDnsRecord","id":"Y29udG9zby5jb20kJDIwLjEwMy44NS4zMyQkZmFsc2U=",)"
               R"("firstSeenDateTime":"2022-04-18T10:31:12Z","lastSeenDateTime":"2023-03-07T13:19:35Z",)"
               R"("collectedDateTime":"2023-03-07T13:59:34.735Z","recordType":"A","parentHost":{"id":"192.0.2.4"},)"
               R"("artifact":{"@odata.type":"#microsoft.graph.security.hostname","id":"host)"
            + QByteArray::number(i) + R"(.example"}})";
    }
    body += "]}";
    QElapsedTimer timer;
    timer.start();
    constexpr int rounds = 10;
    qsizetype rows = 0;
    for (int i = 0; i < rounds; ++i)
        rows += parsePassiveDns(body, QStringLiteral("192.0.2.4"))->rows.size();
    const double ms = double(timer.nsecsElapsed()) / 1e6 / rounds;
    QCOMPARE(rows, 1000 * rounds);
    qInfo("1,000 rows (%lld bytes) in %.2f ms", qlonglong(body.size()), ms);
}

QTEST_GUILESS_MAIN(TestParse)
#include "tst_parse.moc"
