// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/read.h"
#include "core/ioc/readers/stixpattern.h"
#include "reading.h"

#include <QTest>

using namespace ioc;
using testsupport::read, testsupport::sourceOf, testsupport::values;
using namespace Qt::StringLiterals;

/// The formats in which intelligence is exchanged: STIX, MISP, OpenIOC.
class TestExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

void TestExchange::stixPatterns_data()
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

void TestExchange::stixPatterns()
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

void TestExchange::stixBundle()
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
void TestExchange::stixBesidePatterns()
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

void TestExchange::stixAttribution()
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

void TestExchange::stix20ObservedData()
{
    const QByteArray text
        = R"({"type":"bundle","id":"bundle--0","spec_version":"2.0","objects":[{"type":"observed-data","id":"observed-data--1",
"objects":{"0":{"type":"ipv4-addr","value":"45.77.1.2","resolves_to_refs":["1"]},"1":{"type":"domain-name","value":"bad.net"},"2":{"type":"file","name":"a.com"}}}]})";
    QCOMPARE(values(read(text)), u"45.77.1.2 bad.net"_s);
}

void TestExchange::misp()
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

void TestExchange::mispRules()
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

void TestExchange::openIoc()
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

void TestExchange::stix1()
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

void TestExchange::anyXml()
{
    const Extraction extraction = read(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<r xmlns=\"http://schema.vendor.com/x\">\n<!-- skip.net -->"
        "<h name=\"bad.net\">to <b>worse.org</b> and third.com</h></r>");
    QCOMPARE(values(extraction), u"bad.net worse.org third.com"_s);
}

void TestExchange::brokenXml()
{
    const Extraction extraction = read("<?xml version=\"1.0\"?>\n<r><h>bad.net</h>\n<h>worse.org</x></r>");
    QCOMPARE(values(extraction), u"bad.net worse.org"_s);
    QCOMPARE(extraction.problems.size(), 1);
    QCOMPARE(extraction.problems[0].line, 3);
}

void TestExchange::entityBomb()
{
    QByteArray text = "<?xml version=\"1.0\"?>\n<!DOCTYPE r [<!ENTITY e0 \"bad.net \">";
    for (int i = 1; i < 12; ++i) {
        const QByteArray inner = "&e" + QByteArray::number(i - 1) + ";";
        text += "<!ENTITY e" + QByteArray::number(i) + " \"" + inner.repeated(10) + "\">";
    }
    const Extraction extraction = read(text + "]>\n<r>&e11;</r>");
    QCOMPARE(extraction.problems.size(), 1);
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
