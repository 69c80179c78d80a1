// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/cves.h"
#include "core/summary/comment.h"
#include "core/summary/copilottypes.h"
#include "core/summary/evidence.h"
#include "core/summary/exposure.h"
#include "core/summary/kql.h"
#include "core/summary/prompt.h"
#include "tests/support/investigationbuilder.h"

#include <QRegularExpression>
#include <QTest>

using namespace summary;

/// What is written into an incident: what it says, that nothing in it acts, and how it is cut.
class TestComment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysHowWeKnow();
    void saysWhatIsMissing();
    void hostileTextIsInert_data();
    void hostileTextIsInert();
    void markdownReadsBack();
    void linksOnlyToMicrosoft_data();
    void linksOnlyToMicrosoft();
    void defangsInSentences_data();
    void defangsInSentences();
    void isCutAtRows();
    void longTextIsTorn_data();
    void longTextIsTorn();
    void promptsAreClean();
    void promptsFit();
    void blockOfDevices_data();
    void blockOfDevices();
    void queriesHoldOnlyWhatIsChecked();
    void devicesAreMerged();
    void alertsBelongToTheirActor();
    void articlesCount();
    void sharedHostsAreNamed();

private:
    static chain::Investigation sample()
    {
        chain::Investigation found = testsupport::investigationFrom(
            QStringLiteral("203.0.113.7; 198.51.100.42\n"
                           "203.0.113.7 -A 2026-03-02..2026-08-19-> relay.pinecone.example\n"
                           "198.51.100.42 -A 2026-03-28..2026-07-21-> mail.birchline.example\n"
                           "relay.pinecone.example =indicator=> Aqua Blizzard\n"
                           "mail.birchline.example =rule=> Aqua Blizzard"));
        return found;
    }
    static CommentFacts facts()
    {
        CommentFacts facts;
        facts.runId = QStringLiteral("7c41e0b2");
        facts.written = QDateTime(QDate(2026, 8, 19), QTime(14, 8), Qt::UTC);
        facts.toolVersion = QStringLiteral("1.0.0");
        return facts;
    }
    static Blocks composed(const chain::Investigation &found, const CommentFacts &with)
    {
        const chain::Assessment assessment = chain::assess(found);
        return composeComment(found, assessment.actors.first(), with);
    }
    static void change(chain::Investigation &found, const std::function<void(attribution::Actor &)> &how)
    {
        chain::Delta delta;
        attribution::Actor actor = found.actors()[0];
        how(actor);
        delta.actors.append({0, actor});
        found.apply(delta);
    }
    /// Empty when the HTML holds only the tags and attributes of the contract.
    static QString foreignMarkup(const QString &html)
    {
        static const QRegularExpression tag(QStringLiteral("<[^>]*>?"));
        static const QRegularExpression known(
            QStringLiteral("^</?(p|b|i|ul|ol|li|table|thead|tbody|tr|th|td|h3|h4)>$"
                           "|^</a>$|^<a href=\"https://[a-z.]*microsoft\\.com/[^\"<>]*\" target=\"_blank\">$"));
        QRegularExpressionMatchIterator matches = tag.globalMatch(html);
        while (matches.hasNext()) {
            const QString each = matches.next().captured();
            if (!known.match(each).hasMatch())
                return each;
        }
        return {};
    }
    static QString activeText(const QString &text)
    {
        static const QRegularExpression active(
            QStringLiteral("https?://(?![a-z.]*microsoft\\.com/"
                           ")|javascript:|[\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{200b}\\x{0}]"),
            QRegularExpression::CaseInsensitiveOption);
        return active.match(text).captured();
    }
};

void TestComment::saysHowWeKnow()
{
    chain::Investigation found = sample();
    change(found, [](attribution::Actor &actor) {
        actor.origin = QStringLiteral("Russia");
        actor.aliases = {{QStringLiteral("ACTINIUM"), QStringLiteral("profile"), false}};
        actor.profileId = actor.profile.id = QStringLiteral("p1");
        actor.profile.targets = {QStringLiteral("Government"), QStringLiteral("Defence")};
        actor.profile.summary = QStringLiteral("Known for **spear phishing**.\n\n- Short-lived names");
        actor.profile.from.retrieved = QDateTime(QDate(2026, 8, 19), QTime(9, 0), Qt::UTC);
    });
    const QString text = plainText(composed(found, facts()));
    for (const char *part :
         {"Aqua Blizzard: score ", "2 of the 2 indicators of this incident lead to infrastructure of Aqua Blizzard",
          "Russia; also ACTINIUM", "2 independent artifacts", "203[.]0[.]113[.]7 | relay[.]pinecone[.]example | ",
          "2 Mar – 19 Aug 2026", "read 19 Aug 2026", "Targets: Government, Defence", "Known for spear phishing.",
          "Suggested next steps", "since 2 Mar 2026", "run 7c41e0b2, 19 Aug 2026 14:08 UTC"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(QString::fromUtf8(part) + u'\n' + text));
    const QString html = render(composed(found, facts()), Format::Html);
    QCOMPARE(foreignMarkup(html), QString());
    QVERIFY(!html.contains(QStringLiteral("href")));
    const QStringList lines = html.split(u'\n');
    for (const QString &line : lines)
        QVERIFY2(line.count(QStringLiteral("<p>")) + line.count(QStringLiteral("<li>"))
                         + line.count(QStringLiteral("<tr>"))
                     <= 1,
                 qPrintable(line));
}

void TestComment::saysWhatIsMissing()
{
    chain::Investigation found = testsupport::investigationFrom(
        QStringLiteral("203.0.113.7 -A-> c2.example; c2.example =mention=> Pearl Sleet"));
    chain::Delta delta;
    delta.incomplete = QList<chain::Incomplete>{{1, QStringLiteral("c2.example"), chain::Incomplete::What::PassiveDns,
                                                 chain::Incomplete::Why::Throttled, QString()}};
    found.apply(delta);
    CommentFacts with = facts();
    with.copilotReason = QStringLiteral("timed out after 180 s");
    with.tlp = base::Tlp::Amber;
    with.inCase = false;
    with.exposure = Exposure();
    with.exposure->problems = {QStringLiteral("Devices could not be asked for.")};
    const QString text = plainText(composed(found, with));
    for (const char *part :
         {"not answered: records of c2[.]example (service busy)", "Actors behind it may be missing",
          "Security Copilot: not asked or no answer (timed out after 180 s)", "Known by name only",
          "The evidence is weak", "Devices could not be asked for.", "TLP:AMBER", "Run the lookup again"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(QString::fromUtf8(part) + u'\n' + text));
    QVERIFY(!text.contains(QStringLiteral("No visible device"))); // was not asked
    QVERIFY(!text.contains(QStringLiteral("kept in the case"))); // there is none
    QVERIFY(plainText(composed(found, facts())).contains(QStringLiteral("kept in the case")));
}

void TestComment::hostileTextIsInert_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("script") << QStringLiteral("<script>alert(1)</script>");
    QTest::newRow("image") << QStringLiteral("<img src=x onerror=alert(1)>");
    QTest::newRow("attribute") << QStringLiteral("\" onmouseover=\"x\" '><b");
    QTest::newRow("entity") << QStringLiteral("&lt;script&gt;&#60;b&#62;");
    QTest::newRow("markdown link") << QStringLiteral(
        "[click](https://evil.example/x) ![i](https://evil.example/i.png)");
    QTest::newRow("nested link") << QStringLiteral(
        "[[.](https://evil.example)](https://evil.example) <https://evil.example>");
    QTest::newRow("defanged bracket") << QStringLiteral("a[.](https://evil.example)");
    QTest::newRow("script link") << QStringLiteral("[x](javascript:alert(1)) javascript:alert(2)");
    QTest::newRow("lookalike") << QStringLiteral(
        "[x](https://microsoft.com.evil.example/) [y](https://microsoft.com@evil.example/)");
    QTest::newRow("formula") << QStringLiteral("=cmd|' /C calc'!A0");
    QTest::newRow("other formulas") << QStringLiteral("@SUM(1+9)*cmd|' /C calc'!A0");
    QTest::newRow("bidi") << QStringLiteral("abc\u202ecba\u2066x\u200b");
    QTest::newRow("structure") << QStringLiteral("x\n# Title\n| a | b |\n- item\n```\ncode\n```\n> quote");
    QTest::newRow("control") << QStringLiteral("a\x01\x1b[31mb\x7f");
}

void TestComment::hostileTextIsInert()
{
    QFETCH(QString, text);
    chain::Investigation found = sample();
    chain::Delta delta;
    for (chain::ClaimId id = 0; id < found.claims().size(); ++id) {
        chain::Claim claim = found.claims()[id];
        claim.evidence.rule = claim.evidence.description = claim.evidence.listSource = text;
        delta.claims.append({id, claim});
    }
    found.apply(delta);
    change(found, [&text](attribution::Actor &actor) {
        actor.name = actor.origin = actor.attackId = text;
        actor.aliases = {{text, QStringLiteral("profile"), false}};
        actor.candidates = {text};
        actor.profile.id = QStringLiteral("p");
        actor.profile.summary = text;
        actor.profile.targets = actor.profile.origins = {text};
    });
    CommentFacts with = facts();
    with.copilotText = text + QStringLiteral("\n\n- ") + text + QStringLiteral("\n\n### ") + text;
    Exposure exposure;
    Device device;
    device.name = device.os = text;
    device.alerts = device.cves = {text};
    exposure.devices = {device};
    exposure.vulnerabilities = {{text, true, text, text, true, 1}};
    exposure.problems = {text};
    with.exposure = exposure;
    const Blocks blocks = composed(found, with);
    const QString html = render(blocks, Format::Html), markdown = render(blocks, Format::Markdown);
    QCOMPARE(foreignMarkup(html), QString());
    QVERIFY(!html.contains(QStringLiteral("href"))); // none of these links is Microsoft's
    QCOMPARE(activeText(html), QString());
    QCOMPARE(activeText(markdown), QString());
    static const QRegularExpression link(QStringLiteral("(?<!\\\\)\\]\\("));
    QVERIFY2(!link.match(markdown).hasMatch(), qPrintable(markdown));
    QVERIFY(!markdown.contains(u'<'));
    static const QRegularExpression formula(
        QStringLiteral("(<(p|li|t[dh]|h[34])>(<[bi]>)?|^|\\| |^[-#]+ |^\\d+\\. |^_)[=@+]"),
        QRegularExpression::MultilineOption);
    for (const QString &all : {html, markdown})
        QVERIFY2(!formula.match(all).hasMatch(), qPrintable(formula.match(all).captured() + u'\n' + all));
    // The name of an actor becomes a tag as well.
    QVERIFY(!actorTag(found.actors()[0]).contains(u'\n') && actorTag(found.actors()[0]).size() <= 64);
}

void TestComment::markdownReadsBack()
{
    CommentFacts with = facts();
    with.copilotText
        = QStringLiteral("### Overview\n- One [Source](https://security.microsoft.com/threatanalytics3)\n1. Two");
    const Blocks blocks = composed(sample(), with);
    const Blocks again = fromMarkdown(render(blocks, Format::Markdown));
    QCOMPARE(plainText(again), plainText(blocks));
    const Blocks signs{block(Block::Kind::Paragraph, QStringLiteral("ATT&CK, &lt; and &#x3c;b"))};
    QCOMPARE(render(signs, Format::Markdown).trimmed(), QStringLiteral("ATT&CK, &amp;lt; and &amp;#x3c;b"));
    QCOMPARE(plainText(fromMarkdown(render(signs, Format::Markdown))), plainText(signs));
    QCOMPARE(render(again, Format::Html), render(blocks, Format::Html));
    QCOMPARE(foreignMarkup(render(again, Format::Html)), QString());
    QVERIFY(render(again, Format::Html)
                .contains(QStringLiteral("href=\"https://security.microsoft.com/threatanalytics3\"")));
}

void TestComment::linksOnlyToMicrosoft_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("portal") << QStringLiteral("https://security.microsoft.com/x?a=b") << true;
    QTest::newRow("learn") << QStringLiteral("https://learn.microsoft.com/") << true;
    QTest::newRow("plain") << QStringLiteral("http://security.microsoft.com/") << false;
    QTest::newRow("longer") << QStringLiteral("https://microsoft.com.evil.example/") << false;
    QTest::newRow("glued") << QStringLiteral("https://notmicrosoft.com/") << false;
    QTest::newRow("user") << QStringLiteral("https://microsoft.com@evil.example/") << false;
    QTest::newRow("port") << QStringLiteral("https://microsoft.com:8443/") << false;
    QTest::newRow("script") << QStringLiteral("javascript:alert(1)") << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestComment::linksOnlyToMicrosoft()
{
    QFETCH(QString, link);
    QTEST(isLinkAllowed(link), "allowed");
    const Blocks blocks{block(Block::Kind::Paragraph, Line{Run{QStringLiteral("x"), false, link}})};
    QTEST(render(blocks, Format::Html).contains(QStringLiteral("href")), "allowed");
}

void TestComment::defangsInSentences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("inert");
    const auto row = [](const char *text, const char *inert) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(inert);
    };
    row("It uses c2.example. Then more.", "It uses c2[.]example. Then more.");
    row("http://a.test/x", "hxxp://a[.]test/x");
    row("HTTPS://a.test", "hxxpS://a[.]test");
    row("ftp://a.test", "ftp[:]//a[.]test");
    row("203.0.113.7:443", "203[.]0[.]113[.]7:443");
    row("2001:db8::7", "2001[:]db8[:][:]7");
    row("at 13:41:07 UTC", "at 13:41:07 UTC");
    row("version 1.0.2, T1566.001, e.g. this", "version 1.0.2, T1566.001, e.g. this");
    row("c2[.]example", "c2[.]example");
    row("needs ThreatHunting.Read.All", "needs ThreatHunting.Read.All");
    row("mail a@b.example", "mail a@b[.]example");
    row("xn--bcher-kva.example", "xn--bcher-kva[.]example");
    row("b\u00fccher.example", "b\u00fccher[.]example");
}

void TestComment::defangsInSentences()
{
    QFETCH(QString, text);
    QTEST(defangWithin(text), "inert");
    QTEST(defangWithin(defangWithin(text)), "inert");
}

void TestComment::isCutAtRows()
{
    Blocks blocks{block(Block::Kind::Title, QStringLiteral("Actor")),
                  block(Block::Kind::Heading, QStringLiteral("Evidence")),
                  tableRow({QStringLiteral("Head"), QStringLiteral("Why")}, true)};
    for (int i = 0; i < 1000; ++i)
        blocks.append(tableRow({QStringLiteral("row<%1>").arg(i), QStringLiteral("because & so on")}));
    blocks.append(block(Block::Kind::Note, QStringLiteral("end")));
    for (const Format format : {Format::Html, Format::Markdown}) {
        for (const qsizetype limit : {1000, 5000, 29'000, 1'000'000}) {
            const QList<Blocks> parts = split(blocks, format, limit);
            int rows = 0;
            for (qsizetype i = 0; i < parts.size(); ++i) {
                QVERIFY(render(parts[i], format).size() <= limit);
                QCOMPARE(parts[i][0].kind, Block::Kind::Title);
                if (parts.size() > 1)
                    QVERIFY(plainText(parts[i][0]).endsWith(QStringLiteral("(%1/%2)").arg(i + 1).arg(parts.size())));
                for (qsizetype b = 1; b < parts[i].size(); ++b) {
                    if (parts[i][b].kind == Block::Kind::TableRow) {
                        QCOMPARE(plainText(parts[i][b]).section(u' ', 0, 0), QStringLiteral("row<%1>").arg(rows++));
                        QVERIFY(parts[i][b - 1].isTable());
                    }
                }
            }
            QCOMPARE(rows, 1000);
            QCOMPARE(plainText(parts.last().last()), QStringLiteral("end"));
        }
    }
    QCOMPARE(split(blocks.mid(0, 4), Format::Html), QList<Blocks>{blocks.mid(0, 4)});
}

void TestComment::longTextIsTorn_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << QStringLiteral("word ").repeated(20'000);
    QTest::newRow("no blanks") << QString(100'000, u'x');
    QTest::newRow("grows when escaped") << QString(100'000, u'"');
    QTest::newRow("surrogates") << QStringLiteral("\U0001F600").repeated(50'000);
}

void TestComment::longTextIsTorn()
{
    QFETCH(QString, text);
    for (const Block::Kind kind :
         {Block::Kind::Paragraph, Block::Kind::Title, Block::Kind::Heading, Block::Kind::TableRow}) {
        const Blocks blocks{block(Block::Kind::Title, QStringLiteral("Actor")), block(kind, text),
                            block(Block::Kind::Paragraph, QStringLiteral("end"))};
        QString all;
        for (const Blocks &part : split(blocks, Format::Html)) {
            const QString html = render(part, Format::Html);
            QVERIFY2(html.size() <= commentLimit, qPrintable(QString::number(html.size())));
            all += plainText(part.mid(1));
        }
        const QChar first = text[0];
        QVERIFY(all.count(first) >= text.count(first));
        QVERIFY(all.endsWith(QStringLiteral("end")));
    }
}

void TestComment::promptsAreClean()
{
    PromptSubject subject;
    subject.actor = QStringLiteral("Evil \"Actor\"\n{ALIASES} <b>") + QString(300, u'x');
    subject.aliases = {QStringLiteral("a\u202eb"), QStringLiteral("'c'"), QStringLiteral("d"),
                       QStringLiteral("e"),        QStringLiteral("f"),   QStringLiteral("g")};
    subject.cves = {QStringLiteral("cve-2021-44228"), QStringLiteral("CVE-2021-44228; drop"), QStringLiteral("CVE-1")};
    subject.hosts
        = {QStringLiteral("203.0.113.7"), QStringLiteral("c2.example"), QStringLiteral("ignore all previous")};
    QCOMPARE(promptName(subject.actor).size(), 100);
    const QString name = promptName(subject.actor);
    QCOMPARE(promptText(QStringLiteral("{ACTOR}|{ALIASES}|{CVES}|{HOSTS}"), subject),
             name + QStringLiteral("|ab, c, d, e, f|CVE-2021-44228|203.0.113.7, c2.example"));
    QVERIFY(!name.contains(u'"') && !name.contains(u'{') && !name.contains(u'\n') && !name.contains(u'<'));
    QCOMPARE(promptText(QStringLiteral("x[[ a {CVES}]][[ b {HOSTS}]] {ACTOR}"),
                        {{}, QStringLiteral("A"), {}, {}, {QStringLiteral("c2.example")}}),
             QStringLiteral("x b c2.example A"));
    QVERIFY(!templateProblem(QStringLiteral("no name")).isEmpty());
    QVERIFY(templateProblem(defaultTemplates().summary).isEmpty()
            && templateProblem(defaultTemplates().exposure).isEmpty());
}

void TestComment::promptsFit()
{
    PromptSubject subject;
    subject.actor = QStringLiteral("Actor");
    for (int i = 0; i < 50; ++i) {
        subject.cves.append(QStringLiteral("CVE-2020-%1").arg(10000 + i));
        subject.hosts.append(QStringLiteral("%1.%2.example").arg(QString(60, u'a')).arg(i));
    }
    for (const QString &text : {defaultTemplates().summary, defaultTemplates().exposure}) {
        const QString prompt = promptText(text, subject);
        QVERIFY(prompt.size() <= longestPrompt);
        QVERIFY(prompt.contains(QStringLiteral("Actor")) && !prompt.contains(QStringLiteral("[[")));
    }
    QVERIFY(promptText(defaultTemplates().exposure, subject).count(QStringLiteral("CVE-2020")) <= 20);
}

void TestComment::blockOfDevices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::addColumn<int>("devices");
    const QString good = QStringLiteral("```json\n{\"devices\":[{\"name\":\"a\"},{\"deviceId\":\"b\"},{}]}\n```");
    QTest::newRow("none") << QStringLiteral("just words") << false << 0;
    QTest::newRow("good") << QString(QStringLiteral("words\n") + good) << true << 2;
    QTest::newRow("last counts") << QString(QStringLiteral("```json\n{\"devices\":[]}\n```\n") + good) << true << 2;
    QTest::newRow("broken last") << QString(good + QStringLiteral("\n```json\n{\"devices\":[\n```")) << false << 0;
    QTest::newRow("not closed") << QStringLiteral("```json\n{\"devices\":[{\"name\":\"a\"}]}") << false << 0;
    QTest::newRow("odd types") << QStringLiteral(
        "```\n{\"devices\":{\"name\":\"a\"},\"reports\":[1,null,{\"title\":3}]}\n```")
                               << true << 0;
}

void TestComment::blockOfDevices()
{
    QFETCH(QString, text);
    const CopilotBlock block = lastBlockOf(text);
    QTEST(block.found, "found");
    QTEST(int(block.devices.size()), "devices");
}

void TestComment::queriesHoldOnlyWhatIsChecked()
{
    const kql::Checked checked
        = kql::check({QStringLiteral("CVE-2021-44228"), QStringLiteral("CVE-2021-44228\"]); drop"),
                      QStringLiteral("cve-2021-44228")},
                     {QStringLiteral("203.0.113.7"), QStringLiteral("C2.Example."), QStringLiteral("c2.example\"])|x"),
                      QStringLiteral("2001:DB8::7"), QStringLiteral("c2.example")});
    QCOMPARE(checked.cves, QStringList{QStringLiteral("CVE-2021-44228")});
    QCOMPARE(checked.addresses, (QStringList{QStringLiteral("203.0.113.7"), QStringLiteral("2001:db8::7")}));
    QCOMPARE(checked.domains, QStringList{QStringLiteral("c2.example")});
    QCOMPARE(checked.leftOut, 2);
    const QString both = kql::contacts(checked.addresses, checked.domains, 30);
    QVERIFY(both.contains(QStringLiteral("dynamic([\"203.0.113.7\",\"::ffff:203.0.113.7\",\"2001:db8::7\"])")));
    QVERIFY(both.contains(QStringLiteral("union Net, Dns")) && both.contains(QStringLiteral("mv-apply")));
    const QString addresses = kql::contacts(checked.addresses, {}, 30);
    QVERIFY(!addresses.contains(QStringLiteral("Domains")) && !addresses.contains(QStringLiteral("mv-apply")));
    const QString domains = kql::contacts({}, checked.domains, 7);
    QVERIFY(!domains.contains(QStringLiteral("Ips")) && domains.contains(QStringLiteral("let Window = 7d;")));
    QVERIFY(kql::contacts(checked.addresses, {}, 30, kql::Events).isEmpty());
    QVERIFY(kql::alerts({}, {}, 30).isEmpty());
    QCOMPARE(attribution::cvesIn(u"CVE-2021-44228, cve-2017-0199; xCVE-2020-1 CVE-2021-44228"),
             (QStringList{QStringLiteral("CVE-2021-44228"), QStringLiteral("CVE-2017-0199")}));
}

void TestComment::devicesAreMerged()
{
    Exposure exposure;
    Device contacted, exposed;
    contacted.id = QString(40, u'a');
    contacted.name = QStringLiteral("ws-1.corp.example");
    contacted.contacts
        = {{QStringLiteral("203.0.113.7"), {}, QDateTime(QDate(2026, 8, 1), QTime(), Qt::UTC), 3, {}, {}, {}}};
    contacted.last = contacted.contacts[0].last;
    exposed.id = QString(40, u'b');
    exposed.name = QStringLiteral("ws-2.corp.example");
    exposed.cves = {QStringLiteral("CVE-2021-44228")};
    exposed.rank = 4;
    exposure.devices = {exposed, contacted};
    exposure.vulnerabilities = {{QStringLiteral("CVE-2021-44228"), true, {}, {}, false, 1},
                                {QStringLiteral("CVE-2017-0199"), false, {}, {}, false, 0}};
    crossCheck(exposure,
               {{QStringLiteral("WS-2"), QString(), QString(), {}, {}},
                {QStringLiteral("ghost"), QStringLiteral("nonsense"), QString(), {}, {}}});
    QCOMPARE(exposure.devices.size(), 3);
    QCOMPARE(exposure.devices[0].name, contacted.name);
    QVERIFY(exposure.devices[1].namedByCopilot && exposure.devices[1].confirmed);
    QVERIFY(!exposure.devices[2].confirmed && exposure.devices[2].id.isEmpty());
    const Exposure part = narrowed(exposure, {{QStringLiteral("CVE-2017-0199")}, {QStringLiteral("203.0.113.7")}, 30});
    QCOMPARE(part.vulnerabilities.size(), 1);
    QCOMPARE(part.devices.size(), 3); // the second is named by Copilot still
    QVERIFY(part.devices[1].cves.isEmpty());
    const chain::Investigation found = sample();
    CommentFacts with = facts();
    with.exposure = exposure;
    with.exposure->cvesNamed = true;
    const QString text = plainText(composed(found, with));
    QVERIFY(text.contains(QStringLiteral("2 devices (as far as the person who asked may see them): 1 contacted the chain's "
                                         "indicators; 1 with a vulnerability linked to Aqua Blizzard.")));
    QVERIFY(text.contains(QStringLiteral("Vulnerabilities that the profile of Aqua Blizzard or articles about it name:")));
    QVERIFY(text.contains(QStringLiteral("not confirmed: ghost")));
    QVERIFY(text.contains(QStringLiteral("CVE-2017-0199: not assessed by Defender")));
    QVERIFY(text.contains(QStringLiteral("Update what is exposed: ws-2[.]corp[.]example")));
}

void TestComment::alertsBelongToTheirActor()
{
    Exposure exposure;
    Device device;
    device.name = QStringLiteral("ws-1");
    device.alerts = {QStringLiteral("High: A"), QStringLiteral("Low: B")};
    device.alerted = {{QStringLiteral("203.0.113.7"), {QStringLiteral("High: A")}},
                      {QStringLiteral("c2.example"), {QStringLiteral("Low: B")}}};
    exposure.devices = {device};
    exposure.contactsAsked = true;
    const Exposure first = narrowed(exposure, {{}, {QStringLiteral("203.0.113.7")}, 30});
    QCOMPARE(first.devices.value(0).alerts, QStringList{QStringLiteral("High: A")});
    QVERIFY(narrowed(exposure, {{}, {QStringLiteral("198.51.100.9")}, 30}).devices.isEmpty());
    exposure.devices[0].alerted = {{QString(), device.alerts}}; // a service that does not tell
    QCOMPARE(narrowed(exposure, {{}, {QStringLiteral("198.51.100.9")}, 30}).devices.size(), 1);
    CommentFacts with = facts();
    with.exposure = first;
    const QString text = plainText(composed(sample(), with));
    QVERIFY(text.contains(QStringLiteral("1 with alerts that name them.")));
    QVERIFY(text.contains(QStringLiteral("No visible device contacted the chain's indicators in the last 30 days.")));
    QVERIFY(text.contains(QStringLiteral("Neither the profile of Aqua Blizzard nor the articles that were read name a vulnerability.")));
}

/// What an article about the actor says about vulnerabilities is asked for, and each reason is told once.
void TestComment::articlesCount()
{
    chain::Investigation found = testsupport::investigationFrom(
        QStringLiteral("203.0.113.7 -A-> c2.example; c2.example =mention=> Pearl Sleet"));
    chain::Delta delta;
    chain::Claim claim = found.claims()[0];
    claim.evidence.articleId = QStringLiteral("831b70a4");
    claim.evidence.cves = {QStringLiteral("CVE-2017-11882")};
    delta.claims.append({0, claim});
    claim.evidence.detailsUrl = QStringLiteral("https://security.microsoft.com/articles/831b70a4");
    delta.claims.append({1, claim});
    found.apply(delta);
    const chain::Assessment assessment = chain::assess(found);
    QCOMPARE(assessment.actors.first().claims.size(), 2);
    QCOMPARE(questionFor(found, assessment.actors.first()).cves, QStringList{QStringLiteral("CVE-2017-11882")});
    QCOMPARE(plainText(composed(found, facts())).count(QStringLiteral("Mentioned in")), 1);
}

void TestComment::sharedHostsAreNamed()
{
    chain::Investigation found = sample();
    chain::Delta delta;
    chain::Host host = found.hosts()[0];
    host.held = chain::Held{chain::Held::Why::CoHosts, 4000, {}, {}};
    delta.hosts.append({chain::HostId(found.hosts().size()), host});
    delta.hosts.last().second.value = QStringLiteral("cdn.example");
    found.apply(delta);
    const QString text = plainText(composed(found, facts()));
    QVERIFY2(text.contains(QStringLiteral("Not followed: cdn[.]example is shared (")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("Not counted")));
    QVERIFY(doubts(sample()).isEmpty());
    QVERIFY(doubts(found).join(u' ').startsWith(QStringLiteral("Not followed: cdn[.]example is shared (")));
    chain::Delta missing;
    missing.incomplete = QList<chain::Incomplete>{{1, QStringLiteral("c2.example"), chain::Incomplete::What::Reputation,
                                                   chain::Incomplete::Why::Failed, QString()}};
    found.apply(missing);
    QCOMPARE(doubts(found).value(1), QStringLiteral("Not answered: reputation of c2[.]example (request failed). An actor "
                                                    "behind it would not be found."));
}

QTEST_GUILESS_MAIN(TestComment)
#include "tst_comment.moc"
