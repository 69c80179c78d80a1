// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/incident/entities.h"

#include <QDateTime>
#include <QHash>
#include <QString>

namespace cli {

/// What a watch has dealt with, kept across restarts: one JSON file, written whole and at once replaced. Knows an
/// incident by its indicators, so that our own comment or a colleague's note does not make it new.
class WatchState
{
public:
    /// A file that is not there is an empty state; one that cannot be read or is none fails, rather than start anew.
    static base::Result<WatchState> load(const QString &path);
    base::Status save(const QString &path) const;

    /// How far the incidents of a workspace (or "defender") have been listed; invalid: never.
    QDateTime listedUntil(const QString &place) const { return m_listed.value(place); }
    void setListedUntil(const QString &place, const QDateTime &time) { m_listed[place] = time; }

    static QByteArray fingerprint(const incident::Taken &taken);
    bool isDone(const QString &incident, const QByteArray &fingerprint) const;
    void setDone(const QString &incident, const QByteArray &fingerprint, const QDateTime &now);
    /// It is to be looked at, now or after a restart.
    void setPending(const QString &incident, const QDateTime &now);
    /// It did not work and that was its own fault; true when it has been tried often enough.
    bool failedOnce(const QString &incident, const QDateTime &now);
    /// Incidents that are still to be looked at; those tried last come last.
    QStringList pending() const;
    /// Forgets what was last dealt with before.
    void forgetBefore(const QDateTime &time);

    static constexpr int mostTries = 5;

private:
    struct Entry
    {
        QByteArray fingerprint; ///< empty: not done yet
        QDateTime time;
        bool pending = false;
        int tries = 0;
    };
    QHash<QString, QDateTime> m_listed;
    QHash<QString, Entry> m_entries;
};

} // namespace cli
