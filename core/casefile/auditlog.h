// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <memory>

namespace casefile {

/// One thing that left this computer, or that the log has to say about itself.
struct AuditEntry
{
    enum class Act {
        Lookup, ///< something was asked
        Write, ///< something was changed: an incident, a comment
        Note, ///< of the log itself: retention, an unfinished line that was cut
    };
    Act act = Act::Lookup;
    QDateTime time; ///< UTC; invalid: when it is added
    QString tenant;
    QString what; ///< "GET /v1.0/security/threatIntelligence/hosts/x/reputation"; no query, no body
    QString result; ///< HTTP status, or base::toString(Failure)
    QString requestId; ///< the service's; may be empty
};
/// "lookup", "write", "note".
QString toString(AuditEntry::Act act);

/// Append-only record of lookups and writes: one file ("segment") per month or 8 MB, one line per entry, each line with
/// the SHA-256 of the line before it and itself. Several programs may write to one log. add() is for hot paths: it only
/// queues; a thread of its own writes every half second. What looks like a secret is blanked before it is written.
/// Shared; all calls from any thread.
class AuditLog
{
public:
    struct Settings
    {
        QString folder = defaultFolder();
        int keepDays = 0; ///< whole segments whose last line is older go, with a note in the log; 0: never
        qint64 segmentBytes = 8'000'000;
        int segmentDays = 31;
        base::Clock *clock = nullptr; ///< null: the computer's; else its now() is asked on the writing thread
        std::function<void(const base::Error &)> failed; ///< called on the writing thread, once per kind of trouble
    };
    /// Of this user: the system's place for data.
    static QString defaultFolder();

    /// Makes the folder, readable by its owner only. Storage when it cannot be made.
    static base::Result<std::shared_ptr<AuditLog>> open(Settings settings);
    /// Writes what is queued.
    ~AuditLog();

    void add(AuditEntry entry);
    /// Returns when everything added so far is in the file, or tells why it is not; it stays queued then.
    base::Status flush();
    void setKeepDays(int days); ///< as Settings::keepDays, from the next writing on
    QString folder() const;

private:
    class Private;
    explicit AuditLog(Settings settings);
    std::unique_ptr<Private> d;
};

} // namespace casefile
