// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/export/csv.h"
#include "core/export/facts.h"
#include "core/export/graphml.h"
#include "core/export/misp.h"
#include "core/export/report.h"
#include "core/export/stix.h"
#include "core/export/stixids.h"
#include "tests/support/investigationbuilder.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
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
                                  u"login-portal.example -NS-> ns.quiet.example;"
                                  u"relay.pinecone.example is malicious 100 cohosts:3;"
                                  u"static.pinecone.example is suspicious 60;"
                                  u"198.51.100.8 is held:cdn:4812;"
                                  u"cdn-sync.test is malicious 90 cohosts:1 incomplete;"
                                  u"relay.pinecone.example =indicator=> Aqua Blizzard;"
                                  u"static.pinecone.example =mention=> Aqua Blizzard;"
                                  u"cdn-sync.test =profile-link=> Aqua Blizzard;"
                                  u"198.51.100.8 =rule=> Mint Sandstorm";

/// What breaks out of quotes, elements, comments, table cells, labels and lines where a writer lets it.
const QString hostile = QStringLiteral("=x\"'</td><script>alert(1)</script>]]>-->{}\\N\\\" | `a` <b>&amp;\u202Egnp.exe\u2066\r\n\u001b[31m"
                                       "http://evil.example/ \u05d0\u05d1");

struct Case
{
    chain::Investigation investigation;
    chain::Assessment assessment;
    QList<Note> notes;
    QString tlp = QStringLiteral("amber+strict");

    explicit Case(const QString &name = QStringLiteral("Aqua Blizzard"))
        : investigation(testsupport::investigationFrom(QString::fromUtf16(story)))
    {
        investigation.created = QDateTime(QDate(2026, 11, 24), QTime(10, 0), Qt::UTC);
        chain::Delta delta;
        attribution::Actor actor = investigation.actors()[0];
        actor.name = name;
        actor.attackId = QStringLiteral("G0047");
        actor.profileId = QStringLiteral("9b01de37");
        actor.aliases = {{QStringLiteral("Gamaredon"), QStringLiteral("public mapping"), false},
                         {QStringLiteral("Everybody"), QStringLiteral("public mapping"), true}};
        actor.profile.id = actor.profileId;
        actor.profile.tradecraft = QStringLiteral("Spear phishing (T1566.001), then T1059.");
        delta.actors.append({0, actor});
        chain::Claim claim = investigation.claims()[0];
        claim.evidence.description = name;
        claim.evidence.from.requestId = QStringLiteral("6a1e");
        claim.evidence.from.retrieved = QDateTime(QDate(2026, 11, 24), QTime(10, 0, 5), Qt::UTC);
        delta.claims.append({0, claim});
        investigation.apply(delta);
        assessment = chain::assess(investigation);
        notes = {{{}, QStringLiteral("See hxxp, not http://c2.example/x. Done."), true},
                 {QStringLiteral("relay.pinecone.example"), name, false}};
    }
    Document document() const
    {
        Document result{investigation, assessment};
        result.created = investigation.created;
        result.tlp = tlp;
        result.notes = notes;
        return result;
    }
};

base::Status writeAs(const QString &format, const Document &document, QIODevice *out)
{
    if (format == u"graphml")
        return writeGraphMl(document, out);
    if (format == u"gexf")
        return writeGexf(document, out);
    if (format == u"dot")
        return writeDot(document, out);
    if (format == u"stix")
        return writeStix(document, out);
    if (format == u"misp")
        return writeMisp(document, out);
    if (format == u"navigator")
        return writeNavigatorLayer(document, out);
    ReportOptions options;
    options.picture = "<svg xmlns='http://www.w3.org/2000/svg'/>";
    return format == u"html" ? writeHtml(document, options, out) : writeMarkdown(document, options, out);
}

QByteArray bytesAs(const QString &format, const Document &document)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    [&] { QVERIFY(writeAs(format, document, &out)); }();
    return out.data();
}

/// Reads the export with the reader of readback.py. Null, after a skip or failure of the test, where that does not go.
QJsonObject readBack(const QString &format, const Document &document)
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty()) {
        [] { QSKIP("python3 is not installed"); }();
        return {};
    }
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("export")));
    [&] { QVERIFY(file.open(QIODevice::WriteOnly)); }();
    file.write(bytesAs(format, document));
    file.close();
    QProcess reader;
    reader.start(python, {QStringLiteral(MDTI_SOURCE_DIR "/tests/export/readback.py"), format, file.fileName()});
    [&] { QVERIFY(reader.waitForFinished()); }();
    if (reader.exitCode() == 77) {
        const QByteArray why = "what reads " + format.toUtf8() + " is not installed: " + reader.readAllStandardError();
        [&] { QSKIP(why.constData()); }();
        return {};
    }
    [&] { QVERIFY2(reader.exitCode() == 0, reader.readAllStandardError().constData()); }();
    return QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
}

QSet<QString> hostValues()
{
    return {QStringLiteral("203.0.113.7"),          QStringLiteral("relay.pinecone.example"),
            QStringLiteral("static.pinecone.example"), QStringLiteral("login-portal.example"),
            QStringLiteral("198.51.100.16"),        QStringLiteral("cdn-sync.test"),
            QStringLiteral("198.51.100.8"),         QStringLiteral("ns.quiet.example")};
}

/// "from > to" of each edge, sorted.
QStringList pairs(const QJsonArray &edges)
{
    QStringList result;
    for (const QJsonValue &edge : edges)
        result.append(edge[0].toString() + QStringLiteral(" > ") + edge[1].toString());
    result.sort();
    return result;
}

QList<QJsonObject> ofType(const QJsonObject &bundle, const QString &type)
{
    QList<QJsonObject> result;
    for (const QJsonValue &each : bundle[u"objects"].toArray()) {
        if (each[u"type"].toString() == type)
            result.append(each.toObject());
    }
    return result;
}

/// A row for each format.
void formats(std::initializer_list<const char *> names)
{
    QTest::addColumn<QString>("format");
    for (const char *name : names)
        QTest::newRow(name) << QString::fromLatin1(name);
}

} // namespace

class TestRoundTrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void graphsHaveTheSameNodesAndEdges_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *format : {"graphml", "gexf", "dot"}) {
            QTest::newRow(format) << QStringLiteral("Aqua Blizzard");
            QTest::addRow("%s, hostile", format) << hostile;
        }
    }
    void graphsHaveTheSameNodesAndEdges()
    {
        QFETCH(QString, name);
        const QString format = QString::fromLatin1(QTest::currentDataTag()).section(u',', 0, 0);
        const Case all(name);
        const QJsonObject graph = readBack(format, all.document());
        if (graph.isEmpty())
            return;
        QString aqua = QStringLiteral("actor:") + base::singleLine(name);
        if (format == u"dot")
            aqua.replace(u'\\', u'/');
        const QString mint = QStringLiteral("actor:Mint Sandstorm");
        const QJsonObject nodes = graph[u"nodes"].toObject();
        const QStringList names = nodes.keys();
        QCOMPARE(QSet<QString>(names.cbegin(), names.cend()), hostValues() + QSet<QString>({aqua, mint}));
        QStringList expected = {
            QStringLiteral("203.0.113.7 > relay.pinecone.example"), QStringLiteral("203.0.113.7 > static.pinecone.example"),
            QStringLiteral("login-portal.example > 198.51.100.16"), QStringLiteral("198.51.100.16 > cdn-sync.test"),
            QStringLiteral("login-portal.example > 198.51.100.8"),  QStringLiteral("login-portal.example > ns.quiet.example"),
            QStringLiteral("relay.pinecone.example > ") + aqua,     QStringLiteral("static.pinecone.example > ") + aqua,
            QStringLiteral("cdn-sync.test > ") + aqua,              QStringLiteral("198.51.100.8 > ") + mint};
        expected.sort();
        QCOMPARE(pairs(graph[u"edges"].toArray()), expected);

        const QString prefix = format == u"dot" ? QStringLiteral("mdti_") : QString();
        const auto field = [&](const QString &node, const char *key) {
            return nodes[node].toObject()[prefix + QLatin1String(key)].toVariant().toString();
        };
        QCOMPARE(field(aqua, "score"), QStringLiteral("88"));
        QCOMPARE(field(aqua, "attack_id"), QStringLiteral("G0047"));
        QCOMPARE(field(aqua, "aliases"), QStringLiteral("Gamaredon"));
        QCOMPARE(field(QStringLiteral("relay.pinecone.example"), "verdict"), QStringLiteral("malicious"));
        QCOMPARE(field(QStringLiteral("relay.pinecone.example"), "cohosts"), QStringLiteral("3"));
        QCOMPARE(field(QStringLiteral("cdn-sync.test"), "state"), QStringLiteral("incomplete"));
        QVERIFY(field(QStringLiteral("198.51.100.8"), "held").contains(QStringLiteral("4,812")));
    }

    void dotLabelsAreDefangedAndWhole()
    {
        const QJsonObject graph = readBack(QStringLiteral("dot"), Case().document());
        if (graph.isEmpty())
            return;
        QCOMPARE(graph[u"nodes"][u"relay.pinecone.example"][u"label"].toString(), QStringLiteral("relay[.]pinecone[.]example"));
        QCOMPARE(graph[u"nodes"][u"actor:Aqua Blizzard"][u"label"].toString(), QStringLiteral("Aqua Blizzard"));
    }

    void stixIdsAreThoseOfTheSpecification()
    {
        // From the examples of STIX 2.1.
        QCOMPARE(stix::observableId(ioc::Type::Domain, QStringLiteral("example.com")),
                 QStringLiteral("domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7"));
        QCOMPARE(stix::observableId(ioc::Type::Ipv4, QStringLiteral("198.51.100.3")),
                 QStringLiteral("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4"));
        QCOMPARE(stix::pattern(ioc::Type::Ipv4, QStringLiteral("198.51.100.1")), QStringLiteral("[ipv4-addr:value = '198.51.100.1']"));
    }

    void stixTellsWhatLeadsToWhom()
    {
        const QJsonObject bundle = readBack(QStringLiteral("stix"), Case().document());
        if (bundle.isEmpty())
            return;
        const auto relation = [](const char *type, const char *from, const char *to) {
            return QJsonArray{QLatin1String(type), QLatin1String(from), QLatin1String(to)};
        };
        const char *aqua = "Aqua Blizzard", *servers = "Infrastructure linked to Aqua Blizzard";
        // Sorted. An address record resolves from the name, whichever end was found first; nothing speaks for the host
        // that is held.
        const QJsonArray expected = {relation("attributed-to", servers, aqua),
                                     relation("consists-of", servers, "cdn-sync.test"),
                                     relation("consists-of", servers, "relay.pinecone.example"),
                                     relation("consists-of", servers, "static.pinecone.example"),
                                     relation("indicates", "cdn-sync.test", aqua),
                                     relation("indicates", "relay.pinecone.example", aqua),
                                     relation("indicates", "static.pinecone.example", aqua),
                                     relation("related-to", "login-portal.example", "ns.quiet.example"),
                                     relation("resolves-to", "cdn-sync.test", "198.51.100.16"),
                                     relation("resolves-to", "login-portal.example", "198.51.100.16"),
                                     relation("resolves-to", "login-portal.example", "198.51.100.8"),
                                     relation("resolves-to", "relay.pinecone.example", "203.0.113.7"),
                                     relation("resolves-to", "static.pinecone.example", "203.0.113.7"),
                                     relation("uses", aqua, servers)};
        QCOMPARE(bundle[u"relations"].toArray(), expected);

        const QList<QJsonObject> actors = ofType(bundle, QStringLiteral("intrusion-set"));
        QCOMPARE(actors.size(), 2);
        QCOMPARE(actors[0][u"confidence"].toInt(), 88);
        QCOMPARE(actors[0][u"aliases"].toArray(), QJsonArray{QStringLiteral("Gamaredon")});
        QCOMPARE(actors[0][u"external_references"][0][u"external_id"].toString(), QStringLiteral("G0047"));
        QCOMPARE(ofType(bundle, QStringLiteral("sighting")).size(), 4);
        const QJsonObject first = ofType(bundle, QStringLiteral("sighting")).first();
        QVERIFY(first[u"description"].toString().contains(QStringLiteral("203.0.113.7 > relay.pinecone.example")));
        QCOMPARE(first[u"external_references"][0][u"external_id"].toString(), QStringLiteral("6a1e"));
        const QJsonObject seen = ofType(bundle, QStringLiteral("observed-data")).first();
        QCOMPARE(seen[u"first_observed"].toString(), QStringLiteral("2026-03-02T00:00:00.000Z"));
        QCOMPARE(ofType(bundle, QStringLiteral("note")).size(), 3); // two of the analyst, one about what is incomplete
    }

    void stixAndMispCarryTheMark_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("clear") << QStringLiteral("marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487");
        QTest::newRow("green") << QStringLiteral("marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb");
        QTest::newRow("amber") << QStringLiteral("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421");
        QTest::newRow("amber+strict") << QStringLiteral("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003");
        QTest::newRow("red") << QStringLiteral("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1");
    }
    void stixAndMispCarryTheMark()
    {
        QFETCH(QString, id);
        Case marked;
        marked.tlp = QString::fromLatin1(QTest::currentDataTag());
        const QJsonArray objects = readBack(QStringLiteral("stix"), marked.document())[u"objects"].toArray();
        if (objects.isEmpty())
            return;
        QCOMPARE(objects[0][u"id"].toString(), id);
        for (qsizetype i = 1; i < objects.size(); ++i)
            QCOMPARE(objects[i][u"object_marking_refs"].toArray(), QJsonArray{id});
        const QJsonDocument event = QJsonDocument::fromJson(bytesAs(QStringLiteral("misp"), marked.document()));
        QCOMPARE(event[u"Event"][u"Tag"][0][u"name"].toString(), QString(QStringLiteral("tlp:") + marked.tlp));
    }

    void stixIsValidByThePublishedSchemas_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("part");
        QTest::newRow("whole") << QStringLiteral("Aqua Blizzard") << false;
        QTest::newRow("hostile") << hostile << false;
        QTest::newRow("filtered") << QStringLiteral("Aqua Blizzard") << true;
        for (const char *mark : {"", "clear", "green", "amber", "red"})
            QTest::addRow("marked %s", mark) << QStringLiteral("Aqua Blizzard") << false;
    }
    void stixIsValidByThePublishedSchemas()
    {
        if (qEnvironmentVariableIsEmpty("MDTI_STIX_SCHEMAS"))
            QSKIP("MDTI_STIX_SCHEMAS names no folder with the schemas that OASIS publishes");
        QFETCH(QString, name);
        QFETCH(bool, part);
        Case all(name);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        if (tag.startsWith(u"marked"))
            all.tlp = tag.mid(7);
        Document document = all.document();
        if (part)
            document.only = QSet<chain::HostId>{all.investigation.find(QStringLiteral("203.0.113.7"))};
        QCOMPARE(readBack(QStringLiteral("stix"), document)[u"published"].toString(), QStringLiteral("valid"));
    }

    void mispDetectsOnlyWhatLeadsToAnActor()
    {
        const QJsonObject event = readBack(QStringLiteral("misp"), Case().document());
        if (event.isEmpty())
            return;
        QSet<QString> values, detected, tagged;
        for (const QJsonValue &each : event[u"Attribute"].toArray()) {
            const QString value = each[u"value"].toString();
            values.insert(value);
            if (each[u"to_ids"].toBool())
                detected.insert(value);
            if (each[u"Tag"][0][u"name"].toString() == u"misp-galaxy:threat-actor=\"Aqua Blizzard\"")
                tagged.insert(value);
        }
        QCOMPARE(values, hostValues());
        QCOMPARE(detected, QSet<QString>({QStringLiteral("relay.pinecone.example"), QStringLiteral("static.pinecone.example"),
                                          QStringLiteral("cdn-sync.test")}));
        QCOMPARE(tagged, detected);
        QCOMPARE(event[u"Object"].toArray().size(), 5);
    }

    void theLayerHasTheTechniquesOfTheProfiles()
    {
        const QJsonObject layer = readBack(QStringLiteral("navigator"), Case().document());
        if (layer.isEmpty())
            return;
        const QJsonArray techniques = layer[u"techniques"].toArray();
        QCOMPARE(techniques.size(), 2);
        QCOMPARE(techniques[0][u"techniqueID"].toString(), QStringLiteral("T1059"));
        QCOMPARE(techniques[1][u"techniqueID"].toString(), QStringLiteral("T1566.001"));
        QCOMPARE(techniques[1][u"score"].toInt(), 88);
    }
    void withoutTechniquesThereIsNoLayer()
    {
        const chain::Investigation investigation = testsupport::investigationFrom(QString::fromUtf16(story));
        const chain::Assessment assessment = chain::assess(investigation);
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const base::Status status = writeNavigatorLayer({investigation, assessment}, &out);
        QVERIFY(!status);
        QVERIFY(status.error().kind == base::Failure::BadInput);
        QVERIFY(out.data().isEmpty());
    }
    void techniquesAreToldFromOtherWords()
    {
        QCOMPARE(techniquesIn(QStringLiteral("T1566, T1566.001; xT1055 T10555 T1071.1 (T1003)")),
                 QStringList({QStringLiteral("T1566"), QStringLiteral("T1566.001"), QStringLiteral("T1071"), QStringLiteral("T1003")}));
    }

    void hostileNamesStayText_data()
    {
        formats({"stix", "misp", "navigator", "html"});
    }
    void hostileNamesStayText()
    {
        QFETCH(QString, format);
        const QByteArray bytes = bytesAs(format, Case(hostile).document());
        for (const char16_t bad : {0x202e, 0x2066, 0x1b})
            QVERIFY(!QString::fromUtf8(bytes).contains(QChar(bad)));
        const QJsonObject read = readBack(format, Case(hostile).document()); // which fails where it is broken out of
        if (read.isEmpty())
            return;
        if (format == u"stix") {
            QCOMPARE(ofType(read, QStringLiteral("intrusion-set"))[0][u"name"].toString(), base::singleLine(hostile));
        } else if (format == u"html") {
            QStringList cells;
            for (const QJsonValue &cell : read[u"cells"].toArray())
                cells.append(cell.toString());
            QVERIFY(cells.contains(defangedProse(base::singleLine(hostile, 100))));
        }
    }

    void markdownHasNoMarkupFromOutside()
    {
        const QString text = QString::fromUtf8(bytesAs(QStringLiteral("markdown"), Case(hostile).document()));
        QVERIFY(!text.contains(u'<'));
        QVERIFY(!text.contains(QStringLiteral("http://")));
        static const QRegularExpression link(QStringLiteral("(?<!\\\\)\\[|(?<!\\\\)`|[a-z]\\.(example|test)"));
        QVERIFY2(!text.contains(link), qPrintable(text));
        for (const QString &line : text.split(u'\n')) {
            if (line.startsWith(u'|'))
                QVERIFY2(line.endsWith(u'|'), qPrintable(line));
        }
    }

    void reportsSayWhatTheyAreMadeOf_data()
    {
        formats({"html", "markdown"});
    }
    void reportsSayWhatTheyAreMadeOf()
    {
        QFETCH(QString, format);
        QString text = QString::fromUtf8(bytesAs(format, Case().document()));
        text.remove(u'\\');
        for (const char *words : {"Summary", "Findings", "Actors", "Timeline", "Indicators", "Hosts", "Held", "Incomplete", "Notes",
                                  "How it was made", "TLP:AMBER+STRICT", "Aqua Blizzard", "relay[.]pinecone[.]example",
                                  "0.68 = indicator list 1.00", "request 6a1e", "2026-11-24T10:00:00Z", "CDN, 4,812 names",
                                  "hxxp://c2[.]example/x. Done.", MDTI_VERSION})
            QVERIFY2(text.contains(QString::fromUtf8(words)), words);
        QVERIFY(!text.contains(QStringLiteral("pinecone.example")));
    }

    void tagsStandAtTheHead_data() { formats({"html", "markdown"}); }
    void tagsStandAtTheHead()
    {
        QFETCH(QString, format);
        const Case untagged;
        Document document = untagged.document();
        QVERIFY(!bytesAs(format, document).contains("Tags:"));
        document.tags = {QStringLiteral("phishing"), QStringLiteral("<b>bold</b>"), QStringLiteral("c2.example")};
        QString text = QString::fromUtf8(bytesAs(format, document));
        QVERIFY(!text.contains(QStringLiteral("<b>")));
        text.replace(QStringLiteral("&lt;"), QStringLiteral("<")).replace(QStringLiteral("&gt;"), QStringLiteral(">")).remove(u'\\');
        const qsizetype tags = text.indexOf(QStringLiteral("Tags: phishing, <b>bold</b>, c2[.]example"));
        QVERIFY(tags > 0);
        QVERIFY(tags < text.indexOf(QStringLiteral("Summary")));
    }

    void longTablesAreCutAndCounted()
    {
        ReportOptions options;
        options.rows = 3;
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        QVERIFY(writeMarkdown(Case().document(), options, &out));
        QVERIFY(out.data().contains("And 5 more rows"));
    }

    void sameCaseSameBytes_data()
    {
        formats({"graphml", "gexf", "dot", "stix", "misp", "navigator", "html", "markdown"});
    }
    void sameCaseSameBytes()
    {
        QFETCH(QString, format);
        const QByteArray once = bytesAs(format, Case().document());
        QVERIFY(!once.isEmpty());
        QCOMPARE(bytesAs(format, Case().document()), once);
    }

    void onlyWhatTheFiltersShowIsWritten_data() { sameCaseSameBytes_data(); }
    void onlyWhatTheFiltersShowIsWritten()
    {
        QFETCH(QString, format);
        const Case all;
        Document document = all.document();
        document.only = QSet<chain::HostId>{all.investigation.find(QStringLiteral("203.0.113.7")),
                                            all.investigation.find(QStringLiteral("relay.pinecone.example"))};
        QString text = QString::fromUtf8(bytesAs(format, document));
        text.remove(u'\\').remove(u'[').remove(u']');
        QVERIFY(!text.contains(QStringLiteral("cdn-sync")));
        QVERIFY(!text.contains(QStringLiteral("Mint Sandstorm")));
        QVERIFY(text.contains(QStringLiteral("Aqua Blizzard")));
        if (format == u"stix")
            readBack(format, document); // nothing leads nowhere
    }

    void aFullDiskIsSaid_data() { sameCaseSameBytes_data(); }
    void aFullDiskIsSaid()
    {
        class Full : public QIODevice
        {
            qint64 readData(char *, qint64) override { return -1; }
            qint64 writeData(const char *, qint64) override
            {
                setErrorString(QStringLiteral("no space"));
                return -1;
            }
        };
        QFETCH(QString, format);
        const Case all;
        Full disk;
        disk.open(QIODevice::WriteOnly);
        const base::Status status = writeAs(format, all.document(), &disk);
        QVERIFY(!status);
        QVERIFY(status.error().kind == base::Failure::Storage);
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
