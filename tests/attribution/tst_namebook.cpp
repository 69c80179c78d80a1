// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/namebook.h"

#include <QElapsedTimer>
#include <QFile>

using namespace attribution;

namespace {

const QByteArray smallMapping = R"([
  {"name":"Midnight Blizzard","previous_name":"NOBELIUM","aliases":["APT29","Cozy Bear","SilverFish","Silence"],
   "origin":"Russia","attack_id":"G0016","sources":[],"shared_aliases":["SilverFish"]},
  {"name":"Quartz Tempest","previous_name":"","aliases":["SilverFish","TA-77","LAPSUS$"],
   "origin":"Financially motivated","attack_id":"","sources":[],"shared_aliases":["SilverFish"]}
])";

mdti::Profile profile(const QString &id, const QString &title, const QStringList &aliases)
{
    mdti::Profile out;
    out.id = id;
    out.kind = QStringLiteral("actor");
    out.title = title;
    out.aliases = aliases;
    return out;
}

NameBook book()
{
    NameBook names;
    if (!names.loadPublicMapping(smallMapping))
        qFatal("the mapping of this test does not load");
    names.addProfile(profile(QStringLiteral("p1"), QStringLiteral("Aqua Blizzard"),
                             {QStringLiteral("ACTINIUM"), QStringLiteral("Primitive Bear"), QStringLiteral("Gamaredon"),
                              QStringLiteral("Lead"), QStringLiteral("Twin Name")}));
    names.addProfile(
        profile(QStringLiteral("p2"), QStringLiteral("Granite Typhoon"),
                {QStringLiteral("GALLIUM"), QStringLiteral("twin-name"), QStringLiteral("Aqua Blizzard")}));
    return names;
}

/// "name|id|matched|w|candidates" per match, joined by " ; ".
QString asText(const QList<NameBook::Match> &matches)
{
    QStringList out;
    for (const NameBook::Match &match : matches)
        out.append(match.name + u'|' + match.profileId + u'|' + match.matched + u'|' + (match.whole ? u"w" : u"") + u'|'
                   + match.candidates.join(u','));
    return out.join(QStringLiteral(" ; "));
}

} // namespace

class TestNameBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void find_data();
    void find();
    void refusesWhatIsNoMapping();
    void laterProfileReplaces();
    void toolsAreNoActors();
    void actorWithProfile();
    void actorByNameOnly();
    void actorWithCandidates();
    void ties_data();
    void ties();
    void bundledMapping();
    void longTextsAreQuick();
};

void TestNameBook::find_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    add("Aqua Blizzard", "Aqua Blizzard|p1|Aqua Blizzard|w|"); // a title beats another profile's alias
    add("  \"Aqua Blizzard\".", "Aqua Blizzard|p1|Aqua Blizzard|w|");
    add("Infrastructure of aqua-blizzard, again", "Aqua Blizzard|p1|aqua-blizzard||");
    add("AQUA_BLIZZARD's server", "Aqua Blizzard|p1|AQUA_BLIZZARD||");
    add("Aqua\r\nBlizzard", "Aqua Blizzard|p1|Aqua\r\nBlizzard|w|");
    add("Aqua\u00a0Bliz\u00adzard", "Aqua Blizzard|p1|Aqua\u00a0Bliz\u00adzard|w|");
    add("AquaBlizzard", "Aqua Blizzard|p1|AquaBlizzard|w|");
    add("Aqua, Blizzard", "");
    add("Aqua Blizzards", "");
    add("XAqua Blizzard", "");
    add("used by actinium and Gamaredon", "Aqua Blizzard|p1|Gamaredon||");
    add("Gallium (Primitive Bear)", "Aqua Blizzard|p1|Primitive Bear|| ; Granite Typhoon|p2|Gallium||");
    add("Lead", "Aqua Blizzard|p1|Lead|w|");
    add("Domains that lead to malware", "");
    add("Silence", "Midnight Blizzard||Silence|w|");
    add("Silence of the hosts", "");
    add("twin name", "twin name||twin name|w|Aqua Blizzard,Granite Typhoon");
    add("seen with Twin-Name here", "Twin-Name||Twin-Name||Aqua Blizzard,Granite Typhoon");
    add("NOBELIUM", "Midnight Blizzard||NOBELIUM|w|"); // the current name leads
    add("apt 29 phishing", "Midnight Blizzard||apt 29||");
    add("APT-29/APT290", "Midnight Blizzard||APT-29||");
    add("Cozy Bear, also called APT29", "Midnight Blizzard||Cozy Bear||"); // one actor once
    add("silverfish", "silverfish||silverfish|w|Midnight Blizzard,Quartz Tempest");
    add("lapsus$ and TA77", "Quartz Tempest||lapsus||");
    add("c2 at gamaredon.example", "");
    add("cdn.gamaredon", "");
    add("gamaredon@mail.example", "");
    add("Seen by Gamaredon.", "Aqua Blizzard|p1|Gamaredon||");
    add("", "");
    add("-- . _", "");
}

void TestNameBook::find()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(asText(book().find(text)), expected);
}

void TestNameBook::refusesWhatIsNoMapping()
{
    NameBook names = book();
    for (const char *bad : {"", "{}", "[]", "[1,2]", "[{\"nome\":\"x\"}]", "<html>"})
        QVERIFY(!names.loadPublicMapping(bad));
    QCOMPARE(names.find(QStringLiteral("NOBELIUM")).size(), 1);
}

void TestNameBook::laterProfileReplaces()
{
    NameBook names = book();
    names.addProfile(profile(QStringLiteral("p1"), QStringLiteral("Azure Blizzard"), {QStringLiteral("ACTINIUM")}));
    QVERIFY(names.find(QStringLiteral("Gamaredon")).isEmpty());
    QCOMPARE(names.find(QStringLiteral("actinium"))[0].name, QStringLiteral("Azure Blizzard"));
    QCOMPARE(names.find(QStringLiteral("Aqua Blizzard"))[0].profileId, QStringLiteral("p2")); // its alias counts now
    mdti::Profile full = *names.profile(QStringLiteral("p1"));
    full.description = QStringLiteral("Long");
    names.addProfile(full);
    QCOMPARE(names.profile(QStringLiteral("p1"))->description, QStringLiteral("Long"));
    QCOMPARE(names.find(QStringLiteral("actinium")).size(), 1);
    QVERIFY(!names.profile(QStringLiteral("p9")));
}

void TestNameBook::toolsAreNoActors()
{
    NameBook names;
    mdti::Profile tool = profile(QStringLiteral("t1"), QStringLiteral("Black Hammer"), {});
    tool.kind = QStringLiteral("tool");
    names.addProfile(tool);
    QVERIFY(names.profile(QStringLiteral("t1")));
    QVERIFY(names.find(QStringLiteral("Black Hammer")).isEmpty());
}

void TestNameBook::actorWithProfile()
{
    NameBook names = book();
    mdti::Profile midnight = profile(QStringLiteral("p3"), QStringLiteral("Midnight Blizzard"),
                                     {QStringLiteral("Cozy-Bear"), QStringLiteral("Twin Name")});
    midnight.origins = {QStringLiteral("Russia (profile)")};
    names.addProfile(midnight);
    const Actor actor = names.actor(QStringLiteral("whatever"), QStringLiteral("p3"));
    QCOMPARE(actor.name, QStringLiteral("Midnight Blizzard"));
    QCOMPARE(actor.origin, QStringLiteral("Russia (profile)"));
    QCOMPARE(actor.attackId, QStringLiteral("G0016"));
    const QString own = QStringLiteral("profile"), mapping = QStringLiteral("public mapping");
    QCOMPARE(actor.aliases,
             QList<Alias>({{QStringLiteral("Cozy-Bear"), own, false},
                           {QStringLiteral("Twin Name"), own, true},
                           {QStringLiteral("NOBELIUM"), mapping, false},
                           {QStringLiteral("APT29"), mapping, false},
                           {QStringLiteral("SilverFish"), mapping, true},
                           {QStringLiteral("Silence"), mapping, false}}));
    QVERIFY(actor.candidates.isEmpty());
}

void TestNameBook::actorByNameOnly()
{
    const Actor actor = book().actor(QStringLiteral("NOBELIUM"), {});
    QCOMPARE(actor.name, QStringLiteral("Midnight Blizzard"));
    QVERIFY(actor.profileId.isEmpty());
    QCOMPARE(actor.origin, QStringLiteral("Russia"));
    QCOMPARE(actor.aliases.size(), 5);
    QCOMPARE(actor.aliases[0], Alias({QStringLiteral("NOBELIUM"), QStringLiteral("public mapping"), false}));
    const Actor unknown = book().actor(QStringLiteral("Somebody New"), {});
    QCOMPARE(unknown.name, QStringLiteral("Somebody New"));
    QVERIFY(unknown.aliases.isEmpty() && unknown.candidates.isEmpty());
}

void TestNameBook::actorWithCandidates()
{
    const Actor shared = book().actor(QStringLiteral("Silver Fish"), {});
    QCOMPARE(shared.candidates, QStringList({QStringLiteral("Midnight Blizzard"), QStringLiteral("Quartz Tempest")}));
    QVERIFY(shared.aliases.isEmpty() && shared.origin.isEmpty());
    const Actor twins = book().actor(QStringLiteral("twin name"), {});
    QCOMPARE(twins.candidates, QStringList({QStringLiteral("Aqua Blizzard"), QStringLiteral("Granite Typhoon")}));
}

void TestNameBook::ties_data()
{
    // Profiles as "id=title,alias,...": what a name then means, as "name|id|candidates".
    QTest::addColumn<QStringList>("profiles");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *what, const QStringList &profiles, const char *asked, const char *expected) {
        QTest::newRow(what) << profiles << QString::fromUtf8(asked) << QString::fromUtf8(expected);
    };
    const QString midnight = QStringLiteral("m=Midnight Blizzard,Dark Halo"), old = QStringLiteral("o=Nobelium");
    const QString unheard = QStringLiteral("u=Unheard Bear,APT29"), twice = QStringLiteral("t=Unheard Cat,APT29,TA-77");
    const QString quartz = QStringLiteral("q=Quartz Tempest,SilverFish"), lone = QStringLiteral("q=Quartz Tempest");
    const QString two = QStringLiteral("w=Other Cat,Midnight Blizzard,TA-77");
    add("by its name", {midnight}, "APT29", "Midnight Blizzard|m|");
    add("by its former name", {old}, "APT29", "Nobelium|o|");
    add("by an alias, its title is in no mapping", {unheard}, "NOBELIUM", "Unheard Bear|u|");
    add("the current name beats the former", {old, midnight}, "APT29", "Midnight Blizzard|m|");
    add("the tenant's title stays its own", {old, midnight}, "NOBELIUM", "Nobelium|o|");
    add("a title beats an alias", {midnight, QStringLiteral("u=Unheard Bear,Cozy Bear")}, "NOBELIUM", "Midnight Blizzard|m|");
    add("aliases of two actors tie to none", {twice}, "NOBELIUM", "Midnight Blizzard||");
    add("but a profile that carries the actor's name has it", {two}, "NOBELIUM", "Other Cat|w|");
    add("two profiles are one actor of the mapping", {QStringLiteral("a=Cozy Bear"), old}, "APT29", "APT29||Cozy Bear,Nobelium");
    add("of several actors", {}, "SilverFish", "SilverFish||Midnight Blizzard,Quartz Tempest");
    add("of several, one with a profile", {quartz}, "SilverFish", "SilverFish||Midnight Blizzard,Quartz Tempest");
    add("of several, all with profiles, carried by one", {midnight, quartz}, "SilverFish", "Quartz Tempest|q|");
    add("of several, carried by none", {midnight, lone}, "SilverFish", "SilverFish||Midnight Blizzard,Quartz Tempest");
    add("candidates go by their titles", {old}, "SilverFish", "SilverFish||Nobelium,Quartz Tempest");
    add("two profiles and an actor without one", {QStringLiteral("a=A Cat,SilverFish"), quartz}, "SilverFish",
        "SilverFish||A Cat,Midnight Blizzard,Quartz Tempest");
    add("nobody", {midnight}, "Somebody New", "Somebody New||");
}

void TestNameBook::ties()
{
    QFETCH(QStringList, profiles);
    QFETCH(QString, asked);
    QFETCH(QString, expected);
    for (const bool mappingFirst : {true, false}) {
        NameBook names;
        if (mappingFirst)
            QVERIFY(names.loadPublicMapping(smallMapping));
        for (const QString &one : std::as_const(profiles))
            names.addProfile(profile(one.section(u'=', 0, 0), one.section(u'=', 1).section(u',', 0, 0),
                                     one.section(u',', 1).split(u',', Qt::SkipEmptyParts)));
        if (!mappingFirst)
            QVERIFY(names.loadPublicMapping(smallMapping));
        const NameBook::Match match = names.resolve(asked);
        QCOMPARE(match.name + u'|' + match.profileId + u'|' + match.candidates.join(u','), expected);
        const Actor actor = names.actor(asked, {});
        QCOMPARE(actor.name + u'|' + actor.profileId + u'|' + actor.candidates.join(u','), expected);
    }
}

void TestNameBook::bundledMapping()
{
    QFile file(QStringLiteral(MDTI_SOURCE_DIR "/resources/actor-names.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    NameBook names;
    QVERIFY(names.loadPublicMapping(file.readAll()));
    const auto first = [&names](const char *text) { return names.find(QString::fromUtf8(text)).value(0); };
    const QHash<QString, QStringList> same = {
        {QStringLiteral("Aqua Blizzard"), {QStringLiteral("ACTINIUM"), QStringLiteral("gamaredon-group")}},
        {QStringLiteral("Mustard Tempest"), {QStringLiteral("DEV-0206"), QStringLiteral("TA569")}},
        {QStringLiteral("Diamond Sleet"), {QStringLiteral("Lazarus Group"), QStringLiteral("ZINC")}},
        {QStringLiteral("Forest Blizzard"),
         {QStringLiteral("APT28"), QStringLiteral("FANCY BEAR"), QStringLiteral("STRONTIUM"), QStringLiteral("Forest Blizzard")}}};
    for (auto at = same.cbegin(); at != same.cend(); ++at)
        for (const QString &alias : at.value())
            QCOMPARE(names.find(alias).value(0).name, at.key());
    QCOMPARE(names.actor(QStringLiteral("ACTINIUM"), {}).attackId, QStringLiteral("G0047"));
    QCOMPARE(first("LABYRINTH CHOLLIMA").candidates,
             QStringList({QStringLiteral("Citrine Sleet"), QStringLiteral("Diamond Sleet"), QStringLiteral("Jade Sleet"),
                          QStringLiteral("Moonstone Sleet")}));
    QVERIFY(first("WICKED PANDA").candidates.contains(QStringLiteral("Brass Typhoon")));
    // What reputations say about every other host names nobody.
    for (const char *prose :
         {"Domain is using a name server that has been associated with suspicious behavior",
          "Domains registered using this registrar are frequently associated with suspicious behavior",
          "This malware is tied to a phishing group; the lead server plays silent", "Cobalt Strike beacon over HTTPS",
          "Password reset page for Gold card members", "Chromium based browser, mercury free, summit at sea",
          "Certificate is self-signed", "Activity Snapshot: DPRK Actors Target Maritime Sector"}) {
        const auto matches = names.find(QString::fromUtf8(prose));
        QVERIFY2(matches.isEmpty(), qPrintable(asText(matches)));
    }
}

void TestNameBook::longTextsAreQuick()
{
    QFile file(QStringLiteral(MDTI_SOURCE_DIR "/resources/actor-names.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    NameBook names;
    QVERIFY(names.loadPublicMapping(file.readAll()));
    QString text;
    while (text.size() < 200'000)
        text
            += QStringLiteral("The operators rented servers and registered names that look like those of a ministry. ");
    text += QStringLiteral("All of it leads to Forest Blizzard.");
    QElapsedTimer timer;
    timer.start();
    const auto matches = names.find(text);
    qInfo("200,000 characters in %lld ms", timer.elapsed());
    QCOMPARE(matches.size(), 1);
}

QTEST_GUILESS_MAIN(TestNameBook)
#include "tst_namebook.moc"
