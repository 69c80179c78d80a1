// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/read.h"
#include "reading.h"
#include "zipwriter.h"

#include <QStandardPaths>
#include <QTest>

using namespace ioc;
using namespace Qt::StringLiterals;
using testsupport::read, testsupport::sourceOf, testsupport::values;

/// Files that hold others, or that something has to be unpacked from: mails, workbooks, documents, archives, PDF.
class TestContainers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mail();
    void mailInMail();
    void mailWithoutMarks_data();
    void mailWithoutMarks();
    void mailPage();
    void workbook();
    void workbookOfOtherPrograms();
    void brokenWorkbook();
    void document();
    void zipOfFiles();
    void zipBomb();
    void zipInZip();
    void brokenZip();
    void pdf();
    void packedPdf();
    void cutInHalf_data();
    void cutInHalf();
};

void TestContainers::mail()
{
    const QByteArray text
        = "Return-Path: <bounce@bad.net>\r\nReceived: from relay.transit.com (relay.transit.com [185.20.3.4]) by "
          "mx.victim.com\r\n"
          "X-Originating-IP: [45.77.1.2]\r\nMessage-ID: <1@mid.transit.com>\r\nAuthentication-Results: mx.victim.com; "
          "spf=pass\r\n"
          "From: \"PayPal\" <service@worse.org>\r\nTo: you@victim.com\r\nSubject: "
          "=?utf-8?q?Your_invoice?=\r\nMIME-Version: 1.0\r\n"
          "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
          "Content-Transfer-Encoding: quoted-printable\r\n\r\nClick http://third=2Ecom/x "
          "=FCber\r\n--b\r\nContent-Type: text/html\r\n\r\n"
          "<a href=\"http://fourth.io/\">x</a><script>var s='http://script.net'</script>\r\n--b\r\n"
          "Content-Type: application/octet-stream; name=\"list.csv\"\r\nContent-Disposition: attachment; "
          "filename=\"list.csv\"\r\n"
          "Content-Transfer-Encoding: base64\r\n\r\n"
        + QByteArray("domain,n\r\nevil.zip,1\r\n").toBase64() + "\r\n--b--\r\n";
    const Extraction extraction = read(text, u"a.eml"_s);
    QCOMPARE(values(extraction), u"bad.net 45.77.1.2 worse.org third.com fourth.io evil.zip"_s);
    QCOMPARE(sourceOf(extraction, u"worse.org"_s).object, u"From"_s);
    QCOMPARE(sourceOf(extraction, u"third.com"_s).object, u"text"_s);
    QCOMPARE(sourceOf(extraction, u"evil.zip"_s).object, u"list.csv!domain"_s);
    QCOMPARE(sourceOf(extraction, u"evil.zip"_s).line, 2);
}

void TestContainers::mailInMail()
{
    const QByteArray inner = "From: a@bad.net\r\nTo: b@victim.com\r\nSubject: x\r\nDate: Mon, 1 Jan 2024 00:00:00 "
                             "+0000\r\n\r\nsee worse.org\r\n";
    const QByteArray text = "From: me@third.com\r\nTo: b@victim.com\r\nSubject: Fwd\r\nMIME-Version: "
                            "1.0\r\nContent-Type: message/rfc822\r\n\r\n"
        + inner;
    QCOMPARE(values(read(text, u"a.eml"_s)), u"third.com bad.net worse.org"_s);
}

/// Mails that promise parts and mark none: what stands there is read, and said.
void TestContainers::mailWithoutMarks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("object"); // of the last host
    QTest::addColumn<qint64>("line"); // of the problem; 0: none
    const QByteArray top = "Received: from relay.transit.com (relay.transit.com [185.20.3.4]) by mx.victim.com\nFrom: "
                           "a@bad.net\nTo: b@victim.com\nSubject: x\n";
    const QByteArray body = "\nWe blocked worse[.]org.\n> seen at hxxps://third[.]com/x\n";
    const auto row
        = [](const char *tag, const QByteArray &text, const char *expected, const char *object, qint64 line) {
              QTest::newRow(tag) << text << QString::fromLatin1(expected) << QString::fromLatin1(object) << line;
          };
    const char *all = "bad.net worse.org third.com";
    row("never marked", top + "Content-Type: multipart/mixed; boundary=\"b\"\n" + body, all, "text", 5);
    row("no boundary named", top + "Content-Type: multipart/alternative\n" + body, all, "text", 5);
    row("only the end is marked", top + "Content-Type: multipart/mixed; boundary=\"b\"\n" + body + "--b--\n", all,
        "text", 5);
    row("all behind the end", top + "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b--\n" + body, all, "text", 5);
    row("page",
        top + "Content-Type: multipart/mixed; boundary=\"b\"\n\n<html><p>worse<b>.org</b></p><img src=//third.com/a>",
        all, "text", 5);
    row("Latin-1",
        top
            + "Content-Type: multipart/mixed; boundary=\"b\"\n\nGr\xfc\xdf"
              "e"
            + body,
        all, "text", 5);
    row("inner one",
        top
            + "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nworse.org\n"
              "--b\nContent-Type: multipart/alternative; boundary=\"c\"\n\nthird.com\n--b\nContent-Type: "
              "text/plain\n\nfourth.io\n--b--\n",
        "bad.net worse.org third.com fourth.io", "text", 12);
    row("headers only", top + "Content-Type: multipart/mixed; boundary=\"b\"\n\n", "bad.net", "From", 0);
    row("what stands before the parts",
        top + "Content-Type: multipart/mixed; boundary=\"b\"\n\nSee help.vendor.com\n--b\n\nworse.org\n--b--\n",
        "bad.net worse.org", "text", 0);
}

void TestContainers::mailWithoutMarks()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, line);
    const Extraction extraction = read(text, u"a.eml"_s);
    QTEST(values(extraction), "expected");
    QTEST(extraction.indicators.last().source.object, "object");
    QCOMPARE(extraction.problems.size(), line > 0 ? 1 : 0);
    if (line > 0) {
        QCOMPARE(extraction.problems[0].line, line);
        QCOMPARE(extraction.problems[0].file, u"a.eml"_s);
    }
}

/// What a page in a mail loads is contacted by who opens it. The same page from the disk is a report.
void TestContainers::mailPage()
{
    const QByteArray page = R"(<html><head><base href="https://base.bad.net/">
<meta http-equiv="Refresh" content="5; URL='https://refresh.bad.net/x'"><meta name="generator" content="Mailer.Pro">
<link rel="stylesheet" href="//styles.bad.net/a.css"></head><body background="http://back.bad.net/b.png">
<img src="https://pixel.bad.net/o.gif?a=1&amp;b=2" srcset="https://set.bad.net/2x.png 2x" width=1><img src="cid:logo.png@1">
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"><img src="images/logo.png">
<iframe src="https://[2a0f:5707:aa80::3]/f.html"></iframe><object data="https://object.bad.net/x.swf"></object>
<a href="https://link.bad.net/">here</a><form action="https://form.bad.net/a.php"><button formaction="http://45.77.1.2/b">Go</button></form>
<script src="https://code.bad.net/s.js">var u='http://inline.bad.net'</script><p>Yours, worse.org</p></body></html>)";
    const QByteArray top = "From: a@third.com\nTo: b@victim.com\nSubject: x\nMIME-Version: 1.0\n";
    const QString loaded
        = u"base.bad.net refresh.bad.net styles.bad.net back.bad.net pixel.bad.net set.bad.net "
          "2a0f:5707:aa80::3 object.bad.net link.bad.net form.bad.net 45.77.1.2 code.bad.net worse.org"_s;
    const Extraction mail = read(top + "Content-Type: text/html\n\n" + page, u"a.eml"_s);
    QCOMPARE(values(mail), u"third.com "_s + loaded);
    QCOMPARE(sourceOf(mail, u"pixel.bad.net"_s).object, u"text.html"_s);
    QCOMPARE(sourceOf(mail, u"pixel.bad.net"_s).line, 10); // of the file
    QVERIFY(mail.problems.isEmpty());
    const QByteArray attached = top
        + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the attachment.\n--b\nContent-Type: text/html; "
          "name=\"invoice.html\"\n"
          "Content-Disposition: attachment; filename=\"invoice.html\"\nContent-Transfer-Encoding: base64\n\n"
        + page.toBase64() + "\n--b--\n";
    QCOMPARE(values(read(attached, u"a.eml"_s)), u"third.com "_s + loaded);
    QCOMPARE(values(read(page, u"saved.html"_s)), u"link.bad.net worse.org"_s);
    // The mail over, its neighbour in the archive is a report again.
    const QByteArray both
        = zipOf({{"1.eml", top + "Content-Type: text/html\n\n<html><img src=\"http://bad.net/\"></html>"},
                 {"2.html", "<html><img src=\"http://cdn.vendor.com/\"><p>worse.org</html>"}});
    QCOMPARE(values(read(both, u"case.zip"_s)), u"third.com bad.net worse.org"_s);
}

namespace {

QByteArray workbookFile()
{
    return zipOf({{"xl/worksheets/sheet1.xml",
                   "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                   "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
                   "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><v>1.5</v></c><c r=\"C3\" "
                   "t=\"inlineStr\"><is><r><t>bad[.]</t></r><r><t>net</t></r></is></c></row>"
                   "<row r=\"4\"><c r=\"C4\" t=\"str\"><f>CONCAT(\"x\")</f><v>45.77.1.2</v></c><c r=\"D4\" "
                   "t=\"s\"><v>99</v></c></row>"
                   "</sheetData></worksheet>"},
                  {"xl/worksheets/sheet2.xml",
                   "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                   "<row><c t=\"s\"><v>3</v></c></row></sheetData></worksheet>"},
                  {"xl/workbook.xml",
                   "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                   "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
                   "name=\"IOCs\" sheetId=\"1\" r:id=\"rId1\"/>"
                   "<sheet name=\"Notes\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
                  {"xl/_rels/workbook.xml.rels",
                   "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                   "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                   "Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
                  {"xl/sharedStrings.xml",
                   "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>File "
                   "name</t></si><si><t>Domain</t></si>"
                   "<si><t>a.com</t></si><si><t>worse.org was seen</t></si></sst>"}});
}

} // namespace

void TestContainers::workbook()
{
    const Extraction extraction = read(workbookFile(), u"list.xlsx"_s);
    QCOMPARE(values(extraction), u"bad.net 45.77.1.2 worse.org"_s);
    QCOMPARE(sourceOf(extraction, u"bad.net"_s).object, u"IOCs!C3"_s);
    QCOMPARE(sourceOf(extraction, u"bad.net"_s).line, 3);
    QCOMPARE(sourceOf(extraction, u"45.77.1.2"_s).object, u"IOCs!C4"_s);
    QCOMPARE(sourceOf(extraction, u"worse.org"_s).object, u"Notes!A1"_s);
    QVERIFY(extraction.problems.isEmpty());
}

/// As LibreOffice and web offices write them: cells without an address, strings of several runs, phonetic hints,
/// absolute targets, prefixed elements, hidden sheets.
void TestContainers::workbookOfOtherPrograms()
{
    const QByteArray main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const QByteArray links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const QByteArray office = zipOf(
        {{"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
         {"docProps/app.xml",
          "<Properties><Application>Office</Application><AppVersion>16.0.1.2</AppVersion></Properties>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
          "Id=\"r7\" "
          "Type=\""
              + links + "/worksheet\" Target=\"/xl/worksheets/one.xml\"/></Relationships>"},
         {"xl/workbook.xml",
          "<x:workbook xmlns:x=\"" + main + "\" xmlns:r=\"" + links
              + "\"><x:sheets><x:sheet name=\"Blocklist\" sheetId=\"1\" state=\"hidden\" "
                "r:id=\"r7\"/></x:sheets></x:workbook>"},
         {"xl/sharedStrings.xml",
          "<x:sst xmlns:x=\"" + main
              + "\"><x:si><x:t>Domain</x:t></x:si><x:si><x:t>Version</x:t></x:si>"
                "<x:si><x:r><x:t "
                "xml:space=\"preserve\">cold</x:t></x:r><x:r><x:t>-</x:t></x:r><x:r><x:t>harbor.top</x:t></x:r></x:si>"
                "<x:si><x:t>evil.zip</x:t><x:rPh sb=\"0\" eb=\"1\"><x:t>hint.com</x:t></x:rPh></x:si></x:sst>"},
         {"xl/worksheets/one.xml",
          "<x:worksheet xmlns:x=\"" + main
              + "\"><x:sheetData>"
                "<x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c t=\"s\"><x:v>1</x:v></x:c></x:row>"
                "<x:row><x:c t=\"s\"><x:v>2</x:v></x:c><x:c t=\"str\"><x:v>1.2.3.4</x:v></x:c></x:row>"
                "<x:row><x:c t=\"s\"><x:v>3</x:v></x:c><x:c><x:v>20240601</x:v></x:c></x:row>"
                "<x:row><x:c t=\"e\"><x:v>#REF!</x:v></x:c><x:c t=\"b\"><x:v>1</x:v></x:c></x:row>"
                "</x:sheetData></x:worksheet>"}});
    const Extraction extraction = read(office, u"blocklist"_s);
    QCOMPARE(values(extraction), u"cold-harbor.top evil.zip"_s);
    QCOMPARE(sourceOf(extraction, u"evil.zip"_s).object, u"Blocklist!A3"_s);
    // No shared strings, no names: what a script writes.
    const QByteArray script = zipOf(
        {{"xl/workbook.xml",
          "<workbook xmlns=\"" + main + "\"><sheets><sheet name=\"S\" sheetId=\"1\"/></sheets></workbook>"},
         {"xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\"" + main
              + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>hxxps://cold[.]top/x&amp;y</t></is></c>"
                "<c r=\"B1\" t=\"inlineStr\"><is><t>setup.exe</t></is></c></row>"
                "<row r=\"2\"><c r=\"A2\" "
                "t=\"inlineStr\"><is><t>45.77.1.2\n45.77.1.3</t></is></c></row></sheetData></worksheet>"}});
    QCOMPARE(values(read(script, u"script.xlsx"_s)), u"cold.top 45.77.1.2 45.77.1.3"_s);
}

void TestContainers::brokenWorkbook()
{
    const QByteArray file
        = zipOf({{"xl/workbook.xml",
                  "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet "
                  "name=\"S\" sheetId=\"1\"/></sheets></workbook>"},
                 {"xl/worksheets/sheet1.xml",
                  "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                  "<row r=\"1\"><c t=\"inlineStr\"><is><t>bad.net</t></is></c></row><row r=\"2\"><c "
                  "t=\"inlineStr\"><is><t>wor"}});
    const Extraction extraction = read(file, u"cut.xlsx"_s);
    QCOMPARE(values(extraction), u"bad.net"_s);
    QVERIFY(!extraction.problems.isEmpty());
}

void TestContainers::document()
{
    const QByteArray file = zipOf(
        {{"[Content_Types].xml", "<Types/>"},
         {"word/document.xml",
          "<w:document "
          "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>C2 "
          "bad[</w:t></w:r>"
          "<w:r><w:t>.]net</w:t></w:r></w:p><w:p><w:r><w:t>worse.org</w:t></w:r></w:p></w:body></w:document>"}});
    QCOMPARE(values(read(file, u"report.docx"_s)), u"bad.net worse.org"_s);
}

void TestContainers::zipOfFiles()
{
    const QByteArray file = zipOf({{"a/list.csv", "domain,n\nevil.zip,1\n"},
                                   {"b.json", "{\"x\":\"bad.net\"}"},
                                   {"__MACOSX/._b.json", "skip.net"},
                                   {"c.txt", "worse.org\n"},
                                   {"logo.png", "\x89PNG"},
                                   {"d.exe", QByteArray("MZ\0\0\1\2\3\4\5\6\0\0", 12)}});
    const Extraction extraction = read(file, u"iocs.zip"_s);
    QCOMPARE(values(extraction), u"evil.zip bad.net worse.org"_s);
    QCOMPARE(sourceOf(extraction, u"evil.zip"_s).object, u"a/list.csv!domain"_s);
    QCOMPARE(sourceOf(extraction, u"bad.net"_s).object, u"b.json!x"_s);
    QCOMPARE(extraction.problems.size(), 1);
    QVERIFY(extraction.problems[0].file.endsWith(u"d.exe"_s));
}

void TestContainers::zipBomb()
{
    ReadOptions options;
    options.maximumUnpacked = 3'000'000;
    const QByteArray file
        = zipOf({{"first.txt", "bad.net\n"}, {"bomb.txt", QByteArray(20'000'000, ' ')}, {"last.txt", "worse.org\n"}});
    QVERIFY(file.size() < 100'000);
    const Extraction extraction = read(file, u"bomb.zip"_s, options);
    QCOMPARE(values(extraction), u"bad.net"_s);
    QCOMPARE(extraction.problems.size(), 1);
    QVERIFY(extraction.problems[0].message.contains(u"3 MB"_s));
    options.maximumUnpacked = 500'000'000;
    options.maximumParts = 2;
    QCOMPARE(
        read(zipOf({{"1", "bad.net"}, {"2", "worse.org"}, {"3", "third.com"}}), u"many.zip"_s, options).problems.size(),
        1);
}

void TestContainers::zipInZip()
{
    QByteArray file = zipOf({{"list.txt", "bad.net\n"}});
    for (int depth = 0; depth < 2; ++depth)
        file = zipOf({{"inner.zip", file}});
    const Extraction extraction = read(file, u"outer.zip"_s);
    QCOMPARE(values(extraction), u"bad.net"_s);
    QCOMPARE(sourceOf(extraction, u"bad.net"_s).object, u"inner.zip!inner.zip!list.txt"_s);
    for (int depth = 0; depth < 4; ++depth)
        file = zipOf({{"inner.zip", file}});
    const Extraction deep = read(file, u"outer.zip"_s);
    QCOMPARE(values(deep), QString());
    QCOMPARE(deep.problems.size(), 1);
    // A workbook in an archive is a workbook.
    QCOMPARE(values(read(zipOf({{"list.xlsx", workbookFile()}}), u"a.zip"_s)), u"bad.net 45.77.1.2 worse.org"_s);
}

void TestContainers::brokenZip()
{
    QByteArray file
        = zipOf({{"a.txt", "bad.net\n"}, {"b.txt", QByteArray("worse.org third.com 45.77.1.2 \n").repeated(50)}});
    file.truncate(file.size() / 2);
    const Extraction extraction = read(file, u"cut.zip"_s);
    QVERIFY(!extraction.problems.isEmpty());
}

void TestContainers::pdf()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("pdftotext is not installed.");
    // Two pages, uncompressed, with a cross-reference table that poppler rebuilds.
    const auto page = [](int number, const QByteArray &text) -> QByteArray {
        const QByteArray content = "BT /F1 12 Tf 72 720 Td (" + text + ") Tj ET";
        const QByteArray id = QByteArray::number(number);
        return id + " 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents "
            + QByteArray::number(number + 1) + " 0 R>> endobj\n" + QByteArray::number(number + 1) + " 0 obj <</Length "
            + QByteArray::number(content.size()) + ">> stream\n" + content + "\nendstream endobj\n";
    };
    const QByteArray file = "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[4 0 R "
                            "6 0 R]/Count 2>> endobj\n"
                            "3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
        + page(4, "Beacons to hxxps://bad[.]net/x") + page(6, "Then worse.org")
        + "trailer <</Root 1 0 R/Size 8>>\n%%EOF\n";
    const Extraction extraction = read(file, u"report.pdf"_s);
    QCOMPARE(values(extraction), u"bad.net worse.org"_s);
    QCOMPARE(sourceOf(extraction, u"bad.net"_s).page, 1);
    QCOMPARE(sourceOf(extraction, u"worse.org"_s).page, 2);
    const Extraction broken = read("%PDF-1.4\nnothing here", u"broken.pdf"_s);
    QCOMPARE(broken.problems.size(), 1);
    // Without the program there is a sentence that says what to install.
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nonexistent");
    const Extraction missing = read(file, u"report.pdf"_s);
    qputenv("PATH", path);
    QCOMPARE(missing.problems.size(), 1);
    QVERIFY(missing.problems[0].message.contains(u"poppler-utils"_s));
}

/// A compressed page, as every printer driver makes it; and one that asks for a password.
void TestContainers::packedPdf()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("pdftotext is not installed.");
    const QByteArray packed
        = qCompress("BT /F1 12 Tf 72 720 Td (Hosts: cold[.]top, setup.exe) Tj 0 -20 Td (and 45.77.1[.]2) Tj ET").mid(4);
    const auto file = [&packed](const QByteArray &extra) -> QByteArray {
        return "%PDF-1.5\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[4 0 R]/Count 1>> "
               "endobj\n"
               "3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier>> endobj\n"
               "4 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 "
               "R>> endobj\n"
               "5 0 obj <</Filter/FlateDecode/Length "
            + QByteArray::number(packed.size()) + ">> stream\n" + packed + "\nendstream endobj\n" + extra
            + "/Root 1 0 R/Size 7>>\n%%EOF\n";
    };
    QCOMPARE(values(read(file("trailer <<"), u"printed.pdf"_s)), u"cold.top 45.77.1.2"_s);
    const Extraction locked = read(file("6 0 obj <</Filter/Standard/V 1/R 2/P -4/O(" + QByteArray(32, 'o') + ")/U("
                                        + QByteArray(32, 'u') + ")>> endobj\ntrailer <</Encrypt 6 0 R/ID[(a)(a)]"),
                                   u"locked.pdf"_s);
    QCOMPARE(values(locked), QString());
    QCOMPARE(locked.problems.size(), 1);
}

/// Half a file of each format: what stands in it, and where it breaks off.
void TestContainers::cutInHalf_data()
{
    QTest::addColumn<QByteArray>("half");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<qint64>("line"); // 0: the format has no lines
    const auto row = [](const char *tag, const QByteArray &half, const char *expected, qint64 line) {
        QTest::newRow(tag) << half << QString::fromLatin1(expected) << line;
    };
    row("STIX 2", R"({"type":"bundle","id":"bundle--0","objects":[
{"type":"indicator","id":"indicator--1","pattern":"[domain-name:value = 'bad.net']"},
{"type":"indicator","id":"indicator--2","pattern":"[domain-na)",
        "bad.net", 3);
    row("MISP",
        "{\"Event\":{\"info\":\"x\",\"Attribute\":[\n{\"type\":\"domain\",\"to_ids\":true,\"value\":\"bad.net\"},\n{"
        "\"type\":\"dom",
        "bad.net", 3);
    row("JSON lines", "{\"d\":\"bad.net\"}\n{\"d\":\"wor", "bad.net", 2);
    row("STIX 1",
        R"(<stix:STIX_Package xmlns:stix="http://stix.mitre.org/stix-1" xmlns:c="http://cybox.mitre.org/cybox-2" xmlns:D="http://cybox.mitre.org/objects#DomainNameObject-1">
<c:Properties><D:Value>bad.net</D:Value></c:Properties>
<c:Properties><D:Va)",
        "bad.net", 3);
    row("OpenIOC", R"(<ioc xmlns="http://schemas.mandiant.com/2010/ioc" id="x"><definition>
<IndicatorItem id="i"><Context search="DnsEntryItem/Host"/><Content type="string">bad.net</Content></IndicatorItem>
<IndicatorItem id="j"><Conte)",
        "bad.net", 3);
    row("HTML", "<html><body><p>bad.net</p>\n<!-- wor", "bad.net", 2);
    row("table", "id,domain\n1,bad.net\n2,\"wor", "bad.net", 3);
    row("zip", zipOf({{"a.txt", "bad.net\n"}, {"b.txt", "worse.org\n"}}).left(60), "bad.net", 0);
}

void TestContainers::cutInHalf()
{
    QFETCH(QByteArray, half);
    QFETCH(QString, expected);
    QFETCH(qint64, line);
    const Extraction extraction = read(half, u"half"_s);
    QCOMPARE(values(extraction), expected);
    QVERIFY(!extraction.problems.isEmpty());
    QCOMPARE(extraction.problems[0].line, line);
    QVERIFY(!extraction.problems[0].message.isEmpty());
}

QTEST_GUILESS_MAIN(TestContainers)
#include "tst_containers.moc"
