// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/recovery.h"

#include "core/base/plurals.h"
#include "core/casefile/casefile.h"
#include "core/casefile/filecopy.h"
#include "core/casefile/schema.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <limits>

namespace casefile {

using base::Status;

namespace {

/// A table, how its rows are read from an id on, and how they are written.
struct Table
{
    const char *name;
    const char *read; ///< ?1: ids above
    const char *readBack; ///< ?1: ids above, ?2: ids below, last first
    const char *write;
    int columns;
};

#define MDTI_TABLE(name, columns, marks, count)                                                                        \
    {                                                                                                                  \
        name, "SELECT " columns " FROM " name " WHERE id > ?1 ORDER BY id",                                            \
            "SELECT " columns " FROM " name " WHERE id > ?1 AND id < ?2 ORDER BY id DESC",                             \
            "INSERT OR IGNORE INTO " name " (" columns ") VALUES (" marks ")", count                                   \
    }

// The number of a run is its rowid, which "id" would not find: it has an entry without that column name.
constexpr Table tablesToCopy[] = {
    {"runs",
     "SELECT number, created, ended, ending, fresh_from, options, stats, rejected FROM runs WHERE number > ?1 ORDER BY "
     "number",
     "SELECT number, created, ended, ending, fresh_from, options, stats, rejected FROM runs WHERE number > ?1 AND "
     "number < ?2 "
     "ORDER BY number DESC",
     "INSERT OR IGNORE INTO runs (number, created, ended, ending, fresh_from, options, stats, rejected) "
     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
     8},
    MDTI_TABLE("indicators", "id, type, value, written, reach, occurrences, file, line, page, object, context",
               "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11", 11),
    MDTI_TABLE("hosts",
               "id, value, type, hops, state, flags, classification, score, cohosts, held, rules, request, request_id, "
               "retrieved",
               "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14", 14),
    MDTI_TABLE("records", "id, \"from\", \"to\", type, first_seen, last_seen, rows", "?1, ?2, ?3, ?4, ?5, ?6, ?7", 7),
    MDTI_TABLE("actors", "id, name, profile_id, detail", "?1, ?2, ?3, ?4", 4),
    MDTI_TABLE("claims", "id, kind, actor, host, evidence, raw", "?1, ?2, ?3, ?4, ?5, ?6", 6),
    MDTI_TABLE("incomplete", "id, host, subject, what, why, detail", "?1, ?2, ?3, ?4, ?5, ?6", 6),
    MDTI_TABLE("answers", "id, hash, kind, size, status, retrieved, request_id, key, body",
               "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9", 9),
    MDTI_TABLE("activity", "id, time, kind, text, about, took", "?1, ?2, ?3, ?4, ?5, ?6", 6),
    MDTI_TABLE("plans", "id, made, target, plan", "?1, ?2, ?3, ?4", 4),
    {"notes", "SELECT rowid, subject, text, pinned FROM notes WHERE rowid > ?1 ORDER BY rowid",
     "SELECT rowid, subject, text, pinned FROM notes WHERE rowid > ?1 AND rowid < ?2 ORDER BY rowid DESC",
     "INSERT OR IGNORE INTO notes (rowid, subject, text, pinned) VALUES (?1, ?2, ?3, ?4)", 4},
    {"properties", "SELECT rowid, name, value FROM properties WHERE rowid > ?1 ORDER BY rowid",
     "SELECT rowid, name, value FROM properties WHERE rowid > ?1 AND rowid < ?2 ORDER BY rowid DESC",
     "INSERT OR IGNORE INTO properties (rowid, name, value) VALUES (?1, ?2, ?3)", 3},
};
#undef MDTI_TABLE

/// Copies the rows of one table around what is damaged.
class Salvage
{
public:
    Salvage(Database &from, Database &to, const Table &table)
        : m_from(from)
        , m_to(to)
        , m_table(table)
    {
    }

    /// False: not every row could be read.
    bool run()
    {
        if (forward(std::numeric_limits<qint64>::min()))
            return true;
        const qint64 low = m_last;
        backward(low);
        jump(low);
        return false;
    }
    bool targetIsGood() const { return m_good; }

private:
    bool forward(qint64 above)
    {
        m_last = above;
        Statement &rows = m_from.statement(m_table.read);
        rows.bind(0, above);
        return copy(rows);
    }
    void backward(qint64 above)
    {
        Statement &rows = m_from.statement(m_table.readBack);
        rows.bind(0, above).bind(1, std::numeric_limits<qint64>::max());
        m_last = std::numeric_limits<qint64>::max();
        copy(rows);
        m_high = m_last;
    }
    /// Between two damaged places: tries further and further on, until rows come again.
    void jump(qint64 low)
    {
        qint64 step = 1;
        for (qint64 at = std::max<qint64>(low, 0); at < m_high && step < (qint64(1) << 40); step *= 2) {
            if (at > std::numeric_limits<qint64>::max() - step)
                return;
            at += step;
            if (at >= m_high)
                return;
            if (forward(at))
                return;
            if (m_last > at) {
                at = m_last;
                step = 1;
            }
        }
    }
    bool copy(Statement &rows)
    {
        while (rows.step() && m_good) {
            m_last = rows.number(0);
            Statement &insert = m_to.statement(m_table.write);
            for (int column = 0; column < m_table.columns; ++column)
                rows.passTo(insert, column);
            m_good = insert.run();
        }
        const bool whole = rows.good();
        rows.reset();
        return whole;
    }

    Database &m_from, &m_to;
    const Table &m_table;
    qint64 m_last = 0, m_high = std::numeric_limits<qint64>::max();
    bool m_good = true;
};

Status salvageAll(const QString &from, const QString &to, RecoveryReport &report)
{
    Database source, target;
    if (Status opened = source.open(from, {}); !opened)
        return opened;
    Database::Settings creating;
    creating.create = true;
    Status good = target.open(to, creating);
    if (good)
        good = schema::prepare(target, schema::caseFile);
    if (good)
        good = target.begin();
    for (const Table &table : tablesToCopy) {
        if (!good)
            return good;
        Salvage salvage(source, target, table);
        if (!salvage.run())
            report.damagedTables.append(QString::fromLatin1(table.name));
        if (!salvage.targetIsGood())
            return base::failure(target.error());
    }
    report.answers = target.number("SELECT count(*) FROM answers").value_or(0);
    report.notes = target.number("SELECT count(*) FROM notes").value_or(0);
    return target.commit();
}

/// What was copied may have gaps: read with care and written anew as one whole run.
Status makeWhole(const QString &path, RecoveryReport &report)
{
    Contents contents;
    {
        Database database;
        if (Status opened = database.open(path, {}); !opened)
            return opened;
        base::Result<Contents> read = tables::read(database, tables::currentRun(database), &report.lost);
        if (!read)
            return base::failure(read.error());
        contents = std::move(*read);
    }
    report.hosts = contents.investigation.hosts().size();
    report.records = contents.investigation.records().size();
    report.actors = contents.investigation.actors().size();
    report.claims = contents.investigation.claims().size();
    auto file = CaseFile::open(path);
    if (!file)
        return base::failure(file.error());
    return (*file)->replace(contents);
}

} // namespace

QString RecoveryReport::text() const
{
    const auto count = [](const char *what, qint64 n) { return base::counted(QString::fromLatin1(what), int(n)); };
    QStringList lines{QStringLiteral("Saved: %1, %2, %3, %4, %5, %6.")
                          .arg(count("%n host(s)", hosts), count("%n record(s)", records), count("%n actor(s)", actors),
                               count("%n claim(s)", claims), count("%n note(s)", notes),
                               count("%n answer(s)", answers))};
    if (lost.all() > 0)
        lines.append(QStringLiteral("Lost: %1, %2, %3, %4, %5.")
                         .arg(count("%n host(s)", lost.hosts), count("%n record(s)", lost.records),
                              count("%n actor(s)", lost.actors), count("%n claim(s)", lost.claims),
                              count("%n indicator(s)", lost.indicators)));
    if (!damagedTables.isEmpty())
        lines.append(
            QStringLiteral("Damaged parts: %1. Run the case again to fill the gaps; saved answers are not asked again.")
                .arg(damagedTables.join(QStringLiteral(", "))));
    else
        lines.append(QStringLiteral("Nothing was damaged."));
    return lines.join(u'\n');
}

base::Result<RecoveryReport> recover(const QString &damaged, const QString &path)
{
    if (QFileInfo::exists(path))
        return base::failure(base::Error{
            base::Failure::Storage, QStringLiteral("%1 exists already.").arg(path), 0, trouble::failed, {}});
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("damaged.mdticase"));
    if (const Status copied = copyDatabase(damaged, copy); !copied)
        return base::failure(copied.error());
    RecoveryReport report;
    Status good = salvageAll(copy, path, report);
    if (good)
        good = makeWhole(path, report);
    if (good)
        return report;
    for (const char *ending : {"", "-wal"})
        QFile::remove(path + QLatin1String(ending));
    base::Error why = good.error();
    why.detail.replace(copy, damaged);
    return base::failure(why);
}

} // namespace casefile
