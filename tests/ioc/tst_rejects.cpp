// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/extractor.h"
#include "core/ioc/read.h"

#include <QTest>

using namespace ioc;
using namespace Qt::StringLiterals;

/// Nothing that looks like a host goes without a word: what is found and what is rejected, side by side. Each row has
/// the text, the hosts and the rejects ("reason text", joined by '|'), in order of appearance.
class TestRejects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judged_data();
    void judged();
    void terminalCodes_data();
    void terminalCodes();
    void terminalCodesInJson();
    void foreignEncodings_data();
    void foreignEncodings();
};

namespace {

QString found(const Extraction &extraction)
{
    QStringList list;
    for (const Indicator &indicator : extraction.indicators)
        list.append(indicator.value);
    return list.join(u' ');
}

QString refused(const Extraction &extraction)
{
    QStringList list;
    for (const Rejected &rejected : extraction.rejected)
        list.append(toString(rejected.reason) + u' ' + rejected.written);
    return list.join(u'|');
}

Extraction extractInPieces(const QByteArray &bytes, qsizetype size)
{
    const ReadOptions options;
    Extractor extractor(options, u"list.txt"_s);
    for (qsizetype at = 0; at < bytes.size(); at += size)
        extractor.feed(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at)));
    return extractor.finish();
}

} // namespace

void TestRejects::judged_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hosts");
    QTest::addColumn<QString>("rejects");
    const auto row = [](const char *tag, const char *text, const char *hosts, const char *rejects = "") {
        QTest::newRow(tag) << QString::fromUtf8(text) << QString::fromUtf8(hosts) << QString::fromUtf8(rejects);
    };
    row("nothing to say", "The usual words. 11:04:10 00:1A:2B:3C:4D:5E e.g. std::abc::f00d 1.2 wait..no", "");
    // words that read as code or as a file
    row("what is said of a host", "the stealer uploads to file.io over TLS", "file.io");
    row("port", "x file.io:443 y", "file.io");
    row("label", "Host: client.info", "client.info");
    row("label and list", "C2 domains: client.info config.info, data.live", "client.info config.info data.live");
    row("verb", "it contacted data.host twice", "data.host");
    row("table", "| Domain | client.info | seen", "client.info");
    row("files by ending", "Domains: transfer.sh evil.zip b-x.sh", "transfer.sh evil.zip b-x.sh");
    row("resolves to", "bad-a.net resolves to b-x.sh", "bad-a.net b-x.sh");
    row("port in words", "bytes for transfer.sh on port 443", "transfer.sh");
    row("file, not uploaded there", "it uploads to notes.zip and runs setup.py", "",
        "file-name notes.zip|file-name setup.py");
    row("file behind a label", "Domain: setup.py", "", "file-name setup.py");
    row("not said of a host", "client.info = file.io", "", "code client.info|code file.io");
    row("setting handed on", "host: config.host, name: data.name", "", "code config.host|code data.name");
    row("products", "made with draw.io, paint.net, ASP.NET", "", "code draw.io|code paint.net|code ASP.NET");
    row("product by itself", "draw.io", "draw.io");
    row("label of Kubernetes", "app.kubernetes.io/name=web", "", "code app.kubernetes.io");
    row("member", "We read self.id and System.Net here", "", "code self.id|code System.Net");
    row("sentence", "It was closed.In May it came back.", "", "code closed.In");
    row("unknown A-label", "at xn--zzzzzzzzz99999.com", "", "bad-syntax xn--zzzzzzzzz99999.com");
    // a blank is missing
    row("address and sentence", "from 45.77.9.1.It was", "45.77.9.1");
    row("IPv6 and sentence", "from 2a00:1450::2.It was", "2a00:1450::2");
    row("name and sentence", "The host is bad-host.com.In March", "bad-host.com");
    row("defanged and sentence", "a bad[.]com.It was", "bad.com");
    row("URL and sentence", "a hxxp://bad-a[.]com.Then it was", "bad-a.com");
    row("mail and sentence", "a@bad-a.com.Then it was", "bad-a.com");
    row("Italy", "a bad[.]com.it was, b[.]com[.]It is", "bad.com.it b.com.it");
    row("suffix", "the evil-c.com-based panel, evil[.]org-hosted", "evil-c.com evil.org");
    row("other hyphens", "the evil-c.com-panel, any.run-like", "",
        "unknown-tld evil-c.com-panel|unknown-tld any.run-like");
    // two hosts in one word
    row("ports and slash", "a-b.com:80/c-d.com:443 45.77.1.2:80/45.77.1.3:443", "a-b.com c-d.com 45.77.1.2 45.77.1.3");
    row("number sign", "bad-a.icu#bad-b.icu.", "bad-a.icu bad-b.icu");
    row("host or path", "theta-grid.net/iota-grid.net", "theta-grid.net", "file-name iota-grid.net");
    row("path of a URL", "http://bad-a.net/iota-grid.net#b.net", "bad-a.net");
    row("comma, cc", "http://a-x.com/login,mail.b-x.cc", "a-x.com mail.b-x.cc");
    row("full-width comma", "http://a-x.com/login，mail[.]b-y[.]cc；", "a-x.com mail.b-y.cc");
    row("comma, script", "http://a-x.com/login,b-x.sh", "a-x.com", "file-name b-x.sh");
    row("comma, script, host", "http://a-x.com/login,b-x.sh,c-x.com", "a-x.com b-x.sh c-x.com");
    row("comma, defanged", "http://a-x.com/login;b-x[.]zip", "a-x.com b-x.zip");
    row("comma, files", "http://a-x.com/a.js,b.css", "a-x.com");
    // marks, slips, ranges
    row("bold", "__45.77.1.24__ __evil-c.com__ _evil-d.com_", "45.77.1.24 evil-c.com evil-d.com");
    row("wildcards", "45.77.4.x 45.77.X.X", "", "network-range 45.77.4.x|network-range 45.77.X.X");
    row("version with a wildcard", "version 1.2.3.x", "", "version 1.2.3.x");
    row("doubled dot", "evil..com", "", "bad-syntax evil..com");
    row("three colons", "2a00:1450:::1", "", "bad-syntax 2a00:1450:::1");
    row("nine groups", "2a00:1450:1:2:3:4:5:6:7", "", "bad-syntax 2a00:1450:1:2:3:4:5:6:7");
    row("scheme without colon", "hxxp//a40.zoo-c2.com/x", "a40.zoo-c2.com");
    row("kind and slash", "TCP/evil-a.com DNS/evil-b.com domain/evil-c.com", "evil-a.com evil-b.com evil-c.com");
    row("folders", "src/lib.rs tcp/server.py a/domain/evil-c.com", "",
        "file-name lib.rs|file-name server.py|file-name evil-c.com");
    row("capture", "IP 10.0.0.5.51234 > 91.92.240.44.443: Flags [S]", "91.92.240.44", "private-address 10.0.0.5");
    row("capture, IPv6", "IP6 2a12:1::1.51234 > 2a12:9642:3::43.443: Flags [S]", "2a12:1::1 2a12:9642:3::43");
    row("capture, names", "IP srv.evil-x.com.443 > 91.92.240.44.51234: Flags [S]", "srv.evil-x.com 91.92.240.44");
    row("port behind a dot", "2a0b:f4c2:2::10.443", "2a0b:f4c2:2::10");
    row("log of DNS", "A (6)static(12)quietharbour(4)site(0) f(0)", "static.quietharbour.site");
    row("log of DNS, wrong count", "A (6)static(9)quietharbour(0) (4)list(2)x", "");
    row("intrusion rule", "alert (content:\"status|2e|grid-x|2E|net\"; content:\"|3b|\")", "status.grid-x.net");
    row("five groups", "tool 91.92.240.44.443 is out", "", "version 91.92.240.44.443");
    row("not given out", "offset a1b2::c3", "", "reserved-address a1b2::c3");
    row("IPv4 in IPv6", "::45.77.1.9", "::45.77.1.9");
    // backslashes
    row("no escape", "\\tango-x.com '\\nasa-x.com'", "tango-x.com nasa-x.com");
    row("no escape, file", "\\regsvr32.exe", "", "file-name regsvr32.exe");
    row("escapes", "\"http://evil-b.com\\r\\nevil-c.com\\tevil-d.com\"", "evil-b.com evil-c.com evil-d.com");
    row("escape between names", "evil-b.com\\nevil-c.com\\nevil-d.com", "evil-b.com evil-c.com evil-d.com");
    row("escape in quotes", "m = \"evil-b.com\\nevil-c.com\"", "evil-b.com evil-c.com");
    row("user of a domain", "CORP\\nick.name corp-a.com\\nick.info", "corp-a.com", "file-name nick.name|file-name nick.info");
    row("escape or folder", "evil-b.com\\tevil-c.com\\x.exe", "evil-b.com", "file-name tevil-c.com");
    row("folder", "C:\\Users\\tango\\tango.com", "", "file-name tango.com");
}

void TestRejects::judged()
{
    QFETCH(QString, text);
    QFETCH(QString, hosts);
    QFETCH(QString, rejects);
    const QByteArray bytes = text.toUtf8();
    const Extraction extraction = extractInPieces(bytes, bytes.size() + 1);
    QCOMPARE(found(extraction), hosts);
    QCOMPARE(refused(extraction), rejects);
    for (const Rejected &rejected : extraction.rejected) {
        QVERIFY(rejected.source.line > 0);
        QVERIFY(!rejected.source.context.isEmpty());
    }
}

void TestRejects::terminalCodes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("hosts");
    const auto row = [](const char *tag, const char *text, const char *hosts) {
        QTest::newRow(tag) << QByteArray(text) << QString::fromUtf8(hosts);
    };
    row("colour", "\x1b[32m45.77.1.9\x1b[0m", "45.77.1.9");
    row("as grep marks a find", "a \x1b[01;31m\x1b[Kbad-a.net\x1b[m\x1b[K b", "bad-a.net");
    row("inside a name", "bad-\x1b[1ma\x1b[0m.net", "bad-a.net");
    row("many colours", "\x1b[38;2;10;20;30mbad-a.net\x1b[39m;\x1b[48;5;7m45.77.1.9\x1b[m", "bad-a.net 45.77.1.9");
    row("cursor between words", "bad-a.net\x1b[12Gworse-b.org", "bad-a.net worse-b.org");
    row("character set", "\x1b(Bbad-a.net\x1b(B\x1b[m", "bad-a.net");
    row("window title", "\x1b]0;root@own.net\x07worse-b.org", "worse-b.org");
    row("link", "\x1b]8;;http://bad-a.net/x\x1b\\here\x1b]8;;\x1b\\ worse-b.org", "bad-a.net worse-b.org");
    row("code without end", "\x1b[31\nbad-a.net\n\x1b]0;title\nworse-b.org\n\x1b", "bad-a.net worse-b.org");
    row("two in a row", "\x1b\x1b[1mbad-a.net", "bad-a.net");
    row("unknown code", "\x1bMbad-a.net", "mbad-a.net");
}

void TestRejects::terminalCodes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, hosts);
    for (qsizetype size = 1; size <= text.size(); ++size) {
        const Extraction extraction = extractInPieces(text, size);
        QCOMPARE(found(extraction), hosts);
        for (const Indicator &indicator : extraction.indicators)
            QVERIFY(!indicator.source.context.contains(u"[0"_s) && !indicator.source.context.contains(QChar(0x1b)));
    }
    QCOMPARE(found(readBytes(text, u"list.txt"_s, {})), hosts);
}

void TestRejects::terminalCodesInJson()
{
    const QByteArray json = R"({"line": "\u001b[32m45.77.1.9\u001b[0m \u001b[1mbad-a\u001b[0m.net"})";
    QCOMPARE(found(readBytes(json, u"log.json"_s, {})), u"45.77.1.9 bad-a.net"_s);
}

void TestRejects::foreignEncodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("hosts");
    QTest::addColumn<bool>("warned");
    const auto row = [](const char *tag, const char *bytes, const char *hosts, bool warned) {
        QTest::newRow(tag) << QByteArray(bytes) << QString::fromLatin1(hosts) << warned;
    };
    // "悪質な… と … の通信を確認。ソ表… 能力", whose characters 悪, ソ, 表, 能 have an ASCII letter or sign second.
    row("CP932",
        "\x88\xab\x8e\xbf\x82\xc8\x62"
        "ad-a.net \x82\xc6 45.77.1.9 \x82\xcc\x92\xca\x90\x4d\x82\xf0\x8a\x6d\x94\x46\x81\x42\x83\x5c\x95\x5c"
        "worse-b.org \x94\x5c\x97\xcd",
        "bad-a.net 45.77.1.9 worse-b.org", true);
    // "恶意域名…和發… 鋪…": 發 and 鋪 are only in the part of GBK whose second bytes are ASCII.
    row("GBK",
        "\xb6\xf1\xd2\xe2\xd3\xf2\xc3\xfb"
        "bad-a.net\xba\xcd\xb0\x6cworse-b.org \xe4\x81third.com 45.77.1.9",
        "bad-a.net worse-b.org third.com 45.77.1.9", true);
    // "Вредоносный домен … и адрес …"
    row("CP1251",
        "\xc2\xf0\xe5\xe4\xee\xed\xee\xf1\xed\xfb\xe9 \xe4\xee\xec\xe5\xed bad-a.net \xe8 \xe0\xe4\xf0\xe5\xf1 "
        "45.77.1.9",
        "bad-a.net 45.77.1.9", true);
    row("Windows-1252, German",
        "\xdc"
        "bersicht f\xfcr b\xfc"
        "cher.de: gr\xf6\xdf"
        "ere \xc4nderungen, Stra\xdf"
        "e, Gr\xfc\xdf"
        "e",
        "xn--bcher-kva.de", false);
    row("Windows-1252, French",
        "\xab \xe9t\xe9 \xbb \x93"
        "d\xe9j\xe0\x94 \xe0 la for\xeat\x85 bad-a.net \xc9lys\xe9"
        "e",
        "bad-a.net", false);
    row("UTF-8 with one stray byte",
        "\xd0\xbf\xd1\x80\xd0\xb8\xd0\xbc\xd0\xb5\xd1\x80.\xd1\x80\xd1\x84 Stra\xdf"
        "e",
        "xn--e1afmkfd.xn--p1ai", false);
}

void TestRejects::foreignEncodings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, hosts);
    QFETCH(bool, warned);
    const Extraction extraction = extractInPieces(bytes, bytes.size());
    QCOMPARE(found(extraction), hosts);
    QCOMPARE(extraction.problems.size(), warned ? 1 : 0);
    QCOMPARE(readBytes(bytes, u"list.txt"_s, {}).problems.size(), warned ? 1 : 0);
}

QTEST_APPLESS_MAIN(TestRejects)
#include "tst_rejects.moc"
