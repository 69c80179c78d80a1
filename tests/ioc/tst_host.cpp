// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/host.h"

#include <QTest>

using namespace ioc;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ioc::Type)
Q_DECLARE_METATYPE(ioc::Reach)
Q_DECLARE_METATYPE(ioc::RejectReason)

class TestHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonical_data();
    void canonical();
    void refused_data();
    void refused();
    void reach_data();
    void reach();
    void display_data();
    void display();
    void group_data();
    void group();
};

void TestHost::canonical_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Type>("type");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *tag, const QString &text, Type type, const QString &value) {
        QTest::newRow(tag) << text << type << value;
    };
    row("quad", u"185.20.3.4"_s, Type::Ipv4, u"185.20.3.4"_s);
    row("blanks", u" \t9.9.9.9 "_s, Type::Ipv4, u"9.9.9.9"_s);
    row("mapped", u"::ffff:185.20.3.4"_s, Type::Ipv4, u"185.20.3.4"_s);
    row("mapped in hex", u"::FFFF:b914:304"_s, Type::Ipv4, u"185.20.3.4"_s);
    row("v6 long", u"2A00:1450:0000:0000:0000:0000:0000:0001"_s, Type::Ipv6, u"2a00:1450::1"_s);
    row("v6 first of equal runs", u"2a00:0:0:1:0:0:1:1"_s, Type::Ipv6, u"2a00::1:0:0:1:1"_s);
    row("v6 single zero stays", u"2a00:0:1:1:1:1:1:1"_s, Type::Ipv6, u"2a00:0:1:1:1:1:1:1"_s);
    row("v6 zeros at the end", u"2a00:1::"_s, Type::Ipv6, u"2a00:1::"_s);
    row("v6 with tail", u"2a00::1.2.3.4"_s, Type::Ipv6, u"2a00::102:304"_s);
    row("upper", u"Evil-Host.COM"_s, Type::Domain, u"evil-host.com"_s);
    row("final dot", u"evil.com."_s, Type::Domain, u"evil.com"_s);
    row("underscore", u"_dmarc.evil.com"_s, Type::Domain, u"_dmarc.evil.com"_s);
    row("u-label", u"Bücher.de"_s, Type::Domain, u"xn--bcher-kva.de"_s);
    row("sharp s", u"straße.de"_s, Type::Domain, u"xn--strae-oqa.de"_s);
    row("u-label tld", u"例子.中国"_s, Type::Domain, u"xn--fsqu00a.xn--fiqs8s"_s);
    row("emoji", u"💩.la"_s, Type::Domain, u"xn--ls8h.la"_s);
    row("broken a-label is kept", u"xn--a.com"_s, Type::Domain, u"xn--a.com"_s);
    row("unknown tld", u"c2.notatld"_s, Type::Domain, u"c2.notatld"_s);
    row("digits", u"360.cn"_s, Type::Domain, u"360.cn"_s);
    row("full-width digits", u"９.９.９.９"_s, Type::Ipv4, u"9.9.9.9"_s);
    row("longest label", QString(63, u'a') + u".com"_s, Type::Domain, QString(63, u'a') + u".com"_s);
}

void TestHost::canonical()
{
    QFETCH(QString, text);
    const auto host = parseHost(text);
    QVERIFY(host);
    QTEST(host->value, "value");
    QFETCH(Type, type);
    QCOMPARE(toString(host->type), toString(type));
}

void TestHost::refused_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *tag, const QString &text) { QTest::newRow(tag) << text; };
    row("empty", QString());
    row("dot", u"."_s);
    row("blank inside", u"evil .com"_s);
    row("two dots", u"evil..com"_s);
    row("leading dot", u".evil.com"_s);
    row("defanged", u"evil[.]com"_s);
    row("url", u"http://evil.com"_s);
    row("port", u"evil.com:80"_s);
    row("path", u"evil.com/x"_s);
    row("wildcard", u"*.evil.com"_s);
    row("octet too large", u"185.20.3.256"_s);
    row("three octets", u"185.20.3"_s);
    row("five octets", u"1.2.3.4.5"_s);
    row("octal or decimal?", u"185.020.3.4"_s);
    row("number as tld", u"evil.123"_s);
    row("two elisions", u"2a00::1::2"_s);
    row("nine groups", u"1:2:3:4:5:6:7:8:9"_s);
    row("long group", u"2a000::1"_s);
    row("zone", u"fe80::1%eth0"_s);
    row("edge hyphen", u"-evil.com"_s);
    row("label of 64", QString(64, u'a') + u".com"_s);
    row("name of 254", QString(u"abcdefgh."_s).repeated(28) + u"aa"_s);
    row("quote", u"evil’s.com"_s);
    row("ellipsis", u"evil…com"_s);
    row("nul", QString(u"evil"_s + QChar(0) + u".com"_s));
    row("very long", QString(100'000, u'ä'));
}

void TestHost::refused()
{
    QFETCH(QString, text);
    QVERIFY(!parseHost(text));
}

void TestHost::reach_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Reach>("reach");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *text, Reach reach, const char *why = "") {
        QTest::newRow(text) << QString::fromUtf8(text) << reach << QString::fromLatin1(why);
    };
    row("9.255.255.255", Reach::Public);
    row("10.0.0.0", Reach::Internal, "private-address");
    row("10.255.255.255", Reach::Internal, "private-address");
    row("11.0.0.0", Reach::Public);
    row("172.15.255.255", Reach::Public);
    row("172.16.0.1", Reach::Internal, "private-address");
    row("172.31.255.255", Reach::Internal, "private-address");
    row("172.32.0.0", Reach::Public);
    row("192.168.1.1", Reach::Internal, "private-address");
    row("127.0.0.53", Reach::Internal, "loopback-address");
    row("169.254.1.1", Reach::Internal, "link-local-address");
    row("100.63.255.255", Reach::Public);
    row("100.64.0.1", Reach::Internal, "carrier-nat-address");
    row("100.128.0.0", Reach::Public);
    row("224.0.0.251", Reach::Internal, "multicast-address");
    row("255.255.255.255", Reach::Internal, "reserved-address");
    row("0.0.0.0", Reach::Internal, "reserved-address");
    row("198.18.0.1", Reach::Internal, "reserved-address");
    row("192.0.2.5", Reach::Documentation, "documentation-address");
    row("198.51.100.7", Reach::Documentation, "documentation-address");
    row("203.0.113.7", Reach::Documentation, "documentation-address");
    row("::1", Reach::Internal, "loopback-address");
    row("::", Reach::Internal, "reserved-address");
    row("fe80::1", Reach::Internal, "link-local-address");
    row("fd12:3456::1", Reach::Internal, "private-address");
    row("ff02::fb", Reach::Internal, "multicast-address");
    row("2001:db8::1", Reach::Documentation, "documentation-address");
    row("3fff:0fff::1", Reach::Documentation, "documentation-address");
    row("3fff:1000::1", Reach::Public);
    row("2a00:1450::1", Reach::Public);
    row("::ffff:10.0.0.1", Reach::Internal, "private-address");
    row("64:ff9b::10.0.0.1", Reach::Internal, "private-address");
    row("64:ff9b::8.8.8.8", Reach::Public);
    row("2002:c0a8:101::1", Reach::Internal, "private-address");
    row("2002:808:808::1", Reach::Public);
    row("router", Reach::Internal, "single-label");
    row("com", Reach::Internal, "single-label");
    row("localhost", Reach::Internal, "single-label");
    row("pc.fritz.box", Reach::Internal, "internal-name");
    row("srv01.corp", Reach::Internal, "internal-name");
    row("printer.local", Reach::Internal, "internal-name");
    row("nas.home.arpa", Reach::Internal, "internal-name");
    row("mycorp.com", Reach::Public);
    row("notlocal.com", Reach::Public);
    row("c2.example", Reach::Documentation, "documentation-name");
    row("x.invalid", Reach::Documentation, "documentation-name");
    row("example.com", Reach::Public);
    row("co.uk", Reach::Internal, "public-suffix");
    row("evil.co.uk", Reach::Public);
    row("netlify.app", Reach::Public);
    row("abc.onion", Reach::Public);
}

void TestHost::reach()
{
    QFETCH(QString, text);
    const auto host = parseHost(text);
    QVERIFY(host);
    QFETCH(Reach, reach);
    QCOMPARE(int(host->reach), int(reach));
    if (host->reach != Reach::Public)
        QTEST(toString(host->why), "why");
}

void TestHost::display_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    QTest::newRow("ascii") << u"evil.com"_s << u"evil.com"_s;
    QTest::newRow("latin") << u"xn--bcher-kva.de"_s << u"bücher.de"_s;
    QTest::newRow("chinese") << u"xn--fsqu00a.xn--fiqs8s"_s << u"例子.中国"_s;
    // "pаypal" with one Cyrillic letter
    QTest::newRow("mixed scripts") << u"xn--pypal-4ve.com"_s << u"xn--pypal-4ve.com"_s;
    // "аррӏе", all Cyrillic and all lookalikes
    QTest::newRow("lookalikes") << u"xn--80ak6aa92e.com"_s << u"xn--80ak6aa92e.com"_s;
    QTest::newRow("cyrillic") << u"xn--e1afmkfd.xn--p1ai"_s << u"пример.рф"_s;
    QTest::newRow("not punycode") << u"xn--a.com"_s << u"xn--a.com"_s;
}

void TestHost::display()
{
    QFETCH(QString, value);
    QTEST(displayName(value), "shown");
}

void TestHost::group_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("group");
    QTest::newRow("v4") << u"203.0.113.7"_s << u"203.0.113.0/24"_s;
    QTest::newRow("v6") << u"2a00:1450:4005:80a::2003"_s << u"2a00:1450:4005::/48"_s;
    QTest::newRow("v6 short") << u"2a00::1"_s << u"2a00::/48"_s;
    QTest::newRow("name") << u"a.b.example.co.uk"_s << u"example.co.uk"_s;
    QTest::newRow("registrable itself") << u"evil.com"_s << u"evil.com"_s;
    QTest::newRow("suffix itself") << u"co.uk"_s << u"co.uk"_s;
    QTest::newRow("shared platform") << u"x.victim.netlify.app"_s << u"victim.netlify.app"_s;
    QTest::newRow("reserved tld") << u"www.c2.example"_s << u"c2.example"_s;
}

void TestHost::group()
{
    QFETCH(QString, value);
    QTEST(artifactGroup(value), "group");
}

QTEST_APPLESS_MAIN(TestHost)
#include "tst_host.moc"
