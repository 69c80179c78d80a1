// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/schema.h"

namespace casefile::schema {

namespace {

/// Answers are found by a hash of their key; id grows, so that the smallest is the oldest.
constexpr const char *answers = R"(
CREATE TABLE answers (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, kind INTEGER NOT NULL, size INTEGER NOT NULL,
    status INTEGER NOT NULL, retrieved INTEGER, request_id TEXT, key BLOB NOT NULL, body BLOB NOT NULL);
CREATE INDEX answers_by_hash ON answers (hash, kind, size);
)";

/// The id of hosts, records, actors and claims is run × 2³² + the id within that run's investigation: what belongs to a
/// run lies together, and an older run stays whole until a new one has got further.
constexpr const char *investigation = R"(
CREATE TABLE runs (number INTEGER PRIMARY KEY, created INTEGER, ended INTEGER, ending TEXT, fresh_from INTEGER,
    options TEXT NOT NULL, stats TEXT, rejected TEXT);
CREATE TABLE indicators (id INTEGER PRIMARY KEY, type INTEGER NOT NULL, value TEXT NOT NULL, written TEXT, reach INTEGER,
    occurrences INTEGER, file TEXT, line INTEGER, page INTEGER, object TEXT, context TEXT);
CREATE TABLE hosts (id INTEGER PRIMARY KEY, value TEXT NOT NULL, type INTEGER NOT NULL, hops INTEGER, state INTEGER,
    flags INTEGER, classification INTEGER, score INTEGER, cohosts INTEGER, held TEXT, rules TEXT,
    request TEXT, request_id TEXT, retrieved INTEGER);
CREATE TABLE records (id INTEGER PRIMARY KEY, "from" INTEGER NOT NULL, "to" INTEGER NOT NULL, type TEXT,
    first_seen INTEGER, last_seen INTEGER, rows INTEGER);
CREATE TABLE actors (id INTEGER PRIMARY KEY, name TEXT NOT NULL, profile_id TEXT, detail TEXT NOT NULL);
CREATE TABLE claims (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, actor INTEGER NOT NULL, host INTEGER NOT NULL,
    evidence TEXT NOT NULL, raw BLOB);
CREATE TABLE incomplete (id INTEGER PRIMARY KEY, host INTEGER, subject TEXT, what INTEGER, why INTEGER, detail TEXT);
)";

/// What the analyst made of it: by value, so that it fits every run.
constexpr const char *work = R"(
CREATE TABLE notes (subject TEXT PRIMARY KEY, text TEXT NOT NULL, pinned INTEGER NOT NULL);
CREATE TABLE activity (id INTEGER PRIMARY KEY, time INTEGER, kind INTEGER, text TEXT, about TEXT, took INTEGER);
CREATE TABLE plans (id INTEGER PRIMARY KEY, made INTEGER, target TEXT NOT NULL, plan TEXT NOT NULL);
CREATE TABLE properties (name TEXT PRIMARY KEY, value TEXT);
)";

base::Status upgradeCase(Database &database, int from)
{
    if (from != 0)
        return {};
    for (const char *part : {answers, investigation, work}) {
        if (base::Status made = database.execute(part); !made)
            return made;
    }
    return {};
}

base::Status upgradeCache(Database &database, int from)
{
    return from == 0 ? database.execute(answers) : base::Status();
}

base::Error refusal(const Database &database, const QString &code, const char *sentence)
{
    return {base::Failure::Storage, QString::fromUtf8(sentence).arg(database.path()), 0, code, {}};
}

base::Status setNumber(Database &database, const char *pragma, qint64 value)
{
    return database.execute(QByteArray("PRAGMA " + QByteArray(pragma) + " = " + QByteArray::number(value)).constData());
}

base::Status upgradeAll(Database &database, const Kind &kind, int from)
{
    if (base::Status begun = database.begin(); !begun)
        return begun;
    base::Status good = setNumber(database, "application_id", kind.applicationId);
    for (int version = from; good && version < kind.version; ++version)
        good = kind.upgrade(database, version);
    if (good)
        good = setNumber(database, "user_version", kind.version);
    if (good)
        good = database.commit();
    if (!good)
        database.rollback();
    return good;
}

} // namespace

const Kind caseFile{0x4d445443, 1, "case", upgradeCase};
const Kind cacheFile{0x4d445441, 1, "cache", upgradeCache};

base::Status prepare(Database &database, const Kind &kind, bool readOnly)
{
    const auto id = database.number("PRAGMA application_id");
    const auto version = database.number("PRAGMA user_version");
    const auto tables = database.number("SELECT count(*) FROM sqlite_master");
    if (!id || !version || !tables)
        return base::failure(database.error());
    const bool fresh = *tables == 0 && *id == 0 && !readOnly;
    if (!fresh && quint32(*id) != kind.applicationId)
        return base::failure(refusal(database, trouble::notACase, "%1 is not a case file of this program."));
    if (*version > kind.version)
        return base::failure(refusal(database, trouble::newer,
                                     "%1 was made by a newer version of this program. Update the program to open it."));
    if (*version == kind.version)
        return {};
    if (readOnly)
        return base::failure(
            refusal(database, trouble::readOnly,
                    "%1 comes from an older version and has to be changed to be read. Copy it to a place "
                    "that can be written."));
    return upgradeAll(database, kind, int(*version));
}

} // namespace casefile::schema
