// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/answertable.h"
#include "core/casefile/pack.h"
#include "core/casefile/tables.h"

namespace casefile::tables {

using base::Status;

namespace {

constexpr qint64 mostActivity = 5000;

enum HostFlag { ReputationKnown = 1, RecordsKnown = 2, Released = 4, FromStore = 8 };

Status done(Database &database, Statement &statement)
{
    return statement.run() ? Status() : base::failure(database.error());
}

Statement &bindTime(Statement &statement, int at, qint64 seconds)
{
    return seconds == chain::Record::unknownTime ? statement.bindNull(at) : statement.bind(at, seconds);
}

Status writeHost(Database &database, qint64 run, chain::HostId id, const chain::Host &host)
{
    Statement &insert = database.statement(
        "INSERT OR REPLACE INTO hosts (id, value, type, hops, state, flags, classification, score, "
        "cohosts, held, rules, request, request_id, retrieved) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    const int flags = (host.reputationKnown ? ReputationKnown : 0) | (host.recordsKnown ? RecordsKnown : 0)
        | (host.released ? Released : 0) | (host.reputationFrom.fromStore ? FromStore : 0);
    insert.bind(0, idOf(run, id))
        .bind(1, host.value)
        .bind(2, int(host.type))
        .bind(3, host.hops)
        .bind(4, int(host.state));
    insert.bind(5, flags).bind(6, int(host.classification)).bind(7, host.score);
    if (host.coHosts)
        insert.bind(8, *host.coHosts);
    insert.bind(9, pack::held(host.held)).bind(10, pack::rules(host.rules)).bind(11, host.reputationFrom.request);
    insert.bind(12, host.reputationFrom.requestId).bind(13, host.reputationFrom.retrieved);
    return done(database, insert);
}

Status writeRecord(Database &database, qint64 run, chain::RecordId id, const chain::Record &record)
{
    Statement &insert = database.statement("INSERT OR REPLACE INTO records (id, \"from\", \"to\", type, first_seen, "
                                           "last_seen, rows) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bind(0, idOf(run, id)).bind(1, record.from).bind(2, record.to).bind(3, record.type).bind(6, record.rows);
    bindTime(insert, 4, record.firstSeen);
    bindTime(insert, 5, record.lastSeen);
    return done(database, insert);
}

Status writeActor(Database &database, qint64 run, chain::ActorId id, const attribution::Actor &actor)
{
    Statement &insert
        = database.statement("INSERT OR REPLACE INTO actors (id, name, profile_id, detail) VALUES (?1, ?2, ?3, ?4)");
    insert.bind(0, idOf(run, id)).bind(1, actor.name.isNull() ? QStringLiteral("") : actor.name);
    insert.bind(2, actor.profileId).bind(3, pack::actor(actor));
    return done(database, insert);
}

Status writeClaim(Database &database, qint64 run, chain::ClaimId id, const chain::Claim &claim)
{
    Statement &insert = database.statement(
        "INSERT OR REPLACE INTO claims (id, kind, actor, host, evidence, raw) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    const QByteArray raw = claim.evidence.raw.isEmpty() ? QByteArray() : answers::pack(claim.evidence.raw);
    insert.bind(0, idOf(run, id)).bind(1, int(claim.kind)).bind(2, claim.actor).bind(3, claim.host);
    insert.bind(4, pack::evidence(claim.evidence)).bind(5, raw);
    return done(database, insert);
}

template <typename Pairs> Status writeAll(Database &database, qint64 run, const Pairs &pairs, auto write)
{
    for (const auto &[id, value] : pairs) {
        if (Status written = write(database, run, id, value); !written)
            return written;
    }
    return {};
}

Status removeRange(Database &database, const char *sql, qint64 from, qint64 to)
{
    return done(database, database.statement(sql).bind(0, from).bind(1, to));
}

Status writeIndicator(Database &database, qint64 id, const ioc::Indicator &indicator)
{
    Statement &insert
        = database.statement("INSERT INTO indicators (id, type, value, written, reach, occurrences, file, line, "
                             "page, object, context) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    insert.bind(0, id).bind(1, int(indicator.type)).bind(2, indicator.value).bind(3, indicator.written);
    insert.bind(4, int(indicator.reach)).bind(5, indicator.occurrences).bind(6, indicator.source.file);
    insert.bind(7, indicator.source.line).bind(8, indicator.source.page).bind(9, indicator.source.object);
    insert.bind(10, indicator.source.context);
    return done(database, insert);
}

} // namespace

Status beginRun(Database &database, const Run &run)
{
    Statement &insert = database.statement("INSERT OR REPLACE INTO runs (number, created, ended, ending, fresh_from, "
                                           "options) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    insert.bind(0, run.number).bind(1, run.created).bind(2, run.ended).bind(3, run.ending).bind(4, run.freshFrom);
    insert.bind(5, pack::options(run.options));
    return done(database, insert);
}

Status endRun(Database &database, qint64 run, const QDateTime &ended, const QString &ending)
{
    Statement &update = database.statement("UPDATE runs SET ended = ?2, ending = ?3 WHERE number = ?1");
    return done(database, update.bind(0, run).bind(1, ended).bind(2, ending));
}

Status writeInput(Database &database, qint64 run, const QList<ioc::Indicator> &indicators,
                  const QList<ioc::Rejected> &rejected)
{
    if (Status removed
        = removeRange(database, "DELETE FROM indicators WHERE id >= ?1 AND id < ?2", idOf(run, 0), idOf(run + 1, 0));
        !removed)
        return removed;
    for (qsizetype n = 0; n < indicators.size(); ++n) {
        if (Status written = writeIndicator(database, idOf(run, n), indicators.at(n)); !written)
            return written;
    }
    Statement &update = database.statement("UPDATE runs SET rejected = ?2 WHERE number = ?1");
    return done(database, update.bind(0, run).bind(1, pack::rejected(rejected)));
}

Status writeDelta(Database &database, qint64 run, const chain::Delta &delta)
{
    Status written = writeAll(database, run, delta.hosts, writeHost);
    if (written)
        written = writeAll(database, run, delta.records, writeRecord);
    if (written)
        written = writeAll(database, run, delta.actors, writeActor);
    if (written)
        written = writeAll(database, run, delta.claims, writeClaim);
    if (written)
        written = appendActivity(database, delta.activity);
    if (!written)
        return written;
    Statement &update = database.statement("UPDATE runs SET stats = ?2 WHERE number = ?1");
    return done(database, update.bind(0, run).bind(1, pack::stats(delta.stats)));
}

Status writeIncomplete(Database &database, qint64 run, const QList<chain::Incomplete> &incomplete, qsizetype from)
{
    if (Status removed
        = removeRange(database, "DELETE FROM incomplete WHERE id >= ?1 AND id < ?2", idOf(run, from), idOf(run + 1, 0));
        !removed)
        return removed;
    for (qsizetype n = from; n < incomplete.size(); ++n) {
        const chain::Incomplete &missing = incomplete.at(n);
        Statement &insert = database.statement(
            "INSERT INTO incomplete (id, host, subject, what, why, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        insert.bind(0, idOf(run, n)).bind(1, missing.host).bind(2, missing.subject).bind(3, int(missing.what));
        insert.bind(4, int(missing.why)).bind(5, missing.detail);
        if (Status written = done(database, insert); !written)
            return written;
    }
    return {};
}

Status writeInvestigation(Database &database, qint64 run, const chain::Investigation &investigation)
{
    const auto writeList = [&](const auto &list, auto write) -> Status {
        for (qsizetype id = 0; id < list.size(); ++id) {
            if (Status written = write(database, run, qint32(id), list.at(id)); !written)
                return written;
        }
        return {};
    };
    Status written = writeInput(database, run, investigation.indicators, investigation.rejected);
    if (written)
        written = writeList(investigation.hosts(), writeHost);
    if (written)
        written = writeList(investigation.records(), writeRecord);
    if (written)
        written = writeList(investigation.actors(), writeActor);
    if (written)
        written = writeList(investigation.claims(), writeClaim);
    if (written)
        written = writeIncomplete(database, run, investigation.incomplete(), 0);
    if (!written)
        return written;
    Statement &update = database.statement("UPDATE runs SET options = ?2, created = ?3 WHERE number = ?1");
    update.bind(0, run).bind(1, pack::options(investigation.options)).bind(2, investigation.created);
    written = done(database, update);
    if (!written)
        return written;
    chain::Delta rest;
    rest.stats = investigation.stats();
    return writeDelta(database, run, rest);
}

Status replaceActivity(Database &database, const QList<chain::Activity> &activity)
{
    const Status removed = database.execute("DELETE FROM activity");
    return removed ? appendActivity(database, activity) : removed;
}

namespace {

Status writeRuns(Database &database, const Contents &contents)
{
    for (const Run &run : contents.runs) {
        if (Status begun = beginRun(database, run); !begun)
            return begun;
        Statement &update = database.statement("UPDATE runs SET stats = ?2 WHERE number = ?1");
        if (Status counted = done(database, update.bind(0, run.number).bind(1, pack::stats(run.stats))); !counted)
            return counted;
    }
    const chain::Investigation &found = contents.investigation;
    if (contents.run > 0)
        return writeInvestigation(database, contents.run, found);
    Status written = writeInput(database, 0, found.indicators, found.rejected);
    return written ? writeProperty(database, QStringLiteral("rejected"), pack::rejected(found.rejected)) : written;
}

} // namespace

Status writeContents(Database &database, const Contents &contents)
{
    Status written = database.execute("DELETE FROM runs; DELETE FROM indicators; DELETE FROM hosts; DELETE FROM records;"
                                      "DELETE FROM actors; DELETE FROM claims; DELETE FROM incomplete;"
                                      "DELETE FROM notes; DELETE FROM plans");
    if (written)
        written = writeRuns(database, contents);
    if (written)
        written = replaceActivity(database, contents.activity);
    for (auto note = contents.notes.cbegin(); written && note != contents.notes.cend(); ++note)
        written = writeNote(database, *note);
    for (auto plan = contents.plans.cbegin(); written && plan != contents.plans.cend(); ++plan)
        written = writePlan(database, *plan);
    const std::pair<QString, QString> properties[] = {
        {QStringLiteral("view"), pack::view(contents.view, contents.investigation)},
        {QStringLiteral("tags"), pack::tags(contents.tags)},
        {QStringLiteral("places"), pack::places(contents.places)},
        {QStringLiteral("service"), contents.service},
        {QStringLiteral("tlp"), contents.tlp},
    };
    for (const auto &[name, value] : properties) {
        if (written)
            written = writeProperty(database, name, value);
    }
    return written;
}

Status appendActivity(Database &database, const QList<chain::Activity> &activity)
{
    for (const chain::Activity &line : activity) {
        Statement &insert
            = database.statement("INSERT INTO activity (time, kind, text, about, took) VALUES (?1, ?2, ?3, ?4, ?5)");
        insert.bind(0, line.time).bind(1, int(line.kind)).bind(2, line.text).bind(3, line.about).bind(4, line.tookMs);
        if (Status written = done(database, insert); !written)
            return written;
    }
    if (activity.isEmpty())
        return {};
    Statement &trim = database.statement("DELETE FROM activity WHERE id <= (SELECT max(id) FROM activity) - ?1");
    return done(database, trim.bind(0, mostActivity));
}

Status writeNote(Database &database, const Note &note)
{
    const QString subject = note.subject.isNull() ? QStringLiteral("") : note.subject;
    if (note.text.isEmpty())
        return done(database, database.statement("DELETE FROM notes WHERE subject = ?1").bind(0, subject));
    Statement &insert = database.statement("INSERT OR REPLACE INTO notes (subject, text, pinned) VALUES (?1, ?2, ?3)");
    return done(database, insert.bind(0, subject).bind(1, note.text).bind(2, int(note.pinned)));
}

Status writePlan(Database &database, const KeptPlan &plan)
{
    const Status removed
        = done(database, database.statement("DELETE FROM plans WHERE target = ?1").bind(0, plan.target));
    if (!removed || plan.plan.isEmpty())
        return removed;
    Statement &insert = database.statement("INSERT INTO plans (made, target, plan) VALUES (?1, ?2, ?3)");
    return done(database, insert.bind(0, plan.kept).bind(1, plan.target).bind(2, plan.plan));
}

Status writeProperty(Database &database, const QString &name, const QString &value)
{
    Statement &insert = database.statement("INSERT OR REPLACE INTO properties (name, value) VALUES (?1, ?2)");
    return done(database, insert.bind(0, name).bind(1, value));
}

Status removeFound(Database &database, qint64 run)
{
    constexpr const char *removals[] = {
        "DELETE FROM indicators WHERE id >= ?1 AND id < ?2", "DELETE FROM hosts WHERE id >= ?1 AND id < ?2",
        "DELETE FROM records WHERE id >= ?1 AND id < ?2",    "DELETE FROM actors WHERE id >= ?1 AND id < ?2",
        "DELETE FROM claims WHERE id >= ?1 AND id < ?2",     "DELETE FROM incomplete WHERE id >= ?1 AND id < ?2",
    };
    for (const char *sql : removals) {
        if (Status removed = removeRange(database, sql, idOf(run, 0), idOf(run + 1, 0)); !removed)
            return removed;
    }
    return {};
}

Status keepOnly(Database &database, const QList<qint64> &runs)
{
    for (const Run &run : readRuns(database)) {
        if (runs.contains(run.number) || !run.stored)
            continue;
        if (Status removed = removeFound(database, run.number); !removed)
            return removed;
    }
    return {};
}

} // namespace casefile::tables
