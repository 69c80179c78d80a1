// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/read.h"
#include "core/ioc/readers/stixpattern.h"
#include "core/ioc/sniff.h"
#include "reading.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ioc;
using testsupport::read, testsupport::sourceOf, testsupport::values;
using namespace Qt::StringLiterals;

/// Formats of one text each by small files written for the test, whole and broken; tst_containers has the others.
class TestReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sniffing_data();
    void sniffing();
    void tables_data();
    void tables();
    void tablePlaces();
    void tableQuotes();
    void tableWithOpenQuote();
    void defenderExport();
    void sentinelExport();
    void json();
    void jsonLines();
    void brokenJson_data();
    void brokenJson();
    void stixPatterns_data();
    void stixPatterns();
    void stixBundle();
    void stixBesidePatterns();
    void stixAttribution();
    void stix20ObservedData();
    void misp();
    void mispRules();
    void openIoc();
    void stix1();
    void anyXml();
    void brokenXml();
    void entityBomb();
    void html();
    void htmlForms_data();
    void htmlForms();
    void htmlSplitAnywhere();
    void htmlUnclosed();
    void markdown();
    void refusals();
    void files();
    void progressIsReported();
};

void TestReaders::sniffing_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format");
    const auto row = [](const char *tag, const QByteArray &head, const QString &name, Format format) {
        QTest::newRow(tag) << head << name << int(format);
    };
    row("text", "bad.net\nworse.org\n", u"a"_s, Format::Text);
    row("bracketed text", "[45.77.1.2]\n", u"a"_s, Format::Text);
    row("braces in text", "{draft} bad.net\n", u"a"_s, Format::Text);
    row("section title", "[hosts]\nbad.net\n", u"a.ini"_s, Format::Text);
    row("csv", "domain,seen\nbad.net,2024\nworse.org,2023\n", u"a.txt"_s, Format::Table);
    row("semicolons", "domain;seen\nbad.net;2024\nworse.org;2023\n", u"a"_s, Format::Table);
    row("tsv", "domain\tseen\nbad.net\t2024\nworse.org\t2023\n", u"a"_s, Format::Table);
    row("one column by name", "domain\nbad.net\n", u"a.csv"_s, Format::Table);
    row("prose with commas", "Well, here it is.\nIt, however, ends\nnow\n", u"a"_s, Format::Text);
    row("json", "  {\"a\": 1}", u"a.txt"_s, Format::Json);
    row("json list", "[\"bad.net\", \"worse.org\"]", u"a"_s, Format::Json);
    row("stix", R"({"type":"bundle","id":"bundle--1","objects":[]})", u"a"_s, Format::Stix2);
    row("misp", R"({"Event":{"info":"x","Attribute":[]}})", u"a"_s, Format::Misp);
    row("openioc", "<?xml version='1.0'?>\n<ioc xmlns=\"http://schemas.mandiant.com/2010/ioc\">", u"a"_s,
        Format::OpenIoc);
    row("stix1", "<stix:STIX_Package xmlns:stix=\"http://stix.mitre.org/stix-1\">", u"a"_s, Format::Stix1);
    row("xml", "<?xml version=\"1.0\"?><a/>", u"a"_s, Format::Xml);
    row("html", "<!DOCTYPE html>\n<html>", u"a.txt"_s, Format::Html);
    row("html by parts", "<div><p>bad.net</p></div>", u"a"_s, Format::Html);
    row("mail", "From: a@bad.net\nTo: b@c.com\nSubject: x\nDate: y\n\nHi", u"a"_s, Format::Mail);
    row("mail starting with Received", "Received: from x\n by y\nReturn-Path: <a@bad.net>\nMessage-ID: <1@x>\n\nHi",
        u"a"_s, Format::Mail);
    row("pdf", "%PDF-1.7\n", u"a.txt"_s, Format::Pdf);
    row("zip", "PK\x03\x04xxxx", u"a.txt"_s, Format::Archive);
    row("old office", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", u"a.msg"_s, Format::OldOffice);
    row("binary",
        QByteArray("\x7f"
                   "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
                   16),
        u"a.txt"_s, Format::Binary);
    row("empty", "", u"a.json"_s, Format::Text);
    row("utf-16 json",
        QByteArray("\xff\xfe{\0\"\0a\0\"\0:\0"
                   "1\0}\0",
                   16),
        u"a"_s, Format::Json);
}

void TestReaders::sniffing()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, name);
    QFETCH(int, format);
    QCOMPARE(int(sniff(head, name)), format);
}

void TestReaders::tables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *tag, const QByteArray &text, const char *expected) {
        QTest::newRow(tag) << text << QString::fromLatin1(expected);
    };
    row("host column takes what text would not", "Domain,Note\nevil.zip,a\nreadme.md,b\n", "evil.zip readme.md");
    row("type decides", "ioc,type\nevil.zip,domain\ndropper.zip,filename\nx[.]app,file\nworse.org,hostname\n",
        "evil.zip x.app worse.org");
    row("remarks count when defanged",
        "indicator,description\nbad.net,see blog.vendor.com\nworse.org,calls third[.]com\n",
        "bad.net worse.org third.com");
    row("references and authors are none",
        "url,reference,author\nhttp://bad.net/x,https://vendor.com/r,me@corp.com\nworse.org,https://v.com/2,b@c.de\n",
        "bad.net worse.org");
    row("an address in a source column", "source,destination\n45.77.1.2,185.20.3.4\n45.77.1.3,185.20.3.5\n",
        "45.77.1.2 185.20.3.4 45.77.1.3 185.20.3.5");
    row("no heading", "bad.net,45.77.1.2\nworse.org,45.77.1.3\n", "bad.net 45.77.1.2 worse.org 45.77.1.3");
    row("title above the heading", "Quarterly list,\n,\nIP Address,Seen\n45.77.1.2,x\n45.77.1.3,y\n",
        "45.77.1.2 45.77.1.3");
    row("unknown columns are text", "first,second,host\nx,c2 is worse.org,bad.net\ny,none,third.com\n",
        "worse.org bad.net third.com");
    row("semicolons with commas inside", "host;n\nbad.net;1,5\nworse.org;2,5\n", "bad.net worse.org");
    row("small, with semicolons", "Host;Version\nevil.zip;1.2.3.4\n", "evil.zip");
    row("small, of another language", "Zeit;Ziel-IP;Dom\xc3\xa4ne;Produktversion\n1;45.77.1.2;evil.zip;1.2.3.4\n",
        "45.77.1.2 evil.zip");
    row("several in a cell", "domains\tn\nbad.net; worse.org\t1\nthird.com\t2\n", "bad.net worse.org third.com");
}

void TestReaders::tables()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(values(read(text, u"list.csv"_s)), expected);
}

void TestReaders::tablePlaces()
{
    const Extraction extraction = read("Name,Remote IP,Domain\r\nx,45.77.1.2,bad.net\r\ny,45.77.1.3,worse.org\r\n");
    QCOMPARE(sourceOf(extraction, u"worse.org"_s).line, 3);
    QCOMPARE(sourceOf(extraction, u"worse.org"_s).object, u"Domain"_s);
    QCOMPARE(sourceOf(extraction, u"45.77.1.2"_s).object, u"Remote IP"_s);
    QCOMPARE(sourceOf(extraction, u"45.77.1.2"_s).context, u"x | 45.77.1.2 | bad.net"_s);
}

void TestReaders::tableQuotes()
{
    const Extraction extraction
        = read("id,value,n\n1,\"bad.net\n45.77.1.2\",x\n2,\"say \"\"worse.org\"\", now\",y\n3,third.com,z\n");
    QCOMPARE(values(extraction), u"bad.net 45.77.1.2 worse.org third.com"_s);
    QCOMPARE(sourceOf(extraction, u"third.com"_s).line, 4); // rows, not lines
}

void TestReaders::tableWithOpenQuote()
{
    QByteArray text = "id,value\n1,bad.net\n2,\"worse.org\n";
    for (int i = 0; i < 5000; ++i)
        text += QByteArray::number(i) + ",h" + QByteArray::number(i) + ".third.com\n";
    const Extraction extraction = read(text, u"list.csv"_s);
    QCOMPARE(extraction.indicators.size(), 5002);
    QCOMPARE(extraction.problems.size(), 1);
    QCOMPARE(extraction.problems[0].line, 3);
}

void TestReaders::defenderExport()
{
    const QByteArray text
        = "IndicatorType,IndicatorValue,ExpirationTime,Action,Severity,Title,Description,RecommendedActions,"
          "GenerateAlert\n"
          "DomainName,bad.net,2026-01-01T00:00:00Z,Block,High,C2,\"From https://vendor.com/report\",Ask "
          "it@corp.com,TRUE\n"
          "IpAddress,45.77.1.2,,Audit,Low,Scan,,,FALSE\n"
          "Url,http://worse.org/x.php,,Block,High,Phish,,,TRUE\n"
          "FileSha256,0eb595354a8cdc77bf0a777c6d4ea5f0140ea5c7e26050325b1db7f7de50aa23,,Block,High,a.exe,,,TRUE\n";
    const Extraction extraction = read(text, u"indicators.csv"_s);
    QCOMPARE(values(extraction), u"bad.net 45.77.1.2 worse.org"_s);
    QCOMPARE(extraction.problems.size(), 1); // says what was left out
    QVERIFY(extraction.problems[0].message.contains(u"Description"_s));
}

void TestReaders::sentinelExport()
{
    const QByteArray text
        = "\xef\xbb\xbfTenantId,\"TimeGenerated [UTC]\",Description,DomainName,NetworkIP,Url,FileName,Type\r\n"
          "f1,\"1/2/2026, 3:04:05 AM\",x,bad.net,,,,ThreatIntelligenceIndicator\r\n"
          "f1,\"1/2/2026, 3:04:05 AM\",x,,45.77.1.2,,evil.zip,ThreatIntelligenceIndicator\r\n"
          "f1,\"1/2/2026, 3:04:05 AM\",x,,,https://worse.org/a,,ThreatIntelligenceIndicator\r\n";
    const Extraction extraction = read(text);
    QCOMPARE(values(extraction), u"bad.net 45.77.1.2 worse.org"_s);
    QCOMPARE(sourceOf(extraction, u"45.77.1.2"_s).object, u"NetworkIP"_s);
}

void TestReaders::json()
{
    const Extraction extraction = read(
        "{\"alerts\": [\n {\"dst\": \"45.77.1.2\", \"names\": [\"bad\\u002enet\", \"hxxp:\\/\\/worse[.]org\\/x\"]},\n"
        " {\"note\": \"line one\\nthird.com\", \"n\": 1.5, \"ok\": true}\n]}");
    QCOMPARE(values(extraction), u"45.77.1.2 bad.net worse.org third.com"_s);
    QCOMPARE(sourceOf(extraction, u"worse.org"_s).object, u"alerts[0].names[1]"_s);
    QCOMPARE(sourceOf(extraction, u"worse.org"_s).line, 2);
    QCOMPARE(sourceOf(extraction, u"third.com"_s).object, u"alerts[1].note"_s);
    QVERIFY(extraction.problems.isEmpty());
    // A key says what its values are.
    QCOMPARE(values(read(R"({"agent": {"file_version": "1.2.3.4"}, "builds": ["1.2.3.5"], "ip": "45.77.1.2"})")), u"45.77.1.2"_s);
    // Keys may be hosts; field names are none.
    QCOMPARE(values(read(R"({"bad.net": {"host.name": "x", "source.ip": "45.77.1.2"}})")), u"bad.net 45.77.1.2"_s);
}

void TestReaders::jsonLines()
{
    const Extraction extraction = read("{\"d\":\"bad.net\"}\n{\"d\":\"worse.org\"}\n{\"d\":\"third.com\"}\n");
    QCOMPARE(values(extraction), u"bad.net worse.org third.com"_s);
    QCOMPARE(sourceOf(extraction, u"third.com"_s).line, 3);
    QCOMPARE(sourceOf(extraction, u"third.com"_s).object, u"d"_s);
}

void TestReaders::brokenJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("line");
    QTest::newRow("cut") << QByteArray("{\"a\": [\"bad.net\",\n\"worse.org\",\n\"thi") << u"bad.net worse.org"_s << 3;
    QTest::newRow("no comma") << QByteArray("{\"a\": \"bad.net\"\n\"b\": \"worse.org\"}") << u"bad.net worse.org"_s
                              << 2;
    QTest::newRow("text behind") << QByteArray("{\"a\": \"bad.net\"}\nand then worse.org") << u"bad.net worse.org"_s
                                 << 2;
    QTest::newRow("too deep") << QByteArray("{\"a\": \"bad.net\", \"b\": " + QByteArray(5000, '[') + "\"worse.org\"")
                              << u"bad.net worse.org"_s << 1;
    QTest::newRow("bad escape") << QByteArray("{\"a\": \"bad.net\", \"b\": \"\\uZZ\", \"c\": \"worse.org\"}")
                                << u"bad.net worse.org"_s << 1;
}

void TestReaders::brokenJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QFETCH(int, line);
    const Extraction extraction = read(text);
    QCOMPARE(values(extraction), expected);
    QCOMPARE(extraction.problems.size(), 1);
    QCOMPARE(extraction.problems[0].line, line);
}

void TestReaders::stixPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("comparisons");
    const auto row = [](const char *tag, const char *pattern, bool valid, const char *comparisons) {
        QTest::newRow(tag) << QString::fromLatin1(pattern) << valid << QString::fromLatin1(comparisons);
    };
    row("plain", "[domain-name:value = 'bad.net']", true, "domain-name/value = bad.net");
    row("or", "[domain-name:value = 'bad.net' OR ipv4-addr:value='45.77.1.2']", true,
        "domain-name/value = bad.net;ipv4-addr/value = 45.77.1.2");
    row("in", "[ipv4-addr:value IN ('45.77.1.2', '45.77.1.3')]", true, "ipv4-addr/value IN 45.77.1.2,45.77.1.3");
    row("not", "[domain-name:value NOT = 'good.com' AND url:value != 'x']", true,
        "!domain-name/value = good.com;!url/value != x");
    row("parentheses", "([a:b = 'x'] AND ([c:d = 'y'] OR [e:f = 1])) WITHIN 300 SECONDS", true,
        "a/b = x;c/d = y;e/f = ");
    row("qualifiers",
        "[a:b = 'x'] REPEATS 5 TIMES WITHIN 1.5 SECONDS START t'2024-01-01T00:00:00Z' STOP t'2024-02-01T00:00:00Z'",
        true, "a/b = x");
    row("followed by", "[a:b = 'x'] FOLLOWEDBY [a:b = 'y']", true, "a/b = x;a/b = y");
    row("paths",
        "[file:hashes.'SHA-256' = 'aa' AND network-traffic:extensions.'http-request-ext'.request_header.'Host' = "
        "'bad.net']",
        true,
        "file/hashes.'SHA-256' = aa;network-traffic/extensions.'http-request-ext'.request_header.'Host' = bad.net");
    row("indexes", "[domain-name:resolves_to_refs[*].value = '45.77.1.2']", true,
        "domain-name/resolves_to_refs[*].value = 45.77.1.2");
    row("escapes", "[a:b = 'it\\'s \\\\ here']", true, "a/b = it's \\ here");
    row("exists", "[EXISTS a:b AND c:d = 'x']", true, "c/d = x");
    row("comparison parentheses", "[(a:b = 'x' OR a:b = 'y') AND c:d > 5]", true, "a/b = x;a/b = y;c/d > ");
    row("no bracket", "domain-name:value = 'bad.net'", false, "");
    row("open bracket", "[domain-name:value = 'bad.net'", false, "domain-name/value = bad.net");
    row("open quote", "[domain-name:value = 'bad.net]", false, "");
    row("empty", "", false, "");
    row("rest", "[a:b = 'x'] x", false, "a/b = x");
}

void TestReaders::stixPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(bool, valid);
    std::vector<StixComparison> found;
    QCOMPARE(parseStixPattern(pattern.toStdString(), found), valid);
    QStringList list;
    for (const StixComparison &comparison : found) {
        QStringList texts;
        for (const std::string &value : comparison.values)
            texts.append(QString::fromStdString(value));
        list.append((comparison.negated ? u"!"_s : QString()) + QString::fromStdString(comparison.object) + u'/'
                    + QString::fromStdString(comparison.path) + u' ' + QString::fromStdString(comparison.op) + u' '
                    + texts.join(u','));
    }
    QTEST(list.join(u';'), "comparisons");
    // Nesting without end must not exhaust the stack.
    std::vector<StixComparison> none;
    QVERIFY(!parseStixPattern(std::string(100'000, '('), none));
}

void TestReaders::stixBundle()
{
    const QByteArray text = R"({"objects": [
{"type":"indicator","id":"indicator--1","name":"C2","pattern_type":"stix","description":"see vendor.com",
 "pattern":"[domain-name:value = 'evil.zip' OR url:value = 'http://bad.net/x' OR ipv4-addr:value ISSUBSET '45.77.0.0/16']"},
{"type":"indicator","id":"indicator--2","pattern":"[file:name = 'a.com' AND app:id = 'com.serv.services']"},
{"type":"indicator","id":"indicator--3","revoked":true,"pattern":"[domain-name:value = 'old.net']"},
{"type":"indicator","id":"indicator--4","pattern_type":"snort","pattern":"alert tcp any any -> 185.20.3.4 any (sid:1;) x"},
{"type":"indicator","id":"indicator--5","pattern":"domain-name:value = worse.org"},
{"type":"domain-name","id":"domain-name--6","value":"third.com"},
{"type":"ipv6-addr","id":"ipv6-addr--7","value":"2a00:1450::2"},
{"type":"malware","id":"malware--8","name":"x","external_references":[{"url":"https://blog.com/x"}]}
], "type":"bundle","id":"bundle--0"
})";
    const Extraction extraction = read(text, u"feed.json"_s);
    QCOMPARE(values(extraction), u"evil.zip bad.net 185.20.3.4 worse.org third.com 2a00:1450::2"_s);
    QCOMPARE(sourceOf(extraction, u"bad.net"_s).object, u"indicator--1"_s);
    QCOMPARE(sourceOf(extraction, u"bad.net"_s).line, 2);
    QVERIFY(sourceOf(extraction, u"bad.net"_s).context.startsWith(u"C2 · ["_s));
    QCOMPARE(extraction.rejected.size(), 1);
    QCOMPARE(toString(extraction.rejected[0].reason), u"network-range"_s);
    QCOMPARE(extraction.problems.size(), 2); // one revoked, one pattern off the grammar
}

/// What names a host outside plain comparisons, and wildcards that must not glue two words to one host.
void TestReaders::stixBesidePatterns()
{
    const QByteArray text = R"({"type":"bundle","id":"bundle--0","objects":[
{"type":"note","id":"note--1","abstract":"Fallback of update.exe","content":"See config.yaml.\nIt falls back to one.bad.net and 45.77.1[.]2"},
{"type":"opinion","id":"opinion--1","opinion":"disagree","explanation":"two[.]bad[.]net is a sinkhole"},
{"type":"note","id":"note--2","revoked":true,"content":"gone.net"},
{"type":"infrastructure","id":"infrastructure--1","name":"45.77.1.3","aliases":["Node 2 of bad.org","three.bad[.]net","hk-node.2","10.1.2.3"]},
{"type":"infrastructure","id":"infrastructure--2","name":"Panel at vendor.com","description":"vendor.com"},
{"type":"malware","id":"malware--1","name":"worse.org"},
{"type":"x509-certificate","id":"x509-certificate--1","subject":"C=US, CN=*.four.bad.net, O=Stork.Inc","issuer":"CN=ca.vendor.com",
 "x509_v3_extensions":{"subject_alternative_name":"DNS:four.bad.net, DNS:five.bad.net"}},
{"type":"indicator","id":"indicator--1","pattern":"[x509-certificate:subject = '/O=Stork.Inc/CN=six.bad.net' AND x509-certificate:issuer = 'CN=ca.vendor.com']"},
{"type":"indicator","id":"indicator--2","pattern":"[process:command_line LIKE '%curl%seven.bad.net%']"},
{"type":"indicator","id":"indicator--3","pattern":"[url:value LIKE 'http://%.eight.bad.net/%/x.zip%']"},
{"type":"indicator","id":"indicator--4","pattern":"[url:value LIKE '%/gate.zip' OR domain-name:value LIKE '%.nine.bad.net']"},
{"type":"indicator","id":"indicator--5","pattern":"[domain-name:value LIKE 'my_host.ten.bad.net']"},
{"type":"indicator","id":"indicator--6","pattern_type":"yara","pattern":"rule r { strings: $a = \"eleven.bad.net\" $b = \"loader.dll\" condition: any of them }"}]})";
    const Extraction extraction = read(text);
    QCOMPARE(values(extraction),
             u"one.bad.net 45.77.1.2 two.bad.net 45.77.1.3 three.bad.net four.bad.net five.bad.net six.bad.net "
             "seven.bad.net eight.bad.net nine.bad.net my_host.ten.bad.net eleven.bad.net"_s);
    QCOMPARE(sourceOf(extraction, u"45.77.1.2"_s).object, u"note--1"_s);
    QCOMPARE(sourceOf(extraction, u"three.bad.net"_s).context, u"45.77.1.3 · three.bad[.]net"_s);
    QVERIFY(sourceOf(extraction, u"six.bad.net"_s).context.startsWith(u"[x509-certificate:subject"_s));
    QCOMPARE(extraction.problems.size(), 1); // the revoked note
}

void TestReaders::stixAttribution()
{
    // The relations come first and the chain has three steps.
    const QByteArray text = R"({"type":"bundle","id":"bundle--0","objects":[
{"type":"relationship","relationship_type":"indicates","source_ref":"indicator--1","target_ref":"malware--2"},
{"type":"relationship","relationship_type":"uses","source_ref":"campaign--3","target_ref":"malware--2"},
{"type":"relationship","relationship_type":"attributed-to","source_ref":"campaign--3","target_ref":"intrusion-set--4"},
{"type":"indicator","id":"indicator--1","pattern":"[domain-name:value = 'bad.net']"},
{"type":"indicator","id":"indicator--9","pattern":"[domain-name:value = 'worse.org']"},
{"type":"malware","id":"malware--2","name":"Loader"},{"type":"campaign","id":"campaign--3","name":"Spring"},
{"type":"intrusion-set","id":"intrusion-set--4","name":"Crimson Heron"}]})";
    const Extraction extraction = read(text);
    QVERIFY(sourceOf(extraction, u"bad.net"_s).context.startsWith(u"attributed to Crimson Heron"_s));
    QVERIFY(!sourceOf(extraction, u"worse.org"_s).context.contains(u"Heron"_s));
}

void TestReaders::stix20ObservedData()
{
    const QByteArray text
        = R"({"type":"bundle","id":"bundle--0","spec_version":"2.0","objects":[{"type":"observed-data","id":"observed-data--1",
"objects":{"0":{"type":"ipv4-addr","value":"45.77.1.2","resolves_to_refs":["1"]},"1":{"type":"domain-name","value":"bad.net"},"2":{"type":"file","name":"a.com"}}}]})";
    QCOMPARE(values(read(text)), u"45.77.1.2 bad.net"_s);
}

void TestReaders::misp()
{
    const QByteArray text = R"({"response":[{"Event":{"info":"x","Orgc":{"name":"vendor.com"},"Attribute":[
{"type":"domain","category":"Network activity","to_ids":true,"uuid":"u1","value":"evil.zip","comment":"panel"},
{"type":"ip-dst|port","to_ids":true,"value":"45.77.1.2|443"},
{"type":"domain|ip","to_ids":false,"value":"bad.net|45.77.1.3"},
{"type":"filename","to_ids":true,"value":"drop.com"},
{"type":"link","to_ids":false,"value":"https://blog.vendor.com/x"},
{"type":"hostname","to_ids":true,"deleted":true,"value":"gone.net"}],
"Object":[{"name":"url","deleted":false,"Attribute":[{"type":"url","to_ids":true,"value":"http://worse.org/x"},{"type":"text","value":"c2 third[.]com"}]},
{"name":"url","deleted":"1","Attribute":[{"type":"url","value":"http://also-gone.net/x"}]}],
"RelatedEvent":[{"Event":{"Attribute":[{"type":"domain","value":"other.net"}]}}]}}]})";
    const Extraction extraction = read(text);
    QCOMPARE(values(extraction), u"evil.zip 45.77.1.2 bad.net 45.77.1.3 worse.org third.com"_s);
    QCOMPARE(sourceOf(extraction, u"evil.zip"_s).object, u"u1"_s);
    QCOMPARE(sourceOf(extraction, u"evil.zip"_s).context, u"evil.zip · panel"_s);
    QVERIFY(sourceOf(extraction, u"bad.net"_s).context.startsWith(u"not marked for detection"_s));
    QCOMPARE(extraction.problems.size(), 1);
    QVERIFY(extraction.problems[0].message.contains(u"2 deleted"_s));
}

void TestReaders::mispRules()
{
    const QByteArray text = R"~({"Event":{"info":"x","Attribute":[
{"type":"snort","to_ids":true,"uuid":"u1","value":"alert tcp any any -> 45.77.1.2 any (msg:\"x\"; sid:1;)"},
{"type":"yara","value":"rule r {\n strings:\n  $a = \"bad.net\"\n  $b = \"loader.dll\"\n condition: $a }"},
{"type":"sigma","to_ids":"1","value":"detection:\n  s:\n    QueryName: 'worse.org'\n    Image: '\\\\setup.exe'"},
{"type":"suricata","to_ids":false,"value":"alert dns any any -> any any (content:\"benign.com\"; msg:\"once third[.]com\"; sid:2;)"},
{"type":"x509-fingerprint-sha1","to_ids":true,"comment":"CN=vendor.com","value":"2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"},
{"type":"ip-dst","to_ids":true,"comment":"resolved by dns.vendor.com","value":"45.77.1.3"}]}})~";
    const Extraction extraction = read(text);
    QCOMPARE(values(extraction), u"45.77.1.2 bad.net worse.org third.com 45.77.1.3"_s);
    QCOMPARE(sourceOf(extraction, u"45.77.1.2"_s).object, u"u1"_s);
    QVERIFY(sourceOf(extraction, u"third.com"_s).context.startsWith(u"not marked for detection"_s));
}

void TestReaders::openIoc()
{
    const QByteArray text = R"(<?xml version="1.0"?>
<ioc xmlns="http://schemas.mandiant.com/2010/ioc" xmlns:xsd="http://www.w3.org/2001/XMLSchema" id="x">
<description>Read https://vendor.com/r; it calls defanged[.]net</description>
<definition><Indicator operator="OR">
<IndicatorItem id="i1" condition="is"><Context document="DnsEntryItem" search="DnsEntryItem/Host" type="mir"/><Content type="string">evil.zip</Content></IndicatorItem>
<IndicatorItem id="i2" condition="is"><Context document="PortItem" search="PortItem/remoteIP" type="mir"/><Content type="IP">45.77.1.2</Content></IndicatorItem>
<IndicatorItem id="i3" condition="contains"><Context document="FileItem" search="FileItem/FullPath" type="mir"/><Content type="string">\Engine\5.1.0.29\a.com</Content></IndicatorItem>
<IndicatorItem id="i4" condition="isnot"><Context document="DnsEntryItem" search="DnsEntryItem/Host" type="mir"/><Content type="string">good.com</Content></IndicatorItem>
</Indicator></definition></ioc>)";
    const Extraction extraction = read(text);
    QCOMPARE(values(extraction), u"defanged.net evil.zip 45.77.1.2"_s);
    QCOMPARE(sourceOf(extraction, u"45.77.1.2"_s).object, u"i2"_s);
    QCOMPARE(sourceOf(extraction, u"45.77.1.2"_s).line, 6);
    QVERIFY(extraction.problems.isEmpty());
}

void TestReaders::stix1()
{
    const QByteArray text
        = R"(<stix:STIX_Package xmlns:stix="http://stix.mitre.org/stix-1" xmlns:cybox="http://cybox.mitre.org/cybox-2"
 xmlns:A="http://cybox.mitre.org/objects#AddressObject-2" xmlns:D="http://cybox.mitre.org/objects#DomainNameObject-1"
 xmlns:U="http://cybox.mitre.org/objects#URIObject-2" xmlns:F="http://cybox.mitre.org/objects#FileObject-2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<cybox:Observable id="obs-1"><cybox:Object id="obj-1"><cybox:Properties xsi:type="A:AddressObjectType" category="ipv4-addr">
<A:Address_Value condition="Equals">45.77.1.2##comma##45.77.1.3</A:Address_Value></cybox:Properties></cybox:Object></cybox:Observable>
<cybox:Observable id="obs-2"><cybox:Properties><D:Value>evil.zip</D:Value></cybox:Properties></cybox:Observable>
<cybox:Observable id="obs-3"><cybox:Properties><U:Value condition="Equals">http://bad.net/x</U:Value></cybox:Properties></cybox:Observable>
<cybox:Observable id="obs-4"><cybox:Properties><F:File_Name>a.com</F:File_Name></cybox:Properties></cybox:Observable>
<cybox:Observable id="obs-5"><cybox:Properties><D:Value condition="DoesNotEqual">good.com</D:Value></cybox:Properties></cybox:Observable>
</stix:STIX_Package>)";
    const Extraction extraction = read(text);
    QCOMPARE(values(extraction), u"45.77.1.2 45.77.1.3 evil.zip bad.net"_s);
    QCOMPARE(sourceOf(extraction, u"45.77.1.2"_s).object, u"obj-1"_s);
    QCOMPARE(sourceOf(extraction, u"bad.net"_s).object, u"obs-3"_s);
}

void TestReaders::anyXml()
{
    const Extraction extraction = read(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<r xmlns=\"http://schema.vendor.com/x\">\n<!-- skip.net -->"
        "<h name=\"bad.net\">to <b>worse.org</b> and third.com</h></r>");
    QCOMPARE(values(extraction), u"bad.net worse.org third.com"_s);
}

void TestReaders::brokenXml()
{
    const Extraction extraction = read("<?xml version=\"1.0\"?>\n<r><h>bad.net</h>\n<h>worse.org</x></r>");
    QCOMPARE(values(extraction), u"bad.net worse.org"_s);
    QCOMPARE(extraction.problems.size(), 1);
    QCOMPARE(extraction.problems[0].line, 3);
}

void TestReaders::entityBomb()
{
    QByteArray text = "<?xml version=\"1.0\"?>\n<!DOCTYPE r [<!ENTITY e0 \"bad.net \">";
    for (int i = 1; i < 12; ++i) {
        const QByteArray inner = "&e" + QByteArray::number(i - 1) + ";";
        text += "<!ENTITY e" + QByteArray::number(i) + " \"" + inner.repeated(10) + "\">";
    }
    const Extraction extraction = read(text + "]>\n<r>&e11;</r>");
    QCOMPARE(extraction.problems.size(), 1);
}

void TestReaders::html()
{
    const QByteArray text = R"(<!DOCTYPE html><html><head><title>Report on bad.net</title>
<link href="https://cdn.vendor.com/a.css"><script>var u="http://script.net/";</script><style>a{background:url(//style.net/x)}</style></head>
<body><!-- comment.net 9.9.9.9 --><nav><a href="/about.html">About</a></nav>
<p>C2: evil<b>[.]</b>worse<wbr>&#46;org and 45&#x2e;77&lsqb;.&rsqb;1.2</p><td>third.com</td><td>45.77.1.3</td>
<a class=x href='hxxps://fourth[.]io/x'>link</a> <a href="mailto:a@fifth.net">mail</a> <img src="http://image.net/x.png">
<pre>sixth.net
seventh.net</pre> 5 < 6 <svg><a href="http://svg.net"></a></svg></body></html>)";
    const Extraction extraction = read(text);
    QCOMPARE(values(extraction),
             u"bad.net evil.worse.org 45.77.1.2 third.com 45.77.1.3 fourth.io fifth.net sixth.net seventh.net"_s);
    QCOMPARE(sourceOf(extraction, u"third.com"_s).line, 4);
    QCOMPARE(sourceOf(extraction, u"seventh.net"_s).line, 7);
    QVERIFY(extraction.problems.isEmpty());
}

void TestReaders::htmlForms_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *tag, const QByteArray &head, const QByteArray &form, const char *expected) {
        QTest::newRow(tag) << head << form << QString::fromLatin1(expected);
    };
    const QByteArray canonical = "<link rel=\"canonical\" href=\"https://blog.vendor.com/report\">";
    row("a collector", "", "<form method=post action=\"https://bad.net/a.php\">", "bad.net");
    row("a mail box", canonical, "<form action=\"mailto:drop@bad.net\">", "bad.net");
    row("another host than the page", canonical, "<form action='//45.77.1.2/a.php'>", "45.77.1.2");
    row("the site itself", canonical, "<form action=\"https://www.vendor.com/subscribe\">", "");
    row("the site by its preview", "<meta property=\"og:url\" content=\"https://vendor.com/x\">",
        "<form action=\"https://www.vendor.com/subscribe\">", "");
    row("a search field", "", "<form role=\"search\" action=\"https://vendor.com/\">", "");
    row("inside the site", "", "<form action=\"/login.php\">", "");
}

void TestReaders::htmlForms()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, form);
    QTEST(values(read("<html><head>" + head + "</head><body>" + form + "<input name=card.number></form></body></html>",
                      u"page.html"_s)),
          "expected");
}

void TestReaders::htmlSplitAnywhere()
{
    // Longer than a read, with tags, entities and comments across the seams.
    QByteArray text = "<html><body>";
    QStringList expected;
    for (int i = 0; text.size() < 600'000; ++i) {
        const QByteArray host = "h" + QByteArray::number(i);
        text += "<p class=\"a>b\">" + host + "&period;bad<i>[.]</i>net<!-- x" + host + ".comment.net --></p>\n";
        expected.append(QString::fromLatin1(host) + u".bad.net"_s);
    }
    const Extraction extraction = read(text);
    QCOMPARE(values(extraction), expected.join(u' '));
    QCOMPARE(extraction.indicators.last().source.line, expected.size());
}

void TestReaders::htmlUnclosed()
{
    const Extraction extraction = read("<html><body>bad.net\n<script>worse.org\nmore");
    QCOMPARE(values(extraction), u"bad.net"_s);
    QCOMPARE(extraction.problems.size(), 1);
    QCOMPARE(extraction.problems[0].line, 2);
    QCOMPARE(values(read("<html><p>bad.net <a href=\"http://worse.org")), u"worse.org bad.net"_s);
}

void TestReaders::markdown()
{
    const Extraction extraction = read("# Report\n\n- `bad[.]net`\n- [worse.org](https://worse.org/x)\n\n| host | n "
                                       "|\n|---|---|\n| third\\.com | 1 |\n\n"
                                       "```\ncurl http://fourth.io/run.sh\n```\n",
                                       u"report.md"_s);
    QCOMPARE(values(extraction), u"bad.net worse.org third.com fourth.io"_s);
    QCOMPARE(sourceOf(extraction, u"fourth.io"_s).line, 11);
    const Extraction ascii = read(
        "= Report\n\nlink:https://bad.net/x[the page] and *worse.org*\n\n|===\n|third.com |1\n|===\n", u"r.adoc"_s);
    QCOMPARE(values(ascii), u"bad.net worse.org third.com"_s);
}

void TestReaders::refusals()
{
    QVERIFY(
        read(QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8), u"a.msg"_s).problems[0].message.contains(u".eml"_s));
    QCOMPARE(read(QByteArray("\x7f"
                             "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
                             16),
                  u"a"_s)
                 .problems.size(),
             1);
    QVERIFY(read(QByteArray(), u"empty.txt"_s).problems.isEmpty());
}

void TestReaders::files()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"list.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("x\nbad.net\n");
    file.close();
    const Extraction extraction = readFile(path, {});
    QCOMPARE(values(extraction), u"bad.net"_s);
    QCOMPARE(extraction.indicators[0].source.file, path);
    QCOMPARE(extraction.bytes, 10);
    QCOMPARE(readFile(folder.filePath(u"none.txt"_s), {}).problems.size(), 1);
    QCOMPARE(readFile(folder.path(), {}).problems.size(), 1);
}

void TestReaders::progressIsReported()
{
    QList<qint64> seen;
    ReadControl control;
    control.progress = [&seen](qint64 done, qint64 total) {
        QVERIFY(done <= total);
        seen.append(done);
    };
    const QByteArray text = QByteArray("host bad.net\n").repeated(50'000);
    readBytes(text, u"list.txt"_s, {}, control);
    QVERIFY(!seen.isEmpty());
    QCOMPARE(seen.last(), text.size());
}

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
