// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/auditlog.h"

#include <QList>

#include <atomic>

class QIODevice;

namespace casefile {

struct AuditLine
{
    qint64 number = 0;
    AuditEntry entry;
};

/// What checking every line of a log has shown.
struct AuditVerdict
{
    struct Problem
    {
        QString file; ///< name of the segment
        qint64 line = 0; ///< in it, from 1; 0: the file as a whole
        QString sentence;
    };
    qint64 lines = 0;
    int segments = 0;
    qint64 firstNumber = 0; ///< over 1 when older segments were removed
    QByteArray lastHash; ///< to be noted elsewhere: with it, a later check shows a log that was made anew
    QList<Problem> problems; ///< the first twenty
    bool isGood() const { return problems.isEmpty(); }
};

enum class AuditFormat { Text, Json, Csv };

/// Reads the log of a folder while others may write to it. Blocking; any thread; `stop` may end it early.
class AuditReader
{
public:
    explicit AuditReader(QString folder = AuditLog::defaultFolder());

    /// The newest `most` lines that contain `text` (without case), oldest first. Storage when a part of the log cannot be
    /// read: what is there might be what was looked for.
    base::Result<QList<AuditLine>> newest(qsizetype most, const QString &text = {},
                                          const std::atomic_bool *stop = nullptr) const;
    /// `expected`: a hash noted earlier, which must still be in the log; may be empty.
    AuditVerdict verify(const QByteArray &expected = {}, const std::atomic_bool *stop = nullptr) const;
    /// Json: one object a line. Csv: RFC 4180, safe for spreadsheets.
    base::Status write(QIODevice *out, AuditFormat format, const QString &text = {}) const;
    /// Without the hash: "2026-03-01T10:00:00.000Z  lookup  200  GET …".
    static QString textOf(const AuditLine &line);

private:
    QString m_folder;
};

} // namespace casefile
