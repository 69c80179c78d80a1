// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/filecopy.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <mutex>

namespace casefile {

using base::Status;

namespace {

constexpr int triesToCopy = 20;
constexpr qint64 walHead = 32; // bytes; its salts change when the log starts anew

struct Registry
{
    std::mutex mutex;
    QStringList files;
};

Registry &registry()
{
    static Registry registry;
    return registry;
}

QString nameOf(const QString &path)
{
    const QFileInfo file(path);
    const QString canonical = file.canonicalFilePath();
    return canonical.isEmpty() ? file.absoluteFilePath() : canonical;
}

base::Error errorAbout(const QString &path, const QString &code, const char *sentence)
{
    return {base::Failure::Storage, QString::fromUtf8(sentence).arg(path), 0, code, {}};
}

QByteArray headOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(walHead) : QByteArray();
}

bool copyOne(const QString &from, const QString &to)
{
    QFile::remove(to);
    return QFile::copy(from, to) && QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

void OpenFiles::add(const QString &path)
{
    const std::lock_guard lock(registry().mutex);
    registry().files.append(nameOf(path));
}

void OpenFiles::remove(const QString &path)
{
    const std::lock_guard lock(registry().mutex);
    if (!registry().files.removeOne(nameOf(path)))
        registry().files.removeOne(QFileInfo(path).absoluteFilePath()); // it was removed meanwhile
}

bool OpenFiles::has(const QString &path)
{
    const std::lock_guard lock(registry().mutex);
    return registry().files.contains(nameOf(path));
}

Status copyDatabase(const QString &from, const QString &to)
{
    if (OpenFiles::has(from))
        return base::failure(errorAbout(from, trouble::locked, "%1 is open in this program already."));
    const QString log = from + QStringLiteral("-wal"), logCopy = to + QStringLiteral("-wal");
    for (int tries = 0; tries < triesToCopy; ++tries) {
        // The main file changes only by what the log has; while the log has not started anew, both together are whole.
        const QByteArray before = headOf(log);
        if (!copyOne(from, to))
            return base::failure(
                errorAbout(from, trouble::failed, "%1 cannot be read, or there is no room for a copy of it."));
        QFile::remove(logCopy);
        if (!before.isEmpty() && !copyOne(log, logCopy))
            continue;
        if (headOf(log) == before)
            return {};
    }
    return base::failure(
        errorAbout(from, trouble::locked, "%1 is being written to all the time. Try again in a moment."));
}

Status copyInto(Database &database, const QString &path)
{
    const QString part = path + QStringLiteral(".part");
    QFile::remove(part);
    Statement &copy = database.statement("VACUUM INTO ?1");
    if (!copy.bind(0, part).run()) {
        base::Error why = database.error();
        QFile::remove(part);
        why.detail.replace(database.path(), path);
        return base::failure(why);
    }
    return putInPlace(part, path);
}

Status putInPlace(const QString &part, const QString &path)
{
    for (const char *ending : {"", "-wal"})
        QFile::remove(path + QLatin1String(ending));
    if (!QFile::rename(part, path))
        return base::failure(
            errorAbout(path, trouble::readOnly, "%1 cannot be written: its folder takes no new file."));
    return {};
}

Status checkReplaceable(const QString &path)
{
    const QFileInfo file(path);
    if (file.isDir())
        return base::failure(errorAbout(path, trouble::failed, "%1 is a folder."));
    if (!QFileInfo(file.absolutePath()).isWritable())
        return base::failure(errorAbout(path, trouble::readOnly, "%1 cannot be written: its folder is read-only."));
    if (!file.exists() || file.size() == 0)
        return {};
    if (OpenFiles::has(path))
        return base::failure(errorAbout(path, trouble::locked, "%1 is open in this program already."));
    Database database;
    Status opened = database.open(path, {});
    if (!opened && opened.error().code == trouble::locked)
        return opened;
    return {}; // whatever else it is, it gets replaced
}

Status syncAll(Database &database)
{
    // The copy was made without waiting for the disk; a checkpoint waits for the whole file.
    if (Status written
        = database.execute("INSERT OR REPLACE INTO properties (name, value) VALUES ('saved', datetime())");
        !written)
        return written;
    return database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace casefile
