// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/extractor.h"
#include "core/ioc/read.h"

#include <QTest>

using namespace ioc;
using namespace Qt::StringLiterals;

/// The text extractor, by its results. Expected values are separated by blanks, in order of appearance.
class TestExtractor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data();
    void found();
    void rejected_data();
    void rejected();
    void silent_data();
    void silent();
    void encodings_data();
    void encodings();
    void lineEnds_data();
    void lineEnds();
    void chunksDoNotMatter();
    void longLineWithoutEnd();
    void placeAndContext();
    void repetitionsAreCounted();
    void documentationSpace();
    void ownList();
    void ownListRefusesNonsense();
    void mailHostsOff();
    void typedWord();
    void limits();
    void merging();
    void cancelling();
};

namespace {

QStringList values(const Extraction &extraction)
{
    QStringList list;
    for (const Indicator &indicator : extraction.indicators)
        list.append(indicator.value);
    return list;
}

QStringList reasons(const Extraction &extraction)
{
    QStringList list;
    for (const Rejected &rejected : extraction.rejected)
        list.append(toString(rejected.reason) + u' ' + rejected.written);
    return list;
}

Extraction extract(const QByteArray &bytes, const ReadOptions &options = {})
{
    Extractor extractor(options, u"list.txt"_s);
    extractor.feed(bytes);
    return extractor.finish();
}

} // namespace

void TestExtractor::found_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *tag, const char *text, const char *expected) {
        QTest::newRow(tag) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    // defanged dots
    row("square", "beacon to cdn[.]bad-host[.]net seen", "cdn.bad-host.net");
    row("round", "bad(.)net", "bad.net");
    row("curly", "bad{.}net", "bad.net");
    row("angle", "bad<.>net", "bad.net");
    row("word in square", "bad[dot]net", "bad.net");
    row("word in round, upper", "bad(DOT)net", "bad.net");
    row("word in curly", "bad{dot}net", "bad.net");
    row("spelled out", "it calls bad dot net daily", "bad.net");
    row("spelled out twice", "cdn dot bad dot net", "cdn.bad.net");
    row("zero for o", "bad[d0t]net", "bad.net");
    row("backslash", "bad\\.net", "bad.net");
    row("opening half", "bad[.net 45[.77.1.2", "bad.net 45.77.1.2");
    row("closing half", "bad.]net", "bad.net");
    row("mixed kinds", "45[.)77(.]1{.]2", "45.77.1.2");
    row("blanks around", "bad [.] net", "bad.net");
    row("blanks inside", "bad[ . ]net", "bad.net");
    row("doubled", "bad[[.]]net", "bad.net");
    row("escaped brackets", "bad\\[.\\]net", "bad.net");
    row("only one dot", "45.77[.]1.2", "45.77.1.2");
    row("comma typed for dot", "bad[,]net", "bad.net");
    row("full-width dot", "bad．net", "bad.net");
    row("ideographic dot", "bad。net", "bad.net");
    row("half-width ideographic dot", "bad｡net", "bad.net");
    row("full-width letters", "ｂａｄ．ｎｅｔ", "bad.net");
    row("zero-width space", "bad\u200b.\u200bnet", "bad.net");
    row("soft hyphen", "ba\u00add.net", "bad.net");
    row("entity", "bad&#46;net", "bad.net");
    row("percent", "bad%2Enet", "bad.net");
    // schemes
    row("hxxp", "hxxp://bad.net/a.php", "bad.net");
    row("hXXps", "hXXps://bad.net", "bad.net");
    row("stars", "h**p://bad.net", "bad.net");
    row("meow", "meow://bad.net", "bad.net");
    row("brackets in the scheme", "h[tt]ps://bad.net", "bad.net");
    row("bracketed colon", "http[:]//bad.net", "bad.net");
    row("bracketed colon and slashes", "hxxps[://]bad[.]net", "bad.net");
    row("half colon", "hxxps[://bad.net/x", "bad.net");
    row("backslashes", "http:\\\\bad.net\\x", "bad.net");
    row("escaped slashes", "\"http:\\/\\/bad.net\\/x\"", "bad.net");
    row("glued letters", "seehttps://bad.net/x", "bad.net");
    row("protocol-relative", "src=//bad.net/x.js", "bad.net");
    row("underscores for the scheme", "http__bad.net/x", "bad.net");
    // parts of URLs
    row("port, user, path", "https://user:pw@bad.net:8443/a/b.exe?x=1#y", "bad.net");
    row("a trap in the user part", "http://paypal.com@bad.net/", "bad.net");
    row("address as host", "http://45.77.1.2:8080/gate", "45.77.1.2");
    row("IPv6 as host", "http://[2a00:1450::2]:8080/x", "2a00:1450::2");
    row("no host in the path", "http://bad.net/evil.com/index.php", "bad.net");
    row("nested", "http://r.bad.net/go?u=http://worse.org/x", "r.bad.net worse.org");
    row("nested and encoded", "http://r.bad.net/?u=https%3A%2F%2Fworse.org%2Fx", "r.bad.net worse.org");
    row("without scheme", "bad.net/login/verify.php", "bad.net");
    row("list behind URLs", "http://bad.net/x,worse.org,http://third.com/y", "bad.net worse.org third.com");
    // mail
    row("mail", "from john.smith@bad.net today", "bad.net");
    row("local part that ends like a host", "first.me@bad.net", "bad.net");
    row("mail, bracketed", "john[@]bad[.]net", "bad.net");
    row("mail, spelled", "john[at]bad[dot]net", "bad.net");
    row("mail, blanks", "john (at) bad (dot) net", "bad.net");
    row("mail to an address", "x@[45.77.1.2]", "45.77.1.2");
    // what stands around
    row("sentence end", "We saw bad.net. Then worse.org, and (third.com).", "bad.net worse.org third.com");
    row("quotes", "\"bad.net\" 'worse.org' `third.com` “fourth.io”", "bad.net worse.org third.com fourth.io");
    row("angle brackets", "<bad.net> &lt;worse.org&gt;", "bad.net worse.org");
    row("markdown", "**bad.net** _worse.org_ [t](http://third.com/x)", "bad.net worse.org third.com");
    row("wildcard", "*.bad.net", "bad.net");
    row("leading dot", ".bad.net", "bad.net");
    row("bullets", "• bad.net\n➤worse.org\n✔ third.com", "bad.net worse.org third.com");
    row("ports", "bad.net:443 45.77.1.2:80", "bad.net 45.77.1.2");
    row("pipes", "bad.net|45.77.1.2", "bad.net 45.77.1.2");
    row("no blank after the sentence", "Blocked bad.net.Then it stopped", "bad.net");
    row("no blank before an address", "to the server.45.77.1.2 was next", "45.77.1.2");
    row("UNC", "\\\\files.bad.net\\share\\x.exe", "files.bad.net");
    row("escape written out", "\"Host: x\\r\\nbad.net\\r\\n\"", "bad.net");
    row("Chinese around", "恶意域名bad.net和worse.org。", "bad.net worse.org");
    row("ellipsis", "Loading...bad.net", "bad.net");
    row("address behind a host", "bad.info(45.77.1.2) and worse.name (45.77.1.3)",
        "bad.info 45.77.1.2 worse.name 45.77.1.3");
    row("assignment", "c2 = bad.top; host = bad.id", "bad.top bad.id");
    row("registry in code", "if (x == bad.co.id) return;", "bad.co.id");
    row("key and value", "domain=bad.net;ip:45.77.1.2", "bad.net 45.77.1.2");
    // names
    row("upper case once", "BAD.NET bad.net Bad.Net.", "bad.net");
    row("idn", "bücher-login.de", "xn--bcher-login-thb.de");
    row("idn, upper", "BÜCHER-LOGIN.DE", "xn--bcher-login-thb.de");
    row("a-label", "xn--bcher-kva.de", "xn--bcher-kva.de");
    row("homograph", "pаypal.com", "xn--pypal-4ve.com");
    row("underscore below", "_dmarc.bad.net a_b.bad.net", "_dmarc.bad.net a_b.bad.net");
    row("onion", "abcdef.onion", "abcdef.onion");
    row("new TLD", "bad.zip/x hxxp://worse.mov", "bad.zip worse.mov");
    row("defanged, so no file", "setup[.]zip", "setup.zip");
    row("digits", "0-0.io 360.cn", "0-0.io 360.cn");
    // addresses
    row("IPv6 in text", "dst 2A00:1450:0:0::0002, next", "2a00:1450::2");
    row("IPv6 in brackets with port", "[2a00:1450::2]:443", "2a00:1450::2");
    row("IPv6, each colon in brackets", "2a0b[:]7c40[:]1[:][:]5", "2a0b:7c40:1::5");
    row("IPv6, both colons in brackets", "2a0b[:]7c40[:]1[::]5 and 45.77.1.2", "2a0b:7c40:1::5 45.77.1.2");
    row("scheme, each sign in brackets", "hxxp[:][/][/]bad[.]net[/]a", "bad.net");
    row("IPv6 glued to a word", "ip6:2a00:1450::2", "2a00:1450::2");
    row("IPv6 behind C2:", "C2:2a00:1450::2", "2a00:1450::2");
    row("IPv6 with zone", "2a00:1450::2%eth0", "2a00:1450::2");
    row("IPv4-mapped", "::ffff:45.77.1.2", "45.77.1.2");
    row("host prefix", "45.77.1.2/32 2a00:1450::2/128", "45.77.1.2 2a00:1450::2");
    row("two addresses with a slash", "45.77.1.2/185.20.3.4", "45.77.1.2 185.20.3.4");
    row("list with hyphens", "45.77.1.2 - 185.20.3.4", "45.77.1.2 185.20.3.4");
    row("low addresses behind words", "From 5.0.2.1 to host 5.0.0.9, blocked 5.3.0.1", "5.0.2.1 5.0.0.9 5.3.0.1");
    row("low addresses in columns", "Germany  5.0.2.1", "5.0.2.1");
    row("low address with port", "Panel 5.0.2.1:8080", "5.0.2.1");
    row("low address, defanged", "Panel 5.0.2[.]1", "5.0.2.1");
    row("Squid's way of asking", "- HIER_DIRECT/45.77.1.2 text/html", "45.77.1.2");
    row("WebDAV share", "\\\\files[.]bad[.]net@SSL\\dav \\\\45.77.1.2@80\\x", "files.bad.net 45.77.1.2");
    row("dot in other languages", "a-b(punkt)de, c-d (point) fr, e-f[точка]ru", "a-b.de c-d.fr e-f.ru");
    row("address with spelled dots", "45 dot 77 dot 1 dot 2", "45.77.1.2");
    row("encoded data in a query", "aGVsbG8.tunnel.click TXT", "agvsbg8.tunnel.click");
    row("address in a domain", "45.77.1.2.bad.net", "45.77.1.2.bad.net");
}

void TestExtractor::found()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(values(extract(text.toUtf8())).join(u' '), expected);
}

void TestExtractor::rejected_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *tag, const char *text, const char *expected) {
        QTest::newRow(tag) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("private", "from 10.0.0.1", "private-address 10.0.0.1");
    row("private, defanged", "192[.]168[.]1[.]1", "private-address 192[.]168[.]1[.]1");
    row("loopback", "127.0.0.1", "loopback-address 127.0.0.1");
    row("link-local", "fe80::1%eth0", "link-local-address fe80::1");
    row("carrier", "100.64.1.1", "carrier-nat-address 100.64.1.1");
    row("multicast", "239.255.255.250", "multicast-address 239.255.255.250");
    row("reserved", "255.255.255.255", "reserved-address 255.255.255.255");
    row("documentation", "203.0.113.7", "documentation-address 203.0.113.7");
    row("IPv6 in a URL, once", "https://[2001:db8::1]:8443/x", "documentation-address 2001:db8::1");
    row("documentation name", "c2.example", "documentation-name c2.example");
    row("internal name", "dc01.corp.local", "internal-name dc01.corp.local");
    row("single label in a URL", "http://intranet/x", "single-label http://intranet/x");
    row("public suffix", "*.co.uk", "public-suffix co.uk");
    row("network", "block 45.77.0.0/16 now", "network-range 45.77.0.0/16");
    row("IPv6 network", "2a00:1450::/32", "network-range 2a00:1450::/32");
    row("range", "45.77.1.2-45.77.1.20", "network-range 45.77.1.2-45.77.1.20");
    row("range with blanks", "45.77.1.2 – 45.77.1.20", "network-range 45.77.1.2 – 45.77.1.20");
    row("short range", "45.77.1.2-20", "network-range 45.77.1.2-20");
    row("netmask", "45.77.1.0/255.255.255.0", "network-range 45.77.1.0/255.255.255.0");
    row("wildcard octet", "45.77.1.*", "network-range 45.77.1.*");
    row("five groups", "1.2.3.4.5", "version 1.2.3.4.5");
    row("v in front", "v10.0.0.1", "version v10.0.0.1");
    row("word in front", "Version: 45.77.1.2", "version 45.77.1.2");
    row("product", "Chrome/45.77.1.2", "version 45.77.1.2");
    row("folder", "C:\\App\\45.77.1.2\\x.exe", "version 45.77.1.2|file-name x.exe");
    row("name of a product", "Thunderbird 115.10.1.0, MoveBox 12.1.4.3", "version 115.10.1.0|version 12.1.4.3");
    row("file of a product", "`AnyDesk.exe` 7.1.16.2", "file-name AnyDesk.exe|version 7.1.16.2");
    row("in brackets", "Cobalt Strike (4.8.0.1, licensed)", "version 4.8.0.1");
    row("version at a distance", "La versión del troyano es 8.1.0.44.", "version 8.1.0.44");
    row("words behind", "affected: 12.1.3.4 and earlier", "version 12.1.3.4");
    row("words in Japanese", "バージョンは2.11.0.4です", "version 2.11.0.4");
    row("network with a question", "block 45.77.0.0/16? No.", "network-range 45.77.0.0/16");
    row("library by architecture", "plugin linux.amd64.so", "file-name linux.amd64.so");
    row("octet too large", "456.77.1.2", "bad-syntax 456.77.1.2");
    row("zero-padded", "045.77.1.2", "bad-syntax 045.77.1.2");
    row("file", "dropped setup.exe", "file-name setup.exe");
    row("file with a TLD's ending", "see readme.md", "file-name readme.md");
    row("file in a path", "/var/tmp/a.com", "file-name a.com");
    row("bracket behind a file", "Windows版はupdate.exe（.NET Framework 4.8）", "file-name update.exe");
    row("several endings", "invoice.pdf.zip", "file-name invoice.pdf.zip");
    row("script", "run.sh main.rs libc.so", "file-name run.sh|file-name main.rs|file-name libc.so");
    row("package", "the app com.serv.services", "file-name com.serv.services");
    row("unknown TLD", "bad.notatld", "unknown-tld bad.notatld");
    row("unknown TLD in mail", "a@bad.notatld", "unknown-tld a@bad.notatld");
    row("label too long", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com",
        "bad-syntax aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com");
}

void TestExtractor::rejected()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Extraction extraction = extract(text.toUtf8());
    QCOMPARE(reasons(extraction).join(u'|'), expected);
    QCOMPARE(values(extraction), QStringList());
}

void TestExtractor::silent_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *tag, const char *text) { QTest::newRow(tag) << QString::fromUtf8(text); };
    row("prose", "This is, e.g., a sentence. It ends here i.e. now.");
    row("no blank after the full stop", "The host was closed.In May it came back.");
    row("dates and times", "2024-05-10 12:30:40.123 10.05.2024 2024-05-10T12:30:40Z 11:04:10");
    row("code", "document.location.host = this.name; System.Net; row.name(\"x\"); std::string a::b; $env.name");
    row("calls", "fp.read(32); fn.call(this, x); m.group(1); document.forms.style");
    row("members in code", "if (temp.name == x) { tween.elem.style = 1; }");
    row("constants in code", "elif ch == curses.ascii.NL or ch == socket.AF");
    row("chained calls", "_compile(pattern, flags).search(string)");
    row("pattern in code", "expr = rf'lib{name}\\.so(x)'");
    row("numbers", "3.14 1,234.56 192.168.1 $9.99 100.0%");
    row("hashes", "d41d8cd98f00b204e9800998ecf8427e 24:N8Rw5AF4REes:N8Rw5");
    row("MAC and serial", "00:1A:2B:3C:4D:5E 4c:0b:1d:19:74:86:a7:66:b4:1a:bf:40:27:21:76:28");
    row("EUI-64", "00:1a:2b:ff:fe:3c:4d:5e");
    row("dots only", "... .. . .com");
    row("ellipsis character", "bad…net");
    row("brackets of code", "list[0].id and f(x).name");
    row("TLDs in brackets", "endings(.com) are common");
    row("ATT&CK", "T1566.001 TA0001 CVE-2024-12345");
    row("product names", "ASP.NET and Socket.IO");
    row("abbreviations", "Mr.Abbott, M.Dupont of Acme Co.KG, P.O.Box 12, a Ph.D.in law, NameSilo.LLC");
    row("missing blank", "and that.one is odd, me.ping later, a dot in about dot zip files");
    row("permissions and settings", "granted Mail.Read and User.Read; group.id=cti session.timeout.ms=45000");
    row("Kubernetes", "app.kubernetes.io/name=web, ingressroutes.traefik.io");
    row("science", "arXiv:2401.01234v2 [cs.CR]");
    row("member of a call", "`fang.io.Reader` was renamed");
    row("colon pairs", "a:b a::b ::");
}

void TestExtractor::silent()
{
    QFETCH(QString, text);
    const Extraction extraction = extract(text.toUtf8());
    QCOMPARE(values(extraction), QStringList());
    // A word about code that is spelled like a host is welcome; tst_rejects has which.
    for (const Rejected &rejected : extraction.rejected)
        QCOMPARE(toString(rejected.reason), u"code"_s);
}

void TestExtractor::encodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = u"Straße\r\nbücher.de\r\n45.77.1.2\r\n"_s;
    const auto utf16 = [&text](bool big, bool mark) {
        QByteArray out;
        const auto put = [&out, big](char16_t unit) {
            const char low = char(unit & 0xff), high = char(unit >> 8);
            out += big ? high : low;
            out += big ? low : high;
        };
        if (mark)
            put(0xfeff);
        for (const QChar c : text)
            put(c.unicode());
        return out;
    };
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with mark") << QByteArray("\xef\xbb\xbf" + text.toUtf8());
    QTest::newRow("UTF-16 LE with mark") << utf16(false, true);
    QTest::newRow("UTF-16 BE with mark") << utf16(true, true);
    QTest::newRow("UTF-16 LE") << utf16(false, false);
    QTest::newRow("UTF-16 BE") << utf16(true, false);
    QTest::newRow("Windows-1252") << text.toLatin1();
    QTest::newRow("mixed") << QByteArray("Stra\xdf"
                                         "e \x93x\x94\r\n"
                                         + u"bücher.de\r\n45.77.1.2"_s.toUtf8());
}

void TestExtractor::encodings()
{
    QFETCH(QByteArray, bytes);
    const Extraction extraction = extract(bytes);
    QCOMPARE(values(extraction), QStringList({u"xn--bcher-kva.de"_s, u"45.77.1.2"_s}));
    QCOMPARE(extraction.indicators[1].source.line, 3);
    QCOMPARE(extraction.indicators[0].written, u"bücher.de"_s);
    QCOMPARE(extraction.bytes, bytes.size());
}

void TestExtractor::lineEnds_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("LF") << QByteArray("\n");
    QTest::newRow("CRLF") << QByteArray("\r\n");
    QTest::newRow("CR") << QByteArray("\r");
}

void TestExtractor::lineEnds()
{
    QFETCH(QByteArray, end);
    const Extraction extraction = extract("one" + end + end + "bad.net" + end + "worse.org");
    QCOMPARE(extraction.indicators.size(), 2);
    QCOMPARE(extraction.indicators[0].source.line, 3);
    QCOMPARE(extraction.indicators[1].source.line, 4);
}

void TestExtractor::chunksDoNotMatter()
{
    const QByteArray text = u"bücher[.]de\r\nhxxps://worse.org/x\r\nпример.рф 45.77.1.2\r\n"_s.toUtf8();
    const Extraction whole = extract(text);
    QCOMPARE(whole.indicators.size(), 4);
    const ReadOptions options;
    for (qsizetype size = 1; size < 9; ++size) {
        Extractor extractor(options, u"list.txt"_s);
        for (qsizetype at = 0; at < text.size(); at += size)
            extractor.feed(QByteArrayView(text).sliced(at, std::min(size, text.size() - at)));
        QCOMPARE(extractor.finish().indicators, whole.indicators);
    }
}

void TestExtractor::longLineWithoutEnd()
{
    QByteArray line;
    QStringList expected;
    for (int i = 0; line.size() < 1'000'000; ++i) {
        const QByteArray host = "h" + QByteArray::number(i) + ".bad.net";
        line += "{\"u\":\"https://" + host + "/a/b.js\"},";
        expected.append(QString::fromLatin1(host));
    }
    const Extraction extraction = extract(line);
    QCOMPARE(values(extraction), expected);
    QCOMPARE(extraction.indicators.last().source.line, 1);
    QVERIFY(extraction.indicators.last().source.context.size() <= 201);
    QVERIFY(extraction.indicators.last().source.context.contains(expected.last()));
    // No place to cut at: nothing to find, but it must end.
    QCOMPARE(values(extract(QByteArray(300'000, 'a') + " bad.net")), QStringList(u"bad.net"_s));
}

void TestExtractor::placeAndContext()
{
    const Extraction extraction = extract("first\n  The implant calls hxxps://bad[.]net/gate.php daily\n");
    QCOMPARE(extraction.indicators.size(), 1);
    const Indicator &found = extraction.indicators[0];
    QCOMPARE(found.written, u"hxxps://bad[.]net/gate.php"_s);
    QCOMPARE(found.source.file, u"list.txt"_s);
    QCOMPARE(found.source.line, 2);
    QCOMPARE(found.source.context, u"The implant calls hxxps://bad[.]net/gate.php daily"_s);
    QCOMPARE(toString(found.type), u"domain"_s);
    // Control characters never reach a label.
    const Extraction odd = extract("a\x1b[31m bad.net\x07");
    QVERIFY(!odd.indicators[0].source.context.contains(QChar(0x1b)));
}

void TestExtractor::repetitionsAreCounted()
{
    const Extraction extraction = extract("bad.net\nBAD[.]net\nhttp://bad.net/x\n10.0.0.1\n10.0.0.1\n");
    QCOMPARE(extraction.indicators.size(), 1);
    QCOMPARE(extraction.indicators[0].occurrences, 3);
    QCOMPARE(extraction.indicators[0].source.line, 1);
    QCOMPARE(extraction.rejected.size(), 1);
    QCOMPARE(extraction.rejected[0].occurrences, 2);
}

void TestExtractor::documentationSpace()
{
    ReadOptions options;
    options.documentation = true;
    const Extraction extraction = extract("203.0.113.7 c2.example 10.0.0.1", options);
    QCOMPARE(values(extraction), QStringList({u"203.0.113.7"_s, u"c2.example"_s}));
    QCOMPARE(int(extraction.indicators[0].reach), int(Reach::Documentation));
    QCOMPARE(reasons(extraction), QStringList(u"private-address 10.0.0.1"_s));
}

void TestExtractor::ownList()
{
    ReadOptions options;
    QStringList unreadable;
    options.own = OwnList::fromText(
        u"# ours\ncontoso.com\n*.fabrikam.net\n45.77.0.0/16\n2a00:1450::/32\n185.20.3.4\n???\n"_s, &unreadable);
    QCOMPARE(unreadable, QStringList(u"???"_s));
    const Extraction extraction
        = extract("contoso.com www.contoso.com notcontoso.com x.fabrikam.net 45.77.1.2 45.78.1.2 185.20.3.4 "
                  "185.20.3.5 2a00:1450::9 2a00:1451::9",
                  options);
    QCOMPARE(values(extraction),
             QStringList({u"notcontoso.com"_s, u"45.78.1.2"_s, u"185.20.3.5"_s, u"2a00:1451::9"_s}));
    QCOMPARE(extraction.rejected.size(), 6);
    for (const Rejected &rejected : extraction.rejected)
        QCOMPARE(toString(rejected.reason), u"own-list"_s);
    QVERIFY(options.own.contains(u"deep.www.contoso.com"_s));
    QVERIFY(!options.own.contains(u"contoso.com.bad.net"_s));
}

void TestExtractor::ownListRefusesNonsense()
{
    QStringList unreadable;
    const OwnList list = OwnList::fromText(u"45.77.0.0/33\n2a00::/129\n45.77.0.0/x\nbad.net/24\n"_s, &unreadable);
    QCOMPARE(unreadable.size(), 4);
    QVERIFY(list.isEmpty());
}

void TestExtractor::mailHostsOff()
{
    ReadOptions options;
    options.mailHosts = false;
    QCOMPARE(values(extract("a@bad.net worse.org", options)), QStringList(u"worse.org"_s));
}

void TestExtractor::typedWord()
{
    const ReadOptions options;
    const Extraction word = readText(u" fileserver "_s, u"typed"_s, options);
    QCOMPARE(reasons(word), QStringList(u"single-label fileserver"_s));
    QCOMPARE(values(readText(u"bad[.]net"_s, u"typed"_s, options)), QStringList(u"bad.net"_s));
    QCOMPARE(reasons(readText(u"two words"_s, u"typed"_s, options)), QStringList());
    QCOMPARE(values(readText(QString(), u"typed"_s, options)), QStringList());
}

void TestExtractor::limits()
{
    ReadOptions options;
    options.maximumIndicators = 2;
    options.maximumRejected = 1;
    const Extraction extraction = extract("a.bad.net b.bad.net c.bad.net 10.0.0.1 10.0.0.2 10.0.0.3", options);
    QCOMPARE(extraction.indicators.size(), 2);
    QCOMPARE(extraction.rejected.size(), 1);
    QCOMPARE(extraction.problems.size(), 2);
    QVERIFY(extraction.problems[1].message.contains(u"2"));
}

void TestExtractor::merging()
{
    Extraction all = extract("bad.net 10.0.0.1");
    merge(all, extract("worse.org bad.net 10.0.0.1"));
    QCOMPARE(values(all), QStringList({u"bad.net"_s, u"worse.org"_s}));
    QCOMPARE(all.indicators[0].occurrences, 2);
    QCOMPARE(all.rejected.size(), 1);
    QCOMPARE(all.rejected[0].occurrences, 2);
}

void TestExtractor::cancelling()
{
    const std::atomic_bool cancelled{true};
    ReadControl control;
    control.cancelled = &cancelled;
    const QByteArray many = QByteArray("bad.net\n").repeated(500'000);
    const Extraction extraction = readBytes(many, u"list.txt"_s, {}, control);
    QVERIFY(extraction.bytes < many.size());
}

QTEST_APPLESS_MAIN(TestExtractor)
#include "tst_extractor.moc"
