// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/reader.h"
#include "core/mdti/parse.h"

using namespace attribution;

namespace {

const QString aquaId = QStringLiteral("aa").repeated(32);
const QString otherId = QStringLiteral("0b").repeated(32);
const QStringList rules = {QStringLiteral("Cyber Threat Intelligence")};

NameBook book()
{
    NameBook names;
    names.loadPublicMapping(R"([
      {"name":"Aqua Blizzard","previous_name":"ACTINIUM","aliases":["DEV-0157","Trident Ursa"],"origin":"Russia","attack_id":"G0047","shared_aliases":[]},
      {"name":"Forest Blizzard","previous_name":"STRONTIUM","aliases":["APT28","Sofacy","Common Raven"],"origin":"Russia","attack_id":"G0007","shared_aliases":["Common Raven"]},
      {"name":"Opal Sleet","previous_name":"OSMIUM","aliases":["Common Raven"],"origin":"","attack_id":"","shared_aliases":["Common Raven"]}])");
    mdti::Profile aqua;
    aqua.id = aquaId;
    aqua.kind = QStringLiteral("actor");
    aqua.title = QStringLiteral("Aqua Blizzard");
    aqua.aliases = {QStringLiteral("Gamaredon"), QStringLiteral("Primitive Bear"), QStringLiteral("ZINC")};
    names.addProfile(aqua);
    return names;
}

mdti::Reputation reputation(const QByteArray &ruleList)
{
    auto parsed = mdti::parseReputation(R"({"id":"r","score":90,"rules":)" + ruleList + "}");
    if (!parsed)
        qFatal("the reputation of this test does not parse");
    parsed->from.requestId = QStringLiteral("request-1");
    return *parsed;
}

/// "kind:name(profile's first two digits)[candidates]" per finding.
QStringList asText(const QList<Finding> &findings)
{
    QStringList out;
    for (const Finding &one : findings) {
        QString text = toString(one.kind) + u':' + one.actorName;
        if (!one.profileId.isEmpty())
            text += u'(' + one.profileId.left(2) + u')';
        if (!one.candidates.isEmpty())
            text += u'[' + one.candidates.join(u',') + u']';
        out.append(text);
    }
    return out;
}

} // namespace

class TestReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findings_data();
    void findings();
    void linksAskForProfilesAndArticles();
    void evidenceIsComplete();
    void ruleNamesAreASetting();
    void toolsAreNotClaimed();
    void articles();
};

void TestReader::findings_data()
{
    QTest::addColumn<QByteArray>("ruleList");
    QTest::addColumn<QStringList>("expected");
    const auto cti = [](const QByteArray &description) {
        return QByteArray(R"([{"name":"Cyber Threat Intelligence","description":)" + description
                          + R"(,"severity":"high"}])");
    };
    const auto add = [](const char *name, const QByteArray &ruleList, const QStringList &expected) {
        QTest::newRow(name) << ruleList << expected;
    };
    add("title", cti(R"("Aqua Blizzard")"), {QStringLiteral("rule:Aqua Blizzard(aa)")});
    add("alias in a sentence", cti(R"("Servers of gamaredon, seen in spring")"),
        {QStringLiteral("rule:Aqua Blizzard(aa)")});
    add("list of texts", cti(R"(["Aqua Blizzard","Forest Blizzard"])"),
        {QStringLiteral("rule:Aqua Blizzard(aa)"), QStringLiteral("rule:Forest Blizzard")});
    add("only the mapping, whole text", cti(R"("STRONTIUM")"), {QStringLiteral("rule:Forest Blizzard")});
    add("only the mapping, digits", cti(R"("Known APT28 relay")"), {QStringLiteral("rule:Forest Blizzard")});
    add("only the mapping, one word in a sentence", cti(R"("Sofacy relay")"), {QStringLiteral("rule:Sofacy relay")});
    add("the mapping's other name of a profile", cti(R"("Trident Ursa")"), {QStringLiteral("rule:Aqua Blizzard(aa)")});
    add("a common word in capitals, in a sentence", cti(R"("infrastructure of ZINC")"),
        {QStringLiteral("rule:Aqua Blizzard(aa)")});
    add("a common word as the text", cti(R"("zinc")"), {QStringLiteral("rule:Aqua Blizzard(aa)")});
    add("a common word as prose has it", cti(R"("Zinc mine")"), {QStringLiteral("rule:Zinc mine")});
    add("capitals all over", cti(R"("ZINC MINE")"), {QStringLiteral("rule:ZINC MINE")});
    add("a common word in another rule", R"([{"name":"Article","description":"Prices of ZINC"}])", {});
    add("nobody known", cti(R"("  Purple\u202e Weasel\nCrew ")"), {QStringLiteral("rule:Purple Weasel Crew")});
    add("a profile and a name without one", cti(R"("Aqua Blizzard together with APT28")"),
        {QStringLiteral("rule:Aqua Blizzard(aa)"), QStringLiteral("mention:Forest Blizzard")});
    add("a profile and its own other name", cti(R"x("Aqua Blizzard (DEV-0157, Trident Ursa)")x"),
        {QStringLiteral("rule:Aqua Blizzard(aa)")});
    add("shared alias", cti(R"("Common Raven")"), {QStringLiteral("rule:Common Raven[Forest Blizzard,Opal Sleet]")});
    add("no text", cti("null"), {});
    add("blank", cti(R"(" ")"), {});
    add("link and name in one rule",
        R"([{"name":"Cyber Threat Intelligence","description":"Primitive Bear","relatedDetailsUrl":"https://anything.test/x/intel-profiles/)"
            + aquaId.toUpper().toLatin1() + R"(/description"}])",
        {QStringLiteral("profile-link:Aqua Blizzard(aa)"), QStringLiteral("rule:Aqua Blizzard(aa)")});
    add("link in another rule",
        R"([{"name":"Intel Profile","description":"See there","relatedDetailsUrl":"https://security.microsoft.com/intel-profiles/)"
            + otherId.toLatin1() + R"("}])",
        {QStringLiteral("profile-link:profile 0b0b0b0b(0b)")});
    add("CVE and short ids are no profiles",
        R"([{"name":"X","description":"","relatedDetailsUrl":"https://security.microsoft.com/intel-profiles/CVE-2023-1"},
            {"name":"X","description":"","relatedDetailsUrl":"https://security.microsoft.com/intel-profiles/)"
            + aquaId.toLatin1() + R"(0"}])",
        {});
    add("mention in another rule", R"([{"name":"Article","description":"Sofacy and Gamaredon at it again"}])",
        {QStringLiteral("mention:Aqua Blizzard(aa)"), QStringLiteral("mention:Forest Blizzard")});
    add("mention in a rule's name", R"([{"name":"Tagged Trident Ursa","description":"Seen"}])",
        {QStringLiteral("mention:Aqua Blizzard(aa)")});
    add("plain rules",
        R"([{"name":"Name server","description":"Domain is using a bad name server"},
            {"name":"Resolving IP Address","description":"192.0.2.1","relatedDetailsUrl":"https://ti.test/search?query=192.0.2.1"}])",
        {});
    add("markup stays text", cti(R"("<b>Crew & Co</b>")"), {QStringLiteral("rule:<b>Crew & Co</b>")});
}

void TestReader::findings()
{
    QFETCH(QByteArray, ruleList);
    QFETCH(QStringList, expected);
    QCOMPARE(asText(readReputation(reputation(ruleList), rules, book()).findings), expected);
}

void TestReader::linksAskForProfilesAndArticles()
{
    const QByteArray twice
        = R"("relatedDetailsUrl":"https://security.microsoft.com/intel-profiles/)" + otherId.toLatin1() + "\"";
    const ReputationReading reading
        = readReputation(reputation("[{\"name\":\"A\"," + twice + "},{\"name\":\"B\"," + twice
                                    + R"(},{"name":"C","relatedDetailsUrl":"https://ti.test/article/831b70a4"},
                        {"name":"D","relatedDetailsUrl":"https://security.microsoft.com/intel-explorer/articles/0f0f0f0f#x"},
                        {"name":"E","relatedDetailsUrl":"https://ti.test/articles/831B70A4"},
                        {"name":"F","relatedDetailsUrl":"https://security.microsoft.com/intel-profiles/)"
                                    + aquaId.toLatin1() + "\"}]"),
                         rules, book());
    QCOMPARE(reading.profileIds, QStringList(otherId)); // the other one is known
    QCOMPARE(reading.articleIds, QStringList({QStringLiteral("831b70a4"), QStringLiteral("0f0f0f0f")}));
}

void TestReader::evidenceIsComplete()
{
    const mdti::Reputation given = reputation(R"([17,{"name":"Other","description":"x"},
        {"name":"cyber threat intelligence","description":["Nobody\u0007 Known","Uses Primitive  Bear tools"],"severity":"High",
         "relatedDetailsUrl":"https://ti.test/articles/12345678","extra":1}])");
    const ReputationReading reading = readReputation(given, rules, book());
    QCOMPARE(reading.findings.size(), 2);
    const Evidence evidence = reading.findings[1].evidence;
    QCOMPARE(evidence.rule, QStringLiteral("cyber threat intelligence"));
    QCOMPARE(evidence.description, QStringLiteral("Uses Primitive  Bear tools"));
    QCOMPARE(evidence.matched, QStringLiteral("Primitive  Bear"));
    QCOMPARE(evidence.severity, QStringLiteral("high"));
    QCOMPARE(evidence.detailsUrl, QStringLiteral("https://ti.test/articles/12345678"));
    QCOMPARE(evidence.articleId, QStringLiteral("12345678"));
    QCOMPARE(evidence.from, given.from);
    const QJsonObject raw = QJsonDocument::fromJson(evidence.raw).object();
    QCOMPARE(raw[QLatin1String("extra")].toInt(), 1);
    QVERIFY(!evidence.raw.contains('\n'));
    QCOMPARE(reading.findings[0].evidence.raw, evidence.raw);
}

void TestReader::ruleNamesAreASetting()
{
    const mdti::Reputation given = reputation(R"([{"name":"Threat Actor","description":"Purple Weasel"}])");
    QVERIFY(readReputation(given, rules, book()).findings.isEmpty());
    const QStringList more = {QStringLiteral("Cyber Threat Intelligence"), QStringLiteral("threat actor")};
    QCOMPARE(asText(readReputation(given, more, book()).findings), QStringList(QStringLiteral("rule:Purple Weasel")));
}

void TestReader::toolsAreNotClaimed()
{
    NameBook names = book();
    mdti::Profile tool;
    tool.id = otherId;
    tool.kind = QStringLiteral("tool");
    tool.title = QStringLiteral("Some Loader");
    names.addProfile(tool);
    const ReputationReading reading = readReputation(
        reputation(R"([{"name":"A","relatedDetailsUrl":"https://x.test/intel-profiles/)" + otherId.toLatin1() + "\"}]"),
        rules, names);
    QVERIFY(reading.findings.isEmpty() && reading.profileIds.isEmpty());
}

void TestReader::articles()
{
    mdti::Article article;
    article.id = QStringLiteral("831b70a4");
    article.title = QStringLiteral("A new campaign");
    article.summary = QStringLiteral("Nothing here");
    article.tags = {QStringLiteral("OSINT"), QStringLiteral("APT28")};
    article.body = QStringLiteral("Also apt28, and once more **Primitive Bear** with cve-2017-0199 and CVE-2021-44228.");
    article.from.requestId = QStringLiteral("request-2");
    Evidence rule;
    rule.rule = QStringLiteral("Intel Article");
    rule.severity = QStringLiteral("high");
    rule.raw = "{}";
    const QList<Finding> found = readArticle(article, rule, book());
    QCOMPARE(asText(found),
             QStringList({QStringLiteral("mention:Forest Blizzard"), QStringLiteral("mention:Aqua Blizzard(aa)")}));
    QCOMPARE(found[1].evidence.rule, QStringLiteral("Intel Article"));
    QCOMPARE(found[1].evidence.description, QStringLiteral("A new campaign"));
    QCOMPARE(found[1].evidence.articleId, article.id);
    QCOMPARE(found[1].evidence.matched, QStringLiteral("Primitive Bear"));
    QCOMPARE(found[1].evidence.cves, QStringList({QStringLiteral("CVE-2017-0199"), QStringLiteral("CVE-2021-44228")}));
    QCOMPARE(found[1].evidence.from, article.from);
}

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
