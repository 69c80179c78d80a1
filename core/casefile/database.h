// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace casefile {

/// Words of Error::code for Failure::Storage, so that callers can offer the right remedy.
namespace trouble {
inline const QString diskFull = QStringLiteral("disk-full");
inline const QString readOnly = QStringLiteral("read-only");
inline const QString locked = QStringLiteral("locked");
inline const QString damaged = QStringLiteral("damaged");
inline const QString newer = QStringLiteral("newer-version");
inline const QString notACase = QStringLiteral("not-a-case");
inline const QString missing = QStringLiteral("missing");
inline const QString failed = QStringLiteral("failed"); // the drive does not answer
inline const QString unusable = QStringLiteral("unusable"); // anything else
} // namespace trouble

/// A prepared statement. Parameters and columns count from 0. Values bound must stay alive until the step.
class Statement
{
public:
    explicit Statement(sqlite3_stmt *statement = nullptr)
        : m_statement(statement)
    {
    }

    Statement &bind(int at, qint64 value);
    Statement &bind(int at, int value) { return bind(at, qint64(value)); }
    Statement &bind(int at, const QString &text); ///< a null string is bound as NULL
    Statement &bind(int at, const QByteArray &bytes); ///< as a blob; a null array is bound as NULL
    Statement &bind(int at, const QDateTime &time); ///< milliseconds since 1970; invalid: NULL
    Statement &bindNull(int at);

    /// True: a row is there. False: done, or failed (ask the database).
    bool step();
    /// Whether the last step ended without an error.
    bool good() const { return m_good; }
    /// Steps to the end and resets. False when it failed.
    bool run();
    void reset();
    void close(); ///< by the database

    bool isNull(int column) const;
    qint64 number(int column) const;
    int integer(int column) const { return int(number(column)); }
    QString text(int column) const;
    QByteArray bytes(int column) const;
    QDateTime time(int column) const; ///< UTC
    void passTo(Statement &other, int column) const; ///< binds the value as it is

private:
    sqlite3_stmt *m_statement;
    bool m_good = true;
};

/// One SQLite connection. Used by one thread at a time. Opened so that a file made by somebody else can do no harm: no
/// triggers, no views, nothing in the schema that runs code.
class Database
{
public:
    struct Settings
    {
        bool create = false; ///< make the file when there is none
        bool readOnly = false; ///< the file is not changed; it must not be open elsewhere for writing
        bool exclusive = true; ///< hold the file for this connection alone, until it closes or the process ends
        bool durable = true; ///< a commit survives power loss; false: only a crash of the program
    };

    Database();
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    base::Status open(const QString &path, const Settings &settings);
    void close();
    bool isOpen() const { return m_handle != nullptr; }
    const QString &path() const { return m_path; }

    /// Prepared once and kept; reset on every call. `sql` must be a literal.
    Statement &statement(const char *sql);
    /// Several statements without parameters.
    base::Status execute(const char *sql);
    /// First column of the first row; nullopt when there is no row or it failed.
    std::optional<qint64> number(const char *sql);

    base::Status begin();
    base::Status commit();
    void rollback();
    bool inTransaction() const;

    /// What went wrong last, as a sentence about the file.
    base::Error error() const;
    base::Status status() const; ///< failure(error()) when the last call failed
    bool isDamaged() const; ///< the last failure was a damaged page
    void setMaximumPages(qint64 pages); ///< "disk full" above; for limits and tests

private:
    void harden();
    base::Status prepareJournal(const Settings &settings);

    sqlite3 *m_handle = nullptr;
    QString m_path;
    bool m_registered = false; ///< in OpenFiles
    std::unordered_map<const char *, Statement> m_statements;
    Statement m_none; ///< for SQL that cannot be prepared: every step fails
};

} // namespace casefile
