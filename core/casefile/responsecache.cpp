// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/responsecache.h"

#include "core/casefile/schema.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace casefile {

namespace {

constexpr int putsBetweenLooks = 64;

qint64 bytesInUse(Database &database)
{
    const qint64 pages = database.number("PRAGMA page_count").value_or(0);
    return (pages - database.number("PRAGMA freelist_count").value_or(0))
        * database.number("PRAGMA page_size").value_or(0);
}

/// Makes room for a while: what is over the limit and a tenth more, in shares of what there is.
base::Status shrink(Database &database, qint64 limit)
{
    for (qint64 bytes = bytesInUse(database); bytes > limit;) {
        const qint64 count = database.number("SELECT count(*) FROM answers").value_or(0);
        const qint64 over = bytes - limit * 9 / 10;
        if (base::Status removed = answers::removeOldest(database, std::max<qint64>(1, count * over / bytes)); !removed)
            return removed;
        const qint64 left = bytesInUse(database);
        if (left >= bytes)
            break; // only the empty tables are left
        bytes = left;
    }
    return {};
}

base::Status openAt(SqlThread &sql, const QString &path)
{
    Database::Settings settings;
    settings.create = true;
    settings.exclusive = false;
    settings.durable = false;
    return sql.open(path, settings, [](Database &database) { return schema::prepare(database, schema::cacheFile); });
}

} // namespace

ResponseCache::ResponseCache(std::shared_ptr<SqlThread> sql, qint64 limitBytes)
    : m_sql(std::move(sql))
    , m_limit(limitBytes)
{
}

QString ResponseCache::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/mdti-actor-lookup");
}

base::Result<std::shared_ptr<ResponseCache>> ResponseCache::open(const QString &folder, qint64 limitBytes)
{
    if (!QDir().mkpath(folder))
        return base::failure(base::Error{base::Failure::Storage,
                                         QStringLiteral("The folder %1 for kept answers cannot be made.").arg(folder),
                                         0,
                                         trouble::readOnly,
                                         {}});
    const QString path = folder + QStringLiteral("/answers.mdticache");
    // Nobody else's business which hosts were asked about: private before anything is in it.
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    auto sql = std::make_shared<SqlThread>();
    base::Status opened = openAt(*sql, path);
    if (!opened && (opened.error().code == trouble::damaged || opened.error().code == trouble::notACase)) {
        for (const char *ending : {"", "-wal", "-shm"})
            QFile::remove(path + QLatin1String(ending));
        opened = openAt(*sql, path);
    }
    if (!opened)
        return base::failure(opened.error());
    return std::shared_ptr<ResponseCache>(new ResponseCache(std::move(sql), limitBytes));
}

std::unique_ptr<mdti::AnswerStore> ResponseCache::store(std::shared_ptr<const base::Clock> clock) const
{
    auto store = std::make_unique<AnswerFile>(m_sql, std::move(clock), Freshness{true, {}});
    store->setAfterPut([limit = m_limit, puts = std::make_shared<int>(0)](Database &database) -> base::Status {
        if (++*puts % putsBetweenLooks != 0)
            return {};
        return shrink(database, limit);
    });
    return store;
}

base::Result<ResponseCache::Statistics> ResponseCache::statistics() const
{
    Statistics statistics;
    const base::Status read = m_sql->call(SqlThread::Kind::Read, [&](Database &database) -> base::Status {
        statistics.shares = answers::shares(database);
        statistics.bytes = bytesInUse(database);
        const auto time = [&](const char *sql) {
            const auto ms = database.number(sql);
            return ms ? QDateTime::fromMSecsSinceEpoch(*ms, Qt::UTC) : QDateTime();
        };
        statistics.oldest = time("SELECT retrieved FROM answers ORDER BY id LIMIT 1");
        statistics.newest = time("SELECT retrieved FROM answers ORDER BY id DESC LIMIT 1");
        return {};
    });
    if (!read)
        return base::failure(read.error());
    for (const answers::Share &share : std::as_const(statistics.shares))
        statistics.count += share.count;
    return statistics;
}

base::Status ResponseCache::clear()
{
    if (base::Status cleared = m_sql->call(SqlThread::Kind::Write, answers::clear); !cleared)
        return cleared;
    return m_sql->outside(
        [](Database &database) { return database.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"); });
}

base::Status ResponseCache::forgetAbout(const QStringList &hosts)
{
    return m_sql->call(SqlThread::Kind::Write, [&](Database &database) -> base::Status {
        for (const QString &host : hosts) {
            if (base::Status removed = answers::removeAbout(database, host); !removed)
                return removed;
        }
        return {};
    });
}

} // namespace casefile
