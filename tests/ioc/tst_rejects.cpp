// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/extractor.h"
#include "core/ioc/read.h"

#include <QTest>

using namespace ioc;
using namespace Qt::StringLiterals;

/// Nothing that looks like a host goes without a word: what is found and what is rejected, side by side. Each row has the
/// text, the hosts and the rejects ("reason text", joined by '|'), in order of appearance.
class TestRejects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judged_data();
    void judged();
    void terminalCodes_data();
    void terminalCodes();
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
    row("nothing to say", "The usual words.", "");
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
        "\xc2\xf0\xe5\xe4\xee\xed\xee\xf1\xed\xfb\xe9 \xe4\xee\xec\xe5\xed bad-a.net \xe8 \xe0\xe4\xf0\xe5\xf1 45.77.1.9",
        "bad-a.net 45.77.1.9", true);
    row("Windows-1252, German", "\xdc"
                                "bersicht f\xfcr b\xfc"
                                "cher.de: gr\xf6\xdf"
                                "ere \xc4nderungen, Stra\xdf"
                                "e, Gr\xfc\xdf"
                                "e",
        "xn--bcher-kva.de", false);
    row("Windows-1252, French", "\xab \xe9t\xe9 \xbb \x93" "d\xe9j\xe0\x94 \xe0 la for\xeat\x85 bad-a.net \xc9lys\xe9" "e",
        "bad-a.net", false);
    row("UTF-8 with one stray byte",
        "\xd0\xbf\xd1\x80\xd0\xb8\xd0\xbc\xd0\xb5\xd1\x80.\xd1\x80\xd1\x84 Stra\xdf" "e", "xn--e1afmkfd.xn--p1ai", false);
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
