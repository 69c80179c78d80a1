// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/contents.h"
#include "core/casefile/database.h"

/// The tables of a case, written by deltas and read whole. On the database's thread.
namespace casefile::tables {

/// Ids of the tables: run × 2³² + the id within the run.
inline qint64 idOf(qint64 run, qint64 id)
{
    return (run << 32) + id;
}

base::Status beginRun(Database &database, const Run &run);
base::Status endRun(Database &database, qint64 run, const QDateTime &ended, const QString &ending);
base::Status writeInput(Database &database, qint64 run, const QList<ioc::Indicator> &indicators,
                        const QList<ioc::Rejected> &rejected);
/// Everything but `incomplete`.
base::Status writeDelta(Database &database, qint64 run, const chain::Delta &delta);
/// The list from `from` on; what was there behind it goes.
base::Status writeIncomplete(Database &database, qint64 run, const QList<chain::Incomplete> &incomplete,
                             qsizetype from);
/// A whole investigation at once.
base::Status writeInvestigation(Database &database, qint64 run, const chain::Investigation &investigation);
/// All of a case in place of what is there; answers stay. Of other runs only their lines are kept.
base::Status writeContents(Database &database, const Contents &contents);
base::Status replaceActivity(Database &database, const QList<chain::Activity> &activity);
base::Status appendActivity(Database &database, const QList<chain::Activity> &activity);
base::Status writeNote(Database &database, const Note &note); ///< an empty text removes it
base::Status writePlan(Database &database, const KeptPlan &plan); ///< in place of the target's; an empty one removes it
base::Status writeProperty(Database &database, const QString &name, const QString &value);

QList<Run> readRuns(Database &database);
/// The newest run that ended, or a newer one that has got as far; 0: none.
qint64 currentRun(Database &database);
/// Forgets what runs other than these found; their line in the history stays.
base::Status keepOnly(Database &database, const QList<qint64> &runs);

/// What one run found and was given; its line in the history stays.
base::Status removeFound(Database &database, qint64 run);

/// What could not be read, in a damaged file.
struct Losses
{
    qint64 indicators = 0, hosts = 0, records = 0, actors = 0, claims = 0;
    qint64 all() const { return indicators + hosts + records + actors + claims; }
};
/// With `losses`: what refers to something that is not there is left out and counted. Without: the file counts as
/// damaged then. Hosts keep their ids as long as nothing is lost.
base::Result<chain::Investigation> readInvestigation(Database &database, qint64 run, Losses *losses = nullptr);
/// Investigation of `run` and everything beside it.
base::Result<Contents> read(Database &database, qint64 run, Losses *losses = nullptr);

} // namespace casefile::tables
