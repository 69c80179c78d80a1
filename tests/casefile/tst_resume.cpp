// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/casefile.h"
#include "tests/app/commandline.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using casefile::CaseFile;
using sampletenant::ServerThread;
using testsupport::CommandLine;

namespace {

struct Tenant : ServerThread
{
    explicit Tenant(int latencyMs)
        : ServerThread(sampletenant::bundledData(), options(latencyMs))
    {
        if (!start())
            qFatal("the sample tenant does not start");
    }
    static sampletenant::Options options(int latencyMs)
    {
        sampletenant::Options result;
        result.behaviour.latencyMs = latencyMs;
        result.behaviour.jitterMs = latencyMs;
        return result;
    }
};

const QString sampleList = QStringLiteral(MDTI_SOURCE_DIR "/resources/sample/indicators.txt");

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ');
}

/// Without what is allowed to differ between two runs over the same answers.
QByteArray stable(const QByteArray &json)
{
    QJsonObject result = QJsonDocument::fromJson(json).object();
    result.remove(QStringLiteral("created"));
    result.remove(QStringLiteral("stats"));
    return QJsonDocument(result).toJson();
}

/// Also without when and under which id it was asked, for runs that each asked the service.
QString withoutAsking(const QByteArray &json)
{
    static const QRegularExpression asked(QStringLiteral("\"(requestId|retrieved)\": \"[^\"]*\""));
    return QString::fromUtf8(stable(json)).remove(asked);
}

/// What the case has answers to.
QSet<QByteArray> finished(const QString &path)
{
    QSet<QByteArray> keys;
    const auto file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    if (!file)
        return keys;
    (void)(*file)->sql()->call(casefile::SqlThread::Kind::Read, [&](casefile::Database &database) -> base::Status {
        casefile::Statement &query = database.statement("SELECT key FROM answers");
        while (query.step())
            keys.insert(query.bytes(0));
        query.reset();
        return {};
    });
    return keys;
}

/// Requests of the log from entry `from` on that the case had the answer to.
QList<QByteArray> askedAgain(const Tenant &tenant, qsizetype from, const QSet<QByteArray> &had)
{
    QList<QByteArray> again;
    for (const sampletenant::Exchange &exchange : tenant->log().all().mid(from)) {
        if (had.contains(exchange.verb + ' ' + exchange.target))
            again.append(exchange.target);
    }
    return again;
}

} // namespace

class TestResume : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedRunsGoOn_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::newRow("batches") << QStringLiteral("batch");
        QTest::newRow("single") << QStringLiteral("single");
    }
    void killedRunsGoOn()
    {
        QFETCH(QString, transport);
        const QStringList options = words("chain --format json --transport") + QStringList{transport};
        Tenant calm(0);
        CommandLine uninterrupted(&calm);
        const auto expected = uninterrupted.run(options + QStringList{sampleList});
        QCOMPARE(expected.code, 0);
        const qint64 total = calm->log().counters().requests;

        Tenant tenant(15);
        CommandLine cli(&tenant);
        const QString path = cli.home() + QStringLiteral("/killed.mdticase");
        const QStringList arguments = options + QStringList{QStringLiteral("--case"), path, sampleList};
        const int kills = std::max(3, qEnvironmentVariableIntValue("MDTI_KILLS"));
        QRandomGenerator random(20261);
        QSet<QByteArray> had;
        for (int kill = 0; kill < kills; ++kill) {
            const qsizetype before = tenant->log().size();
            const qint64 until = tenant->log().counters().requests + 1 + random.bounded(int(total / kills) + 1);
            cli.start(arguments);
            QVERIFY(QTest::qWaitFor(
                [&] {
                    return tenant->log().counters().requests >= until || cli.process().state() == QProcess::NotRunning;
                },
                20'000));
            cli.process().kill();
            cli.process().waitForFinished();
            QCOMPARE(askedAgain(tenant, before, had), QList<QByteArray>());
            const QSet<QByteArray> now = finished(path);
            QVERIFY2(now.contains(had), "an answer that was on disk is lost");
            had = now;
        }
        const qsizetype before = tenant->log().size();
        const auto last
            = cli.run(options + QStringList{QStringLiteral("--case"), path}); // input and options from the case
        QVERIFY2(last.code == 0, last.err.constData());
        QCOMPARE(askedAgain(tenant, before, had), QList<QByteArray>());
        QCOMPARE(withoutAsking(last.out), withoutAsking(expected.out));
    }

    void offlineGivesTheSameBytes()
    {
        CommandLine cli;
        const QString path = cli.home() + QStringLiteral("/sample.mdticase");
        QByteArray online;
        {
            Tenant tenant(0);
            CommandLine connected(&tenant);
            const auto run = connected.run(words("chain --format json --case") + QStringList{path, sampleList});
            QVERIFY2(run.code == 0, run.err.constData());
            online = run.out;
        }
        // No tenant, no settings, no secret.
        const auto offline = cli.run(words("chain --format json --offline --case") + QStringList{path});
        QVERIFY2(offline.code == 0, offline.err.constData());
        QCOMPARE(stable(offline.out), stable(online));
        QCOMPARE(offline.json()[u"stats"][u"requests"].toInt(), 0);
        const auto exported = cli.run(words("case export --format json") + QStringList{path});
        QVERIFY2(exported.code == 0, exported.err.constData());
        QCOMPARE(stable(exported.out), stable(online));
    }

    void theSampleAtAnotherPortGoesOn()
    {
        CommandLine cli;
        const QString path = cli.home() + QStringLiteral("/sample.mdticase");
        const QStringList arguments = words("chain --sample --format json --case") + QStringList{path};
        const auto first = cli.run(arguments + QStringList{sampleList});
        QCOMPARE(first.code, 0);
        const auto second = cli.run(arguments);
        QVERIFY2(second.code == 0, second.err.constData());
        QCOMPARE(second.json()[u"stats"][u"requests"].toInt(), 0);
        QCOMPARE(stable(second.out), stable(first.out));
    }

    void aCaseKeepsNoSecret()
    {
        Tenant tenant(0);
        CommandLine cli(&tenant);
        const QString path = cli.home() + QStringLiteral("/c.mdticase");
        QCOMPARE(cli.run(words("chain --format json --depth 1 203.0.113.7 --case") + QStringList{path}).code, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.size() > 10'000);
        const sampletenant::Options &options = tenant->options();
        for (const QString &word : {options.clientSecret, options.clientId, options.tenantId})
            QVERIFY2(!bytes.contains(word.toUtf8()), qPrintable(word));
        QVERIFY(!bytes.contains("Bearer"));
    }

    void answersServeOtherCasesFromTheCache()
    {
        Tenant tenant(0);
        CommandLine cli(&tenant);
        const QString folder = cli.home() + QStringLiteral("/answers");
        const QStringList arguments = words("chain --format json --depth 1 203.0.113.7 --cache") + QStringList{folder};
        const auto first = cli.run(arguments);
        QCOMPARE(first.code, 0);
        const qint64 asked = tenant->log().counters().requests;
        const QString path = cli.home() + QStringLiteral("/new.mdticase");
        const auto second = cli.run(arguments + QStringList{QStringLiteral("--case"), path});
        QCOMPARE(second.code, 0);
        QCOMPARE(tenant->log().counters().requests, asked);
        QCOMPARE(stable(second.out), stable(first.out));
        const auto offline = cli.run(words("chain --format json --offline --case") + QStringList{path});
        QCOMPARE(stable(offline.out), stable(first.out)); // what came from the cache belongs to the case
        const auto cleared = cli.run(words("case clear-cache --cache") + QStringList{folder});
        QCOMPARE(cleared.code, 0);
        QCOMPARE(cli.run(arguments).code, 0);
        QVERIFY(tenant->log().counters().requests > asked);
    }

    void nothingIsKeptForALocalServiceByItself()
    {
        Tenant tenant(0);
        CommandLine cli(&tenant);
        const QStringList arguments = words("chain --format json --depth 1 203.0.113.7");
        QCOMPARE(cli.run(arguments).code, 0);
        const qint64 asked = tenant->log().counters().requests;
        QCOMPARE(cli.run(arguments).code, 0);
        QCOMPARE(tenant->log().counters().requests, 2 * asked);
    }

    void refreshAsksAgainAndDiffComparesCases()
    {
        Tenant tenant(0);
        CommandLine cli(&tenant);
        const QString a = cli.home() + QStringLiteral("/a.mdticase"), b = cli.home() + QStringLiteral("/b.mdticase");
        QCOMPARE(cli.run(words("chain --depth 1 203.0.113.7 --case") + QStringList{a}).code, 0);
        const qint64 asked = tenant->log().counters().requests;
        QCOMPARE(cli.run(words("chain --case") + QStringList{a}).code, 0);
        QCOMPARE(tenant->log().counters().requests, asked);
        QCOMPARE(cli.run(words("chain --refresh --case") + QStringList{a}).code, 0);
        QCOMPARE(tenant->log().counters().requests, 2 * asked);
        QCOMPARE(cli.run(words("chain --depth 1 203.0.113.7 mail.birchline.example --case") + QStringList{b}).code, 0);
        const auto same = cli.run(words("case diff --format json") + QStringList{a, a});
        QVERIFY2(same.code == 0, same.err.constData());
        QVERIFY(same.json()[u"hosts"].toArray().isEmpty());
        const auto diff = cli.run(words("case diff --format json") + QStringList{a, b});
        QCOMPARE(diff.json()[u"indicatorsAdded"].toArray(), (QJsonArray{QStringLiteral("mail.birchline.example")}));
        QVERIFY(!diff.json()[u"hosts"].toArray().isEmpty());
        const QString c = cli.home() + QStringLiteral("/c.mdticase");
        const auto merged = cli.run(words("case merge") + QStringList{a, b, QStringLiteral("--output"), c});
        QVERIFY2(merged.code == 0, merged.err.constData());
        const auto left = cli.run(words("case diff --format json") + QStringList{b, c});
        QCOMPARE(left.json()[u"hosts"].toArray(), QJsonArray());
        const auto info = cli.run(words("case info --format json") + QStringList{a});
        QCOMPARE(info.json()[u"runs"].toArray().size(), 3);
    }

    void badCasesAreTold()
    {
        CommandLine cli;
        const QString text = cli.file(QStringLiteral("list.mdticase"), "203.0.113.7\n");
        const auto wrong = cli.run(words("case info") + QStringList{text});
        QCOMPARE(wrong.code, 3);
        QVERIFY(wrong.err.contains("list.mdticase"));
        QCOMPARE(cli.run(words("case info") + QStringList{cli.home() + QStringLiteral("/none.mdticase")}).code, 3);
        QCOMPARE(cli.run(words("case")).code, 2);
        QCOMPARE(cli.run(words("case frobnicate x")).code, 2);
        QCOMPARE(cli.run(words("case diff one.mdticase")).code, 2);
        QCOMPARE(cli.run(words("chain --sample 203.0.113.7 --case") + QStringList{text}).code, 3);
    }

    void aCaseThatIsOpenElsewhereIsNotWrittenTo()
    {
        CommandLine cli;
        const QString path = cli.home() + QStringLiteral("/open.mdticase");
        {
            const auto mine = CaseFile::create(path);
            QVERIFY(mine.has_value());
            const auto refused = cli.run(words("chain --sample 203.0.113.7 --case") + QStringList{path});
            QCOMPARE(refused.code, 3);
            QVERIFY2(refused.err.contains("open in another window"), refused.err.constData());
            QCOMPARE(cli.run(words("case info") + QStringList{path}).code, 0); // looking is allowed
        }
        QCOMPARE(cli.run(words("chain --sample --depth 1 203.0.113.7 --case") + QStringList{path}).code, 0);
    }

#ifdef Q_OS_UNIX
    void aFullDiskDoesNotStopTheRun()
    {
        CommandLine cli;
        const QString path = cli.home() + QStringLiteral("/full.mdticase");
        cli.process().setChildProcessModifier([] {
            std::signal(SIGXFSZ, SIG_IGN); // writing fails instead, as on a full disk
            const rlimit limit{150'000, 150'000};
            setrlimit(RLIMIT_FSIZE, &limit);
        });
        const auto run = cli.run(words("chain --sample --format json --case") + QStringList{path, sampleList});
        QVERIFY2(run.err.contains("goes on in memory"), run.err.constData());
        QVERIFY(run.json()[u"complete"].toBool());
        QVERIFY(run.json()[u"hosts"].toArray().size() >= 300);
        QVERIFY2(run.code != 0, "what was asked for, a case, is not there");
    }
#endif
};

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
