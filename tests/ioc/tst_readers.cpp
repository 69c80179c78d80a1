// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/read.h"
#include "core/ioc/sniff.h"
#include "reading.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ioc;
using testsupport::read, testsupport::rejects, testsupport::sourceOf, testsupport::values;
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
    void tableRejects_data();
    void tableRejects();
    void tablePlaces();
    void tableQuotes();
    void tableWithOpenQuote();
    void defenderExport();
    void sentinelExport();
    void json();
    void jsonLines();
    void brokenJson_data();
    void brokenJson();
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

namespace {

/// ASCII as UTF-16, little end first.
QByteArray wide(const QByteArray &ascii)
{
    QByteArray out;
    for (const char c : ascii)
        out.append(c).append('\0');
    return out;
}

} // namespace

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
    row("mail", "From: a@bad.net\nTo: b@c.com\nSubject: x\nDate: Mon, 3 Mar 2025 10:00:00 +0000\n\nHi", u"a"_s,
        Format::Mail);
    row("three lines of a note", "From: SOC\nTo: IR\nSubject: hosts\nIP: 45.77.1.8\n\n45.77.1.9\n", u"a.txt"_s,
        Format::Text);
    row("a mail copied from a window",
        "From: A <a@bad.net>\nSent: Tuesday\nTo: b@c.com\nReply-To: x@bad.net\nSubject: x\n\nHi", u"a"_s, Format::Text);
    row("the same, called a mail", "From: A <a@bad.net>\nSent: Tuesday\nTo: b@c.com\nSubject: x\n\nHi", u"a.eml"_s,
        Format::Mail);
    row("mail with a byte order mark",
        "\xef\xbb\xbf"
        "From: a@bad.net\nMIME-Version: 1.0\n\nHi",
        u"a"_s, Format::Mail);
    row("utf-16 mail", QByteArray("\xff\xfe", 2) + wide("From: a@bad.net\nMIME-Version: 1.0\n\nHi"), u"a.eml"_s,
        Format::Text);
    row("utf-16 mail without mark", wide("From: a@bad.net\nMIME-Version: 1.0\n\nHi"), u"a.eml"_s, Format::Text);
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

/// Nothing a table holds vanishes: what is no indicator by its column or type is a reject.
void TestReaders::tableRejects_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("rejected");
    const auto row = [](const char *tag, const QByteArray &text, const char *expected, const char *rejected) {
        QTest::newRow(tag) << text << QString::fromLatin1(expected) << QString::fromLatin1(rejected);
    };
    row("devices and user agents", "ip,device,useragent\n45.77.3.1,srv.bad.net,x (+http://worse.org)\n", "45.77.3.1",
        "srv.bad.net other-field 2, http://worse.org other-field 2");
    row("remarks", "ip,description\n45.77.3.1,see http://worse.org/\n45.77.3.2,\"of bad.net\nand 45.77.3.3\"\n",
        "45.77.3.1 45.77.3.2 45.77.3.3", "http://worse.org/ other-field 2, bad.net other-field 3");
    row("types", "type;value\nversion;45.77.3.1\nfile;bad.com\ndomain;worse.org\n", "worse.org",
        "45.77.3.1 version 2, bad.com other-field 3");
    row("user agent as a value", "type,value\nuser-agent,Bot/1.0.2.8 (+http://bad.net/bot)\nip,45.77.3.1\n",
        "bad.net 45.77.3.1", "1.0.2.8 version 2");
    row("version column", "domain,version\nbad.net,45.77.3.1\n", "bad.net", "45.77.3.1 version 2");
    row("actors", "Threat Actor,domain\nCobalt.Group,bad.net\n", "bad.net", "Cobalt.Group other-field 2");
    row("private addresses stay private", "domain,device\nbad.net,10.0.0.1\n", "bad.net", "10.0.0.1 private-address 2");
    row("commands, defanged", "domain,commandline\nbad.net,curl hxxp://worse[.]org/x\n", "bad.net worse.org", "");
}

void TestReaders::tableRejects()
{
    QFETCH(QByteArray, text);
    const Extraction extraction = read(text, u"list.csv"_s);
    QTEST(values(extraction), "expected");
    QTEST(rejects(extraction), "rejected");
    QVERIFY(extraction.problems.isEmpty());
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
    QVERIFY(extraction.problems.isEmpty());
    // What was left out is named.
    QCOMPARE(rejects(extraction),
             u"https://vendor.com/report other-field 2, it@corp.com other-field 2, a.exe file-name 5"_s);
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
    QCOMPARE(values(read(R"({"agent": {"file_version": "1.2.3.4"}, "builds": ["1.2.3.5"], "ip": "45.77.1.2"})")),
             u"45.77.1.2"_s);
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
