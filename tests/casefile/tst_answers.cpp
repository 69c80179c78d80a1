// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/layeredstore.h"
#include "core/casefile/portablestore.h"
#include "core/casefile/responsecache.h"
#include "core/casefile/schema.h"

#include "tests/support/memorystore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using casefile::AnswerFile;
using casefile::Database;
using casefile::Freshness;
using casefile::LayeredStore;
using casefile::ResponseCache;
using casefile::SqlThread;
using mdti::AnswerKind;
using mdti::StoredAnswer;
using testsupport::MemoryStore;

namespace {

const QDateTime start(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

StoredAnswer answer(const QByteArray &key, const QByteArray &body, AnswerKind kind = AnswerKind::Reputation,
                    const QDateTime &retrieved = start)
{
    return {key, kind, 200, body, QStringLiteral("id of ") + QString::fromLatin1(key), retrieved};
}

std::shared_ptr<SqlThread> journalAt(const QString &path)
{
    auto sql = std::make_shared<SqlThread>();
    if (!sql->open(path, {true, false, true, true},
                   [](Database &database) { return casefile::schema::prepare(database, casefile::schema::caseFile); }))
        qFatal("cannot open %s", qPrintable(path));
    return sql;
}

bool same(const StoredAnswer &a, const StoredAnswer &b)
{
    return a.key == b.key && a.kind == b.kind && a.status == b.status && a.body == b.body && a.requestId == b.requestId
        && a.retrieved == b.retrieved;
}

/// Waits for what a find gives.
std::optional<StoredAnswer> found(mdti::AnswerStore &store, const QByteArray &key,
                                  AnswerKind kind = AnswerKind::Reputation)
{
    std::optional<StoredAnswer> result;
    bool called = false;
    store.find(key, kind, [&](std::optional<StoredAnswer> given) {
        result = std::move(given);
        called = true;
    });
    return QTest::qWaitFor([&] { return called; }) ? result : std::nullopt;
}

base::Status kept(mdti::AnswerStore &store, const StoredAnswer &given)
{
    base::Status result = base::failure(base::Failure::Timeout);
    bool called = false;
    store.put(given, [&](base::Status status) {
        result = std::move(status);
        called = true;
    });
    return QTest::qWaitFor([&] { return called; }) ? result : base::failure(base::Failure::Timeout);
}

} // namespace

class TestAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<base::ManualClock>(start);
    }
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    void whatIsPutIsFoundByteForByte_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("short") << QByteArray("{}");
        QTest::newRow("long")
            << QByteArray("{\"value\":[").append(QByteArray("{\"a\":1},").repeated(50'000)).append("]}");
        QByteArray noise;
        for (int n = 0; n < 5000; ++n)
            noise.append(char((n * n * 2654435761u) >> 11));
        QTest::newRow("binary") << noise;
    }
    void whatIsPutIsFoundByteForByte()
    {
        QFETCH(QByteArray, body);
        const StoredAnswer given = answer("GET /a?b='c'", body);
        {
            AnswerFile store(journalAt(path("case")), m_clock);
            QVERIFY(kept(store, given));
        }
        AnswerFile store(journalAt(path("case")), m_clock);
        const auto again = found(store, given.key);
        QVERIFY(again && same(*again, given));
        QVERIFY(!found(store, "GET /a?b='d'"));
        QVERIFY(!found(store, given.key, AnswerKind::Article));
    }

    void theLatestAnswerCounts()
    {
        AnswerFile store(journalAt(path("case")), m_clock);
        QVERIFY(kept(store, answer("k", "old")));
        QVERIFY(kept(store, answer("k", "new", AnswerKind::Reputation, start.addSecs(60))));
        QCOMPARE(found(store, "k")->body, QByteArray("new"));
    }

    void freshness_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<bool>("fresh");
        QTest::newRow("reputation before a day") << int(AnswerKind::Reputation) << qint64(23) << true;
        QTest::newRow("reputation after a day") << int(AnswerKind::Reputation) << qint64(25) << false;
        QTest::newRow("records after a day") << int(AnswerKind::PassiveDns) << qint64(25) << false;
        QTest::newRow("profile after a day") << int(AnswerKind::Profile) << qint64(25) << false;
        QTest::newRow("article after a day") << int(AnswerKind::Article) << qint64(25) << true;
        QTest::newRow("article before a week") << int(AnswerKind::Article) << qint64(7 * 24 - 1) << true;
        QTest::newRow("article after a week") << int(AnswerKind::Article) << qint64(7 * 24 + 1) << false;
    }
    void freshness()
    {
        QFETCH(int, kind);
        QFETCH(qint64, hours);
        QFETCH(bool, fresh);
        const auto cache = ResponseCache::open(m_folder->path());
        QVERIFY(cache.has_value());
        const auto store = (*cache)->store(m_clock);
        AnswerFile journal(journalAt(path("case")), m_clock);
        QVERIFY(kept(*store, answer("k", "b", AnswerKind(kind))));
        QVERIFY(kept(journal, answer("k", "b", AnswerKind(kind))));
        m_clock->advance(hours * 3600 * 1000);
        QCOMPARE(found(*store, "k", AnswerKind(kind)).has_value(), fresh);
        QVERIFY2(found(journal, "k", AnswerKind(kind)), "a case keeps what it knows");
    }

    void aRunThatAsksAgainTakesOnlyWhatItAskedItself()
    {
        const auto sql = journalAt(path("case"));
        AnswerFile store(sql, m_clock, Freshness{false, start});
        QVERIFY(kept(store, answer("old", "b", AnswerKind::Reputation, start.addSecs(-1))));
        QVERIFY(kept(store, answer("new", "b", AnswerKind::Reputation, start.addSecs(1))));
        QVERIFY(!found(store, "old"));
        QVERIFY(found(store, "new"));
    }

    void oneHostIsForgotten()
    {
        const auto sql = journalAt(path("case"));
        AnswerFile store(sql, m_clock);
        const QByteArray root = "GET /v1.0/security/threatIntelligence/hosts/";
        QVERIFY(kept(store, answer(root + "c2.example/reputation", "b")));
        QVERIFY(kept(store, answer(root + "c2.example.org/reputation", "b")));
        QVERIFY(sql->call(SqlThread::Kind::Write, [](Database &database) {
            return casefile::answers::removeAbout(database, QStringLiteral("c2.example"));
        }));
        QVERIFY(!found(store, root + "c2.example/reputation"));
        QVERIFY(found(store, root + "c2.example.org/reputation"));
    }

    void theCacheKeepsToItsLimit()
    {
        constexpr qint64 limit = 400'000;
        const auto cache = ResponseCache::open(m_folder->path(), limit);
        QVERIFY(cache.has_value());
        const auto store = (*cache)->store(m_clock);
        QByteArray noise;
        for (int n = 0; n < 1000; ++n)
            noise.append(char((n * n * 2654435761u) >> 13));
        int done = 0;
        for (int n = 0; n < 1280; ++n)
            store->put(answer(QByteArray::number(n), noise, AnswerKind::Reputation, start.addSecs(n)),
                       [&](const base::Status &status) { done += status.has_value(); });
        QTRY_COMPARE(done, 1280);
        const auto statistics = (*cache)->statistics();
        QVERIFY(statistics.has_value());
        QVERIFY(statistics->bytes <= limit);
        QVERIFY(statistics->count > 100);
        QVERIFY2(found(*store, "1279"), "the newest stays");
        QVERIFY2(!found(*store, "0"), "the oldest goes");
        QCOMPARE(statistics->newest, start.addSecs(1279));
        QVERIFY(statistics->oldest > start);
    }

    void theCacheIsPrivateSharedAndCanBeCleared()
    {
        const auto first = ResponseCache::open(m_folder->path());
        const auto second = ResponseCache::open(m_folder->path());
        QVERIFY(first && second);
        QCOMPARE(QFile((*first)->path()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto a = (*first)->store(m_clock), b = (*second)->store(m_clock);
        QVERIFY(kept(*a, answer("k", "b")));
        QVERIFY(found(*b, "k"));
        QCOMPARE((*second)->statistics()->count, 1);
        QVERIFY((*second)->clear());
        QCOMPARE((*first)->statistics()->count, 0);
        QVERIFY(!found(*a, "k"));
    }

    void aDamagedCacheStartsAnew()
    {
        QFile file(path("answers.mdticache"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(QByteArray(8192, '?')), 8192);
        file.close();
        const auto cache = ResponseCache::open(m_folder->path());
        QVERIFY2(cache.has_value(), cache ? "" : qPrintable(cache.error().detail));
        const auto store = (*cache)->store(m_clock);
        QVERIFY(kept(*store, answer("k", "b")));
    }

    void layersFindInTheCaseThenInTheCache()
    {
        auto journal = std::make_unique<MemoryStore>(), cache = std::make_unique<MemoryStore>();
        MemoryStore &inCase = *journal, &inCache = *cache;
        inCase.later = inCache.later = true;
        inCase.answers.insert("case", answer("case", "1"));
        inCache.answers.insert("cache", answer("cache", "2"));
        LayeredStore store(std::move(journal), std::move(cache));
        QCOMPARE(found(store, "case")->body, QByteArray("1"));
        QCOMPARE(found(store, "cache")->body, QByteArray("2"));
        QVERIFY2(inCase.answers.contains("cache"), "what the cache had belongs to the case now");
        QVERIFY(!found(store, "none"));
        QVERIFY(kept(store, answer("both", "3")));
        QVERIFY(inCase.answers.contains("both") && inCache.answers.contains("both"));
    }

    void layersAnswerInOrderAndWaitForTheCaseOnly()
    {
        auto journal = std::make_unique<MemoryStore>(), cache = std::make_unique<MemoryStore>();
        MemoryStore &inCase = *journal, &inCache = *cache;
        inCache.later = true; // a miss in the case takes longer than a hit
        inCache.holdCommits = true;
        inCase.answers.insert("hit", answer("hit", "1"));
        LayeredStore store(std::move(journal), std::move(cache));
        QStringList order;
        const auto note
            = [&](const char *what) { return [&order, what](const auto &) { order.append(QLatin1String(what)); }; };
        store.find("miss", AnswerKind::Reputation, note("miss"));
        store.find("hit", AnswerKind::Reputation, note("hit"));
        store.put(answer("new", "2"), note("put"));
        QTRY_COMPARE(order, (QStringList{QStringLiteral("miss"), QStringLiteral("hit"), QStringLiteral("put")}));
    }

    void linksFollowTheService()
    {
        const QByteArray key = "GET /v1.0/p";
        const QByteArray body
            = "{\"@odata.nextLink\":\"http://127.0.0.1:4001/v1.0/p?$skip=1\",\"u\":\"http://127.0.0.1:40011/\"}";
        auto first = std::make_unique<MemoryStore>();
        MemoryStore &kept1 = *first;
        casefile::PortableStore store(std::move(first), "http://127.0.0.1:4001");
        QVERIFY(kept(store, answer(key, body)));
        QCOMPARE(found(store, key)->body, body);
        auto second = std::make_unique<MemoryStore>();
        second->answers = kept1.answers;
        casefile::PortableStore elsewhere(std::move(second), "https://graph.microsoft.com");
        QCOMPARE(found(elsewhere, key)->body,
                 QByteArray(body).replace("http://127.0.0.1:4001/", "https://graph.microsoft.com/"));
    }

    void aCaseThatCannotKeepSaysSo()
    {
        auto journal = std::make_unique<MemoryStore>(), cache = std::make_unique<MemoryStore>();
        journal->failure = base::Error{base::Failure::Storage, QStringLiteral("full"), 0, {}, {}};
        LayeredStore store(std::move(journal), std::move(cache));
        const base::Status status = kept(store, answer("k", "b"));
        QVERIFY(!status);
        QCOMPARE(status.error().detail, QStringLiteral("full"));
        QVERIFY(found(store, "k")); // the cache has it
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<base::ManualClock> m_clock;
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
