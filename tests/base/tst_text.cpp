// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

#include "core/base/plurals.h"
#include "core/base/text.h"

#include <QTest>

class TestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void counts_in_words_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("words");
        QTest::newRow("one") << 1 << "1 row was left out";
        QTest::newRow("many") << 1200 << "1200 rows were left out";
        QTest::newRow("none") << 0 << "0 rows were left out";
    }
    void counts_in_words()
    {
        QFETCH(const int, n);
        QTEST(base::counted(QStringLiteral("%n row(s) (was|were) left out"), n), "words");
        // What has its number already, as a translation has, keeps it; so does what has none.
        QCOMPARE(base::counted(QStringLiteral("50 %"), n), QStringLiteral("50 %"));
    }

    void defangs_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::newRow("name") << "c2.example" << "c2[.]example";
        QTest::newRow("address") << "203.0.113.7" << "203[.]0[.]113[.]7";
        QTest::newRow("url") << "https://a.test/x?q=1" << "hxxps://a[.]test/x?q=1";
        QTest::newRow("ipv6") << "2001:db8::1" << "2001[:]db8[:][:]1";
        QTest::newRow("plain") << "Aqua Blizzard" << "Aqua Blizzard";
    }
    void defangs()
    {
        QFETCH(QString, in);
        QTEST(base::defang(in), "out");
    }
    void singleLineStripsWhatCanBreakALayout_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::newRow("lines") << "a\r\nb\tc" << "a b c";
        QTest::newRow("bidi") << QStringLiteral("x\u202Egpj.exe\u202C") << "xgpj.exe";
        QTest::newRow("zero width") << QStringLiteral("pay\u200Bpal") << "paypal";
        QTest::newRow("control") << QStringLiteral("a\u001b[31mred") << "a[31mred";
        QTest::newRow("astral kept") << QStringLiteral("\U0001F600") << QStringLiteral("\U0001F600");
        QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << QStringLiteral("\uFFFD");
    }
    void singleLineStripsWhatCanBreakALayout()
    {
        QFETCH(QString, in);
        QTEST(base::singleLine(in), "out");
    }
    void singleLineCuts()
    {
        const QString cut = base::singleLine(QString(10'000, u'x'), 50);
        QCOMPARE(cut.size(), 51);
        QVERIFY(cut.endsWith(u'…'));
    }
    void singleLineCutsBetweenCharactersOnly()
    {
        const QString wide = QString::fromUcs4(U"\U0001F600", 1);
        const QString cut = base::singleLine(QString(QString(49, u'x') + wide + wide), 50);
        QCOMPARE(cut, QString(QString(49, u'x') + u'…'));
        QCOMPARE(base::singleLine(QString(QString(48, u'x') + wide), 50), QString(QString(48, u'x') + wide));
        QCOMPARE(base::singleLine(QString(QString(50, u'x') + QChar(0x200b)), 50), QString(50, u'x'));
    }
    void htmlIsInert()
    {
        QCOMPARE(base::escapeHtml(u"<img src=x onerror='a(\"b\")'> & co"),
                 QStringLiteral("&lt;img src=x onerror=&#39;a(&quot;b&quot;)&#39;&gt; &amp; co"));
    }
    void markdownIsInert()
    {
        QCOMPARE(base::escapeMarkdown(u"[x](http://a.b)"), QStringLiteral("\\[x\\]\\(http\\://a\\.b\\)"));
    }
    void csvIsFormulaSafe_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::newRow("formula") << "=1+1" << "'=1+1";
        QTest::newRow("at") << "@SUM(A1)" << "'@SUM(A1)";
        QTest::newRow("quoted formula") << "=A1,B1" << "\"'=A1,B1\"";
        QTest::newRow("quotes") << "say \"hi\"" << "\"say \"\"hi\"\"\"";
        QTest::newRow("plain") << "c2.example" << "c2.example";
    }
    void csvIsFormulaSafe()
    {
        QFETCH(QString, in);
        QTEST(base::csvField(in), "out");
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
