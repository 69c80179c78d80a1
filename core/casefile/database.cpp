// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/database.h"

#include "core/casefile/filecopy.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace casefile {

namespace {

constexpr int longestValue = 256 * 1024 * 1024; // of a text or blob in a file somebody else may have made

constexpr int sharedPatienceMs = 5000; // for another program's commit

struct Words
{
    const QString &code;
    const char *sentence; ///< with the name of the file as %1
};

Words wordsFor(int extended)
{
    switch (extended & 0xff) {
    case SQLITE_FULL:
        return {trouble::diskFull, "%1 cannot grow: the disk is full. Free some space, or save elsewhere."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {trouble::readOnly, "%1 cannot be changed: the file or its folder is read-only. Save it elsewhere."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {trouble::locked, "%1 is open in another window or program. Open it read-only, or close it there."};
    case SQLITE_CORRUPT:
        return {trouble::damaged, "%1 is damaged. Recover what can be read into a new file."};
    case SQLITE_NOTADB:
        return {trouble::notACase, "%1 is not a case file, or it is badly damaged."};
    case SQLITE_CANTOPEN:
        return {trouble::missing, "%1 cannot be opened: it is not there, or its folder may not be used."};
    case SQLITE_IOERR:
        return {trouble::failed, "%1 cannot be read or written: the drive does not answer. Save it elsewhere."};
    default:
        return {trouble::unusable, "%1 cannot be used."};
    }
}

} // namespace

Statement &Statement::bind(int at, qint64 value)
{
    sqlite3_bind_int64(m_statement, at + 1, value);
    return *this;
}

Statement &Statement::bind(int at, const QString &text)
{
    if (text.isNull())
        return bindNull(at);
    // SQLite keeps UTF-8; one copy is made either way.
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_statement, at + 1, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement &Statement::bind(int at, const QByteArray &bytes)
{
    if (bytes.isNull())
        return bindNull(at);
    sqlite3_bind_blob64(m_statement, at + 1, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bind(int at, const QDateTime &time)
{
    return time.isValid() ? bind(at, time.toMSecsSinceEpoch()) : bindNull(at);
}

Statement &Statement::bindNull(int at)
{
    sqlite3_bind_null(m_statement, at + 1);
    return *this;
}

bool Statement::step()
{
    const int code = m_statement ? sqlite3_step(m_statement) : SQLITE_ERROR;
    m_good = code == SQLITE_ROW || code == SQLITE_DONE;
    return code == SQLITE_ROW;
}

bool Statement::run()
{
    while (step()) { }
    const bool good = m_good;
    reset();
    return good;
}

void Statement::reset()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

void Statement::close()
{
    sqlite3_finalize(m_statement);
    m_statement = nullptr;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text ? QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column)) : QString();
}

QByteArray Statement::bytes(int column) const
{
    if (isNull(column))
        return {};
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return bytes ? QByteArray(bytes, sqlite3_column_bytes(m_statement, column)) : QByteArray("");
}

QDateTime Statement::time(int column) const
{
    return isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(number(column), Qt::UTC);
}

void Statement::passTo(Statement &other, int column) const
{
    sqlite3_bind_value(other.m_statement, column + 1, sqlite3_column_value(m_statement, column));
}

Database::Database() = default;

Database::~Database()
{
    close();
}

base::Status Database::open(const QString &path, const Settings &settings)
{
    close();
    m_path = path;
    if (settings.create && !settings.readOnly && QFileInfo(path).isDir())
        return base::failure(
            base::Error{base::Failure::Storage, QStringLiteral("%1 is a folder.").arg(path), 0, trouble::missing, {}});
    const int flags
        = settings.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (settings.create ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &m_handle,
                                     flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) {
        const base::Error why = error();
        close();
        return base::failure(why);
    }
    harden();
    if (base::Status ready = prepareJournal(settings); !ready) {
        close();
        return ready;
    }
    m_registered = settings.exclusive && !settings.readOnly;
    if (m_registered)
        OpenFiles::add(m_path);
    return {};
}

void Database::harden()
{
    for (const int option :
         {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW, SQLITE_DBCONFIG_TRUSTED_SCHEMA})
        sqlite3_db_config(m_handle, option, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, longestValue);
}

base::Status Database::prepareJournal(const Settings &settings)
{
    sqlite3_busy_timeout(m_handle, settings.exclusive ? 0 : sharedPatienceMs);
    // Exclusive before the first access: no shared memory is used then, which works on network drives too.
    if (settings.exclusive && !settings.readOnly) {
        if (base::Status held = execute("PRAGMA locking_mode = EXCLUSIVE"); !held)
            return held;
    }
    if (!settings.readOnly) {
        // The one statement that takes the lock: a file that is open elsewhere is noticed here.
        if (base::Status wal = execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 4000;"
                                       "PRAGMA journal_size_limit = 16777216; PRAGMA cell_size_check = ON;"
                                       "PRAGMA fullfsync = ON; PRAGMA cache_size = -8000");
            !wal)
            return wal;
    }
    if (base::Status safe = execute(settings.durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        !safe)
        return safe;
    return execute(settings.readOnly ? "SELECT count(*) FROM sqlite_master" : "BEGIN IMMEDIATE; COMMIT");
}

void Database::close()
{
    for (auto &[sql, statement] : m_statements)
        statement.close();
    m_statements.clear();
    sqlite3_close(m_handle);
    m_handle = nullptr;
    if (std::exchange(m_registered, false))
        OpenFiles::remove(m_path);
}

Statement &Database::statement(const char *sql)
{
    const auto known = m_statements.find(sql);
    if (known != m_statements.end()) {
        known->second.reset();
        return known->second;
    }
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr) != SQLITE_OK)
        return m_none;
    return m_statements.emplace(sql, Statement(prepared)).first->second;
}

base::Status Database::execute(const char *sql)
{
    return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK ? base::Status()
                                                                               : base::failure(error());
}

std::optional<qint64> Database::number(const char *sql)
{
    Statement &query = statement(sql);
    std::optional<qint64> value;
    if (query.step() && !query.isNull(0))
        value = query.number(0);
    query.reset();
    return value;
}

base::Status Database::begin()
{
    return execute("BEGIN IMMEDIATE");
}

base::Status Database::commit()
{
    return execute("COMMIT");
}

void Database::rollback()
{
    if (inTransaction())
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::inTransaction() const
{
    return m_handle && sqlite3_get_autocommit(m_handle) == 0;
}

base::Error Database::error() const
{
    const int code = m_handle ? sqlite3_extended_errcode(m_handle) : SQLITE_CANTOPEN;
    const Words words = wordsFor(code);
    base::Error error{base::Failure::Storage, QString::fromUtf8(words.sentence).arg(m_path), 0, words.code, {}};
    if (words.code == trouble::unusable && m_handle)
        error.detail += QStringLiteral(" (%1)").arg(QString::fromUtf8(sqlite3_errmsg(m_handle)));
    return error;
}

base::Status Database::status() const
{
    const int code = m_handle ? sqlite3_errcode(m_handle) & 0xff : SQLITE_CANTOPEN;
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
        return {};
    return base::failure(error());
}

bool Database::isDamaged() const
{
    const int code = m_handle ? sqlite3_errcode(m_handle) & 0xff : SQLITE_OK;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

void Database::setMaximumPages(qint64 pages)
{
    sqlite3_exec(m_handle, QByteArray("PRAGMA max_page_count = " + QByteArray::number(pages)).constData(), nullptr,
                 nullptr, nullptr);
}

} // namespace casefile
