// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/auditlog.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

/// How the audit log lies on disk. A segment is a text file "audit-000001.log" of lines "HASH JSON"; HASH is the
/// SHA-256, in hex, of the hash of the line before and the JSON. Its first line is a head that carries the last hash of
/// the segment before. The file "head" says how far the log has come, so that lines missing at the end show.
namespace casefile::audit {

constexpr int hashLength = 64;
/// Before the very first line.
QByteArray noHash();
QByteArray hashOf(const QByteArray &before, const QByteArray &json);
/// "HASH JSON\n"
QByteArray lineOf(const QByteArray &before, const QByteArray &json);

struct Line
{
    QByteArray hash, json;
};
/// Nothing when it is no line of a log; does not check the hash.
std::optional<Line> parseLine(const QByteArray &line);

QJsonObject toJson(const AuditEntry &entry, qint64 number);
AuditEntry fromJson(const QJsonObject &json);

/// Names of the segments of a folder, oldest first.
QStringList segmentsIn(const QString &folder);
QString segmentName(int number);
int segmentNumber(const QString &name);

struct Head
{
    qint64 number = 0; ///< of the last line
    QByteArray hash;
};
std::optional<Head> readHead(const QString &folder);
bool writeHead(const QString &folder, const Head &head);

/// Appends to the log of a folder. Each append() takes the folder's lock, because others may append too. One thread.
class Chain
{
public:
    explicit Chain(AuditLog::Settings settings);
    void setKeepDays(int days);
    /// `written` says how many got into the file: all or none. It may fail all the same when they did.
    base::Status append(const QList<AuditEntry> &entries, const QDateTime &now, qsizetype &written);

private:
    struct Tail
    {
        QString name; ///< of the segment; empty when there is none
        qint64 size = 0;
        qint64 number = 0; ///< of the last entry
        QByteArray hash = noHash();
        QDateTime begun; ///< the segment
        QDateTime last; ///< the last entry
    };
    base::Status look();
    base::Status readTail();
    base::Status write(const QByteArray &bytes);
    base::Status begin(const QDateTime &now);
    bool isFull(const QDateTime &now) const;
    void retire(const QDateTime &now);
    void note(const QString &what, const QString &result = {}, const QString &requestId = {});
    QString path(const QString &name) const;

    AuditLog::Settings m_settings;
    Tail m_tail;
    QList<AuditEntry> m_notes; ///< of the log itself, to be written before what comes
    QDateTime m_retiredAt;
};

} // namespace casefile::audit
