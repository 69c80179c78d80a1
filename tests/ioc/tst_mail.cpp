// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/read.h"
#include "reading.h"

#include <QStringEncoder>
#include <QTest>

using namespace ioc;
using namespace Qt::StringLiterals;
using testsupport::read, testsupport::rejects, testsupport::sourceOf, testsupport::values;

/// What is a mail, what only begins like one, and that nothing at its top is lost. tst_containers has parts and pages.
class TestMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headers();
    void lines();
    void notes_data();
    void notes();
    void characterSets_data();
    void characterSets();
    void mixedLineEnds();
    void longPart();
};

/// Where the subject is text, and the way is rejected by name.
void TestMail::headers()
{
    const Extraction extraction
        = read("Received: from a.relay.com ([185.20.3.4])\r\n by 10.0.0.1\r\n"
               "Message-ID: <1@mid.relay.com>\r\nFrom: <x@bad.net>\r\nTo: b@victim.com\r\n"
               "Subject: Block hxxp://evil[.]com and 45.77.5.5 now,\r\n http://worse.org/x as third.com\r\n"
               "\r\nfourth.io\r\n",
               u"a.eml"_s);
    QCOMPARE(values(extraction), u"bad.net evil.com 45.77.5.5 worse.org fourth.io"_s);
    QCOMPARE(sourceOf(extraction, u"bad.net"_s).line, 4);
    QCOMPARE(sourceOf(extraction, u"evil.com"_s).line, 6);
    QCOMPARE(sourceOf(extraction, u"evil.com"_s).object, u"Subject"_s);
    const QString rejected = rejects(extraction);
    for (const QString &one :
         {u"a.relay.com mail-header 1"_s, u"185.20.3.4 mail-header 1"_s, u"10.0.0.1 private-address 1"_s,
          u"mid.relay.com mail-header 3"_s, u"victim.com mail-header 5"_s, u"third.com other-field 6"_s})
        QVERIFY2(rejected.contains(one), qPrintable(rejected));
    QVERIFY(extraction.problems.isEmpty());
}

/// Of the file where a part stands in it as it is; of the part where it was packed.
void TestMail::lines()
{
    const Extraction extraction
        = read("From: a@bad.net\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"
               "one\nworse.org\n--b\nContent-Transfer-Encoding: base64\n\n"
                   + QByteArray("x\nthird.com\n").toBase64() + "\n--b\n\nfourth.io\n--b--\n",
               u"a.eml"_s);
    QCOMPARE(sourceOf(extraction, u"worse.org"_s).line, 8);
    QCOMPARE(sourceOf(extraction, u"third.com"_s).line, 2);
    QCOMPARE(sourceOf(extraction, u"fourth.io"_s).line, 15);
}

void TestMail::notes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = u"From: Adaeze <a@bad.net>\nSent: Tuesday\nTo: SOC <soc@victim.com>\nSubject: see worse.org\n"
                         "IP: 45.77.1.8\n\nthird.com\n"_s;
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("marked UTF-8") << "\xef\xbb\xbf" + text.toUtf8();
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        const QByteArray name = QStringConverter::nameForEncoding(encoding);
        QTest::addRow("%s", name.constData()) << QByteArray(QStringEncoder(encoding)(text));
        QTest::addRow("marked %s", name.constData())
            << QByteArray(QStringEncoder(encoding, QStringEncoder::Flag::WriteBom)(text));
    }
}

/// A mail pasted into an editor is text, in any encoding: all of it is read, and its lines count.
void TestMail::notes()
{
    QFETCH(QByteArray, bytes);
    const Extraction extraction = read(bytes, u"pasted.txt"_s);
    QCOMPARE(values(extraction), u"bad.net victim.com worse.org 45.77.1.8 third.com"_s);
    QCOMPARE(sourceOf(extraction, u"third.com"_s).line, 7);
    QVERIFY(extraction.problems.isEmpty());
}

void TestMail::characterSets_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    const QByteArray name = "b\xc3\xbc"
                            "cher.net";
    QTest::newRow("none named") << QByteArray("text/plain") << name;
    QTest::newRow("UTF-8") << QByteArray("text/plain; charset=utf-8") << name;
    QTest::newRow("Latin-1") << QByteArray("text/plain; charset=ISO-8859-1")
                             << QByteArray("b\xfc"
                                           "cher.net");
    QTest::newRow("code page 437") << QByteArray("text/plain; charset=cp437")
                                   << QByteArray("b\x81"
                                                 "cher.net");
    QTest::newRow("unknown one") << QByteArray("text/plain; charset=no-such-set") << name;
    QTest::newRow("quoted") << QByteArray("text/plain; charset=cp437\nContent-Transfer-Encoding: quoted-printable")
                            << QByteArray("b=81cher=2Enet");
}

void TestMail::characterSets()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QCOMPARE(
        values(read("From: a@bad.net\nMIME-Version: 1.0\nContent-Type: " + head + "\n\n" + body + "\n", u"a.eml"_s)),
        u"bad.net xn--bcher-kva.net"_s);
}

/// Headers of one program, a body of another.
void TestMail::mixedLineEnds()
{
    const QByteArray top
        = "From: a@bad.net\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n";
    QCOMPARE(values(read(top + "\r\nthird.com\n--b\r\n\r\nfourth.info\n--b\r\n\r\n\n--b--\r\n", u"a.eml"_s)),
             u"bad.net third.com fourth.info"_s);
}

/// A part that takes many pieces, within what may be unpacked and beyond.
void TestMail::longPart()
{
    const QByteArray mail
        = "From: a@bad.net\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
        + QByteArray(QByteArray("a line of text\n").repeated(100'000) + "worse.org\n").toBase64() + "\n";
    const Extraction whole = read(mail, u"a.eml"_s);
    QCOMPARE(values(whole), u"bad.net worse.org"_s);
    QCOMPARE(sourceOf(whole, u"worse.org"_s).line, 100'001);
    QCOMPARE(whole.bytes, mail.size());
    ReadOptions options;
    options.maximumUnpacked = 1'000'000;
    const Extraction cut = read(mail, u"a.eml"_s, options);
    QCOMPARE(values(cut), u"bad.net"_s);
    QCOMPARE(cut.problems.size(), 1);
}

QTEST_GUILESS_MAIN(TestMail)
#include "tst_mail.moc"
