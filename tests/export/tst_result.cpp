// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/csv.h"
#include "core/export/document.h"
#include "core/export/json.h"
#include "core/export/notemarkup.h"
#include "core/export/text.h"
#include "tests/support/investigationbuilder.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace exporting;

namespace {

constexpr const char16_t *story = u"203.0.113.7 -A 2026-03-02..2026-08-19-> relay.pinecone.example;"
                                  u"203.0.113.7 -A 2026-01-05..2026-02-01-> static.pinecone.example;"
                                  u"login-portal.example -A 2026-03-01..2026-08-01-> 198.51.100.16;"
                                  u"198.51.100.16 -A 2026-03-05..2026-08-01-> cdn-sync.test;"
                                  u"login-portal.example -A 2026-03-01..2026-08-01-> 198.51.100.8;"
                                  u"relay.pinecone.example is malicious 100 cohosts:3;"
                                  u"static.pinecone.example is suspicious 60;"
                                  u"198.51.100.8 is held:cdn:4812;"
                                  u"cdn-sync.test is malicious 90 cohosts:1 incomplete;"
                                  u"relay.pinecone.example =indicator=> Aqua Blizzard;"
                                  u"static.pinecone.example =mention=> Aqua Blizzard;"
                                  u"cdn-sync.test =profile-link=> Aqua Blizzard;"
                                  u"198.51.100.8 =rule=> Mint Sandstorm";

struct Case
{
    chain::Investigation investigation;
    chain::Assessment assessment;

    explicit Case(const QString &text = QString::fromUtf16(story))
        : investigation(testsupport::investigationFrom(text))
        , assessment(chain::assess(investigation))
    {
        investigation.created = QDateTime(QDate(2026, 11, 24), QTime(10, 0), Qt::UTC);
    }
    Document document() const
    {
        Document result{investigation, assessment};
        result.created = investigation.created;
        return result;
    }
    QByteArray json() const
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        [&] { QVERIFY(writeJson(document(), &out)); }();
        return out.data();
    }
    QString text(int width = 100) const
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        TextOptions options;
        options.width = width;
        [&] { QVERIFY(writeText(document(), options, &out)); }();
        return QString::fromUtf8(out.data());
    }
};

QString python()
{
    return QStandardPaths::findExecutable(QStringLiteral("python3"));
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jsonFollowsItsSchema()
    {
        QProcess probe;
        probe.start(python(), {QStringLiteral("-c"), QStringLiteral("import jsonschema")});
        if (python().isEmpty() || !probe.waitForFinished() || probe.exitCode() != 0)
            QSKIP("python3-jsonschema is not installed");
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("result.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(Case().json());
        file.close();
        QProcess check;
        check.setProcessChannelMode(QProcess::MergedChannels);
        check.start(python(), {QStringLiteral("-c"),
                               QStringLiteral("import json,sys,jsonschema;"
                                              "jsonschema.validate(json.load(open(sys.argv[1])),json.load(open(sys.argv[2])))"),
                               file.fileName(),
                               QStringLiteral(MDTI_SOURCE_DIR "/resources/schema/result-1.schema.json")});
        QVERIFY(check.waitForFinished());
        QVERIFY2(check.exitCode() == 0, check.readAll().constData());
    }

    void jsonSaysWhatTheContractSays()
    {
        const QJsonObject result = QJsonDocument::fromJson(Case().json()).object();
        QCOMPARE(result[u"schema"].toString(), QStringLiteral("mdti-actor-lookup/result/1"));
        const QJsonArray actors = result[u"actors"].toArray();
        QCOMPARE(actors.size(), 2);
        const QJsonObject aqua = actors[0].toObject();
        QCOMPARE(aqua[u"name"].toString(), QStringLiteral("Aqua Blizzard"));
        // 1 hop, list, 3 co-hosts: 1/(1+log10 3) = 0.677; 2 hops, profile link, 1 co-host: 0.9 × 0.7 = 0.63. The mention
        // shares the registrable domain of the first, so 100 × (1 − 0.323 × 0.37) = 88.
        QCOMPARE(aqua[u"score"].toInt(), 88);
        QCOMPARE(aqua[u"independentArtifacts"].toInt(), 2);
        const QJsonObject claim = aqua[u"claims"].toArray()[0].toObject();
        QCOMPARE(claim[u"kind"].toString(), QStringLiteral("indicator"));
        QCOMPARE(claim[u"path"].toArray(), (QJsonArray{QStringLiteral("203.0.113.7"), QStringLiteral("relay.pinecone.example")}));
        QVERIFY(std::abs(claim[u"weight"].toDouble() - 0.677) < 0.001);
        // The held host's actor is listed and explained, with nothing behind it.
        const QJsonObject mint = actors[1].toObject();
        QCOMPARE(mint[u"score"].toInt(), 0);
        QCOMPARE(mint[u"claims"].toArray()[0].toObject()[u"terms"].toObject()[u"held"].toBool(), true);
        for (const QJsonValue &host : result[u"hosts"].toArray()) {
            if (host[u"value"].toString() == u"198.51.100.8") {
                QCOMPARE(host[u"held"][u"category"].toString(), QStringLiteral("cdn"));
                QCOMPARE(host[u"held"][u"count"].toInt(), 4812);
            }
        }
    }

    void jsonDoesNotDependOnTheOrderOfDiscovery()
    {
        // The same facts found in another order get other ids; the file must not show it.
        const QString shuffled = QStringLiteral("203.0.113.7 -A 2026-01-05..2026-02-01-> static.pinecone.example;"
                                                "203.0.113.7 -A 2026-03-02..2026-08-19-> relay.pinecone.example;"
                                                "login-portal.example -A 2026-03-01..2026-08-01-> 198.51.100.8;"
                                                "login-portal.example -A 2026-03-01..2026-08-01-> 198.51.100.16;"
                                                "198.51.100.16 -A 2026-03-05..2026-08-01-> cdn-sync.test;"
                                                "cdn-sync.test is malicious 90 cohosts:1 incomplete;"
                                                "198.51.100.8 is held:cdn:4812;"
                                                "static.pinecone.example is suspicious 60;"
                                                "relay.pinecone.example is malicious 100 cohosts:3;"
                                                "198.51.100.8 =rule=> Mint Sandstorm;"
                                                "cdn-sync.test =profile-link=> Aqua Blizzard;"
                                                "static.pinecone.example =mention=> Aqua Blizzard;"
                                                "relay.pinecone.example =indicator=> Aqua Blizzard");
        QCOMPARE(Case(shuffled).json(), Case().json());
    }

    void onlyTheVisibleHostsAreWritten()
    {
        const Case all;
        Document document = all.document();
        document.only = QSet<chain::HostId>{all.investigation.find(QStringLiteral("203.0.113.7")),
                                            all.investigation.find(QStringLiteral("relay.pinecone.example"))};
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        QVERIFY(writeJson(document, &out));
        const QJsonObject result = QJsonDocument::fromJson(out.data()).object();
        QCOMPARE(result[u"hosts"].toArray().size(), 2);
        QCOMPARE(result[u"records"].toArray().size(), 1);
        QCOMPARE(result[u"actors"].toArray().size(), 1);
        QVERIFY(!out.data().contains("cdn-sync.test"));
    }

    void textShowsActorsChainAndReason()
    {
        const QString text = Case().text();
        QVERIFY(text.contains(QStringLiteral("Aqua Blizzard")));
        QVERIFY(text.contains(QStringLiteral("3 of 2")) == false);
        QVERIFY(text.contains(QStringLiteral("2 of 2")));
        QVERIFY(text.contains(QStringLiteral("relay[.]pinecone[.]example")));
        QVERIFY2(!text.contains(QStringLiteral("relay.pinecone.example")), "hosts in text are defanged");
        QVERIFY(text.contains(QStringLiteral("0.68 = indicator list 1.00 × co-hosts 0.68")));
        QVERIFY(text.contains(QStringLiteral("shared infrastructure on the way")));
        QVERIFY(text.indexOf(QStringLiteral("Aqua Blizzard")) < text.indexOf(QStringLiteral("Mint Sandstorm")));
    }

    void textFitsTheTerminal_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {60, 80, 100, 140})
            QTest::addRow("%d columns", width) << width;
    }
    void textFitsTheTerminal()
    {
        QFETCH(int, width);
        const QStringList lines = Case().text(width).split(u'\n');
        for (const QString &line : lines.mid(0, 6))
            QVERIFY2(line.size() <= width, qPrintable(line));
    }

    void namesOfActorsAreWhole()
    {
        for (const int width : {60, 80, 100}) {
            const QString table = Case().text(width).section(QStringLiteral("\n\n"), 1, 1);
            QVERIFY2(table.contains(QStringLiteral("Aqua Blizzard ")) && !table.contains(QStringLiteral("Blizzar…")),
                     qPrintable(table));
        }
    }

    void whatWasLeftOutIsNamedWithItsReason()
    {
        Case some(QStringLiteral("203.0.113.7 -A-> shared.example; shared.example is neutral 30"));
        chain::Delta delta;
        chain::Host shared = some.investigation.hosts()[1];
        shared.held = chain::Held{chain::Held::Why::NoiseList, 0, QStringLiteral("Parking domains"), QStringLiteral("parking")};
        delta.hosts.append({1, shared});
        delta.incomplete.emplace();
        for (const auto what : {chain::Incomplete::What::Reputation, chain::Incomplete::What::PassiveDns})
            delta.incomplete->append({0, QStringLiteral("203.0.113.7"), what, chain::Incomplete::Why::Failed,
                                      QStringLiteral("graph.example answered 500 UnknownError.")});
        some.investigation.apply(delta);
        some.investigation.rejected.append({QStringLiteral("10.1.2.3"), ioc::RejectReason::PrivateAddress,
                                            {QStringLiteral("list.txt"), 7, 0, {}, {}}, 1});
        const QString text = some.text();
        QVERIFY2(text.contains(QStringLiteral("  shared[.]example  Parking")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("  10[.]1[.]2[.]3  private address, list.txt:7")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("  failed: 203[.]0[.]113[.]7\n    graph.example answered 500 UnknownError.\n")),
                 qPrintable(text));
    }

    void anEmptyAnswerAndNoAnswerAreDifferentWords()
    {
        Case nothing(QStringLiteral("203.0.113.7 -A-> quiet.example; quiet.example is neutral 30"));
        Document document = nothing.document();
        document.complete = true;
        QBuffer sure;
        sure.open(QIODevice::WriteOnly);
        QVERIFY(writeText(document, {}, &sure));
        QVERIFY(sure.data().contains("all answered"));
        document.complete = false;
        QBuffer unsure;
        unsure.open(QIODevice::WriteOnly);
        QVERIFY(writeText(document, {}, &unsure));
        QVERIFY(!unsure.data().contains("all answered"));
        QVERIFY(unsure.data().contains("could be asked; see below"));
    }

    void notesKeepTheirMarkup_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("html");
        const auto row = [](const char *name, const char *text, const char *html) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(html);
        };
        row("plain", "one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>");
        row("emphasis", "**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>");
        row("no partner", "2 * 3 ** 4 *", "<p>2 * 3 ** 4 *</p>");
        row("code", "`**a**` **b**", "<p><code>**a**</code> <strong>b</strong></p>");
        row("heading", "## Head ##\ntext", "<p><strong>Head</strong></p><p>text</p>");
        row("lists", "- a\n- b\n1. c", "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>");
        row("nothing runs", "<img src=x onerror=y>", "<p>&lt;img src=x onerror=y&gt;</p>");
        row("nothing leads away", "[here](hxxp://evil[.]test)", "<p>[here](hxxp://evil[.]test)</p>");
        row("across tags", "**a <b>** c", "<p><strong>a &lt;b&gt;</strong> c</p>");
    }
    void notesKeepTheirMarkup()
    {
        QFETCH(QString, text);
        QTEST(noteHtml(text), "html");
    }

    void csvHasOneRowPerClaim()
    {
        const Case all;
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        QVERIFY(writeCsv(all.document(), Table::Claims, &out));
        const QList<QByteArray> lines = out.data().trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + all.investigation.claims().size());
        QVERIFY(lines[1].startsWith("Aqua Blizzard,88,indicator,"));
        QVERIFY(lines[1].contains("203.0.113.7 > relay.pinecone.example"));
    }

    void hostileTextStaysInertInEveryFormat()
    {
        Case hostile(QStringLiteral("203.0.113.7 -A-> c2.example; c2.example =rule=> Quiet Actor"));
        chain::Delta delta;
        attribution::Actor actor = hostile.investigation.actors()[0];
        actor.name = QStringLiteral("=HYPERLINK(\"http://evil.test\")\u202E\r\n\u001b[31m<b>x</b>");
        delta.actors.append({0, actor});
        hostile.investigation.apply(delta);
        hostile.assessment = chain::assess(hostile.investigation);
        QBuffer csv;
        csv.open(QIODevice::WriteOnly);
        QVERIFY(writeCsv(hostile.document(), Table::Actors, &csv));
        QVERIFY(csv.data().contains("\"'=HYPERLINK("));
        const QString text = hostile.text();
        QVERIFY(!text.contains(QChar(0x1b)));
        QVERIFY(!text.contains(QChar(0x202e)));
        QCOMPARE(QJsonDocument::fromJson(hostile.json())[u"actors"][0][u"name"].toString(), actor.name);
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
